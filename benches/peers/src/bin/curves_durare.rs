//! durare in the charts: a step per checkpoint. What is told by which argument is said in `peers::curves`.

use asap_charts::order::{self, Order, Record};
use std::sync::{Mutex, OnceLock};
use std::time::Instant;

use durare::{DurableContext, DurableEngine, WorkflowOptions};
use peers::Result;

static ORDER: OnceLock<Order> = OnceLock::new();
static SECONDS: Mutex<Vec<f64>> = Mutex::new(Vec::new());

async fn work(ctx: DurableContext, last: u64) -> durare::Result<u64> {
    order::begin();
    match ORDER.get().expect("it is set before anything runs") {
        Order::Prepare(_) | Order::Resume(_) => {
            let mut sum = 0;
            for number in 0..last {
                sum += ctx.step("number", move || async move { durare::Result::Ok(number) }).await?;
            }
            assert_eq!(sum, last * last.saturating_sub(1) / 2, "all steps are replayed");
            order::reached()
        }
        Order::Sizes(bytes, _) => {
            let mut sum = 0;
            for number in 0..last {
                let mut text = Some(order::text(*bytes, number));
                let begun = Instant::now();
                let step = ctx.step("text", move || {
                    let text = text.take().unwrap_or_default();
                    async move { durare::Result::Ok(text) }
                });
                sum += step.await?.len() as u64;
                SECONDS.lock().expect("nobody panics").push(begun.elapsed().as_secs_f64());
            }
            Ok(sum)
        }
        Order::Grow(marks) => {
            let mut found = Vec::new();
            for number in 0..last {
                found.push(
                    ctx.step("record", move || async move { durare::Result::Ok(Record::new(number)) })
                        .await?,
                );
                if marks.contains(&(number + 1)) {
                    order::mark(number + 1);
                }
            }
            Ok(found.len() as u64)
        }
    }
}

#[tokio::main]
async fn main() -> Result<()> {
    let (order, url) = Order::of_arguments()?;
    let (last, resumes, told) =
        (order.last(), matches!(order, Order::Resume(_)), matches!(order, Order::Sizes(..)));
    ORDER.set(order).expect("it is set once");
    let url = url.strip_prefix("sqlite:").map_or(url.clone(), |path| format!("sqlite://{path}?mode=rwc"));
    let mut builder = DurableEngine::connect(&url).await?;
    builder.register("work", work).app_version("1").executor_id("local").max_recovery_attempts(1_000_000);
    let engine = builder.build().await?;
    if resumes {
        if engine.recover().await? != 1 {
            return Err("the task was not resumed".into());
        }
        std::future::pending::<()>().await;
    }
    let handle = engine.start::<u64, u64>("work", last, WorkflowOptions::with_id("long")).await?;
    handle.await?;
    if told {
        order::tell(&SECONDS.lock().expect("nobody panics"));
    }
    Ok(())
}

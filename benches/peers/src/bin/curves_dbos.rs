//! The crate dbos in the charts: a step per checkpoint. What is told by which argument is said in `peers::curves`.

use asap_charts::order::{self, Order, Record};
use std::sync::{Mutex, OnceLock};
use std::time::Instant;

use dbos::{Config, DBOS, StartOptions, step};
use peers::Result;

static ORDER: OnceLock<Order> = OnceLock::new();
static SECONDS: Mutex<Vec<f64>> = Mutex::new(Vec::new());

async fn work(last: u64) -> dbos::Result<u64> {
    order::begin();
    match ORDER.get().expect("it is set before anything runs") {
        Order::Prepare(_) | Order::Resume(_) => {
            let mut sum = 0;
            for number in 0..last {
                sum += step("number", || async move { dbos::Result::Ok(number) }).await?;
            }
            assert_eq!(sum, last * last.saturating_sub(1) / 2, "all steps are replayed");
            order::reached()
        }
        Order::Sizes(bytes, _) => {
            let mut sum = 0;
            for number in 0..last {
                let mut text = Some(order::text(*bytes, number));
                let begun = Instant::now();
                let stored = step("text", || {
                    let text = text.take().unwrap_or_default();
                    async move { dbos::Result::Ok(text) }
                });
                sum += stored.await?.len() as u64;
                SECONDS.lock().expect("nobody panics").push(begun.elapsed().as_secs_f64());
            }
            Ok(sum)
        }
        Order::Grow(marks) => {
            let mut found = Vec::new();
            for number in 0..last {
                found.push(step("record", || async move { dbos::Result::Ok(Record::new(number)) }).await?);
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
    let config = Config {
        app_version: Some("1".to_owned()),
        executor_id: Some("local".to_owned()),
        ..Config::new("peers", url)
    };
    let dbos = DBOS::new(config);
    let workflow = dbos.register_workflow("work", work)?;
    // Puts what was interrupted back into its queue.
    dbos.launch().await?;
    if resumes {
        std::future::pending::<()>().await;
    }
    let options = StartOptions { workflow_id: Some("long"), ..StartOptions::default() };
    workflow.start_with(last, options).await?.result().await?;
    if told {
        order::tell(&SECONDS.lock().expect("nobody panics"));
    }
    Ok(())
}

//! asap in the charts, and the limits beside it. What is told by which argument is said in `asap_charts::order`.
//!
//! Addresses are those of `store::from_url`, and `full:PATH`, `within:PATH`, which is durable within 200 ms, and `normal:PATH` for SQLite. `field URL BYTES COUNT` is as `sizes`, with a list of
//! records of which one field changes. `limit` and the address of a database measures what is below it: `bare-flush:PATH`, `bare-full:PATH`,
//! `bare-normal:PATH`, `bare-postgres:URL`.

mod limits;
mod tasks;

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use asap_charts::Result;
use asap_charts::order::{self, Order};
use asap_runtime::store::{Durability, SqliteOptions, SqliteStore, from_url};
use asap_runtime::{CheckpointDurability, Runtime, SnapshotStore};

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match *arguments {
        ["version"] => {
            println!("{}", env!("CARGO_PKG_VERSION"));
            return Ok(());
        }
        ["field", url, bytes, count] => {
            // A record has 100 bytes, and a comma behind it.
            let (records, count) = (bytes.parse::<u64>()? / 101, count.parse()?);
            return tasks::measured(|| Ok(open(url)?.run("field", tasks::field(records, count))?));
        }
        ["sizes", url, bytes, count] if url.starts_with("bare-") => {
            order::tell(&limits::measure(url, bytes.parse()?, count.parse()?)?);
            return Ok(());
        }
        _ => {}
    }
    let (order, url) = Order::of_arguments()?;
    tasks::until(order.last());
    let ended = match order {
        Order::Prepare(_) => open(&url)?.run("long", tasks::steps())?,
        Order::Resume(_) => {
            let runtime = open(&url)?;
            order::begin();
            runtime.resume::<u64>("long")?
        }
        Order::Sizes(bytes, count) => {
            return tasks::measured(|| Ok(open(&url)?.run("sizes", tasks::sizes(bytes, count))?));
        }
        Order::Grow(marks) => {
            open(&url)?.run("grow", tasks::grow(marks))?;
            return Ok(());
        }
    };
    Err(format!("the task should have died, and has ended with {ended}").into())
}

fn open(url: &str) -> Result<Runtime> {
    let sqlite = |path: &str, durability| -> Result<Arc<dyn SnapshotStore>> {
        let options = SqliteOptions { durability, ..SqliteOptions::default() };
        Ok(Arc::new(SqliteStore::open_with(Path::new(path), options)?))
    };
    let mut durability = CheckpointDurability::default();
    let store = match url.split_once(':') {
        Some(("within", path)) => {
            durability = CheckpointDurability::Within(Duration::from_millis(200));
            sqlite(path, Durability::Full)?
        }
        Some(("full", path)) => sqlite(path, Durability::Full)?,
        Some(("normal", path)) => sqlite(path, Durability::Normal)?,
        _ => from_url(url).wait()?,
    };
    Ok(Runtime::new(store).with_durability(durability))
}

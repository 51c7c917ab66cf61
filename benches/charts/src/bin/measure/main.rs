//! Runs all that the charts compare, one after the other, and writes a file per contender into benches/figures.
//!
//! ```text
//! measure [--record] [--short | --long] [--disturbed REMARK] [NAME…]
//! ```
//!
//! Without `--record` the files go below the target folder. Runs go up to 10,000 checkpoints; with `--short` to
//! 1,000, with `--long` to 100,000. Names are those of the files without
//! `.json`; all, unless some are named. Each program gets a database of its own for each figure, made before and dropped after it.
//!
//! The environment says where things are: `CHARTS_POSTGRES_URL`, a server in which databases may be made by `psql` (without it those on
//! PostgreSQL are left out); `CHARTS_PYTHON`, a Python with `dbos` and `langgraph`; `CHARTS_PEERS`, the folder of the programs of benches/peers.
//! A `redis-server` of its own is started where there is one.

mod contender;
mod database;
mod figures;
mod machine;

use std::path::Path;

use asap_charts::{Record, Result, repository};

use crate::contender::Contender;

fn main() -> Result<()> {
    let mut arguments = std::env::args().skip(1);
    let (mut record, mut most, mut remark, mut names) = (false, 10_000, None, Vec::new());
    while let Some(argument) = arguments.next() {
        match &*argument {
            "--record" => record = true,
            "--short" => most = 1_000,
            "--long" => most = 100_000,
            "--disturbed" => remark = Some(arguments.next().ok_or("--disturbed wants a remark")?),
            option if option.starts_with('-') => return Err(format!("there is no option `{option}`").into()),
            _ => names.push(argument),
        }
    }
    let folder =
        if record { repository().join("benches/figures") } else { std::env::temp_dir().join("asap-figures") };
    std::fs::create_dir_all(&folder)?;
    for contender in contender::all() {
        if !names.is_empty() && !names.iter().any(|name| *name == contender.file) {
            continue;
        }
        match contender.version() {
            Ok(version) => write(&folder, &contender, version, most, remark.as_deref())?,
            Err(error) => eprintln!("{} is left out: {error}", contender.name),
        }
    }
    Ok(())
}

fn write(
    folder: &Path,
    contender: &Contender,
    version: String,
    most: u32,
    remark: Option<&str>,
) -> Result<()> {
    let load = machine::load();
    let mut machine = machine::describe();
    let mut lines = Vec::new();
    for store in &contender.stores {
        eprintln!("{}, {} ...", contender.name, store.name);
        match figures::of(contender, store, most) {
            Ok(more) => lines.extend(more),
            Err(error) => eprintln!("{}, {} is left out: {error}", contender.name, store.name),
        }
    }
    machine.push(("load before and behind".to_owned(), format!("{load:.1} and {:.1}", machine::load())));
    // What was measured before has left a load of one.
    let busy = (load > 1.5).then(|| "machine not idle: first figures, to be measured again".to_owned());
    let record = Record {
        name: contender.name.to_owned(),
        version,
        date: machine::date()?,
        machine,
        disturbed: remark.map(str::to_owned).or(busy),
        lines,
    };
    let path = folder.join(format!("{}.json", contender.file));
    std::fs::write(&path, serde_json::to_string_pretty(&record)? + "\n")?;
    eprintln!("written to {}", path.display());
    Ok(())
}

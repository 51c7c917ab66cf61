//! `agent run`: one task, run on an executor with the children that it begins.

use anyhow::{Context, bail};
use asap_runtime::Runtime;
use asap_runtime::store::SqliteStore;

use crate::args::Run;
use crate::chat::Message;
use crate::http::Http;
use crate::job::assist;
use crate::model::Model;
use crate::tools::Tools;

/// Runs the agent, or what is left of it, and prints what it says in the end.
///
/// # Errors
///
/// If it stopped; the message says why.
pub(crate) fn run(options: &Run) -> anyhow::Result<()> {
    let model = Model::new(Http::new(&options.base_url, options.api_key.clone())?, &options.model);
    let tools = Tools::new(Http::new(&options.tools_url, None)?);
    let store = SqliteStore::open(&options.db)?;
    let runtime = match options.die {
        Some(death) => Runtime::new(death.in_store(store)),
        None => Runtime::new(store),
    };
    let runtime = runtime.with_resource(model).with_resource(tools);
    let executor = tokio::runtime::Runtime::new().context("starting the executor")?;
    let messages = executor.block_on(async {
        tokio::select! {
            messages = runtime.run(&options.task, assist(options.goal.clone())) => {
                messages.map_err(anyhow::Error::from)
            }
            // The future is dropped where it waits: an interruption as a kill is one.
            signal = tokio::signal::ctrl_c() => match signal {
                Ok(()) => bail!("interrupted; the same command goes on"),
                Err(error) => Err(error).context("listening for Ctrl-C"),
            },
        }
    })?;
    println!("{}", messages.last().map(Message::text).unwrap_or_default());
    Ok(())
}

//! Holds many random programs against themselves.
//!
//! ```text
//! cargo run -p asap-tests --bin random -- --programs 10000 --seed 1 [--batch 250] [--keep DIR]
//! ```
//!
//! Writes them in batches into a scratch project, compiles each once plain and once resumable, runs what compiled, and
//! prints what came out. `--show SEED` prints one program.

mod arguments;
mod documented;
mod findings;
mod project;
mod runs;
mod session;

use std::process::ExitCode;

use arguments::{Arguments, Task};
use asap_tests::random::Program;

fn main() -> ExitCode {
    match Arguments::parse(std::env::args().skip(1)) {
        Err(message) => {
            eprintln!("{message}");
            ExitCode::from(2)
        }
        Ok(Arguments { task: Task::Show(seed), .. }) => {
            print!("{}", Program::new(seed).scenario(&format!("program_{seed}")));
            ExitCode::SUCCESS
        }
        Ok(arguments) => match session::run(&arguments) {
            Ok(0) => ExitCode::SUCCESS,
            Ok(_) => ExitCode::FAILURE,
            Err(error) => {
                eprintln!("{error}");
                ExitCode::from(2)
            }
        },
    }
}

use asap_runtime::{checkpoint, resumable};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
struct Job {
    steps: u32,
}

impl Job {
    #[resumable]
    fn work(self) -> u32 {
        checkpoint!();
        self.steps
    }

    #[resumable]
    fn boxed(self: Box<Self>) -> u32 {
        checkpoint!();
        self.steps
    }

    #[resumable]
    fn new(steps: u32) -> Self {
        checkpoint!();
        Self { steps }
    }

    #[resumable]
    fn later(steps: u32) -> u32 {
        let job = Self { steps };
        checkpoint!();
        job.steps
    }
}

trait Work {
    #[resumable]
    fn work_hard(self) -> u32
    where
        Self: Sized,
    {
        checkpoint!();
        1
    }
}

fn main() {
    let _ = Job::new(1);
    let job = Job { steps: 1 };
    let _: asap_runtime::Call<u32> = job.work();
    let _: asap_runtime::Call<u32> = Job::later(1);
}

use asap_runtime::{checkpoint, resumable};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
struct Job {
    steps: u32,
}

#[resumable]
impl Job {
    #[resumable]
    fn look(&self) -> u32 {
        checkpoint!();
        self.steps
    }

    #[resumable]
    fn change(&mut self, by: u32) {
        self.steps += by;
        checkpoint!();
    }

    #[resumable]
    fn typed(self: &Self) -> u32 {
        checkpoint!();
        self.steps
    }
}

impl Job {
    #[resumable]
    fn alone(&self) -> u32 {
        checkpoint!();
        self.steps
    }
}

fn main() {
    let mut job = Job { steps: 1 };
    let _: asap_runtime::Call<u32> = job.look();
    let _: asap_runtime::Call<()> = job.change(1);
    let _ = job.typed();
    let _ = job.alone();
}

use asap_runtime::{checkpoint, resumable};

struct Job {
    steps: u32,
}

impl Job {
    #[resumable]
    fn work(self) -> u32 {
        checkpoint!();
        self.steps
    }
}

fn main() {}

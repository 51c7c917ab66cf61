use asap_runtime::{AsyncCall, Call, checkpoint, resumable};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
struct Job<T> {
    steps: Vec<T>,
}

#[resumable]
impl<T: Clone> Job<T> {
    #[resumable]
    fn first(self, name: &str) -> usize {
        checkpoint!("a");
        checkpoint!("a");
        name.len() + self.steps.len()
    }

    #[resumable(retries = 3)]
    async fn second(&self, step: T) -> Self {
        let close = || checkpoint!();
        close();
        Self { steps: vec![step] }
    }

    fn third(&self) -> usize {
        self.steps.len()
    }
}

fn main() {
    let job = || Job { steps: vec![1] };
    let _: Call<usize> = job().first("a");
    let _: AsyncCall<Job<i32>> = job().second(1);
    let _: usize = job().third();
}

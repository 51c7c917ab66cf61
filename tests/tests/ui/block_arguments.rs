use asap_runtime::{checkpoint, resumable};

struct Job;

#[resumable(name = "job")]
impl Job {
    #[resumable]
    fn work(n: u32) -> u32 {
        checkpoint!();
        n
    }
}

fn main() {
    let _: asap_runtime::Call<u32> = Job::work(1);
}

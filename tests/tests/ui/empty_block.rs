use asap_runtime::resumable;

struct Job;

#[resumable]
impl Job {
    fn work(n: u32) -> u32 {
        n
    }
}

fn main() {
    let _ = Job::work(1);
}

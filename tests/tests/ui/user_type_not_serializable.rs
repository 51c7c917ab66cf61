use asap_runtime::{checkpoint, resumable};

#[derive(Debug)]
struct Progress {
    done: u32,
}

#[resumable]
fn work(n: u32) -> u32 {
    let mut progress = Progress { done: 0 };
    for i in 0..n {
        progress.done += i;
        checkpoint!();
    }
    progress.done
}

fn main() {
    let _ = work(1);
}

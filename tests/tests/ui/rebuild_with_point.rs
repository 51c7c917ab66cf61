use asap_runtime::{call, checkpoint, resumable};

#[resumable]
fn child(n: u32) -> u32 {
    checkpoint!();
    n
}

#[resumable]
fn work(n: u32) -> u32 {
    #[rebuild]
    let open = vec![call!(child(n))];
    #[rebuild]
    let read = {
        checkpoint!();
        n
    };
    read + open[0]
}

fn main() {}

use asap_runtime::resumable;

#[resumable]
struct Job {
    step: u32,
}

fn main() {
    let _ = Job { step: 1 };
}

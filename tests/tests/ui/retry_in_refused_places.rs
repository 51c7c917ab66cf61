use asap_runtime::{effect, resumable, retry};

fn fetch() -> Result<u32, String> {
    Ok(1)
}

#[resumable]
fn work() -> u32 {
    let in_closure = || retry!(fetch());
    let in_effect = effect!("fetch", retry!(fetch()));
    println!("{:?}", retry!(fetch()));
    in_closure().unwrap_or(0) + in_effect.unwrap_or(0)
}

fn main() {
    let _ = work();
}

use asap_runtime::{resumable, retry};

fn fetch() -> Result<u32, String> {
    Ok(1)
}

#[resumable]
fn work(name: String) -> u32 {
    let nothing = retry!();
    let unknown = retry!(times = 3, fetch());
    let two = retry!(fetch(), fetch());
    let named = retry!(name, fetch());
    nothing + unknown + two + named
}

fn main() {
    let _ = work(String::new());
}

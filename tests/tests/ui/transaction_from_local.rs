use asap_runtime::{checkpoint, resumable};

#[resumable(local)]
async fn counts() -> u32 {
    let number = String::new();
    checkpoint!(number);
    2
}

fn main() {
    let _ = counts();
}

use asap_runtime::{receive, resumable};

fn plain() -> u32 {
    receive!("a")
}

#[resumable]
async fn block() -> u32 {
    async { receive!("a") }.await
}

#[resumable]
fn printed() {
    println!("{}", receive!("a"));
}

fn main() {
    plain();
    let _ = (block(), printed());
}

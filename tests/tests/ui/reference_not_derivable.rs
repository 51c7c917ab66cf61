use asap_runtime::{checkpoint, resumable};

fn longest<'a>(left: &'a str, right: &'a str) -> &'a str {
    println!("asked");
    if left.len() > right.len() { left } else { right }
}

#[resumable]
fn compare(left: String, right: String) -> usize {
    let long = longest(&left, &right);
    checkpoint!();
    long.len()
}

fn main() {
    let _ = compare("a".into(), "b".into());
}

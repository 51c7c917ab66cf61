use asap_runtime::{checkpoint, resumable};

#[resumable]
fn first(names: Vec<Option<String>>) -> usize {
    let mut total = 0;
    match names.first() {
        Some(Some(name)) if !name.is_empty() => {
            total += name.len();
            checkpoint!();
            total += name.len();
        }
        _ => {}
    }
    total
}

fn main() {
    let _ = first(vec![]);
}

use asap_runtime::{checkpoint, resumable};

#[resumable]
fn names(names: Vec<String>) -> Vec<String> {
    let mut names = names;
    let mut i = 0;
    names[i] += {
        i += 1;
        checkpoint!();
        "x"
    };
    names
}

fn main() {
    let _ = names(vec![]);
}

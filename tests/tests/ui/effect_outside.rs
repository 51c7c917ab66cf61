use asap_runtime::{effect, resumable};

fn plain() {
    effect!(println!("once"));
}

#[resumable]
fn each(names: Vec<String>) {
    names.iter().for_each(|name| effect!(println!("{name}")));
}

#[resumable]
fn printed() {
    println!("{}", effect!("one", 1));
}

fn main() {
    plain();
    let _ = (each(Vec::new()), printed());
}

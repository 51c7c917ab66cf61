use std::rc::Rc;

use asap_runtime::{call, checkpoint, resumable};

#[resumable]
fn keep<T>(value: T) -> T {
    checkpoint!();
    value
}

#[resumable]
fn count(items: impl Iterator<Item = u32>) -> usize {
    checkpoint!();
    items.count()
}

#[resumable]
fn parent<T>(value: T) -> String
where
    T: ToString,
{
    let value = call!(keep(value));
    value.to_string()
}

fn main() {
    let _ = keep(Rc::new(1));
    let _ = keep(std::thread::current());
    let _ = count(vec![1].into_iter());
    let _ = parent(1);
    let _ = parent(Rc::new(1));
}

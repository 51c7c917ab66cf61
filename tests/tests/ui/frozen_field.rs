use std::cell::Cell;
use std::sync::Mutex;

use asap_runtime::Frozen;

#[derive(Frozen)]
struct Counter {
    name: String,
    count: Cell<u64>,
}

#[derive(Frozen)]
enum State<T> {
    Idle,
    Busy { with: T, lock: Vec<Mutex<T>> },
}

struct Plain;

#[derive(Frozen)]
struct Holder(u8, Plain);

fn main() {}

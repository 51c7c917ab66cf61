use asap_runtime::{checkpoint, resumable};

macro_rules! or_leave {
    ($value:expr, $jump:expr) => {
        match $value {
            Some(value) => value,
            None => $jump,
        }
    };
}

#[resumable]
fn batches(items: Vec<u32>) -> u32 {
    let mut items = items.into_iter().collect::<Vec<_>>();
    let mut batch = Vec::new();
    let mut sent = 0;
    loop {
        batch.push(or_leave!(items.pop(), break));
        if batch.len() == 2 {
            sent += batch.into_iter().sum::<u32>();
            checkpoint!();
            batch = Vec::new();
        }
    }
    sent
}

fn main() {
    let _ = batches(vec![]);
}

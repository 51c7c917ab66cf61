use std::rc::Rc;

use asap_runtime::{checkpoint, resumable};
use serde::{Deserialize, Serialize};

struct Socket;

#[resumable]
impl Socket {
    #[resumable]
    fn read(self) -> u32 {
        checkpoint!();
        1
    }
}

#[derive(Serialize, Deserialize)]
struct Job;

#[resumable]
impl Job {
    #[resumable]
    fn work(self: Rc<Self>) -> u32 {
        checkpoint!();
        1
    }
}

fn main() {
    let _ = Socket.read();
    let _ = Rc::new(Job).work();
}

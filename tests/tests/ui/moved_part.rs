use asap_runtime::{checkpoint, resumable};

struct State {
    offset: u32,
}

#[resumable]
fn shifted(n: u32) -> u32 {
    let mut state = State { offset: n };
    let add = move |x: u32| x + state.offset;
    state.offset += 1;
    checkpoint!();
    add(1)
}

fn main() {
    let _ = shifted(1);
}

use asap_runtime::Frozen;

#[derive(Frozen)]
union Word {
    number: u32,
    bytes: [u8; 4],
}

fn main() {}

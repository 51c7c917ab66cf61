use asap_runtime::checkpoint;

fn plain(n: u32) -> u32 {
    checkpoint!();
    checkpoint!("named");
    n
}

fn main() {
    plain(1);
}

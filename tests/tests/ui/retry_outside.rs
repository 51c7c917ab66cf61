fn main() {
    let _ = asap_runtime::retry!("7".parse::<u8>());
    asap_runtime::compensate!(());
}

//! Sets the configuration `plain` when the variable `ASAP_TESTS` says so.
//!
//! A variable and not a feature: `--all-features` must not turn the resumable half of every scenario off.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-env-changed=ASAP_TESTS");
    println!("cargo::rustc-check-cfg=cfg(plain)");
    if std::env::var("ASAP_TESTS").is_ok_and(|value| value == "plain") {
        println!("cargo::rustc-cfg=plain");
    }
}

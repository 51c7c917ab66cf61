//! What is said of large snapshots.

use std::sync::Arc;

use asap_runtime::__private as __asap;
use asap_runtime::Call;

use crate::functions::{checkpoint, function, saved};
use crate::runtime;
use crate::warnings::Warnings;

#[test]
fn a_large_snapshot_is_warned_of_once_per_doubling() {
    fn grows() -> Call<usize> {
        async fn body(mut cx: __asap::Cx, _: Option<()>) -> usize {
            let (small, mut text) = (7, String::new());
            for _ in 0..10 {
                text.push_str(&"x".repeat(512 << 10));
                if !saved(&mut cx, 1, |w| {
                    w.local("small", &small);
                    w.local("text", &text);
                }) {
                    return __asap::stop().await;
                }
            }
            text.len()
        }
        static FUNCTION: __asap::Function = function!(
            "grows" () -> usize,
            &[checkpoint("grown", &["small", "text"], &[])],
            body,
            __asap::Finish::Value(__asap::infallible::<usize>)
        );
        Call::new(&FUNCTION, ())
    }
    let warnings = Warnings::default();
    let heard = Arc::clone(&warnings.0);
    tracing::subscriber::with_default(warnings, || {
        runtime().with_parts_from(usize::MAX).run("t", grows()).unwrap()
    });
    let heard = heard.lock().unwrap();
    // Above 1, 2 and 4 MiB.
    assert_eq!(heard.len(), 3, "{heard:?}");
    assert!(heard[0].contains("`text: 1048578 bytes`, `$resume: "), "{heard:?}");
}

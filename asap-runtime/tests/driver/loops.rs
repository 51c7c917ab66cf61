//! `for` loops as the macro would write them.

use std::io;

use asap_runtime::__private as __asap;
use asap_runtime::{Call, Data, Fails};

use crate::functions::{checkpoint, describe, effect, effects, fail_once, function, restore, saved};
use crate::runtime;

/// ```ignore
/// #[resumable(name = "pairs")]
/// fn pairs(words: Vec<String>, factors: Vec<u64>) -> io::Result<u64> {
///     let mut sum = 0;
///     for (i, word) in words.into_iter().enumerate() {
///         for factor in &factors {
///             effect(sum)?;
///             sum += factor * word.len() as u64 + i as u64;
///             checkpoint!("added");
///         }
///     }
///     Ok(sum)
/// }
/// ```
fn pairs(words: Vec<String>, factors: Vec<u64>) -> Call<u64, Fails<io::Error>> {
    async fn body(mut cx: __asap::Cx, arguments: Option<(Vec<String>, Vec<u64>)>) -> io::Result<u64> {
        let mut at = cx.at();
        let words;
        let factors;
        let mut sum;
        if at < 1 {
            (words, factors) = match arguments {
                Some((words, factors)) => (Some(words), factors),
                None => (Some(restore!(cx, "words")), restore!(cx, "factors")),
            };
            sum = 0;
        } else {
            words = None;
            factors = restore!(cx, "factors");
            sum = restore!(cx, "sum");
        }
        let source = if at < 1 {
            __asap::iter::owned(words.unwrap_or_default())
        } else {
            match cx.restore_source("for word") {
                Some(source) => source,
                None => __asap::stop().await,
            }
        };
        let mut outer = source.enumerate();
        if at >= 1 && !cx.restore_iterator("for word", &mut outer) {
            return __asap::stop().await;
        }
        loop {
            let i;
            let word;
            if at < 1 {
                match outer.next() {
                    Some((number, item)) => (i, word) = (number, item),
                    None => break,
                }
            } else {
                i = restore!(cx, "i");
                word = restore!(cx, "word");
            }
            let mut inner = __asap::iter::borrowed(IntoIterator::into_iter(&factors));
            if at >= 1 && !cx.restore_iterator("for factor", &mut inner) {
                return __asap::stop().await;
            }
            loop {
                if at < 1 {
                    let Some(factor) = inner.next() else { break };
                    effect(sum)?;
                    sum += factor * word.len() as u64 + i as u64;
                }
                if at == 1 {
                    at = 0;
                    cx.arrived();
                } else if !saved(&mut cx, 1, |w| {
                    w.local("factors", &factors);
                    w.local("sum", &sum);
                    w.local("i", &i);
                    w.local("word", &word);
                    w.iterator("for word", &outer);
                    w.iterator("for factor", &inner);
                }) {
                    return __asap::stop().await;
                }
            }
        }
        Ok(sum)
    }
    static FUNCTION: __asap::Function = function!(
        "pairs" (words: Vec<String>, factors: Vec<u64>) -> io::Result<u64>,
        &[checkpoint("added", &["factors", "sum", "i", "word"], &["for factor", "for word"])],
        body,
        __asap::Finish::Result(
            __asap::fallible::<u64, io::Error>,
            &__asap::Failing::<io::Error> { repeats: None, describe: |error| describe!(error) }
        )
    );
    __asap::inventory::submit! { __asap::Registration::Function(&FUNCTION) }
    Call::new(&FUNCTION, (words, factors))
}

fn call() -> Call<u64, Fails<io::Error>> {
    pairs(["a", "bb", "ccc"].map(str::to_owned).to_vec(), vec![1, 10])
}

#[test]
fn a_loop_goes_on_in_its_middle() {
    let whole = runtime();
    let expected = whole.run("t", call()).unwrap();
    let all = effects();
    for version in 1..=7 {
        let cut = runtime();
        let snapshot = whole.store().get_version("t", version).wait().unwrap().unwrap();
        cut.store().save(&snapshot).wait().unwrap();
        assert_eq!(cut.resume::<u64>("t").unwrap(), expected);
        assert_eq!(effects(), all[usize::try_from(version).unwrap() - 1..]);
        for later in version + 1..=7 {
            let data = |runtime: &asap_runtime::Runtime| {
                runtime.store().get_version("t", later).wait().unwrap().unwrap().data
            };
            assert_eq!(data(&cut), data(&whole));
        }
    }
}

#[test]
fn a_snapshot_holds_what_remains() {
    let runtime = runtime();
    runtime.run("t", call()).unwrap();
    let snapshot = runtime.store().get_version("t", 4).wait().unwrap().unwrap();
    let text = snapshot.data.as_json();
    assert!(
        text.ends_with(
            r#","hidden":{"for word":{"rest":["ccc"],"at":[2]},"for factor":{"at":[1]}},"frames":[]}}"#
        ),
        "{text}"
    );
    effects();
}

#[test]
fn an_edit_may_sort_and_add_keys() {
    for front in ["", r#""note":"by hand","#] {
        let runtime = runtime();
        fail_once(1, || io::Error::other("once"));
        runtime.run("t", call()).unwrap_err();
        let mut snapshot = runtime.store().get("t").wait().unwrap().unwrap();
        let map: std::collections::BTreeMap<String, serde_json::Value> =
            serde_json::from_str(snapshot.data.as_json()).unwrap();
        let text = serde_json::to_string(&map).unwrap().replacen('{', &format!("{{{front}"), 1);
        assert_ne!(text, snapshot.data.as_json());
        snapshot.data = Data::from_json(&text).unwrap();
        runtime.store().save(&snapshot).wait().unwrap();
        assert_eq!(runtime.resume::<u64>("t").unwrap(), 72);
    }
    effects();
}

#[test]
fn a_loop_without_its_place_is_an_error() {
    for (from, to) in [
        (r#""rest":["bb","ccc"],"#, ""),
        (r#""rest":["bb","ccc"]"#, r#""rest":[1]"#),
        (r#""at":[1]},"for factor""#, r#""at":[1,2]},"for factor""#),
        (r#","at":[1]},"for factor""#, r#"},"for factor""#),
        (r#""for factor":{"at":[1]}"#, r#""for factor":{"at":[9]}"#),
        (r#""for factor":{"at":[1]}"#, r#""for factor":{"at":"x"}"#),
        (r#""for factor""#, r#""for other""#),
    ] {
        let runtime = runtime();
        fail_once(1, || io::Error::other("once"));
        runtime.run("t", call()).unwrap_err();
        let mut snapshot = runtime.store().get("t").wait().unwrap().unwrap();
        let text = snapshot.data.as_json().replace(from, to);
        assert_ne!(text, snapshot.data.as_json(), "{from}");
        snapshot.data = Data::from_json(&text).unwrap();
        runtime.store().save(&snapshot).wait().unwrap();
        effects();
        let error = runtime.resume::<u64>("t").unwrap_err();
        assert!(error.is_incompatible(), "{error}");
        assert_eq!(effects(), [0; 0]);
        assert_eq!(runtime.store().get("t").wait().unwrap().unwrap(), snapshot);
    }
}

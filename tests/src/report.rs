//! Comparisons that say where two runs part.

use std::borrow::Cow;
use std::fmt::Write as _;

use serde_json::Value;

use crate::mode::Mode;

/// Holds one trace against another.
///
/// # Panics
///
/// If they differ, naming the first line that does.
pub(crate) fn same_trace(place: &str, found: &[String], expected: &[String]) {
    if found == expected {
        return;
    }
    let at = found.iter().zip(expected).take_while(|(found, expected)| found == expected).count();
    let mut text = format!("{place}: the effects differ from line {at} on\n");
    for line in 0..found.len().max(expected.len()) {
        let [found, expected] = [found, expected].map(|trace| trace.get(line).map_or("-", String::as_str));
        let mark = if found == expected { ' ' } else { '>' };
        let _ = writeln!(text, "{mark} {line:3}  expected {expected:30}  found {found}");
    }
    panic!("{text}");
}

/// Holds one snapshot's data against another's.
///
/// # Panics
///
/// If they differ.
pub(crate) fn same_data(place: &str, mode: Mode, found: &str, expected: &str) {
    assert!(
        is_same_data(mode, found, expected),
        "{place}: the data differ\n  expected {expected}\n  found    {found}"
    );
}

/// Whether two snapshots' data are the same.
pub(crate) fn is_same_data(mode: Mode, found: &str, expected: &str) -> bool {
    let (found, expected) = (&*keyless(found), &*keyless(expected));
    match mode {
        Mode::Unordered => sorted(found) == sorted(expected),
        Mode::Exact | Mode::Fresh => found == expected,
    }
}

/// The text without the key of an effect, which is another in each run.
fn keyless(data: &str) -> Cow<'_, str> {
    let key = r#"","key":""#;
    let begin = data.find(r#","intent":{"effect":"#).and_then(|at| Some(at + data[at..].find(key)?));
    let end = begin.and_then(|at| Some(at + data[at..].find('}')?));
    match (begin, end) {
        (Some(begin), Some(end)) => Cow::Owned([&data[..=begin], &data[end..]].concat()),
        _ => Cow::Borrowed(data),
    }
}

/// The text with the members of all objects and tagged maps in one order.
fn sorted(data: &str) -> String {
    fn sort(value: &mut Value) {
        match value {
            Value::Array(values) => values.iter_mut().for_each(sort),
            Value::Object(members) => {
                members.values_mut().for_each(sort);
                if let Some(Value::Array(pairs)) = members.get_mut("$map") {
                    pairs.sort_by_key(Value::to_string);
                }
                members.sort_keys();
            }
            _ => {}
        }
    }
    let mut value = serde_json::from_str(data).expect("a snapshot's data is JSON");
    sort(&mut value);
    value.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_are_compared_in_any_order_where_that_is_asked_for() {
        let (a, b) = (r#"{"m":{"$map":[[1,2],[3,4]]},"n":1}"#, r#"{"n":1,"m":{"$map":[[3,4],[1,2]]}}"#);
        same_data("here", Mode::Unordered, a, b);
        assert!(std::panic::catch_unwind(|| same_data("here", Mode::Exact, a, b)).is_err());
        assert!(std::panic::catch_unwind(|| same_data("here", Mode::Unordered, a, r#"{"n":1}"#)).is_err());
    }
}

//! A comparison that says where two runs part.

use std::fmt::Write as _;

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

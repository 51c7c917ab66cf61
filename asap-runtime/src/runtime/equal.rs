//! Whether two texts are one value.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::codec;
use crate::frame::Again;

/// How often a value is written anew to see whether its order changes: a set of two keeps it half of the time.
const TRIES: usize = 32;

/// Whether two texts are one value of one type; `again` reads a text as that type and writes it anew.
///
/// Hash maps and sets are written in another order each time. Of an array nothing tells whether its order means
/// something, so the type is asked: one that writes what it has read in another order does not mean it.
pub(super) fn equal(one: &str, other: &str, again: Again) -> bool {
    if one == other {
        return true;
    }
    // The tags stay what they are: NaN is not `null`.
    let parse = |text| codec::read_plain::<Value>(text).ok();
    let (Some(one), Some(value)) = (parse(one), parse(other)) else { return false };
    if canonical(&one, false) == canonical(&value, false) {
        return true;
    }
    canonical(&one, true) == canonical(&value, true)
        && (0..TRIES).any(|_| again(other).is_ok_and(|text| text != other))
}

/// A text that is the same for the same value: keys sorted, and arrays too if they have no order.
pub(crate) fn canonical(value: &Value, unordered: bool) -> String {
    match value {
        Value::Array(elements) => {
            list(elements.iter().map(|element| canonical(element, unordered)), unordered)
        }
        Value::Object(members) => {
            // The pairs of a map whose keys are no strings: they are read back as a map.
            if let Some((_, Value::Array(pairs))) = members.iter().next().filter(|(key, _)| *key == "$map") {
                return list(pairs.iter().map(|pair| canonical(pair, unordered)), true);
            }
            let members: BTreeMap<_, _> =
                members.iter().map(|(key, value)| (key, canonical(value, unordered))).collect();
            format!("{members:?}")
        }
        // Numbers by their text: -0.0 is not 0.0.
        scalar => scalar.to_string(),
    }
}

fn list(elements: impl Iterator<Item = String>, unordered: bool) -> String {
    let mut elements: Vec<_> = elements.collect();
    if unordered {
        elements.sort_unstable();
    }
    format!("{elements:?}")
}

#[cfg(test)]
mod tests {
    use std::collections::{HashMap, HashSet};

    use super::*;
    use crate::frame::{Persist, again};

    fn written<T: Persist>(value: &T) -> String {
        let mut text = String::new();
        value.write(&mut text).expect("it can be written");
        text
    }

    fn are_equal<T: Persist>(one: &T, other: &T) -> bool {
        equal(&written(one), &written(other), again::<T>)
    }

    #[test]
    fn sets_and_maps_have_no_order() {
        let set = || (0..20).collect::<HashSet<u8>>();
        assert!(are_equal(&set(), &set()));
        assert!(are_equal(&(set(), 1), &(set(), 1)));
        assert!(!are_equal(&set(), &(1..21).collect()));
        let map = || (0..20).map(|key| ((key, 1), set())).collect::<HashMap<_, _>>();
        assert!(are_equal(&map(), &map()));
    }

    #[test]
    fn lists_have_an_order() {
        assert!(!are_equal(&vec![1, 2], &vec![2, 1]));
        assert!(are_equal(&vec![1, 2], &vec![1, 2]));
        assert!(!are_equal(&(1, 2), &(2, 1)));
    }

    #[test]
    fn numbers_are_compared_exactly() {
        assert!(!are_equal(&0.0, &-0.0));
        assert!(are_equal(&f64::NAN, &f64::NAN));
        assert!(!are_equal(&Some(f64::NAN), &None));
        assert!(!are_equal(&i128::MAX, &i128::MIN));
    }
}

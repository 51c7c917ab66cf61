//! Values that grow at their end: what was added is written by itself.

use std::collections::VecDeque;

use super::{Frozen, Persist};
use crate::codec::{self, CodecError};

/// Values that are only added to, at their end, by the methods of [`GROW`](super::method::GROW).
pub trait Grow: Frozen {
    /// How long it is, in what `write_from` counts.
    fn grown_to(&self) -> usize;

    /// Appends the JSON of what is behind the first `from`, as a former `grown_to` gave it.
    ///
    /// # Errors
    ///
    /// If what was added cannot be written.
    fn write_from(&self, from: usize, out: &mut String) -> Result<(), CodecError>;
}

impl<T: Persist + Frozen> Grow for Vec<T> {
    fn grown_to(&self) -> usize {
        self.len()
    }

    fn write_from(&self, from: usize, out: &mut String) -> Result<(), CodecError> {
        T::write_more(self[from..].iter(), from == 0, out)
    }
}

impl<T: Persist + Frozen> Grow for VecDeque<T> {
    fn grown_to(&self) -> usize {
        self.len()
    }

    fn write_from(&self, from: usize, out: &mut String) -> Result<(), CodecError> {
        T::write_more(self.range(from..), from == 0, out)
    }
}

impl Grow for String {
    fn grown_to(&self) -> usize {
        self.len()
    }

    fn write_from(&self, from: usize, out: &mut String) -> Result<(), CodecError> {
        codec::write_characters(&self[from..], out);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde::{Deserialize, Serialize};

    use super::*;

    /// What the whole is written as, and the same made of what it was at `cuts` and of what was added behind each.
    fn both<T: Grow + Persist>(value: &T, cuts: &[usize], ends: [&str; 2]) -> [String; 2] {
        let (mut whole, mut made) = (String::new(), ends[0].to_owned());
        value.write(&mut whole).expect("it can be written");
        let mut tails: Vec<String> = Vec::new();
        for &cut in cuts {
            let mut tail = String::new();
            value.write_from(cut, &mut tail).expect("it can be written");
            tails.push(tail);
        }
        for (index, tail) in tails.iter().enumerate() {
            let rest = tails.get(index + 1).map_or("", |next| next);
            made.push_str(
                tail.strip_suffix(rest).expect("what is behind a later cut ends what is behind this one"),
            );
        }
        made.push_str(ends[1]);
        [whole, made]
    }

    /// Lengths that a value of this length may have had, the first of them 0.
    fn cuts(of: usize, seeds: &[usize]) -> Vec<usize> {
        let mut cuts: Vec<usize> = seeds.iter().map(|seed| seed % (of + 1)).chain([0]).collect();
        cuts.sort_unstable();
        cuts
    }

    #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
    enum Item {
        Empty,
        Pair(Option<()>, i128),
        Named { text: String, at: f64 },
        Many(Vec<Vec<char>>),
    }

    impl Frozen for Item {}

    fn item() -> impl Strategy<Value = Item> {
        prop_oneof![
            Just(Item::Empty),
            any::<(Option<()>, i128)>().prop_map(|(a, b)| Item::Pair(a, b)),
            any::<(String, f64)>().prop_map(|(text, at)| Item::Named { text, at }),
            prop::collection::vec(any::<Vec<char>>(), 0..3).prop_map(Item::Many),
        ]
    }

    fn lists<T>(values: Vec<T>, seeds: &[usize]) -> Result<(), TestCaseError>
    where
        T: Persist + Frozen,
        Vec<T>: Persist,
        VecDeque<T>: Persist,
    {
        let cuts = cuts(values.len(), seeds);
        let [whole, made] = both(&values, &cuts, ["[", "]"]);
        prop_assert_eq!(whole, made);
        let mut queue = VecDeque::from(values);
        queue.rotate_left(cuts[cuts.len() / 2]);
        let [whole, made] = both(&queue, &cuts, ["[", "]"]);
        prop_assert_eq!(whole, made);
        Ok(())
    }

    proptest! {
        #[test]
        fn a_list_in_pieces_is_the_list(values in prop::collection::vec(item(), 0..20), seeds: Vec<usize>) {
            lists(values, &seeds)?;
        }

        #[test]
        fn a_list_of_numbers_in_pieces_is_the_list(values: Vec<u128>, seeds: Vec<usize>) {
            lists(values, &seeds)?;
        }

        #[test]
        fn a_text_in_pieces_is_the_text(pieces: Vec<String>) {
            let mut text = String::new();
            let mut cuts = Vec::new();
            for piece in &pieces {
                cuts.push(text.grown_to());
                text.push_str(piece);
            }
            cuts.push(text.len());
            let [whole, made] = both(&text, &cuts, ["\"", "\""]);
            prop_assert_eq!(whole, made);
        }
    }

    /// What serde buffers holds no integer beyond 64 bits.
    #[derive(Serialize, Deserialize)]
    #[serde(untagged)]
    enum Wide {
        Small(u8),
        Large(i128),
    }

    impl Frozen for Wide {}

    #[test]
    fn what_the_whole_refuses_what_is_added_refuses() {
        let deep = |levels| (1..levels).fold(serde_json::Value::Null, |inner, _| serde_json::json!([inner]));
        for (levels, fits) in [(codec::MAX_DEPTH, true), (codec::MAX_DEPTH + 1, false)] {
            let values = vec![serde_json::Value::Null, deep(levels)];
            let (mut whole, mut tail) = (String::new(), "kept".to_owned());
            assert_eq!(values.write(&mut whole).is_ok(), fits);
            assert_eq!(values.write_from(1, &mut tail).is_ok(), fits);
            assert_eq!(tail == "kept", !fits, "on error the text is as it was");
        }
        let values = vec![Wide::Small(1), Wide::Large(i128::MAX)];
        assert!(values.write(&mut String::new()).is_err());
        assert!(values.write_from(1, &mut String::new()).is_err());
        assert!(vec![Wide::Small(1)].write_from(0, &mut String::new()).is_ok());
    }
}

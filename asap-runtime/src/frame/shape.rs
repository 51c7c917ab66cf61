//! Four hexadecimal digits that tell one type from another.

use std::any::type_name;

/// The digits of one local's type.
pub(crate) type Digits = [u8; 4];

const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0100_0000_01b3;

/// The low 16 bits of the FNV-1a hash of the type's simplified name, in lower-case hexadecimal.
pub(crate) fn digits<T: ?Sized>() -> Digits {
    digits_of(type_name::<T>())
}

/// The digits of a type of this name.
pub(crate) fn digits_of(name: &str) -> Digits {
    const HEX: &[u8; 16] = b"0123456789abcdef";
    let hash = hash(name);
    [12, 8, 4, 0].map(|shift| HEX[usize::try_from(hash >> shift & 15).expect("four bits")])
}

/// The name with every `path::` in front of an identifier left out, so that a moved module changes nothing.
#[must_use]
pub fn simplified<T: ?Sized>() -> String {
    simplify(type_name::<T>())
}

/// A type's name with every `path::` left out.
pub(crate) fn simplify(name: &str) -> String {
    let mut simple = String::new();
    segments(name, |part| simple.push_str(part));
    simple
}

fn hash(name: &str) -> u64 {
    let mut hash = OFFSET;
    segments(name, |part| {
        for byte in part.bytes() {
            hash = (hash ^ u64::from(byte)).wrapping_mul(PRIME);
        }
    });
    hash
}

/// Calls `keep` for each part of the name that stays.
fn segments<'a>(name: &'a str, mut keep: impl FnMut(&'a str)) {
    let bytes = name.as_bytes();
    let (mut start, mut at) = (0, 0);
    while at < bytes.len() {
        let byte = bytes[at];
        // Part of an identifier; `{` and `}` are those of `{{closure}}`. Other than ASCII is a letter.
        if byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'{' | b'}' | b'#') || !byte.is_ascii() {
            at += 1;
        } else if byte == b':' && bytes.get(at + 1) == Some(&b':') {
            at += 2;
            start = at;
        } else {
            at += 1;
            keep(&name[start..at]);
            start = at;
        }
    }
    keep(&name[start..]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_left_out() {
        assert_eq!(simplified::<Vec<Option<std::path::PathBuf>>>(), "Vec<Option<PathBuf>>");
        assert_eq!(simplified::<(u8, [std::time::Duration; 3])>(), "(u8, [Duration; 3])");
        assert_eq!(simplified::<dyn std::fmt::Debug + Send>(), "dyn Debug + Send");
        assert_eq!(simplified::<&str>(), "&str");
    }

    #[test]
    fn digits_are_those_of_fnv() {
        // FNV-1a 64 of "a" is af63dc4c8601ec8c (the reference's test vectors).
        assert_eq!(hash("a"), 0xaf63_dc4c_8601_ec8c);
        assert_eq!(hash("one::two::a"), hash("a"));
        assert_ne!(digits::<u64>(), digits::<i64>());
        assert_eq!(digits::<u64>().len(), 4);
    }
}

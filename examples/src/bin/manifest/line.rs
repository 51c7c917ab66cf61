//! One line of the manifest: what `sha256sum` prints for one file.

use std::fs::File;
use std::io::{self, Read};

use sha2::{Digest, Sha256};

use crate::raw::RawPath;

/// Bytes read at a time.
const CHUNK: usize = 128 * 1024;

/// Hashes the file at `path`, whatever its size, and tells `read` how many bytes came with each chunk.
///
/// # Errors
///
/// If the file cannot be opened or read to its end.
pub(crate) fn hash(path: &RawPath, mut read: impl FnMut(u64)) -> io::Result<[u8; 32]> {
    tracing::debug!(?path, "hashing");
    let mut file = File::open(path.as_path())?;
    let mut hasher = Sha256::new();
    let mut chunk = vec![0; CHUNK];
    loop {
        match file.read(&mut chunk) {
            Ok(0) => return Ok(hasher.finalize().into()),
            Ok(n) => {
                hasher.update(&chunk[..n]);
                read(n as u64);
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

/// The line, newline included: a name with a backslash, a newline or a carriage return is escaped, and the
/// line then begins with a backslash.
pub(crate) fn line(hash: &[u8; 32], path: &RawPath) -> Vec<u8> {
    const HEX: &[u8; 16] = b"0123456789abcdef";
    let name = path.as_bytes();
    let escape = name.iter().any(|byte| matches!(byte, b'\\' | b'\n' | b'\r'));
    let mut line = Vec::with_capacity(name.len() + 68);
    if escape {
        line.push(b'\\');
    }
    for byte in hash {
        line.extend([HEX[usize::from(byte >> 4)], HEX[usize::from(byte & 15)]]);
    }
    line.extend(b"  ");
    for &byte in name {
        match byte {
            b'\\' => line.extend(b"\\\\"),
            b'\n' => line.extend(b"\\n"),
            b'\r' => line.extend(b"\\r"),
            _ => line.push(byte),
        }
    }
    line.push(b'\n');
    line
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by a panic")]
mod tests {
    use super::*;

    #[test]
    fn plain_names_stay_and_others_are_escaped() {
        let zeros = "00".repeat(32);
        let of = |name: &str| String::from_utf8(line(&[0; 32], &RawPath::from(name))).unwrap();
        assert_eq!(of("a b"), format!("{zeros}  a b\n"));
        assert_eq!(of("a\nb\\c\r"), format!("\\{zeros}  a\\nb\\\\c\\r\n"));
    }

    #[test]
    fn a_file_is_hashed_in_chunks() {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), vec![b'a'; 1_000_000]).unwrap();
        let mut total = 0;
        let hash = hash(&RawPath::from(file.path()), |n| total += n).unwrap();
        assert_eq!(total, 1_000_000);
        let line = line(&hash, &RawPath::from("x"));
        // The million-a test vector of FIPS 180.
        assert!(line.starts_with(b"cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0  x"));
    }
}

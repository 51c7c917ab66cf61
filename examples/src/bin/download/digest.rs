//! The SHA-256 of a file, from the middle of it if need be.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use anyhow::Context;
use asap_runtime::{checkpoint, resumable};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use sha2::digest::common::hazmat::SerializableState;
use sha2::{Digest, Sha256};

use crate::source::Sha256Sum;

/// Bytes read at a time.
const CHUNK: usize = 128 * 1024;

/// Hashes the file, with a checkpoint every `step` bytes.
///
/// It is synchronous, since it computes and reads a disk: called from an asynchronous function it runs on a thread for
/// such work.
#[resumable(name = "download::digest")]
pub(crate) fn digest(path: PathBuf, step: u64) -> anyhow::Result<Sha256Sum> {
    let mut hasher = Hasher::default();
    let mut hashed = 0;
    #[rebuild]
    let mut file = open(&path, hashed).with_context(|| path.display().to_string())?;
    loop {
        let n = hasher.read((&mut file).take(step)).with_context(|| path.display().to_string())?;
        if n == 0 {
            return Ok(hasher.finish());
        }
        hashed += n;
        checkpoint!();
    }
}

/// The SHA-256 of everything that `source` yields, for those who need not survive.
///
/// # Errors
///
/// If reading fails.
pub(crate) fn of(source: impl Read) -> io::Result<Sha256Sum> {
    let mut hasher = Hasher::default();
    hasher.read(BufReader::with_capacity(CHUNK, source))?;
    Ok(hasher.finish())
}

fn open(path: &Path, from: u64) -> io::Result<BufReader<File>> {
    let mut file = File::open(path)?;
    file.seek(SeekFrom::Start(from))?;
    Ok(BufReader::with_capacity(CHUNK, file))
}

/// A digest that is not complete. It can be saved: its state is 105 bytes, however much was hashed.
#[derive(Debug, Clone, Default)]
struct Hasher(Sha256);

impl Hasher {
    /// Continues with everything that `source` yields and returns how many bytes that was.
    fn read(&mut self, mut source: impl BufRead) -> io::Result<u64> {
        let mut length = 0;
        loop {
            let bytes = match source.fill_buf() {
                Ok([]) => return Ok(length),
                Ok(bytes) => bytes,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            self.0.update(bytes);
            let n = bytes.len();
            length += n as u64;
            source.consume(n);
        }
    }

    fn finish(self) -> Sha256Sum {
        Sha256Sum::new(&self.0.finalize())
    }
}

impl Serialize for Hasher {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize().as_slice().serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Hasher {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let bytes = Vec::<u8>::deserialize(deserializer)?;
        let state = bytes.as_slice().try_into().map_err(de::Error::custom)?;
        Sha256::deserialize(&state).map(Self).map_err(de::Error::custom)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by a panic")]
mod tests {
    use asap_runtime::testing::CrashTest;

    use super::*;

    #[test]
    fn it_is_the_same_wherever_it_crashes() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("file");
        std::fs::write(&path, [b'a'; 1000]).unwrap();
        let report = CrashTest::new().check(|| digest(path.clone(), 300));
        assert_eq!(report.passed(), 4);
        assert!(report.largest_snapshot() < 1000, "{report}");
        // As `sha256sum` prints it.
        let expected = "41edece42d63e8d9bf515a9ba6932e1c20cbc9f5a5d134645adb5db1b9737ea3";
        let runtime = asap_runtime::Runtime::new(asap_runtime::store::MemoryStore::new());
        assert_eq!(runtime.run("t", digest(path, 1 << 20)).unwrap().to_string(), expected);
    }
}

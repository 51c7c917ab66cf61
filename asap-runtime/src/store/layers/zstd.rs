//! Compression.

use std::fmt;
use std::io;
use std::sync::{Mutex, PoisonError};

use zstd::bulk::{Compressor, Decompressor};
use zstd::zstd_safe::CParameter;

use super::layer::{Layer, Unread};
use super::place::Place;
use super::{Compressed, Layered};
use crate::codec;
use crate::error::BoxError;
use crate::store::{Part, PartId, SnapshotStore};

/// Values of fewer bytes are left as they are.
const THRESHOLD: usize = 1 << 10;

/// zstd's own default.
const LEVEL: i32 = 3;

/// Frames that say to hold more bytes are not believed: room is made as it is needed.
const BELIEVED: usize = 1 << 20;

/// What [`Compressed`] does: values become zstd frames, with a checksum, where that makes them smaller.
///
/// A value below the threshold, 1 KiB unless told otherwise, stays as it is: a small state is a readable row. A text becomes
/// `{"$zstd":"<base64>"}`.
pub struct Zstd {
    level: i32,
    threshold: usize,
    compressors: Resting<Compressor<'static>>,
    decompressors: Resting<Decompressor<'static>>,
}

/// Those that are not at work: to set one up costs more than the work on a small value.
struct Resting<T>(Mutex<Vec<T>>);

impl<T> Resting<T> {
    fn new() -> Self {
        Self(Mutex::default())
    }

    /// Has one work; `make` sets one up. One that has failed is not used again.
    fn work<U>(
        &self,
        make: impl FnOnce() -> io::Result<T>,
        work: impl FnOnce(&mut T) -> io::Result<U>,
    ) -> io::Result<U> {
        let resting = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let rested = resting().pop();
        let mut worker = rested.map_or_else(make, Ok)?;
        let done = work(&mut worker)?;
        resting().push(worker);
        Ok(done)
    }
}

impl<S: SnapshotStore> Compressed<S> {
    /// Compresses what goes into the store, at level 3, if it has 1 KiB or more.
    #[must_use]
    pub fn new(store: S) -> Self {
        let (compressors, decompressors) = (Resting::new(), Resting::new());
        Layered::with(store, Zstd { level: LEVEL, threshold: THRESHOLD, compressors, decompressors })
    }

    /// Compresses at this level: 1 is fast, 19 is small; zstd cuts off what is outside of its range.
    #[must_use]
    pub fn with_level(mut self, level: i32) -> Self {
        self.layer.level = level;
        self.layer.compressors = Resting::new();
        self
    }

    /// Leaves values of fewer bytes as they are.
    #[must_use]
    pub fn with_threshold(mut self, bytes: usize) -> Self {
        self.layer.threshold = bytes;
        self
    }
}

impl fmt::Debug for Zstd {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { level, threshold, .. } = self;
        f.debug_struct("Zstd").field("level", level).field("threshold", threshold).finish_non_exhaustive()
    }
}

impl Zstd {
    fn compress(&self, bytes: &[u8]) -> io::Result<Vec<u8>> {
        let make = || {
            let mut compressor = Compressor::new(self.level)?;
            compressor.set_parameter(CParameter::ChecksumFlag(true))?;
            Ok(compressor)
        };
        self.compressors.work(make, |compressor| compressor.compress(bytes))
    }

    fn decompress(&self, frame: &[u8]) -> Result<Vec<u8>, Unread> {
        let size = zstd::decompressed_size(frame).and_then(|size| usize::try_from(size).ok());
        let bytes = match size.filter(|size| *size <= BELIEVED) {
            Some(size) => self
                .decompressors
                .work(Decompressor::new, |decompressor| decompressor.decompress(frame, size)),
            None => zstd::decode_all(frame),
        };
        bytes.map_err(|error| Unread::Damaged(format!("it cannot be decompressed: {error}")))
    }
}

impl Layer for Zstd {
    const MEMBER: &'static str = "$zstd";
    const PART: u8 = b'z';
    const VERB: &'static str = "compress";

    fn write(&self, _: Place<'_>, text: &str, must: bool) -> Result<Option<String>, BoxError> {
        if text.len() < self.threshold && !must {
            return Ok(None);
        }
        let frame = self.compress(text.as_bytes())?;
        let mut value = String::with_capacity(2 + frame.len().div_ceil(3) * 4);
        value.push('"');
        codec::to_base64(&frame, &mut value);
        value.push('"');
        let is_smaller = value.len() + Self::MEMBER.len() + 5 < text.len();
        Ok((is_smaller || must).then_some(value))
    }

    fn read(&self, _: Place<'_>, value: &str) -> Result<String, Unread> {
        let base64 = value.strip_prefix('"').and_then(|value| value.strip_suffix('"'));
        let frame = base64.and_then(codec::from_base64);
        let frame = frame.ok_or_else(|| Unread::Damaged("its `$zstd` is no base64".to_owned()))?;
        String::from_utf8(self.decompress(&frame)?).map_err(|_| Unread::Damaged("it is no text".to_owned()))
    }

    fn write_part(
        &self,
        _: &str,
        _: u64,
        part: &Part,
        must: bool,
    ) -> Result<Option<(PartId, Vec<u8>)>, BoxError> {
        if part.content.len() < self.threshold && !must {
            return Ok(None);
        }
        let frame = self.compress(&part.content)?;
        let is_smaller = frame.len() + 3 < part.content.len();
        Ok((is_smaller || must).then_some((part.id, frame)))
    }

    fn read_part(&self, _: &str, _: u64, id: PartId, content: &[u8]) -> Result<Part, Unread> {
        Ok(Part { id, content: self.decompress(content)?.into() })
    }
}

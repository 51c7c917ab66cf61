//! Values that are written as parts, or not at all.
//!
//! A value that is kept in parts is written whole again and compared, unless it is known that nothing can have happened to it since
//! ([`Change::None`]), or nothing but growth at its end ([`Change::Grown`]).

use super::iter::Resumable;
use super::since::Growth;
use super::writer::{self, Unsaved};
use super::{Change, Persist};
use crate::codec::CodecError;
use crate::log::{self, Told};
use crate::parts::{Extent, Keeper, Kind, Origin};

/// As [`writer::member`], of a value that may be kept in parts.
#[inline]
pub(super) fn member(
    members: &mut String,
    kept: Option<&mut Keeper>,
    place: (Kind, &str),
    write: impl FnOnce(&mut String) -> Result<(), CodecError>,
) -> Option<Unsaved> {
    let mut start = 0;
    let Some(kept) = kept else { return writer::member(members, place.1, write) };
    if !kept.is_empty()
        && let Some(index) = kept.find(place.0, place.1)
    {
        return writer::member(members, place.1, |out| write_again(out, kept, index, write));
    }
    let unsaved = writer::member(members, place.1, |out| {
        start = out.len();
        write(out)
    });
    if unsaved.is_none() && kept.is_large(members.len() - start) {
        keep(members, start, kept, place);
    }
    unsaved
}

/// Keeps the value in parts that was written from this byte on.
#[cold]
fn keep(members: &mut String, start: usize, kept: &mut Keeper, (kind, name): (Kind, &str)) -> Option<usize> {
    // Anything else does not end with a byte of its own.
    if !members.ends_with(['"', ']', '}']) {
        return None;
    }
    let index = kept.add(kind, name, members.split_off(start));
    kept.refer(index, (0, 0)).write(members);
    Some(index)
}

/// The number of no local.
const NOBODY: u32 = u32::MAX;

/// Writes a value that is kept in parts: whole, unless it is a log.
fn write_again(
    out: &mut String,
    kept: &mut Keeper,
    index: usize,
    write: impl FnOnce(&mut String) -> Result<(), CodecError>,
) -> Result<(), CodecError> {
    let mut text = kept.take_spare();
    let before = match kept.origin(index) {
        Some(Origin { extent: Extent::Log(written), .. }) => Some(written),
        _ => None,
    };
    let (written, told) = log::asking(before, || write(&mut text));
    if let (Ok(()), Some(Told { now, from: 1.. })) = (&written, told) {
        // A list of what is new; there are some in front of it.
        if text.len() > "[]".len() {
            text.replace_range(..1, ",");
            text.pop();
            kept.grow(index, &text);
        }
        kept.restore_spare(text);
        kept.come_from(index, Origin { local: NOBODY, extent: Extent::Log(now) });
        kept.refer(index, (0, 0)).write(out);
        return Ok(());
    }
    if written.is_ok() && kept.stays_large(text.len()) && text.ends_with(['"', ']', '}']) {
        kept.set(index, text);
        if let Some(Told { now, .. }) = told {
            kept.come_from(index, Origin { local: NOBODY, extent: Extent::Log(now) });
        }
        kept.refer(index, (0, 0)).write(out);
    } else {
        // It has become small. What nothing refers to goes when the function is written.
        out.push_str(&text);
        kept.restore_spare(text);
    }
    written
}

/// Writes a value of which it is known what can have happened since it was written, if that spares anything: `None` if it does not.
pub(super) fn since<T: Persist>(
    members: &mut String,
    kept: &mut Keeper,
    (kind, name): (Kind, &str),
    value: &T,
    local: u32,
    change: Change,
    growth: Option<Growth<T>>,
) -> Option<Result<(), Unsaved>> {
    let index = kept.find(kind, name)?;
    let origin = kept.origin(index).filter(|origin| origin.local == local)?;
    let written = match (change, growth, origin.extent) {
        (Change::None, _, _) => Ok(()),
        (Change::Grown, Some(growth), Extent::First(before)) if (growth.len)(value) >= before => {
            let mut more = kept.take_spare();
            let written = (growth.write_from)(value, before, &mut more);
            if written.is_ok() {
                kept.grow(index, &more);
                kept.come_from(index, Origin { local, extent: Extent::First((growth.len)(value)) });
            }
            kept.restore_spare(more);
            written
        }
        _ => return None,
    };
    let unsaved = writer::member(members, name, |out| {
        written?;
        kept.refer(index, (0, 0)).write(out);
        Ok(())
    });
    Some(unsaved.map_or(Ok(()), Err))
}

/// Takes note of what was written whole, for the next time.
pub(super) fn note<T>(
    kept: &mut Keeper,
    (kind, name): (Kind, &str),
    value: &T,
    local: u32,
    growth: Option<Growth<T>>,
) {
    if !kept.is_empty()
        && let Some(index) = kept.find(kind, name)
        // A log knows by itself what of it is written.
        && !matches!(kept.origin(index), Some(Origin { extent: Extent::Log(_), .. }))
    {
        let extent = growth.map_or(Extent::Whole, |growth| Extent::First((growth.len)(value)));
        kept.come_from(index, Origin { local, extent });
    }
}

/// Writes what remains of an owned source, of which items that are gone are only counted if nothing else can have happened to it; `false`
/// if there is none.
pub(super) fn rest<I: Resumable>(
    out: &mut String,
    kept: Option<&mut Keeper>,
    key: &str,
    iterator: &I,
    since: Option<(u32, Change)>,
) -> Result<bool, CodecError> {
    let Some(kept) = kept else { return iterator.write_rest(out) };
    let remaining = since.and_then(|since| Some((since, iterator.remaining()?)));
    let index = if kept.is_empty() { None } else { kept.find(Kind::Hidden, key) };
    if let (Some(index), Some(((local, Change::None), now))) = (index, remaining)
        && let Some(Origin { local: before, extent: Extent::Items(was) }) = kept.origin(index)
        && before == local
        && let Some(gone) = was.gone(now)
        // What is gone is kept, so that nothing is written, until it is as much as what remains.
        && gone.0 + gone.1 <= was.count() / 2
    {
        kept.refer(index, gone).write(out);
        return Ok(true);
    }
    let start = out.len();
    let index = if let Some(index) = index {
        let mut has_rest = false;
        write_again(out, kept, index, |text| {
            has_rest = iterator.write_rest(text)?;
            Ok(())
        })?;
        if !has_rest {
            return Ok(false);
        }
        Some(index)
    } else {
        if !iterator.write_rest(out)? {
            return Ok(false);
        }
        kept.is_large(out.len() - start).then(|| keep(out, start, kept, (Kind::Hidden, key))).flatten()
    };
    if let (Some(index), Some(((local, _), items))) = (index, remaining) {
        kept.come_from(index, Origin { local, extent: Extent::Items(items) });
    }
    Ok(true)
}

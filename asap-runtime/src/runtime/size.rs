//! How large snapshots are: a warning about those that are large, an error for those that are too large.

use crate::codec;
use crate::error::{Error, Result};
use crate::frame::{RESUME, list};
use crate::parts::row;

/// Snapshots up to this many bytes are nobody's concern.
const LARGE: usize = 1 << 20;

/// Warns when what each checkpoint writes anew gets large, once each time its size has doubled; refuses what is above the limit.
#[derive(Debug)]
pub(crate) struct Size {
    warned: usize,
    limit: u64,
}

impl Size {
    /// With this limit, in bytes.
    pub(crate) fn up_to(limit: u64) -> Self {
        Self { warned: LARGE, limit }
    }

    /// Looks at the data of a snapshot that is about to be stored, of which so many bytes are in parts.
    #[inline]
    pub(crate) fn look(
        &mut self,
        task_id: &str,
        function: &str,
        checkpoint: &'static str,
        data: &str,
        in_parts: usize,
    ) -> Result<()> {
        if data.len() > self.warned {
            while data.len() > self.warned {
                self.warned = self.warned.saturating_mul(2);
            }
            let (bytes, locals) = (data.len(), largest(data));
            tracing::warn!(
                task_id,
                function,
                checkpoint,
                bytes,
                "a snapshot has {bytes} bytes, and each checkpoint writes it anew; its largest locals are {locals}"
            );
        }
        check(self.limit, task_id, checkpoint, data, in_parts)
    }
}

/// Whether data of which so many bytes are in parts is within the limit.
#[inline]
pub(crate) fn check(
    limit: u64,
    task_id: &str,
    checkpoint: &'static str,
    data: &str,
    in_parts: usize,
) -> Result<()> {
    if (data.len() + in_parts) as u64 <= limit {
        return Ok(());
    }
    // Without the references to parts, which are not in the data as a whole.
    let bytes = row::whole_length(data) as u64;
    if bytes <= limit {
        return Ok(());
    }
    let (local, local_bytes) = sizes(data).into_iter().max_by_key(|(_, bytes)| *bytes).unwrap_or_default();
    Err(Error::TooLarge { task_id: task_id.to_owned(), checkpoint, bytes, limit, local, local_bytes })
}

/// Up to three locals with their sizes, the largest first.
fn largest(data: &str) -> String {
    let mut sizes: Vec<_> = codec::entries(data).map(|(name, value)| (value.len(), name)).collect();
    sizes.sort_by(|a, b| b.cmp(a));
    sizes.truncate(3);
    let sizes: Vec<_> = sizes.iter().map(|(bytes, name)| format!("{name}: {bytes} bytes")).collect();
    list(sizes.iter().map(String::as_str))
}

/// The locals and hidden states of all functions in a snapshot's data with their sizes as JSON, in bytes, whether or not they are in
/// parts: the function on top comes first.
pub(crate) fn sizes(data: &str) -> Vec<(String, u64)> {
    let mut sizes = Vec::new();
    let mut members = |object: &str| {
        let own = codec::entries(object).filter(|(name, _)| !name.starts_with('$'));
        sizes.extend(own.map(|(name, value)| (name.into_owned(), row::whole_length(value) as u64)));
    };
    members(data);
    let resume = codec::entries(data).find(|(name, _)| name == RESUME).map_or("{}", |(_, value)| value);
    for (name, value) in codec::entries(resume) {
        match &*name {
            "hidden" => members(value),
            "frames" => {
                for frame in codec::elements(value) {
                    let inside =
                        codec::entries(frame).filter(|(name, _)| name == "locals" || name == "hidden");
                    inside.for_each(|(_, object)| members(object));
                }
            }
            _ => {}
        }
    }
    sizes
}

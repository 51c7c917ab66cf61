//! A warning about snapshots that are large.

use crate::codec;
use crate::frame::list;

/// Snapshots up to this many bytes are nobody's concern.
const LARGE: usize = 1 << 20;

/// Warns when snapshots get large, once each time their size has doubled.
#[derive(Debug)]
pub(crate) struct Size {
    limit: usize,
}

impl Default for Size {
    fn default() -> Self {
        Self { limit: LARGE }
    }
}

impl Size {
    /// Looks at the data of a snapshot that is about to be stored.
    #[inline]
    pub(crate) fn look(&mut self, task_id: &str, function: &str, checkpoint: &str, data: &str) {
        if data.len() > self.limit {
            while data.len() > self.limit {
                self.limit = self.limit.saturating_mul(2);
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
    }
}

/// Up to three locals with their sizes, the largest first.
fn largest(data: &str) -> String {
    let mut sizes: Vec<_> = codec::entries(data).map(|(name, value)| (value.len(), name)).collect();
    sizes.sort_by(|a, b| b.cmp(a));
    sizes.truncate(3);
    let sizes: Vec<_> = sizes.iter().map(|(bytes, name)| format!("{name}: {bytes} bytes")).collect();
    list(sizes.iter().map(String::as_str))
}

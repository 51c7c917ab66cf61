//! What is in a part: references to other parts, and a text behind what they hold.
//!
//! The number of references as LEB128, then the 16 bytes of each, then the text to the end. A leaf has no references. The text that a
//! list of parts stands for is that of the first, of the second and so on; that of one part is the text of those that it refers to
//! in their order, then its own. So a chain, where each part refers to the one before it, and a tree are the same.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::store::{PartId, PartKey};

/// The parts that there are, by their names.
#[derive(Debug, Default)]
pub(crate) struct Contents<'a> {
    contents: HashMap<PartId, &'a [u8]>,
}

impl<'a> Contents<'a> {
    /// The parts that were stored with a snapshot.
    pub(crate) fn of(parts: &'a [(PartKey, Arc<[u8]>)]) -> Self {
        Self { contents: parts.iter().map(|(key, content)| (key.id, &**content)).collect() }
    }

    /// These parts, and all that they refer to, as far as they are there.
    pub(crate) fn reachable(&self, parts: &[PartId]) -> Vec<PartId> {
        let (mut seen, mut left) = (Vec::new(), parts.to_vec());
        let mut met = HashSet::new();
        while let Some(id) = left.pop() {
            let Some((references, _)) = self.contents.get(&id).and_then(|content| read(content)) else {
                continue;
            };
            if met.insert(id) {
                seen.push(id);
                left.extend(references.iter().map(|id| PartId::from_bytes(*id)));
            }
        }
        seen
    }

    /// Appends the text that these parts stand for, which has so many bytes.
    pub(crate) fn text(&self, parts: &[PartId], bytes: usize, out: &mut Vec<u8>) -> Result<(), String> {
        let end = out.len() + bytes;
        let mut left: Vec<_> = parts.iter().rev().map(|id| Piece::Part(*id)).collect();
        // What refers to itself, which no hash allows, would have no end.
        let mut steps = 64 * (bytes + 16);
        while let Some(piece) = left.pop() {
            steps = steps.checked_sub(1).ok_or("its parts refer to each other without end")?;
            match piece {
                Piece::Text(text) if out.len() + text.len() > end => {
                    return Err(format!("its parts have more than the {bytes} bytes that were stored"));
                }
                Piece::Text(text) => out.extend_from_slice(text),
                Piece::Part(id) => {
                    let content = self.contents.get(&id).ok_or_else(|| format!("part {id} is missing"))?;
                    let (references, text) = read(content).ok_or_else(|| format!("part {id} is damaged"))?;
                    left.push(Piece::Text(text));
                    left.extend(references.iter().rev().map(|id| Piece::Part(PartId::from_bytes(*id))));
                }
            }
        }
        if out.len() == end {
            Ok(())
        } else {
            Err(format!("its parts have fewer than the {bytes} bytes that were stored"))
        }
    }
}

/// What is still to be read.
enum Piece<'a> {
    Part(PartId),
    Text(&'a [u8]),
}

/// The content of a part.
pub(crate) fn write(references: &[PartId], text: &[u8]) -> Arc<[u8]> {
    let mut content = Vec::with_capacity(3 + references.len() * 16 + text.len());
    let mut count = references.len();
    while count >= 0x80 {
        content.push(u8::try_from(count & 0x7f).unwrap_or(0) | 0x80);
        count >>= 7;
    }
    content.push(u8::try_from(count).unwrap_or(0));
    for id in references {
        content.extend_from_slice(id.as_bytes());
    }
    content.extend_from_slice(text);
    content.into()
}

/// The references and the text of a part.
fn read(content: &[u8]) -> Option<(&[[u8; 16]], &[u8])> {
    let (mut count, mut at) = (0usize, 0);
    loop {
        let byte = *content.get(at)?;
        count |= usize::from(byte & 0x7f).checked_shl(u32::try_from(7 * at).ok()?)?;
        at += 1;
        if byte < 0x80 {
            break;
        }
        if at == 5 {
            return None;
        }
    }
    let (references, text) = content[at..].split_at_checked(count.checked_mul(16)?)?;
    Some((references.as_chunks().0, text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Part;

    fn stored(contents: &[Arc<[u8]>]) -> Vec<(PartKey, Arc<[u8]>)> {
        let part = |content: &Arc<[u8]>| {
            let Part { id, content } = Part::new(Arc::clone(content));
            (PartKey { first: 1, id }, content)
        };
        contents.iter().map(part).collect()
    }

    #[test]
    fn a_chain_and_a_tree_are_texts() {
        let leaf = write(&[], b"one ");
        let chain = write(&[PartId::of(&leaf)], b"two ");
        let tree = write(&[PartId::of(&chain), PartId::of(&leaf)], b"");
        let parts = stored(&[leaf.clone(), chain, tree.clone()]);
        let mut out = b"> ".to_vec();
        Contents::of(&parts)
            .text(&[PartId::of(&tree), PartId::of(&leaf)], 16, &mut out)
            .expect("all are there");
        assert_eq!(out, b"> one two one one ");
    }

    #[test]
    fn many_references_are_read_again() {
        for count in [0, 1, 127, 128, 300, 20_000] {
            let ids: Vec<_> = (0..count).map(|n: u32| PartId::of(&n.to_le_bytes())).collect();
            let content = write(&ids, b"text");
            let (references, text) = read(&content).expect("it is a part");
            assert_eq!(references.iter().map(|id| PartId::from_bytes(*id)).collect::<Vec<_>>(), ids);
            assert_eq!(text, b"text");
        }
    }

    #[test]
    fn what_is_missing_or_damaged_is_said() {
        let leaf = write(&[], b"one");
        let parts = stored(&[leaf.clone(), Arc::from([9u8, 1].as_slice())]);
        let known = Contents::of(&parts);
        let text =
            |ids: &[PartId], bytes| known.text(ids, bytes, &mut Vec::new()).expect_err("it is no text");
        assert_eq!(text(&[PartId::of(b"?")], 3), format!("part {} is missing", PartId::of(b"?")));
        assert_eq!(text(&[parts[1].0.id], 3), format!("part {} is damaged", parts[1].0.id));
        assert_eq!(text(&[PartId::of(&leaf)], 2), "its parts have more than the 2 bytes that were stored");
        assert_eq!(text(&[PartId::of(&leaf)], 4), "its parts have fewer than the 4 bytes that were stored");
    }
}

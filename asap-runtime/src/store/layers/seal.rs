//! Authenticated encryption.

use chacha20poly1305::aead::Generate as _;
use chacha20poly1305::{AeadInOut as _, KeyInit as _, Tag, XChaCha20Poly1305, XNonce};

use super::keys::{CHECK, Key, Keys};
use super::layer::{Layer, Unread};
use super::place::Place;
use super::{Encrypted, Layered};
use crate::codec;
use crate::error::{BoxError, KeyError};
use crate::store::{Part, PartId, SnapshotStore};

/// The form of what is behind a key's id; the first byte of it.
const FORM: u8 = 1;

const NONCE: usize = 24;
const TAG: usize = 16;

/// What is in front of the encrypted bytes: form, check of the key, nonce.
const HEAD: usize = 1 + CHECK + NONCE;

/// What [`Encrypted`] does: XChaCha20-Poly1305 with the current key and a random nonce, bound to the place.
///
/// A text becomes `{"$sealed":{"key":"<id>","text":"<base64>"}}`. It can be opened only where it was stored: with the same task, and
/// as the same version, the same result, the same message. What was changed, cut or put into another place is
/// [`Error::Corrupt`](crate::Error::Corrupt); what was sealed with a key that is not among the [`Keys`], or whose id another key has, is
/// [`Error::Sealed`](crate::Error::Sealed). Neither changes anything.
///
/// A part's name, which is a hash of its content, becomes a keyed hash.
#[derive(Debug)]
pub struct Seal {
    keys: Keys,
    refuses_plain: bool,
}

impl<S: SnapshotStore> Encrypted<S> {
    /// Encrypts what goes into the store. What is there and is not encrypted can be read.
    #[must_use]
    pub fn new(store: S, keys: Keys) -> Self {
        Layered::with(store, Seal { keys, refuses_plain: false })
    }

    /// Refuses whatever is not encrypted, so that nobody who can write to the store can pass something off as a task's.
    ///
    /// The errors of records are not refused: a store writes some by itself, about tasks that it parks.
    #[must_use]
    pub fn sealed_only(mut self) -> Self {
        self.layer.refuses_plain = true;
        self
    }
}

/// What is authenticated beside the content, each field behind its length.
struct Bound(Vec<u8>);

impl Bound {
    fn new(kind: u8, key: &Key, task_id: &str) -> Self {
        Self(vec![FORM, kind]).and(key.id().as_bytes()).and(task_id.as_bytes())
    }

    fn and(mut self, field: &[u8]) -> Self {
        self.0.extend_from_slice(&(field.len() as u64).to_le_bytes());
        self.0.extend_from_slice(field);
        self
    }

    fn to_place(key: &Key, place: Place<'_>) -> Self {
        match place {
            Place::Data { task_id, version } => Self::new(b'd', key, task_id).and(&version.to_le_bytes()),
            Place::Result { task_id } => Self::new(b'r', key, task_id),
            Place::Error { task_id } => Self::new(b'e', key, task_id),
            Place::Message { task_id, topic, id } => {
                Self::new(b'm', key, task_id).and(topic.as_bytes()).and(id.as_bytes())
            }
            // Parts are bound by `to_part`.
            Place::Part { task_id, version } => Self::new(b'v', key, task_id).and(&version.to_le_bytes()),
        }
    }

    fn to_part(key: &Key, task_id: &str, first: u64, id: PartId) -> Self {
        Self::new(b'p', key, task_id).and(&first.to_le_bytes()).and(id.as_bytes())
    }
}

/// The name under which a part is stored. It tells nobody what is in the part, nor whether another task has the same.
fn name(key: &Key, task_id: &str, id: PartId) -> PartId {
    let mut hasher = blake3::Hasher::new_keyed(key.names());
    hasher.update(id.as_bytes()).update(task_id.as_bytes());
    let mut name = [0; 16];
    name.copy_from_slice(&hasher.finalize().as_bytes()[..16]);
    PartId::from_bytes(name)
}

/// The content sealed, in pieces that are put together; behind `begin`.
fn seal(key: &Key, bound: &Bound, content: &[&[u8]], mut begin: Vec<u8>) -> Result<Vec<u8>, BoxError> {
    let nonce = XNonce::try_generate()?;
    let bytes: usize = content.iter().map(|piece| piece.len()).sum();
    begin.reserve(HEAD + bytes + TAG);
    begin.push(FORM);
    begin.extend_from_slice(key.check());
    begin.extend_from_slice(&nonce);
    let from = begin.len();
    for piece in content {
        begin.extend_from_slice(piece);
    }
    let cipher = XChaCha20Poly1305::new(key.cipher().into());
    let tag = cipher
        .encrypt_inout_detached(&nonce, &bound.0, (&mut begin[from..]).into())
        .map_err(|_| "it is too large")?;
    begin.extend_from_slice(&tag);
    Ok(begin)
}

/// Opens what [`seal`] made.
fn open(key: &Key, bound: &Bound, sealed: &[u8]) -> Result<Vec<u8>, Unread> {
    let damaged = |reason: &str| Unread::Damaged(reason.to_owned());
    let (&[form, ref head @ ..], rest) =
        sealed.split_first_chunk::<HEAD>().ok_or_else(|| damaged("its seal is cut off"))?;
    if form != FORM {
        return Err(Unread::Damaged(format!("its seal is of the form {form}, which is not known")));
    }
    let (check, nonce) = head.split_at(CHECK);
    if check != key.check() {
        return Err(Unread::Key(KeyError::Wrong { key: key.id().to_owned() }));
    }
    let (content, tag) = rest.split_last_chunk::<TAG>().ok_or_else(|| damaged("its seal is cut off"))?;
    let nonce = XNonce::try_from(nonce).map_err(|_| damaged("its seal is cut off"))?;
    let mut content = content.to_vec();
    XChaCha20Poly1305::new(key.cipher().into())
        .decrypt_inout_detached(&nonce, &bound.0, content.as_mut_slice().into(), &Tag::from(*tag))
        .map_err(|_| {
            damaged("its seal is broken: it was changed, or does not belong to this place in this task")
        })?;
    Ok(content)
}

impl Seal {
    fn key(&self, id: &str) -> Result<&Key, Unread> {
        self.keys
            .get(id)
            .ok_or_else(|| Unread::Key(KeyError::Missing { key: id.to_owned(), known: self.keys.ids() }))
    }
}

impl Layer for Seal {
    const MEMBER: &'static str = "$sealed";
    const PART: u8 = b's';
    const VERB: &'static str = "seal";

    fn write(&self, place: Place<'_>, text: &str, _: bool) -> Result<Option<String>, BoxError> {
        let key = self.keys.current();
        let sealed = seal(key, &Bound::to_place(key, place), &[text.as_bytes()], Vec::new())?;
        let mut value = String::with_capacity(24 + key.id().len() + sealed.len().div_ceil(3) * 4);
        value.push_str("{\"key\":");
        codec::write_text(key.id(), &mut value);
        value.push_str(",\"text\":\"");
        codec::to_base64(&sealed, &mut value);
        value.push_str("\"}");
        Ok(Some(value))
    }

    fn read(&self, place: Place<'_>, value: &str) -> Result<String, Unread> {
        let member = |name: &str| codec::entries(value).find(|(key, _)| key == name).map(|(_, value)| value);
        let damaged = || Unread::Damaged("its `$sealed` has no `key` or no `text`".to_owned());
        let id: String = member("key").and_then(|id| codec::read(id).ok()).ok_or_else(damaged)?;
        let key = self.key(&id)?;
        let text = member("text").and_then(|text| text.strip_prefix('"')).ok_or_else(damaged)?;
        let sealed = text.strip_suffix('"').and_then(codec::from_base64);
        let sealed = sealed.ok_or_else(|| Unread::Damaged("its `$sealed` is no base64".to_owned()))?;
        let text = open(key, &Bound::to_place(key, place), &sealed)?;
        String::from_utf8(text).map_err(|_| Unread::Damaged("it is no text".to_owned()))
    }

    fn write_part(
        &self,
        task_id: &str,
        first: u64,
        part: &Part,
        _: bool,
    ) -> Result<Option<(PartId, Vec<u8>)>, BoxError> {
        let key = self.keys.current();
        let id = name(key, task_id, part.id);
        let mut begin = vec![u8::try_from(key.id().len())?];
        begin.extend_from_slice(key.id().as_bytes());
        let bound = Bound::to_part(key, task_id, first, id);
        Ok(Some((id, seal(key, &bound, &[part.id.as_bytes(), &part.content], begin)?)))
    }

    fn read_part(&self, task_id: &str, first: u64, id: PartId, content: &[u8]) -> Result<Part, Unread> {
        let damaged = || Unread::Damaged("its seal is cut off".to_owned());
        let (&length, rest) = content.split_first().ok_or_else(damaged)?;
        let (key, sealed) = rest.split_at_checked(length.into()).ok_or_else(damaged)?;
        let key = self.key(&String::from_utf8_lossy(key))?;
        let content = open(key, &Bound::to_part(key, task_id, first, id), sealed)?;
        let (id, content) = content.split_first_chunk().ok_or_else(damaged)?;
        Ok(Part { id: PartId::from_bytes(*id), content: content.into() })
    }

    /// By every key it may have been sealed with, and plain.
    fn part_ids(&self, task_id: &str, id: PartId) -> Vec<PartId> {
        let sealed = self.keys.all().map(|key| name(key, task_id, id));
        sealed.chain((!self.refuses_plain).then_some(id)).collect()
    }

    fn admit(&self, place: Place<'_>) -> Result<(), Unread> {
        if self.refuses_plain && !matches!(place, Place::Error { .. }) {
            return Err(Unread::Key(KeyError::NotSealed));
        }
        Ok(())
    }
}

//! Texts in pieces that can be counted one by one.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};

use unicode_segmentation::UnicodeSegmentation;

/// The words of a text: what stands between the word boundaries of Unicode (UAX 29) and has a letter or a digit, in lower
/// case.
pub(crate) fn words(text: &str) -> impl Iterator<Item = String> {
    text.unicode_words().map(str::to_lowercase)
}

/// A file in pieces of which each ends in front of a space or a newline, or at the file's end.
///
/// There is a word boundary in front of both, whatever stands around it, and no character of UTF-8 has their bytes in it: so the
/// words of the pieces are those of the whole text. A piece is at least `size` bytes long, but for the last.
#[derive(Debug)]
pub(crate) struct Pieces {
    file: File,
    size: usize,
    /// What was read behind the last piece.
    ahead: Vec<u8>,
}

impl Pieces {
    /// The pieces from this byte on, at which a piece begins.
    ///
    /// # Errors
    ///
    /// If the file cannot be opened.
    pub(crate) fn open(path: &str, from: u64, size: usize) -> io::Result<Self> {
        let mut file = File::open(path)?;
        file.seek(SeekFrom::Start(from))?;
        Ok(Self { file, size, ahead: Vec::new() })
    }

    /// The next piece; nothing at the end.
    ///
    /// # Errors
    ///
    /// If reading fails.
    pub(crate) fn next(&mut self) -> io::Result<Option<Vec<u8>>> {
        let mut piece = std::mem::take(&mut self.ahead);
        // The byte that the piece begins with is the one that the piece before ended in front of.
        let mut seen = self.size.max(1);
        loop {
            if let Some(cut) = cut(&piece, seen) {
                self.ahead = piece.split_off(cut);
                return Ok(Some(piece));
            }
            seen = seen.max(piece.len());
            let wanted = (seen + self.size - piece.len()) as u64;
            if (&mut self.file).take(wanted).read_to_end(&mut piece)? == 0 {
                return Ok(Some(piece).filter(|piece| !piece.is_empty()));
            }
        }
    }
}

/// Where the first piece of at least `from` bytes ends.
fn cut(bytes: &[u8], from: usize) -> Option<usize> {
    let behind = bytes.get(from..)?;
    behind.iter().position(|byte| matches!(byte, b' ' | b'\n')).map(|at| from + at)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by a panic")]
mod tests {
    use rand::rngs::StdRng;
    use rand::{RngExt, SeedableRng};

    use super::*;

    fn in_pieces(path: &str, size: usize) -> (Vec<u8>, Vec<String>) {
        let mut pieces = Pieces::open(path, 0, size).unwrap();
        let (mut bytes, mut found) = (Vec::new(), Vec::new());
        while let Some(piece) = pieces.next().unwrap() {
            assert!(!piece.is_empty());
            found.extend(words(&String::from_utf8_lossy(&piece)));
            bytes.extend(piece);
        }
        (bytes, found)
    }

    #[test]
    fn the_words_of_the_pieces_are_those_of_the_text() {
        // What joins words, what is ignored in them, what is cut in the middle, and what is no UTF-8.
        const PARTS: [&[u8]; 20] = [
            b" ",
            b" ",
            b"\n",
            b"\r\n",
            b"\t",
            b"a",
            b"B",
            b"7",
            b".",
            b"'",
            b",",
            b"_",
            "é".as_bytes(),
            "\u{301}".as_bytes(),
            "\u{200d}".as_bytes(),
            "ש\"ה".as_bytes(),
            "🇫🇷🇫".as_bytes(),
            "カタ漢".as_bytes(),
            b"\xff",
            b"\xe2\x80",
        ];
        let file = tempfile::NamedTempFile::new().unwrap();
        let path = file.path().to_str().unwrap();
        let mut random = StdRng::seed_from_u64(29);
        for _ in 0..300 {
            let length = random.random_range(0..60);
            let text = (0..length).flat_map(|_| PARTS[random.random_range(0..PARTS.len())]).copied();
            let text: Vec<u8> = text.collect();
            std::fs::write(path, &text).unwrap();
            let expected: Vec<_> = words(&String::from_utf8_lossy(&text)).collect();
            for size in [1, 2, 3, 7, 1000] {
                let (bytes, found) = in_pieces(path, size);
                assert_eq!(bytes, text);
                assert_eq!(found, expected, "{:?} in pieces of {size}", String::from_utf8_lossy(&text));
            }
        }
    }

    #[test]
    fn a_text_without_white_space_is_one_piece() {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), "x".repeat(1000)).unwrap();
        let mut pieces = Pieces::open(file.path().to_str().unwrap(), 0, 10).unwrap();
        assert_eq!(pieces.next().unwrap().unwrap().len(), 1000);
        assert_eq!(pieces.next().unwrap(), None);
    }

    #[test]
    fn words_are_of_any_language() {
        let found: Vec<_> = words("L'été — can't, ΣΟΦΟΣ 3.14 и «Ёлка»!").collect();
        assert_eq!(found, ["l'été", "can't", "σοφος", "3.14", "и", "ёлка"]);
    }
}

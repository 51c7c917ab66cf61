//! JSON strings.

/// What a byte becomes inside a JSON string: 0 for itself, `u` for `\u00xx`, else the letter after the backslash.
const ESCAPE: [u8; 256] = {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 0x20 {
        table[byte] = b'u';
        byte += 1;
    }
    table[0x08] = b'b';
    table[0x09] = b't';
    table[0x0a] = b'n';
    table[0x0c] = b'f';
    table[0x0d] = b'r';
    table[b'"' as usize] = b'"';
    table[b'\\' as usize] = b'\\';
    table
};

/// How many bytes at the start of `bytes` stand for themselves inside a JSON string: no quote, no backslash, no control.
///
/// Eight bytes are looked at in one step, as in Alan Mycroft's test for a zero byte: a subtraction borrows into the
/// high bit of each byte that is smaller than what is subtracted. A borrow may also mark bytes that come after one that
/// is rightly marked, so the first mark is right.
#[inline]
pub(super) fn plain_length(bytes: &[u8]) -> usize {
    const ONES: u64 = u64::MAX / 0xff;
    const HIGH: u64 = ONES << 7;
    let first_mark = |chunk: [u8; 8]| {
        let word = u64::from_le_bytes(chunk);
        let smaller = |word: u64, than: u64| word.wrapping_sub(ONES * than) & !word;
        let quote = smaller(word ^ (ONES * u64::from(b'"')), 1);
        let backslash = smaller(word ^ (ONES * u64::from(b'\\')), 1);
        let marks = (smaller(word, 0x20) | quote | backslash) & HIGH;
        (marks != 0).then(|| marks.trailing_zeros() as usize / 8)
    };
    let Some(&last) = bytes.last_chunk() else {
        return bytes.iter().position(|&byte| ESCAPE[usize::from(byte)] != 0).unwrap_or(bytes.len());
    };
    for (at, &chunk) in bytes.as_chunks().0.iter().enumerate() {
        if let Some(mark) = first_mark(chunk) {
            return at * 8 + mark;
        }
    }
    // The last eight bytes overlap with what was looked at, where there is no mark.
    first_mark(last).map_or(bytes.len(), |mark| bytes.len() - 8 + mark)
}

/// Appends a text as a JSON string: what need not be escaped is not.
pub(super) fn write(text: &str, out: &mut String) {
    out.push('"');
    write_inside(text, out);
    out.push('"');
}

/// Appends what stands for a text's characters between the quotes.
pub(super) fn write_inside(text: &str, out: &mut String) {
    let mut rest = text;
    loop {
        let plain = plain_length(rest.as_bytes());
        out.push_str(&rest[..plain]);
        let Some(&byte) = rest.as_bytes().get(plain) else { break };
        let escape = ESCAPE[usize::from(byte)];
        out.push('\\');
        out.push(char::from(escape));
        if escape == b'u' {
            const HEX: &[u8; 16] = b"0123456789abcdef";
            out.push_str("00");
            out.push(char::from(HEX[usize::from(byte >> 4)]));
            out.push(char::from(HEX[usize::from(byte & 15)]));
        }
        rest = &rest[plain + 1..];
    }
}

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

/// Appends a text as a JSON string: what need not be escaped is not.
pub(super) fn write(text: &str, out: &mut String) {
    out.push('"');
    let mut done = 0;
    for (at, &byte) in text.as_bytes().iter().enumerate() {
        let escape = ESCAPE[usize::from(byte)];
        if escape != 0 {
            out.push_str(&text[done..at]);
            done = at + 1;
            out.push('\\');
            out.push(char::from(escape));
            if escape == b'u' {
                const HEX: &[u8; 16] = b"0123456789abcdef";
                out.push_str("00");
                out.push(char::from(HEX[usize::from(byte >> 4)]));
                out.push(char::from(HEX[usize::from(byte & 15)]));
            }
        }
    }
    out.push_str(&text[done..]);
    out.push('"');
}

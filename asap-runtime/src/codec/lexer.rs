//! The tokens of JSON (RFC 8259).

use std::borrow::Cow;

use super::error::CodecError;
use super::string::plain_length;

/// A place in a JSON text.
#[derive(Debug, Clone)]
pub(super) struct Lexer<'a> {
    text: &'a str,
    at: usize,
}

/// A number as it is written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Number<'a> {
    pub(super) text: &'a str,
    /// Whether there is neither a point nor an exponent.
    pub(super) integer: bool,
}

impl<'a> Lexer<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    /// Where the next token starts, or the last one ended, in bytes.
    pub(super) fn position(&self) -> usize {
        self.at
    }

    /// An error at this place.
    #[cold]
    pub(super) fn fail(&self, message: &str) -> CodecError {
        CodecError::at(message, self.at)
    }

    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn rest(&self) -> &'a [u8] {
        self.text.as_bytes().get(self.at..).unwrap_or_default()
    }

    /// The first byte of the next token, which stays.
    pub(super) fn peek(&mut self) -> Option<u8> {
        while let Some(byte) = self.byte() {
            if !matches!(byte, b' ' | b'\n' | b'\r' | b'\t') {
                return Some(byte);
            }
            self.at += 1;
        }
        None
    }

    /// Takes this one-byte token if it is next.
    pub(super) fn eat(&mut self, token: u8) -> bool {
        let found = self.peek() == Some(token);
        self.at += usize::from(found);
        found
    }

    /// Takes this one-byte token, which must be next.
    pub(super) fn expect(&mut self, token: u8) -> Result<(), CodecError> {
        if self.eat(token) {
            return Ok(());
        }
        let found = match self.text.get(self.at..).and_then(|rest| rest.chars().next()) {
            Some(found) => format!("`{found}`"),
            None => "the end of the text".to_owned(),
        };
        Err(self.fail(&format!("not JSON: `{}` is missing, {found} is there", char::from(token))))
    }

    /// Takes this word if it is next.
    pub(super) fn eat_word(&mut self, word: &str) -> bool {
        self.peek();
        let found = self.rest().starts_with(word.as_bytes());
        if found {
            self.at += word.len();
        }
        found
    }

    /// Fails unless the text is at its end.
    pub(super) fn end(&mut self) -> Result<(), CodecError> {
        match self.peek() {
            None => Ok(()),
            Some(_) => Err(self.fail("not JSON: there is more after the value")),
        }
    }

    /// An error for something that starts no value.
    #[cold]
    pub(super) fn no_value(&mut self) -> CodecError {
        match self.peek() {
            None => self.fail("not JSON: the text ends where a value is missing"),
            Some(_) => self.fail("not JSON: a value is missing"),
        }
    }

    /// The next token, a number.
    pub(super) fn number(&mut self) -> Result<Number<'a>, CodecError> {
        self.peek();
        let start = self.at;
        self.at += usize::from(self.byte() == Some(b'-'));
        if self.byte() == Some(b'0') {
            self.at += 1;
            if self.byte().is_some_and(|byte| byte.is_ascii_digit()) {
                return Err(self.fail("not JSON: a number starts with `0`"));
            }
        } else {
            self.digits()?;
        }
        let mut integer = true;
        if self.byte() == Some(b'.') {
            integer = false;
            self.at += 1;
            self.digits()?;
        }
        if matches!(self.byte(), Some(b'e' | b'E')) {
            integer = false;
            self.at += 1;
            self.at += usize::from(matches!(self.byte(), Some(b'+' | b'-')));
            self.digits()?;
        }
        Ok(Number { text: &self.text[start..self.at], integer })
    }

    fn digits(&mut self) -> Result<(), CodecError> {
        let start = self.at;
        while self.byte().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        if self.at == start { Err(self.fail("not JSON: a digit is missing in a number")) } else { Ok(()) }
    }

    /// The next token, a string: the text it stands for.
    pub(super) fn string(&mut self) -> Result<Cow<'a, str>, CodecError> {
        self.expect(b'"')?;
        let plain = self.plain_run();
        if self.byte() == Some(b'"') {
            self.at += 1;
            return Ok(Cow::Borrowed(plain));
        }
        let mut string = plain.to_owned();
        loop {
            match self.byte() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(Cow::Owned(string));
                }
                Some(b'\\') => string.push(self.escape()?),
                Some(_) => return Err(self.fail("not JSON: a control character in a string is not escaped")),
                None => return Err(self.fail("not JSON: the text ends in a string")),
            }
            string.push_str(self.plain_run());
        }
    }

    /// What stands for itself in a string.
    fn plain_run(&mut self) -> &'a str {
        let start = self.at;
        self.at += plain_length(self.rest());
        &self.text[start..self.at]
    }

    fn escape(&mut self) -> Result<char, CodecError> {
        let start = self.at;
        let letter = self.text.as_bytes().get(start + 1);
        self.at += 2;
        Ok(match letter {
            Some(&literal @ (b'"' | b'\\' | b'/')) => char::from(literal),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.code_point(start),
            _ => return Err(CodecError::at("not JSON: an escape in a string is unknown", start)),
        })
    }

    /// The character of the escape that starts at `start`, whose digits are next, and of its second half if it has one.
    fn code_point(&mut self, start: usize) -> Result<char, CodecError> {
        let first = self.hex(start)?;
        let code = match first {
            0xd800..0xdc00 if self.rest().starts_with(b"\\u") => {
                let second_start = self.at;
                self.at += 2;
                match self.hex(second_start)? {
                    second @ 0xdc00..0xe000 => 0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00),
                    _ => first,
                }
            }
            _ => first,
        };
        char::from_u32(code).ok_or_else(|| {
            let message = format!(
                "`\\u{first:04x}` is a lone surrogate: half a character, which no Unicode text can hold; \
                 the writer must put the other half beside it, or leave it out"
            );
            CodecError::at(message, start)
        })
    }

    fn hex(&mut self, start: usize) -> Result<u32, CodecError> {
        let digits = self.text.as_bytes().get(self.at..self.at + 4).unwrap_or_default();
        let mut code = 0;
        for &digit in digits {
            code = code << 4 | char::from(digit).to_digit(16).unwrap_or(1 << 16);
        }
        if digits.is_empty() || code > 0xffff {
            return Err(CodecError::at("not JSON: `\\u` in a string needs four hexadecimal digits", start));
        }
        self.at += 4;
        Ok(code)
    }
}

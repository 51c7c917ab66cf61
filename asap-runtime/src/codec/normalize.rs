//! Anybody's JSON, brought into the form that this crate stores.

use std::ops::Range;

use super::error::CodecError;
use super::lexer::Lexer;
use super::{MAX_DEPTH, number, string};

/// How many brackets may be open at once.
///
/// A level of a value takes up to three (`{"$map":[[`), and a snapshot puts a few around its locals: whatever was
/// written must pass. Nothing here recurses, so a text of this depth is no danger.
const MAX_BRACKETS: usize = 4 * MAX_DEPTH;

/// Checks any JSON text and gives its compact form.
///
/// Spaces between tokens go, strings are escaped as little as JSON allows. The order of keys stays, and so does each
/// number's own text, digit by digit. The words `NaN`, `Infinity` and `-Infinity`, which Python writes, become
/// `{"$float":…}`.
///
/// # Errors
///
/// The text is not one JSON value; an object has a key twice; a string has a lone surrogate; more than 2,000 brackets
/// are open at once. The error says at which byte.
pub fn normalize(text: &str) -> Result<String, CodecError> {
    let mut lexer = Lexer::new(text);
    let mut out = String::with_capacity(text.len());
    copy_value(&mut lexer, &mut out)?;
    lexer.end()?;
    Ok(out)
}

/// Copies the next value, however deep, in compact form.
pub(super) fn copy_value(lexer: &mut Lexer<'_>, out: &mut String) -> Result<(), CodecError> {
    let mut copier = Copier { out, open: Vec::new(), keys: Vec::new() };
    loop {
        if !copier.start(lexer)? {
            continue;
        }
        while copier.end(lexer)? {}
        if copier.open.is_empty() {
            return Ok(());
        }
    }
}

/// A key that was copied.
struct Key {
    /// Where its text is in the output.
    copy: Range<usize>,
    /// Where it was in the input.
    position: usize,
}

/// An object or a list that is not closed.
enum Open {
    List,
    /// With how many keys there were when it was opened.
    Object(usize),
}

struct Copier<'o> {
    out: &'o mut String,
    open: Vec<Open>,
    /// The keys of every open object.
    keys: Vec<Key>,
}

impl Copier<'_> {
    /// Copies what a value starts with. Whether that was all of it; if not, its first element is next.
    fn start(&mut self, lexer: &mut Lexer<'_>) -> Result<bool, CodecError> {
        match lexer.peek() {
            Some(b'"') => string::write(&lexer.string()?, self.out),
            Some(b'{') => {
                self.open(lexer, Open::Object(self.keys.len()))?;
                lexer.expect(b'{')?;
                self.out.push('{');
                if lexer.peek() != Some(b'}') {
                    self.key(lexer)?;
                    return Ok(false);
                }
            }
            Some(b'[') => {
                self.open(lexer, Open::List)?;
                lexer.expect(b'[')?;
                self.out.push('[');
                return Ok(lexer.peek() == Some(b']'));
            }
            Some(b'-') if lexer.eat_word("-Infinity") => number::write_special("-inf", self.out),
            Some(b'-' | b'0'..=b'9') => self.out.push_str(lexer.number()?.text),
            Some(b'N') if lexer.eat_word("NaN") => number::write_special("NaN", self.out),
            Some(b'I') if lexer.eat_word("Infinity") => number::write_special("inf", self.out),
            _ => match ["null", "true", "false"].into_iter().find(|word| lexer.eat_word(word)) {
                Some(word) => self.out.push_str(word),
                None => return Err(lexer.no_value()),
            },
        }
        Ok(true)
    }

    /// Copies what comes after a value: the brackets it closes one by one, or what leads to the next value.
    /// Whether a bracket was closed, so that more may follow.
    fn end(&mut self, lexer: &mut Lexer<'_>) -> Result<bool, CodecError> {
        let (bracket, first_key) = match self.open.last() {
            None => return Ok(false),
            Some(Open::List) => (b']', None),
            Some(&Open::Object(first_key)) => (b'}', Some(first_key)),
        };
        if lexer.eat(bracket) {
            self.out.push(char::from(bracket));
            self.open.pop();
            if let Some(first_key) = first_key {
                self.refuse_duplicates(first_key)?;
            }
            return Ok(true);
        }
        if !lexer.eat(b',') {
            lexer.expect(bracket)?;
        }
        self.out.push(',');
        if first_key.is_some() {
            self.key(lexer)?;
        }
        Ok(false)
    }

    fn open(&mut self, lexer: &Lexer<'_>, open: Open) -> Result<(), CodecError> {
        if self.open.len() == MAX_BRACKETS {
            return Err(lexer.fail(&format!("more than {MAX_BRACKETS} brackets are open")));
        }
        self.open.push(open);
        Ok(())
    }

    fn key(&mut self, lexer: &mut Lexer<'_>) -> Result<(), CodecError> {
        lexer.peek();
        let (position, start) = (lexer.position(), self.out.len());
        string::write(&lexer.string()?, self.out);
        self.keys.push(Key { copy: start..self.out.len(), position });
        lexer.expect(b':')?;
        self.out.push(':');
        Ok(())
    }

    /// Closes the account of an object's keys.
    fn refuse_duplicates(&mut self, first_key: usize) -> Result<(), CodecError> {
        let keys = &mut self.keys[first_key..];
        keys.sort_by(|a, b| self.out[a.copy.clone()].cmp(&self.out[b.copy.clone()]));
        for pair in keys.windows(2) {
            let key = &self.out[pair[1].copy.clone()];
            if self.out[pair[0].copy.clone()] == *key {
                let message =
                    format!("the key {key} is there twice in one object, and which is meant cannot be known");
                return Err(CodecError::at(message, pair[1].position));
            }
        }
        self.keys.truncate(first_key);
        Ok(())
    }
}

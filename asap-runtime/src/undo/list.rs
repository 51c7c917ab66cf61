//! The list of a task's compensations, as a snapshot has it.

use crate::codec::{self, CodecError};
use crate::frame::Persist;

/// A call that undoes something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Compensation {
    /// The function's name.
    pub(crate) function: String,
    /// The data of its version 1.
    pub(crate) start: String,
}

/// What a task has registered so far: a part of every snapshot, so that a rollback forgets what is registered behind it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Compensations {
    /// As a snapshot has it, without the brackets; empty if nothing was registered.
    json: String,
    /// Whether something was registered since somebody asked.
    is_longer: bool,
}

impl Compensations {
    /// Reads what a snapshot has.
    pub(crate) fn read(json: &str) -> Result<Self, CodecError> {
        let inside = json.trim().strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
        let inside = inside.ok_or_else(|| CodecError::new("it is not a list".to_owned()))?;
        let this = Self { json: inside.to_owned(), is_longer: false };
        this.all().map(|_| this)
    }

    /// Something else is to be undone.
    pub(crate) fn add(&mut self, function: &str, start: &str) {
        if !self.json.is_empty() {
            self.json.push(',');
        }
        self.json.push_str(r#"{"function":"#);
        codec::write_text(function, &mut self.json);
        self.json.push_str(r#","start":"#);
        self.json.push_str(start);
        self.json.push('}');
        self.is_longer = true;
    }

    /// Whether something was registered since this was asked last.
    pub(crate) fn take_longer(&mut self) -> bool {
        std::mem::take(&mut self.is_longer)
    }

    /// Appends it as a member of `$resume`; nothing if nothing was registered.
    pub(crate) fn write(&self, out: &mut String) {
        if !self.json.is_empty() {
            out.push_str(r#","undo":["#);
            out.push_str(&self.json);
            out.push(']');
        }
    }

    /// The calls, in the order in which they were registered.
    pub(crate) fn all(&self) -> Result<Vec<Compensation>, CodecError> {
        let list = format!("[{}]", self.json);
        codec::elements(&list).map(compensation).collect()
    }
}

fn compensation(json: &str) -> Result<Compensation, CodecError> {
    let (mut function, mut start) = (String::new(), String::new());
    for (name, value) in codec::entries(json) {
        match &*name {
            "function" => function = Persist::read(value)?,
            "start" => value.clone_into(&mut start),
            _ => {}
        }
    }
    if function.is_empty() || !start.starts_with('{') {
        return Err(CodecError::new("a compensation has no function or no arguments".to_owned()));
    }
    Ok(Compensation { function, start })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_comes_back_equal() {
        let mut list = Compensations::default();
        let mut out = String::new();
        list.write(&mut out);
        assert_eq!(out, "", "nothing was registered");
        list.add("jobs::refund", r#"{"order":"[1],{\"","$resume":{"format":1}}"#);
        list.add("a \"quoted\" name", "{}");
        list.write(&mut out);
        let json = out.strip_prefix(r#","undo":"#).expect("a member of `$resume`");
        let mut read = Compensations::read(json).expect("it was written so");
        let all = read.all().expect("it was read");
        assert_eq!((all.len(), &*all[0].function), (2, "jobs::refund"));
        assert_eq!(all[0].start, r#"{"order":"[1],{\"","$resume":{"format":1}}"#);
        assert_eq!(all[1].function, "a \"quoted\" name");
        read.add("third", "{}");
        assert_eq!(read.all().expect("it was added to").len(), 3);
    }

    #[test]
    fn what_is_no_list_is_refused() {
        for wrong in
            ["{}", "7", r#"[{"function":"f"}]"#, r#"[{"function":"","start":{}}]"#, r#"[{"start":{}}]"#]
        {
            Compensations::read(wrong).expect_err(wrong);
        }
    }
}

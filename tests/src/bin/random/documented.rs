//! The refusals that docs/language.md lists: anything else that rustc says is a finding.

use std::path::Path;

/// The documented messages, each as the pieces between what depends on the program.
#[derive(Debug)]
pub(crate) struct Documented(Vec<Vec<String>>);

impl Documented {
    /// Reads the tables under the two headings about refusals.
    pub(crate) fn read(workspace: &Path) -> std::io::Result<Self> {
        let text = std::fs::read_to_string(workspace.join("docs/language.md"))?;
        let mut messages = Vec::new();
        let mut inside = false;
        for line in text.lines() {
            if line.starts_with("## ") {
                inside = line.starts_with("## Refused");
            }
            if inside && let Some(row) = line.strip_prefix("| ").and_then(|row| row.strip_suffix(" |")) {
                let message = row.replace(r"\|", "\u{1}");
                let Some((_, message)) = message.rsplit_once(" | ") else { continue };
                let message = message.replace('\u{1}', "|");
                let message = message.replace("{USE}", "{Self}").replace("{AT}", "{Self}");
                let pieces = message.split("{Self}").map(|piece| piece.trim().to_owned());
                messages.push(pieces.filter(|piece| piece.len() > 8).collect::<Vec<_>>());
            }
        }
        Ok(Self(messages.into_iter().filter(|pieces| !pieces.is_empty()).collect()))
    }

    /// The documented message that this is, if it is one.
    pub(crate) fn find(&self, message: &str) -> Option<String> {
        let is = |pieces: &&Vec<String>| pieces.iter().all(|piece| message.contains(piece));
        self.0.iter().find(is).map(|pieces| pieces.join(" … "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::workspace;

    #[test]
    fn refusals_are_known_by_their_words_and_other_errors_are_not() {
        let documented = Documented::read(&workspace()).unwrap();
        let refused = "`Vec<&String>` is needed after a checkpoint but cannot be saved";
        assert!(documented.find(refused).is_some());
        let refused = "`&u8` cannot be saved, and is used on line 7, after the checkpoint on line 5";
        assert!(documented.find(refused).is_some());
        assert!(
            documented.find("E0277: a loop over `Map<I, F>` cannot be carried across a checkpoint").is_some()
        );
        assert!(
            documented
                .find("`checkpoint!` and `call!` cannot be inside a constant: they run when the program does")
                .is_some()
        );
        for other in ["E0382: use of moved value", "E0425: cannot find value `x` in this scope", ""] {
            assert_eq!(documented.find(other), None);
        }
    }
}

//! What the server's settings promise.

use std::collections::HashMap;
use std::fmt;

use redis::{Connection, ErrorKind, RedisError, ServerErrorKind};

use super::error::Fault;

/// What an acknowledged write survives, as the server's settings have it; the greater promises more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum RedisDurability {
    /// This process. What the server has not yet saved by itself is lost when it is killed: it keeps no append-only file
    /// (`appendonly no`). Or it keeps one, and nothing bounds what a power failure takes of it: it is flushed when the
    /// operating system likes (`appendfsync no`), or not during a rewrite (`no-appendfsync-on-rewrite yes`).
    Memory,
    /// The end of the server's process and a power failure, but for the last two seconds (`appendonly yes`,
    /// `appendfsync everysec`): while it flushes, the server answers before it has written.
    EverySecond,
    /// The end of the server's process and a power failure: each write is flushed to the disk before it is answered
    /// (`appendonly yes`, `appendfsync always`).
    Always,
}

impl fmt::Display for RedisDurability {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Memory => "this process",
            Self::EverySecond => "a power failure, but for two seconds",
            Self::Always => "a power failure",
        })
    }
}

/// The settings that decide, as the server tells them.
#[derive(Debug)]
pub(super) struct Settings {
    appendonly: String,
    appendfsync: String,
    /// `no-appendfsync-on-rewrite`
    rewrite: String,
    /// `maxmemory-policy`
    policy: String,
}

impl Settings {
    /// Asks the server; nothing if it does not tell.
    pub(super) fn ask(connection: &mut Connection) -> Result<Option<Self>, RedisError> {
        // Two patterns in one command are known to Redis 7 and later only.
        let mut settings = HashMap::new();
        for pattern in ["*append*", "maxmemory-policy"] {
            let answer = redis::cmd("CONFIG").arg("GET").arg(pattern).query(connection);
            let found: HashMap<String, String> = match answer {
                Ok(found) => found,
                // Forbidden, renamed away, or answered in a form of somebody else's.
                Err(error) if is_untold(&error) => return Ok(None),
                Err(error) => return Err(error),
            };
            settings.extend(found);
        }
        let mut take = |name: &str| settings.remove(name);
        let names = ["appendonly", "appendfsync", "no-appendfsync-on-rewrite", "maxmemory-policy"];
        let [Some(appendonly), Some(appendfsync), Some(rewrite), Some(policy)] = names.map(&mut take) else {
            return Ok(None);
        };
        Ok(Some(Self { appendonly, appendfsync, rewrite, policy }))
    }

    pub(super) fn durability(&self) -> RedisDurability {
        match self.appendfsync.as_str() {
            _ if self.appendonly != "yes" || self.rewrite != "no" => RedisDurability::Memory,
            "always" => RedisDurability::Always,
            "everysec" => RedisDurability::EverySecond,
            _ => RedisDurability::Memory,
        }
    }

    /// The policy, if it takes keys of ours when memory is full. Those that take only keys with a time to live do not:
    /// no key of ours has one.
    pub(super) fn evicts(&self) -> Option<&str> {
        self.policy.starts_with("allkeys-").then_some(&*self.policy)
    }

    /// Refuses a server that promises less than what is required.
    pub(super) fn require(told: Option<&Self>, required: RedisDurability) -> Result<(), Fault> {
        let Some(settings) = told else {
            return Err(Fault::Settings(format!(
                "it does not tell its settings, so that it survives {required} cannot be relied on; \
                 allow this user `CONFIG GET`, or require no durability"
            )));
        };
        if settings.durability() < required {
            return Err(Fault::Settings(format!(
                "it does not promise to survive {required}; set {} in its configuration",
                settings.missing(required)
            )));
        }
        match settings.evicts() {
            Some(policy) => Err(Fault::Settings(format!(
                "it deletes keys when its memory is full (`maxmemory-policy {policy}`); \
                 set `maxmemory-policy noeviction` in its configuration"
            ))),
            None => Ok(()),
        }
    }

    /// What must be set for the promise, and is set otherwise.
    fn missing(&self, required: RedisDurability) -> String {
        let fsync = if required == RedisDurability::Always { "always" } else { "everysec" };
        let is_flushed = self.appendfsync == "always" || self.appendfsync == fsync;
        let wanted = [
            (self.appendonly == "yes", "`appendonly yes`".to_owned()),
            (is_flushed, format!("`appendfsync {fsync}`")),
            (self.rewrite == "no", "`no-appendfsync-on-rewrite no`".to_owned()),
        ];
        let missing: Vec<_> =
            wanted.into_iter().filter(|(is_set, _)| !is_set).map(|(_, text)| text).collect();
        missing.join(", ")
    }
}

fn is_untold(error: &RedisError) -> bool {
    matches!(
        error.kind(),
        ErrorKind::Server(ServerErrorKind::NoPerm | ServerErrorKind::ResponseError)
            | ErrorKind::UnexpectedReturnType
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(appendonly: &str, appendfsync: &str, rewrite: &str, policy: &str) -> Settings {
        let [appendonly, appendfsync, rewrite, policy] =
            [appendonly, appendfsync, rewrite, policy].map(str::to_owned);
        Settings { appendonly, appendfsync, rewrite, policy }
    }

    #[test]
    fn the_promise_is_that_of_the_weakest_setting() {
        for (appendonly, appendfsync, rewrite, promised) in [
            ("yes", "always", "no", RedisDurability::Always),
            ("yes", "everysec", "no", RedisDurability::EverySecond),
            ("yes", "no", "no", RedisDurability::Memory),
            ("yes", "always", "yes", RedisDurability::Memory),
            ("no", "always", "no", RedisDurability::Memory),
        ] {
            let settings = settings(appendonly, appendfsync, rewrite, "noeviction");
            assert_eq!(settings.durability(), promised, "{settings:?}");
        }
    }

    #[test]
    fn what_is_refused_says_what_to_set() {
        let refused = |settings: Settings, required, parts: &[&str]| {
            let Err(Fault::Settings(reason)) = Settings::require(Some(&settings), required) else {
                panic!("{settings:?} promises too little");
            };
            for part in parts {
                assert!(reason.contains(part), "`{part}` is not in: {reason}");
            }
        };
        let always = RedisDurability::Always;
        refused(
            settings("no", "everysec", "no", "noeviction"),
            always,
            &["set `appendonly yes`, `appendfsync always` in"],
        );
        refused(settings("yes", "always", "yes", "noeviction"), always, &["`no-appendfsync-on-rewrite no`"]);
        refused(settings("yes", "no", "no", "noeviction"), RedisDurability::EverySecond, &["everysec"]);
        refused(settings("yes", "always", "no", "allkeys-lru"), always, &["maxmemory-policy noeviction"]);
        for policy in ["noeviction", "volatile-lru"] {
            let settings = settings("yes", "always", "no", policy);
            assert!(Settings::require(Some(&settings), RedisDurability::EverySecond).is_ok());
        }
        assert!(matches!(Settings::require(None, RedisDurability::Memory), Err(Fault::Settings(_))));
    }
}

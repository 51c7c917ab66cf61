//! Effects: what is done in the world, once.
//!
//! The intent of an effect is a snapshot with a key in it. It is stored before the effect begins, so whoever resumes from it knows that
//! the effect may have happened, and does what the policy says.

use super::{Cx, Intent, Persist, Writer, simplified, stop};
use crate::runtime::block_on;
use crate::wait::{Awaited, Decision, Resolved, topic_of};

/// What is done about an effect whose outcome is not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Policy {
    /// Nothing, until somebody decides.
    Park,
    /// It is done again, under the same key.
    Retry,
    /// The user's own expression finds out.
    Check,
}

/// An idempotency key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key(String);

impl Key {
    /// The key as text: 26 characters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What is to be done about an effect.
#[derive(Debug)]
pub enum Settled<T> {
    /// It is done.
    Run(Key),
    /// Whether it was done is to be found out; it is done if not.
    Check(Key),
    /// It was done, and gave this.
    Given(T),
}

impl<T> Settled<T> {
    /// What a check has found out.
    #[must_use]
    pub fn checked(key: Key, found: Option<T>) -> Self {
        found.map_or(Self::Run(key), Self::Given)
    }
}

/// What was decided about an effect.
#[derive(Debug)]
#[must_use = "an effect whose intent is not stored must not begin"]
pub enum Decided<T> {
    /// Its intent is to be stored; then it is done.
    New(Key),
    /// This.
    Settled(Settled<T>),
    /// The attempt is over.
    Over,
}

impl<T> Decided<T> {
    /// An effect that is about to begin.
    pub fn begin() -> Self {
        Self::New(Key(crate::protocol::generate_id()))
    }

    /// Whether its intent is to be stored.
    #[must_use]
    pub fn is_new(&self) -> bool {
        matches!(self, Self::New(_))
    }

    /// What is to be done, once the intent is stored; nothing if the attempt is over.
    #[must_use]
    pub fn settled(self) -> Option<Settled<T>> {
        match self {
            Self::New(key) => Some(Settled::Run(key)),
            Self::Settled(settled) => Some(settled),
            Self::Over => None,
        }
    }
}

impl Cx {
    /// Where the locals go beside the intent of an effect; `None` if the attempt is over.
    #[cold]
    #[inline(never)]
    pub fn intend<T>(&mut self, number: u32, decided: &Decided<T>, effect: &str) -> Option<&mut Writer> {
        if let (Decided::New(Key(key)), Some(attempt)) = (decided, self.attempt()) {
            let since = attempt.runtime().clock().now();
            attempt.intend(Intent::new(effect, key, since));
        }
        self.open(number, true)
    }

    /// What is decided about an effect whose intent was found, in a synchronous function.
    pub fn found_here<T: Persist>(&mut self, policy: Policy) -> Decided<T> {
        block_on(self.decide(policy)).unwrap_or(Decided::Over)
    }

    /// What is decided about an effect whose intent was found.
    pub async fn found<T: Persist>(&mut self, policy: Policy) -> Decided<T> {
        self.decide(policy).await.unwrap_or(Decided::Over)
    }

    /// What is to be done about an effect; never ready if the attempt is over.
    pub async fn settled<T>(&mut self, decided: Decided<T>) -> Settled<T> {
        match decided.settled() {
            Some(settled) => settled,
            None => stop().await,
        }
    }

    async fn decide<T: Persist>(&mut self, policy: Policy) -> Option<Decided<T>> {
        let Some(intent) = self.attempt()?.intent().cloned() else {
            self.lost("the intent of its effect is not in the snapshot");
            return None;
        };
        self.arrived();
        let key = Key(intent.key.clone());
        match policy {
            Policy::Retry => Some(Decided::Settled(Settled::Run(key))),
            Policy::Check => Some(Decided::Settled(Settled::Check(key))),
            Policy::Park if self.attempt()?.runtime().repeats_effects() => {
                Some(Decided::Settled(Settled::Run(key)))
            }
            Policy::Park => self.resolved(intent, key).await,
        }
    }

    /// What somebody has decided; without a decision the task waits for one.
    async fn resolved<T: Persist>(&mut self, intent: Intent, key: Key) -> Option<Decided<T>> {
        let wakes = self.wakes().await?;
        let (topic, version) = (topic_of(&intent.key), self.attempt()?.version());
        let mut unread = None;
        while let Some(message) = self.first(&topic).await? {
            // Counted even if it is of no use: somebody may decide again.
            self.attempt()?.received().add(&topic, message.position);
            match Decision::read(&message.value) {
                // It was about an earlier time, as one that was made twice is.
                Ok(decision) if decision.version != version => {}
                Ok(Decision { resolved, .. }) => match resolved {
                    // From here on it is an effect that is about to begin, and a crash finds its outcome unknown again.
                    Resolved::Retry => return Some(Decided::New(key)),
                    Resolved::Result(json) => match T::read(&json) {
                        Ok(value) => return Some(Decided::Settled(Settled::Given(value))),
                        Err(error) => unread = Some((message.id, error.to_string())),
                    },
                },
                Err(error) => unread = Some((message.id, error.to_string())),
            }
        }
        if let Some((id, reason)) = unread {
            let task_id = self.attempt()?.task_id().to_owned();
            tracing::warn!(
                task_id,
                effect = intent.effect,
                key = intent.key,
                id,
                expected = simplified::<T>(),
                reason,
                "a decision about an effect cannot be read, and does not count"
            );
        }
        let awaited = Awaited::Decision { effect: intent.effect, key: intent.key };
        self.waits(awaited, None, wakes)?;
        None
    }
}

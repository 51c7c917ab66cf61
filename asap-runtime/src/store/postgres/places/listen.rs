//! The bell of a database: a connection that listens.

use std::sync::{Arc, Weak};
use std::time::Duration;

use sqlx::postgres::{PgListener, PgPoolOptions};
use sqlx::{Row as _, query};
use tokio::runtime::Handle;
use tokio::sync::Mutex;

use super::super::Shared;
use super::super::connect::{Session, Source};
use super::super::error::Fault;
use super::super::executor::Outstanding;
use super::super::operation::Operation;
use super::super::statement::in_schema;
use crate::store::queue::Bell;

/// The pause before the connection is made again, at first and at most.
const PAUSES: (Duration, Duration) = (Duration::from_millis(20), Duration::from_secs(2));

/// The store's bell, once somebody has asked for it.
#[derive(Debug, Default)]
pub(in super::super) struct Listening(Mutex<Option<Arc<Bell>>>);

/// Has the notifications listened to, if nobody does.
pub(super) struct Listen {
    listening: Arc<Listening>,
    /// With what has the connections driven as long as it listens.
    ear: Option<(Ear, Outstanding)>,
}

/// Who listens.
struct Ear {
    source: Source,
    schema: Option<String>,
    timeout: Duration,
    handle: Handle,
}

impl Listen {
    pub(super) fn new(shared: &Shared, outstanding: Outstanding) -> Self {
        let ear = Ear {
            source: shared.source.clone(),
            schema: shared.options.schema.clone(),
            timeout: shared.options.connect_timeout,
            handle: shared.handle.clone(),
        };
        Self { listening: Arc::clone(&shared.listening), ear: Some((ear, outstanding)) }
    }
}

impl Operation for Listen {
    type Answer = Arc<Bell>;

    fn describe(&self) -> String {
        "listen for new tasks".to_owned()
    }

    async fn run(&mut self, session: &mut Session) -> Result<Arc<Bell>, Fault> {
        let mut bell = self.listening.0.lock().await;
        if let Some(bell) = &*bell {
            return Ok(Arc::clone(bell));
        }
        let Some((ear, _)) = &self.ear else { return Err(Fault::Stopped("nobody listens".to_owned())) };
        let table = in_schema("asap_tasks", ear.schema.as_deref());
        let channel = query(session.texts.channel.clone()).bind(table.as_str());
        let channel: Option<String> = channel.fetch_one(&mut session.connection).await?.try_get(0)?;
        let Some(channel) = channel else {
            return Err(Fault::Layout("its tables are gone; open it again".to_owned()));
        };
        let listener = ear.connect(&channel).await?;
        let new = Arc::new(Bell::new());
        if let Some((ear, outstanding)) = self.ear.take() {
            let (handle, bell) = (ear.handle.clone(), Arc::downgrade(&new));
            handle.spawn(async move {
                ear.listen(channel, listener, bell).await;
                drop(outstanding);
            });
        }
        *bell = Some(Arc::clone(&new));
        Ok(new)
    }
}

impl Ear {
    async fn connect(&self, channel: &str) -> Result<PgListener, sqlx::Error> {
        let pool = PgPoolOptions::new()
            .max_connections(1)
            .acquire_timeout(self.timeout)
            .idle_timeout(None)
            .max_lifetime(None)
            .connect_lazy_with(self.source.options());
        let mut listener = PgListener::connect_with(&pool).await?;
        // Each connection is a new one of ours, so that a ring follows it.
        listener.eager_reconnect(false);
        listener.listen(channel).await?;
        Ok(listener)
    }

    /// Rings for each notification, and each time that some may have been missed. Ends with the store, whose bell it is.
    async fn listen(self, channel: String, listener: PgListener, bell: Weak<Bell>) {
        let mut listener = Some(listener);
        let mut pause = PAUSES.0;
        loop {
            let heard = if let Some(listener) = &mut listener {
                matches!(listener.try_recv().await, Ok(Some(_)))
            } else {
                tokio::time::sleep(pause).await;
                pause = (pause * 2).min(PAUSES.1);
                listener = self.connect(&channel).await.ok();
                listener.is_some()
            };
            let Some(bell) = bell.upgrade() else { return };
            if heard {
                pause = PAUSES.0;
                bell.ring();
            } else {
                listener = None;
            }
        }
    }
}

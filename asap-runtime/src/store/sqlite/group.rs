//! Many writes in one transaction, each with its own answer.
//!
//! A write that finds its version taken has changed nothing, and its neighbours are stored all the same. A write that fails
//! tells nothing about the others, and SQLite may have rolled back the whole transaction with it: then nothing of it
//! is kept, and each is written by itself. An answer is given after its commit only.
//!
//! Before the commit the queue is looked at again: who has come meanwhile is written too. So a group grows as long as others come
//! faster than they are written, and nobody waits for somebody who may not come.

use rusqlite::{ErrorCode, Transaction, TransactionBehavior};

use super::error::Fault;
use super::pool::Writer;
use super::queue::Member;

/// What became of each. `more` adds those that have come meanwhile, and says whether there were any.
pub(super) fn write(
    writer: &mut Writer,
    members: &mut Vec<Member>,
    more: impl FnMut(&mut Vec<Member>) -> bool,
) -> Vec<Result<bool, Fault>> {
    // Behind a group others are likely to come; who is alone needs no transaction around its statement.
    if let ([member], false) = (&members[..], writer.is_shared) {
        return vec![member.write().run(&mut writer.session())];
    }
    let done = together(writer, members, more);
    writer.is_shared = members.len() > 1;
    match done {
        Ok(done) => done.into_iter().map(Ok).collect(),
        Err(fault) => {
            // What was learnt on the way is not so.
            for member in &*members {
                writer.session().forget(member.write().task_id());
            }
            apart(writer, members, fault.if_busy())
        }
    }
}

fn together(
    writer: &mut Writer,
    members: &mut Vec<Member>,
    mut more: impl FnMut(&mut Vec<Member>) -> bool,
) -> Result<Vec<bool>, Fault> {
    let mut session = writer.session();
    let transaction = Transaction::new_unchecked(session.connection, TransactionBehavior::Immediate)?;
    session.known.compare(session.connection)?;
    let mut done = Vec::with_capacity(members.len());
    let written = loop {
        let next = members[done.len()..].iter().try_for_each(|member| {
            done.push(member.write().run(&mut session)?);
            Ok::<_, Fault>(())
        });
        if next.is_err() || !more(members) {
            break next;
        }
    };
    session.known.end();
    written?;
    transaction.commit()?;
    Ok(done)
}

/// Each by itself. Another process's lock is waited for once, not once for each.
fn apart(writer: &mut Writer, members: &[Member], mut busy: Option<Fault>) -> Vec<Result<bool, Fault>> {
    let run = |member: &Member| {
        if let Some(busy) = busy.as_ref().and_then(Fault::if_busy) {
            return Err(busy);
        }
        let answer = member.write().run(&mut writer.session());
        busy = answer.as_ref().err().and_then(Fault::if_busy);
        answer
    };
    members.iter().map(run).collect()
}

impl Fault {
    /// The same, if it says that another process kept its lock for too long.
    fn if_busy(&self) -> Option<Self> {
        match self {
            Self::Sqlite(rusqlite::Error::SqliteFailure(error, message))
                if matches!(error.code, ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) =>
            {
                Some(Self::Sqlite(rusqlite::Error::SqliteFailure(*error, message.clone())))
            }
            _ => None,
        }
    }
}

//! Several appends, for a store that has no better way.

use std::collections::HashMap;
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::task::Poll;

use super::{Append, SnapshotStore, Swap};
use crate::error::Result;

/// What became of an append, by its place among the others.
type Answer = (usize, Result<Swap>);

/// Asks for all tasks at the same time, and for each one's appends one after the other.
pub(super) async fn append_all<S: SnapshotStore + ?Sized>(
    store: &S,
    appends: &[Append<'_>],
) -> Vec<Result<Swap>> {
    let mut tasks: Vec<Vec<usize>> = Vec::new();
    let mut known: HashMap<&str, usize> = HashMap::new();
    for (at, append) in appends.iter().enumerate() {
        let task = *known.entry(&append.snapshot.task_id).or_insert(tasks.len());
        if task == tasks.len() {
            tasks.push(Vec::new());
        }
        tasks[task].push(at);
    }
    let each = tasks.iter().map(|task| Box::pin(one_task(store, appends, task))).collect();
    let mut answers: Vec<Answer> = all(each).await.into_iter().flatten().collect();
    answers.sort_unstable_by_key(|(at, _)| *at);
    answers.into_iter().map(|(_, answer)| answer).collect()
}

/// The appends of one task, by their places.
async fn one_task<S: SnapshotStore + ?Sized>(
    store: &S,
    appends: &[Append<'_>],
    places: &[usize],
) -> Vec<Answer> {
    let (mut answers, mut goes_on) = (Vec::with_capacity(places.len()), true);
    for &at in places {
        // Its version is not the next.
        let answer = if goes_on { store.append(appends[at]).await } else { Ok(Swap::Taken) };
        goes_on = answer.as_ref().is_ok_and(|swap| swap.is_stored());
        answers.push((at, answer));
    }
    answers
}

/// What all of them give, in any order.
async fn all<F: Future>(mut futures: Vec<Pin<Box<F>>>) -> Vec<F::Output> {
    let mut outputs = Vec::with_capacity(futures.len());
    poll_fn(|context| {
        futures.retain_mut(|future| match future.as_mut().poll(context) {
            Poll::Ready(output) => {
                outputs.push(output);
                false
            }
            Poll::Pending => true,
        });
        if futures.is_empty() { Poll::Ready(()) } else { Poll::Pending }
    })
    .await;
    outputs
}

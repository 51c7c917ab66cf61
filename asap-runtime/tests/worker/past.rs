//! What becomes of a task in a queue whose past is changed.

use asap_runtime::store::queue::Standing;
use asap_runtime::{Runtime, TaskStatus, Worker, checkpoint, resumable};

use super::{Beside, outside, stores, until};

#[resumable]
fn cube(n: i64) -> Result<i64, String> {
    let square = n * n;
    checkpoint!("squared");
    if square < 0 {
        return Err("no square".to_owned());
    }
    let cube = square * n;
    checkpoint!("cubed");
    Ok(cube)
}

#[tokio::test]
async fn a_task_that_is_rolled_back_is_parked_and_goes_on_when_it_is_put_back() {
    for store in stores() {
        let runtime = Runtime::new(store);
        runtime.queue("default").submit_async("task", cube(3)).await.unwrap();
        let worker = Beside::start(Worker::new(runtime.clone()));
        until(&runtime, "task", TaskStatus::Completed).await;
        let back = runtime.rollback_async("task", 2).await.unwrap();
        assert_eq!((back.status, back.result), (TaskStatus::Working, None));
        let place = outside(|| runtime.queued("task")).unwrap().unwrap();
        assert_eq!((place.standing, place.queue.as_str()), (Standing::Parked, "default"));
        // It stands still, so it can be changed at leisure; the worker fails it.
        runtime.edit_async("task", |edit| edit.set("square", &-1)).await.unwrap();
        assert!(outside(|| runtime.put_back("task")).unwrap());
        until(&runtime, "task", TaskStatus::Failed).await;
        // A failed one is not moved by an edit, and is put back as ever.
        runtime.edit_async("task", |edit| edit.set("square", &5)).await.unwrap();
        assert_eq!(outside(|| runtime.queued("task")).unwrap(), None);
        assert!(outside(|| runtime.put_back("task")).unwrap());
        until(&runtime, "task", TaskStatus::Completed).await;
        assert_eq!(outside(|| runtime.result::<i64>("task")).unwrap(), Some(15));
        worker.end().await;
        assert_eq!(runtime.store().list_versions("task").await.unwrap(), [1, 2, 3, 4, 5]);
    }
}

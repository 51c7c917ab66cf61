use proptest::prelude::*;

use super::super::{MAX_TASK_DEPTH, Task, TaskStatus};
use super::{Data, any_data, any_time, moment};

const PYTHON: &str = r#"{"id":"task-1","conversation_id":"conv-1","parent_task_id":null,"status":"submitted","depth":0,"progress":null,"created_at":"2026-01-02T03:04:05.678901Z","updated_at":"2026-01-02T03:04:05Z"}"#;
const PYTHON_PART: &str = r#"{"id":"task-1","conversation_id":"conv-1","parent_task_id":"task-0","status":"input_required","depth":10,"progress":{"percent":45,"message":"half"},"created_at":"2026-01-02T03:04:05.678901Z","updated_at":"2026-01-02T03:04:05Z"}"#;

fn refused(text: &str) -> String {
    Task::from_json(text).unwrap_err().to_string()
}

#[test]
fn tasks_of_python_come_back_byte_for_byte() {
    let task = Task::from_json(PYTHON).unwrap();
    let second = "2026-01-02T03:04:05Z".parse().unwrap();
    assert_eq!(task, Task { updated_at: second, ..Task::new("task-1", "conv-1", moment()) });
    assert_eq!(task.to_json(), PYTHON);

    let part = Task::from_json(PYTHON_PART).unwrap();
    let progress = Some(Data::from_json(r#"{"percent":45,"message":"half"}"#).unwrap());
    let parent_task_id = Some("task-0".to_owned());
    assert_eq!(part, Task { parent_task_id, status: TaskStatus::InputRequired, depth: 10, progress, ..task });
    assert_eq!(part.to_json(), PYTHON_PART);
}

#[test]
fn parent_depth_and_progress_have_defaults() {
    let short = r#"{"id":"task-1","conversation_id":"conv-1","status":"submitted","created_at":"2026-01-02T03:04:05.678901+00:00","updated_at":"2026-01-02T03:04:05"}"#;
    assert_eq!(Task::from_json(short).unwrap().to_json(), PYTHON);
}

#[test]
fn other_fields_are_refused() {
    let error = refused(&PYTHON.replace("\"depth\"", "\"deep\""));
    assert!(error.starts_with("not a valid task: unknown field `deep`"), "{error}");
    let error = refused(&PYTHON.replace("conversation_id", "conversationId"));
    assert!(error.starts_with("not a valid task: unknown field `conversationId`"), "{error}");
}

#[test]
fn a_depth_of_more_than_ten_is_refused() {
    assert_eq!(MAX_TASK_DEPTH, 10);
    let error = refused(&PYTHON.replace("\"depth\":0", "\"depth\":11"));
    assert!(error.starts_with("not a valid task: `depth` is 11, the most is 10"), "{error}");
    refused(&PYTHON.replace("\"depth\":0", "\"depth\":-1"));
    refused(&PYTHON.replace("\"depth\":0", "\"depth\":null"));
    assert!(Task { depth: 11, ..Task::new("t", "c", moment()) }.validate().is_err());
    assert!(Task { depth: 10, ..Task::new("t", "c", moment()) }.validate().is_ok());
}

#[test]
fn what_is_no_task_is_refused() {
    refused("[]");
    refused(&PYTHON.replace("submitted", "done"));
    refused(&PYTHON.replace("\"progress\":null", "\"progress\":[1]"));
    refused(&PYTHON.replace("\"id\":\"task-1\"", "\"id\":1"));
    refused(&PYTHON.replace("\"id\":\"task-1\",", ""));
    refused(&PYTHON.replace("2026-01-02T03:04:05Z", "yesterday"));
}

proptest! {
    #[test]
    fn tasks_come_back(
        names: (String, String, Option<String>),
        status in proptest::sample::select(TaskStatus::ALL.to_vec()),
        depth in 0..=MAX_TASK_DEPTH,
        progress in proptest::option::of(any_data()),
        times in (any_time(), any_time()),
    ) {
        let (id, conversation_id, parent_task_id) = names;
        let (created_at, updated_at) = times;
        let task = Task { id, conversation_id, parent_task_id, status, depth, progress, created_at, updated_at };
        prop_assert_eq!(Task::from_json(&task.to_json()).unwrap(), task);
    }
}

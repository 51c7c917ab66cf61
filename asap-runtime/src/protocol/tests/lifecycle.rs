use std::collections::HashSet;

use chrono::TimeDelta;

use super::super::{Task, TaskStatus, transition};
use super::moment;
use TaskStatus::{Cancelled, Completed, Failed, InputRequired, Submitted, Working};

const STEPS: [(TaskStatus, TaskStatus); 8] = [
    (Submitted, Working),
    (Submitted, Cancelled),
    (Working, Completed),
    (Working, Failed),
    (Working, Cancelled),
    (Working, InputRequired),
    (InputRequired, Working),
    (InputRequired, Cancelled),
];

fn task(status: TaskStatus) -> Task {
    Task { status, ..Task::new("task-1", "conv-1", moment()) }
}

#[test]
fn the_steps_are_those_of_the_protocol_and_no_others() {
    for from in TaskStatus::ALL {
        for to in TaskStatus::ALL {
            let valid = STEPS.contains(&(from, to));
            assert_eq!(from.can_transition(to), valid, "{from} -> {to}");
            assert_eq!(from.transition(to, "task-1").ok(), valid.then_some(to), "{from} -> {to}");
            assert_eq!(transition(&task(from), to).ok().map(|task| task.status), valid.then_some(to));
        }
    }
}

#[test]
fn no_state_goes_to_itself() {
    assert!(TaskStatus::ALL.iter().all(|status| !status.can_transition(*status)));
}

#[test]
fn completed_failed_and_cancelled_are_terminal() {
    for status in TaskStatus::ALL {
        let terminal = matches!(status, Completed | Failed | Cancelled);
        assert_eq!(status.is_terminal(), terminal);
        assert_eq!(task(status).is_terminal(), terminal);
        assert_eq!(TaskStatus::ALL.iter().all(|to| !status.can_transition(*to)), terminal, "{status}");
    }
}

#[test]
fn every_state_reaches_a_terminal_one() {
    for start in TaskStatus::ALL {
        let (mut reached, mut next) = (HashSet::new(), vec![start]);
        while let Some(status) = next.pop() {
            if reached.insert(status) {
                next.extend(TaskStatus::ALL.into_iter().filter(|to| status.can_transition(*to)));
            }
        }
        assert!(reached.iter().any(|status| status.is_terminal()), "{start}");
    }
}

#[test]
fn submitted_and_working_tasks_can_be_cancelled() {
    for status in TaskStatus::ALL {
        assert_eq!(task(status).can_be_cancelled(), matches!(status, Submitted | Working));
    }
}

#[test]
fn an_invalid_step_names_both_states_the_task_and_the_code() {
    let error = transition(&task(Submitted), Completed).unwrap_err();
    assert_eq!(error.to_string(), "Invalid transition from 'submitted' to 'completed'");
    assert_eq!(error.code(), Some("asap:protocol/invalid_state"));
    let crate::Error::InvalidTransition { from, to, task_id } = error else { panic!("{error}") };
    assert_eq!((from, to, &*task_id), (Submitted, Completed, "task-1"));
    let error = transition(&task(InputRequired), InputRequired).unwrap_err();
    assert_eq!(error.to_string(), "Invalid transition from 'input_required' to 'input_required'");
}

#[test]
fn a_step_changes_the_status_and_its_time_only() {
    let later = moment() + TimeDelta::nanoseconds(1_000_000_999);
    let before = task(Submitted);
    let after = before.transition(Working, later).unwrap();
    assert_eq!(
        after,
        Task { status: Working, updated_at: moment() + TimeDelta::seconds(1), ..before.clone() }
    );
    assert!(transition(&before, Working).unwrap().updated_at > before.updated_at);
}

#[test]
fn only_an_explicit_resume_leads_from_failed_to_working() {
    assert!(!Failed.can_transition(Working));
    assert!(transition(&task(Failed), Working).is_err());
    assert_eq!(Failed.resume("task-1").unwrap(), Working);
    assert_eq!(task(Failed).resume(moment()).unwrap().status, Working);
    for status in [Submitted, Working, InputRequired] {
        assert_eq!(status.resume("task-1").unwrap(), Working);
    }
    for status in [Completed, Cancelled] {
        let error = task(status).resume(moment()).unwrap_err();
        assert_eq!(error.to_string(), format!("Invalid transition from '{status}' to 'working'"));
    }
}

#[test]
fn a_status_has_the_protocol_s_name() {
    for (status, name) in TaskStatus::ALL.into_iter().zip([
        "submitted",
        "working",
        "input_required",
        "completed",
        "failed",
        "cancelled",
    ]) {
        assert_eq!(status.to_string(), name);
        assert_eq!(name.parse::<TaskStatus>().unwrap(), status);
        assert_eq!(serde_json::to_string(&status).unwrap(), format!("\"{name}\""));
        assert_eq!(serde_json::from_str::<TaskStatus>(&format!("\"{name}\"")).unwrap(), status);
    }
    assert_eq!(
        "Working".parse::<TaskStatus>().unwrap_err().to_string(),
        "not a valid status: `Working` is unknown; known are `submitted`, `working`, `input_required`, `completed`, \
         `failed`, `cancelled`"
    );
}

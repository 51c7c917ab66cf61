//! Random histories beside a simple model of them.

use std::collections::BTreeMap;

use asap_runtime::store::{MemoryStore, SqliteStore};
use asap_runtime::{Error, Runtime, TaskStatus};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::functions::{next, stopped_behind, walk};
use crate::version;

/// How many steps a walk has.
const STEPS: u64 = 9;

/// Where the walk of each task begins.
const FROM: u64 = 7;

/// What is done to one of the tasks, by its number.
#[derive(Debug, Clone)]
enum Deed {
    Run(usize, u64),
    Back(usize, u64),
    Edit(usize, u64),
    Fork(usize, u64),
    Carry(usize),
}

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let deed = prop_oneof![
        4 => (0..4usize, 1..4u64).prop_map(|(task, steps)| Deed::Run(task, steps)),
        2 => (0..4usize, 0..12u64).prop_map(|(task, version)| Deed::Back(task, version)),
        2 => (0..4usize, 0..1000u64).prop_map(|(task, state)| Deed::Edit(task, state)),
        2 => (0..4usize, 0..12u64).prop_map(|(task, version)| Deed::Fork(task, version)),
        1 => (0..4usize).prop_map(Deed::Carry),
    ];
    vec(deed, 1..25)
}

/// A task as it should be: behind which step each version stands, and with which state.
#[derive(Debug, Clone, PartialEq)]
struct Model {
    versions: BTreeMap<u64, (u64, u64)>,
    status: TaskStatus,
}

impl Model {
    fn latest(&self) -> (u64, (u64, u64)) {
        let (version, at) = self.versions.last_key_value().expect("the latest is never deleted");
        (*version, *at)
    }

    /// Passes checkpoints, `left` at the most.
    fn run(&mut self, left: u64) {
        if self.status == TaskStatus::Completed {
            return;
        }
        for _ in 0..left {
            let (version, (step, state)) = self.latest();
            if step < STEPS {
                self.versions.insert(version + 1, (step + 1, next(state, step + 1)));
            }
        }
        let is_done = self.latest().1.0 == STEPS;
        self.status = if is_done { TaskStatus::Completed } else { TaskStatus::Failed };
    }
}

/// The tasks of a store, and what they should be.
struct World {
    runtime: Runtime,
    tasks: Vec<Model>,
}

impl World {
    fn new(runtime: Runtime) -> Self {
        let mut world = Self { runtime, tasks: Vec::new() };
        let mut first = Model { versions: BTreeMap::from([(1, (0, FROM))]), status: TaskStatus::Failed };
        assert!(stopped_behind(1, || world.runtime.run("0", walk(FROM, STEPS))).unwrap_err().is_failed());
        first.run(1);
        world.tasks.push(first);
        world
    }

    fn does(&mut self, deed: &Deed) {
        let (Deed::Run(task, _)
        | Deed::Back(task, _)
        | Deed::Edit(task, _)
        | Deed::Fork(task, _)
        | Deed::Carry(task)) = *deed;
        let task = task % self.tasks.len();
        let (id, new, runtime) = (task.to_string(), self.tasks.len(), &self.runtime);
        let model = &mut self.tasks[task];
        match *deed {
            Deed::Run(_, left) => {
                model.run(left);
                let answer = stopped_behind(left, || runtime.run(id.as_str(), walk(FROM, STEPS)));
                match model.status {
                    TaskStatus::Completed => assert_eq!(answer.unwrap(), model.latest().1.1),
                    _ => assert!(answer.unwrap_err().is_failed()),
                }
            }
            Deed::Back(_, to) => {
                let answer = runtime.rollback(&id, to);
                if model.versions.contains_key(&to) {
                    assert_eq!(answer.unwrap().status, TaskStatus::Working);
                    model.versions.split_off(&(to + 1));
                    model.status = TaskStatus::Working;
                } else {
                    assert!(matches!(answer, Err(Error::UnknownVersion { .. })));
                }
            }
            Deed::Edit(_, state) => {
                let (version, (step, _)) = model.latest();
                let local = if step == 0 { "from" } else { "state" };
                let answer = runtime.edit(&id, |edit| edit.set(local, &state));
                if model.status == TaskStatus::Completed {
                    assert!(matches!(answer, Err(Error::TaskEnded { .. })));
                } else {
                    assert_eq!(answer.unwrap().version, version + 1);
                    model.versions.insert(version + 1, (step, state));
                }
            }
            Deed::Fork(_, from) => {
                let answer = runtime.fork(&id, Some(from), new.to_string());
                if let Some(at) = model.versions.get(&from) {
                    assert_eq!(answer.unwrap().version, from);
                    let versions = [(1, (0, FROM)), (from, *at)];
                    let forked = Model { versions: versions.into(), status: TaskStatus::Working };
                    self.tasks.push(forked);
                } else {
                    assert!(matches!(answer, Err(Error::UnknownVersion { .. })));
                }
            }
            Deed::Carry(_) => {
                let text = runtime.export(&id).unwrap();
                assert!(matches!(runtime.import(&text), Err(Error::TaskExists { .. })));
                assert!(runtime.store().delete(&id).wait().unwrap());
                runtime.import(&text).unwrap();
                assert_eq!(runtime.export(&id).unwrap(), text);
            }
        }
    }

    fn check(&self) {
        for (task, model) in self.tasks.iter().enumerate() {
            let id = task.to_string();
            let stored = crate::versions(&self.runtime, &id);
            assert_eq!(stored, model.versions.keys().copied().collect::<Vec<_>>(), "task {id}");
            for (number, (step, state)) in &model.versions {
                let data = version(&self.runtime, &id, *number).data;
                if *step == 0 {
                    assert_eq!(
                        data.read::<u64>("from").unwrap(),
                        Some(*state),
                        "version {number} of task {id}"
                    );
                } else {
                    let found = (data.read::<u64>("step").unwrap(), data.read::<u64>("state").unwrap());
                    assert_eq!(found, (Some(*step), Some(*state)), "version {number} of task {id}");
                }
            }
            assert_eq!(self.runtime.task(&id).unwrap().unwrap().status, model.status, "task {id}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_history_is_what_the_model_says(deeds in deeds()) {
        let memory = Runtime::new(MemoryStore::new());
        for runtime in [memory, Runtime::new(SqliteStore::in_memory().unwrap())] {
            let mut world = World::new(runtime);
            for deed in &deeds {
                world.does(deed);
                world.check();
            }
        }
    }
}

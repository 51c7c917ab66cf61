//! `compensate!`.

use std::any::TypeId;

use super::NAME;
use crate::error::Error;
use crate::frame::{Arguments, Callable, Cx, Function, Instance, Step, StepBody, Unbegun};
use crate::runtime::{registered, write_arguments};

/// The step of `compensate!`.
#[derive(Debug)]
pub struct Compensate(());

impl Instance for Compensate {
    fn function() -> Option<&'static Function> {
        static COMPENSATE: Function = Function::step("$compensate", &[], begin, TypeId::of::<()>);
        Some(&COMPENSATE)
    }
}

/// A call that puts another on the task's list of compensations.
pub fn compensate<C: Callable>(call: C) -> Step<(), Compensate> {
    let (function, arguments) = call.into_parts();
    Step::new(Unbegun { function, arguments })
}

fn begin(mut cx: Cx, arguments: Option<Arguments>) -> StepBody {
    Box::pin(async move {
        let task_id = cx.task()?;
        let Some(call) = Cx::given::<Unbegun>(arguments) else {
            cx.lost("a compensation that was about to be registered");
            return None;
        };
        let name = call.function.name();
        let is_known = registered(name).map(|found| found.is_some() && name != NAME);
        let known = is_known.and_then(|is_known| {
            let function = name.to_owned();
            let known = "those that are registered, or named in `register!` if they are generic".to_owned();
            if is_known {
                Ok(())
            } else {
                Err(Error::UnknownFunction { task_id: task_id.clone(), function, known })
            }
        });
        let written = cx.got(known.and_then(|()| write_arguments(&task_id, &call)))?;
        cx.attempt()?.compensations().add(name, &written.data);
        Some(Box::new(()) as Arguments)
    })
}

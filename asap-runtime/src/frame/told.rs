//! Asks a body for the types of its locals, without running any of it.

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Waker};

use super::Cx;
use super::details::Told;
use super::function::{Begin, Function};
use super::outcome::PollBody;
use super::port::Port;

/// Where a body begins that is asked for its types.
pub(super) const DESCRIBE: u32 = u32::MAX;

impl Function {
    /// The types of the parameters and locals; none if the function does not tell.
    pub(crate) fn types_told(&'static self) -> Vec<Told> {
        let mut told: Vec<Told> =
            self.details.parameters.iter().map(|parameter| (parameter.told)()).collect();
        if !self.details.is_described {
            return told;
        }
        let port = Arc::new(Port::default());
        let cx = Cx::asking(self, Arc::clone(&port));
        match self.begin {
            Begin::Sync(begin) => ask(begin.start(cx, None)),
            Begin::Local(begin) => ask(begin(cx, None)),
            Begin::Async(begin) => ask(begin(cx, None)),
            Begin::Step(_) => {}
        }
        told.extend(port.take_told());
        told
    }
}

/// Polls a body once: it tells before it does anything else, and waits for ever.
fn ask<F: PollBody + ?Sized>(mut body: Pin<Box<F>>) {
    let _ = body.as_mut().poll_body(&mut Context::from_waker(Waker::noop()));
}

impl Cx {
    /// Whether the body is only asked for its types; it must tell them and stop at once.
    #[must_use]
    pub fn asks(&self) -> bool {
        self.at() == DESCRIBE
    }

    /// Takes the types of the locals.
    #[cold]
    #[inline(never)]
    pub fn tell(&mut self, told: &[Told]) {
        self.port().tell(told.to_vec());
    }
}

//! The one runtime that a program may install.

use std::sync::{PoisonError, RwLock};

use super::Runtime;
use crate::error::{Error, Result};
use crate::frame::Persist;

static INSTALLED: RwLock<Option<Runtime>> = RwLock::new(None);

pub(super) fn set(runtime: Runtime) {
    *INSTALLED.write().unwrap_or_else(PoisonError::into_inner) = Some(runtime);
}

/// Carries on where the task stopped, with the runtime that was [installed](Runtime::install).
///
/// # Errors
///
/// [`Error::NoRuntime`] if none was installed; else as [`Runtime::resume`].
pub fn resume<T: Persist + 'static>(task_id: &str) -> Result<T> {
    // A clone, so that the task may itself install or resume.
    let runtime = INSTALLED.read().unwrap_or_else(PoisonError::into_inner).clone();
    runtime.ok_or(Error::NoRuntime)?.resume(task_id)
}

//! What functions need that is no data: pools, clients, configuration.

use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;

use crate::error::{Error, Result};
use crate::frame::Function;

/// The resources of a runtime, one of each type.
#[derive(Clone, Default)]
pub(crate) struct Resources(HashMap<TypeId, Arc<dyn Any + Send + Sync>>);

impl Resources {
    /// Supplies this value for its type; it replaces the one before.
    pub(crate) fn insert<R: Any + Send + Sync>(&mut self, resource: R) {
        self.0.insert(TypeId::of::<R>(), Arc::new(resource));
    }

    /// The value of this type.
    pub(crate) fn get<R: Any + Send + Sync>(&self) -> Option<Arc<R>> {
        Arc::clone(self.0.get(&TypeId::of::<R>())?).downcast().ok()
    }
}

/// Whether all is there that a function asks for.
pub(crate) fn check(resources: &Resources, task_id: &str, function: &'static Function) -> Result<()> {
    let missing = function.resources.iter().find(|resource| !resources.0.contains_key(&(resource.id)()));
    missing.map_or(Ok(()), |resource| {
        Err(Error::MissingResource {
            task_id: task_id.to_owned(),
            function: function.name(),
            parameter: resource.name,
            expected: (resource.type_name)(),
        })
    })
}

impl fmt::Debug for Resources {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Resources").field(&self.0.len()).finish()
    }
}

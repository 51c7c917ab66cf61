//! What is kept of an error whose type the macro cannot see.
//!
//! The macro writes `(&&&&&Describe::of(&error)).describe(error)` with the traits below in scope. Method look-up takes the first
//! level whose bounds hold, counted from the outermost reference: an error with a source, something that displays and
//! may cross threads, something that displays, something with `Debug`, anything.

use std::any::Any;
use std::error::Error as StdError;
use std::fmt::{Debug, Display, Write as _};
use std::marker::PhantomData;

use super::Thrown;

/// A message and what is kept of the error it describes.
pub struct Described(pub(crate) String, pub(crate) Thrown);

impl Debug for Described {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Described").field(&self.0).finish()
    }
}

/// The receiver of the look-up.
#[derive(Debug)]
pub struct Describe<E>(PhantomData<fn(E)>);

impl<E> Describe<E> {
    /// For this error: its type must be known before the look-up.
    #[must_use]
    pub fn of(_: &E) -> Self {
        Self(PhantomData)
    }
}

/// An error that may cross threads: kept with its sources.
pub trait AsError<E> {
    /// Its message with those of its sources.
    fn describe(&self, error: E) -> Described;
}

impl<E: StdError + Send + Sync + 'static> AsError<E> for &&&&Describe<E> {
    fn describe(&self, error: E) -> Described {
        let mut message = error.to_string();
        let mut next = error.source();
        while let Some(source) = next {
            let text = source.to_string();
            // Many errors repeat their source in their own message.
            if !message.contains(&text) {
                let _ = write!(message, ": {text}");
            }
            next = source.source();
        }
        Described(message, Thrown::error(Box::new(error)))
    }
}

/// Something that displays and may cross threads, `anyhow::Error` among them: kept.
pub trait AsText<E> {
    /// Its message; the alternate form, in which such types write their sources too.
    fn describe(&self, error: E) -> Described;
}

impl<E: Display + Any + Send + Sync> AsText<E> for &&&Describe<E> {
    fn describe(&self, error: E) -> Described {
        Described(format!("{error:#}"), Thrown::other(error))
    }
}

/// Something that displays but belongs to its thread: only its message is kept.
pub trait AsDisplay<E> {
    /// Its message.
    fn describe(&self, error: E) -> Described;
}

impl<E: Display> AsDisplay<E> for &&Describe<E> {
    fn describe(&self, error: E) -> Described {
        Described(format!("{error:#}"), Thrown::nothing())
    }
}

/// Something that has `Debug` only: its text is kept.
pub trait AsDebug<E> {
    /// Its debug text.
    fn describe(&self, error: E) -> Described;
}

impl<E: Debug> AsDebug<E> for &Describe<E> {
    fn describe(&self, error: E) -> Described {
        Described(format!("{error:?}"), Thrown::nothing())
    }
}

/// Anything else: only its type is known.
pub trait AsOpaque<E> {
    /// The name of its type.
    fn describe(&self, error: E) -> Described;
}

impl<E> AsOpaque<E> for Describe<E> {
    fn describe(&self, _: E) -> Described {
        Described(format!("an error of type `{}`", std::any::type_name::<E>()), Thrown::nothing())
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;

    #[derive(Debug)]
    struct Plain;
    struct Opaque;

    macro_rules! describe {
        ($error:expr) => {{
            let error = $error;
            (&&&&&Describe::of(&error)).describe(error)
        }};
    }

    #[test]
    fn each_level_takes_its_own() {
        let Described(message, thrown) = describe!(std::io::Error::other("disk"));
        assert_eq!(message, "disk");
        assert_eq!(thrown.downcast_ref::<std::io::Error>().expect("kept").to_string(), "disk");
        let Described(message, thrown) = describe!("text".to_owned());
        assert_eq!(message, "text");
        assert_eq!(thrown.value::<String>().expect("kept"), "text");
        let local = describe!(Rc::new("here"));
        assert!(matches!(local, Described(m, _) if m == "here"));
        let boxed = describe!(Box::<dyn StdError>::from("boxed"));
        assert!(matches!(boxed, Described(m, _) if m == "boxed"));
        let plain = describe!(Plain);
        assert!(matches!(plain, Described(m, _) if m == "Plain"));
        let opaque = describe!(Opaque);
        assert!(matches!(opaque, Described(m, _) if m.contains("Opaque")));
    }
}

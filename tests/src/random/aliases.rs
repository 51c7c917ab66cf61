//! What changes behind a shared reference, and methods that do not do what their names say: for random programs.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Something with numbers in it that a shared reference can change, and that may cross threads.
#[derive(Debug)]
pub enum Alias {
    /// In a lock, shared with its handles.
    Locked(Arc<Mutex<Vec<u32>>>),
    /// In a lock of its own.
    Read(RwLock<u32>),
    /// In a register.
    Atomic(AtomicU32),
}

/// The same, in cells.
#[derive(Debug)]
pub enum Celled {
    /// One number.
    Cell(Cell<u32>),
    /// Several.
    List(RefCell<Vec<u32>>),
}

/// One that is counted, and shared with its handles: of one thread.
#[derive(Debug)]
pub struct Counted(Rc<RefCell<Vec<u32>>>);

impl Alias {
    fn numbers(&self) -> Vec<u32> {
        match self {
            Self::Locked(list) => list.lock().unwrap_or_else(PoisonError::into_inner).clone(),
            Self::Read(number) => vec![*number.read().unwrap_or_else(PoisonError::into_inner)],
            Self::Atomic(number) => vec![number.load(Ordering::Relaxed)],
        }
    }

    /// Changes it.
    pub fn turn(&self, n: u32) {
        match self {
            Self::Locked(list) => {
                let mut list = list.lock().unwrap_or_else(PoisonError::into_inner);
                list.push(n);
                list.reverse();
                list.truncate(4);
            }
            Self::Read(number) => {
                let mut number = number.write().unwrap_or_else(PoisonError::into_inner);
                *number = number.wrapping_mul(3).wrapping_add(n);
            }
            Self::Atomic(number) => {
                number.fetch_add(n + 1, Ordering::Relaxed);
            }
        }
    }

    /// Another way to the same, where there is one.
    #[must_use]
    pub fn handle(&self) -> Self {
        match self {
            Self::Locked(list) => Self::Locked(Arc::clone(list)),
            _ => self.clone(),
        }
    }
}

impl Celled {
    fn numbers(&self) -> Vec<u32> {
        match self {
            Self::Cell(number) => vec![number.get()],
            Self::List(list) => list.borrow().clone(),
        }
    }

    /// Changes it.
    pub fn turn(&self, n: u32) {
        match self {
            Self::Cell(number) => number.set(number.get().wrapping_mul(3).wrapping_add(n)),
            Self::List(list) => {
                let mut list = list.borrow_mut();
                list.push(n);
                list.reverse();
                list.truncate(4);
            }
        }
    }

    /// A copy: there is no other way to the same.
    #[must_use]
    pub fn handle(&self) -> Self {
        self.clone()
    }
}

impl Counted {
    fn numbers(&self) -> Vec<u32> {
        self.0.borrow().clone()
    }

    /// Changes it.
    pub fn turn(&self, n: u32) {
        self.0.borrow_mut().insert(0, n);
        self.0.borrow_mut().truncate(4);
    }

    /// Another way to the same.
    #[must_use]
    pub fn handle(&self) -> Self {
        Self(Rc::clone(&self.0))
    }

    #[allow(clippy::unused_self, reason = "the others have several forms")]
    fn form(&self) -> u8 {
        0
    }

    fn from_numbers(_: u8, numbers: Vec<u32>) -> Self {
        Self(Rc::new(RefCell::new(numbers)))
    }
}

macro_rules! in_numbers {
    ($ty:ident, $of:ident) => {
        impl Default for $ty {
            fn default() -> Self {
                $of(0)
            }
        }

        impl Clone for $ty {
            fn clone(&self) -> Self {
                Self::from_numbers(self.form(), self.numbers())
            }
        }

        impl PartialEq for $ty {
            fn eq(&self, other: &Self) -> bool {
                (self.form(), self.numbers()) == (other.form(), other.numbers())
            }
        }

        impl Serialize for $ty {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                (self.form(), self.numbers()).serialize(serializer)
            }
        }

        impl<'de> Deserialize<'de> for $ty {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let (form, numbers) = Deserialize::deserialize(deserializer)?;
                Ok(Self::from_numbers(form, numbers))
            }
        }
    };
}

in_numbers!(Alias, alias);
in_numbers!(Celled, celled);
in_numbers!(Counted, counted);

impl Alias {
    fn form(&self) -> u8 {
        match self {
            Self::Locked(_) => 0,
            Self::Read(_) => 1,
            Self::Atomic(_) => 2,
        }
    }

    fn from_numbers(form: u8, numbers: Vec<u32>) -> Self {
        let first = numbers.first().copied().unwrap_or_default();
        match form {
            0 => Self::Locked(Arc::new(Mutex::new(numbers))),
            1 => Self::Read(RwLock::new(first)),
            _ => Self::Atomic(AtomicU32::new(first)),
        }
    }
}

impl Celled {
    fn form(&self) -> u8 {
        match self {
            Self::Cell(_) => 0,
            Self::List(_) => 1,
        }
    }

    fn from_numbers(form: u8, numbers: Vec<u32>) -> Self {
        match form {
            0 => Self::Cell(Cell::new(numbers.first().copied().unwrap_or_default())),
            _ => Self::List(RefCell::new(numbers)),
        }
    }
}

/// One that depends on a number.
#[must_use]
pub fn alias(n: u32) -> Alias {
    Alias::from_numbers(u8::try_from(n % 3).unwrap_or_default(), vec![n, 1])
}

/// One that depends on a number.
#[must_use]
pub fn celled(n: u32) -> Celled {
    Celled::from_numbers(u8::try_from(n % 2).unwrap_or_default(), vec![n, 2])
}

/// One that depends on a number.
#[must_use]
pub fn counted(n: u32) -> Counted {
    Counted::from_numbers(0, vec![n, 3])
}

/// Methods of lists that have the names of others'.
pub trait Odd {
    /// Turns a list round.
    fn push_str(&mut self, text: &str);

    /// Adds in front.
    fn push_back(&mut self, n: u32);

    /// Changes the first number.
    fn as_bytes(&mut self) -> usize;
}

impl Odd for Vec<u32> {
    fn push_str(&mut self, _: &str) {
        self.reverse();
    }

    fn push_back(&mut self, n: u32) {
        self.insert(0, n);
    }

    fn as_bytes(&mut self) -> usize {
        self.iter_mut().take(1).for_each(|first| *first ^= 8);
        self.len()
    }
}

/// The same, of queues.
pub trait OddQueue {
    /// Adds in front.
    fn push(&mut self, n: u32);

    /// Takes the place of what is there.
    fn extend_from_slice(&mut self, numbers: &[u32]);
}

impl OddQueue for VecDeque<u32> {
    fn push(&mut self, n: u32) {
        self.push_front(n);
    }

    fn extend_from_slice(&mut self, numbers: &[u32]) {
        self.clear();
        self.extend(numbers);
    }
}

/// What [`alter!`](crate::alter) changes.
pub trait Alter {
    /// Changes it.
    fn alter(&mut self);
}

impl Alter for Vec<u32> {
    fn alter(&mut self) {
        self.push(1);
        self.reverse();
    }
}

impl Alter for String {
    fn alter(&mut self) {
        self.push('q');
        self.make_ascii_uppercase();
    }
}

/// Changes a list or a text, and does not look like it.
#[macro_export]
macro_rules! alter {
    ($what:expr) => {
        $what.alter()
    };
}

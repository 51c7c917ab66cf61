//! How far an iterator and its adaptors are.

/// One number for each position and each adaptor's state, from the source outwards.
#[derive(Debug, Default)]
pub struct Marks {
    numbers: Vec<u64>,
    read: usize,
}

impl Marks {
    /// Numbers that were saved.
    pub(crate) fn saved(numbers: Vec<u64>) -> Self {
        Self { numbers, read: 0 }
    }

    /// The numbers, to be saved.
    pub(crate) fn numbers(&self) -> &Vec<u64> {
        &self.numbers
    }

    /// Whether each number was read: else the snapshot is that of another chain.
    pub(crate) fn is_read(&self) -> bool {
        self.read == self.numbers.len()
    }

    /// Adds a count.
    pub(crate) fn push(&mut self, count: usize) {
        self.numbers.push(count as u64);
    }

    /// Adds a yes or no.
    pub(crate) fn push_flag(&mut self, flag: bool) {
        self.push(usize::from(flag));
    }

    /// The next count.
    pub(crate) fn pull(&mut self) -> Option<usize> {
        let number = *self.numbers.get(self.read)?;
        self.read += 1;
        usize::try_from(number).ok()
    }

    /// The next yes or no.
    pub(crate) fn pull_flag(&mut self) -> Option<bool> {
        match self.pull()? {
            0 => Some(false),
            1 => Some(true),
            _ => None,
        }
    }
}

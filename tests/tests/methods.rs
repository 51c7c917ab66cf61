//! Resumable methods and associated functions.

use std::collections::BTreeMap;
use std::fmt::Debug;

use asap_tests::prelude::*;

scenario! {
    given by_value: (2);
    #[resumable]
    fn by_value(n: u32) -> (u32, Counter) {
        let counter = Counter { count: n };
        let sum = call!(counter.clone().sum(3));
        (sum, call!(counter.raised(sum)))
    }

    #[derive(Debug, Clone, Serialize, Deserialize)]
    struct Counter {
        count: u32,
    }

    #[resumable]
    impl Counter {
        #[resumable]
        fn sum(self, times: u32) -> u32 {
            let mut sum = 0;
            for i in 0..times {
                sum += self.count * i;
                effect((i, self.count));
                checkpoint!();
            }
            sum
        }

        #[resumable]
        fn raised(mut self, by: u32) -> Self {
            self.count += by;
            checkpoint!();
            self.count *= 2;
            self.note();
            checkpoint!();
            self
        }

        fn note(&self) {
            effect(self.count);
        }
    }
}

scenario! {
    given boxed: (2);
    #[resumable]
    fn boxed(n: u32) -> (u32, Vec<u32>) {
        let node = Box::new(Node { value: n, next: Some(Box::new(Node { value: 5, next: None })) });
        let list = call!(node.clone().list(Vec::new()));
        (call!(node.total()), list)
    }

    #[derive(Debug, Clone, Serialize, Deserialize)]
    struct Node {
        value: u32,
        next: Option<Box<Node>>,
    }

    #[resumable]
    impl Node {
        #[resumable]
        fn total(self: Box<Self>) -> u32 {
            checkpoint!();
            let Self { value, next } = *self;
            let rest = match next {
                Some(next) => call!(next.total()),
                None => 0,
            };
            value + rest
        }

        #[resumable]
        fn list(mut self: Box<Self>, mut list: Vec<u32>) -> Vec<u32> {
            list.push(self.value);
            checkpoint!();
            match self.next.take() {
                Some(next) => call!(next.list(list)),
                None => list,
            }
        }
    }
}

scenario! {
    given associated_functions: (2);
    #[resumable]
    fn associated_functions(n: u32) -> (Point, Point, u32, Option<Point>) {
        let origin = call!(Point::origin());
        let point = call!(Point::new(n, n + 1));
        let distance = call!(Point::distance(origin.clone(), point.clone()));
        (origin, point, distance, call!(Point::parse("3,x".to_owned())))
    }

    #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
    struct Point {
        x: u32,
        y: u32,
    }

    #[resumable]
    impl Point {
        const ORIGIN: Self = Self { x: 0, y: 0 };

        #[resumable]
        fn origin() -> Self {
            checkpoint!();
            Self::ORIGIN
        }

        #[resumable]
        fn new(x: u32, y: u32) -> Self {
            checkpoint!();
            Self { x, y }
        }

        #[resumable]
        fn distance(from: Self, Self { x, y }: Self) -> u32 {
            let dx = x.abs_diff(from.x);
            checkpoint!();
            let dy = y.abs_diff(from.y);
            checkpoint!();
            dx + dy
        }

        #[resumable]
        fn parse(text: String) -> Option<Self> {
            let (x, y) = text.split_once(',')?;
            checkpoint!();
            Some(Self { x: x.parse().ok()?, y: y.parse().ok()? })
        }
    }
}

scenario! {
    given self_in_all_positions: (2);
    #[resumable]
    fn self_in_all_positions(n: u32) -> (Vec<Meters>, Result<Meters, String>, u32) {
        let many = call!(Meters::many(n));
        let checked = call!(many[1].clone().checked());
        (many, checked, call!(Meters::LIMIT_AS_IS.size()))
    }

    #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
    struct Meters(u32, Option<String>);

    #[resumable]
    impl Meters {
        const LIMIT: u32 = 10;
        const LIMIT_AS_IS: Self = Self(Self::LIMIT, None);

        fn plus(self, more: u32) -> Self {
            Self(self.0 + more, self.1)
        }

        #[resumable]
        fn many(n: u32) -> Vec<Self> {
            let mut all: Vec<Self> = Vec::new();
            for i in 0..n {
                let one = Self(i, Some(String::from("m")));
                checkpoint!();
                let make: fn(u32, Option<String>) -> Self = Self;
                all.push(one);
                all.push(Self::plus(make(i, None), Self::LIMIT));
            }
            all
        }

        #[resumable]
        fn checked(self) -> Result<Self, String> {
            let Self(value, unit) = self;
            checkpoint!();
            if value > Self::LIMIT {
                return Err(format!("{value} {unit:?}"));
            }
            let meters = Self(value, unit).plus(1);
            checkpoint!();
            let same = <Self as Clone>::clone(&meters);
            Ok(Self { 0: same.0, ..meters })
        }

        #[resumable]
        fn size(self) -> u32 {
            fn inner(meters: &Meters) -> u32 {
                meters.0
            }
            checkpoint!();
            inner(&self) + std::mem::size_of::<Self>() as u32
        }
    }
}

scenario! {
    given enums: ();
    #[resumable]
    fn enums() -> Vec<String> {
        let mut light = Light::Red { seconds: 1 };
        let mut seen = Vec::new();
        for _ in 0..4 {
            seen.push(call!(light.clone().name()));
            light = call!(light.next());
        }
        seen
    }

    #[derive(Debug, Clone, Serialize, Deserialize)]
    enum Light {
        Red { seconds: u32 },
        Green(u32),
        Off,
    }

    #[resumable]
    impl Light {
        #[resumable]
        fn next(self) -> Self {
            match self {
                Self::Red { seconds } => {
                    checkpoint!();
                    Self::Green(seconds + 1)
                }
                Self::Green(seconds) if seconds > 2 => Self::Off,
                Self::Green(seconds) => {
                    effect(seconds);
                    checkpoint!();
                    Self::Red { seconds: seconds + 1 }
                }
                Self::Off => Self::Off,
            }
        }

        #[resumable]
        fn name(self) -> String {
            checkpoint!();
            if let Self::Red { seconds: 1 } = self {
                return "begins".to_owned();
            }
            let is_off = matches!(self, Self::Off);
            checkpoint!();
            format!("{self:?} {is_off}")
        }
    }
}

scenario! {
    given generic_blocks: (3);
    #[resumable]
    fn generic_blocks(n: u32) -> (Vec<u32>, Option<String>, usize, Vec<(u32, char)>) {
        let numbers = call!(call!(Stack::new()).filled(vec![n, 1, 2]));
        let words = call!(Stack { items: vec!["a".to_owned()] }.filled(vec!["b".to_owned()]));
        let (words, last) = call!(words.pop());
        let pairs = call!(numbers.clone().zipped(vec!['x', 'y']));
        (numbers.items, last, call!(words.len::<u8>()), pairs)
    }

    #[derive(Debug, Clone, Serialize, Deserialize)]
    struct Stack<T> {
        items: Vec<T>,
    }

    #[resumable]
    impl<T: Clone + Debug> Stack<T> {
        #[resumable]
        fn new() -> Self {
            checkpoint!();
            Self { items: Vec::new() }
        }

        #[resumable]
        fn filled(mut self, items: Vec<T>) -> Self {
            for item in items {
                effect(&item);
                self.items.push(item);
                checkpoint!();
            }
            self
        }

        #[resumable]
        fn pop(mut self) -> (Self, Option<T>) {
            let last = self.items.pop();
            checkpoint!();
            (self, last)
        }

        #[resumable]
        fn zipped<U: Clone>(self, other: Vec<U>) -> Vec<(T, U)> {
            let mut pairs: Vec<(T, U)> = Vec::new();
            for (left, right) in self.items.iter().zip(&other) {
                pairs.push((left.clone(), right.clone()));
                checkpoint!();
            }
            pairs
        }

        #[resumable]
        fn len<U>(self) -> usize
        where
            U: Default,
        {
            checkpoint!();
            self.items.len() + std::mem::size_of::<U>()
        }
    }
}

scenario! {
    given blocks_with_where_and_constants: (2);
    #[resumable]
    fn blocks_with_where_and_constants(n: u32) -> (u32, String) {
        let grid = Grid::<u32, 2> { cells: vec![n, 1, 2, 3] };
        (call!(grid.row_sum(1)), call!(Grid::<String, 1>::joined(vec!["a".into(), "b".into()])))
    }

    #[derive(Debug, Clone, Serialize, Deserialize)]
    struct Grid<T, const WIDTH: usize> {
        cells: Vec<T>,
    }

    #[resumable]
    impl<T, const WIDTH: usize> Grid<T, WIDTH>
    where
        T: Clone + Default + for<'a> Sum<'a>,
    {
        #[resumable]
        fn row_sum(self, row: usize) -> T {
            let mut sum = T::default();
            for cell in &self.cells[row * WIDTH..(row + 1) * WIDTH] {
                sum = sum.with(cell);
                checkpoint!();
            }
            sum
        }

        #[resumable]
        fn joined(cells: Vec<T>) -> T {
            let grid = Self { cells };
            checkpoint!();
            grid.cells.iter().fold(T::default(), |sum, cell| sum.with(cell))
        }
    }
}

trait Sum<'a> {
    fn with(self, other: &'a Self) -> Self;
}

impl<'a> Sum<'a> for u32 {
    fn with(self, other: &'a Self) -> Self {
        self + other
    }
}

impl<'a> Sum<'a> for String {
    fn with(self, other: &'a Self) -> Self {
        self + other
    }
}

scenario! {
    given methods_call_methods: (3);
    #[resumable]
    fn methods_call_methods(n: u32) -> Ledger {
        let ledger = Ledger { balance: BTreeMap::new() };
        let ledger = call!(ledger.booked("a".to_owned(), n));
        call!(ledger.transferred("a", "b", 1))
    }

    #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
    struct Ledger {
        balance: BTreeMap<String, u32>,
    }

    #[resumable]
    impl Ledger {
        #[resumable]
        fn booked(mut self, account: String, amount: u32) -> Self {
            let balance = self.balance.entry(account).or_default();
            *balance += amount;
            checkpoint!();
            effect(&self.balance);
            self
        }

        #[resumable]
        fn withdrawn(mut self, account: String, amount: u32) -> Self {
            if let Some(balance) = self.balance.get_mut(&account) {
                *balance -= amount;
                checkpoint!();
            }
            self
        }

        #[resumable]
        fn transferred(self, from: impl Into<String>, to: impl Into<String>, amount: u32) -> Self {
            let withdrawn = call!(self.withdrawn(from.into(), amount));
            call!(Self::booked(withdrawn, to.into(), amount))
        }
    }
}

scenario! {
    given trait_methods: (3);
    #[resumable]
    fn trait_methods(n: u32) -> (u32, u32, String) {
        (n.doubled() + 1, call!(call!(Work::new(n)).done()), call!(Work::new(n + 1)).described())
    }

    trait Doubled {
        fn doubled(self) -> u32;
    }

    #[derive(Debug, Clone, Serialize, Deserialize)]
    struct Work {
        n: u32,
    }

    impl Doubled for u32 {
        fn doubled(self) -> u32 {
            self * 2
        }
    }

    #[resumable]
    impl Work {
        #[resumable]
        fn new(n: u32) -> Self {
            checkpoint!();
            Self { n: n.doubled() }
        }

        #[resumable]
        fn done(self) -> u32 {
            checkpoint!();
            self.n + 1
        }

        fn described(&self) -> String {
            format!("{} to do", self.n)
        }
    }
}

scenario! {
    given two_blocks_of_one_type: (3);
    #[resumable]
    fn two_blocks_of_one_type(n: u32) -> u32 {
        call!(Both(n).first()) + call!(Both(n).second()) + call!(modules::Both(n).first())
    }

    #[derive(Serialize, Deserialize)]
    struct Both(u32);

    #[resumable]
    impl Both {
        #[resumable]
        fn first(self) -> u32 {
            checkpoint!();
            self.0
        }
    }

    #[resumable]
    impl Both {
        #[resumable]
        fn second(self) -> u32 {
            checkpoint!();
            self.0 * 10
        }
    }

    mod modules {
        use super::*;

        #[derive(Serialize, Deserialize)]
        pub(super) struct Both(pub(super) u32);

        #[resumable]
        impl Both {
            #[resumable]
            pub(super) fn first(self) -> u32 {
                checkpoint!();
                self.0 * 100
            }
        }
    }
}

scenario! {
    fresh given receivers_and_borrows_of_self: (2);
    #[resumable]
    fn receivers_and_borrows_of_self(n: u32) -> Vec<String> {
        call!(Owner { name: Noisy::new("owner"), parts: vec!["a".to_owned(), "b".to_owned()] }.work(n))
    }

    #[derive(Debug, Serialize, Deserialize)]
    struct Owner {
        name: Noisy,
        parts: Vec<String>,
    }

    #[resumable]
    impl Owner {
        #[resumable]
        fn work(mut self, n: u32) -> Vec<String> {
            let first = &self.parts[0];
            checkpoint!();
            effect(first);
            for part in self.parts.iter_mut() {
                part.push('!');
                checkpoint!();
                part.push('?');
            }
            let scale = |x: usize| x * n as usize + self.parts.len();
            checkpoint!();
            effect(scale(1));
            let name = &self.name;
            checkpoint!();
            effect(name.name());
            let Self { parts, .. } = self;
            parts
        }
    }
}

#[cfg(not(plain))]
mod by_id {
    //! Under which names methods are stored.

    use asap_runtime::store::MemoryStore;
    use asap_runtime::{Call, Runtime, checkpoint, register, resumable};
    use serde::{Deserialize, Serialize};

    #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
    struct Job<T> {
        steps: Vec<T>,
    }

    trait Resumes<V> {
        fn resumed(self) -> Call<V>;

        fn twice(self) -> Call<(V, V)>;
    }

    #[resumable]
    impl Job<u8> {
        #[resumable]
        fn bytes(self) -> Vec<u8> {
            checkpoint!();
            self.steps
        }

        #[resumable(name = "job by another name")]
        fn renamed(self) -> usize {
            checkpoint!();
            self.steps.len()
        }
    }

    #[resumable]
    impl<T: Clone> Job<T> {
        #[resumable]
        fn last(self) -> Option<T> {
            checkpoint!();
            self.steps.last().cloned()
        }
    }

    register!(Job::<char>::last);

    fn runtime() -> Runtime {
        Runtime::new(MemoryStore::new())
    }

    #[test]
    fn methods_are_named_by_their_type() {
        let runtime = runtime();
        let name = |task: &str| runtime.task(task).unwrap().unwrap().function;
        runtime.run("bytes", Job { steps: vec![1u8] }.bytes()).unwrap();
        assert_eq!(name("bytes"), concat!(module_path!(), "::Job::bytes"));
        runtime.run("renamed", Job { steps: vec![1u8] }.renamed()).unwrap();
        assert_eq!(name("renamed"), "job by another name");
        runtime.run("last", Job { steps: vec!['x'] }.last()).unwrap();
        assert_eq!(name("last"), concat!(module_path!(), "::Job::last<char>"));
    }

    #[test]
    fn methods_are_resumed_by_id() {
        let whole = runtime();
        let job = Job { steps: vec!['x', 'y'] };
        assert_eq!(whole.run("t", job.clone().last()).unwrap(), Some('y'));
        let snapshot = whole.store().get("t").wait().unwrap().unwrap();
        let other = runtime();
        other.store().save(&snapshot).wait().unwrap();
        assert_eq!(other.resume::<Option<char>>("t").unwrap(), Some('y'));
        let other = runtime();
        other.store().save(&snapshot).wait().unwrap();
        assert_eq!(other.resume_as("t", Job::<char>::last).unwrap(), Some('y'));
        assert_eq!(whole.run("t", job.last()).unwrap(), Some('y'));
    }

    #[resumable]
    impl Resumes<usize> for Job<u16> {
        #[resumable]
        fn resumed(self) -> usize {
            checkpoint!();
            self.steps.len()
        }

        #[resumable]
        fn twice(self) -> (usize, usize) {
            checkpoint!();
            (self.steps.len(), self.steps.len())
        }
    }

    #[test]
    fn methods_of_a_trait() {
        let runtime = runtime();
        assert_eq!(runtime.run("t", Job { steps: vec![1u16, 2] }.resumed()).unwrap(), 2);
        assert_eq!(runtime.run("u", Job { steps: vec![1u16, 2] }.twice()).unwrap(), (2, 2));
        assert_eq!(
            runtime.task("t").unwrap().unwrap().function,
            concat!(module_path!(), "::Job::Resumes::resumed")
        );
    }
}

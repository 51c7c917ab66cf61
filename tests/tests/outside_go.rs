//! The cases of a coroutine compiler for Go (dispatchrun/coroutine), written anew: what was yielded there is an
//! effect and a checkpoint here.

use std::collections::{BTreeMap, HashMap};
use std::time::Duration;

use asap_tests::prelude::*;

fn twice(n: i32) -> i32 {
    effect(("twice", n));
    n * 2
}

fn is(label: &str, value: bool) -> bool {
    tap(label, value)
}

scenario! {
    given (11);
    fn identity(n: i32) -> i32 {
        effect(n);
        checkpoint!();
        n
    }
}

scenario! {
    given (0), (4);
    fn square_generator(n: i32) {
        for i in 1..=n {
            effect(i * i);
            checkpoint!();
        }
        checkpoint!();
    }
}

scenario! {
    given (3);
    fn square_generator_twice(n: i32) {
        for i in 1..=n {
            effect(i * i);
            checkpoint!();
        }
        for i in 1..=n {
            effect(i * i);
            checkpoint!();
        }
    }
}

scenario! {
    given (3);
    fn square_generator_twice_in_a_loop(n: i32) {
        for _ in 0..2 {
            for i in 1..=n {
                effect(i * i);
                checkpoint!();
            }
        }
    }
}

scenario! {
    given (6);
    fn even_squares_with_an_initialiser_in_the_if(n: i32) {
        for i in 1..=n {
            if let rest = i % 2
                && rest == 0
            {
                effect((rest, i * i));
                checkpoint!();
            }
        }
    }
}

scenario! {
    given (3);
    fn nested_loops_three_deep(n: i32) -> i32 {
        let mut count = 0;
        for i in 1..=n {
            for j in 1..=n {
                for k in 1..=n {
                    effect(i * j * k);
                    checkpoint!();
                    count += 1;
                }
            }
        }
        count
    }
}

scenario! {
    given (15);
    fn fizz_buzz_by_if(n: i32) {
        for i in 1..=n {
            if i % 3 == 0 && i % 5 == 0 {
                effect("fizzbuzz");
                checkpoint!();
            } else if i % 3 == 0 {
                effect("fizz");
                checkpoint!();
            } else if i % 5 == 0 {
                effect("buzz");
                checkpoint!();
            } else {
                effect(i);
                checkpoint!();
            }
        }
    }
}

scenario! {
    given (15);
    fn fizz_buzz_by_switch(n: i32) {
        for i in 1..=n {
            match i {
                _ if i % 15 == 0 => {
                    effect("fizzbuzz");
                    checkpoint!();
                }
                _ if i % 3 == 0 => {
                    effect("fizz");
                    checkpoint!();
                }
                _ if i % 5 == 0 => {
                    effect("buzz");
                    checkpoint!();
                }
                _ => {
                    effect(i);
                    checkpoint!();
                }
            }
        }
    }
}

scenario! {
    given (0);
    fn shadowing_in_twenty_two_steps(n: i32) {
        let i = n;
        effect(i);
        checkpoint!("1");
        if let i = 1 && i == 1 {
            effect(i);
            checkpoint!("2");
        }
        effect(i);
        checkpoint!("3");
        for i in 1..2 {
            effect(i);
            checkpoint!("4");
            {
                let i = i + 10;
                effect(i);
                checkpoint!("5");
                for i in i..i + 1 {
                    let i = i.to_string();
                    effect(&i);
                    checkpoint!("6");
                }
                effect(i);
                checkpoint!("7");
            }
            effect(i);
            checkpoint!("8");
        }
        effect(i);
        checkpoint!("9");
        match i + 2 {
            i @ 2 => {
                effect(i);
                checkpoint!("10");
                let i = 20 + i;
                effect(i);
                checkpoint!("11");
            }
            i => effect(i),
        }
        effect(i);
        checkpoint!("12");
        {
            const J: i32 = 11;
            effect(J);
            checkpoint!("13");
            {
                const J: i32 = 12;
                effect(J);
                checkpoint!("14");
            }
            effect(J);
            checkpoint!("15");
        }
        const J: i32 = 13;
        effect(J);
        checkpoint!("16");
        {
            #[derive(Debug, Serialize, Deserialize)]
            struct Foo(i16);
            let foo = Foo(14);
            checkpoint!("17");
            effect(foo);
            {
                #[derive(Debug, Serialize, Deserialize)]
                struct Foo {
                    wide: i64,
                }
                let foo = Foo { wide: 15 };
                checkpoint!("18");
                effect(foo);
            }
            effect(size_of::<Foo>());
            checkpoint!("19");
        }
        let j = J;
        {
            let j = j + 1;
            let k = 3;
            {
                let (j, k) = (k, j);
                effect((j, k));
                checkpoint!("20");
            }
            effect((j, k));
            checkpoint!("21");
        }
        effect((i, j));
        checkpoint!("22");
    }
}

scenario! {
    given (vec![10, 20, 30]);
    fn range_over_indices(values: Vec<i32>) {
        for i in 0..values.len() {
            effect(i);
            checkpoint!();
        }
    }
}

scenario! {
    given (vec![10, 20, 30]);
    fn range_over_indices_and_values(values: Vec<i32>) {
        for (i, v) in values.iter().enumerate() {
            effect(i);
            checkpoint!();
            effect(v);
            checkpoint!();
        }
    }
}

scenario! {
    given ();
    fn range_over_an_array_literal() {
        for (i, v) in [10, 20, 30].into_iter().enumerate() {
            effect(i);
            checkpoint!();
            effect(v);
            checkpoint!();
        }
        for _ in [(); 2] {
            checkpoint!();
        }
    }
}

#[derive(Debug, Clone, Serialize, Deserialize)]
enum Any {
    Bool(bool),
    Int(i64),
    Text(String),
    Float(f64),
    Nil,
}

scenario! {
    given (vec![Any::Bool(true), Any::Int(8), Any::Text("x".into()), Any::Float(3.5), Any::Nil]);
    fn type_switching(values: Vec<Any>) {
        for value in values {
            match value {
                Any::Bool(b) => {
                    effect(b);
                    checkpoint!();
                }
                Any::Int(n) if n < 10 => {
                    effect(("int", n));
                    checkpoint!();
                    effect(n * 2);
                }
                other @ (Any::Text(_) | Any::Float(_)) => {
                    effect(other);
                    checkpoint!();
                }
                Any::Nil => checkpoint!(),
                other => effect(other),
            }
            effect("next");
        }
    }
}

scenario! {
    given ();
    fn loop_break_and_continue() {
        for i in 0..10 {
            let mode = i % 2;
            match mode {
                0 => continue,
                1 if i > 6 => break,
                _ => {}
            }
            effect(i);
            checkpoint!();
        }
        'outer: for i in 0..3 {
            for j in 0..3 {
                effect((i, j));
                checkpoint!();
                let mode = j;
                match mode {
                    0 => continue,
                    1 if i == 0 => continue 'outer,
                    1 if i == 1 => break,
                    _ => break 'outer,
                }
            }
            effect(("outer", i));
        }
    }
}

scenario! {
    given (2);
    fn range_over_maps(n: u32) -> usize {
        let mut map = BTreeMap::new();
        for _ in &map {
            unreachable!();
        }
        for i in 0..n {
            map.insert(i, i * 10);
        }
        effect(map.len());
        checkpoint!();
        for (key, value) in &map {
            effect((key, value));
            checkpoint!();
        }
        for key in map.clone().into_keys() {
            map.remove(&key);
            effect(map.len());
            checkpoint!();
        }
        map.len()
    }
}

scenario! {
    unordered given ();
    fn range_over_a_hash_map_that_is_emptied_on_the_way() -> usize {
        let mut map = HashMap::from([("a".to_string(), 1)]);
        for (key, n) in map.clone() {
            checkpoint!();
            effect((&key, n));
            map.remove(&key);
            checkpoint!();
        }
        map.len()
    }
}

scenario! {
    given (0), (4);
    fn range_over_integers(n: u8) {
        for i in 0..n {
            effect(i);
            checkpoint!();
        }
        for _ in 0..n {
            checkpoint!();
        }
        for i in 0..n as i64 {
            effect(i);
        }
    }
}

scenario! {
    given (3);
    fn range_over_a_range_kept_in_a_variable(n: u64) {
        let range = 0..=n;
        for i in range {
            effect(i);
            checkpoint!();
        }
        let last;
        last = n;
        checkpoint!();
        effect(last);
    }
}

scenario! {
    given (3);
    fn closures_capturing_by_value(n: i32) -> i32 {
        let captured = n + 1;
        let q = {
            let by_value = move |x: i32| x + captured;
            by_value(1)
        };
        effect(q);
        checkpoint!();
        let by_value = move |x: i32| x * captured;
        by_value(q)
    }
}

scenario! {
    given (3);
    fn closures_capturing_by_pointer(n: i32) -> i32 {
        let mut captured = n;
        {
            let mut by_pointer = || {
                captured += 10;
                captured
            };
            effect(by_pointer());
        }
        checkpoint!();
        {
            let pointer = &mut captured;
            *pointer *= 2;
        }
        effect(captured);
        checkpoint!();
        captured
    }
}

scenario! {
    given (1), (2), (3);
    fn calls_in_the_conditions_of_an_if(n: i32) {
        if is("first", twice(n) == 2) {
            effect("a");
            checkpoint!();
        } else if is("second", twice(n + 1) == 6) {
            checkpoint!();
            effect("b");
        } else {
            effect("c");
            checkpoint!();
        }
    }
}

scenario! {
    given ();
    fn calls_in_the_head_of_a_for() {
        let mut i = twice(0);
        while is("test", i < twice(2)) {
            effect(i);
            checkpoint!();
            i += twice(1);
        }
        for i in twice(1)..twice(3) {
            checkpoint!();
            effect(i);
        }
    }
}

scenario! {
    given (1), (2), (5);
    fn calls_in_the_cases_of_a_switch(n: i32) {
        match twice(n) {
            x if x == twice(1) => {
                effect("two");
                checkpoint!();
            }
            x if is("four", x == twice(2)) => {
                checkpoint!();
                effect("four");
            }
            x => {
                effect(x);
                checkpoint!();
            }
        }
    }
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Counter {
    count: u32,
    history: Vec<u32>,
}

impl Counter {
    fn next(&mut self) -> u32 {
        self.count += 1;
        self.history.push(self.count);
        self.count
    }

    fn doubled(&self) -> u32 {
        self.count * 2
    }
}

scenario! {
    given (2);
    fn methods_of_a_local_struct(n: u32) -> Counter {
        let mut counter = Counter { count: n, history: vec![] };
        while counter.next() < 5 {
            effect(counter.doubled());
            checkpoint!();
        }
        let method = Counter::doubled;
        effect(method(&counter));
        checkpoint!();
        counter
    }
}

scenario! {
    given (5);
    fn named_results(n: i32) -> (i32, Option<String>) {
        let (mut out, mut error) = (0, None);
        for i in 0..n {
            out += i;
            checkpoint!();
            if i == 3 {
                error = Some(format!("at {i}"));
                checkpoint!();
                return (out, error);
            }
        }
        out = -1;
        (out, error)
    }
}

scenario! {
    given (3);
    fn several_results_are_assigned_at_once(n: i32) -> (i32, i32) {
        let (mut a, mut b);
        (a, b) = (n, twice(n));
        checkpoint!();
        (a, b) = (b, a);
        checkpoint!();
        a += b;
        effect((a, b));
        (a, b)
    }
}

scenario! {
    given ();
    fn a_switch_falls_through_to_what_follows() {
        for i in 0..4 {
            let mut through = false;
            if i == 1 {
                effect("one");
                checkpoint!();
                through = true;
            }
            if through || i == 2 {
                effect("two");
                checkpoint!();
            }
            effect("end");
        }
    }
}

scenario! {
    given ();
    fn defer_by_a_value_that_is_dropped() -> u32 {
        struct Defer<F: FnMut()>(F);
        impl<F: FnMut()> Drop for Defer<F> {
            fn drop(&mut self) {
                (self.0)();
            }
        }
        let sum = {
            let _defer = Defer(|| effect("deferred"));
            effect("work");
            5
        };
        checkpoint!();
        sum
    }
}

scenario! {
    given (Duration::from_millis(1500));
    fn values_of_the_standard_library_round_trip(wait: Duration) -> (Duration, String) {
        let mut total = wait;
        let text = serde_json::to_string(&total).unwrap();
        checkpoint!();
        total += serde_json::from_str::<Duration>(&text).unwrap();
        effect(total);
        checkpoint!();
        (total, text)
    }
}

scenario! {
    given (4);
    fn stop_midway(n: u32) -> Result<u32, String> {
        let mut done = 0;
        for i in 0..n {
            effect(i);
            checkpoint!();
            done += 1;
            if done == 3 {
                return Err(format!("stopped at {i}"));
            }
        }
        Ok(done)
    }
}

scenario! {
    given (3);
    fn a_select_with_a_default(n: u32) -> Vec<String> {
        let (sender, receiver) = std::sync::mpsc::channel();
        for i in 0..n {
            sender.send(i).unwrap();
        }
        drop(sender);
        let received: Vec<u32> = receiver.iter().collect();
        let mut log = vec![];
        for i in received {
            match i.checked_sub(1) {
                Some(i) => {
                    log.push(format!("received {i}"));
                    checkpoint!();
                }
                None => {
                    checkpoint!();
                    log.push("default".into());
                }
            }
        }
        log
    }
}

scenario! {
    given method_generator: (3);
    #[resumable]
    fn method_generator(n: i32) -> i32 {
        let state = call!(State { i: 0, name: "s".to_owned() }.generate(n));
        call!(state.generate(n + 2)).i
    }

    #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
    struct State {
        i: i32,
        name: String,
    }

    #[resumable]
    impl State {
        #[resumable]
        fn generate(mut self, n: i32) -> Self {
            while self.i <= n {
                effect((&self.name, self.i));
                checkpoint!();
                self.i += 1;
            }
            self
        }
    }
}

scenario! {
    given receivers: (2);
    #[resumable]
    fn receivers(n: i32) -> (i32, Ring, Box<Ring>) {
        let ring = Ring { at: n, size: 3 };
        let value = call!(ring.value());
        let stepped = call!(ring.stepped());
        let boxed = call!(Box::new(ring).boxed());
        (value, stepped, boxed)
    }

    #[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
    struct Ring {
        at: i32,
        size: i32,
    }

    #[resumable]
    impl Ring {
        #[resumable]
        fn value(self) -> i32 {
            checkpoint!();
            effect(self.at);
            self.at
        }

        #[resumable]
        fn stepped(mut self) -> Self {
            self.at = (self.at + 1) % self.size;
            checkpoint!();
            effect(self.at);
            self
        }

        #[resumable]
        fn boxed(mut self: Box<Self>) -> Box<Self> {
            self.size += 1;
            checkpoint!();
            effect(self.size);
            self
        }
    }
}

scenario! {
    given generic_functions: (4);
    #[resumable]
    fn generic_functions(n: i32) -> (i32, String, Vec<Option<u8>>) {
        (call!(same(n)), call!(same("text".to_owned())), call!(reversed(vec![Some(1), None])))
    }

    #[resumable]
    fn same<T: std::fmt::Debug>(value: T) -> T {
        effect(&value);
        checkpoint!();
        value
    }

    #[resumable]
    fn reversed<T: Clone>(list: Vec<T>) -> Vec<T> {
        let mut reversed = Vec::new();
        for item in list.iter().rev() {
            reversed.push(item.clone());
            checkpoint!();
        }
        reversed
    }
}

scenario! {
    given generic_structs: (4);
    #[resumable]
    fn generic_structs(n: i32) -> (Vec<i32>, Vec<String>) {
        let numbers = call!(call!(Held::of(n)).repeated(2));
        let words = call!(Held { value: "w".to_owned() }.repeated(1));
        (numbers, words)
    }

    #[derive(Debug, Clone, Serialize, Deserialize)]
    struct Held<T> {
        value: T,
    }

    #[resumable]
    impl<T: Clone + std::fmt::Debug> Held<T> {
        #[resumable]
        fn of(value: T) -> Self {
            checkpoint!();
            Self { value }
        }

        #[resumable]
        fn repeated(self, times: usize) -> Vec<T> {
            let mut all = vec![];
            let add = |all: &mut Vec<T>| all.push(self.value.clone());
            for _ in 0..times {
                add(&mut all);
                effect(&all);
                checkpoint!();
            }
            all
        }
    }
}

scenario! {
    given yielding_calls_in_the_condition_of_an_if: (1), (2), (3);
    #[resumable]
    fn yielding_calls_in_the_condition_of_an_if(n: i32) -> i32 {
        if call!(yielded(n)) == 1 {
            call!(yielded(10))
        } else if call!(yielded(n)) == call!(yielded(2)) {
            call!(yielded(20))
        } else {
            call!(yielded(30))
        }
    }

    #[resumable]
    fn yielded(n: i32) -> i32 {
        effect(n);
        checkpoint!();
        n
    }
}

scenario! {
    given yielding_calls_in_the_head_of_a_for: (3);
    #[resumable]
    fn yielding_calls_in_the_head_of_a_for(n: i32) -> i32 {
        let mut sum = 0;
        let mut i = call!(yielded(0));
        while i < call!(yielded(n)) {
            sum += i;
            i += call!(yielded(1));
        }
        for i in call!(yielded(1))..=call!(yielded(n)) {
            sum += i;
            checkpoint!();
        }
        sum
    }

    #[resumable]
    fn yielded(n: i32) -> i32 {
        effect(n);
        checkpoint!();
        n
    }
}

scenario! {
    given yielding_calls_in_a_switch: (1), (2), (5);
    #[resumable]
    fn yielding_calls_in_a_switch(n: i32) -> String {
        match (call!(yielded(n)), call!(yielded(2))) {
            (1, _) => String::from("one"),
            (a, b) if a == b => {
                let text = call!(yielded(a)).to_string();
                checkpoint!();
                text
            }
            (a, _) => match call!(yielded(a + 1)) {
                6 => String::from("six"),
                other => other.to_string(),
            },
        }
    }

    #[resumable]
    fn yielded(n: i32) -> i32 {
        effect(n);
        checkpoint!();
        n
    }
}

scenario! {
    given named_results_of_a_called_function: (4);
    #[resumable]
    fn named_results_of_a_called_function(n: i32) -> (i32, i32) {
        let (quotient, rest) = call!(divided(n * 3, n - 1));
        effect((quotient, rest));
        (quotient, rest)
    }

    #[resumable]
    fn divided(left: i32, right: i32) -> (i32, i32) {
        let (mut quotient, mut rest) = (0, left);
        while rest >= right {
            rest -= right;
            quotient += 1;
            checkpoint!();
        }
        (quotient, rest)
    }
}

scenario! {
    given json_round_trip: ();
    #[resumable]
    fn json_round_trip() -> Result<String, String> {
        let text = call!(written(BTreeMap::from([("a".to_owned(), vec![1, 2]), ("b".to_owned(), vec![])])))?;
        checkpoint!();
        let read: BTreeMap<String, Vec<i32>> = serde_json::from_str(&text).map_err(|error| error.to_string())?;
        checkpoint!();
        Ok(format!("{read:?} {text}"))
    }

    #[resumable]
    fn written(value: BTreeMap<String, Vec<i32>>) -> Result<String, String> {
        checkpoint!();
        serde_json::to_string(&value).map_err(|error| error.to_string())
    }
}

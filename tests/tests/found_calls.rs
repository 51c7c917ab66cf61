//! What random programs of calls, rebuilt locals and generic functions found (`asap_tests::random`), made small.

use asap_tests::prelude::*;
use asap_tests::random::world::*;

scenario! {
    given ();
    fn a_rebuilt_local_in_a_block_without_a_checkpoint() -> u32 {
        checkpoint!();
        {
            #[rebuild]
            let x = tap("x", 1u32);
            effect(x);
        }
        let f = |y: u32| {
            #[rebuild]
            let z = y + 1;
            z
        };
        f(1)
    }
}

scenario! {
    given (2);
    fn a_rebuilt_closure(n: u32) -> u32 {
        #[rebuild]
        let add = |x: u32| x + n;
        checkpoint!();
        add(2)
    }
}

scenario! {
    given a_parameter_with_the_bounds_that_the_attribute_adds: ();
    #[resumable]
    fn a_parameter_with_the_bounds_that_the_attribute_adds() -> u32 {
        let x = call!(written_out(3u32));
        let all = call!(in_a_clause(x.to_string()));
        effect(&all);
        x
    }

    #[resumable]
    fn written_out<T: Clone + Serialize + DeserializeOwned + Send + 'static>(x: T) -> T {
        checkpoint!();
        x.clone()
    }

    #[resumable]
    fn in_a_clause<T>(x: T) -> Vec<T>
    where
        T: Clone + Serialize + for<'de> Deserialize<'de>,
    {
        let all = vec![x.clone(), x];
        checkpoint!();
        all
    }
}

scenario! {
    given ("a".to_owned(), 1), ("b".to_owned(), 2);
    fn a_rebuilt_local_of_one_that_is_moved_on_one_path(text: String, n: u32) {
        #[rebuild]
        let x = text.clone();
        if n == 1 {
            consume(text);
            checkpoint!();
        } else {
            checkpoint!();
            effect(&x);
        }
        checkpoint!();
    }
}

scenario! {
    given ("a".to_owned(), 1), ("b".to_owned(), 2);
    fn a_rebuilt_local_of_a_block_that_has_ended(text: String, n: u32) {
        {
            #[rebuild]
            let x = text.clone();
            checkpoint!();
            effect(&x);
        }
        if n == 1 {
            consume(text);
            checkpoint!();
        } else {
            checkpoint!();
            effect(&text);
        }
        checkpoint!();
    }
}

scenario! {
    given a_jump_in_the_arguments_of_a_call: (vec![1, 2, 3], 1), (vec![4], 2), (vec![], 3);
    #[resumable]
    fn a_jump_in_the_arguments_of_a_call(mut list: Vec<u32>, n: u32) -> u32 {
        let mut rounds = 0;
        let mut found = 0;
        while rounds < 3 {
            rounds += 1;
            found += call!(child(match list.pop() {
                Some(x) if x == n => break,
                Some(_) if rounds == n => continue,
                Some(x) => x,
                None => return found,
            }));
            effect(&list);
            if n == 7 {
                consume(list);
                checkpoint!();
                return found;
            }
        }
        checkpoint!();
        effect(list);
        found
    }

    #[resumable]
    fn child(n: u32) -> u32 {
        checkpoint!();
        n
    }
}

scenario! {
    given (1), (8);
    fn two_of_one_name_in_a_chain(n: u32) -> u32 {
        let mut sum = 0;
        if let (rest, Some(x)) = (n + 1, Some(n))
            && let Some(mut rest) = Some(vec![rest, x])
            && n < 5
        {
            if n == 1 {
                rest.push(1);
                consume(rest);
                checkpoint!();
            } else {
                checkpoint!();
                effect(&rest);
            }
            sum += 1;
        }
        checkpoint!();
        sum
    }
}

scenario! {
    given ("a".to_owned(), 1, vec![1]), ("b".to_owned(), 9, vec![2]), ("c".to_owned(), 7, vec![]);
    fn a_branch_of_which_only_the_head_has_a_checkpoint(text: String, n: u32, list: Vec<u32>) -> u32 {
        let sum = if n > 3 {
            if n == 7 {
                consume(text);
                consume(list);
                checkpoint!();
                return 1;
            }
            match {
                checkpoint!();
                n
            } {
                x @ 2..=8 if text.is_empty() => x,
                9 if list.is_empty() => 3,
                9 if list.len() == 1 => {
                    effect(&list);
                    4
                }
                _ => 5,
            }
        } else {
            n
        };
        checkpoint!();
        effect(&text);
        effect(&list);
        sum
    }
}

scenario! {
    fresh given (1), (2), (9);
    fn what_a_dead_local_held_is_dropped_where_it_gets_another_value(n: u32) -> u32 {
        let mut x = Noisy::new("first");
        checkpoint!();
        x = Noisy::new("second");
        consume(x);
        effect(n);
        checkpoint!();
        x = if n == 1 {
            Noisy::new("third")
        } else {
            checkpoint!();
            Noisy::new("fourth")
        };
        if n < 5 {
            checkpoint!();
            effect(&x);
        } else {
            checkpoint!();
            x = Noisy::new("fifth");
            effect(n);
            checkpoint!();
            consume(x);
        }
        n
    }
}

scenario! {
    given (vec!["a".to_owned(), "b".to_owned(), "c".to_owned()], 1), (vec!["d".to_owned()], 2), (vec![], 0);
    fn a_rebuilt_local_in_a_loop_that_moves_what_it_is_made_of(list: Vec<String>, n: u32) -> u32 {
        let mut sum = 0;
        let mut kept = String::new();
        for text in list {
            #[rebuild]
            let mut words = vec![text.clone(), kept.clone()];
            sum += 1;
            if sum == n {
                words.push("more".to_owned());
                kept = text;
                checkpoint!();
                effect(&kept);
                continue;
            }
            checkpoint!();
            effect(&words);
            if sum > 2 {
                consume(text);
                checkpoint!();
                break;
            }
            effect(&text);
        }
        checkpoint!();
        effect(kept);
        sum
    }
}

scenario! {
    given ("k=v".to_owned(), 1), ("x".to_owned(), 2);
    fn a_rebuilt_pattern_of_which_a_part_is_moved(text: String, n: u32) -> u32 {
        #[rebuild]
        let (first, second): (String, Vec<String>) = (text.clone(), vec![text.clone()]);
        checkpoint!();
        if n == 1 {
            consume(first);
            checkpoint!();
            effect(&second);
        } else {
            consume(text);
            consume(second);
            checkpoint!();
        }
        n
    }
}

scenario! {
    given (1), (2), (3);
    fn a_rebuilt_local_that_borrows_one_that_is_moved(n: u32) -> u32 {
        let text = format!("text {n}");
        {
            #[rebuild]
            let part = &text[1..];
            checkpoint!();
            effect(part);
            if n == 2 {
                checkpoint!();
                effect(part.len());
            }
        }
        if n == 1 {
            consume(text);
            checkpoint!();
        } else {
            checkpoint!();
            effect(&text);
        }
        n
    }
}

scenario! {
    given generic_methods: (2);
    #[resumable]
    fn generic_methods(n: u32) -> String {
        let both = Both { a: n, b: vec![n.to_string()] };
        let (a, b) = call!(both.turned());
        let all = call!(Both::<u32, String>::made(b, a.concat()));
        effect(&all);
        checkpoint!();
        all.b
    }

    #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
    struct Both<A, B> {
        a: A,
        b: B,
    }

    #[resumable]
    impl<A: Serialize + DeserializeOwned + Clone + Send + 'static, B> Both<A, B>
    where
        B: Clone + DeserializeOwned,
    {
        #[resumable]
        fn turned(self) -> (B, A) {
            let Self { a, b } = self;
            checkpoint!();
            (b, a)
        }

        #[resumable]
        fn made(a: A, b: B) -> Self {
            let both = Both { a, b };
            checkpoint!();
            both.clone()
        }
    }
}

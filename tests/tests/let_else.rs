//! `let … else` with a checkpoint on the way out.

use asap_tests::prelude::*;

scenario! {
    given (Some(4)), (None);
    fn let_else_with_a_checkpoint_on_the_way_out(n: Option<i32>) -> i32 {
        let before = tap("before", 10);
        let Some(x) = tap("n", n) else {
            effect("nothing");
            checkpoint!();
            effect("leaving");
            return -before;
        };
        checkpoint!();
        effect(x);
        x + before
    }
}

scenario! {
    given (vec![1, 2, 3, 4]), (vec![9]);
    fn let_else_over_a_slice(numbers: Vec<i32>) -> String {
        let [first, .., last] = numbers[..] else {
            checkpoint!("too short");
            return format!("only {numbers:?}");
        };
        checkpoint!();
        effect((first, last));
        format!("{first}..{last}")
    }
}

scenario! {
    given (3);
    fn let_else_breaks_out_of_a_loop(n: u32) -> Vec<u32> {
        let mut left = (0..n).collect::<Vec<_>>();
        let mut seen = vec![];
        loop {
            let Some(x) = left.pop() else {
                checkpoint!();
                effect("empty");
                break;
            };
            seen.push(x);
            effect(x);
            checkpoint!();
        }
        seen
    }
}

scenario! {
    given (4), (5);
    fn a_let_else_on_a_block(n: i32) -> i32 {
        let Some(half) = ({
            checkpoint!();
            (n % 2 == 0).then_some(n / 2)
        }) else {
            checkpoint!();
            return -1;
        };
        effect(half);
        half
    }
}

scenario! {
    given (Some(vec![1]), 3), (None, 3), (Some(vec![]), 0), (Some(vec![4]), 0);
    fn a_borrow_of_what_one_way_out_needs_no_more(list: Option<Vec<u32>>, n: u32) -> u32 {
        let text = "text".to_string();
        let mut round = 0;
        loop {
            round += 1;
            let Some(all) = &list else {
                let kept = text;
                checkpoint!();
                return kept.len() as u32;
            };
            let [first, ..] = all[..] else {
                effect(&text);
                break;
            };
            if round > n {
                drop(text);
                checkpoint!();
                return first;
            }
            checkpoint!();
            effect((first, all, text.len()));
        }
        text.len() as u32
    }
}

scenario! {
    given (vec![Some("a".to_string()), None], 0), (vec![Some("a".to_string()), None], 1);
    fn an_exclusive_borrow_with_a_checkpoint_on_the_way_out(list: Vec<Option<String>>, at: usize) -> Vec<Option<String>> {
        let mut list = list;
        let mut at = at;
        let Some(text) = &mut list[at] else {
            effect(&list);
            checkpoint!();
            list.pop();
            return list;
        };
        at += 1;
        text.push('b');
        checkpoint!();
        text.push_str(&at.to_string());
        let Some(Some(again)) = &list.get(at) else {
            checkpoint!();
            return list;
        };
        effect(again);
        list
    }
}

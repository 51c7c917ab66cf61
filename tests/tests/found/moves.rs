//! Values that one path gives away and another needs.

use std::collections::BTreeMap;

use asap_tests::prelude::*;

#[derive(Debug, Clone, Serialize, Deserialize)]
enum Shape {
    Named(String, u32),
    Empty,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
struct Item {
    name: String,
    tags: Vec<u32>,
}

scenario! {
    given (BTreeMap::from([(1, vec![1])]), Some(2)), (BTreeMap::new(), None);
    fn a_receiver_that_one_checkpoint_needs_and_another_does_not(
        lists: BTreeMap<u32, Vec<u32>>,
        n: Option<u32>,
    ) -> u32 {
        let mut lists = lists;
        {
            lists.insert(7, match n {
                Some(n) => {
                    checkpoint!();
                    vec![n]
                }
                None => vec![],
            });
            effect(&lists);
            checkpoint!();
        }
        3
    }
}

scenario! {
    given (Some("x".to_string()), true), (None, true), (None, false);
    fn what_is_matched_by_reference_is_dropped_in_an_arm(name: Option<String>, flag: bool) -> u32 {
        if flag {
            match &name {
                Some(inner) => {
                    effect("dropped");
                    drop(name);
                }
                _ => {
                    checkpoint!();
                    effect("kept");
                }
            }
        }
        checkpoint!();
        1
    }
}

scenario! {
    given (true), (false);
    fn a_held_value_that_is_given_away(flag: bool) {
        let _first = Noisy::new("first");
        let _second = Noisy::new("second");
        checkpoint!();
        drop(_first);
        effect("given away");
        checkpoint!();
        effect(("still there", _second.name()));
        let _ = tap("given", _second);
        checkpoint!();
        effect("end");
    }
}

scenario! {
    given (vec![1], true), (vec![], true), (vec![2], false);
    fn what_a_method_lends_and_the_other_arm_moves(list: Vec<u32>, flag: bool) -> u32 {
        if flag {
            if let Some(last) = list.last() {
                effect("some");
            } else {
                drop(list);
                checkpoint!();
                effect("none");
            }
        }
        checkpoint!();
        1
    }
}

scenario! {
    given (Some("a".to_string()), true), (None, true), (None, false);
    fn what_is_matched_by_reference_and_moved_in_another_arm(name: Option<String>, flag: bool) -> usize {
        if flag {
            match &name {
                Some(text) => {
                    checkpoint!();
                    effect(text);
                    2
                }
                None => {
                    drop(name);
                    checkpoint!();
                    3
                }
            }
        } else {
            checkpoint!();
            2
        }
    }
}

scenario! {
    given (Some(1), true), (Some(1), false), (None, true);
    fn an_arm_without_a_checkpoint_takes_what_another_needs(n: Option<u32>, flag: bool) -> usize {
        let list = vec![1u32];
        checkpoint!();
        match n {
            Some(_) if flag => {
                let moved = tap("moved", list);
                moved.len()
            }
            Some(_) => {
                checkpoint!();
                let all = &list;
                all.len() + 1
            }
            None => 0,
        }
    }
}

scenario! {
    fresh given (0), (1);
    fn what_is_made_anew_waits_to_be_dropped(n: u32) -> u32 {
        let mut value = Noisy::new("old");
        if n == 0 {
            drop(value);
            checkpoint!();
            value = Noisy::new("new");
            for i in 0..2 {
                checkpoint!();
                effect(i);
            }
        } else {
            checkpoint!();
            effect(value.name());
            checkpoint!();
        }
        effect("end");
        n
    }
}

scenario! {
    fresh given (0), (1), (2);
    fn what_was_looked_at_waits_to_be_dropped(n: u32) -> Option<usize> {
        let list = vec![Noisy::new("inside")];
        let _behind = Noisy::new("behind");
        let found = if list.len() > 1 {
            checkpoint!();
            list.iter().count()
        } else if n == 0 {
            let length = Some(list.len()).filter(|_| n > 0)?;
            checkpoint!();
            length
        } else if n == 1 {
            return list.first().map(|inside| inside.name().len());
        } else {
            checkpoint!();
            3
        };
        effect("end");
        Some(found)
    }
}

scenario! {
    fresh given (1), (0);
    fn what_a_method_is_called_on_goes_with_its_statement(n: u32) -> usize {
        let length = {
            checkpoint!();
            Noisy::new("first")
        }
        .name()
        .len();
        effect("behind the first");
        {
            checkpoint!();
            Noisy::new("second")
        }
        .name();
        effect("behind the second");
        if ({
            checkpoint!();
            vec![Noisy::new("third")]
        })
        .len()
            > n as usize
        {
            effect("in");
        }
        effect("behind the third");
        match ({
            checkpoint!();
            Some(Noisy::new("fourth"))
        })
        .as_ref()
        {
            Some(x) => effect(x.name()),
            None => {}
        }
        effect("behind the fourth");
        let text = {
            checkpoint!();
            " a b".to_string()
        }
        .trim()
        .to_string();
        let all = &{
            checkpoint!();
            vec![text]
        }[..];
        checkpoint!();
        effect(all);
        length
            + {
                checkpoint!();
                Noisy::new("last")
            }
            .name()
            .len()
    }
}

scenario! {
    given (Some(1)), (None);
    fn a_labelled_break_out_of_a_loop_over_what_another_path_drops(n: Option<u32>) -> usize {
        let list = vec![1u32, 2, 3];
        let found = 'found: {
            if let Some(n) = n {
                for x in list.iter() {
                    checkpoint!();
                    if *x > n {
                        break 'found ({
                            checkpoint!();
                            Some(*x)
                        });
                    }
                }
                None
            } else {
                drop(list);
                checkpoint!();
                return 0;
            }
        };
        checkpoint!();
        list.len() + found.unwrap_or(0) as usize
    }
}

scenario! {
    given (Some(5), Shape::Named("a".to_owned(), 1)), (Some(1), Shape::Named("a".to_owned(), 1)), (None, Shape::Empty);
    fn an_arm_without_a_checkpoint_takes_a_part_by_a_pattern(n: Option<u32>, shape: Shape) -> u32 {
        match n {
            Some(x) if x > 3 => {
                let Shape::Named(name, _) = shape else { return 1 };
                effect(name);
            }
            Some(x) => {
                if let Shape::Named(name, _) = shape {
                    effect(name);
                }
            }
            None => {
                checkpoint!();
                effect(match shape {
                    Shape::Named(name, _) => name.len(),
                    Shape::Empty => 3,
                });
            }
        }
        2
    }
}

scenario! {
    given (Some(5)), (Some(1)), (None);
    fn an_arm_without_a_checkpoint_takes_a_field(n: Option<u32>) -> u32 {
        let item = Item { name: "a".to_owned(), tags: vec![1, 2] };
        match n {
            Some(x) if x > 3 => {
                effect(item.name);
            }
            Some(x) => {
                effect(item.tags.into_boxed_slice());
            }
            None => {
                checkpoint!();
                effect(&item);
            }
        }
        2
    }
}

scenario! {
    given (Some(5), Some("a".to_owned())), (Some(5), None), (None, None);
    fn an_arm_without_a_checkpoint_takes_by_a_question_mark(n: Option<u32>, name: Option<String>) -> Option<u32> {
        match n {
            Some(x) => {
                effect(name?);
            }
            None => {
                checkpoint!();
                effect(name);
            }
        }
        Some(2)
    }
}

scenario! {
    given (Some(1)), (None);
    fn an_operand_gives_away_what_the_receiver_was_copied_out_of(n: Option<usize>) -> usize {
        let pair = (vec![1u32, 2], 2usize);
        (pair.1).min({
            if n.is_some() {
                effect(pair);
            }
            checkpoint!();
            n.unwrap_or(3)
        })
    }
}

scenario! {
    given (Some(1)), (None);
    fn an_operand_gives_away_what_an_item_and_a_box_were_copied_out_of(n: Option<u32>) -> bool {
        let (list, boxed) = (vec![7u32, 8], Box::new(5u32));
        let least = list[0].min({
            for item in list {
                effect(item);
            }
            checkpoint!();
            n.unwrap_or(3)
        });
        *boxed == {
            effect(boxed);
            checkpoint!();
            least
        }
    }
}

scenario! {
    given (Some(1)), (None);
    fn an_operand_gives_away_the_part_that_the_receiver_is_in(n: Option<usize>) -> usize {
        let both = ((vec![1u32, 2], 2usize), "a".to_owned());
        (both.0.1).min({
            effect(both.0);
            checkpoint!();
            n.unwrap_or(3)
        })
    }
}

scenario! {
    given (Some(1)), (None);
    fn an_operand_gives_away_the_receiver_and_leaves(n: Option<usize>) -> bool {
        let pair = (vec![1u32, 2], "a".to_owned());
        let is_name = pair.1.eq(&{
            if let Some(n) = n {
                effect(pair);
                return n > 1;
            }
            checkpoint!();
            "a".to_owned()
        });
        effect(&pair);
        is_name
    }
}

scenario! {
    given (vec!["a".to_owned()], 3), (vec![], 4);
    fn a_closure_captures_what_is_given_away_when_it_is_not_needed_any_more(list: Vec<String>, n: usize) -> usize {
        let longer = |by: usize| list.len() + by;
        checkpoint!();
        let first = longer(n);
        checkpoint!();
        effect(list);
        checkpoint!();
        first
    }
}

scenario! {
    given (vec!["a".to_owned()], 3), (vec![], 4);
    fn a_closure_of_a_closure_captures_what_is_given_away_later(list: Vec<String>, n: usize) -> usize {
        let mut name = "b".to_owned();
        let longer = |by: usize| list.len() + by;
        checkpoint!();
        name.push('c');
        let twice = |by: usize| longer(longer(by)) + name.len();
        checkpoint!();
        let mut first = twice(n);
        while first > 3 {
            checkpoint!();
            first = (first - 3).min(twice(0) % 4);
        }
        if n == 3 {
            effect(name);
        }
        checkpoint!();
        effect(list);
        checkpoint!();
        first
    }
}

scenario! {
    given (vec![4, 1], 3), (vec![], 4);
    fn a_closure_in_a_loop_that_gives_away_what_it_captures(list: Vec<usize>, mut n: usize) -> usize {
        let longer = |by: usize| list.len() + by;
        loop {
            checkpoint!();
            n = longer(n) + 1;
            if n > 7 {
                effect(list);
                break;
            }
            checkpoint!();
            if n > 6 {
                effect(list);
                return n;
            }
        }
        checkpoint!();
        n
    }
}

scenario! {
    given (vec![4, 1], 3), (vec![], 4);
    fn a_closure_in_a_chain_over_what_is_given_away_later(list: Vec<usize>, n: usize) -> usize {
        let longer = |by: usize| list.len() + by;
        let mut all = 0;
        for x in (0..n).map(&longer) {
            checkpoint!();
            all += x;
        }
        for x in (0..n).map(longer) {
            checkpoint!();
            all += x;
        }
        for x in list.iter().map(|x| longer(*x)) {
            checkpoint!();
            all += x;
        }
        let lent = &longer;
        checkpoint!();
        all += lent(n);
        effect(list);
        checkpoint!();
        all
    }
}

scenario! {
    given (3), (4);
    fn a_closure_captures_a_copy_of_which_is_given_away(n: usize) -> usize {
        let longer = |by: usize| n + by;
        let mut all = 0;
        checkpoint!();
        for x in (0..n).map(longer) {
            checkpoint!();
            all += x;
        }
        effect(n);
        checkpoint!();
        all + longer(n)
    }
}

scenario! {
    given ("a".to_owned(), 3), (String::new(), 4);
    fn a_closure_captures_a_text_that_is_added_to_later(name: String, n: usize) -> String {
        let longer = |by: usize| name.len() + by;
        checkpoint!();
        let first = longer(n);
        let name = name + "b";
        checkpoint!();
        let second = |by: usize| name.len() + by;
        checkpoint!();
        effect((first, second(n)));
        let list = name.into_bytes();
        checkpoint!();
        effect(list);
        "c".to_owned()
    }
}

fn with(text: Option<String>, n: usize) -> Option<String> {
    checkpoints_passed(n);
    text
}

fn checkpoints_passed(_: usize) {}

scenario! {
    given ("a".to_owned(), 3), (String::new(), 4);
    fn a_macro_s_argument_assigns_what_was_given_away(name: String, n: usize) -> String {
        let mut text = name;
        let first = with(Some(text), { checkpoint!(); n });
        checkpoint!();
        text = format!("{:?}", if n == 3 { 'b' } else { text = "c".to_owned(); effect(text); 'd' });
        checkpoint!();
        effect(&first);
        effect(text);
        assert!({ text = "e".to_owned(); !text.is_empty() }, "{first:?}");
        checkpoint!();
        text
    }
}

scenario! {
    given (3), (4);
    fn a_message_that_is_not_written_assigns_nothing(n: usize) -> String {
        let mut text = "a".to_owned();
        checkpoint!();
        assert!(n > 2, "{}", { text = "b".to_owned(); n });
        assert_eq!(n, n, "{} of {text}", { let kept = n; kept });
        checkpoint!();
        text
    }
}

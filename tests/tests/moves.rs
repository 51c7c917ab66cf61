//! Moves: what has been given away is not saved, what is made again is.

use asap_tests::prelude::*;

#[allow(clippy::needless_pass_by_value, reason = "takes what it is given away")]
fn consume(what: Vec<u32>) -> usize {
    effect(("consumed", &what));
    what.len()
}

/// Can be moved, neither copied nor cloned.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Token(u32);

scenario! {
    given (2);
    fn moved_before_the_checkpoint(n: u32) -> usize {
        let list = vec![n; 2];
        let length = consume(list);
        checkpoint!();
        effect(length);
        length
    }
}

scenario! {
    given (2);
    fn moved_after_the_checkpoint(n: u32) -> usize {
        let list = vec![n; 2];
        checkpoint!();
        consume(list)
    }
}

scenario! {
    given (2);
    fn moved_between_two_checkpoints(n: u32) -> usize {
        let list = vec![n; 2];
        checkpoint!();
        let length = consume(list);
        checkpoint!();
        effect(length);
        length
    }
}

scenario! {
    given (2);
    fn moved_and_made_again(n: u32) -> usize {
        let mut list = vec![n];
        let first = consume(list);
        checkpoint!();
        list = vec![n; 3];
        checkpoint!();
        first + consume(list)
    }
}

scenario! {
    given (2);
    fn moved_and_made_again_between_checkpoints(n: u32) -> Vec<u32> {
        let mut list = vec![n];
        checkpoint!();
        consume(list);
        list = Vec::new();
        checkpoint!();
        list.push(n);
        effect(&list);
        list
    }
}

scenario! {
    given (1), (2);
    fn moved_in_one_branch_that_leaves(n: u32) -> usize {
        let list = vec![n];
        if n == 1 {
            let length = consume(list);
            checkpoint!();
            return length;
        }
        checkpoint!();
        list.len() + 100
    }
}

scenario! {
    given (1), (2);
    fn moved_in_one_branch_and_made_again(n: u32) -> Vec<u32> {
        let mut list = vec![n];
        if n == 1 {
            consume(list);
            checkpoint!();
            list = vec![7];
        } else {
            checkpoint!();
            list.push(8);
        }
        checkpoint!();
        list
    }
}

scenario! {
    given (1), (2);
    fn moved_in_both_branches(n: u32) -> usize {
        let list = vec![n];
        let length = if n == 1 {
            checkpoint!();
            consume(list)
        } else {
            let length = consume(list);
            checkpoint!();
            length
        };
        checkpoint!();
        length
    }
}

scenario! {
    given (5);
    fn a_full_buffer_is_sent_in_a_loop(n: u32) -> usize {
        let mut sent = 0;
        let mut buffer = vec![];
        for i in 0..n {
            buffer.push(i);
            if buffer.len() == 2 {
                sent += consume(buffer);
                checkpoint!();
                buffer = Vec::new();
            }
        }
        sent * 100 + buffer.len()
    }
}

scenario! {
    given (3);
    fn moved_at_the_start_of_each_round_and_made_at_its_end(n: u32) -> Vec<u32> {
        let mut list = vec![0];
        let mut i = 0;
        loop {
            let mut next = list;
            checkpoint!("moved");
            next.push(i);
            effect(&next);
            i += 1;
            if i == n {
                break next;
            }
            list = next;
            checkpoint!("made");
        }
    }
}

scenario! {
    given (3);
    fn moved_out_of_the_loop_by_its_break(n: u32) -> Token {
        let token = Token(n);
        let mut i = 0;
        let token = loop {
            i += 1;
            checkpoint!();
            if i == n {
                break token;
            }
            effect(i);
        };
        checkpoint!();
        token
    }
}

scenario! {
    given (3);
    fn a_value_that_cannot_be_cloned(n: u32) -> Token {
        let first = Token(n);
        checkpoint!();
        let second = Token(first.0 + 1);
        checkpoint!();
        effect(&first);
        checkpoint!();
        second
    }
}

scenario! {
    given (3);
    fn moved_into_a_struct_and_out_again(n: u32) -> (Token, Vec<Token>) {
        let token = Token(n);
        checkpoint!();
        let mut holder = (token, vec![]);
        checkpoint!();
        holder.1.push(Token(4));
        let (token, tokens) = holder;
        effect(&token);
        checkpoint!();
        (token, tokens)
    }
}

scenario! {
    given (Some("a".to_string()));
    fn taken_and_replaced(name: Option<String>) -> (Option<String>, Vec<u8>) {
        let mut name = name;
        let mut bytes = vec![1];
        let taken = name.take();
        checkpoint!();
        let old = std::mem::take(&mut bytes);
        effect((&taken, &old));
        checkpoint!();
        let before = name.replace("b".into());
        checkpoint!();
        effect((before, taken));
        (name, old)
    }
}

scenario! {
    given (3);
    fn dropped_by_hand(n: u32) -> usize {
        let list = vec![n; 2];
        let other = vec![n];
        checkpoint!();
        let length = list.len();
        drop(list);
        checkpoint!();
        effect(length);
        other.len()
    }
}

scenario! {
    given (3);
    fn moved_into_a_closure(n: u32) -> usize {
        let list = vec![n; 2];
        let kept = vec![n; 3];
        checkpoint!();
        let length = std::thread::spawn(move || list.len()).join().unwrap();
        checkpoint!();
        effect(length);
        length + kept.len()
    }
}

scenario! {
    given (3);
    fn moved_by_for_and_by_a_method(n: u32) -> u32 {
        let (first, second) = (vec![n, 1], vec![n, 2]);
        let mut sum = 0;
        for x in first {
            sum += x;
            checkpoint!();
        }
        let total: u32 = second.into_iter().sum();
        checkpoint!();
        effect(total);
        sum + total
    }
}

scenario! {
    given (2), (3);
    fn initialised_in_some_rounds_only(n: u32) -> Vec<u32> {
        let mut kept = Vec::new();
        for i in 0..n {
            let list;
            if i % 2 == 0 {
                list = vec![i];
                checkpoint!();
                kept.extend(list);
            } else {
                checkpoint!();
            }
            effect(&kept);
        }
        kept
    }
}

scenario! {
    given ("x".to_string());
    fn a_parameter_is_moved_at_once(name: String) -> String {
        let mut text = name + "!";
        checkpoint!();
        text.push('?');
        effect(&text);
        text
    }
}

scenario! {
    given (4);
    fn nested_loops_hand_one_value_on(n: u32) -> Vec<u32> {
        let mut outer = vec![];
        for i in 0..n {
            let mut inner = outer;
            for j in 0..i {
                inner.push(i * 10 + j);
                if j == 1 {
                    checkpoint!();
                    break;
                }
            }
            outer = inner;
            checkpoint!();
        }
        outer
    }
}

scenario! {
    given (1), (2), (3);
    fn moved_in_one_arm_and_kept_in_the_others(n: u32) -> Token {
        let token = Token(n);
        let list = vec![Token(9)];
        match n {
            1 => {
                let mut list = list;
                list.push(token);
                checkpoint!();
                list.pop().unwrap()
            }
            2 => {
                drop(list);
                checkpoint!();
                token
            }
            _ => {
                checkpoint!();
                effect(&list);
                token
            }
        }
    }
}

scenario! {
    given (2);
    fn a_local_written_but_not_read_after_the_checkpoint(n: u32) -> u32 {
        let mut scratch = vec![n];
        effect(&scratch);
        checkpoint!();
        scratch = vec![n; 2];
        let length = scratch.len() as u32;
        checkpoint!();
        scratch = vec![];
        effect(scratch.len());
        length
    }
}

scenario! {
    given (2), (0);
    fn fields_that_are_copies_are_taken_of_what_is_saved(n: u32) -> usize {
        let pair = ((n, "a"), vec![Token(n)]);
        let x = pair.0.0;
        effect((pair.0.1, x));
        checkpoint!();
        let y: &str = pair.0.1;
        effect((y, { checkpoint!(); x }, pair.0));
        pair.1.len()
    }
}

scenario! {
    given (2), (0);
    fn a_field_is_given_away_and_made_anew(n: u32) -> usize {
        let mut pair = (Token(n), vec![n]);
        for i in 0..n {
            effect(pair.0);
            effect(pair.1.len());
            pair.0 = Token(i);
            checkpoint!();
        }
        let given = pair.1;
        if n > 0 {
            pair.1 = given;
        } else {
            return 0;
        }
        checkpoint!();
        pair.1.len() + pair.0.0 as usize
    }
}

scenario! {
    given (3), (0);
    fn a_field_is_given_away_where_the_function_ends(n: u32) -> Vec<u32> {
        let pair = (Token(n), vec![n]);
        if n == 3 {
            effect(pair.0);
            return pair.1;
        }
        checkpoint!();
        effect(pair.0);
        pair.1
    }
}

scenario! {
    given (vec![1, 7]), (vec![]), (vec![2]), (vec![3, 4, 1]);
    fn a_jump_in_an_arm_that_is_evaluated_with_what_selects_it(list: Vec<usize>) -> usize {
        let mut list = list;
        let mut sum = 0;
        'all: loop {
            match list.pop() {
                Some(n) if n > 6 => break,
                Some(n) if n == 4 => {
                    list.insert(0, 9);
                    effect(n);
                    continue 'all;
                }
                Some(n) => {
                    sum += n;
                    checkpoint!();
                }
                None => {
                    drop(list);
                    checkpoint!();
                    return sum;
                }
            }
        }
        effect(&list);
        sum
    }
}

//! Plain borrows of what is saved: they are made anew, not saved.

use std::collections::BTreeMap;

use asap_tests::prelude::*;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Config {
    name: String,
    limits: Vec<u32>,
    inner: Inner,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Inner {
    depth: u8,
}

fn config() -> Config {
    Config { name: "c".into(), limits: vec![1, 20, 300], inner: Inner { depth: 4 } }
}

scenario! {
    given ();
    fn a_borrow_of_a_local() -> usize {
        let list = vec![1, 2, 3];
        let view = &list;
        checkpoint!();
        effect(view);
        checkpoint!();
        view.len()
    }
}

scenario! {
    given (vec![1, 2]);
    fn a_borrow_of_a_parameter(numbers: Vec<u8>) -> u8 {
        let numbers = &numbers;
        checkpoint!();
        effect(numbers);
        numbers[0] + numbers[1]
    }
}

scenario! {
    given ();
    fn a_borrow_of_a_field() -> String {
        let config = config();
        let name = &config.name;
        let depth = &config.inner.depth;
        checkpoint!();
        effect((name, depth));
        checkpoint!();
        format!("{name}{depth}{}", config.limits.len())
    }
}

scenario! {
    given (1);
    fn a_borrow_of_an_element(i: usize) -> u32 {
        let config = config();
        let limit = &config.limits[i];
        checkpoint!();
        effect(limit);
        checkpoint!();
        limit + config.limits[0]
    }
}

scenario! {
    given ();
    fn a_borrow_of_a_borrow() -> u8 {
        let config = config();
        let outer = &config;
        let inner = &outer.inner;
        let depth = &inner.depth;
        checkpoint!();
        effect(depth);
        checkpoint!();
        *depth + outer.inner.depth
    }
}

scenario! {
    given ();
    fn a_slice_of_a_vector() -> u32 {
        let config = config();
        let tail = &config.limits[1..];
        checkpoint!();
        effect(tail);
        checkpoint!();
        tail.iter().sum()
    }
}

scenario! {
    given ();
    fn text_of_a_string() -> usize {
        let text = String::from("left right");
        let view: &str = &text;
        let head = &text[..4];
        checkpoint!();
        effect((view, head));
        checkpoint!();
        view.len() + head.len()
    }
}

scenario! {
    given ();
    fn literals() -> String {
        let word = "word";
        let bytes = b"bytes";
        checkpoint!();
        effect((word, bytes));
        checkpoint!();
        format!("{word}{}", bytes.len())
    }
}

scenario! {
    given ();
    fn a_borrow_that_ends_before_the_checkpoint() -> usize {
        let mut list = vec![1];
        {
            let view = &mut list;
            view.push(2);
        }
        let first = &list[0];
        effect(first);
        checkpoint!();
        list.push(3);
        checkpoint!();
        list.len()
    }
}

scenario! {
    given ();
    fn a_borrow_in_a_loop() -> u32 {
        let config = config();
        let mut sum = 0;
        for i in 0..config.limits.len() {
            let limit = &config.limits[i];
            checkpoint!();
            sum += limit;
            effect(limit);
        }
        sum
    }
}

scenario! {
    given ();
    fn a_borrow_declared_before_a_loop() -> u32 {
        let config = config();
        let limits = &config.limits;
        let mut sum = 0;
        while sum < 40 {
            sum += limits[1];
            checkpoint!();
            effect(limits.len());
        }
        sum
    }
}

scenario! {
    given (1), (2);
    fn a_borrow_in_a_branch(n: u8) -> String {
        let config = config();
        let mut text = String::new();
        if n == 1 {
            let name = &config.name;
            checkpoint!();
            text.push_str(name);
        } else {
            let inner = &config.inner;
            checkpoint!();
            text.push_str(&inner.depth.to_string());
        }
        checkpoint!();
        effect(&config);
        text
    }
}

scenario! {
    given ();
    fn a_borrow_shadowed_by_what_it_leads_to() -> usize {
        let name = config();
        let name = &name.name;
        checkpoint!();
        let name = name.clone();
        checkpoint!();
        effect(&name);
        name.len()
    }
}

scenario! {
    given ();
    fn views_as_slices_and_texts() -> usize {
        let (list, text) = (vec![1u8, 2], String::from("text"));
        let view = list.as_slice();
        let letters = text.as_str();
        checkpoint!();
        effect((view, letters));
        checkpoint!();
        view.len() + letters.len()
    }
}

scenario! {
    given ();
    fn a_borrow_passed_to_functions_between_checkpoints() -> u32 {
        fn total(limits: &[u32]) -> u32 {
            limits.iter().sum()
        }
        let mut config = config();
        let before = total(&config.limits);
        checkpoint!();
        config.limits.retain(|limit| *limit > 1);
        let after = total(&config.limits);
        checkpoint!();
        effect((before, after));
        before - after
    }
}

scenario! {
    given ();
    fn an_entry_of_a_map_within_one_statement() -> BTreeMap<u8, Vec<u8>> {
        let mut map: BTreeMap<u8, Vec<u8>> = BTreeMap::new();
        map.entry(1).or_default().push(1);
        checkpoint!();
        if let Some(list) = map.get_mut(&1) {
            list.push(2);
        }
        checkpoint!();
        effect(&map);
        map
    }
}

scenario! {
    given (2);
    fn a_reference_to_what_a_block_gives(n: u32) -> (usize, u32, Vec<u32>) {
        let list = &{
            checkpoint!();
            vec![n, n + 1]
        };
        checkpoint!();
        let item = &list[{
            checkpoint!();
            1
        }];
        let longer = &mut {
            checkpoint!();
            vec![*item]
        };
        checkpoint!();
        effect(item);
        longer.push(7);
        checkpoint!();
        (list.len(), *item, longer.clone())
    }
}

fn words(n: u32) -> Vec<String> {
    vec!["a word".to_owned(); n as usize]
}

scenario! {
    given ("Start".to_owned()), ("STOP".to_owned()), ("Axel".to_owned()), ("x".to_owned());
    fn a_text_of_a_temporary_is_bound_in_an_arm(name: String) -> Result<usize, String> {
        let length = match name.to_lowercase().as_str() {
            "start" => {
                checkpoint!();
                1
            }
            short if short.len() < 2 => short.len(),
            other => {
                checkpoint!();
                effect(other);
                if other != "stop" {
                    checkpoint!();
                    return Err(format!("unknown {other}"));
                }
                other.len()
            }
        };
        effect(&name);
        Ok(length)
    }
}

scenario! {
    given ("axxbx".to_owned()), ("b".to_owned());
    fn a_text_of_a_temporary_is_bound_in_a_condition(name: String) -> usize {
        let mut rounds = 0;
        while let Some(rest) = name.replace("x", "").to_uppercase().strip_prefix("A") {
            rounds += rest.len();
            checkpoint!();
            effect(rest);
            if rounds > 2 {
                break;
            }
        }
        if let Some(rest) = format!("{name}{rounds}").strip_prefix("a") {
            checkpoint!();
            effect(rest);
        }
        rounds
    }
}

scenario! {
    given (0), (2);
    fn a_part_of_a_temporary_is_used_up_to_a_checkpoint(n: u32) -> u32 {
        match &words(n)[..] {
            [] => 4,
            [first, ..] => {
                let length = first.len() as u32;
                checkpoint!();
                effect(length);
                length
            }
        }
    }
}

scenario! {
    fresh given (0), (2);
    fn a_temporary_in_a_head_is_dropped_behind_its_statement(n: u32) -> usize {
        let length = match Some(Noisy::new("head")).as_ref() {
            Some(noisy) if n > 0 => {
                effect(noisy.name().len());
                checkpoint!();
                3
            }
            Some(noisy) => {
                effect("inline");
                noisy.name().len()
            }
            None => 0,
        };
        effect("behind");
        length
    }
}

scenario! {
    given (0), (2);
    fn a_part_of_a_chain_of_temporaries_is_bound(n: u32) -> usize {
        let longest = match words(n).iter().map(String::len).collect::<Vec<_>>().as_slice() {
            [] => {
                checkpoint!();
                0
            }
            [length, ..] => {
                let length = *length;
                checkpoint!();
                length
            }
        };
        let upper = match (n > 1).then(|| words(n).remove(0)).as_deref() {
            Some("") => 0,
            Some(word) => {
                checkpoint!();
                effect(word);
                word.len()
            }
            None => 1,
        };
        longest + upper
    }
}

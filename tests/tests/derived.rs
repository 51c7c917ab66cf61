//! Borrows beyond the plain ones: of temporaries, by patterns, several mutable ones at once.

use asap_tests::prelude::*;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Config {
    name: String,
    limits: Vec<u32>,
}

fn config() -> Config {
    Config { name: "c".into(), limits: vec![1, 20, 300] }
}

scenario! {
    given ();
    fn borrows_of_constants() -> u32 {
        const TABLE: [u32; 3] = [1, 2, 3];
        static NAME: &str = "static";
        let table = &TABLE;
        let name = &NAME;
        let five = &5;
        checkpoint!();
        effect((table, name, five));
        table[1] + five
    }
}

scenario! {
    given ();
    fn a_mutable_borrow_used_after_the_checkpoint() -> Vec<u32> {
        let mut config = config();
        let limits = &mut config.limits;
        limits.push(4);
        checkpoint!();
        limits.push(5);
        effect(&*limits);
        checkpoint!();
        config.limits
    }
}

scenario! {
    given ();
    fn a_mutable_borrow_of_an_element() -> Vec<Vec<u8>> {
        let mut rows = vec![vec![1], vec![2]];
        let row = &mut rows[1];
        row.push(3);
        checkpoint!();
        row.push(4);
        checkpoint!();
        row.push(5);
        effect(&*row);
        rows
    }
}

scenario! {
    given ();
    fn two_mutable_borrows_of_two_fields() -> Config {
        let mut config = config();
        let name = &mut config.name;
        let limits = &mut config.limits;
        name.push('!');
        checkpoint!();
        limits.push(name.len() as u32);
        name.push('?');
        checkpoint!();
        effect(&config);
        config
    }
}

scenario! {
    given ();
    fn a_borrow_with_a_lifetime_that_was_extended() -> usize {
        let list = &vec![1, 2, 3];
        let text = &mut String::from("a");
        checkpoint!();
        text.push('b');
        effect((list, &*text));
        checkpoint!();
        list.len() + text.len()
    }
}

scenario! {
    given ();
    fn ref_bindings() -> (u32, Vec<u8>) {
        let mut pair = (1u32, vec![2u8]);
        let (ref number, ref mut list) = pair;
        list.push(3);
        checkpoint!();
        list.push(4);
        effect((number, &*list));
        checkpoint!();
        pair
    }
}

scenario! {
    given ();
    fn a_pattern_over_a_borrow() -> usize {
        let config = config();
        let Config { name, limits, .. } = &config;
        checkpoint!();
        effect((name, limits));
        checkpoint!();
        name.len() + limits.len()
    }
}

scenario! {
    given (vec![10, 20, 30]);
    fn a_borrow_at_an_index_that_changes_later(numbers: Vec<u32>) -> u32 {
        let mut i = 0;
        let first = &numbers[i];
        i += 1;
        checkpoint!();
        let second = &numbers[i];
        i += 1;
        effect((first, second, i));
        checkpoint!();
        first * 10000 + second * 100 + numbers[i]
    }
}

//! What random programs found about names: two locals of one name, of which the expansion needs both at once.

use asap_tests::prelude::*;

scenario! {
    given (4, true), (9, true), (9, false);
    fn a_jump_out_of_a_block_whose_local_has_the_name_of_one_in_a_slot(n: u32, stays: bool) -> usize {
        let text = format!("{n}");
        checkpoint!();
        let mut round = 0;
        while round < 2 {
            round += 1;
            if stays {
                if n > 3 {
                    let text = vec![text.clone(), "a".to_string()];
                    effect(&text);
                    if n > 5 {
                        break;
                    }
                    if text.len() == 2 {
                        continue;
                    }
                }
                effect("never");
            } else {
                let kept = tap("kept", text);
                checkpoint!();
                return kept.len();
            }
        }
        effect(&text);
        text.len()
    }
}

scenario! {
    given (vec![(2, 7), (3, 1), (4, 1)]);
    fn an_item_that_is_made_again_behind_a_local_of_its_name(list: Vec<(u32, u32)>) -> Vec<(u32, u32)> {
        let mut list = list;
        let mut other = "a".to_string();
        for (left, right) in list.iter_mut() {
            if *right == 7 {
                let left = &mut other;
                checkpoint!();
                left.push('b');
                *right += 1;
            } else if *left % 2 == 0 {
                *left += 1;
            }
        }
        effect(other);
        list
    }
}

scenario! {
    given (vec![1, 2]);
    fn names_that_look_like_numbered_ones_of_the_expansions_own(list: Vec<u32>) -> u32 {
        let iterator_2 = 10;
        let mut sum = iterator_2;
        checkpoint!("first");
        for outer in &list {
            let iterator_2 = outer + sum;
            for inner in &list {
                let iterator_2 = iterator_2 + inner;
                checkpoint!("second");
                sum += iterator_2;
            }
            let iterator_2 = iterator_2 * 2;
            checkpoint!("third");
            sum += iterator_2;
        }
        let iterator_2 = sum + iterator_2;
        checkpoint!("fourth");
        iterator_2
    }
}

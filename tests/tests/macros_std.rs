//! Macros of the standard library: their arguments are read as expressions, with scopes and jumps of their own.

use std::fmt::Write as _;

use asap_tests::prelude::*;

#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
struct Named {
    name: String,
    size: usize,
}

scenario! {
    given ("a".to_string(), 2), ("b".to_string(), 3);
    fn what_arguments_of_the_standard_macros_bind_is_their_own(name: String, size: usize) -> Vec<String> {
        let all = vec![size, {
            let mut name = vec![tap("inner", size)];
            name.push(1);
            assert!(matches!(name.first(), Some(name) if *name == size), "{name:?}");
            name.len()
        }];
        let held = consumed(name);
        checkpoint!();
        let name = format!("{held}{}", { let held = size; held + 1 });
        checkpoint!();
        let made = vec![Named { name: "in a list".to_string(), size }, Named { name: name.clone(), size: 1 }];
        assert!(matches!(&made[0], Named { name, size: 2.. } if name.len() > 1), "{}", name);
        let name = format!("{name:>size$} {size} {held}", size = size + 1);
        checkpoint!();
        let repeated = vec![{ let name = size; name }; 2];
        let mut out = vec![name, format!("{all:?}{made:?}"), "{name}".to_string(), format!("{}", "{held}")];
        checkpoint!();
        let name = repeated.iter().map(|name| name + 1).sum::<usize>();
        write!(out[2], "{name}{0}{held:?}", { let name = 'x'; name }).expect("a text takes text");
        checkpoint!();
        assert_eq!(Named { name: held, size }.size, size, "{name}");
        out
    }
}

fn consumed(text: String) -> String {
    text + "!"
}

scenario! {
    given (2), (3);
    fn a_failed_assertion_shows_its_text(size: usize) -> usize {
        let name = "n".to_string();
        checkpoint!();
        assert!(Named { name, size }.size < 3);
        let name = size + 1;
        checkpoint!();
        name
    }
}

scenario! {
    given (vec![Some(1), None, Some(3)], true), (vec![Some(1), Some(4)], true), (vec![Some(4), None], false);
    fn jumps_among_the_arguments_of_the_standard_macros(list: Vec<Option<u32>>, keeps: bool) -> usize {
        let text = "t".to_string();
        checkpoint!();
        let mut sum = 0;
        'all: for n in list {
            if keeps {
                let shown = vec![text.clone(), match n {
                    Some(n) if n > 2 => {
                        let text = n;
                        effect(text);
                        break 'all;
                    }
                    Some(n) => n.to_string(),
                    None => continue,
                }];
                let line = format!("{text}{}", {
                    let text = shown.len() as u32 + n.unwrap_or(0);
                    if text == 5 { continue 'all } else { text }
                });
                sum += line.len();
            } else {
                let given = tap("given", text);
                checkpoint!();
                return given.len();
            }
            checkpoint!();
        }
        effect(&text);
        sum + text.len()
    }
}

scenario! {
    given (vec![vec![1, 4], vec![2, 9, 3]]), (vec![vec![5]]);
    fn a_labelled_jump_among_the_arguments_of_a_macro(lists: Vec<Vec<u32>>) -> String {
        let mut last = String::new();
        'all: for list in lists {
            let mut line = "none".to_string();
            'list: {
                for n in list {
                    checkpoint!();
                    let shown = format!("{}", if n > 8 { break 'all } else if n > 3 { break 'list } else { n });
                    line = (n * 2).to_string();
                    checkpoint!();
                    line = tap("shown", shown);
                    last = line.clone();
                }
                line = "end".to_string();
            }
            effect(&line);
        }
        last
    }
}

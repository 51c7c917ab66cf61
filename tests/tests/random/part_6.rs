//! Random programs; made by `asap_tests::random::corpus`.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use asap_tests::prelude::*;
use asap_tests::random::world::*;

scenario! {
    fresh given (), ();
    fn program_1000485() -> Result<u32, String> {
        let left = BTreeMap::from([(10u32, "k=v".to_owned()), (2u32, "bc".to_owned())]);
        checkpoint!();
        checkpoint!("p1");
        let count = left.get(&4u32);
        if let Shape::Group(b) = tap("t2", (tap("t3", Some(shape(2)))).ok_or("nothing")?) {
            if !b.is_empty() {
                let z = &b[b.len() - 1];
                if !b.is_empty() {
                    let a = &b[b.len() - 1];
                    effect(&Noisy::new("t4"));
                    checkpoint!();
                    if (*z % 2 == 0) {
                        if (*z % 2 == 0) {
                            let entry = b.as_slice();
                        } else if (if (*a != 2) { ((*a % 2 == 0) == tap("t5", (*z <= 2))) } else { (*a % 2 == 0) }) {
                            let _g6 = Noisy::new("g6");
                        } else if (*a % 4 == 0) {
                            let rest = left.get(&4u32);
                        } else {
                            let mut y = Vec::new();
                            y.push((Some(shape(0))).ok_or("nothing")?);
                        }
                        return Ok((b.iter().copied().max().unwrap_or(0u32) / 9));
                    }
                }
            }
        } else {}
        checkpoint!("p7");
        Ok(1u32)
    }
}

scenario! {
    given (vec![[6u32, 2, 18], [11u32, 2, 33]], (Some(8usize), true), "".to_string());
    fn program_1000487(value: Vec<[u32; 3]>, (mut left, _): (Option<usize>, bool), name: String) -> Result<u32, String> {
        let name: Item = item(8);
        let d = (match shape(9) {
            Shape::Named(_, Some(cx)) => { (if left.is_some() { (0u32, VecDeque::from(["".to_string()])) } else if (name.id % 3 == 0) {
            checkpoint!();
            checkpoint!("p1");
            (10u32, VecDeque::from(["k=v".to_string(), "".to_string()]))
        } else {
            let mut entry;
            if (name.name == name.name.clone()) {
                left = left;
                entry = {
                    if let [] = &name.tags[..] {
                        if ((name.id) > ((1u32).min(cx))) && let Some(a) = Some(name.id) && left.is_some() {
                            checkpoint!();
                            fn twice2(n: u32) -> u32 { n.wrapping_mul(2) }
                            let mut sum = twice2(a);
                            let [frame, .., mut y] = {
                                let mut fuel3 = 3u32;
                                loop {
                                    if fuel3 == 0 { break ({
                                        assert!(name.tags.is_empty() || true);
                                        sum |= sum;
                                        [4u32, 2, 12]
                                    }); }
                                    fuel3 -= 1;
                                    let mut fuel4 = 1u32;
                                    while fuel4 > 0 && false {
                                        fuel4 -= 1;
                                        if name.tags.is_empty() && let "" = name.name.as_str() {}
                                    }
                                }
                            };
                        }
                    }
                    "k=v".to_owned()
                };
            } else {
                entry = format!("{:?}", tap("t5", '🦀'));
            }
            checkpoint!();
            (Some((9u32, VecDeque::from(["".to_string(), "bc".to_owned(), "".to_string()])))).unwrap_or_else(|| (7u32, VecDeque::from([" trim ".to_owned(), String::from("ñ")])))
        }) }
            Shape::Named(entry, Some(_)) => { tap("t6", (5u32, VecDeque::from(["k=v".to_owned(), "".to_string()]))) }
            _ => { (if ((name.id != 5) == true) { (3u32, VecDeque::from([" trim ".to_owned()])) } else { (0u32, VecDeque::from(["left right".to_string(), String::from("left right")])) }) }
        });
        let value = tap("t7", Vec::from([(d.0 != 6)]));
        let mut at: (usize, Vec<i64>) = (7usize, Vec::<i64>::new());
        checkpoint!("p8");
        effect(&value);
        Ok(6u32)
    }
}

scenario! {
    given (BTreeSet::from([2u32, 4, 1]), 3u32, 11u32), (BTreeSet::from([0u32, 4, 1]), 7u32, 3u32);
    fn program_1000497(entry: BTreeSet<u32>, cx: u32, _: u32) -> Result<u32, String> {
        let mut frame = (((if true { 'k' } else {
            checkpoint!();
            let _g1 = Noisy::new("g1");
            checkpoint!();
            'k'
        })) as u32);
        let state = 'ñ';
        let mut rest = "a".to_string();
        let b: BTreeMap<u32, BTreeMap<u32, bool>> = (if rest.is_empty() {
            let mut fuel2 = 4u32;
            loop {
                if fuel2 == 0 { break; }
                fuel2 -= 1;
                let mut fuel3 = 4u32;
                loop {
                    if fuel3 == 0 { break; }
                    fuel3 -= 1;
                    let _g4 = Noisy::new("g4");
                    let f5 = |entry: u32| (rest.len() as u32);
                    {
                        effect((frame, tap("t6", (Shape::Line { to: 6i64, from: -9i64 })), item(10)));
                        let (n, mut value) = (Box::new(false), true);
                        let _ = Noisy::new("t7");
                    }
                    if let "k=v" | "bc" = rest.as_str() {}
                }
            }
            (if (fuel2 != 6) { BTreeMap::from([(6u32, BTreeMap::from([(4u32, false), (9u32, true)])), (11u32, BTreeMap::from([(11u32, false), (8u32, true)]))]) } else { BTreeMap::from([(6u32, BTreeMap::from([(1u32, true), (6u32, false)])), (11u32, BTreeMap::from([(6u32, false), (11u32, false)]))]) })
        } else if (((if (state < 'm') { 1usize } else { 7usize })) < (8usize)) { tap("t8", BTreeMap::from([(5u32, BTreeMap::from([(0u32, true), (10u32, true)])), (10u32, BTreeMap::from([(0u32, false), (5u32, false)]))])) } else { BTreeMap::from([((entry.len() as u32), BTreeMap::from([(7u32, false), (10u32, true)]))]) });
        checkpoint!("p9");
        effect(&b);
        effect(&cx);
        Ok(cx)
    }
}

scenario! {
    given (BTreeSet::from([1u32, 4, 1]), BTreeMap::from([("left right".to_string(), vec![4u32, 10u32, 9u32]), (" trim ".to_owned(), vec![10u32, 2u32, 11u32])])), (BTreeSet::from([1u32, 4, 1]), BTreeMap::from([("left right".to_string(), vec![9u32, 4u32]), ("left right".to_string(), vec![2u32, 1u32])])), (BTreeSet::from([4u32, 4, 1]), BTreeMap::from([("bc".to_owned(), vec![0u32, 3u32]), ("a".to_string(), vec![7u32])]));
    fn program_1000498(list: BTreeSet<u32>, a: BTreeMap<String, Vec<u32>>) -> String {
        let mut frame = format!("");
        let mut x = (if list.contains(&4u32) { (if ((1i64) != (4i64)) { 'a' } else {
            let mut value = vec![BTreeSet::from([6u32, 4, 1]), BTreeSet::from([8u32, 4, 1]), BTreeSet::from([6u32, 4, 1])];
            tap("t1", 'k')
        }) } else {
            effect((list.contains(&4u32), (1u32 % 7)));
            let entry = &mut frame;
            (if frame.is_empty() {
                checkpoint!();
                'a'
            } else if (a.is_empty() == a.is_empty()) {
                if let p2 @ 2..=9 = mix(6u32, 0u32) {
                    let count = &mut frame;
                }
                'ñ'
            } else { 'a' })
        });
        let rest = ('b3: {
            let ref b = list;
            checkpoint!();
            Some([6u32, 2, 18])
        });
        let at = Vec::from([consume(a), ((0u32) as usize), ((match rest.as_ref() {
            None => {
            let entry = &mut frame;
            checkpoint!();
            Some(5usize)
        }
            Some(c) if (c[1] % 4 == 0) => {
            {
                let mut fuel4 = 2u32;
                loop {
                    if fuel4 == 0 { break; }
                    fuel4 -= 1;
                    let (value, (frame, _)) = ("a".to_owned(), (6usize, 3u32));
                }
            }
            checkpoint!();
            Some(10usize)
        }
            _ => {
            checkpoint!();
            Some(0usize)
        }
        })).unwrap_or_else(|| 2usize)]);
        checkpoint!();
        checkpoint!();
        effect(&x);
        (if let Some([count, .., cx]) = &rest {
            frame.push_str(&join("x", &"left right".to_string()));
            frame = (if (if rest.is_none() { (x < 'm') } else { (*count % 3 == 0) }) {
                let y: usize;
                if (list.contains(&4u32) == (*cx <= 1)) {
                    y = (None::<usize>).unwrap_or(0usize);
                } else {
                    y = tap("t5", 7usize);
                }
                frame.clone()
            } else { frame.clone() });
            checkpoint!();
            (if false { frame } else { String::from("") })
        } else { frame })
    }
}

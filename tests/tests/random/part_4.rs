//! Random programs; made by `asap_tests::random::corpus`.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use asap_tests::prelude::*;
use asap_tests::random::world::*;

scenario! {
    given program_1000295: (0u32, BTreeMap::from([(3u32, item(4)), (2u32, item(4))]), ('a', 7i64));
    #[resumable]
    fn program_1000295(mut list: u32, w: BTreeMap<u32, Item>, p9: (char, i64)) {
        let a = mix({
            let mut fuel10 = 2u32;
            loop {
                if fuel10 == 0 { break ({
                    checkpoint!();
                    call!(child2(fuel10, shape(9), vec![BTreeSet::from([10u32, 4, 1]), BTreeSet::from([3u32, 4, 1])])).unwrap_or_default()
                }); }
                fuel10 -= 1;
                _ = (w.len() as u32);
            }
        }, call!(child2(list, shape(10), Vec::from([BTreeSet::from([5u32, 4, 1]), BTreeSet::from([6u32, 4, 1])]))).unwrap_or_default());
        let mut rest = vec![BTreeMap::from([(3u32, [8u32, 2, 24]), (9u32, [8u32, 2, 24])]), BTreeMap::from([(1u32, [1u32, 2, 3]), (2u32, [4u32, 2, 12])])];
        let mut entry = a;
        effect(a);
        checkpoint!();
        if (((p9.1 ^ p9.1)) != (p9.1)) {
            let state = w.get(&4u32);
        } else {
            let mut fuel11 = 4u32;
            'l12: while fuel11 > 0 && (if (list % 3 == 0) { rest.is_empty() } else { w.is_empty() }) {
                fuel11 -= 1;
                checkpoint!();
                entry = entry;
                if let Some(frame) = { (match fuel11 {
                    1 | 3 | 5..=7 => { Some("a".to_string()) }
                    p13 @ 2..=9 => { Some(" trim ".to_owned()) }
                    _ => {
                    rest.push(BTreeMap::from([(4u32, [8u32, 2, 24]), (6u32, [1u32, 2, 3])]));
                    checkpoint!();
                    Some("".to_string())
                }
                }) } {
                    let c = call!("c14", child2(entry, shape(8), vec![BTreeSet::from([11u32, 4, 1])])).unwrap_or_default();
                }
                let mut a = list;
            }
            let mut fuel15 = 4u32;
            while fuel15 > 0 && { checkpoint!(); (a % 4 == 0) } {
                fuel15 -= 1;
                checkpoint!();
                checkpoint!();
            }
        }
    }

    #[resumable]
    fn child2(right: u32, rest: Shape, count: Vec<BTreeSet<u32>>) -> Result<u32, String> {
        let b = count.as_slice();
        let _g1 = Noisy::new("g1");
        checkpoint!();
        checkpoint!();
        let y: &u32 = &right;
        effect(&y);
        effect(&b);
        effect(&rest);
        Ok((*y & right))
    }
}

scenario! {
    given program_1000298: (String::from(""), Vec::<Vec<u32>>::new(), Some(Some([4u32, 2, 12]))), ("a".to_owned(), vec![vec![10u32], vec![11u32, 5u32, 0u32]], Some(None::<[u32; 3]>));
    #[resumable]
    fn program_1000298(_: String, _: Vec<Vec<u32>>, rest: Option<Option<[u32; 3]>>) {
        let mut list = 4u32;
        let mut left = vec![5u32];
        let mut entry = 11usize;
        let mut c = left.iter().copied().max().unwrap_or(0u32);
        checkpoint!();
        'l5: for mut rest in (1u32..).take(3) {
            let mut fuel6 = 2u32;
            'l7: loop {
                if fuel6 == 0 { break; }
                fuel6 -= 1;
                rest |= ((left.len() as u32)).max(rest);
                let b: BTreeSet<u32> = BTreeSet::from([9u32, 4, 1]);
                if !left.is_empty() {
                    let at = &left[(entry) % left.len()];
                    let sum = if ((b.contains(&4u32) && b.contains(&4u32)) ^ ((*at % 3 == 0) ^ tap("t8", (*at > 8)))) { &*at } else { &c };
                }
                let f9 = move |d: u32| rest;
            }
            let count = '🦀';
        }
        call!(child0(std::mem::replace(&mut entry, tap("t10", 5usize))));
        left.push(c);
        let mut y: usize = {
            let f11 = |y: u32| (((Some(true)).unwrap_or_else(|| (entry % 2 == 0))) as u32);
            checkpoint!("p12");
            (entry % 2)
        };
        checkpoint!("p13");
        effect(&c);
        effect(&entry);
        effect(&left);
        effect(&list);
        effect(&rest);
    }

    #[resumable]
    fn child0(cx: usize) {
        let value = if (cx % 3 == 0) { &cx } else { &cx };
        checkpoint!();
        let mut state: Vec<(String, Item)> = tap("t1", (if (cx % 3 == 0) {
            if (cx <= 1) {
                checkpoint!();
            } else if tap("t2", ((3u32) == (0u32))) {
                checkpoint!();
                let mut c = tap("t3", (Box::new(4usize), true));
            } else {}
            checkpoint!();
            vec![(String::from(""), item(9)), ("a".to_string(), item(11)), (String::from("left right"), item(8))]
        } else { tap("t4", Vec::<(String, Item)>::new()) }));
        effect(&cx);
    }
}

scenario! {
    given program_1000300: (8u32), (3u32);
    #[resumable]
    fn program_1000300(_: u32) -> Result<u32, String> {
        let mut left: BTreeSet<u32> = (Some(BTreeSet::from([11u32, 4, 1]))).unwrap_or(BTreeSet::from([2u32, 4, 1]));
        let y = (left.len() as u32);
        let state = Vec::<Option<char>>::new();
        let mut at = 5usize;
        checkpoint!();
        if (y <= 4) {
            if let Err(cx) = call!(child1(1, tap("t4", Some("k=v".to_owned())))) {
                let _ = call!(child0(2));
                #[rebuild]
                let a: VecDeque<BTreeSet<u32>> = (None::<VecDeque<BTreeSet<u32>>>).unwrap_or(VecDeque::from([BTreeSet::from([0u32, 4, 1])]));
                {
                    let f5 = |frame: u32| ((a.len() as u32)).saturating_sub(((if cx.is_empty() { Some(7u32) } else { Some(6u32) })).unwrap_or((frame & y)));
                    checkpoint!();
                }
                checkpoint!();
            }
        } else if state.is_empty() {} else {}
        effect(&y);
        Ok((y ^ (y).saturating_sub(y)))
    }

    #[resumable]
    fn child0(levels: u32) -> Option<Option<Item>> {
        let mut count = tap("t3", ('k', 9u32));
        let state = (if levels > 0 { call!(child1(levels - 1, Some(" trim ".to_owned()))) } else { (((None::<Option<Option<Result<u32, String>>>>).unwrap_or_else(|| Some(Some(Ok::<u32, String>(5u32))))).unwrap_or(Some(Ok::<u32, String>(9u32)))).unwrap_or(Ok::<u32, String>(8u32)) });
        consume(state);
        checkpoint!();
        Some(Some(item(2)))
    }

    #[resumable]
    fn child1(levels: u32, left: Option<String>) -> Result<u32, String> {
        checkpoint!("p1");
        let list = left.as_ref();
        let frame = (match levels.checked_sub(1) { Some(fewer) => call!(child0(fewer)), None => Some(Some(item(7))) });
        let b = { (if let 0..=4 = {
            let name: char = '🦀';
            levels
        } {
            let mut x = (vec![5i64], vec![shape(0)]);
            VecDeque::from([[3u32, 2, 9], [10u32, 2, 30]])
        } else { tap("t2", VecDeque::from([[11u32, 2, 33], [7u32, 2, 21], [9u32, 2, 27]])) }) };
        effect(&list);
        effect(&left);
        Ok((b.len() as u32))
    }
}

scenario! {
    given program_1000302: (9u32, Vec::<BTreeMap<String, char>>::new(), -9i64);
    #[resumable]
    fn program_1000302(z: u32, state: Vec<BTreeMap<String, char>>, mut left: i64) -> Vec<u32> {
        let count = BTreeMap::from([(format!("-"), BTreeSet::from([7u32, 4, 1]))]);
        let frame: &BTreeMap<String, BTreeSet<u32>> = &count;
        checkpoint!("p11");
        checkpoint!();
        let a: u32 = ((z).max(z) | z);
        let y = &mut left;
        left = (if (Some(true)).unwrap_or_else(|| (z % 2 == 0)) {
            for (c, list) in (VecDeque::from(["k=v".to_string()])).into_iter().zip(10u32..).map(|at| 5u32).enumerate() {
                let mut fuel12 = 2u32;
                while fuel12 > 0 && { checkpoint!(); ((left) < (left)) } {
                    fuel12 -= 1;
                    let mut fuel13 = 1u32;
                    loop {
                        if fuel13 == 0 { break; }
                        fuel13 -= 1;
                        checkpoint!("p14");
                        left ^= (left & left);
                        let mut a = vec![(if (fuel13 % 2 == 0) { z } else {
                            let mut right: char = {
                                _ = mix(tap("t15", 9u32), (if (fuel13 % 4 == 0) { fuel12 } else { fuel13 }));
                                '🦀'
                            };
                            8u32
                        }), list];
                    }
                }
            }
            left
        } else { left });
        checkpoint!();
        effect(&count);
        effect(&state);
        vec![5u32]
    }
}

scenario! {
    given program_1000303: (vec![Some(true), Some(true)], Some(shape(4)), Box::new(0u32));
    #[resumable]
    fn program_1000303(mut d: Vec<Option<bool>>, mut right: Option<Shape>, rest: Box<u32>) -> Vec<u32> {
        let b: VecDeque<String> = VecDeque::from(tap("t11", Vec::from([" trim ".to_owned(), String::from("bc")])));
        let mut frame = {
            let mut fuel12 = 3u32;
            'l13: loop {
                if fuel12 == 0 { break 'l13 ({
                    let mut fuel14 = 3u32;
                    'l15: loop {
                        if fuel14 == 0 { break; }
                        fuel14 -= 1;
                        checkpoint!();
                    }
                    Vec::from([item(1), item(11), ('b16: {
                        if (fuel12 > 3) {
                            let state = (7..10).collect::<Vec<u32>>();
                        } else if (fuel12 < 6) {
                            #[rebuild]
                            let value = [7u32, 2, 21];
                            checkpoint!();
                            let mut fuel17 = 2u32;
                            while fuel17 > 0 && (value[1] != 5) {
                                fuel17 -= 1;
                                #[rebuild]
                                let name = BTreeSet::from([2u32, 4, 1]);
                                let cx = &mut d;
                                checkpoint!();
                                let _ = tap("moved", d);
                                d = vec![Some(false), Some(true), None::<bool>];
                            }
                        } else if true {} else {}
                        item(7)
                    })])
                }); }
                fuel12 -= 1;
            }
        };
        checkpoint!("p18");
        effect(&frame);
        effect(&b);
        effect(&right);
        effect(&d);
        Vec::from([11u32])
    }
}

scenario! {
    given program_1000305: (9u32, (vec![1u32, 9u32], "bc".to_owned())), (11u32, (vec![2u32, 9u32, 4u32], "k=v".to_string()));
    #[resumable]
    fn program_1000305(z: u32, (mut list, rest): (Vec<u32>, String)) {
        let mut right = {
            checkpoint!("p5");
            checkpoint!("p6");
            BTreeMap::from([(5u32, (2i64, 11u32)), (9u32, (8i64, 2u32))])
        };
        let mut value = vec![-9i64, 1i64, 5i64];
        let mut y = (z & call!(child0(Some("left right".to_string()), String::from("left right"))));
        let mut z: u32 = 8u32;
        effect((&list, tap("t7", {
            checkpoint!("p8");
            let mut x = call!(child0(vec![10u32], rest));
            checkpoint!();
            'ñ'
        })));
        checkpoint!();
        z ^= 2u32;
        list.reverse();
        effect((Some((Item { id: 9u32, tags: vec![String::from("")], name: "k=v".to_string(), spot: Some((1i64, true)) })), format!("{y}"), &list));
        list = std::mem::take(&mut list);
        if list.is_empty() {
            return tap("t9", ());
        }
        effect(BTreeMap::from([(11u32, 5u32), (1u32, 2u32)]));
        effect(&z);
    }

    #[resumable]
    fn child0<T: Sample>(rest: T, mut entry: String) -> u32 {
        entry.push('k');
        if let 6.. = ((entry.len() as u32) / 10) {
            let mut rest = rest.clone();
        } else {
            let sum = ((entry.len() as u32) % 4);
            checkpoint!("p1");
            if tap("t2", (sum != 3)) {
                let ref right = rest;
                let mut fuel3 = 3u32;
                while fuel3 > 0 && let "k=v" | "bc" = entry.as_str() {
                    fuel3 -= 1;
                    let z = entry.trim();
                }
            } else if (sum % 3 == 0) {} else if (entry == entry.clone()) {} else {}
        }
        checkpoint!("p4");
        effect(&rest);
        (mix((2u32).wrapping_sub(4u32), 11u32) % 9)
    }
}

scenario! {
    given program_1000306: ([6u32, 2, 18], 6u32);
    #[resumable]
    fn program_1000306(b: [u32; 3], _: u32) -> String {
        let b: (Option<i64>, [u32; 3]) = (Some(7i64), [10u32, 2, 30]);
        let mut w = {
            #[rebuild]
            let at: Option<Vec<String>> = Some(vec!["bc".to_owned(), "k=v".to_owned(), " trim ".to_owned()]);
            checkpoint!();
            effect(((if at.is_some() {
                effect(((Some((3u32, shape(1)))).unwrap_or((5u32, shape(5))), &at, vec![4u32]));
                effect(10usize);
                checkpoint!();
                (match &b.0 {
                    Some(rest) => {
                    effect((b.0, vec!["a".to_owned(), String::from("ñ")]));
                    effect(Noisy::new("t1").name().len());
                    checkpoint!();
                    (if (*rest % 4 == 0) { item(5) } else { item(7) })
                }
                    None => {
                    let _g2 = Noisy::new("g2");
                    let sum = item(6);
                    checkpoint!();
                    sum
                }
                    _ => {
                    let mut list = Vec::new();
                    checkpoint!();
                    #[rebuild]
                    let a = 2u32;
                    let mut fuel3 = 2u32;
                    loop {
                        if fuel3 == 0 { break; }
                        fuel3 -= 1;
                        assert_ne!(Some(7u32), Some(987_654), "never");
                    }
                    checkpoint!("p4");
                    list.push(8u32);
                    item(1)
                }
                })
            } else { item(8) }), "k=v".to_string()));
            item(0)
        };
        checkpoint!();
        effect(&w);
        format!("--")
    }
}

scenario! {
    fresh given program_1000307: (8u32, Noisy::new("n11"), false), (6u32, Noisy::new("n12"), false), (3u32, Noisy::new("n13"), true);
    #[resumable]
    fn program_1000307(mut left: u32, mut x: Noisy, rest: bool) -> u32 {
        let name = (if (rest == !rest) {
            checkpoint!();
            'k'
        } else {
            for mut entry in (0..=2u32).skip_while(|count| ((tap("t1", 'ñ')) != ('a'))) {
                let mut count = vec!["k=v".to_string(), " trim ".to_owned(), String::from("")];
                let _ = tap("moved", count);
            }
            let sum: &Noisy = &x;
            '🦀'
        });
        let frame = Some('ñ');
        let mut list: bool = rest;
        let mut right = { Box::new(shape(2)) };
        checkpoint!();
        'b2: {
            for state in ((if let None = &frame {
                consume(x);
                let w: Vec<Shape>;
                let mut state = 10usize;
                if !rest {
                    w = tap("t3", (if let Some(&p4) = frame.as_ref() { vec![shape(1), shape(5)] } else {
                        let f5 = move |at: u32| (left).wrapping_mul(at);
                        vec![shape(4), shape(1), shape(7)]
                    }));
                } else {
                    w = vec![shape(9)];
                    state = w.len();
                }
                x = {
                    #[cfg(any())] effect("never");
                    #[allow(unused)] let y = join("t", "t");
                    let mut fuel7 = 4u32;
                    'l8: while fuel7 > 0 && rest {
                        fuel7 -= 1;
                        for z in w.chunks(2) {
                            if frame.is_none() {
                                let _ = tap("moved", right);
                                break 'b2;
                            }
                        }
                    }
                    checkpoint!();
                    Noisy::new("n9")
                };
                [5u32, 2, 15]
            } else {
                checkpoint!();
                tap("t10", [8u32, 2, 24])
            })).into_iter().rev().filter(|sum| (if !rest { ((left) != (*sum)) } else { ((!list == (*sum <= 3)) | list) })) {}
        }
        effect(&frame);
        7u32
    }
}

scenario! {
    fresh given program_1000309: ("k=v".to_owned(), 3i64, vec![10u32, 6u32, 11u32]), ("bc".to_owned(), 2i64, vec![0u32, 3u32]);
    #[resumable]
    fn program_1000309(w: String, entry: i64, mut value: Vec<u32>) {
        let at = (match checked(10u32) {
            Ok(mut a) => {
            if (entry != 6) {
                let [list, .., mut at] = [10u32, 2, 30];
                for &p2 in value.iter() {
                    {
                        effect(&w);
                    }
                }
                let entry;
                if !value.is_empty() {
                    let y = &value[value.len() - 1];
                    let n = value.first();
                }
                entry = Box::new(shape(8));
            } else if (false || value.is_empty()) {
                let frame = VecDeque::from(vec![VecDeque::from(["a".to_owned(), String::from("ñ")])]);
                let mut d = (if let (2, mut d) = (6u32, Some(6u32)) {
                    for b in (0usize..(((5usize & 10usize)).min(3))) {
                        let mut fuel3 = 1u32;
                        loop {
                            if fuel3 == 0 { break; }
                            fuel3 -= 1;
                            checkpoint!("p4");
                            let state: &i64 = &entry;
                            let mut c = {
                                let mut fuel5 = 1u32;
                                'l6: loop {
                                    if fuel5 == 0 { break 'l6 ({ vec![false, true, false] }); }
                                    fuel5 -= 1;
                                }
                            };
                        }
                    }
                    Noisy::new("n7")
                } else { Noisy::new("n8") });
            } else if (((value.len() as u32)) != ((Some(8u32)).unwrap_or_else(|| a))) {} else {}
            vec![VecDeque::from([4u32, 7u32]), VecDeque::from([9u32, 10u32, 11u32]), VecDeque::from([11u32, 1u32, 6u32])]
        }
            Ok(c) if ((entry < 0) ^ ((w.len()) != (w.len()))) => {
            checkpoint!("p9");
            vec![VecDeque::from([10u32, 10u32]), VecDeque::from([3u32, 10u32, 3u32])]
        }
            _ => {
            checkpoint!();
            (Some(vec![VecDeque::from([1u32, 3u32, 2u32])])).unwrap_or(Vec::<VecDeque<u32>>::new())
        }
        });
        checkpoint!("p10");
        checkpoint!();
        effect(&value);
        effect(&entry);
        effect(&w);
    }
}

scenario! {
    fresh given program_1000311: (vec![("k=v".to_string(), '🦀'), (" trim ".to_owned(), 'a')], Noisy::new("n12")), (Vec::<(String, char)>::new(), Noisy::new("n13")), (Vec::<(String, char)>::new(), Noisy::new("n14"));
    #[resumable]
    fn program_1000311(list: Vec<(String, char)>, mut entry: Noisy) -> Option<u32> {
        let mut z: Vec<u32> = vec![7u32, 0u32, 5u32];
        let mut a: Option<Vec<u32>> = Some(vec![3u32]);
        let count: BTreeMap<String, Vec<u32>> = BTreeMap::from([(('k').to_string(), z.clone())]);
        checkpoint!();
        checkpoint!();
        let mut rest = ((Some(Some(BTreeSet::from([9u32, 4, 1])))).unwrap_or_else(|| Some(BTreeSet::from([9u32, 4, 1])))).unwrap_or(BTreeSet::from([1u32, 4, 1]));
        let mut left = 8i64;
        while let Some(right) = z.pop() {
            consume(entry);
            let mut n = {
                let mut fuel8 = 3u32;
                loop {
                    if fuel8 == 0 { break ({
                        for cx in (0u32..(((((match &a {
                            Some(x) => {
                            checkpoint!();
                            None::<u32>
                        }
                            None => { Some(3u32) }
                            None if (left % 3 == 0) => {
                            a.get_or_insert(tap("t9", vec![10u32]));
                            Some(2u32)
                        }
                            _ => { half(right) }
                        })).unwrap_or_else(|| fuel8)).wrapping_add(fuel8)) % 4)).rev() {
                            rest = (if (cx <= 5) {
                                if !list.is_empty() {
                                    let w = &list[list.len() - 1];
                                    let mut state = Some((1i64, false));
                                    consume(a);
                                    consume(rest);
                                    left &= (left ^ 3i64);
                                    rest = (if ((cx) > (fuel8)) { BTreeSet::from([1u32, 4, 1]) } else { BTreeSet::from([9u32, 4, 1]) });
                                }
                                (Some(BTreeSet::from([8u32, 4, 1]))).unwrap_or_else(|| BTreeSet::from([8u32, 4, 1]))
                            } else if (if (cx % 4 == 0) { ((cx % 2 == 0) & (left % 4 == 0)) } else { list.is_empty() }) { rest.clone() } else { rest });
                            a = Some(vec![7u32]);
                        }
                        (Some(shape(10))).unwrap_or(shape(6))
                    }); }
                    fuel8 -= 1;
                }
            };
            entry = Noisy::new("n11");
        }
        effect(&left);
        effect(&count);
        ((match &z[..] {
            [b, .., list] => {
            a = a.clone();
            effect((vec![8i64], left));
            (Some(Some(Some(10u32)))).unwrap_or(Some(Some(4u32)))
        }
            [] if rest.contains(&4u32) => { Some(Some(10u32)) }
            _ => { Some(Some(10u32)) }
        }))?
    }
}

async_scenario! {
    given program_1000314: (true, [9u32, 2, 27]);
    #[resumable]
    async fn program_1000314(mut count: bool, [mut left, .., d]: [u32; 3]) -> Result<u32, String> {
        let b = ready(Box::new([5u32, 2, 15])).await;
        let sum: bool = !count;
        let mut w: VecDeque<Item> = ((if count {
            let _ = Some(1u32);
            (if (left % 3 == 0) {
                let c;
                effect(&d);
                let mut y: Vec<usize> = later(vec![2usize, 6usize, 2usize]).await;
                c = (async { tap("t7", VecDeque::from([String::from("")])) }).await;
                const LIMIT8: u32 = 8;
                let a = LIMIT8 + 1;
                None::<VecDeque<Item>>
            } else {
                checkpoint!();
                None::<VecDeque<Item>>
            })
        } else {
            if ((tap("t9", 'k')) != ('k')) {
                if count {
                    let name: &u32 = &d;
                } else if later(count).await {
                    checkpoint!();
                    if (later(None::<bool>).await).unwrap_or_else(|| tap("t10", sum)) {
                        consume(b);
                    } else {
                        later((8u32, "".to_string())).await;
                    }
                } else {
                    let c = later((true, String::from("left right"))).await;
                    let right;
                    checkpoint!("p11");
                    let w = later(tap("t12", "k=v".to_owned())).await;
                    if !c.0 {
                        right = " trim ".to_owned();
                    } else {
                        right = format!("{sum}{left}");
                    }
                }
            } else {}
            (!sum).then_some(VecDeque::from([item(11), item(1), item(1)]))
        })).unwrap_or_else(|| VecDeque::from([item(9), item(4)]));
        let cx = Box::new(Vec::from([left, d, d]));
        checkpoint!("p13");
        checkpoint!();
        effect(&cx);
        effect(&d);
        effect(&left);
        effect(&count);
        Ok(tap("t14", left))
    }
}

scenario! {
    given program_1000315: (), ();
    #[resumable]
    fn program_1000315() -> Option<u32> {
        let mut w = (if (((6i64).max(8i64)) < (4i64)) { {
            let a = shape(11);
            match ('b1: { { shape(8) } }) {
                Shape::Dot(mut w) if matches!(a, Shape::Empty | Shape::Line { .. }) => {
                effect(&a);
                effect((w, (0i64 & 0i64), &a));
            }
                Shape::Named(mut entry, Some(name)) if (name % 4 == 0) => {
                let _ = name;
                #[rebuild]
                let c = (entry.len() as u32);
                let c: BTreeSet<u32>;
                if (name <= 6) {
                    for _ in (0..=2u32) {
                        for (sum, count) in (0..1u32).enumerate().skip(1).take(2) {
                            for (b, mut right) in (((count > 4)).then(|| item(9))).into_iter().map(|right| Some(5u32)).enumerate() {
                                checkpoint!();
                                checkpoint!("p2");
                                let _g3 = Noisy::new("g3");
                                if (if false { (name > 5) } else { entry.is_empty() }) {
                                    let value = &right;
                                } else {
                                    let state = &mut right;
                                    let rest = &mut right;
                                    let right = entry.as_str().trim_start();
                                }
                            }
                            checkpoint!();
                            _ = "".to_string();
                            checkpoint!();
                        }
                    }
                    c = BTreeSet::from([7u32, 4, 1]);
                } else {
                    c = BTreeSet::from([3u32, 4, 1]);
                }
                checkpoint!();
                consume(entry);
                entry = "left right".to_string();
            }
                _ => {}
            }
            (10usize % 6)
        } } else if false { 9usize } else { 9usize });
        checkpoint!();
        effect(&w);
        Some(((11u32).max(10u32) % 2))
    }
}

scenario! {
    given program_1000316: (item(4), item(1)), (item(10), item(8));
    #[resumable]
    fn program_1000316(_: Item, z: Item) -> Option<u32> {
        let mut list = Some(6i64);
        checkpoint!("p1");
        let Shape::Group(w) = (shape(1)) else {
            checkpoint!();
            let mut fuel2 = 1u32;
            loop {
                if fuel2 == 0 { break; }
                fuel2 -= 1;
                if (('ñ') == ((Some('k')).unwrap_or('a'))) {
                    list.insert(-11i64);
                    let sum = &list;
                } else if (z.id != 3) {
                    list = Some(-9i64);
                } else {
                    let c = z.tags.as_slice();
                    if let Some(x) = &mut list {
                        let Item { name: entry, tags: b3, .. } = &z;
                        checkpoint!();
                    }
                }
                let mut list = (3u32, list.clone());
                let (at, _) = &mut list;
                let mut b = Box::new(([8u32, 2, 24], "a".to_owned()));
            }
            return {
                effect(&z.name);
                Some(fuel2)
            };
        };
        checkpoint!();
        'l4: for state in z.name.lines().enumerate() {
            for &p5 in w.iter() {
                _ = (if (state.0 != 3) {
                    let z = (match &z.spot {
                        Some((0 | 2..=9, c)) if (z.id % 2 == 0) => {
                        checkpoint!();
                        let frame = &p5;
                        BTreeSet::from([5u32, 4, 1])
                    }
                        _ => {
                        if (p5 <= 4) {
                            let rest = z.tags.first();
                            continue;
                        }
                        let _ = shape(3);
                        ('b6: {
                            checkpoint!();
                            BTreeSet::from([1u32, 4, 1])
                        })
                    }
                    });
                    false
                } else if (state.0 % 3 == 0) { list.is_none() } else {
                    checkpoint!();
                    z.name.is_empty()
                });
                effect(&z.tags);
            }
            let Shape::Named(mut value, Some(rest)) = (shape(4)) else {
                break 'l4;
            };
        }
        effect(&w);
        tap("t7", Some(0u32))
    }
}

scenario! {
    given program_1000318: (0i64);
    #[resumable]
    fn program_1000318(mut count: i64) {
        let name = 10u32;
        let list: &i64 = &count;
        checkpoint!();
        let mut name = {
            let mut fuel10 = 2u32;
            loop {
                if fuel10 == 0 { break ({
                    {
                        let mut at = call!("c11", child0(call!(child0((call!(child0(fuel10)).unwrap_or_default()).wrapping_mul(name))).unwrap_or_default()));
                        let mut z = call!(child0(call!(child0(name)).unwrap_or_default()));
                        checkpoint!();
                    }
                    effect(name);
                    {
                        checkpoint!();
                        let (mut d, mut at) = (if ((fuel10) != (fuel10)) { (7usize, "left right".to_string()) } else { (9usize, "a".to_owned()) });
                        vec![at.clone(), "a".to_owned(), at]
                    }
                }); }
                fuel10 -= 1;
            }
        };
        checkpoint!();
    }

    #[resumable]
    fn child0(mut x: u32) -> Result<u32, String> {
        checkpoint!();
        let w = &x;
        let mut entry = BTreeMap::from([(" trim ".to_owned(), String::from("left right")), ("left right".to_string(), "a".to_string())]);
        checkpoint!("p9");
        Ok(*w)
    }
}

async_scenario! {
    given program_1000319: (), ();
    #[resumable]
    async fn program_1000319() -> u32 {
        let n = shape(2);
        let mut state = (if true { consume(n) } else {
            let _ = tap("moved", n);
            let mut fuel1 = 2u32;
            'l2: loop {
                if fuel1 == 0 { break; }
                fuel1 -= 1;
                if ((fuel1 % 4 == 0) | ((fuel1 < 1) == (fuel1 % 2 == 0))) {
                    let [d, .., b3] = [11u32, 2, 33];
                    match tap("t4", unseen(unseen(ready(shape(11)).await).await).await) {
                        Shape::Dot(mut y) => {
                        let f6 = |left: u32| tap("t5", d);
                        let mut x = later(mix(b3, b3)).await;
                    }
                        Shape::Named(at, Some(mut rest)) => {
                        rest = fuel1;
                    }
                        _ => {}
                    }
                } else {}
            }
            checkpoint!("p7");
            (7usize ^ 5usize)
        });
        checkpoint!();
        effect(&state);
        ((if (state % 4 == 0) {
            'b8: {
                let b: i64 = ((async { 7i64 }).await & 2i64);
            }
            checkpoint!();
            unseen(0u32).await
        } else {
            state = state;
            9u32
        })).min(0u32)
    }
}

scenario! {
    given program_1000320: (((item(0), item(3)), 2u32), vec![11usize, 9usize]), (((item(5), item(2)), 6u32), vec![1usize]);
    #[resumable]
    fn program_1000320(((Item { name: name, tags: mut state, .. }, Item { name: mut n, id: mut sum, .. }), mut y): ((Item, Item), u32), mut value: Vec<usize>) -> Result<u32, String> {
        let cx: String = (if let 2 = sum {
            if (y % 3 == 0) {
                checkpoint!();
            } else if (sum % 4 == 0) {
                checkpoint!();
                checkpoint!();
                state = std::mem::take(&mut state);
            } else {
                let mut c: Vec<u32> = ('b1: {
                    _ = mix(y, y);
                    checkpoint!();
                    vec![11u32, 5u32, 11u32]
                });
                let name = &state[..state.len().min(2)];
            }
            checkpoint!("p2");
            checkpoint!();
            name
        } else {
            'b3: {
                while let Some(mut b) = state.pop() {
                    let mut fuel4 = 2u32;
                    'l5: while fuel4 > 0 && n.starts_with('a') {
                        fuel4 -= 1;
                        {
                            let mut frame = format!("{sum}");
                        }
                    }
                }
            }
            String::from("")
        });
        let at = (y).wrapping_sub(tap("t6", y));
        let mut b = 5u32;
        checkpoint!();
        checkpoint!("p7");
        effect(&at);
        effect(&y);
        effect(&n);
        { { Ok::<u32, String>(10u32) } }
    }
}

async_scenario! {
    given program_1000321: (String::from("bc"), BTreeSet::from([3u32, 4, 1]), 0u32), (String::from("bc"), BTreeSet::from([5u32, 4, 1]), 1u32), ("".to_string(), BTreeSet::from([9u32, 4, 1]), 7u32);
    #[resumable]
    async fn program_1000321(x: String, c: BTreeSet<u32>, mut n: u32) -> String {
        let mut value = ('b7: {
            let value = &c;
            checkpoint!();
            (if (n > 4) {
                let value;
                let right = &x[..];
                if (n <= 5) {
                    value = 'k';
                } else {
                    effect((&x, &x, shape(1)));
                    value = 'a';
                }
                effect(&x);
                checkpoint!();
                (async { 2i64 }).await
            } else if c.contains(&4u32) {
                n = n;
                let z = call!(child0(Vec::<u32>::new()));
                (async { (async { 6i64 }).await }).await
            } else { {
                let mut fuel8 = 1u32;
                'l9: loop {
                    if fuel8 == 0 { break ({
                        let rest = { VecDeque::from(["left right".to_string()]) };
                        2i64
                    }); }
                    fuel8 -= 1;
                    checkpoint!("p10");
                    let state = &mut n;
                }
            } })
        });
        let list = vec![5usize, 0usize, 6usize];
        let mut d: BTreeMap<u32, Vec<usize>> = BTreeMap::from([(7u32, vec![8usize, 0usize, 2usize]), (0u32, Vec::<usize>::new())]);
        checkpoint!("p13");
        checkpoint!();
        effect(&d);
        effect(&list);
        effect(&value);
        effect(&x);
        x.clone()
    }

    #[resumable]
    fn child0<T: Sample + Serialize + DeserializeOwned>(entry: T) -> (T, u32) {
        let cx = item(0);
        'l1: for rest in cx.name.lines() {
            let z = { (if let Some((x, _)) = None::<(T, usize)> {
                if (None::<bool>).unwrap_or((cx.id % 3 == 0)) {
                    'l3: for state in (0usize..(({
                        let count = cx.spot.as_ref();
                        checkpoint!();
                        (tap("t2", cx.name.len()) / 2)
                    }).min(3))).step_by(2).enumerate() {
                        'b4: {}
                    }
                } else if cx.tags.is_empty() {} else {}
                x.clone()
            } else { (None::<T>).unwrap_or_else(|| T::sample(7)) }) };
        }
        checkpoint!("p5");
        effect(&entry);
        (T::sample(2), tap("t6", (cx.id & cx.id)))
    }
}

scenario! {
    given program_1000325: (8u32), (8u32), (1u32);
    #[resumable]
    fn program_1000325(mut list: u32) -> Option<u32> {
        let mut left = (Some('k'), "k=v".to_string());
        consume(left);
        for mut list in (Some(6u32)).into_iter() {
            let _g5 = Noisy::new("g5");
            let mut state: Option<usize>;
            checkpoint!();
            state = {
                checkpoint!("p6");
                ('b7: { Some(3usize) })
            };
            let mut entry = {
                let mut fuel8 = 1u32;
                loop {
                    if fuel8 == 0 { break ({
                        state.get_or_insert(((if (fuel8 % 3 == 0) {
                            'l11: for a in ((if let Some(value) = &state {
                                let f9 = |sum: u32| list;
                                checkpoint!();
                                tap("t10", vec![7u32])
                            } else {
                                effect(state);
                                checkpoint!();
                                vec![1u32]
                            })).into_iter().rev() {
                                let _g12 = Noisy::new("g12");
                                let mut at = ({
                                    let f13 = move |d: u32| mix(9u32, d);
                                    checkpoint!();
                                    Some(" trim ".to_owned())
                                }, Vec::<u32>::new());
                                checkpoint!();
                            }
                            checkpoint!();
                            state
                        } else if state.is_some() { state } else {
                            for list in state.iter().take(2) {
                                let a = tap("t14", item(6));
                                let _g15 = Noisy::new("g15");
                                let frame: String = "left right".to_string();
                            }
                            for b in state.iter() {
                                let f16 = |z: u32| 4u32;
                                checkpoint!("p17");
                            }
                            Some(0usize)
                        })).unwrap_or((if state.is_some() { 7usize } else { 0usize })));
                        (if (list < 8) { BTreeSet::from([2u32, 4, 1]) } else { (if ((11usize) < (2usize)) { BTreeSet::from([3u32, 4, 1]) } else { (Some(BTreeSet::from([11u32, 4, 1]))).unwrap_or_else(|| tap("t18", BTreeSet::from([2u32, 4, 1]))) }) })
                    }); }
                    fuel8 -= 1;
                }
            };
        }
        left = (if (list <= 0) { (Some('ñ'), "a".to_owned()) } else { (Some('a'), "bc".to_owned()) });
        checkpoint!();
        checkpoint!();
        Some(4u32)
    }
}

scenario! {
    fresh given program_1000326: (vec!['k', '🦀', '🦀'], 2usize, false), (vec!['k'], 4usize, true), (Vec::<char>::new(), 9usize, true);
    #[resumable]
    fn program_1000326(list: Vec<char>, sum: usize, entry: bool) -> Result<u32, String> {
        let mut state = {
            let mut fuel1 = 3u32;
            'l2: loop {
                if fuel1 == 0 { break ({
                    let mut d: u32 = {
                        let _g3 = Noisy::new("g3");
                        fuel1
                    };
                    let name = list.first();
                    tap("t4", BTreeSet::from([10u32, 4, 1]))
                }); }
                fuel1 -= 1;
                let f5 = move |y: u32| y;
                let mut entry;
                'b6: {
                    _ = f5(4u32);
                }
                effect(&fuel1);
                if (list.is_empty() | ((fuel1) < (fuel1))) {
                    entry = BTreeSet::from([4u32, 4, 1]);
                } else {
                    match Ok::<u32, String>(3u32) {
                        Err(c) => {
                        if let "a" = c.as_str() {
                            for b in list.iter().step_by(2) {
                                if let Shape::Dot(frame) = Shape::Group(vec![6u32, 7u32]) {
                                    let mut left: Box<Option<usize>> = (if let Some(&p7) = list.first() {
                                        _ = (6u32 % 4);
                                        Box::new(Some(5usize))
                                    } else {
                                        let d;
                                        if list.is_empty() {
                                            let mut fuel14 = 3u32;
                                            while fuel14 > 0 && ((fuel14 < 0) | (sum > 2)) {
                                                fuel14 -= 1;
                                                let _g15 = Noisy::new("g15");
                                            }
                                        }
                                        if tap("t16", false) {
                                            d = (Some(VecDeque::from([0u32, 8u32, 7u32]))).unwrap_or_else(|| VecDeque::from([1u32]));
                                        } else {
                                            d = VecDeque::from([9u32, 9u32, 10u32]);
                                        }
                                        Box::new(Some(1usize))
                                    });
                                } else {}
                            }
                        }
                    }
                        Ok(sum) => {}
                        Ok(sum) if list.is_empty() => {}
                        _ => {}
                    }
                    entry = (Some(BTreeSet::from([7u32, 4, 1]))).unwrap_or(BTreeSet::from([8u32, 4, 1]));
                }
            }
        };
        let mut at: Shape = Shape::Group(vec![2u32, 10u32, 7u32]);
        let count: Vec<u32> = (if !entry { vec![5u32] } else { vec![4u32, 0u32] });
        checkpoint!();
        checkpoint!();
        effect(&state);
        effect(&sum);
        Ok(checked(8u32)?)
    }
}

scenario! {
    given program_1000327: (Some(BTreeMap::from([("a".to_owned(), shape(2)), ("k=v".to_string(), shape(6))])), item(7), vec![Some(1u32), None::<u32>]);
    #[resumable]
    fn program_1000327(rest: Option<BTreeMap<String, Shape>>, Item { name: n, id: b, .. }: Item, mut a: Vec<Option<u32>>) -> String {
        let frame: Vec<Box<char>> = (if (b <= 3) {
            let mut fuel3 = 3u32;
            'l4: while fuel3 > 0 && (b % 4 == 0) {
                fuel3 -= 1;
                let mut fuel5 = 2u32;
                while fuel5 > 0 && let None = rest {
                    fuel5 -= 1;
                    let mut fuel6 = 4u32;
                    'l7: while fuel6 > 0 && (('k') < ('k')) {
                        fuel6 -= 1;
                        _ = tap("t8", Vec::<u32>::new());
                        a = vec![Some(8u32), Some(9u32)];
                        let c = rest.as_ref();
                        #[rebuild]
                        let sum = BTreeMap::from([(String::from("bc"), VecDeque::from([0u32]))]);
                        'b9: {}
                        checkpoint!("p10");
                    }
                }
            }
            checkpoint!("p11");
            (if tap("t12", (b % 2 == 0)) { vec![Box::new('🦀')] } else { vec![Box::new('k'), Box::new('k')] })
        } else if (b % 2 == 0) { Vec::<Box<char>>::new() } else { Vec::<Box<char>>::new() });
        let b = (String::from("bc"), shape(10));
        let mut at = (if false { true } else { ((tap("t13", '🦀')) < ('🦀')) });
        let mut w = n;
        checkpoint!();
        effect(&w);
        effect(&b);
        effect(&frame);
        effect(&a);
        w
    }
}

scenario! {
    fresh given program_1000329: (10u32, BTreeMap::from([(0u32, vec![Noisy::new("n15"), Noisy::new("n16")]), (7u32, vec![Noisy::new("n17"), Noisy::new("n18"), Noisy::new("n19")])]), '🦀');
    #[resumable]
    fn program_1000329(at: u32, entry: BTreeMap<u32, Vec<Noisy>>, mut a: char) {
        let mut right = {
            let mut fuel1 = 3u32;
            loop {
                if fuel1 == 0 { break ({ {
                    checkpoint!();
                    Box::new(-9i64)
                } }); }
                fuel1 -= 1;
                'b2: {
                    const LIMIT3: u32 = 3;
                    let w = LIMIT3 + 1;
                }
                a = a;
            }
        };
        let c = ('b4: { BTreeMap::from([(3u32, VecDeque::from([shape(6), shape(3), shape(9)])), (5u32, VecDeque::from([shape(3), shape(2), shape(0)]))]) });
        let mut d: VecDeque<(String, Shape)> = (None::<VecDeque<(String, Shape)>>).unwrap_or(tap("t5", VecDeque::from([("left right".to_string(), shape(4)), ("".to_string(), shape(3))])));
        effect(shape(4));
        checkpoint!();
        let count = if c.is_empty() { &d } else { &d };
        checkpoint!();
        let Shape::Dot(_) = (shape(6)) else {
            d.push_front(("left right".to_string(), (if entry.is_empty() {
                let d = entry.get(&4u32);
                checkpoint!("p6");
                {
                    effect((&a, ('b7: {
                        checkpoint!("p8");
                        let a = vec![a.clone()];
                        checkpoint!();
                        format!("--{at}")
                    }), BTreeMap::from([(11u32, shape(6)), (8u32, shape(11))])));
                    let a: &Box<i64> = &right;
                    checkpoint!();
                    shape(1)
                }
            } else {
                'b9: {
                    #[cfg(any())] effect("never");
                    #[allow(unused)] let d = {
                        let mut fuel11 = 2u32;
                        loop {
                            if fuel11 == 0 { break ({
                                for name in entry.values() {
                                    continue;
                                }
                                checkpoint!();
                                "".to_string()
                            }); }
                            fuel11 -= 1;
                            a = ('b12: {
                                if entry.is_empty() {}
                                a
                            });
                        }
                    };
                }
                shape(5)
            })));
            return tap("t14", ());
        };
        checkpoint!();
        effect(&d);
        effect(&c);
        effect(&right);
        effect(&entry);
        effect(&at);
    }
}

scenario! {
    fresh given program_1000332: (vec![shape(5), shape(9), shape(11)]), (Vec::<Shape>::new());
    #[resumable]
    fn program_1000332(mut a: Vec<Shape>) -> Result<u32, String> {
        let mut cx: Box<Option<usize>> = Box::new(None::<usize>);
        let mut frame: Noisy = Noisy::new("n1");
        checkpoint!();
        {
            checkpoint!("p2");
            if a.is_empty() {
                return Err("left at 3".to_string());
            }
            let f4 = |cx: u32| 1u32;
        }
        a.insert(0, shape(6));
        effect((&frame, &cx));
        checkpoint!("p5");
        let mut value: i64 = {
            let _g6 = Noisy::new("g6");
            effect(&a);
            { 8i64 }
        };
        if !a.is_empty() {
            let n = &a[a.len() - 1];
            if let 2 = (7u32).wrapping_sub(tap("t7", 2u32)) {} else {}
        }
        Ok((if tap("t8", (value != 5)) { {
            checkpoint!();
            (a.len() as u32)
        } } else { 9u32 }))
    }
}

scenario! {
    given program_1000336: (vec![vec![String::from(""), "bc".to_owned(), String::from("bc")], vec!["".to_string(), "a".to_string(), String::from("")], vec!["".to_string(), "".to_string(), String::from("")]]), (vec![vec!["k=v".to_string(), "k=v".to_string(), "bc".to_owned()], vec![String::from("ñ"), String::from("bc"), String::from("ñ")], vec!["bc".to_owned()]]), (vec![vec!["a".to_string(), String::from("left right"), "k=v".to_string()], vec!["a".to_owned(), "a".to_string()]]);
    #[resumable]
    fn program_1000336(mut sum: Vec<Vec<String>>) -> Result<u32, String> {
        let mut at = ('b1: {
            #[rebuild]
            let list = 11usize;
            sum.extend([vec!["a".to_owned(), "k=v".to_string(), "a".to_string()], vec![(None::<String>).unwrap_or_else(|| " trim ".to_owned())]]);
            checkpoint!();
            checkpoint!();
            BTreeMap::from([(1u32, [3u32, 2, 9]), (2u32, [11u32, 2, 33])])
        });
        let mut y = Some(Box::new(9u32));
        let right = Vec::<u32>::new();
        let mut name: char = (if let Some(n) = &mut y {
            checkpoint!();
            { 'k' }
        } else {
            match &y {
                Some(sum) => {
                if let Some(&p2) = right.first() {
                    effect((shape(1), '🦀'));
                    let mut fuel3 = 2u32;
                    while fuel3 > 0 && ((p2) <= ((at.len() as u32))) {
                        fuel3 -= 1;
                        effect((&right, &p2, ('b4: {
                            checkpoint!("p5");
                            BTreeSet::from([8u32, 4, 1])
                        })));
                        for mut list in ((if (fuel3 % 4 == 0) { BTreeSet::from([9u32, 4, 1]) } else {
                            let Item { name: n, tags: w, .. } = item(0);
                            checkpoint!();
                            right.iter().copied().collect::<BTreeSet<u32>>()
                        })).into_iter() {
                            checkpoint!("p6");
                            y.insert(Box::new(1u32));
                            let x = &at;
                            let f7 = |count: u32| p2;
                        }
                        if (p2 % 2 == 0) {
                            consume(at);
                        } else {
                            #[rebuild]
                            let w = right.iter().map(|&value| value).collect::<Vec<_>>();
                            consume(w);
                            checkpoint!();
                            y = (false).then_some(Box::new(10u32));
                        }
                        at = BTreeMap::from([(7u32, [7u32, 2, 21]), (5u32, [7u32, 2, 21])]);
                    }
                }
                let mut fuel8 = 1u32;
                while fuel8 > 0 && (fuel8 % 4 == 0) {
                    fuel8 -= 1;
                    consume(at);
                    at = BTreeMap::from([(3u32, [1u32, 2, 3]), (1u32, [0u32, 2, 0])]);
                }
            }
                Some(z) if false => {}
                _ => {}
            }
            checkpoint!();
            'a'
        });
        checkpoint!("p9");
        effect(&name);
        effect(&right);
        Ok(10u32)
    }
}

scenario! {
    given program_1000343: (Some([0u32, 2, 0]), None::<usize>), (Some([1u32, 2, 3]), Some(2usize)), (Some([8u32, 2, 24]), Some(11usize));
    #[resumable]
    fn program_1000343(count: Option<[u32; 3]>, sum: Option<usize>) -> Option<u32> {
        let mut y: String = format!("{:?}{:?}", tap("t12", {
            let mut fuel13 = 1u32;
            loop {
                if fuel13 == 0 { break ({ 9u32 }); }
                fuel13 -= 1;
                let cx: &u32 = &fuel13;
                'l14: for z in sum.iter() {
                    for mut frame in (1u32..).take(3) {
                        debug_assert!(sum.is_none() | true);
                        let _ = item(8);
                        match sum {
                            Some(ref cx) => {
                            let _ = Box::new(1u32);
                            if let Some(Item { spot: Some((left, _)), .. }) = Some(tap("t15", item(4))) {
                                let value = &mut frame;
                                frame = fuel13;
                            }
                        }
                            Some(ref c) => {
                            effect((vec![10u32, 1u32, 0u32], *z, &c));
                        }
                            _ => {
                            let mut frame = frame.clone();
                            let (y, mut w) = (7u32, Box::new([6u32, 2, 18]));
                            'b16: {}
                        }
                        }
                    }
                }
            }
        }), None::<u32>);
        let mut name = vec![(-9i64, [5u32, 2, 15]), (-9i64, [11u32, 2, 33])];
        let mut x: u32 = (('k') as u32);
        checkpoint!();
        checkpoint!();
        effect(&y);
        Some(11u32)
    }
}

scenario! {
    given program_1000345: (true), (false);
    #[resumable]
    fn program_1000345(_: bool) -> Result<String, String> {
        let mut entry = 8u32;
        let mut entry: (String, ([u32; 3], u32)) = tap("t1", (if (None::<bool>).unwrap_or((entry != 2)) {
            let b = &entry;
            checkpoint!();
            ("".to_string(), ([5u32, 2, 15], 9u32))
        } else if (entry % 4 == 0) {
            let _ = -9i64;
            if (entry < 4) {
                let cx: [u32; 3] = (if (entry % 2 == 0) {
                    entry = entry;
                    checkpoint!();
                    [entry, entry, 5]
                } else if tap("t2", (entry < 3)) {
                    checkpoint!();
                    [8u32, 2, 24]
                } else {
                    let f3 = move |at: u32| entry;
                    {
                        entry ^= entry;
                        let count: &u32 = &entry;
                    }
                    [6u32, 2, 18]
                });
            } else {
                for state in (0..2u32).chain([7u32, 8]) {
                    let value: (Item, Shape);
                    let mut d = tap("t5", Some([6u32, 2, 18]));
                    if tap("t6", d.is_none()) {
                        value = (item(10), Shape::Named(String::from("bc"), Some(10u32)));
                    } else {
                        value = (item(0), shape(0));
                    }
                }
            }
            checkpoint!();
            ("bc".to_owned(), ([6u32, 2, 18], 2u32))
        } else { ("k=v".to_owned(), ([7u32, 2, 21], 2u32)) }));
        checkpoint!("p7");
        checkpoint!();
        Ok((Some(String::from("bc"))).unwrap_or((Some(String::from("left right"))).ok_or("nothing")?))
    }
}

scenario! {
    fresh given program_1000346: (4u32), (3u32);
    #[resumable]
    fn program_1000346(y: u32) -> Result<String, String> {
        let sum = BTreeMap::from([(" trim ".to_owned(), None::<String>), (String::from(""), None::<String>)]);
        let mut entry = tap("t1", {
            match Ok::<u32, String>(7u32) {
                Ok(c) => {
                let ref sum = sum;
            }
                Err(d) => {
                let mut fuel2 = 4u32;
                loop {
                    if fuel2 == 0 { break; }
                    fuel2 -= 1;
                    let entry = &fuel2;
                    if let 0..=4 = 1u32 {
                        if false {
                            'l3: for _ in ([9u32, 2, 27]).into_iter().enumerate().map(|name| Some(5u32)).take(2) {
                                if let "" = d.as_str() {
                                    checkpoint!();
                                }
                                for b in d.split(' ') {
                                    let x = d.trim();
                                    if (y % 3 == 0) && let 6.. = 1u32 && let Shape::Dot(mut c) = Shape::Dot(fuel2) {
                                        c = y;
                                        let mut z: Item = item(9);
                                        const LIMIT4: u32 = 4;
                                        let frame = LIMIT4 + 1;
                                    }
                                    let ref b = fuel2;
                                }
                            }
                            effect((11u32, &fuel2, &sum));
                            let mut rest: Item = {
                                let mut fuel5 = 1u32;
                                'l6: loop {
                                    if fuel5 == 0 { break 'l6 ({
                                        let ref list = d;
                                        checkpoint!();
                                        item(10)
                                    }); }
                                    fuel5 -= 1;
                                    let _ = Noisy::new("t8");
                                }
                            };
                        }
                    }
                    effect(((if (y % 2 == 0) {
                        let _ = Vec::<u32>::new();
                        effect(VecDeque::from([2u32, 4u32, 5u32]));
                        d.clone()
                    } else { "k=v".to_string() }), &sum, &d));
                }
            }
                _ => {
                effect((Box::new(" trim ".to_owned()), y));
            }
            }
            Box::new(Noisy::new("n9"))
        });
        let list: VecDeque<(i64, String)> = VecDeque::from([(-11i64, "".to_string()), (7i64, "a".to_string()), (-10i64, String::from("left right"))]);
        checkpoint!();
        effect(&list);
        effect(&entry);
        Ok((if (y <= 8) {
            entry = (Some(Box::new(Noisy::new("n10")))).unwrap_or_else(|| Box::new(Noisy::new("n11")));
            effect(&entry);
            (None::<String>).ok_or("nothing")?
        } else { format!("-{y}") }))
    }
}

scenario! {
    given program_1000348: ((Vec::<[u32; 3]>::new(), 5u32), [7u32, 2, 21]);
    #[resumable]
    fn program_1000348((cx, entry): (Vec<[u32; 3]>, u32), [mut name, .., frame]: [u32; 3]) -> Option<u32> {
        let mut z: String = (Some(" trim ".to_owned())).unwrap_or(String::from("ñ"));
        let cx = ('b1: {
            let _ = Box::new(item(4));
            vec![2u32, 7u32, 2u32]
        });
        checkpoint!();
        {
            effect(&cx);
        }
        if !cx.is_empty() {
            let right = &cx[cx.len() - 1];
            let mut b = name;
            checkpoint!();
            effect(&Noisy::new("t2"));
        }
        {
            let mut w = vec![vec![5u32, 9u32, 1u32], vec![5u32], vec![2u32, 8u32]];
            consume(z);
        }
        let mut w: Vec<i64> = (if (if (frame % 3 == 0) { (frame <= 7) } else { false }) { vec![5i64] } else if cx.is_empty() {
            #[rebuild]
            let sum = Box::new(10usize);
            checkpoint!();
            checkpoint!();
            if (frame % 4 == 0) {} else {}
            (if (frame % 3 == 0) { vec![-11i64, 3i64, 8i64] } else { vec![4i64] })
        } else { vec![-10i64, 4i64, 1i64] });
        effect(&cx);
        effect(&name);
        ((None::<Option<Option<u32>>>)?)?
    }
}

scenario! {
    fresh given program_1000349: (None::<Vec<bool>>), (None::<Vec<bool>>);
    #[resumable]
    fn program_1000349(frame: Option<Vec<bool>>) -> Result<u32, String> {
        let mut x: i64 = ('b1: { ((tap("t2", frame.is_none())) as i64) });
        let list = BTreeMap::from([(8u32, "".to_string()), (9u32, "left right".to_string())]);
        let cx = String::from("ñ");
        let mut a = 7usize;
        checkpoint!();
        for rest in ([3u32, 2, 9]).into_iter() {
            if (if (if ((x <= 1) | frame.is_some()) { (x != 7) } else { (if (rest % 2 == 0) { (a != 0) } else { (rest <= 2) }) }) {
                let w = list.get(&4u32);
                checkpoint!();
                true
            } else if (None::<bool>).unwrap_or_else(|| (x % 3 == 0)) {
                x = x;
                if (list.is_empty() == list.is_empty()) {
                    let _ = rest;
                }
                tap("t3", (x % 4 == 0))
            } else { (a <= 8) }) {
                #[rebuild]
                let w = vec![shape(11), shape(5)];
                checkpoint!();
            } else if tap("t4", ((true & (x > 2)) && list.is_empty())) {
                let Some(y) = ({ (match {
                    let mut fuel5 = 2u32;
                    'l6: loop {
                        if fuel5 == 0 { break ({
                            if true {
                                effect(((if (x != 0) {
                                    a = 6usize;
                                    cx.is_empty()
                                } else { (fuel5 <= 2) }), ({
                                    checkpoint!();
                                    checkpoint!("p7");
                                    Some(BTreeMap::from([(5u32, String::from("left right")), (10u32, String::from(""))]))
                                }).unwrap_or(list.clone())));
                                let (mut w, left) = ('b8: {
                                    checkpoint!("p9");
                                    checkpoint!();
                                    (Some((item(5), 10u32))).unwrap_or((item(10), 10u32))
                                });
                            } else {}
                            7u32
                        }); }
                        fuel5 -= 1;
                    }
                } {
                    2 => { Some(4u32) }
                    2 if (a != 1) => { Some(1u32) }
                    _ => { Some(3u32) }
                }) }) else {
                    break;
                };
            } else {}
        }
        checkpoint!("p10");
        effect(&frame);
        Ok((4u32 ^ {
            #[rebuild]
            let at = (if false { BTreeMap::from([(format!("{a}{:?}-", frame.is_some()), Vec::from([5u32, 0u32, 8u32]))]) } else { BTreeMap::from([("left right".to_string(), Vec::<u32>::new()), ("".to_string(), vec![0u32, 2u32])]) });
            checkpoint!("p11");
            for b in ({
                let mut rest: Option<Noisy> = None::<Noisy>;
                checkpoint!("p12");
                BTreeSet::from([7u32, 4, 1])
            }).into_iter().take_while(|name| (((*name != 5) | cx.is_empty()) && list.is_empty())).take(2) {}
            (cx.len() as u32)
        }))
    }
}

async_scenario! {
    given program_1000350: ();
    #[resumable]
    async fn program_1000350() -> Option<u32> {
        let name = (if let None = {
            let mut fuel1 = 2u32;
            'l2: loop {
                if fuel1 == 0 { break 'l2 ({
                    checkpoint!();
                    Some(item(11))
                }); }
                fuel1 -= 1;
                let mut fuel3 = 2u32;
                'l4: loop {
                    if fuel3 == 0 { break; }
                    fuel3 -= 1;
                    let mut right = ready(shape(8)).await;
                    fn twice5(n: u32) -> u32 { n.wrapping_mul(2) }
                    let mut c = twice5(fuel1);
                }
                let cx = &fuel1;
                let f6 = |c: u32| mix(1u32, fuel1);
            }
        } {
            let f11 = move |list: u32| list;
            tap("t12", (if false { (async { later(BTreeSet::from([7u32, 4, 1])).await }).await } else { later(BTreeSet::from([6u32, 4, 1])).await }))
        } else { BTreeSet::from([2u32, 4, 1]) });
        let mut x: (Vec<u32>, String) = (vec![7u32, 11u32, 7u32], "left right".to_string());
        let mut sum = (Some(vec![10u32, 1u32, 7u32])).unwrap_or((async { x.0.clone() }).await);
        checkpoint!();
        effect(&x);
        effect(&name);
        (async { half((2u32 | 3u32)) }).await
    }
}

scenario! {
    given program_1000351: (shape(8), vec![(item(3), 8usize)]), (shape(1), vec![(item(10), 10usize)]);
    #[resumable]
    fn program_1000351(left: Shape, mut count: Vec<(Item, usize)>) -> Vec<u32> {
        let name = vec![BTreeSet::from([3u32, 4, 1]), BTreeSet::from([9u32, 4, 1]), BTreeSet::from([2u32, 4, 1])];
        let mut list = ('b5: {
            checkpoint!();
            if false {
                let right = &mut count;
                let _g6 = Noisy::new("g6");
            } else if (false || false) {
                checkpoint!();
                if !count.is_empty() {
                    let c = &count[count.len() - 1];
                    effect(("k=v".to_string(), &name, &name));
                }
                let left = call!(child0(2, [2u32, 2, 6], Some(Box::new(item(6)))));
            } else {
                checkpoint!();
            }
            call!(child0(1, (if name.is_empty() {
                let name = (3u32, name.clone());
                checkpoint!();
                [7u32, 2, 21]
            } else {
                let mut b = (String::from("bc"), vec![4u32, 0u32]);
                [4u32, 2, 12]
            }), Some(Box::new(item(2))))).unwrap_or_default()
        });
        let w;
        checkpoint!();
        effect((None::<bool>).unwrap_or_else(|| (list <= 6)));
        if (list % 4 == 0) {
            w = tap("t7", (if count.is_empty() { vec![6u32, 5u32, 7u32] } else { vec![2u32, 5u32] }));
        } else {
            w = tap("t8", vec![7u32, 7u32, 2u32]);
        }
        checkpoint!();
        checkpoint!();
        effect(&w);
        effect(&list);
        effect(&name);
        w.clone()
    }

    #[resumable]
    fn child0(levels: u32, mut frame: [u32; 3], entry: Option<Box<Item>>) -> Result<u32, String> {
        checkpoint!("p1");
        let (a, mut count) = (11usize, 'k');
        checkpoint!();
        let count = (match levels.checked_sub(1) { Some(fewer) => call!("c2", child0(fewer, [frame[1], tap("t3", frame[1]), 5], None::<Box<Item>>)), None => (Some(Ok::<u32, String>(0u32))).unwrap_or((if entry.is_some() { Ok::<u32, String>(8u32) } else { Ok::<u32, String>(11u32) })) });
        effect(&Noisy::new("t4"));
        let b = a;
        checkpoint!();
        effect(&count);
        effect(&a);
        effect(&levels);
        Ok({
            let y = &frame[1];
            if (None::<bool>).ok_or("nothing")? {
                checkpoint!();
            }
            *y
        })
    }
}

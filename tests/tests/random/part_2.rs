//! Random programs; made by `asap_tests::random::corpus`.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use asap_tests::prelude::*;
use asap_tests::random::world::*;

scenario! {
    given (Box::new(Some('a')), BTreeSet::from([10u32, 4, 1])), (Box::new(None::<char>), BTreeSet::from([11u32, 4, 1]));
    fn program_1000159(_: Box<Option<char>>, state: BTreeSet<u32>) -> Result<u32, String> {
        let mut a = state;
        let d: Box<i64> = (if let Some(Some(right)) = None::<Option<String>> {
            let left = &mut a;
            for (value, x) in (0u32..((({
                {
                    match shape(8) {
                        Shape::Named(mut count, _) if true => {
                        let mut v1 = Vec::new();
                        a.insert((2u32).min(10u32));
                        if (Some(false)).unwrap_or(false) {
                            let mut sum = {
                                let mut fuel2 = 1u32;
                                'l3: loop {
                                    if fuel2 == 0 { break 'l3 ({
                                        checkpoint!("p4");
                                        shape(3)
                                    }); }
                                    fuel2 -= 1;
                                    let mut rest = tap("t5", shape(7));
                                }
                            };
                        } else if tap("t6", right.is_empty()) {} else {}
                        v1.push((if true { VecDeque::from([9usize, 3usize]) } else { VecDeque::from([9usize, 4usize, 5usize]) }));
                    }
                        _ => {}
                    }
                }
                checkpoint!("p7");
                6u32
            }).wrapping_mul((Some(4u32)).unwrap_or_else(|| 10u32))) % 4)).map(|count| (if right.is_empty() { Some(count) } else { Some(11u32) })).map(|state| Some(8u32)).enumerate() {}
            Box::new(-9i64)
        } else {
            checkpoint!();
            Box::new(3i64)
        });
        let mut sum: bool = tap("t8", ((((a.len() as u32) / 2)) != (4u32)));
        checkpoint!("p9");
        checkpoint!();
        effect(&a);
        Ok(mix(1u32, 1u32))
    }
}

scenario! {
    given (vec![4u32, 8u32, 6u32]), (vec![10u32, 10u32]), (Vec::<u32>::new());
    fn program_1000161(right: Vec<u32>) -> u32 {
        let mut name = (4i64).saturating_sub({
            let mut fuel1 = 3u32;
            'l2: loop {
                if fuel1 == 0 { break 'l2 ({ 1i64 }); }
                fuel1 -= 1;
                let f3 = |value: u32| ((right.len() as u32)).wrapping_add(value);
            }
        });
        name |= (((right.len() as u32)) as i64);
        checkpoint!();
        let sum = &right[..right.len().min(2)];
        let Shape::Empty = (shape(9)) else {
            checkpoint!("p4");
            let left = {
                for rest in right.iter() {
                    let list: &Vec<u32> = &right;
                    checkpoint!();
                }
                checkpoint!();
                ('b5: {
                    let list: i64 = (name % 6);
                    name = name;
                    (4usize, [11u32, 2, 33])
                })
            };
            return ((right.get(1).cloned()).unwrap_or((right.len() as u32))).saturating_sub((if (name > 1) { 7u32 } else { 11u32 }));
        };
        checkpoint!();
        effect(&name);
        (if let (p6 @ 2..=9, z) = (Some((0u32, Some(3u32)))).unwrap_or((7u32, None::<u32>)) {
            if !right.is_empty() {
                let n = &right[right.len() - 1];
                checkpoint!();
            }
            {
                let mut fuel7 = 4u32;
                loop {
                    if fuel7 == 0 { break; }
                    fuel7 -= 1;
                }
                fuel7
            }
        } else { (sum.len() as u32) })
    }
}

scenario! {
    given (6usize, "k=v".to_string());
    fn program_1000164(mut state: usize, list: String) {
        let mut x = vec![3u32];
        let mut n: Vec<(usize, Shape)> = {
            let mut fuel1 = 3u32;
            'l2: loop {
                if fuel1 == 0 { break ({
                    if let "k=v" | "bc" = list.as_str() {
                        'b3: {
                            let ref sum = fuel1;
                        }
                        _ = {
                            let mut fuel4 = 3u32;
                            'l5: loop {
                                if fuel4 == 0 { break ({ (fuel4 <= 3) }); }
                                fuel4 -= 1;
                                consume(x);
                                if list.is_empty() {
                                    checkpoint!();
                                    let f6 = |left: u32| fuel4;
                                } else if false {
                                    let left = &list[..];
                                    checkpoint!();
                                } else if (state <= 2) {
                                    let name = &fuel4;
                                } else {
                                    state = list.len();
                                    let mut d: bool = (fuel1 != 8);
                                }
                                x = tap("t7", vec![7u32, 2u32, 0u32]);
                            }
                        };
                    } else {}
                    vec![(11usize, shape(4))]
                }); }
                fuel1 -= 1;
            }
        };
        let a = tap("t8", vec![6usize, 2usize, 1usize]);
        checkpoint!("p9");
        checkpoint!();
        effect(&n);
        effect(&state);
    }
}

scenario! {
    given (Vec::<(char, String)>::new(), true, vec![11u32]), (vec![('🦀', String::from("left right"))], false, vec![1u32]);
    fn program_1000172(x: Vec<(char, String)>, cx: bool, entry: Vec<u32>) -> Result<u32, String> {
        let z: Item = (Item { id: (if cx {
            checkpoint!("p1");
            tap("t2", mix(2u32, 4u32))
        } else if cx {
            let c = &x;
            let (mut d, frame) = (Some((11u32, "k=v".to_owned()))).unwrap_or((1u32, String::from("")));
            checkpoint!();
            d
        } else { 10u32 }), tags: (if (cx ^ cx) {
            checkpoint!("p3");
            let cx = (3u32, cx.clone());
            vec!["k=v".to_string(), String::from("bc"), "".to_string()]
        } else if ((5u32) <= ((x.len() as u32))) { vec!["a".to_string()] } else { tap("t4", vec![String::from(""), String::from("bc"), " trim ".to_owned()]) }), name: String::from("ñ"), spot: Some((6i64, false)) });
        let mut d = BTreeMap::from([(String::from("bc"), BTreeSet::from([3u32, 4, 1])), ("a".to_string(), BTreeSet::from([6u32, 4, 1]))]);
        let value = &mut d;
        checkpoint!();
        let y = (if (!cx & cx) {
            'l5: for w in z.tags.windows(2).take(2).step_by(2) {
                let mut fuel6 = 3u32;
                while fuel6 > 0 && let Some(left) = z.spot.as_ref() {
                    fuel6 -= 1;
                    *value = BTreeMap::from([("a".to_owned(), BTreeSet::from([7u32, 4, 1])), ("k=v".to_owned(), BTreeSet::from([7u32, 4, 1]))]);
                }
            }
            let mut fuel7 = 4u32;
            'l8: while fuel7 > 0 && entry.is_empty() {
                fuel7 -= 1;
                if cx && let None = z.spot.as_ref() && cx {
                    if (cx == entry.is_empty()) {
                        consume(d);
                        let mut right = "a".to_owned();
                        let _ = Some('a');
                    } else {}
                }
                d = BTreeMap::from([("".to_string(), BTreeSet::from([0u32, 4, 1])), (String::from("left right"), BTreeSet::from([1u32, 4, 1]))]);
            }
            z.id
        } else { z.id });
        checkpoint!();
        effect(&entry);
        effect(&x);
        Ok((d.len() as u32))
    }
}

scenario! {
    given (BTreeSet::from([11u32, 4, 1]), vec![("left right".to_string(), shape(1))]);
    fn program_1000176(mut sum: BTreeSet<u32>, z: Vec<(String, Shape)>) -> Vec<u32> {
        let a = {
            'b1: {
                checkpoint!();
                let mut value = vec![11u32, 4u32, 9u32];
                effect((&sum, value.is_empty()));
                if let None = tap("t2", {
                    let mut value: String = tap("t3", "".to_string());
                    let ref entry = z;
                    None::<VecDeque<Item>>
                }) {
                    for (_, mut a) in (BTreeMap::from([(String::from("bc"), vec![shape(10), shape(10), shape(0)]), ("a".to_string(), vec![shape(2), shape(0), shape(6)])])).into_iter() {
                        if let Some(0..=4) = (if let Err(w) = (tap("t4", Some(Ok::<u32, String>(9u32)))).unwrap_or(Ok::<u32, String>(1u32)) {
                            let mut rest = (w.len() as u32);
                            let f5 = |c: u32| ((true) as u32);
                            value.get(1).cloned()
                        } else { value.pop() }) {
                            let sum = &z;
                        }
                        a.clear();
                    }
                    match shape(9) {
                        Shape::Line { from: entry, to: mut state } if tap("t6", true) => {
                        let mut value = {
                            let mut fuel7 = 1u32;
                            'l8: loop {
                                if fuel7 == 0 { break 'l8 ({ vec!["left right".to_string(), "".to_string()] }); }
                                fuel7 -= 1;
                                let mut fuel9 = 3u32;
                                'l10: while fuel9 > 0 && (sum.contains(&4u32) == (if (state % 4 == 0) { (entry % 4 == 0) } else { (fuel7 > 6) })) {
                                    fuel9 -= 1;
                                }
                            }
                        };
                    }
                        _ => {}
                    }
                } else {}
            }
            Some(item(8))
        };
        let name = ((sum.len() as u32) & 3u32);
        let mut d: Shape = shape(7);
        let cx = Vec::from([(sum.len()).max(z.len()), (((name % 4)) as usize), z.len()]);
        checkpoint!("p11");
        checkpoint!();
        effect(&d);
        effect(&a);
        effect(&z);
        vec![name, (z.len() as u32), (name % 10)]
    }
}

scenario! {
    given (6u32, Vec::<BTreeMap<u32, Item>>::new(), 7u32);
    fn program_1000178(mut n: u32, mut frame: Vec<BTreeMap<u32, Item>>, a: u32) -> Result<u32, String> {
        let mut b = a;
        checkpoint!();
        effect(&Noisy::new("t1"));
        effect({
            consume(frame);
            if (b % 2 == 0) {
                checkpoint!("p2");
            } else {
                let y = &mut n;
                let name = &mut n;
                assert_ne!(half(0u32), Some(987_654), "never");
            }
            frame = Vec::<BTreeMap<u32, Item>>::new();
            let n = (frame.len() as u32);
            (Some(shape(8))).ok_or("nothing")?
        });
        let f3 = |list: u32| (((a > 5)) as u32);
        let mut frame = frame.clone();
        b &= n;
        let mut n = vec![n.clone()];
        if let Some(y) = Some(vec![3u32]) {
            let mut fuel4 = 3u32;
            while fuel4 > 0 && y.is_empty() {
                fuel4 -= 1;
                b |= ('b5: {
                    let mut fuel6 = 2u32;
                    'l7: loop {
                        if fuel6 == 0 { break; }
                        fuel6 -= 1;
                    }
                    a
                });
            }
        } else {}
        checkpoint!("p8");
        effect(&n);
        effect(&b);
        effect(&a);
        Ok((frame.len() as u32))
    }
}

scenario! {
    fresh given (String::from("left right")), ("bc".to_owned()), ("left right".to_string());
    fn program_1000179(_: String) {
        let mut count = {
            if (false || ((4u32) <= (0u32))) {
                let n = (if ((4usize) != (6usize)) {
                    let state = false;
                    'b1: {
                        let mut fuel2 = 2u32;
                        loop {
                            if fuel2 == 0 { break; }
                            fuel2 -= 1;
                            effect(fuel2);
                            'b3: {
                                let name = if false { &fuel2 } else { &fuel2 };
                                let frame: bool;
                                frame = tap("t6", state);
                                let mut fuel7 = 1u32;
                                while fuel7 > 0 && let 1 | 3 | 5..=7 = fuel7 {
                                    fuel7 -= 1;
                                    effect((&state, vec![4u32, 8u32, 6u32]));
                                    checkpoint!();
                                }
                            }
                            let cx: Item;
                            if (((Some(1u32)).unwrap_or_else(|| fuel2)) <= (fuel2)) {
                                checkpoint!();
                            } else if (fuel2 <= 1) {} else if state {} else {}
                            cx = item(0);
                        }
                    }
                    (None::<((bool, String), String)>).unwrap_or(((false, String::from("")), "".to_string()))
                } else { ((true, "a".to_owned()), "a".to_string()) });
            }
            vec![8u32, 2u32, 5u32]
        };
        let mut sum = Some('k');
        let x = shape(11);
        checkpoint!("p8");
        effect(&sum);
        effect(&count);
    }
}

scenario! {
    given (item(8)), (item(6)), (item(6));
    fn program_1000180(Item { name: left, id: _, .. }: Item) -> Result<u32, String> {
        let name = {
            effect((false, &left));
            let ref count = left;
            tap("t1", item(10))
        };
        let mut a = Vec::from([(if (name.id > 3) {
            effect((&name.tags, name.id));
            BTreeSet::from([9u32, 4, 1])
        } else if (name.id > 3) {
            checkpoint!();
            let ref z = name;
            checkpoint!("p2");
            { BTreeSet::from([2u32, 4, 1]) }
        } else {
            let mut state = Vec::new();
            if let Some(n) = name.tags.get(1) {
                let mut d = 9usize;
            }
            state.push((7u32, "".to_string()));
            let [state, .., count] = [name.id, (name.id ^ name.id), 5];
            (if (name.id < 4) {
                effect((((name.name.len() as u32)) == (count)));
                checkpoint!();
                BTreeSet::from([11u32, 4, 1])
            } else {
                for mut y in (1u32..).take(3) {
                    if let Some(rest) = (if let Some(at) = name.spot.as_ref() {
                        let mut cx: u32 = state;
                        Some(shape(7))
                    } else {
                        checkpoint!();
                        None::<Shape>
                    }) {}
                }
                BTreeSet::from([8u32, 4, 1])
            })
        }), BTreeSet::from([8u32, 4, 1]), BTreeSet::from([6u32, 4, 1])]);
        let mut n = (if (name.id % 2 == 0) { consume(a) } else { 6usize });
        let mut x = ((name.id).max(name.id)).saturating_sub(name.id);
        checkpoint!();
        checkpoint!();
        Ok(((match Some(Box::new(false)) {
            Some(mut count) => {
            match None::<char> {
                Some(d) => {
                checkpoint!();
            }
                _ => {
                consume(count);
            }
            }
            8u32
        }
            Some(_) if (name.id % 3 == 0) => { (x ^ x) }
            _ => { name.id }
        })).min((name.name.len() as u32)))
    }
}

scenario! {
    given ("k=v".to_string(), item(2), " trim ".to_owned()), (String::from("bc"), item(5), "a".to_string());
    fn program_1000183(n: String, Item { name: mut d, id: at, .. }: Item, right: String) -> String {
        let mut n = at;
        let value = {
            let mut fuel1 = 3u32;
            loop {
                if fuel1 == 0 { break ({
                    if (fuel1 < 5) {
                        let mut fuel2 = 4u32;
                        while fuel2 > 0 && d.is_empty() {
                            fuel2 -= 1;
                            d.push({ tap("t3", 'ñ') });
                            {
                                let a = &right[..];
                                'l4: for rest in (BTreeSet::from([4u32, 4, 1])).into_iter() {
                                    let count = &d;
                                    d.truncate(0);
                                    let w = &right;
                                }
                            }
                        }
                        let mut fuel5 = 1u32;
                        while fuel5 > 0 && (at > 6) {
                            fuel5 -= 1;
                            n = std::mem::replace(&mut n, fuel5);
                            checkpoint!();
                            let mut fuel6 = 1u32;
                            while fuel6 > 0 && (Some(false)).unwrap_or_else(|| (fuel5 % 4 == 0)) {
                                fuel6 -= 1;
                                let left = 6i64;
                            }
                            let mut fuel7 = 4u32;
                            loop {
                                if fuel7 == 0 { break; }
                                fuel7 -= 1;
                                let mut w = 8i64;
                            }
                        }
                    } else {}
                    vec![VecDeque::from([9usize])]
                }); }
                fuel1 -= 1;
            }
        };
        let frame = BTreeSet::from([7u32, 4, 1]);
        checkpoint!();
        effect(&frame);
        effect(&value);
        effect(&at);
        effect(&d);
        ('b8: {
            let x = value.first();
            let state: (Option<u32>, u32) = (Some(7u32), 11u32);
            join("s", &d)
        })
    }
}

scenario! {
    fresh given (3i64, false, VecDeque::from([(item(9), Noisy::new("n1")), (item(11), Noisy::new("n2")), (item(1), Noisy::new("n3"))]));
    fn program_1000186(y: i64, x: bool, mut d: VecDeque<(Item, Noisy)>) -> Result<String, String> {
        let mut rest = (if (((None::<u32>).unwrap_or_else(|| 7u32)) <= (1u32)) {
            checkpoint!();
            tap("t4", {
                checkpoint!("p5");
                let frame;
                frame = Some(7u32);
                checkpoint!();
                Vec::<(Shape, usize)>::new()
            })
        } else if x { vec![(shape(10), 10usize), (shape(1), 0usize), (shape(0), 4usize)] } else {
            let mut at: String = "".to_string();
            effect((vec![5u32, 6u32], &at));
            vec![(shape(5), 9usize), (shape(7), 7usize), (shape(7), 7usize)]
        });
        let mut entry = {
            let mut list = (Some("left right".to_string())).unwrap_or(" trim ".to_owned());
            Vec::<u32>::new()
        };
        let cx: i64 = y;
        let mut count = x;
        checkpoint!();
        let n = vec![2u32, 6u32, 0u32];
        checkpoint!("p6");
        { let mut f7 = |given: u32| entry.push(given); f7(10u32); f7(3); }
        'l8: for right in (0..1u32).map(|y| (0u32 % 6)).take_while(|sum| true) {
            checkpoint!();
            checkpoint!();
        }
        let (entry, left) = (((None::<Option<Noisy>>).unwrap_or(Some(Noisy::new("n9")))).unwrap_or_else(|| Noisy::new("n10")), Vec::from([(if (cx > 2) {
            checkpoint!();
            {
                let mut left = (cx > 8);
                #[cfg(any())] effect("never");
                #[allow(unused)] let d = String::from("left right");
            }
            !count
        } else {
            match n.first() {
                Some(z) => {
                let Shape::Empty = (shape(0)) else {
                    return Err("left at 12".to_string());
                };
            }
                None => {
                d.push_front((item(9), Noisy::new("n13")));
            }
                _ => {
                let state = (if x {
                    let mut frame = {
                        let mut fuel14 = 1u32;
                        loop {
                            if fuel14 == 0 { break ({
                                effect(y);
                                Vec::<u32>::new()
                            }); }
                            fuel14 -= 1;
                        }
                    };
                    item(7)
                } else { (Some(item(5))).ok_or("nothing")? });
            }
            }
            (cx % 2 == 0)
        }), x, !count]));
        effect(&n);
        effect(&cx);
        Ok(tap("t15", (Some("".to_string())).unwrap_or("bc".to_owned())))
    }
}

scenario! {
    given (), ();
    fn program_1000187() {
        let mut right: u32 = (6u32).wrapping_sub(3u32);
        let w = (right % 3 == 0);
        let f1 = |sum: u32| 0u32;
        checkpoint!();
        let mut fuel2 = 2u32;
        loop {
            if fuel2 == 0 { break; }
            fuel2 -= 1;
            continue;
        }
        let mut state = 'k';
        let Some(left) = (Some(BTreeMap::from([("left right".to_string(), shape(1)), ("left right".to_string(), shape(6))]))) else {
            let entry: &u32 = &right;
            right = fuel2;
            return (Some(())).unwrap_or(());
        };
        let _ = (((6usize ^ (2usize | 2usize)) / 5)).wrapping_sub(left.len());
        let mut cx = Box::new(vec![" trim ".to_owned(), "bc".to_owned(), "a".to_string()]);
        fn twice3(n: u32) -> u32 { n.wrapping_mul(2) }
        let mut frame = twice3((None::<u32>).unwrap_or(fuel2));
        checkpoint!();
        let x = {
            if false {
                for _ in (0usize..(((9usize).wrapping_sub(5usize)).min(3))).step_by(2).step_by(2) {
                    right = 8u32;
                    {
                        consume(cx);
                        let mut entry = Vec::<char>::new();
                    }
                    right = mix(frame, right);
                    effect((&state, (left.len() as u32)));
                    cx = Box::new(vec!["bc".to_owned()]);
                }
                checkpoint!();
                let mut y = [5u32, 2, 15];
            } else {
                let Item { name: name, tags: mut sum, .. } = item(3);
            }
            let mut state = (vec![shape(6)], BTreeSet::from([3u32, 4, 1]));
            VecDeque::from([shape(10)])
        };
        effect(&x);
        effect(&left);
        effect(&state);
        effect(&fuel2);
        effect(&right);
    }
}

scenario! {
    given (BTreeMap::from([(1u32, String::from("bc")), (11u32, "a".to_string())]), BTreeMap::from([(8u32, item(11)), (11u32, item(6))]), 11u32), (BTreeMap::from([(3u32, String::from("ñ")), (8u32, "bc".to_owned())]), BTreeMap::from([(4u32, item(0)), (10u32, item(11))]), 10u32);
    fn program_1000191(mut name: BTreeMap<u32, String>, rest: BTreeMap<u32, Item>, c: u32) -> Result<u32, String> {
        let mut cx = BTreeSet::from([3u32, 4, 1]);
        let list = {
            let mut cx = cx.clone();
            checkpoint!("p1");
            {
                assert!(cx.contains(&4u32) || true);
                let ref b = rest;
                checkpoint!();
                VecDeque::from([Some(String::from("")), None::<String>])
            }
        };
        let mut y = mix((c | (c & c)), c);
        checkpoint!();
        let mut x = true;
        effect((shape(9), [0u32, 2, 0]));
        let mut rest: char = tap("t2", '🦀');
        let count = &mut y;
        effect((&y, &rest, c));
        debug_assert!(false | true);
        if (Some(true)).ok_or("nothing")? {
            checkpoint!("p3");
        }
        checkpoint!();
        if (rest < 'm') {
            return Err("left at 4".to_string());
        }
        x = {
            for (&p5, b) in name.iter().rev() {
                consume(cx);
                if x && (c) % 4 == 1 { Err(format!("failure {}", 6))?; }
                x &= list.is_empty();
                cx = tap("t7", BTreeSet::from([5u32, 4, 1]));
                if (rest < 'm') {
                    let mut fuel8 = 4u32;
                    while fuel8 > 0 && ((fuel8 % 4 == 0) & !x) {
                        fuel8 -= 1;
                        if x {} else {}
                    }
                    break;
                }
            }
            x
        };
        effect(&rest);
        effect(&y);
        effect(&list);
        effect(&name);
        Ok(c)
    }
}

scenario! {
    given (11u32), (10u32), (1u32);
    fn program_1000192(at: u32) -> Option<u32> {
        let value = BTreeSet::from([5u32, 4, 1]);
        let mut rest = (match (if let Err(_) = (if true {
            checkpoint!();
            Ok::<u32, String>(0u32)
        } else if (at % 2 == 0) {
            let (Item { name: mut rest, id: name, .. }, x) = (item(4), Vec::<Shape>::new());
            Ok::<u32, String>(8u32)
        } else { Ok::<u32, String>(4u32) }) {
            let entry = (match Some(Some(9usize)) {
                None => {
                let mut fuel1 = 3u32;
                while fuel1 > 0 && ((at <= 4) & (at <= 8)) {
                    fuel1 -= 1;
                    effect(fuel1);
                    for count in (0u32..((fuel1) % 4)) {
                        let mut x: i64 = 7i64;
                        checkpoint!();
                        let c = (-11i64).min((Some(8i64)).unwrap_or(x));
                    }
                    effect(fuel1);
                }
                '🦀'
            }
                Some(mut b) => { 'k' }
                _ => { '🦀' }
            });
            checkpoint!();
            None::<Vec<Shape>>
        } else {
            checkpoint!();
            Some(vec![shape(1), shape(6)])
        }) {
            Some(mut count) if !((at % 3 == 0)) => {
            checkpoint!();
            "k=v".to_string()
        }
            Some(mut list) => { String::from("ñ") }
            None => { "a".to_string() }
            _ => { format!("{at}") }
        });
        let mut count = at;
        let left = Some(BTreeSet::from([10u32, 4, 1]));
        checkpoint!("p2");
        effect(&left);
        effect(&rest);
        effect(&value);
        ({
            let name = Some(String::from("bc"));
            Some(Some(6u32))
        })?
    }
}

scenario! {
    given (true, vec![vec![[6u32, 2, 18]], vec![[10u32, 2, 30], [11u32, 2, 33], [8u32, 2, 24]]]), (false, vec![vec![[6u32, 2, 18], [3u32, 2, 9]]]);
    fn program_1000193(mut frame: bool, right: Vec<Vec<[u32; 3]>>) -> Result<u32, String> {
        let count = (Some(String::from(""))).unwrap_or_else(|| "bc".to_owned());
        let mut entry: Vec<u32> = (match { Err::<u32, String>("no".to_string()) } {
            Ok(mut a) => {
            checkpoint!("p1");
            {
                a = (tap("t2", a)).wrapping_mul((count.len() as u32));
                { let mut f3 = |given: u32| a ^= given; f3(((if let [_, .., name] = &right[..] {
                    let mut n = {
                        let mut fuel4 = 1u32;
                        loop {
                            if fuel4 == 0 { break ({
                                let mut fuel5 = 4u32;
                                'l6: while fuel5 > 0 && count.is_empty() {
                                    fuel5 -= 1;
                                    for _ in (Vec::from([Some(String::from("left right")), Some(count.clone()), (Some(Some(" trim ".to_owned()))).unwrap_or(Some(" trim ".to_owned()))])).into_iter() {
                                        let mut left = (None::<u32>).unwrap_or_else(|| (right.len() as u32));
                                        left = fuel5;
                                        let _g7 = Noisy::new("g7");
                                    }
                                    let mut fuel8 = 3u32;
                                    loop {
                                        if fuel8 == 0 { break; }
                                        fuel8 -= 1;
                                    }
                                }
                                (vec![0u32, 4u32, 8u32], 3usize)
                            }); }
                            fuel4 -= 1;
                        }
                    };
                    (n.0.len() as u32)
                } else { 9u32 })).wrapping_sub(((count.len() as u32)).max(6u32))); f3(3); }
                checkpoint!("p9");
                vec![2u32, 9u32, 11u32]
            }
        }
            _ => { (if frame { Vec::<u32>::new() } else { Vec::<u32>::new() }) }
        });
        let a: char = (if true { tap("t10", '🦀') } else { 'ñ' });
        checkpoint!();
        effect(&a);
        effect(&count);
        effect(&right);
        Ok((count.len() as u32))
    }
}

scenario! {
    fresh given (), (), ();
    fn program_1000195() -> Result<u32, String> {
        let mut left: (Vec<String>, i64) = tap("t1", tap("t2", {
            if true {
                let cx = Some('a');
            } else {
                for mut at in (('b3: {
                    checkpoint!();
                    Vec::<VecDeque<i64>>::new()
                })).into_iter() {
                    let entry = &at;
                }
                let mut fuel4 = 3u32;
                while fuel4 > 0 && let Ok(mut rest) = Ok::<u32, String>(1u32) {
                    fuel4 -= 1;
                    let _ = item(5);
                    let mut cx: char;
                    if (fuel4 <= 2) {
                        cx = 'ñ';
                        checkpoint!();
                    } else {
                        cx = '🦀';
                    }
                    let rest = rest.clone();
                    checkpoint!();
                }
                let mut at = ('b5: {
                    checkpoint!();
                    checkpoint!();
                    (2u32, 9u32)
                });
            }
            (vec!["left right".to_string(), String::from("")], 1i64)
        }));
        let mut right = (if let (ref mut y, i64::MIN..0) = left {
            checkpoint!("p6");
            '🦀'
        } else {
            checkpoint!("p7");
            '🦀'
        });
        checkpoint!("p8");
        effect(&left.0);
        checkpoint!("p9");
        checkpoint!();
        match &left.0[..] {
            [z, .., at] => {
            let mut entry: ((u32, i64), Vec<Noisy>) = (((match Some(true) {
                Some(a) => {
                'l10: for n in (0..=2u32) {}
                Some(Some(((7u32, -11i64), vec![Noisy::new("n11")])))
            }
                _ => { Some(Some(((10u32, 2i64), Vec::<Noisy>::new()))) }
            })).unwrap_or(Some(((3u32, 8i64), vec![Noisy::new("n12")])))).ok_or("nothing")?;
        }
            [count, rest13 @ ..] if (count.as_str() == "a") => {}
            [value, rest14 @ ..] => {}
            _ => {}
        }
        checkpoint!();
        Ok(tap("t15", (((left.1) as u32)).wrapping_mul((1u32 / 7))))
    }
}

scenario! {
    given (String::from("ñ"), (VecDeque::from([shape(11), shape(1), shape(5)]), BTreeMap::from([(5u32, 'k'), (4u32, 'a')]))), (String::from("bc"), (VecDeque::from([shape(5)]), BTreeMap::from([(10u32, 'a'), (8u32, '🦀')])));
    fn program_1000197(mut cx: String, (mut y, mut b1): (VecDeque<Shape>, BTreeMap<u32, char>)) -> Result<String, String> {
        let mut a = cx.clone();
        {
            effect({
                if ('b2: {
                    let mut list = vec![Some(4u32)];
                    checkpoint!("p3");
                    true
                }) {
                    let mut fuel4 = 2u32;
                    loop {
                        if fuel4 == 0 { break; }
                        fuel4 -= 1;
                        checkpoint!();
                    }
                    cx = "".to_string();
                    let mut n = [4u32, 2, 12];
                }
                checkpoint!();
                {
                    a.push_str(&join("x", &cx));
                    BTreeSet::from([6u32, 4, 1])
                }
            });
            checkpoint!();
        }
        checkpoint!("p5");
        const LIMIT6: u32 = 6;
        let at = LIMIT6 + 1;
        let name = &mut b1;
        checkpoint!();
        let rest = Vec::from([at]);
        assert_ne!(Some(10u32), Some(987_654), "never");
        for (value, (count, _)) in b1.iter().enumerate() {
            if tap("t8", a.starts_with('a')) {
                effect((value, rest.clone(), y.is_empty()));
                {
                    assert_ne!(Some(at), Some(987_654), "never");
                    let at = (3u32, at.clone());
                    if (if (if (at.1 % 4 == 0) { true } else { (value != 3) }) { (value % 3 == 0) } else { (value < 1) }) {
                        let d = &mut a;
                        let value = &mut y;
                    } else {
                        let state = &mut cx;
                    }
                }
                continue;
            }
        }
        checkpoint!();
        effect(&at);
        effect(&a);
        effect(&b1);
        effect(&cx);
        Ok(('k').to_string())
    }
}

scenario! {
    fresh given (String::from("bc"), Noisy::new("n1"), true);
    fn program_1000199(left: String, c: Noisy, a: bool) -> Result<u32, String> {
        let mut state: Box<String> = { (if !a {
            if (('ñ') < ('a')) {
                consume(c);
                let mut left = (3u32, left.clone());
                for _ in (0..2u32) {
                    if (Some(left.1.is_empty())).unwrap_or_else(|| a) {
                        if (if (left.1.as_str() == "a") { a } else { (left.0 > 8) }) {
                            let x: &bool = &a;
                        }
                        left.1.push({
                            checkpoint!();
                            {
                                let mut a = a.clone();
                                let rest = if !a { &left } else { &left };
                                checkpoint!();
                                'ñ'
                            }
                        });
                        let ref rest = a;
                    } else if !a {} else {}
                }
            } else {}
            Box::new(String::from("left right"))
        } else {
            checkpoint!();
            Box::new("bc".to_owned())
        }) };
        let mut sum = (((5u32).saturating_sub(7u32)) as usize);
        let mut frame = (BTreeMap::from([(4u32, Noisy::new("n2")), (5u32, Noisy::new("n3"))]), BTreeSet::from([1u32, 4, 1]));
        checkpoint!("p4");
        effect(&frame);
        effect(&a);
        effect(&left);
        Ok({
            let mut fuel5 = 1u32;
            loop {
                if fuel5 == 0 { break ({
                    let d = &left[..];
                    fuel5
                }); }
                fuel5 -= 1;
                let (cx, value) = &frame;
                let mut z = fuel5;
            }
        })
    }
}

scenario! {
    fresh given (Some(8i64), 5i64), (Some(7i64), 3i64);
    fn program_1000200(rest: Option<i64>, sum: i64) -> String {
        let mut c: (Vec<i64>, String) = (Vec::<i64>::new(), "left right".to_string());
        let mut d: (Noisy, Item) = {
            let mut fuel1 = 1u32;
            'l2: loop {
                if fuel1 == 0 { break ({ tap("t3", (Noisy::new("n4"), item(3))) }); }
                fuel1 -= 1;
                checkpoint!("p5");
                c.1.push_str(&join("x", ""));
            }
        };
        checkpoint!("p6");
        let Some(a) = (None::<Vec<i64>>) else {
            if ((if (sum <= 3) { ((sum != 6) ^ (sum % 3 == 0)) } else { (sum % 2 == 0) }) & false) {
                let _ = (match &mut c {
                    (count, _) => { item(6) }
                    (cx, w) if (Some(false)).unwrap_or(w.is_empty()) => {
                    effect(Noisy::new("t7").name().len());
                    consume(d);
                    let mut fuel8 = 1u32;
                    while fuel8 > 0 && (fuel8 <= 1) {
                        fuel8 -= 1;
                        let list = Vec::from([tap("t9", VecDeque::from([false, false])), VecDeque::from([false, false]), VecDeque::from([true, false, false])]);
                        if rest.is_some() {
                            *cx = (Some(vec![1i64])).unwrap_or_else(|| Vec::<i64>::new());
                            break;
                        }
                    }
                    *w += &join("", "t").as_str();
                    d = ('b10: { (Noisy::new("n11"), item(0)) });
                    checkpoint!();
                    item(4)
                }
                    (cx, count) => { d.1.clone() }
                    _ => {
                    let n = std::mem::take(&mut c.1);
                    checkpoint!();
                    (Some(item(5))).unwrap_or_else(|| d.1.clone())
                }
                });
                match d {
                    (ref d, Item { spot: Some((ref frame, _)), .. }) => {
                    if let (state, a) = &mut c {
                        checkpoint!();
                    }
                    checkpoint!();
                }
                    _ => {}
                }
            }
            return c.1.clone();
        };
        checkpoint!();
        effect(&c);
        effect(&rest);
        (if (sum % 3 == 0) {
            checkpoint!();
            tap("t12", ((a.len() as u32)).to_string())
        } else {
            let value = (Some(BTreeSet::from([7u32, 4, 1]))).unwrap_or(BTreeSet::from([7u32, 4, 1]));
            checkpoint!();
            format!("-{:?}", (sum > 6))
        })
    }
}

scenario! {
    given (false, shape(4), BTreeSet::from([11u32, 4, 1])), (true, shape(0), BTreeSet::from([2u32, 4, 1])), (false, shape(6), BTreeSet::from([0u32, 4, 1]));
    fn program_1000201(at: bool, _: Shape, n: BTreeSet<u32>) {
        let entry = Box::new(BTreeMap::from([(11u32, [8u32, 2, 24]), (9u32, [3u32, 2, 9])]));
        let mut at: Vec<i64> = (match {
            let _g1 = Noisy::new("g1");
            checkpoint!();
            11u32
        } {
            2 if at => {
            let (mut c, _) = (BTreeMap::from([("k=v".to_owned(), "k=v".to_owned()), ("bc".to_owned(), "left right".to_string())]), true);
            checkpoint!();
            vec![3i64, 7i64]
        }
            _ => {
            let Item { name: _, id: list, .. } = item(10);
            let mut w = 1usize;
            vec![-9i64, 4i64]
        }
        });
        let count = vec![9u32, 7u32];
        'l2: for mut z in (0..2u32) {
            let w = {
                let mut fuel3 = 2u32;
                'l4: loop {
                    if fuel3 == 0 { break ({ (if (z % 4 == 0) { item(2) } else { item(11) }) }); }
                    fuel3 -= 1;
                    let mut y = ("bc".to_owned(), vec![2u32, 11u32, 5u32]);
                }
            };
            let mut b = ({
                for mut value in (tap("t5", VecDeque::from([(0u32, item(0))]))).into_iter().take_while(|w| at.is_empty()).enumerate().map(|a| w.name.clone()) {
                    let at = &w.tags;
                    {
                        let f6 = |name: u32| z;
                        if false && let Item { spot: Some((name, _)), .. } = &w && (w.name == w.name.clone()) {
                            effect(w.spot);
                            checkpoint!("p7");
                        } else {
                            let state = &mut z;
                        }
                        let mut fuel8 = 2u32;
                        'l9: while fuel8 > 0 && (w.id % 3 == 0) {
                            fuel8 -= 1;
                        }
                    }
                }
                (if n.contains(&4u32) { Some((BTreeSet::from([10u32, 4, 1]), String::from("ñ"))) } else { Some((BTreeSet::from([2u32, 4, 1]), "left right".to_string())) })
            }).unwrap_or((BTreeSet::from([2u32, 4, 1]), "bc".to_owned()));
        }
        checkpoint!("p10");
        checkpoint!();
        effect(&count);
        effect(&at);
    }
}

scenario! {
    given ((true, BTreeSet::from([6u32, 4, 1]))), ((false, BTreeSet::from([8u32, 4, 1]))), ((true, BTreeSet::from([2u32, 4, 1])));
    fn program_1000202((_, mut z): (bool, BTreeSet<u32>)) -> Result<u32, String> {
        let right: Item = item(9);
        checkpoint!();
        let f1 = |value: u32| 1u32;
        let mut count = {
            let mut fuel2 = 3u32;
            'l3: loop {
                if fuel2 == 0 { break 'l3 ({
                    let mut fuel4 = 1u32;
                    loop {
                        if fuel4 == 0 { break; }
                        fuel4 -= 1;
                        let mut y: Shape = shape(3);
                        if ((mix(fuel4, fuel2)) < ({ tap("t5", fuel4) })) {
                            consume(y);
                            if z.contains(&4u32) {
                                let f6 = |n: u32| (8u32).wrapping_mul(fuel4);
                                let mut fuel7 = 4u32;
                                while fuel7 > 0 && (if (fuel4 % 3 == 0) { (fuel4 % 4 == 0) } else { right.tags.is_empty() }) {
                                    fuel7 -= 1;
                                    if let [count, .., x] = &right.tags[..] {
                                        consume(z);
                                        let f8 = move |entry: u32| (entry).min((count.len() as u32));
                                        z = { BTreeSet::from([7u32, 4, 1]) };
                                        if (true | ((right.id < 3) & (fuel4 != 6))) {
                                            checkpoint!();
                                            consume(z);
                                        } else {
                                            if tap("t9", count.is_empty()) && let [n, .., d] = right.tags.as_slice() && let Some(at) = right.tags.last() && (right.id > 7) {
                                                continue;
                                            } else {
                                                let mut rest = fuel4;
                                            }
                                        }
                                    } else {
                                        let mut b = (if (((0i64 & 7i64)) == (-10i64)) {
                                            checkpoint!("p10");
                                            [4u32, 2, 12]
                                        } else {
                                            drop(z);
                                            [2u32, 2, 6]
                                        });
                                    }
                                    z = BTreeSet::from([8u32, 4, 1]);
                                }
                            } else if (((10usize).wrapping_mul(1usize)) > (5usize)) {} else {}
                        } else {}
                    }
                    checkpoint!();
                    z.clone()
                }); }
                fuel2 -= 1;
            }
        };
        Ok(right.id)
    }
}

scenario! {
    given (5usize), (8usize), (8usize);
    fn program_1000203(mut right: usize) -> u32 {
        let mut x = right;
        let mut a: i64 = 8i64;
        let name = tap("t1", ((if false {
            effect(&a);
            let n = &mut a;
            (right < 8)
        } else if (a < 4) {
            a = -9i64;
            let mut fuel2 = 3u32;
            'l3: while fuel2 > 0 && (x < 2) {
                fuel2 -= 1;
                let w: usize;
                let _ = {
                    let mut fuel4 = 2u32;
                    loop {
                        if fuel4 == 0 { break ({
                            if (x % 3 == 0) {
                                let ref a = x;
                            } else if (fuel4 > 7) {
                                let state: &u32 = &fuel4;
                            } else {
                                let mut fuel5 = 1u32;
                                while fuel5 > 0 && (a % 2 == 0) {
                                    fuel5 -= 1;
                                    let mut count = (std::mem::replace(&mut a, 7i64)).saturating_sub(('b6: {
                                        checkpoint!("p7");
                                        a
                                    }));
                                    count = a;
                                    let mut frame = tap("t8", (vec![6u32, 5u32], Some(4usize)));
                                    frame.1 = frame.1;
                                }
                                checkpoint!();
                            }
                            (if (a % 2 == 0) { item(8) } else { item(10) })
                        }); }
                        fuel4 -= 1;
                    }
                };
                w = right;
            }
            false
        } else { false }) ^ (right % 3 == 0)));
        checkpoint!("p9");
        effect(&x);
        (mix(3u32, 11u32)).min(((('ñ') as u32) ^ (if let Some((mut value, mut n)) = Some((item(7), true)) {
            'l10: for d in (0..4u32) {
                let mut b = Vec::new();
                match value.tags.as_slice() {
                    [z, rest11 @ ..] => {}
                    _ => {}
                }
                b.push(BTreeSet::from([2u32, 4, 1]));
            }
            (value.tags.len() as u32)
        } else { 11u32 })))
    }
}

scenario! {
    given (vec![Some(2u32)], BTreeMap::from([("left right".to_string(), VecDeque::from(['🦀', 'k', 'k'])), ("a".to_owned(), VecDeque::from(['a']))]), shape(7)), (vec![Some(10u32)], BTreeMap::from([("a".to_owned(), VecDeque::from(['🦀', 'k'])), ("left right".to_string(), VecDeque::from(['🦀']))]), shape(5)), (vec![Some(8u32), None::<u32>, Some(8u32)], BTreeMap::from([("left right".to_string(), VecDeque::from(['k', 'k', 'ñ'])), ("a".to_owned(), VecDeque::from(['ñ', 'a']))]), shape(8));
    fn program_1000207(mut n: Vec<Option<u32>>, b: BTreeMap<String, VecDeque<char>>, mut count: Shape) -> Option<u32> {
        let name = tap("t1", ('k', Vec::<String>::new()));
        let cx = (b.len() as u32);
        n.push(None::<u32>);
        checkpoint!();
        let c = n.first();
        let z = &mut n;
        let f3 = |frame: u32| tap("t2", (b.len() as u32));
        count = (if ({
            n = n.clone();
            _ = tap("t4", String::from("bc"));
            checkpoint!();
            None::<bool>
        })? {
            let ref w = b;
            checkpoint!();
            shape(10)
        } else if matches!(count, Shape::Dot(1..=9)) {
            if true {
                return (if name.1.is_empty() {
                    let mut right = name.0;
                    checkpoint!();
                    Some(10u32)
                } else if (name.0 < 'm') {
                    assert!((name.0 < 'm'), "assertion 5");
                    effect(({ matches!(count, Shape::Empty | Shape::Line { .. }) }, ('b6: {
                        if (name.0 < 'm') {
                            if (name.0 < 'm') {
                                let a = Some(4u32);
                            } else {
                                count = count.clone();
                                consume(b);
                            }
                            let mut fuel8 = 3u32;
                            while fuel8 > 0 && let 0..=4 = 11u32 {
                                fuel8 -= 1;
                                n = ({ Some(vec![Some(2u32), None::<u32>, Some(6u32)]) }).unwrap_or(n.clone());
                            }
                        } else {
                            if matches!(count, Shape::Empty | Shape::Line { .. }) {
                                break 'b6 ((6i64, false));
                            }
                            consume(n);
                            let mut list = Vec::new();
                            'l9: for mut sum in (0u32..((cx) % 4)) {}
                            list.push(tap("t10", tap("t11", BTreeMap::from([("".to_string(), 6u32), ("a".to_owned(), 6u32)]))));
                            n = vec![Some(8u32)];
                        }
                        (-11i64, true)
                    }), VecDeque::from([item(2)])));
                    None::<u32>
                } else { Some(8u32) });
            }
            checkpoint!();
            count.clone()
        } else { shape(9) });
        checkpoint!();
        effect(&cx);
        effect(&name);
        effect(&n);
        (if (name.0 < 'm') {
            checkpoint!();
            let frame: Item;
            fn twice12(n: u32) -> u32 { n.wrapping_mul(2) }
            let mut at = twice12((None::<u32>).unwrap_or(3u32));
            frame = item(5);
            checkpoint!();
            None::<u32>
        } else if (name.0 < 'm') { (n.last().cloned())? } else { Some(6u32) })
    }
}

scenario! {
    given ();
    fn program_1000210() -> u32 {
        let mut list: Item = item(4);
        let mut entry = 'ñ';
        checkpoint!("p1");
        checkpoint!("p2");
        checkpoint!();
        let count = vec![[7u32, 2, 21], [2u32, 2, 6]];
        let b;
        let mut a = vec![11u32];
        if list.tags.is_empty() {
            let at: Vec<usize>;
            effect(&list.name);
            checkpoint!();
            at = Vec::<usize>::new();
            b = tap("t3", VecDeque::from([2u32, 8u32, 9u32]));
        } else {
            assert!(list.name.is_empty() || true);
            b = ('b4: {
                checkpoint!();
                VecDeque::from({
                    let z = count.first();
                    if (list.id <= 3) {
                        consume(count);
                    } else {
                        let mut fuel5 = 1u32;
                        loop {
                            if fuel5 == 0 { break; }
                            fuel5 -= 1;
                            checkpoint!("p6");
                            effect(-10i64);
                            fn twice7(n: u32) -> u32 { n.wrapping_mul(2) }
                            let mut value = twice7((fuel5 ^ list.id));
                            checkpoint!("p8");
                        }
                    }
                    a
                })
            });
        }
        checkpoint!("p9");
        let mut right = [6u32, 2, 18];
        while let Some(value) = list.tags.pop() {
            for left in list.spot.iter() {
                if (((right[1]) > (list.id)) || true) {
                    right[1] |= ({
                        for right in (1u32..).take(3).skip(1).skip(1) {}
                        checkpoint!();
                        (list.name.len() as u32)
                    } ^ right[1]);
                    break;
                }
            }
        }
        effect(&b);
        effect(&entry);
        std::mem::replace(&mut list.id, {
            checkpoint!();
            (b.len() as u32)
        })
    }
}

scenario! {
    given (BTreeMap::from([("left right".to_string(), Box::new('ñ')), ("k=v".to_string(), Box::new('k'))]), 'a'), (BTreeMap::from([(String::from(""), Box::new('ñ')), ("k=v".to_string(), Box::new('ñ'))]), 'a');
    fn program_1000211(c: BTreeMap<String, Box<char>>, y: char) -> Result<String, String> {
        let rest = (if let 1 | 3 | 5..=7 = 0u32 {
            checkpoint!();
            VecDeque::from([vec![0usize, 7usize, 2usize]])
        } else {
            effect((Box::new(2usize), BTreeMap::from([(8u32, 0u32), (1u32, 4u32)]), y));
            checkpoint!();
            VecDeque::from([Vec::<usize>::new(), vec![9usize, 8usize], vec![2usize, 0usize]])
        });
        let d = -9i64;
        checkpoint!("p1");
        let mut fuel2 = 1u32;
        'l3: loop {
            if fuel2 == 0 { break; }
            fuel2 -= 1;
            let left: &char = &y;
            'l4: for (w, cx) in c.iter() {
                let d = if w.starts_with('a') { &c } else { &c };
                if ((y < 'm') | (*w == w.clone())) {
                    checkpoint!();
                    let _ = (7u32, vec![[4u32, 2, 12], [9u32, 2, 27]]);
                    continue 'l3;
                }
            }
            if (*left < 'm') {
                'l5: for b in rest.iter() {
                    if !b.is_empty() {
                        let left = &b[b.len() - 1];
                        break;
                    }
                    checkpoint!();
                    let Item { name: z, id: w, .. } = (if (d % 2 == 0) { item(0) } else { item(11) });
                }
            }
        }
        checkpoint!();
        effect(&d);
        Ok("a".to_owned())
    }
}

scenario! {
    given (), (), ();
    fn program_1000213() -> u32 {
        let mut name = [10u32, 2, 30];
        let mut list: String = "a".to_owned();
        checkpoint!();
        checkpoint!();
        let mut left: (char, Vec<char>) = {
            let w = name[1];
            let mut at = {
                let mut fuel1 = 2u32;
                'l2: loop {
                    if fuel1 == 0 { break 'l2 ({
                        checkpoint!("p3");
                        BTreeMap::from([(9u32, 0u32), (8u32, 6u32)])
                    }); }
                    fuel1 -= 1;
                    if list.is_empty() {
                        break (BTreeMap::from([(4u32, 1u32), (8u32, 6u32)]));
                    }
                    let mut value = (name[1]).to_string();
                    let right = ('b4: {
                        checkpoint!();
                        std::mem::take(&mut value)
                    });
                }
            };
            tap("t5", ('🦀', vec!['k', 'ñ', 'a']))
        };
        let _ = tap("moved", list);
        name[1] |= ((match shape(11) {
            Shape::Line { from: value, to: c } if ((left.0 < 'm') & (left.0 < 'm')) => {
            if left.1.is_empty() {} else {}
            Some(0u32)
        }
            _ => { Some(2u32) }
        })).unwrap_or(name[1]);
        checkpoint!();
        effect(&left);
        effect(&name);
        8u32
    }
}

scenario! {
    fresh given ("a".to_string(), vec![(8i64, 4usize)]), (String::from("left right"), vec![(-9i64, 7usize), (-9i64, 5usize)]), (String::from(""), vec![(8i64, 8usize), (-11i64, 3usize)]);
    fn program_1000214(b: String, _: Vec<(i64, usize)>) -> u32 {
        let mut entry: Vec<Option<bool>> = {
            let mut fuel1 = 1u32;
            'l2: loop {
                if fuel1 == 0 { break 'l2 ({
                    checkpoint!();
                    vec![Some(true), Some(true)]
                }); }
                fuel1 -= 1;
                let mut fuel3 = 3u32;
                while fuel3 > 0 && (b.is_empty() ^ b.is_empty()) {
                    fuel3 -= 1;
                    let name: Option<u32>;
                    let _g4 = Noisy::new("g4");
                    effect((&fuel3, fuel3));
                    if (fuel1 != 1) {
                        name = half((b.len() as u32));
                        effect(tap("t5", {
                            let mut entry;
                            if ((fuel3 < 8) && (((b.len() as u32)) > (fuel3))) {
                                checkpoint!();
                                consume(_g4);
                                let mut fuel6 = 1u32;
                                loop {
                                    if fuel6 == 0 { break; }
                                    fuel6 -= 1;
                                    let f7 = move |right: u32| fuel3;
                                    effect(&fuel3);
                                    if (fuel3 != 8) && let Some(n) = &name && (fuel1 > 7) {
                                        if ((Some(true)).unwrap_or(false) & (fuel1 % 4 == 0)) {
                                            if (('a') <= ('🦀')) {
                                                let mut x: u32 = *n;
                                                let rest = &mut x;
                                                let sum: &u32 = &fuel3;
                                            } else if (((b.len() as u32)) <= (fuel1)) {
                                                let sum = fuel1;
                                            } else if tap("t8", ((fuel6 % 3 == 0) || (fuel6 <= 6))) {} else {}
                                        }
                                    } else {}
                                }
                            } else {}
                            if (('k') == ('k')) {
                                entry = vec![2u32, 11u32, 2u32];
                            } else {
                                entry = vec![10u32];
                            }
                            checkpoint!();
                            vec!['k', '🦀', 'k']
                        }));
                    } else {
                        name = Some(0u32);
                    }
                }
            }
        };
        let mut sum = Some(Some(3usize));
        let mut d = BTreeMap::from([(b.clone(), item(4))]);
        let mut x = (None::<String>).unwrap_or_else(|| " trim ".to_owned());
        checkpoint!();
        effect(&x);
        effect(&d);
        effect(&entry);
        effect(&b);
        (entry.len() as u32)
    }
}

scenario! {
    fresh given (Noisy::new("n1")), (Noisy::new("n2"));
    fn program_1000215(x: Noisy) -> Result<u32, String> {
        let mut rest = shape(5);
        let _ = tap("moved", rest);
        checkpoint!();
        let ref sum = x;
        if false {
            effect(sum);
        } else {
            let Some(mut cx) = (Some(Some(2usize))) else {
                return Ok((if let 1 | 3 | 5..=7 = {
                    checkpoint!();
                    let mut fuel3 = 4u32;
                    loop {
                        if fuel3 == 0 { break; }
                        fuel3 -= 1;
                        if (((1i64) <= (5i64)) || (fuel3 > 1)) {
                            'b4: {
                                checkpoint!();
                                if (if (fuel3 <= 0) { (fuel3 % 4 == 0) } else { (fuel3 > 7) }) {
                                    {
                                        let mut n = Box::new((if let Shape::Dot(mut d) = shape(4) {
                                            let mut w = {
                                                let mut fuel5 = 1u32;
                                                loop {
                                                    if fuel5 == 0 { break ({ shape(4) }); }
                                                    fuel5 -= 1;
                                                    let c = &mut d;
                                                    if tap("t6", (fuel5 != 2)) {
                                                        let (_, mut right) = (item(3), "k=v".to_string());
                                                        checkpoint!("p7");
                                                    } else {
                                                        *c = *c;
                                                    }
                                                }
                                            };
                                            (10usize).min(0usize)
                                        } else { 1usize }));
                                    }
                                    break 'b4;
                                }
                            }
                        } else if (((8i64) != (1i64)) ^ (fuel3 > 1)) {} else {}
                    }
                    mix(11u32, fuel3)
                } { checked(5u32)? } else {
                    checkpoint!();
                    (7u32 | 1u32)
                }));
            };
        }
        checkpoint!("p8");
        effect(&x);
        Ok((((true == false)) as u32))
    }
}

scenario! {
    fresh given (BTreeSet::from([1u32, 4, 1]), String::from("left right")), (BTreeSet::from([7u32, 4, 1]), "".to_string()), (BTreeSet::from([2u32, 4, 1]), "k=v".to_string());
    fn program_1000217(a: BTreeSet<u32>, mut w: String) -> Vec<u32> {
        let mut x: Box<String> = Box::new("k=v".to_owned());
        let state: ((String, String), Option<String>) = ((if ((0u32) == ((w.len() as u32))) { Some(((String::from("ñ"), "bc".to_owned()), Some("k=v".to_owned()))) } else { Some(((String::from("left right"), " trim ".to_owned()), Some(String::from("ñ")))) })).unwrap_or(((Some(("a".to_owned(), " trim ".to_owned()))).unwrap_or_else(|| ("bc".to_owned(), "a".to_owned())), None::<String>));
        checkpoint!("p1");
        let left = &w;
        let mut fuel2 = 3u32;
        loop {
            if fuel2 == 0 { break; }
            fuel2 -= 1;
            if !(true) {
                continue;
            }
            let mut fuel3 = 2u32;
            loop {
                if fuel3 == 0 { break; }
                fuel3 -= 1;
                consume(w);
                checkpoint!();
                let mut z = state.1.iter().cloned().collect::<Vec<_>>();
                w = String::from("ñ");
            }
            checkpoint!("p4");
            if (if (((if (fuel2 % 2 == 0) { fuel2 } else { 1u32 })) == (fuel2)) { ((Some(Some(false))).unwrap_or(Some(true))).unwrap_or((fuel3 % 2 == 0)) } else { (Some(false)).unwrap_or_else(|| (fuel2 % 2 == 0)) }) {
                assert_ne!(Some(fuel3), Some(987_654), "never");
                if state.1.is_none() {
                    drop(x);
                    effect(fuel3);
                } else if false {
                    x = Box::new("k=v".to_string());
                    assert_ne!(Some(fuel2), Some(987_654), "never");
                } else if (if true { !((fuel2 <= 0)) } else { false }) {
                    checkpoint!();
                    let list = &mut w;
                    let _ = tap("moved", x);
                } else {}
                break;
            }
        }
        checkpoint!();
        effect(&state);
        effect(&w);
        effect(&a);
        tap("t7", ('b8: {
            if (fuel2 % 2 == 0) && let Some(x) = state.1.as_ref() && let Some(c) = Some(vec!['a', 'ñ']) {
                let n = c.first();
                let mut entry = vec![4u32, 11u32];
            } else {}
            vec![10u32]
        }))
    }
}

scenario! {
    fresh given ("bc".to_owned(), shape(7), (Some(1u32), 10u32)), (String::from(""), shape(11), (None::<u32>, 2u32));
    fn program_1000219(_: String, mut x: Shape, (n, mut w): (Option<u32>, u32)) -> Result<u32, String> {
        let mut entry = (tap("t1", Some(vec!["bc".to_owned(), " trim ".to_owned()]))).unwrap_or_else(|| vec!["k=v".to_owned()]);
        let rest = (match w {
            2 => {
            entry.clear();
            Some(Box::new(0usize))
        }
            0..=4 => {
            { let mut f2 = |given: u32| w ^= given; f2(('b3: { (entry.len() as u32) })); f2(3); }
            effect((w, w));
            {
                let mut x = 9usize;
                Some(Box::new(0usize))
            }
        }
            1 | 3 | 5..=7 => {
            if let Some(frame) = entry.get(1) {
                w = tap("t4", w);
                let mut list: u32 = (n).unwrap_or_else(|| w);
                let b = if false { &n } else { &n };
            }
            Some(Box::new(0usize))
        }
            _ => {
            entry = entry;
            'l5: for _ in (BTreeMap::from([("a".to_string(), vec![2u32]), ("".to_string(), vec![1u32])])).into_iter().map(|right| n) {
                if let Shape::Named(count, Some(sum)) = &mut x {
                    match n.as_ref() {
                        Some(left) => {}
                        Some(z) => {}
                        Some(&p6) if tap("t7", (w % 4 == 0)) => {}
                        _ => {}
                    }
                }
            }
            checkpoint!();
            Some(Box::new(5usize))
        }
        });
        let mut b: Vec<u32> = tap("t8", (6..9).filter(|n| n % 2 == 0).collect::<Vec<u32>>());
        checkpoint!();
        effect(&w);
        effect(&n);
        effect(&x);
        Ok((10u32 % 5))
    }
}

scenario! {
    given (4u32, 'a');
    fn program_1000222(state: u32, mut b: char) {
        let mut a = tap("t1", BTreeMap::from([(state, 4usize)]));
        let d = vec![1u32, 6u32, 11u32];
        let x: Vec<Item> = Vec::from([tap("t2", item(1))]);
        checkpoint!();
        checkpoint!("p3");
        'l4: for (left, (count, sum)) in (BTreeSet::from([11u32, 4, 1])).into_iter().take_while(|sum| (*sum <= 6)).zip(10u32..).enumerate() {
            let rest = d.first();
            let mut cx = {
                let mut fuel5 = 1u32;
                loop {
                    if fuel5 == 0 { break ({
                        let Item { name: right, tags: at, .. } = (Item { name: (if ((left) == (left)) { "k=v".to_owned() } else if (d.is_empty() || (left % 3 == 0)) {
                            assert_ne!(Some(6u32), Some(987_654), "never");
                            for mut entry in (0..=2u32) {
                                drop(a);
                                let mut right = shape(6);
                                let _ = left;
                                a = BTreeMap::from([(0u32, 1usize), (0u32, 7usize)]);
                            }
                            String::from("ñ")
                        } else {
                            let f6 = move |n: u32| (if (n % 3 == 0) { fuel5 } else { fuel5 });
                            assert_ne!(Some(4u32), Some(987_654), "never");
                            {
                                let mut rest = b;
                                b = b;
                                checkpoint!();
                                "left right".to_string()
                            }
                        }), ..item(1) });
                        checkpoint!();
                        Shape::Named(right.clone(), d.get(1).cloned())
                    }); }
                    fuel5 -= 1;
                    checkpoint!();
                }
            };
            checkpoint!();
            consume(cx);
        }
        #[cfg(any())] effect("never");
        #[allow(unused)] let w = String::from("bc");
        effect(&x);
        effect(&a);
        effect(&b);
        effect(&state);
    }
}

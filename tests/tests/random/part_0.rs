//! Random programs; made by `asap_tests::random::corpus`.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use asap_tests::prelude::*;
use asap_tests::random::world::*;

scenario! {
    given (Vec::<Option<String>>::new());
    fn program_1000006(a: Vec<Option<String>>) -> Result<String, String> {
        let mut value = "bc".to_owned();
        let _ = tap("t1", [2u32, 2, 6]);
        checkpoint!();
        effect((if { {
            if value.is_empty() {
                value += &join("", "t").as_str();
            } else {
                let mut w = tap("t2", a.is_empty());
                let f3 = move |c: u32| c;
            }
            if true {
                checkpoint!("p4");
                let mut c: Option<Vec<u32>> = (Some(Some(vec![6u32, 2u32]))).unwrap_or_else(|| None::<Vec<u32>>);
                let a = value.as_str().trim_start();
            } else {
                if a.is_empty() {
                    if (((Some(4i64)).unwrap_or_else(|| 3i64)) > ((2i64).max(-9i64))) {
                        return Ok(((Some(Some(String::from("bc")))).unwrap_or(None::<String>)).unwrap_or(format!("{:?}", 4u32)));
                    }
                    return Ok(value);
                }
                checkpoint!();
            }
            value.is_empty()
        } } {
            checkpoint!();
            value.push_str(&join("x", &value));
            value
        } else { value }));
        checkpoint!();
        for _ in (&a).into_iter() {
            let mut z = format!("---");
        }
        {
            let mut sum = 5u32;
            match a.first() {
                None => {
                let mut fuel5 = 1u32;
                'l6: while fuel5 > 0 && ((a.is_empty() | a.is_empty()) ^ (sum <= 5)) {
                    fuel5 -= 1;
                    let y = a.first();
                }
            }
                _ => {
                let count = &mut sum;
            }
            }
        }
        let ref z = a;
        effect(&z);
        effect(&a);
        Ok((if let 6.. = (None::<u32>).unwrap_or({
            if a.is_empty() {
                consume(a);
                return Err("left at 7".to_string());
            } else {
                let mut name;
                name = 1u32;
            }
            checkpoint!();
            (a.len() as u32)
        }) { "bc".to_owned() } else { (5u32).to_string() }))
    }
}

scenario! {
    given (item(2), shape(1), (vec![7u32, 11u32, 9u32], Some(" trim ".to_owned()))), (item(0), shape(9), (vec![4u32, 4u32], None::<String>));
    fn program_1000010(mut right: Item, _: Shape, (mut list, entry): (Vec<u32>, Option<String>)) -> Result<u32, String> {
        let x = vec![BTreeMap::from([(5u32, shape(6)), (8u32, shape(2))])];
        let mut sum = vec![6u32, 11u32, 11u32];
        list.push((right.id & right.id));
        checkpoint!();
        let d = &x;
        checkpoint!();
        if ((-10i64) <= (4i64)) {
            return Ok(std::mem::replace(&mut right.id, (sum.len() as u32)));
        }
        let ref z = right.tags;
        right.tags.push(('ñ').to_string());
        let Item { name: c, tags: mut name, .. } = right.clone();
        effect(&name);
        effect(&c);
        effect(&d);
        effect(&sum);
        effect(&entry);
        effect(&right);
        Ok((('ñ') as u32))
    }
}

scenario! {
    given (Vec::<u32>::new(), 10u32), (Vec::<u32>::new(), 11u32), (Vec::<u32>::new(), 7u32);
    fn program_1000016(count: Vec<u32>, mut entry: u32) -> Option<u32> {
        let mut y = { "k=v".to_string() };
        let sum: [u32; 3] = { [5u32, 2, 15] };
        y.truncate(0);
        checkpoint!("p1");
        y = format!("{entry}");
        fn twice2(n: u32) -> u32 { n.wrapping_mul(2) }
        let mut value = twice2(entry);
        if !count.is_empty() {
            let at = &count[count.len() - 1];
            let count = (3u32, count.clone());
            let state = &mut entry;
        }
        let left = &entry;
        y.truncate(0);
        entry = entry;
        effect(((y.len() as u32), {
            let mut right = -10i64;
            checkpoint!();
            BTreeSet::from([11u32, 4, 1])
        }, sum[1]));
        { let mut f3 = |given: u32| entry ^= given; f3(value); f3(3); }
        let (mut x, rest) = {
            let mut fuel4 = 1u32;
            'l5: loop {
                if fuel4 == 0 { break 'l5 ({
                    checkpoint!();
                    (shape(0), VecDeque::from([10u32, 11u32, 4u32]))
                }); }
                fuel4 -= 1;
                checkpoint!();
                let frame = &y[..];
            }
        };
        checkpoint!();
        effect(&rest);
        effect(&sum);
        effect(&y);
        effect(&entry);
        {
            let mut c: BTreeMap<u32, String> = BTreeMap::from([(10u32, "bc".to_owned()), (6u32, "a".to_string())]);
            (Some(Some(4u32))).unwrap_or(rest.front().cloned())
        }
    }
}

scenario! {
    given (Some(11u32), 3u32, vec![Vec::<i64>::new(), vec![5i64], vec![-11i64]]), (Some(9u32), 10u32, vec![vec![-10i64], vec![1i64, 1i64, 2i64]]);
    fn program_1000018(_: Option<u32>, w: u32, state: Vec<Vec<i64>>) -> Option<u32> {
        let mut name = (if (w < 1) {
            checkpoint!("p1");
            "k=v".to_owned()
        } else if (w > 4) {
            let n = &state;
            tap("t2", String::from("left right"))
        } else {
            let mut sum = Vec::new();
            let list: Item;
            if let Some(d) = state.last() {
                let mut left = [11u32, 2, 33];
                let w: i64;
                effect(shape(3));
                effect(((Some(item(11))).unwrap_or(item(2)), &state));
                if false {
                    let ref n = left;
                    w = (-9i64).min(7i64);
                    if (if false { state.is_empty() } else { (if state.is_empty() { d.is_empty() } else { (w % 4 == 0) }) }) {
                        let y = &state[..state.len().min(2)];
                        drop(state);
                    } else {
                        checkpoint!();
                        let [mut y, .., a] = left;
                        if !state.is_empty() {
                            let name = &state[state.len() - 1];
                            checkpoint!();
                        }
                    }
                } else {
                    w = 3i64;
                }
            }
            if (w % 3 == 0) {
                list = item(2);
            } else {
                list = item(9);
            }
            sum.push(VecDeque::from(vec![0u32, 2u32, 0u32]));
            "k=v".to_string()
        });
        checkpoint!();
        checkpoint!();
        effect(&w);
        Some(7u32)
    }
}

scenario! {
    fresh given (BTreeMap::from([(8u32, shape(7)), (0u32, shape(11))]), Some(vec![6u32, 5u32]), ((shape(4), 7i64), Vec::<Shape>::new())), (BTreeMap::from([(4u32, shape(1)), (4u32, shape(5))]), Some(vec![8u32]), ((shape(5), -11i64), vec![shape(9), shape(1), shape(7)])), (BTreeMap::from([(5u32, shape(2)), (5u32, shape(6))]), None::<Vec<u32>>, ((shape(2), -9i64), vec![shape(8), shape(3)]));
    fn program_1000021(b: BTreeMap<u32, Shape>, mut a: Option<Vec<u32>>, ((mut n, list), right): ((Shape, i64), Vec<Shape>)) -> u32 {
        let mut x = list;
        let mut c = ('b1: {
            effect(&b);
            checkpoint!("p2");
            4u32
        });
        let mut left = (Some('a')).unwrap_or_else(|| 'ñ');
        let mut value = (if (left < 'm') { (right.len() as u32) } else if (list % 3 == 0) {
            c ^= c;
            (if let Some(ref mut frame) = a {
                let c = &mut x;
                if (((4u32).wrapping_add((right.len() as u32))) == (8u32)) {
                    {
                        let rest = &right[..right.len().min(2)];
                    }
                } else {
                    effect((4i64, join("t", "t"), &frame));
                }
                ((right.len() as u32) & (frame.len() as u32))
            } else {
                let [_, .., mut d] = [11u32, 2, 33];
                c
            })
        } else {
            effect((&n, VecDeque::from(["a".to_string(), "a".to_owned(), "left right".to_string()]), Box::new(right.len())));
            a.get_or_insert(vec![5u32, 0u32, 9u32]);
            mix(tap("t3", 0u32), 9u32)
        });
        checkpoint!();
        let (state, Item { name: _, id: mut name, .. }) = (Box::new("k=v".to_owned()), item(2));
        if ((name != 4) & false) {
            if (((b.len() ^ 8usize)) != (5usize)) && let Shape::Line { from: left, to: mut a } = shape(7) && (list <= 2) {
                match right.get(1) {
                    Some(list) => {
                    let mut w: VecDeque<String> = VecDeque::from([String::from("left right"), "left right".to_string(), String::from("ñ")]);
                    let mut fuel4 = 4u32;
                    loop {
                        if fuel4 == 0 { break; }
                        fuel4 -= 1;
                        let mut sum = (9usize, BTreeMap::from([(9u32, 9usize), (7u32, 1usize)]));
                        let count = vec![vec![0u32, 7u32], vec![6u32, 4u32, 6u32], vec![0u32, 4u32, 0u32]];
                    }
                }
                    None if ((if tap("t5", (left < 2)) { (list < 3) } else { ((name < 2) || (x != 0)) }) & right.is_empty()) => {}
                    Some(sum) => {}
                    _ => {}
                }
            }
        } else {}
        effect(&value);
        effect(&left);
        effect(&c);
        effect(&x);
        effect(&right);
        effect(&list);
        effect(&n);
        effect(&a);
        effect(&b);
        (if (x > 4) {
            checkpoint!();
            name
        } else if true { name } else {
            debug_assert!(a.is_none() | true);
            if (list < 7) {
                'b6: {}
            } else {}
            (c).min(value)
        })
    }
}

scenario! {
    given ();
    fn program_1000024() -> Option<u32> {
        let mut a = tap("t1", Shape::Named(String::from("left right"), Some(10u32)));
        let mut left = Some(BTreeSet::from([9u32, 4, 1]));
        let f2 = move |z: u32| z;
        checkpoint!();
        let f3 = |z: u32| (z).wrapping_add(z);
        checkpoint!();
        checkpoint!();
        let mut at: BTreeSet<u32> = BTreeSet::from([1u32, 4, 1]);
        effect((&at, &at));
        let d = if (('a') < ('k')) { &left } else { &left };
        let rest = left.as_ref();
        let left = vec![left.clone()];
        let mut fuel4 = 3u32;
        while fuel4 > 0 && let Some(name) = left.last() {
            fuel4 -= 1;
            let _ = Noisy::new("t5");
            let mut fuel6 = 1u32;
            while fuel6 > 0 && matches!(a, Shape::Empty | Shape::Line { .. }) {
                fuel6 -= 1;
            }
        }
        effect(&at);
        effect(&a);
        half(fuel4)
    }
}

scenario! {
    fresh given (VecDeque::from(['🦀', 'k', 'k'])), (VecDeque::from(['k'])), (VecDeque::from(['ñ', 'a']));
    fn program_1000027(mut name: VecDeque<char>) -> Result<u32, String> {
        let mut w: String = {
            checkpoint!();
            (Some("k=v".to_owned())).unwrap_or_else(|| String::from("left right"))
        };
        w += &join("", "t").as_str();
        checkpoint!();
        effect((&name, (if false {
            w = w;
            checkpoint!();
            { (if true { vec![shape(1)] } else if true { vec![shape(0)] } else {
                checkpoint!();
                vec![shape(3), shape(0), shape(9)]
            }) }
        } else if (if name.is_empty() { name.is_empty() } else { false }) {
            let mut sum = (3u32, 4usize);
            checkpoint!();
            Vec::from([(None::<Shape>).unwrap_or_else(|| shape(11))])
        } else { Vec::from([shape(1), shape(8), (if true { shape(7) } else {
            assert_ne!(Some(10u32), Some(987_654), "never");
            drop(w);
            shape(6)
        })]) }), -9i64));
        let d = &mut name;
        d.push_back((d.front().cloned()).ok_or("nothing")?);
        let y: &VecDeque<char> = &*d;
        let sum = (if (((if ((0u32) < (6u32)) { 3u32 } else { 0u32 })) <= ((name.len() as u32))) {
            checkpoint!();
            {
                let x: char = 'ñ';
                effect(1i64);
                checkpoint!();
                vec![vec![-10i64, -11i64, 1i64], vec![2i64], vec![5i64]]
            }
        } else { vec![vec![4i64], Vec::<i64>::new(), vec![1i64, -9i64, 4i64]] });
        effect(&name);
        Ok(tap("t2", (name.len() as u32)))
    }
}

scenario! {
    given ();
    fn program_1000032() -> String {
        let mut w = 'ñ';
        let mut b = vec![Box::new('🦀'), Box::new('🦀')];
        checkpoint!();
        b.extend([(match (match None::<Shape> {
            Some(sum) => {
            let c = if (w < 'm') { &sum } else { &sum };
            {
                match *c {
                    Shape::Empty => {
                    if (w < 'm') {
                        let mut fuel1 = 3u32;
                        while fuel1 > 0 && (fuel1 <= 4) {
                            fuel1 -= 1;
                            if let None = Some(true) {
                                let z = (if let p2 @ 2..=9 = fuel1 {
                                    if let [b, .., entry] = b.as_slice() {
                                        let f3 = |x: u32| (fuel1 ^ mix(p2, 0u32));
                                    } else {
                                        let _ = item(7);
                                        let rest = b.as_slice();
                                        let right = &mut w;
                                    }
                                    b.is_empty()
                                } else {
                                    break;
                                });
                                debug_assert!(tap("t4", z) | true);
                                let mut fuel5 = 3u32;
                                'l6: while fuel5 > 0 && false {
                                    fuel5 -= 1;
                                    checkpoint!();
                                    checkpoint!();
                                }
                            }
                        }
                    } else {}
                }
                    Shape::Dot(ref state) => {}
                    _ => {}
                }
                sum
            }
        }
            _ => { shape(3) }
        }) {
            Shape::Group(value) => { Box::new('a') }
            Shape::Named(count, _) => {
            checkpoint!();
            Box::new('ñ')
        }
            _ => { (if (w < 'm') { Box::new('k') } else { Box::new('ñ') }) }
        }), (if b.is_empty() { Box::new('🦀') } else { Box::new('a') })]);
        tap("t7", ({
            checkpoint!();
            checkpoint!("p8");
            None::<String>
        }).unwrap_or("a".to_owned()))
    }
}

scenario! {
    given (BTreeSet::from([6u32, 4, 1]), 0u32), (BTreeSet::from([11u32, 4, 1]), 0u32);
    fn program_1000035(mut at: BTreeSet<u32>, mut count: u32) -> Option<u32> {
        let mut b = {
            let mut fuel1 = 2u32;
            'l2: loop {
                if fuel1 == 0 { break 'l2 ({ {
                    let mut fuel3 = 3u32;
                    'l4: loop {
                        if fuel3 == 0 { break ({
                            let d = vec![8usize, 4usize];
                            checkpoint!("p5");
                            std::mem::take(&mut at)
                        }); }
                        fuel3 -= 1;
                        let mut cx = at.clone();
                        if (Some(false)).unwrap_or_else(|| (fuel3 % 4 == 0)) {
                            cx = cx;
                            consume(at);
                            drop(cx);
                        } else {
                            checkpoint!("p6");
                            let mut z = Vec::new();
                            effect((&at, &cx));
                            z.push(fuel1);
                        }
                        at = BTreeSet::from([9u32, 4, 1]);
                    }
                } }); }
                fuel1 -= 1;
                let n: &u32 = &fuel1;
                let c = Vec::from([(Some('🦀')).unwrap_or('🦀'), 'a', '🦀']);
                let mut right = {
                    let mut fuel7 = 2u32;
                    'l8: loop {
                        if fuel7 == 0 { break 'l8 ({
                            checkpoint!();
                            Some(6u32)
                        }); }
                        fuel7 -= 1;
                    }
                };
            }
        };
        checkpoint!();
        effect(&b);
        effect(&count);
        (Some(None::<u32>)).unwrap_or(None::<u32>)
    }
}

scenario! {
    given (BTreeMap::from([(String::from("left right"), 5u32), (" trim ".to_owned(), 0u32)])), (BTreeMap::from([("bc".to_owned(), 6u32), ("k=v".to_owned(), 8u32)]));
    fn program_1000037(name: BTreeMap<String, u32>) -> String {
        let mut z = (if let Some(at) = Some(BTreeSet::from([8u32, 4, 1])) {
            let state = name.get("a");
            {
                {
                    let mut at = consume(name);
                    at = {
                        fn twice1(n: u32) -> u32 { n.wrapping_mul(2) }
                        let mut b = twice1(9u32);
                        checkpoint!();
                        at
                    };
                }
            }
            checkpoint!("p2");
            BTreeSet::from([8u32, 4, 1])
        } else { {
            checkpoint!();
            BTreeSet::from([1u32, 4, 1])
        } });
        let count = BTreeMap::from([("k=v".to_string(), (Some('a')).unwrap_or_else(|| 'ñ'))]);
        checkpoint!();
        checkpoint!();
        let mut cx;
        cx = tap("t3", ('b4: {
            checkpoint!();
            {
                let mut fuel5 = 3u32;
                'l6: loop {
                    if fuel5 == 0 { break 'l6 ({
                        let mut left = {
                            let mut fuel7 = 2u32;
                            'l8: loop {
                                if fuel7 == 0 { break ({
                                    for sum in (0..2u32) {
                                        checkpoint!();
                                        match tap("t9", shape(1)) {
                                            Shape::Empty => {
                                            z = BTreeSet::from([6u32, 4, 1]);
                                            let mut value;
                                            if (fuel5 != 1) {
                                                value = (Shape::Line { to: 2i64, from: -11i64 });
                                                z.insert((count.len() as u32));
                                            } else {
                                                value = (Some(shape(5))).unwrap_or_else(|| shape(11));
                                                let x = if ((sum < 7) && count.is_empty()) { &fuel5 } else { &fuel7 };
                                            }
                                        }
                                            _ => {
                                            z.insert(fuel7);
                                        }
                                        }
                                    }
                                    Box::new('🦀')
                                }); }
                                fuel7 -= 1;
                            }
                        };
                        shape(8)
                    }); }
                    fuel5 -= 1;
                }
            }
        }));
        effect(&cx);
        "bc".to_owned()
    }
}

scenario! {
    given ('k', VecDeque::from([BTreeMap::from([(2u32, "left right".to_string()), (10u32, " trim ".to_owned())]), BTreeMap::from([(9u32, "bc".to_owned()), (3u32, "k=v".to_owned())]), BTreeMap::from([(9u32, " trim ".to_owned()), (3u32, String::from("bc"))])]), (item(9), Some(8u32))), ('ñ', VecDeque::from([BTreeMap::from([(9u32, String::from("bc")), (5u32, "left right".to_string())]), BTreeMap::from([(7u32, "k=v".to_string()), (7u32, "bc".to_owned())]), BTreeMap::from([(6u32, "k=v".to_owned()), (5u32, String::from("ñ"))])]), (item(11), None::<u32>));
    fn program_1000041(mut count: char, _: VecDeque<BTreeMap<u32, String>>, (a, _): (Item, Option<u32>)) -> Result<u32, String> {
        let c = tap("t1", (vec![1u32, 7u32, 7u32], a.name.clone()));
        let mut left = tap("t2", (a.id, ('ñ', 'ñ')));
        checkpoint!();
        let right = &a.tags[..a.tags.len().min(2)];
        checkpoint!();
        let Shape::Line { from: rest, to: mut value } = ((if let [at, .., frame] = &a.tags[..] { shape(11) } else {
            if let 1 | 3 | 5..=7 = left.0 {
                if (Some(true)).unwrap_or_else(|| ((a.id <= 4) || (a.id % 4 == 0))) {
                    checkpoint!();
                }
                if let Shape::Empty = shape(2) {
                    checkpoint!("p3");
                    let name = (match (9u32, Some(1u32)) {
                        (entry, Some(2)) => {
                        checkpoint!();
                        checkpoint!("p4");
                        9usize
                    }
                        (mut name, Some(entry)) => {
                        effect((a.id, (a.id % 4 == 0)));
                        a.name.len()
                    }
                        (1 | 3 | 5..=7, mut entry) => {
                        left.0 &= a.id;
                        7usize
                    }
                        _ => { 5usize }
                    });
                    checkpoint!("p5");
                }
            } else {
                effect((&right, BTreeMap::from([(6u32, "k=v".to_owned()), (8u32, String::from("ñ"))]), &a.name));
                let _ = tap("moved", c);
                let f6 = |y: u32| y;
            }
            left = { left };
            checkpoint!("p7");
            Shape::Named("k=v".to_owned(), tap("t8", Some(7u32)))
        })) else {
            return Ok((match Some(vec![4i64, 5i64, 8i64]) {
                Some(_) => {
                if let 0..=4 = 4u32 {
                    if ((count < 'm') == (count < 'm')) {
                        return Err("left at 9".to_string());
                    }
                }
                'b10: {
                    for &p11 in a.spot.iter().skip(1) {
                        let at = &a.name;
                    }
                }
                checkpoint!();
                (a.tags.len() as u32)
            }
                Some(mut sum) => { ((right.len() as u32) / 5) }
                Some(b) if ((count < 'm') == (count < 'm')) => {
                checkpoint!("p12");
                (a.name.len() as u32)
            }
                _ => { mix(a.id, a.id) }
            }));
        };
        effect(&value);
        effect(&right);
        effect(&a);
        effect(&count);
        Ok((None::<u32>).unwrap_or_else(|| (left.0).wrapping_sub((if false { 6u32 } else { left.0 }))))
    }
}

scenario! {
    given ([5u32, 2, 15]), ([0u32, 2, 0]);
    fn program_1000042([_, .., name]: [u32; 3]) {
        let state = { name };
        let mut d = (0u32, 7u32);
        let mut left = (-9i64 ^ {
            checkpoint!();
            -9i64
        });
        let mut c: i64 = left;
        checkpoint!();
        d.0 = ((if let Ok(_) = Ok::<u32, String>(5u32) {
            checkpoint!();
            8u32
        } else {
            c = c;
            d.1
        })).saturating_sub(d.1);
        let a = (if false {
            let f1 = move |a: u32| (d.0 ^ (name ^ 4u32));
            let mut list = (Item { name: " trim ".to_owned(), ..item(2) });
            tap("t2", Some(vec![3u32]))
        } else if (d.1 % 3 == 0) { {
            let ref sum = left;
            let frame = &d.0;
            Some(vec![8u32, 4u32, 7u32])
        } } else {
            if ((tap("t3", 9usize)) > (11usize)) {
                let [mut rest, .., y] = [5u32, 2, 15];
                return ();
            }
            let w: &(u32, u32) = &d;
            tap("t4", None::<Vec<u32>>)
        });
        { let mut f5 = |given: u32| d.1 ^= given; f5((name & { name })); f5(3); }
        if ((state > 0) || ((state < 1) ^ (d.1 % 2 == 0))) {
            effect((&name, { VecDeque::from([true, true, false]) }, (9u32).wrapping_mul(d.1)));
            consume(a);
            let Shape::Named(at, _) = ((Shape::Line { to: c, from: left })) else {
                return ();
            };
        } else {
            std::mem::swap(&mut c, &mut left);
        }
        assert_ne!(Some(9u32), Some(987_654), "never");
        checkpoint!();
        checkpoint!();
        effect(&d);
        effect(&name);
    }
}

scenario! {
    fresh given (BTreeSet::from([10u32, 4, 1]), vec![vec![4u32, 3u32], vec![7u32, 1u32], vec![10u32]], vec![String::from("ñ"), "k=v".to_owned(), String::from("left right")]), (BTreeSet::from([11u32, 4, 1]), vec![vec![11u32, 6u32, 0u32], vec![5u32], vec![7u32, 1u32]], vec!["a".to_string(), String::from(""), String::from("ñ")]);
    fn program_1000043(sum: BTreeSet<u32>, a: Vec<Vec<u32>>, mut n: Vec<String>) -> Vec<u32> {
        let mut b = {
            checkpoint!();
            Vec::<u32>::new()
        };
        let w = (if (((8usize) > (a.len())) | true) {
            let a = (Vec::<u32>::new(), Some(10u32));
            checkpoint!();
            (if !(n.is_empty()) {
                let mut fuel1 = 4u32;
                'l2: loop {
                    if fuel1 == 0 { break; }
                    fuel1 -= 1;
                    checkpoint!();
                    n.push(String::from(""));
                    let mut fuel3 = 3u32;
                    while fuel3 > 0 && { checkpoint!(); (None::<bool>).unwrap_or((fuel1 != 1)) } {
                        fuel3 -= 1;
                        for right in b.iter_mut() {
                            assert!((if false { ((fuel1 != 6) || (*right % 4 == 0)) } else { (*right < 8) }) || true);
                        }
                        let cx: Vec<u32>;
                        let mut fuel4 = 4u32;
                        while fuel4 > 0 && let Some(_) = a.1.as_ref() {
                            fuel4 -= 1;
                            match a.1 {
                                Some(ref w) => {
                                assert_ne!(tap("t5", a.1), Some(987_654), "never");
                                b = b.clone();
                                let mut name = (if let Ok(left) = Ok::<u32, String>(1u32) { (String::from("left right"), "left right".to_string()) } else { ("bc".to_owned(), " trim ".to_owned()) });
                            }
                                Some(2) => {
                                let mut left = (6i64, vec![" trim ".to_owned(), " trim ".to_owned(), String::from("left right")]);
                            }
                                _ => {
                                let mut a = item(3);
                                let list = (Some((("".to_string(), 6u32), true))).unwrap_or(tap("t6", (("a".to_owned(), 0u32), false)));
                            }
                            }
                        }
                        if tap("t7", (fuel4 % 4 == 0)) {
                            cx = (Some(b)).unwrap_or_else(|| Vec::<u32>::new());
                        } else {
                            cx = tap("t8", b);
                        }
                        b = vec![2u32, 4u32];
                    }
                }
                (fuel1 % 2 == 0)
            } else if n.is_empty() { true } else {
                checkpoint!("p9");
                true
            })
        } else { !((Some(true)).unwrap_or_else(|| false)) });
        checkpoint!("p10");
        effect(&w);
        effect(&b);
        effect(&n);
        effect(&sum);
        std::mem::take(&mut b)
    }
}

scenario! {
    given ([0u32, 2, 0], VecDeque::from([5u32, 2u32]), 2u32), ([8u32, 2, 24], VecDeque::from([8u32, 8u32, 9u32]), 1u32), ([6u32, 2, 18], VecDeque::from([0u32, 7u32, 0u32]), 2u32);
    fn program_1000048([sum, .., mut b]: [u32; 3], w: VecDeque<u32>, cx: u32) -> Result<u32, String> {
        let mut entry = {
            let mut name = tap("t1", VecDeque::from([String::from("left right"), "k=v".to_string()]));
            checkpoint!();
            BTreeMap::from([(3u32, "k=v".to_owned()), (0u32, String::from("ñ"))])
        };
        let a = ((sum) as usize);
        let rest: (u32, [u32; 3]) = {
            entry.insert(sum, { "left right".to_string() });
            (1u32, [1u32, 2, 3])
        };
        checkpoint!();
        let mut fuel2 = 1u32;
        'l3: while fuel2 > 0 && entry.is_empty() {
            fuel2 -= 1;
            b = fuel2;
        }
        'l4: for c in (0usize..((entry.len()).min(3))).take(2).map(|rest| half(mix(b, fuel2))) {
            consume(entry);
            let c = ('🦀', [10u32, 2, 30]);
            entry = BTreeMap::from([((cx | fuel2), join("t", "t"))]);
        }
        effect((sum).min(10u32));
        effect(&Noisy::new("t5"));
        checkpoint!();
        let None = (((b <= 3)).then(|| vec![item(8), item(2)])) else {
            return Ok(checked(fuel2)?);
        };
        effect(&rest);
        effect(&b);
        Ok((rest.0).max((4u32 | sum)))
    }
}

scenario! {
    given (BTreeSet::from([3u32, 4, 1]), '🦀');
    fn program_1000052(c: BTreeSet<u32>, mut a: char) -> String {
        let mut w = {
            let mut fuel1 = 2u32;
            'l2: loop {
                if fuel1 == 0 { break 'l2 ({
                    let mut fuel3 = 3u32;
                    loop {
                        if fuel3 == 0 { break; }
                        fuel3 -= 1;
                        a = a;
                    }
                    Vec::from([format!("-"), "k=v".to_string()])
                }); }
                fuel1 -= 1;
                let mut z = {
                    let mut count = vec![Box::new("bc".to_owned())];
                    checkpoint!();
                    (if false {
                        let b: Shape = shape(0);
                        Vec::<(String, i64)>::new()
                    } else {
                        if ((fuel1 % 3 == 0) | c.contains(&4u32)) {
                            consume(count);
                            a = 'k';
                        } else {
                            count.push(Box::new("".to_string()));
                            checkpoint!();
                        }
                        checkpoint!("p4");
                        Vec::<(String, i64)>::new()
                    })
                };
                effect(((z.len() as u32), a));
                let ref frame = fuel1;
            }
        };
        let value = {
            if true {
                if false {
                    if ((((c.len() as u32) & 10u32)) != (11u32)) {
                        w = Vec::from([String::from(""), "bc".to_owned()]);
                        if ((a < 'm') | (a < 'm')) {
                            effect(vec![6u32, 10u32]);
                            w.sort();
                            let mut state = item(0);
                        } else if (a < 'm') {
                            let mut c = vec![c.clone()];
                        } else {
                            let at = &mut a;
                        }
                    } else if (a < 'm') {
                        w.push(format!("{a}--"));
                    } else if false {} else {}
                } else {}
            }
            String::from("bc")
        };
        checkpoint!();
        effect(&c);
        "a".to_string()
    }
}

scenario! {
    fresh given (4u32, (shape(7), ('🦀', "a".to_owned()))), (1u32, (shape(8), ('🦀', "a".to_string())));
    fn program_1000053(c: u32, (name, (mut b, cx)): (Shape, (char, String))) -> Vec<u32> {
        let mut left = Vec::from([name, tap("t1", shape(6))]);
        let mut list = consume(left);
        let mut a = (if (list > 1) {
            let mut fuel2 = 1u32;
            loop {
                if fuel2 == 0 { break; }
                fuel2 -= 1;
                checkpoint!();
                let w = cx.trim();
            }
            vec![Vec::<String>::new(), vec![" trim ".to_owned(), "k=v".to_owned()]]
        } else {
            let ref rest = c;
            checkpoint!();
            (match shape(8) {
                Shape::Dot(_) if (*rest > 0) => {
                effect((VecDeque::from(["a".to_string(), String::from("bc")]), list, &*rest));
                Vec::<Vec<String>>::new()
            }
                _ => {
                let mut frame: i64;
                checkpoint!();
                if let Some(mut list) = Some(Box::new(false)) {
                    let count = &b;
                    if cx.starts_with('a') {} else if (*count < 'm') {} else {}
                }
                if true {
                    frame = 6i64;
                } else {
                    frame = 6i64;
                }
                tap("t3", vec![vec!["bc".to_owned(), String::from("bc")], Vec::<String>::new(), vec!["left right".to_string()]])
            }
            })
        });
        checkpoint!();
        effect(&a);
        effect(&list);
        Vec::from([(if let Some(frame) = a.last() {
            let right = &list;
            7u32
        } else { c })])
    }
}

scenario! {
    fresh given ((vec![false, false], BTreeMap::from([(String::from("bc"), String::from("")), (String::from("left right"), " trim ".to_owned())]))), ((Vec::<bool>::new(), BTreeMap::from([(String::from("left right"), "a".to_string()), (String::from("ñ"), "".to_string())]))), ((Vec::<bool>::new(), BTreeMap::from([("bc".to_owned(), "left right".to_string()), (" trim ".to_owned(), "left right".to_string())])));
    fn program_1000054((mut sum, mut count): (Vec<bool>, BTreeMap<String, String>)) -> Result<u32, String> {
        let mut at = tap("t1", vec![4u32, 2u32]);
        let mut w = VecDeque::from([2usize, 9usize]);
        let mut left = vec![None::<char>, None::<char>, Some('ñ')];
        consume(at);
        let b = count.get("a");
        at = {
            let mut fuel2 = 3u32;
            loop {
                if fuel2 == 0 { break ({
                    w.push_back(((10usize / 4) % 5));
                    Vec::from([tap("t3", fuel2)])
                }); }
                fuel2 -= 1;
                effect(fuel2);
            }
        };
        checkpoint!();
        checkpoint!();
        checkpoint!("p4");
        let _g5 = Noisy::new("g5");
        let mut fuel6 = 4u32;
        while fuel6 > 0 && ((fuel6) == (mix(4u32, fuel6))) {
            fuel6 -= 1;
            debug_assert!((((count.len() as u32)) > (fuel6)) | true);
        }
        if !at.is_empty() {
            let n = &at[at.len() - 1];
            let mut sum = (3u32, sum.clone());
            'b7: {
                let n = sum.0;
                if let Some(at) = at.get(1).cloned() {
                    consume(w);
                }
            }
        }
        'b8: {
            let mut fuel9 = 4u32;
            while fuel9 > 0 && let Some(n) = Some(fuel9) {
                fuel9 -= 1;
            }
        }
        effect(&fuel6);
        effect(&left);
        effect(&at);
        effect(&sum);
        Ok((if true { ('b10: {
            checkpoint!("p11");
            fuel6
        }) } else if (None::<bool>).unwrap_or_else(|| (fuel6 % 3 == 0)) {
            checkpoint!();
            checkpoint!();
            checkpoint!();
            ((sum.len()) as u32)
        } else {
            let c = &at;
            checkpoint!();
            fuel6
        }))
    }
}

scenario! {
    given ((5u32, [4u32, 2, 12])), ((3u32, [11u32, 2, 33])), ((1u32, [0u32, 2, 0]));
    fn program_1000058(left: (u32, [u32; 3])) -> Result<u32, String> {
        let d = "bc".to_owned();
        let mut value = Vec::from([(left.0 ^ left.0)]);
        let mut cx: String = (if (left.0 < 3) {
            checkpoint!();
            d
        } else if value.is_empty() {
            effect(left);
            if !value.is_empty() {
                let list = &value[value.len() - 1];
                checkpoint!();
                value = vec![8u32, 5u32, 1u32];
            }
            checkpoint!("p1");
            d
        } else {
            let cx = (if tap("t2", d.is_empty()) { BTreeMap::from([(4u32, 9u32), (9u32, 3u32)]) } else {
                if (if (left.0 % 2 == 0) { d.is_empty() } else { false }) && let "" = d.as_str() {
                    for cx in value.iter_mut() {
                        let w = &mut *cx;
                        {
                            match Some(vec!["a".to_string(), "a".to_string(), "a".to_owned()]) {
                                None => {
                                let mut left = Vec::new();
                                let mut n = 9u32;
                                left.push(Vec::from([mix(*w, n)]));
                            }
                                _ => {
                                checkpoint!();
                            }
                            }
                        }
                    }
                }
                checkpoint!();
                BTreeMap::from([(7u32, 9u32), (5u32, 10u32)])
            });
            checkpoint!("p8");
            d
        });
        checkpoint!();
        Ok(total(&value))
    }
}

scenario! {
    fresh given ((vec![true, false, true], vec![10u32]), "a".to_string());
    fn program_1000059((state, _): (Vec<bool>, Vec<u32>), b: String) -> Result<u32, String> {
        let mut frame: Option<u32> = {
            let mut fuel1 = 1u32;
            'l2: loop {
                if fuel1 == 0 { break 'l2 ({
                    checkpoint!("p3");
                    let a = if (fuel1 % 4 == 0) { &fuel1 } else { &fuel1 };
                    None::<u32>
                }); }
                fuel1 -= 1;
                if let Some(frame) = {
                    checkpoint!();
                    Some(Some(6u32))
                } {
                    let value: &u32 = &fuel1;
                    checkpoint!("p4");
                    if let Shape::Empty = shape(10) {
                        match &frame {
                            Some(a) => {
                            'b5: {
                                let z = frame.as_ref();
                                match b.as_str() {
                                    "k=v" | "bc" if (*a > 0) => {
                                    'b6: {
                                        checkpoint!("p7");
                                        checkpoint!("p8");
                                        let at = &b;
                                    }
                                    {
                                        let b = b.as_str().trim_start();
                                        let (mut frame, count) = (if let None = frame.as_ref() {
                                            if let Some('a'..='z') = None::<char> {
                                                checkpoint!("p9");
                                                let mut name = {
                                                    let mut fuel10 = 1u32;
                                                    loop {
                                                        if fuel10 == 0 { break ({ item(5) }); }
                                                        fuel10 -= 1;
                                                    }
                                                };
                                            } else {}
                                            checkpoint!();
                                            ('k', vec![5u32, 2u32, 0u32])
                                        } else { ('a', Vec::<u32>::new()) });
                                    }
                                }
                                    "" => {}
                                    "a" => {}
                                    _ => {}
                                }
                            }
                        }
                            Some(_) => {}
                            Some(2) => {}
                            _ => {}
                        }
                    } else {}
                }
            }
        };
        let mut d = Vec::from([(9u32).wrapping_sub(5u32)]);
        checkpoint!();
        checkpoint!();
        effect(&d);
        effect(&b);
        Ok(9u32)
    }
}

scenario! {
    fresh given (), (), ();
    fn program_1000061() -> Result<u32, String> {
        let mut left = (if false {
            let f1 = move |name: u32| (mix(name, name)).min((if (name % 3 == 0) { 9u32 } else { name }));
            for a in ([2u32, 2, 6]).into_iter().rev() {
                if !(((a % 2 == 0) | (a % 2 == 0))) {
                    let _g2 = Noisy::new("g2");
                    let mut fuel3 = 4u32;
                    while fuel3 > 0 && (a != 8) {
                        fuel3 -= 1;
                        effect(({
                            let left: Vec<VecDeque<String>> = vec![VecDeque::from(["bc".to_owned(), "a".to_owned(), String::from("")]), VecDeque::from([String::from("")]), VecDeque::from([String::from(""), "a".to_owned(), "".to_string()])];
                            checkpoint!();
                            Some(1u32)
                        }, Box::new(0i64), fuel3));
                        let f4 = |entry: u32| fuel3;
                        let z = if (('k') > ('🦀')) { &_g2 } else { &_g2 };
                        let f5 = |name: u32| 0u32;
                    }
                    let Item { name: rest, id: _, .. } = {
                        checkpoint!();
                        if (fuel3 % 4 == 0) {
                            checkpoint!("p6");
                            'b8: {
                                let f9 = |at: u32| at;
                            }
                        }
                        checkpoint!();
                        (Item { id: fuel3, tags: vec![String::from(""), "bc".to_owned(), String::from("ñ")], name: "a".to_string(), spot: Some((3i64, true)) })
                    };
                } else if (a <= 7) {} else {}
            }
            (Some(0i64)).unwrap_or(-9i64)
        } else if true { (if true { 0i64 } else { tap("t10", 3i64) }) } else {
            checkpoint!();
            -10i64
        });
        let mut name = (if ((((('k') as u32)) > (1u32)) | (left > 6)) { Box::new((if (left <= 8) { 11usize } else { 8usize })) } else { tap("t11", Box::new(7usize)) });
        let mut sum = (consume(name) | (10usize).saturating_sub(6usize));
        let mut x = Some((10u32, '🦀'));
        checkpoint!();
        checkpoint!();
        effect(&x);
        Ok(('b12: {
            match &x {
                Some((c, 'ñ' | 'k')) => {
                let right = Shape::Group(vec![2u32, 10u32, 1u32]);
                if (*c % 4 == 0) {} else {}
            }
                Some((right, 'a'..='z')) => {}
                _ => {}
            }
            9u32
        }))
    }
}

scenario! {
    given (false, vec![0u32, 11u32, 6u32], (item(9), " trim ".to_owned())), (false, vec![0u32, 3u32, 4u32], (item(6), "".to_string())), (false, Vec::<u32>::new(), (item(10), String::from("bc")));
    fn program_1000062(y: bool, mut x: Vec<u32>, (Item { name: entry, tags: mut count, .. }, mut cx): (Item, String)) -> Option<u32> {
        let mut z: Vec<u32> = { (match Shape::Named(entry, x.pop()) {
            Shape::Named(name, Some(mut count)) => {
            checkpoint!();
            vec![1u32]
        }
            Shape::Dot(entry) => { vec![4u32, 2u32] }
            Shape::Named(list, Some(cx)) => {
            effect(&list);
            x
        }
            _ => {
            for (d, count) in count.iter_mut().enumerate().skip(1).rev() {
                effect(&y);
                let right = &x;
                let mut frame = Some(VecDeque::from([shape(6), shape(6)]));
            }
            checkpoint!();
            checkpoint!();
            std::mem::take(&mut x)
        }
        }) };
        let z: u32 = ({
            let mut fuel1 = 3u32;
            loop {
                if fuel1 == 0 { break ({
                    {
                        x = (if !y {
                            let mut w = z.iter().copied().collect::<BTreeSet<u32>>();
                            ('b2: {
                                let mut at = -9i64;
                                let ref a = z;
                                a.clone()
                            })
                        } else if y {
                            checkpoint!();
                            vec![4u32, 11u32, 8u32]
                        } else {
                            let value = &count;
                            vec![9u32, 4u32]
                        });
                        'l3: for sum in (&z[..z.len().min(2)]).iter().rev() {
                            checkpoint!();
                            checkpoint!();
                        }
                    }
                    fuel1
                }); }
                fuel1 -= 1;
            }
        } / 7);
        let mut state = Some(BTreeSet::from([4u32, 4, 1]));
        let mut c = BTreeMap::from([(String::from("bc"), BTreeMap::from([(String::from("bc"), String::from("left right")), ("left right".to_string(), "".to_string())])), ("".to_string(), BTreeMap::from([("".to_string(), "k=v".to_owned()), (String::from("bc"), String::from("left right"))]))]);
        checkpoint!("p4");
        checkpoint!();
        effect(&state);
        effect(&cx);
        effect(&x);
        effect(&y);
        {
            let mut rest = std::mem::take(&mut x);
            None::<u32>
        }
    }
}

scenario! {
    given ();
    fn program_1000063() {
        let a = (8u32, 3u32);
        checkpoint!();
        let mut frame = { BTreeMap::from([(4u32, Vec::<u32>::new()), (8u32, vec![10u32, 6u32, 5u32])]) };
        let count = frame.get(&4u32);
        let mut y = {
            assert_ne!(half(a.0), Some(987_654), "never");
            shape(5)
        };
        let mut fuel1 = 2u32;
        loop {
            if fuel1 == 0 { break; }
            fuel1 -= 1;
            if let (left, None) = {
                let mut fuel2 = 2u32;
                loop {
                    if fuel2 == 0 { break ({
                        frame.insert(a.1, vec![5u32, 0u32, 1u32]);
                        (5u32, Some(2u32))
                    }); }
                    fuel2 -= 1;
                    let c = Box::new(vec![String::from("bc"), String::from("ñ"), "a".to_string()]);
                }
            } {
                frame = BTreeMap::from([((match a.1 {
                    0..=4 => {
                    checkpoint!();
                    checkpoint!();
                    a.0
                }
                    2 => { {
                    frame = frame;
                    effect((&y, (if (a.1 != 1) {
                        if (a.1 % 4 == 0) {
                            let mut at = Vec::<u32>::new();
                            frame.insert(tap("t3", fuel1), {
                                let name;
                                let list = frame.get(&4u32);
                                let mut fuel4 = 1u32;
                                while fuel4 > 0 && let Some(y) = None::<BTreeMap<u32, Item>> {
                                    fuel4 -= 1;
                                    let _ = &a;
                                }
                                if (a.1 % 2 == 0) {
                                    name = VecDeque::from([2u32]);
                                } else {
                                    name = VecDeque::from([0u32, 6u32, 10u32]);
                                }
                                vec![2u32, 5u32]
                            });
                        }
                        vec![5u32, 8u32]
                    } else { (if (left < 0) { Vec::<u32>::new() } else { vec![8u32, 2u32] }) }), 4usize));
                    fuel1
                } }
                    _ => {
                    checkpoint!();
                    left
                }
                }), Vec::<u32>::new())]);
            } else {}
        }
        checkpoint!();
    }
}

scenario! {
    given (Some(Vec::<char>::new()), Box::new(vec![item(11), item(8), item(3)]));
    fn program_1000065(_: Option<Vec<char>>, mut sum: Box<Vec<Item>>) -> Vec<u32> {
        let list: bool = tap("t1", tap("t2", false));
        effect(&sum);
        checkpoint!();
        'b3: {
            checkpoint!("p4");
        }
        checkpoint!();
        drop(sum);
        let z = &list;
        effect((list, z));
        assert!(((11u32) > (4u32)), "assertion 5");
        let x = if !*z { &list } else { &list };
        let mut left = 0i64;
        let mut c = Vec::new();
        effect(left);
        checkpoint!();
        c.push(vec![3u32]);
        let (left, mut n) = (shape(0), (shape(3), 'ñ'));
        let value = tap("t6", item(3));
        if true {
            let mut c = value.id;
            let mut name = Vec::new();
            'l7: for count in value.tags.iter() {
                let b = if count.is_empty() { &n.1 } else { &n.1 };
                let mut fuel8 = 4u32;
                loop {
                    if fuel8 == 0 { break; }
                    fuel8 -= 1;
                    {
                        let ref state = value.id;
                    }
                    c = c;
                }
            }
            name.push(tap("t9", (11u32, 10u32)));
        }
        effect(&value);
        effect(&n);
        effect(&left);
        (if list { (match &n.0 {
            Shape::Named(_, Some(d)) => { vec![0u32, 7u32, 11u32] }
            Shape::Line { from: y, to: rest } => {
            let mut fuel10 = 2u32;
            loop {
                if fuel10 == 0 { break; }
                fuel10 -= 1;
                if (fuel10 % 4 == 0) {
                    let w: String = value.name.clone();
                    consume(c);
                } else {}
                c = Vec::<Vec<u32>>::new();
            }
            vec![0u32]
        }
            Shape::Named(count, Some(entry)) => {
            checkpoint!("p11");
            vec![1u32, 11u32, 7u32]
        }
            _ => {
            checkpoint!("p12");
            Vec::from([value.id])
        }
        }) } else if !list { tap("t13", vec![9u32, 4u32, 7u32]) } else { vec![2u32] })
    }
}

scenario! {
    fresh given ((shape(2), BTreeSet::from([4u32, 4, 1])), VecDeque::from([-11i64, 1i64])), ((shape(8), BTreeSet::from([0u32, 4, 1])), VecDeque::from([1i64, 5i64, 4i64])), ((shape(7), BTreeSet::from([11u32, 4, 1])), VecDeque::from([-10i64, 5i64, 3i64]));
    fn program_1000068((mut cx, n): (Shape, BTreeSet<u32>), mut list: VecDeque<i64>) -> Result<u32, String> {
        let sum = "a".to_string();
        let c = (if (None::<bool>).unwrap_or(list.is_empty()) {
            checkpoint!();
            (if list.is_empty() { {
                let mut fuel1 = 1u32;
                loop {
                    if fuel1 == 0 { break ({
                        if ((fuel1 > 3) ^ (fuel1 % 2 == 0)) {
                            effect(&cx);
                            _ = fuel1;
                            checkpoint!();
                        }
                        8i64
                    }); }
                    fuel1 -= 1;
                    let mut w = Box::new(Noisy::new("n2"));
                    let entry = sum.as_str();
                }
            } } else if n.contains(&4u32) {
                _ = true;
                { -10i64 }
            } else {
                list.push_front(3i64);
                if n.contains(&4u32) {
                    let mut c;
                    if list.is_empty() {
                        c = Some(Noisy::new("n3"));
                    } else {
                        let mut fuel4 = 3u32;
                        loop {
                            if fuel4 == 0 { break; }
                            fuel4 -= 1;
                            let mut entry: Option<bool>;
                            if true && let "" = sum.as_str() {}
                            entry = Some(false);
                        }
                        c = Some(Noisy::new("n5"));
                    }
                } else {}
                2i64
            })
        } else if true {
            checkpoint!("p6");
            (Some(3i64)).unwrap_or(6i64)
        } else { 3i64 });
        checkpoint!();
        checkpoint!("p7");
        effect(&n);
        Ok(2u32)
    }
}

scenario! {
    fresh given (BTreeMap::from([(10u32, (0usize, Noisy::new("n1"))), (0u32, (5usize, Noisy::new("n2")))]), shape(8));
    fn program_1000071(state: BTreeMap<u32, (usize, Noisy)>, x: Shape) -> Option<u32> {
        let mut a: String = (if let Ok(count) = (if matches!(x, Shape::Dot(1..=9)) {
            checkpoint!("p3");
            Err::<u32, String>("no".to_string())
        } else if ((3u32) == ((state.len() as u32))) {
            let mut at = Vec::<u32>::new();
            checkpoint!();
            Err::<u32, String>("no".to_string())
        } else {
            drop(state);
            Ok::<u32, String>(9u32)
        }) {
            'b4: {
                checkpoint!();
                for (c, at) in (BTreeSet::from([0u32, 4, 1])).into_iter().map(|list| (list).to_string()).enumerate().zip(10u32..) {
                    let entry: ((String, i64), (Noisy, String)) = ((String::from("left right"), 7i64), (Noisy::new("n5"), "bc".to_owned()));
                    let mut value = (if (matches!(x, Shape::Empty | Shape::Line { .. }) == (count % 3 == 0)) {
                        effect((VecDeque::from([5u32, 5u32, 8u32]), Box::new((c.0 % 4 == 0)), &count));
                        let mut frame = (Some("k=v".to_string())).unwrap_or(tap("t6", c.1.clone()));
                        (7u32, false)
                    } else if ((c.0 > 6) & (c.0 % 4 == 0)) {
                        checkpoint!();
                        (11u32, true)
                    } else {
                        let mut value = Vec::new();
                        'b7: {
                            checkpoint!("p8");
                            let mut rest: Option<Vec<Item>> = {
                                effect((&entry.1, at, &x));
                                checkpoint!();
                                (if (count % 3 == 0) {
                                    checkpoint!();
                                    let mut fuel9 = 4u32;
                                    while fuel9 > 0 && (at != 3) {
                                        fuel9 -= 1;
                                        checkpoint!();
                                        checkpoint!();
                                        let mut rest = join(c.1.as_str(), c.1.trim());
                                    }
                                    checkpoint!();
                                    Some(vec![item(4)])
                                } else { Some(vec![item(2), item(0), item(9)]) })
                            };
                        }
                        value.push(" trim ".to_owned());
                        checkpoint!();
                        (2u32, true)
                    });
                }
            }
            (if matches!(x, Shape::Named(..)) { "a".to_owned() } else { " trim ".to_owned() })
        } else { "left right".to_string() });
        let c = std::mem::replace(&mut a, " trim ".to_owned());
        let mut frame = ((Some(None::<String>)).unwrap_or(tap("t10", Some(String::from(""))))).unwrap_or(std::mem::take(&mut a));
        checkpoint!();
        effect(&c);
        (match (10u32, Some(3u32)) {
            (cx, Some(mut right)) => {
            'b11: {
                let n = &frame;
                let z = &mut right;
            }
            Some(1u32)
        }
            (b, None) if c.is_empty() => { (None::<Option<u32>>).unwrap_or((Some(Some(3u32)))?) }
            _ => { Some(4u32) }
        })
    }
}

scenario! {
    given (None::<Vec<u32>>), (Some(vec![7u32, 8u32]));
    fn program_1000072(w: Option<Vec<u32>>) -> u32 {
        let mut count = [4u32, 2, 12];
        let mut x = "a".to_string();
        checkpoint!("p1");
        let mut entry = Vec::new();
        _ = {
            if (count[1] < 5) {
                consume(x);
                { let mut f2 = |given: u32| count[1] ^= given; f2(((5u32 | 9u32)).saturating_sub(6u32)); f2(3); }
            } else {
                x.push_str(&join("x", &x));
            }
            (if ((2i64) > (4i64)) { ("left right".to_string(), [5u32, 2, 15]) } else {
                for w in w.iter() {
                    effect((&count, (if (count[1] % 3 == 0) {
                        let b = ('b3: {
                            let z = VecDeque::from([false, false]);
                            #[cfg(any())] effect("never");
                            #[allow(unused)] let n = { "left right".to_string() };
                            (Some(String::from(""))).unwrap_or_else(|| n.clone())
                        });
                        if (count[1] > 8) {
                            effect(count);
                            let c = {
                                {
                                    effect((&*w, &b));
                                }
                                shape(7)
                            };
                            continue;
                        }
                        BTreeMap::from([(8u32, " trim ".to_owned()), (11u32, String::from("left right"))])
                    } else if (count[1] != 2) { BTreeMap::from([(11u32, "k=v".to_owned()), (0u32, "left right".to_string())]) } else {
                        checkpoint!();
                        BTreeMap::from([(0u32, String::from("left right")), (3u32, "a".to_owned())])
                    }), (if tap("t5", w.is_empty()) { (5u32, "k=v".to_string()) } else { (7u32, "left right".to_string()) })));
                }
                checkpoint!();
                (Some(("".to_string(), [8u32, 2, 24]))).unwrap_or(("bc".to_owned(), [10u32, 2, 30]))
            })
        };
        entry.push(4i64);
        tap("t6", (std::mem::replace(&mut count[1], 0u32) & count[(1usize) % 3]))
    }
}

scenario! {
    given (item(2));
    fn program_1000074(Item { name: c, tags: sum, .. }: Item) -> Result<u32, String> {
        let mut entry = c;
        let mut at = (Some(7u32)).unwrap_or_else(|| (7u32).wrapping_mul((sum.len() as u32)));
        let mut list: Vec<u32> = Vec::<u32>::new();
        let mut value = {
            let mut fuel1 = 2u32;
            loop {
                if fuel1 == 0 { break ({
                    checkpoint!();
                    vec![4u32; 2]
                }); }
                fuel1 -= 1;
                effect(&list);
                if let Ok(a) = tap("t2", Err::<u32, String>("no".to_string())) {
                    if (fuel1 % 3 == 0) {
                        for _ in (0..=2u32) {
                            let d = ((('🦀') < (('b3: {
                                entry += &join("", "t").as_str();
                                '🦀'
                            }))) ^ (a % 4 == 0));
                        }
                    } else if (sum.is_empty() | entry.starts_with('a')) {
                        at = fuel1;
                        list.sort();
                    } else {
                        let name: (VecDeque<u32>, String) = { {
                            let mut fuel4 = 3u32;
                            loop {
                                if fuel4 == 0 { break ({ tap("t5", (VecDeque::from([3u32, 4u32]), "k=v".to_owned())) }); }
                                fuel4 -= 1;
                                at = tap("t6", fuel1);
                                if let "k=v" | "bc" = entry.as_str() {
                                    consume(list);
                                    let w = &mut at;
                                    list = tap("t7", vec![7u32, 7u32, 1u32]);
                                    let mut fuel8 = 3u32;
                                    'l9: loop {
                                        if fuel8 == 0 { break; }
                                        fuel8 -= 1;
                                        let mut value = ((fuel1 % 3 == 0)).then(|| Box::new(shape(0)));
                                        effect(Noisy::new("t10").name().len());
                                        effect(fuel8);
                                    }
                                    drop(entry);
                                }
                                entry = "a".to_owned();
                            }
                        } };
                    }
                }
            }
        };
        checkpoint!();
        checkpoint!("p11");
        effect(&list);
        Ok(at)
    }
}

scenario! {
    fresh given ((vec![2i64], String::from("bc"))), ((vec![5i64], "a".to_string())), ((vec![4i64], String::from("")));
    fn program_1000076((z, d): (Vec<i64>, String)) -> String {
        let mut frame = {
            let mut fuel1 = 1u32;
            'l2: loop {
                if fuel1 == 0 { break ({ VecDeque::from([Some(shape(11))]) }); }
                fuel1 -= 1;
                let mut rest = Vec::new();
                let list = &d;
                rest.push((-9i64, item(10)));
                let n = &rest;
                let left: u32 = (z.len() as u32);
            }
        };
        let a = format!("");
        let mut at = tap("t3", d);
        checkpoint!("p4");
        let w = &z;
        frame.push_back(tap("t5", {
            let mut fuel6 = 1u32;
            loop {
                if fuel6 == 0 { break ({
                    if (None::<bool>).unwrap_or((fuel6 % 3 == 0)) {
                        let _g7 = Noisy::new("g7");
                    } else if frame.is_empty() {
                        let mut cx = (match at.as_str() {
                            "" => { (Some(4i64)).unwrap_or_else(|| 4i64) }
                            "a" => { {
                            if !z.is_empty() {
                                let n = &z[z.len() - 1];
                                let _g8 = Noisy::new("g8");
                            }
                            checkpoint!();
                            1i64
                        } }
                            _ => {
                            at = a.clone();
                            'b9: {
                                let _ = tap("moved", at);
                                _ = tap("t10", 3i64);
                            }
                            checkpoint!();
                            6i64
                        }
                        });
                    } else {}
                    Some(shape(11))
                }); }
                fuel6 -= 1;
            }
        }));
        checkpoint!();
        effect(&w);
        effect(&a);
        effect(&frame);
        " trim ".to_owned()
    }
}

scenario! {
    fresh given ();
    fn program_1000077() -> Result<u32, String> {
        let mut at = ((Some(Some(vec![7u32, 7u32]))).unwrap_or(Some(Vec::<u32>::new()))).unwrap_or((if false { {
            checkpoint!();
            checkpoint!();
            Vec::<u32>::new()
        } } else if false {
            match Some(8i64) {
                Some(right) => {
                let b = &right;
                let _g1 = Noisy::new("g1");
            }
                _ => {
                let f2 = move |z: u32| (((if (z != 0) { 'a' } else { 'ñ' })) as u32);
                _ = (8i64 ^ 1i64);
            }
            }
            (if false { vec![1u32, 2u32] } else if false { vec![10u32, 8u32, 1u32] } else {
                let state = 8u32;
                let _ = ("k=v".to_owned(), 2i64);
                vec![0u32, 3u32, 0u32]
            })
        } else {
            checkpoint!();
            let mut fuel3 = 1u32;
            loop {
                if fuel3 == 0 { break; }
                fuel3 -= 1;
                let list: &u32 = &fuel3;
                checkpoint!();
            }
            vec![4u32, 5u32, 0u32]
        }));
        let mut c: Vec<i64> = vec![(((at.len()).wrapping_mul(5usize)) as i64), ('b4: { 3i64 }), 5i64];
        let mut frame = (if true {
            {
                let b = c.first();
            }
            {
                match at.last() {
                    Some(rest) => {
                    consume(c);
                    let _g5 = Noisy::new("g5");
                }
                    Some(_) => {
                    let list = &c[..c.len().min(2)];
                    checkpoint!();
                }
                    Some(b) if at.is_empty() => {
                    {
                        {}
                    }
                }
                    _ => {}
                }
                checkpoint!();
                at.clone()
            }
        } else if (c.is_empty() & at.is_empty()) {
            checkpoint!();
            std::mem::replace(&mut at, vec![10u32, 4u32, 9u32])
        } else { vec![4u32] });
        let mut value = (if (at.is_empty() | (true || true)) { 11u32 } else { (0u32).min(6u32) });
        checkpoint!();
        effect(&value);
        Ok(value)
    }
}

scenario! {
    given ("".to_string()), ("a".to_owned()), ("k=v".to_owned());
    fn program_1000080(mut frame: String) -> Result<u32, String> {
        let mut state = frame.clone();
        let mut y = state.clone();
        checkpoint!();
        state = {
            frame.push_str(&join("x", frame.trim()));
            let mut z: bool = ((9u32) != ((7u32).saturating_sub(6u32)));
            checkpoint!();
            join("s", state.as_str())
        };
        if (true ^ state.is_empty()) {
            consume(frame);
            match Ok::<u32, String>({ 10u32 }) {
                Ok(at) => {
                frame = state.clone();
            }
                Ok(x) => {
                'l1: for c in (0u32..((x) % 4)).skip_while(|entry| ((x != 1) | (y.is_empty() | y.is_empty()))) {
                    effect((Some(Some("bc".to_owned()))).ok_or("nothing")?);
                    let right: Vec<Item>;
                    if (((if (c <= 6) { 'ñ' } else { 'k' })) != ((if (y.is_empty() ^ (c % 4 == 0)) { 'k' } else { '🦀' }))) {
                        let left = if (y.is_empty() && ((x) != (c))) { &y } else { &y };
                        continue;
                    }
                    checkpoint!();
                    if (y.is_empty() | (c % 3 == 0)) {
                        if !(y.is_empty()) {
                            consume(state);
                        } else {
                            if y.is_empty() {
                                let mut cx = 6u32;
                            }
                        }
                        right = vec![item(9), item(1)];
                    } else {
                        right = Vec::from([item(1)]);
                    }
                    state = "a".to_owned();
                }
            }
                _ => {}
            }
        } else {}
        checkpoint!();
        Ok(5u32)
    }
}

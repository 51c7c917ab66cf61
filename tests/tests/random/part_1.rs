//! Random programs; made by `asap_tests::random::corpus`.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use asap_tests::prelude::*;
use asap_tests::random::world::*;

async_scenario! {
    given program_1000080: ((" trim ".to_owned(), ("k=v".to_owned(), "".to_string())), (item(4), "k=v".to_owned()));
    #[resumable]
    async fn program_1000080((mut d, (_, y)): (String, (String, String)), (Item { name: mut state, tags: n, .. }, a): (Item, String)) -> Result<String, String> {
        let entry = ('b1: {
            if n.is_empty() {
                let f2 = move |list: u32| list;
                consume(state);
            } else {
                let mut z = "".to_string();
                let ref entry = a;
            }
            let ref b = y;
            (if true {
                state = d.clone();
                state.len()
            } else {
                checkpoint!("p3");
                effect(Box::new(item(6)));
                checkpoint!();
                7usize
            })
        });
        let mut frame = entry;
        let mut z = later(vec![false, false, true]).await;
        checkpoint!("p4");
        let frame = ((if y.is_empty() {
            if let 0..=4 = checked(later((a.len() as u32)).await)? {
                if later((entry % 2 == 0)).await {
                    assert!(tap("t5", (entry > 7)) || true);
                    d.truncate(0);
                    return Ok(d.clone());
                }
                let sum = &mut z;
            }
            checkpoint!();
            (Some(Some("left right".to_string()))).unwrap_or_else(|| None::<String>)
        } else if (frame % 4 == 0) {
            let mut value = later(join("", "left right")).await;
            if (entry < 3) {
                consume(value);
                let frame = &mut z;
            } else {
                checkpoint!("p6");
            }
            n.get(1).cloned()
        } else {
            checkpoint!();
            Some(std::mem::take(&mut d))
        })).ok_or("nothing")?;
        effect(&frame);
        effect(&z);
        effect(&a);
        effect(&n);
        effect(&y);
        effect(&d);
        Ok::<String, String>("bc".to_owned())
    }
}

scenario! {
    given program_1000082: (Box::new(9usize));
    #[resumable]
    fn program_1000082(mut b: Box<usize>) -> Result<u32, String> {
        let d: (bool, Vec<bool>) = ((true == tap("t1", false)), Vec::from([true, true, (if false { true } else {
            let mut c = Vec::new();
            let n: &Box<usize> = &b;
            checkpoint!();
            c.push(String::from("left right"));
            fn twice2(n: u32) -> u32 { n.wrapping_mul(2) }
            let mut y = twice2({ 3u32 });
            checkpoint!("p3");
            true
        })]));
        let mut state = Vec::<String>::new();
        let value = BTreeMap::from([("k=v".to_string(), "k=v".to_owned()), ("left right".to_string(), "bc".to_owned())]);
        checkpoint!();
        effect(7u32);
        let _g4 = Noisy::new("g4");
        'l5: for (mut frame, mut right) in (1u32..).take(3).zip(10u32..) {
            const LIMIT6: u32 = 6;
            let a = LIMIT6 + 1;
        }
        checkpoint!();
        for (mut d, (a, y)) in value.iter().enumerate() {
            let value = (3u32, value.clone());
            if (if true { a.is_empty() } else { (d % 3 == 0) }) {
                if a.is_empty() {
                    consume(state);
                } else {
                    let name = &mut state;
                }
            } else {
                d &= ((d).wrapping_mul(1usize) ^ d);
                effect((Box::new(shape(1)), &_g4));
            }
            state = vec![" trim ".to_owned(), String::from("bc")];
        }
        checkpoint!();
        checkpoint!("p7");
        match Some('🦀') {
            Some('a'..='z') => {
            checkpoint!();
            checkpoint!();
        }
            _ => {
            let rest = !d.0;
            state = state;
        }
        }
        checkpoint!();
        effect(&value);
        effect(&b);
        Ok(11u32)
    }
}

scenario! {
    given program_1000083: ([8u32, 2, 24]), ([6u32, 2, 18]), ([0u32, 2, 0]);
    #[resumable]
    fn program_1000083([mut b, .., mut c]: [u32; 3]) -> Result<String, String> {
        let mut z = BTreeSet::from([4u32, 4, 1]);
        let mut sum = item(4);
        let state = &mut sum.spot;
        checkpoint!();
        if (if ((9u32) != ((z.len() as u32))) {
            checkpoint!();
            (b < 6)
        } else if ((Some(true)).unwrap_or_else(|| (c != 0)) && (c % 3 == 0)) {
            'l1: for &p2 in z.iter().take(2).rev() {
                let n = (if (p2 != 4) {
                    if (p2 % 4 == 0) {
                        checkpoint!();
                        effect((Some(String::from("left right"))).unwrap_or("bc".to_owned()));
                    } else if (b % 2 == 0) {
                        state.get_or_insert((8i64, true));
                    } else {
                        checkpoint!();
                    }
                    c
                } else {
                    effect((if let Shape::Named(_, Some(mut entry)) = shape(7) {
                        effect(5i64);
                        let frame = &mut entry;
                        vec![2u32, 10u32, 6u32]
                    } else {
                        let state = &b;
                        if (b <= 7) {
                            continue;
                        }
                        vec![6u32]
                    }));
                    p2
                });
                c = n;
                let cx: &BTreeSet<u32> = &z;
            }
            (c % 3 == 0)
        } else {
            checkpoint!();
            sum.tags.is_empty()
        }) && let Err(mut d) = Ok::<u32, String>((None::<u32>).ok_or("nothing")?) && ((Some(Some(true))).unwrap_or_else(|| Some(true))).unwrap_or_else(|| (sum.name.is_empty() ^ sum.spot.is_none())) {
            let right: &u32 = &b;
        } else {}
        effect(&sum);
        effect(&z);
        effect(&c);
        effect(&b);
        Ok("a".to_owned())
    }
}

scenario! {
    given program_1000084: (Vec::<u32>::new());
    #[resumable]
    fn program_1000084(value: Vec<u32>) -> Result<String, String> {
        let z = join("t", "");
        let mut a: Vec<(u32, u32)> = Vec::from([(6u32, 7u32), (if (value.is_empty() == value.is_empty()) { (11u32, 9u32) } else if z.is_empty() {
            checkpoint!();
            (3u32, 8u32)
        } else { (0u32, 6u32) })]);
        let x = { z.len() };
        let n: Vec<u32> = Vec::from([{
            for _ in z.lines() {
                a = {
                    let mut fuel1 = 3u32;
                    loop {
                        if fuel1 == 0 { break ({
                            checkpoint!();
                            if z.is_empty() {
                                let sum = &z[..];
                                a = Vec::from([(11u32, 4u32), (6u32, 1u32), (0u32, 9u32)]);
                                let f2 = |n: u32| n;
                            }
                            a
                        }); }
                        fuel1 -= 1;
                        for mut d in (0..1u32).filter(|name| (fuel1 != 1)).map(|rest| fuel1) {
                            let mut b = Vec::new();
                            if (d <= 3) {
                                a.push((9u32, 1u32));
                                let state = &d;
                            } else {}
                            b.push(item(4));
                        }
                    }
                };
            }
            6u32
        }]);
        checkpoint!();
        effect(&n);
        effect(&a);
        Ok(z)
    }
}

scenario! {
    given program_1000086: (String::from("bc"), -11i64), (String::from(""), 7i64);
    #[resumable]
    fn program_1000086(_: String, mut count: i64) -> String {
        let mut right = (8i64, None::<char>);
        let mut n: Box<i64> = (if right.1.is_none() {
            checkpoint!();
            Box::new(count)
        } else {
            let mut fuel7 = 3u32;
            while fuel7 > 0 && (if (fuel7 % 4 == 0) { (fuel7 % 2 == 0) } else { true }) {
                fuel7 -= 1;
                right.1 = right.1.take();
            }
            effect(&fuel7);
            Box::new(7i64)
        });
        let entry = tap("t8", String::from("left right"));
        let mut x = call!("c9", child0(2usize, {
            let c = &mut count;
            let (b, y) = &mut right;
            checkpoint!("p10");
            BTreeSet::from([3u32, 4, 1])
        }, tap("t11", join("bc", &entry))));
        checkpoint!("p12");
        let value = &mut right.1;
        'l13: for right in right.1.iter_mut().take(2) {
            if entry.is_empty() {
                consume(n);
            } else {
                let w = if (count < 7) { &count } else { &count };
                checkpoint!();
            }
            effect(((false, 9u32), &entry));
            {
                let d = Box::new(*right);
            }
            n = Box::new(4i64);
        }
        checkpoint!();
        effect(&x);
        effect(&right);
        effect(&count);
        join("s", &entry)
    }

    #[resumable]
    fn child0(y: usize, n: BTreeSet<u32>, cx: String) -> usize {
        let _ = tap("moved", cx);
        checkpoint!();
        let mut b = Some({
            let mut fuel4 = 1u32;
            'l5: loop {
                if fuel4 == 0 { break ({ -11i64 }); }
                fuel4 -= 1;
                checkpoint!();
                fn twice6(n: u32) -> u32 { n.wrapping_mul(2) }
                let mut d = twice6(fuel4);
                let a = 'k';
            }
        });
        let Some(value) = (None::<Vec<Item>>) else {
            consume(n);
            return (8usize ^ (if (if false { (y < 5) } else { (y % 3 == 0) }) {
                if let Some(right) = &mut b {}
                4usize
            } else if b.is_none() { y } else { y }));
        };
        checkpoint!();
        effect(&y);
        (((y ^ y)).wrapping_mul(y)).min(y)
    }
}

scenario! {
    fresh given program_1000092: (VecDeque::from([VecDeque::from([Noisy::new("n11"), Noisy::new("n12"), Noisy::new("n13")]), VecDeque::from([Noisy::new("n14"), Noisy::new("n15"), Noisy::new("n16")]), VecDeque::from([Noisy::new("n17"), Noisy::new("n18")])])), (VecDeque::from([VecDeque::from([Noisy::new("n19"), Noisy::new("n20")])])), (VecDeque::from([VecDeque::from([Noisy::new("n21")]), VecDeque::from([Noisy::new("n22"), Noisy::new("n23"), Noisy::new("n24")]), VecDeque::from([Noisy::new("n25"), Noisy::new("n26"), Noisy::new("n27")])]));
    #[resumable]
    fn program_1000092(mut y: VecDeque<VecDeque<Noisy>>) -> u32 {
        let mut c = vec![6u32];
        let mut entry: Vec<u32> = c.clone();
        let b: (Item, Item);
        b = ({
            let mut fuel1 = 3u32;
            loop {
                if fuel1 == 0 { break ({ item(3) }); }
                fuel1 -= 1;
                let mut y = Vec::new();
                consume(c);
                checkpoint!();
                c = std::mem::take(&mut entry);
                y.push(vec![2usize, 7usize, 8usize]);
            }
        }, (if true {
            let rest = {
                let mut fuel2 = 3u32;
                loop {
                    if fuel2 == 0 { break ({
                        checkpoint!();
                        Some(item(1))
                    }); }
                    fuel2 -= 1;
                    let mut z = (7..10).map(|n| n * 2).collect::<Vec<u32>>();
                    let sum: &Vec<u32> = &z;
                    let x: BTreeSet<u32> = BTreeSet::from([3u32, 4, 1]);
                }
            };
            y.push_front(('b3: { VecDeque::from([Noisy::new("n4"), Noisy::new("n5"), Noisy::new("n6")]) }));
            item(8)
        } else if false {
            let mut a = entry;
            debug_assert!(a.is_empty() | true);
            checkpoint!();
            (if true {
                let mut fuel7 = 2u32;
                loop {
                    if fuel7 == 0 { break; }
                    fuel7 -= 1;
                    let mut fuel8 = 1u32;
                    while fuel8 > 0 && tap("t9", (fuel7 % 3 == 0)) {
                        fuel8 -= 1;
                    }
                }
                checkpoint!();
                item(8)
            } else { item(6) })
        } else { item(6) }));
        checkpoint!();
        checkpoint!("p10");
        effect(&y);
        (c.len() as u32)
    }
}

scenario! {
    fresh given program_1000093: (item(11), (("left right".to_string(), 8i64), 5i64), 'ñ'), (item(0), (("".to_string(), 0i64), 3i64), 'k'), (item(3), (("k=v".to_string(), 4i64), 6i64), 'k');
    #[resumable]
    fn program_1000093(_: Item, ((mut at, right), mut name): ((String, i64), i64), frame: char) {
        let rest: Noisy = { ('b6: {
            drop(at);
            tap("t7", Noisy::new("n8"))
        }) };
        let left = vec![8u32];
        let state = ({
            let mut fuel9 = 3u32;
            'l10: loop {
                if fuel9 == 0 { break 'l10 ({
                    let c = vec![BTreeSet::from([7u32, 4, 1]), BTreeSet::from([11u32, 4, 1])];
                    (if let Some(mut value) = Some(String::from("")) {
                        if (fuel9 % 3 == 0) {
                            for (d, right) in (&left).into_iter().zip(10u32..) {
                                let a = &mut name;
                                if let [left] = &c[..] {
                                    let mut count = BTreeSet::from([5u32, 4, 1]);
                                    let c = (left.len() as u32);
                                    assert_ne!(Some(7u32), Some(987_654), "never");
                                } else {
                                    let count: &Vec<BTreeSet<u32>> = &c;
                                    checkpoint!();
                                }
                                effect(((match c.get(1).cloned() {
                                    Some(_) => {
                                    if (fuel9 % 3 == 0) {
                                        if (frame < 'm') && let 2 = tap("t11", right) && ((Some(false)).unwrap_or((fuel9 % 2 == 0)) && value.is_empty()) {
                                            let _g12 = Noisy::new("g12");
                                            let state = value.trim();
                                            let mut b: Shape = shape(5);
                                        } else {
                                            effect(std::mem::take(&mut value));
                                        }
                                    } else if ((right > 7) == ((*a) > (*a))) {} else {}
                                    BTreeMap::from([(10u32, true), (3u32, false)])
                                }
                                    _ => { BTreeMap::from([(0u32, false), (9u32, true)]) }
                                }), value, &d));
                                value = "left right".to_string();
                            }
                        } else if value.is_empty() {} else {}
                        checkpoint!();
                        Some("".to_string())
                    } else { Some("left right".to_string()) })
                }); }
                fuel9 -= 1;
            }
        }).unwrap_or("k=v".to_string());
        checkpoint!();
        effect(&state);
        effect(&left);
        effect(&rest);
    }
}

scenario! {
    given program_1000098: (None::<BTreeSet<u32>>), (None::<BTreeSet<u32>>), (None::<BTreeSet<u32>>);
    #[resumable]
    fn program_1000098(state: Option<BTreeSet<u32>>) -> Vec<u32> {
        let mut y = {
            checkpoint!();
            (None::<(String, Vec<u32>)>).unwrap_or_else(|| (" trim ".to_owned(), vec![11u32, 7u32]))
        };
        let mut list: Vec<u32> = y.1.clone();
        let mut value = {
            let f12 = |right: u32| ((list.len() as u32)).min(right);
            {
                checkpoint!();
                '🦀'
            }
        };
        checkpoint!();
        let mut a = (0usize, (1u32, 7u32));
        #[rebuild]
        let left = (y.1.len() as u32);
        let mut left = item(0);
        checkpoint!();
        {
            { let mut f13 = |given: u32| left.id ^= given; f13(((a.0) as u32)); f13(3); }
        }
        'l14: for mut sum in ([0u32, 2, 0]).into_iter() {
            let right = call!(child1(format!("-"), value));
            effect(&a.1);
        }
        y.1.extend([(if (((1i64 | 8i64)) <= (-10i64)) {
            effect(&left.tags);
            let count = &y;
            checkpoint!();
            (y.1.len() as u32)
        } else if false {
            a.0 |= a.0;
            left.id
        } else {
            let Item { name: entry, id: count, .. } = left;
            checkpoint!();
            count
        }), tap("t15", 0u32)]);
        checkpoint!();
        effect(&value);
        effect(&list);
        effect(&y);
        effect(&state);
        vec![(list.len() as u32); 1]
    }

    #[resumable]
    fn child1<T: Sample>(sum: T, _: char) -> Option<T> {
        checkpoint!();
        if ((3usize) == ((6usize ^ 10usize))) {
            #[rebuild]
            let c = (if false { shape(10) } else { (Shape::Line { to: -10i64, from: 5i64 }) });
            checkpoint!();
        } else {
            if ((true).then(|| (true & false))).unwrap_or_else(|| false) {
                if tap("t8", {
                    checkpoint!();
                    checkpoint!("p9");
                    (true & true)
                }) {
                    checkpoint!();
                }
                let y: &T = &sum;
            } else {}
        }
        Some(T::sample(4))
    }
}

scenario! {
    fresh given program_1000099: (true, (BTreeSet::from([1u32, 4, 1]), BTreeSet::from([3u32, 4, 1])), vec![0u32, 3u32]), (false, (BTreeSet::from([10u32, 4, 1]), BTreeSet::from([2u32, 4, 1])), Vec::<u32>::new()), (true, (BTreeSet::from([8u32, 4, 1]), BTreeSet::from([1u32, 4, 1])), vec![4u32, 1u32]);
    #[resumable]
    fn program_1000099(a: bool, (z, b1): (BTreeSet<u32>, BTreeSet<u32>), _: Vec<u32>) -> Vec<u32> {
        let at = b1.len();
        checkpoint!("p2");
        checkpoint!();
        let mut count: u32;
        if (((b1.len() as u32)) == (1u32)) {
            checkpoint!();
            count = {
                let f4 = |right: u32| (b1.len() as u32);
                let cx = &a;
                (1u32 % 10)
            };
        } else {
            let mut y = 'ñ';
            count = (0u32).min((z.len() as u32));
        }
        let _g5 = Noisy::new("g5");
        count &= (((if a { 'k' } else {
            checkpoint!();
            'a'
        })) as u32);
        let cx = &mut count;
        count = count;
        if (count % 4 == 0) {
            checkpoint!("p6");
        } else {}
        checkpoint!();
        effect(&_g5);
        effect(&at);
        (None::<Vec<u32>>).unwrap_or((match {
            let mut fuel7 = 2u32;
            loop {
                if fuel7 == 0 { break ({
                    checkpoint!();
                    Ok::<u32, String>(0u32)
                }); }
                fuel7 -= 1;
                let mut c = String::from("bc");
                let entry = &_g5;
                effect((a, &z, &*entry));
            }
        } {
            Ok(z) => { vec![2u32] }
            Ok(mut name) if (name > 2) => {
            checkpoint!();
            Vec::<u32>::new()
        }
            _ => {
            checkpoint!();
            vec![1u32, 0u32, 6u32]
        }
        }))
    }
}

scenario! {
    given program_1000100: (((String::from("bc"), item(5)), 4i64), 'k', VecDeque::from([vec![[1u32, 2, 3], [5u32, 2, 15]], Vec::<[u32; 3]>::new(), vec![[5u32, 2, 15], [5u32, 2, 15], [6u32, 2, 18]]])), ((("bc".to_owned(), item(0)), -11i64), '🦀', VecDeque::from([Vec::<[u32; 3]>::new(), vec![[8u32, 2, 24]]]));
    #[resumable]
    fn program_1000100(((sum, Item { name: mut entry, tags: mut frame, .. }), mut b): ((String, Item), i64), mut cx: char, mut z: VecDeque<Vec<[u32; 3]>>) -> Vec<u32> {
        let mut a: i64 = (b | b);
        checkpoint!("p1");
        checkpoint!("p2");
        checkpoint!();
        consume(frame);
        let sum = z.back();
        let _g3 = Noisy::new("g3");
        frame = tap("t4", vec!["".to_string(), "k=v".to_string(), "a".to_string()]);
        while let Some(name) = frame.pop() {
            effect((&name, (6u32 | 1u32)));
            drop(name);
            b = tap("t5", (a ^ a));
            let mut c = Vec::new();
            checkpoint!();
            c.push(shape(8));
        }
        checkpoint!("p6");
        for state in z.iter() {
            effect(&_g3);
            entry.push({
                let n = &mut frame;
                checkpoint!();
                tap("t7", cx)
            });
            let mut w = ('b8: {
                checkpoint!();
                (None::<bool>).unwrap_or(entry.is_empty())
            });
        }
        checkpoint!();
        let mut count = tap("t9", item(5));
        let Item { name: n, id: _, .. } = (Item { name: std::mem::take(&mut count.name), ..item(9) });
        checkpoint!("p10");
        effect(&n);
        effect(&_g3);
        effect(&z);
        effect(&b);
        effect(&entry);
        Vec::<u32>::new()
    }
}

scenario! {
    fresh given program_1000103: ("a".to_owned(), BTreeSet::from([0u32, 4, 1]));
    #[resumable]
    fn program_1000103(x: String, mut y: BTreeSet<u32>) -> u32 {
        let mut x: Vec<Vec<bool>> = (if false { vec![Vec::<bool>::new()] } else {
            checkpoint!();
            Vec::from([vec![true]])
        });
        let mut cx = {
            let mut fuel5 = 3u32;
            loop {
                if fuel5 == 0 { break ({
                    let left: (Box<usize>, char) = tap("t6", {
                        {
                            let mut fuel7 = 3u32;
                            'l8: while fuel7 > 0 && { checkpoint!(); ((((11usize) as u32)) <= (fuel7)) } {
                                fuel7 -= 1;
                                effect('k');
                                x.push(tap("t9", vec![true, true, false]));
                                let mut left: u32 = (fuel5).wrapping_add((if let Some(sum) = x.last() {
                                    y = BTreeSet::from([5u32, 4, 1]);
                                    10u32
                                } else {
                                    y.insert((((if x.is_empty() {
                                        let mut w = vec![vec![item(4)], vec![item(1)], vec![item(10)]];
                                        8i64
                                    } else { 2i64 })) as u32));
                                    checkpoint!();
                                    fuel7
                                }));
                            }
                        }
                        (Box::new(11usize), '🦀')
                    });
                    (false, String::from("bc"))
                }); }
                fuel5 -= 1;
            }
        };
        checkpoint!();
        effect(&cx);
        effect(&x);
        effect(&y);
        ('b10: { 4u32 })
    }
}

scenario! {
    given program_1000105: (Some([8u32, 2, 24]), [11u32, 2, 33]), (Some([1u32, 2, 3]), [4u32, 2, 12]);
    #[resumable]
    fn program_1000105(mut w: Option<[u32; 3]>, [_, .., _]: [u32; 3]) -> Option<u32> {
        let mut rest = item(1);
        let frame = rest.name.clone();
        let mut right = (match shape(9) {
            Shape::Empty => { (rest.tags.is_empty(), { rest.id }) }
            Shape::Line { from: mut a, to: entry } => {
            checkpoint!();
            (true, 11u32)
        }
            Shape::Empty => {
            rest.spot = std::mem::take(&mut rest.spot);
            checkpoint!();
            tap("t10", (true, 8u32))
        }
            _ => {
            rest.tags = ((if (rest.id != 2) { None::<Vec<String>> } else if (rest.id > 4) {
                checkpoint!();
                Some(vec![" trim ".to_owned(), "k=v".to_owned(), "left right".to_string()])
            } else {
                const LIMIT11: u32 = 11;
                let b = LIMIT11 + 1;
                let Item { name: d, tags: mut w, .. } = rest.clone();
                checkpoint!("p12");
                Some(vec![String::from("left right")])
            })).unwrap_or(vec![String::from("bc"), "k=v".to_owned(), String::from("")]);
            rest.name.push('ñ');
            (true, 6u32)
        }
        });
        let name = ((5usize) > (10usize));
        checkpoint!();
        if !rest.tags.is_empty() {
            let rest = &mut rest.tags[0];
            let mut count = std::mem::take(rest);
            if let (b, 2) = &right {
                let mut fuel14 = 1u32;
                while fuel14 > 0 && name {
                    fuel14 -= 1;
                    w.insert([0u32, 2, 0]);
                    let f15 = |c: u32| fuel14;
                    for (cx, right) in frame.char_indices().rev() {
                        let mut count = (3u32, count.clone());
                        count.0 = (Some(3u32)).unwrap_or(fuel14);
                    }
                }
            } else {}
        }
        effect(&frame);
        effect(&rest);
        effect(&w);
        (Some(Some(11u32)))?
    }
}

async_scenario! {
    given program_1000107: (vec![vec![8u32, 6u32, 2u32], vec![11u32], vec![8u32, 9u32]]), (vec![vec![3u32, 5u32], vec![3u32, 10u32, 11u32], vec![4u32, 7u32]]), (vec![vec![3u32, 4u32], vec![4u32, 7u32, 6u32]]);
    #[resumable]
    async fn program_1000107(mut state: Vec<Vec<u32>>) -> Vec<u32> {
        let mut entry = unseen(8u32).await;
        let list: bool = {
            let name = &mut state;
            let cx = call!(child0(1, entry, vec![shape(5), shape(2)], [8u32, 2, 24]));
            (match state.get(1) {
                Some(c) => {
                call!(child0(1, unseen(entry).await, vec![shape(4), shape(6)], [5u32, 2, 15]));
                (entry <= 7)
            }
                _ => {
                if !state.is_empty() {
                    let right = &state[state.len() - 1];
                    let x = call!(child0(2, (async { entry }).await, vec![shape(10), shape(5), shape(6)], [1u32, 2, 3]));
                    entry |= entry;
                }
                effect(({
                    checkpoint!();
                    entry
                }, &cx, &entry));
                {
                    let _g2 = Noisy::new("g2");
                    checkpoint!("p3");
                    (entry < 0)
                }
            }
            })
        };
        let f4 = move |left: u32| 2u32;
        checkpoint!("p5");
        let _ = 2i64;
        let mut fuel6 = 2u32;
        loop {
            if fuel6 == 0 { break; }
            fuel6 -= 1;
            assert_ne!(later(later(Some(1u32)).await).await, Some(987_654), "never");
            effect(("a".to_string(), (shape(8), '🦀')));
        }
        effect(&entry);
        effect(&state);
        ('b7: {
            let sum = &mut state;
            checkpoint!();
            vec![10u32, 0u32, 6u32]
        })
    }

    #[resumable]
    async fn child0(levels: u32, mut x: u32, state: Vec<Shape>, w: [u32; 3]) -> Option<VecDeque<usize>> {
        let mut d = later(VecDeque::from([item(3), item(8), item(10)])).await;
        let f1 = move |n: u32| 1u32;
        let value = (if levels > 0 { call!(child0(levels - 1, (if !(state.is_empty()) { 2u32 } else { {
            consume(d);
            levels
        } }), vec![shape(9)], {
            effect((x, w));
            effect(&state);
            [(state.len() as u32), x, 5]
        })) } else { ready(None::<VecDeque<usize>>).await });
        let _ = tap("moved", state);
        checkpoint!();
        effect(&value);
        Some(VecDeque::from([8usize]))
    }
}

scenario! {
    given program_1000114: (vec![(shape(11), shape(6)), (shape(11), shape(2))], "a".to_owned(), vec![1u32]), (vec![(shape(11), shape(2)), (shape(11), shape(6)), (shape(7), shape(7))], "left right".to_string(), vec![6u32]);
    #[resumable]
    fn program_1000114(mut d: Vec<(Shape, Shape)>, p10: String, mut state: Vec<u32>) -> u32 {
        let name = Vec::from([('a', 4u32), {
            checkpoint!("p11");
            ('🦀', 4u32)
        }]);
        let _g12 = Noisy::new("g12");
        checkpoint!();
        d = d.clone();
        let _g13 = Noisy::new("g13");
        state = vec![4u32, 5u32];
        if (p10 == join("s", "s")) && let [frame, rest14 @ ..] = &state[..] {
            let Some(Some(value)) = (Some(Some(6usize))) else {
                let _g15 = Noisy::new("g15");
                checkpoint!();
                return (match Some(BTreeMap::from([(5u32, 5u32), (9u32, 11u32)])) {
                    Some(d) => {
                    checkpoint!();
                    checkpoint!();
                    *frame
                }
                    Some(a) => { *frame }
                    _ => {
                    checkpoint!();
                    (((*frame | *frame)).wrapping_add(*frame) & *frame)
                }
                });
            };
            let Some(([mut right, .., b17], n)) = (tap("t16", Some(([0u32, 2, 0], shape(6))))) else {
                let [rest, .., _] = [(*frame | *frame), *frame, 5];
                return *frame;
            };
            let mut at = ((2i64).wrapping_add({
                if ((4i64) < (-11i64)) {
                    consume(state);
                } else {
                    'l18: for (left, w) in d.chunks(2).zip(10u32..).skip(1) {
                        effect((&name, &_g12, tap("t19", vec!["left right".to_string()])));
                    }
                }
                -11i64
            }) % 6);
        }
        checkpoint!();
        effect(&_g13);
        effect(&d);
        (Some(9u32)).unwrap_or(9u32)
    }
}

scenario! {
    given program_1000118: (BTreeSet::from([8u32, 4, 1]), vec![6u32, 10u32, 3u32], (vec![6u32, 7u32], BTreeMap::from([(" trim ".to_owned(), 9u32), (" trim ".to_owned(), 2u32)])));
    #[resumable]
    fn program_1000118(w: BTreeSet<u32>, right: Vec<u32>, (mut rest, name): (Vec<u32>, BTreeMap<String, u32>)) -> Option<u32> {
        let mut d = Box::new(item(8));
        checkpoint!();
        checkpoint!("p4");
        while let Some(_) = rest.pop() {
            let mut right = call!(child0((None::<usize>).unwrap_or((2usize % 9)), shape(9)));
            let _ = tap("moved", d);
            d = Box::new(item(1));
        }
        Some(4u32)
    }

    #[resumable]
    fn child0(entry: usize, mut x: Shape) -> (usize, u32) {
        checkpoint!();
        checkpoint!();
        let state = &mut x;
        let (Item { name: mut w, tags: mut b1, .. }, _) = (item(11), [2u32, 2, 6]);
        effect(&w);
        (Some((3usize, 2u32))).unwrap_or((if (entry % 4 == 0) {
            'b2: {
                match Ok::<u32, String>(9u32) {
                    Ok(_) => {
                    effect(BTreeMap::from([(9u32, [9u32, 2, 27])]));
                    if w.is_empty() {} else if (entry <= 4) {} else {}
                }
                    Ok(mut left) if (entry % 3 == 0) => {}
                    _ => {}
                }
            }
            checkpoint!("p3");
            (0usize, 1u32)
        } else if b1.is_empty() { (10usize, 9u32) } else { (0usize, 8u32) }))
    }
}

scenario! {
    given program_1000119: (Some(11u32), BTreeMap::from([("a".to_owned(), 9u32), (String::from("bc"), 8u32)])), (Some(7u32), BTreeMap::from([("k=v".to_owned(), 4u32), ("k=v".to_string(), 5u32)]));
    #[resumable]
    fn program_1000119(count: Option<u32>, sum: BTreeMap<String, u32>) {
        let mut b = ((match Ok::<u32, String>(11u32) {
            Ok(mut w) if (w % 2 == 0) => { sum.is_empty() }
            _ => {
            checkpoint!();
            effect(3u32);
            count.is_some()
        }
        })).then_some(("left right".to_string(), 1usize));
        let right = (Vec::<String>::new(), Vec::<u32>::new());
        let mut state = item(1);
        let _ = (if let [list, rest1 @ ..] = right.0.as_slice() {
            let rest: &Option<(String, usize)> = &b;
            for n in ({
                let (list, _) = ({
                    let at = (VecDeque::from(["bc".to_owned(), "".to_string()]), right.1.clone());
                    if (state.id % 2 == 0) && let Shape::Line { from: n, to: mut cx } = shape(5) && (cx % 3 == 0) {
                        match state.name.as_str() {
                            "" => {
                            'b2: {
                                { let mut f3 = |given: u32| state.id ^= given; f3(11u32); f3(3); }
                            }
                        }
                            "" if ((n % 4 == 0) & (state.id != 7)) => {}
                            "k=v" | "bc" if (if false { state.spot.is_none() } else { ((state.name.as_str() == "a") || at.1.is_empty()) }) => {}
                            _ => {}
                        }
                    }
                    Some(3usize)
                }, '🦀');
                checkpoint!();
                VecDeque::from([item(6)])
            }).into_iter().map(|at| count).map(|count| count) {}
            (8u32, 4usize)
        } else {
            checkpoint!("p4");
            (6u32, 8usize)
        });
        checkpoint!();
        effect(&state);
        effect(&sum);
        effect(&count);
    }
}

scenario! {
    given program_1000122: (item(9), "".to_string()), (item(11), String::from("ñ"));
    #[resumable]
    fn program_1000122(Item { name: mut c, tags: mut frame, .. }: Item, mut entry: String) -> Option<u32> {
        let w: Option<u32> = tap("t1", None::<u32>);
        let mut x: Vec<Vec<Shape>> = (Some(vec![Vec::<Shape>::new(), vec![shape(1)], vec![shape(11)]])).unwrap_or(vec![Vec::<Shape>::new()]);
        let left = [9u32, mix(5u32, (frame.len() as u32)), 5];
        checkpoint!();
        if let (sum, Some(mut count)) = (left[1], w) {
            return w;
        } else {
            let rest = &mut x;
        }
        checkpoint!();
        #[cfg(any())] effect("never");
        #[allow(unused)] let rest = {
            let mut fuel3 = 1u32;
            'l4: loop {
                if fuel3 == 0 { break ({
                    _ = {
                        #[rebuild]
                        let right: BTreeSet<u32> = (if c.is_empty() { BTreeSet::from([11u32, 4, 1]) } else { BTreeSet::from([7u32, 4, 1]) });
                        checkpoint!();
                        let ((z, cx), mut b) = (Some(((4u32, 9usize), 9u32))).unwrap_or(((5u32, 5usize), (frame.len() as u32)));
                        "left right".to_string()
                    };
                    checkpoint!();
                    c
                }); }
                fuel3 -= 1;
                c = c;
                if ((fuel3 % 3 == 0) == (left[1] != 6)) {
                    let right;
                    right = entry.clone();
                    checkpoint!();
                    continue 'l4;
                }
                let Shape::Named(_, _) = (shape(6)) else {
                    break (format!("--"));
                };
            }
        };
        effect(&rest);
        effect(&x);
        effect(&w);
        effect(&entry);
        {
            let mut fuel5 = 1u32;
            'l6: loop {
                if fuel5 == 0 { break 'l6 ({
                    x.push(('b7: {
                        let f8 = |state: u32| left[1];
                        (Some(vec![shape(7), shape(6), shape(0)]))?
                    }));
                    let mut fuel9 = 1u32;
                    while fuel9 > 0 && (fuel9 % 2 == 0) {
                        fuel9 -= 1;
                    }
                    w
                }); }
                fuel5 -= 1;
            }
        }
    }
}

scenario! {
    fresh given program_1000126: (), ();
    #[resumable]
    fn program_1000126() -> String {
        let mut at = item(2);
        let x = (if tap("t9", (at.id % 2 == 0)) {
            if ((at.id % 4 == 0) == false) {
                let mut at = vec![at.clone()];
                let _g10 = Noisy::new("g10");
                if !at.is_empty() {
                    let d = &at[at.len() - 1];
                    checkpoint!();
                }
            } else if (at.name.is_empty() | (at.id <= 2)) {
                at.name += &join("", "t").as_str();
                if (at.id > 2) {
                    let frame = &at.id;
                    consume(at);
                } else {}
            } else {}
            checkpoint!();
            Some((8u32, String::from("left right")))
        } else {
            checkpoint!();
            Some((5u32, String::from("bc")))
        });
        let w = (Some(BTreeSet::from([1u32, 4, 1]))).unwrap_or_else(|| BTreeSet::from([2u32, 4, 1]));
        checkpoint!();
        effect(&w);
        effect(&x);
        join("t", "t")
    }
}

scenario! {
    given program_1000131: (false, 3u32, Some(1u32)), (false, 7u32, Some(11u32));
    #[resumable]
    fn program_1000131(b: bool, _: u32, z: Option<u32>) -> u32 {
        let entry = {
            let mut fuel1 = 2u32;
            'l2: loop {
                if fuel1 == 0 { break 'l2 ({ (if z.is_none() {
                    checkpoint!();
                    fuel1
                } else {
                    checkpoint!();
                    effect(&Noisy::new("t3"));
                    fuel1
                }) }); }
                fuel1 -= 1;
                let value = &z;
                let mut c = {
                    let mut fuel4 = 3u32;
                    loop {
                        if fuel4 == 0 { break ({
                            'b5: {
                                let right = z.as_ref();
                            }
                            checkpoint!();
                            item(1)
                        }); }
                        fuel4 -= 1;
                        let entry = fuel1;
                    }
                };
                let mut fuel6 = 1u32;
                loop {
                    if fuel6 == 0 { break; }
                    fuel6 -= 1;
                    let (_, (mut value, mut state)) = (3u32, (5u32, 'k'));
                    effect(&c);
                }
            }
        };
        checkpoint!();
        checkpoint!("p7");
        'b8: {
            checkpoint!();
            #[cfg(any())] effect("never");
            #[allow(unused)] let count = format!("{entry}");
            let mut w: (String, Vec<u32>) = (count.clone(), vec![entry, entry]);
            for y in w.0.split(' ') {
                checkpoint!();
                let ([mut left, .., rest], mut x) = ('b10: {
                    #[rebuild]
                    let at = [entry, entry, 5];
                    if let Some(cx) = &z {
                        if let Some(left) = &z {} else {}
                    } else {}
                    checkpoint!();
                    (if b { ([4u32, 2, 12], vec!["left right".to_string(), String::from("ñ"), String::from("left right")]) } else { ([6u32, 2, 18], Vec::<String>::new()) })
                });
            }
        }
        effect(&entry);
        (entry ^ entry)
    }
}

async_scenario! {
    given program_1000134: ();
    #[resumable]
    async fn program_1000134() -> Result<String, String> {
        let mut x = join("s", "t");
        let mut n = {
            let mut value = { '🦀' };
            ready(item(5)).await
        };
        let sum = (if (n.id % 3 == 0) {
            checkpoint!();
            shape(3)
        } else {
            checkpoint!("p1");
            shape(4)
        });
        let mut d: Vec<i64> = (match {
            let ref d = n.id;
            'l4: for (z, mut entry) in ({
                effect((x.is_empty(), (if let None = None::<Item> {
                    if ((5i64) < (5i64)) {
                        if !n.tags.is_empty() {
                            let at = &n.tags[n.tags.len() - 1];
                            let ref sum = n.spot;
                            consume(x);
                            n.tags = Vec::from(["k=v".to_owned(), later("k=v".to_owned()).await, unseen("k=v".to_owned()).await]);
                            if (n.id % 3 == 0) {
                                let f2 = |z: u32| (z & (Some(1u32)).unwrap_or_else(|| n.id));
                            } else if false {
                                checkpoint!();
                            } else {}
                            x = unseen((if n.spot.is_some() { String::from("ñ") } else { n.name.clone() })).await;
                        }
                    }
                    checkpoint!("p3");
                    [5u32, 2, 15]
                } else { [7u32, 2, 21] }), [11u32, 2, 33]));
                BTreeSet::from([1u32, 4, 1])
            }).into_iter().take(2).rev().zip(10u32..) {}
            (if (n.id < 8) { (async { (0u32, None::<u32>) }).await } else { (1u32, None::<u32>) })
        } {
            (2, mut rest) => { ready(vec![2i64]).await }
            _ => { (if matches!(sum, Shape::Dot(1..=9)) { vec![-11i64] } else { later((async { vec![2i64, 8i64, -11i64] }).await).await }) }
        });
        checkpoint!();
        effect(&sum);
        effect(&n);
        Ok(std::mem::replace(&mut n.name, format!("-")))
    }
}

scenario! {
    fresh given program_1000136: (BTreeMap::from([("bc".to_owned(), Box::new(false)), (" trim ".to_owned(), Box::new(false))]), ((6i64, " trim ".to_owned()), vec!["".to_string()])), (BTreeMap::from([(String::from("bc"), Box::new(true)), ("bc".to_owned(), Box::new(true))]), ((-10i64, String::from("")), vec![" trim ".to_owned()]));
    #[resumable]
    fn program_1000136(d: BTreeMap<String, Box<bool>>, (name, mut c): ((i64, String), Vec<String>)) -> Option<u32> {
        let mut left: Vec<u32> = vec![11u32, 10u32, 10u32];
        let count = format!("-{:?}", ('b1: { Some(1u32) }));
        checkpoint!();
        let Some((mut entry, right)) = ((match &name {
            (rest, at) => {
            let sum: Box<BTreeSet<u32>> = tap("t2", Box::new(BTreeSet::from([7u32, 4, 1])));
            if (match c.last() {
                None => {
                match &name {
                    (0 | 2..=9, b) => {
                    let mut fuel3 = 1u32;
                    while fuel3 > 0 && ((fuel3) == (fuel3)) {
                        fuel3 -= 1;
                        let value = left.first();
                        checkpoint!();
                        let mut list = ({
                            c = ({
                                checkpoint!("p4");
                                if true {
                                    consume(left);
                                    let x = (VecDeque::from(["k=v".to_owned(), " trim ".to_owned(), String::from("bc")]), vec![Noisy::new("n5")]);
                                    let mut frame = (if (fuel3 % 2 == 0) {
                                        let mut frame = (Some('🦀'))?;
                                        checkpoint!();
                                        tap("t6", vec![8u32, 0u32])
                                    } else { tap("t7", vec![10u32, 11u32]) });
                                    left = (Some(vec![2u32, 11u32])).unwrap_or_else(|| vec![7u32]);
                                    let mut fuel8 = 1u32;
                                    while fuel8 > 0 && ((name.0) <= (name.0)) {
                                        fuel8 -= 1;
                                    }
                                } else {}
                                checkpoint!();
                                Some(vec!["a".to_owned(), String::from("ñ")])
                            })?;
                            Some(None::<(Shape, char)>)
                        })?;
                    }
                }
                    _ => {}
                }
                checkpoint!();
                (name.0 > 8)
            }
                Some(_) => { at.starts_with('a') }
                None => {
                checkpoint!();
                (*rest != 3)
            }
                _ => {
                checkpoint!();
                (name.0 < 4)
            }
            }) {
                return Some(10u32);
            }
            Some((8u32, 5u32))
        }
            _ => { None::<(u32, u32)> }
        })) else {
            return half((left.pop())?);
        };
        checkpoint!();
        effect(&entry);
        effect(&left);
        effect(&d);
        (Some(Some(4u32)))?
    }
}

async_scenario! {
    fresh given program_1000137: (10u32, 11u32), (11u32, 7u32);
    #[resumable]
    async fn program_1000137(mut cx: u32, x: u32) -> Option<u32> {
        let list: char = 'ñ';
        let mut rest: bool = (if later((x % 4 == 0)).await {
            let mut entry;
            'l14: for mut right in (1u32..).take(3) {
                let x = &right;
                let b = &mut right;
            }
            if (list < 'm') {
                entry = 2usize;
                let mut cx = cx.clone();
            } else {
                let _g18 = Noisy::new("g18");
                entry = (0usize).wrapping_sub(11usize);
                for (frame, mut value) in (BTreeMap::from([("".to_string(), String::from("bc")), ("".to_string(), "a".to_owned())])).into_iter() {
                    if let Some((state, Item { name: a, tags: b19, .. })) = (match Some(vec![item(7), item(5), item(1)]) {
                        Some(b) => {
                        value.push_str(&join("x", "k=v"));
                        cx = (x % 9);
                        checkpoint!();
                        Some((false, item(9)))
                    }
                        Some(c) => { Some((true, item(9))) }
                        None => { { Some((true, item(1))) } }
                        _ => {
                        assert_ne!(unseen(Some(9u32)).await, Some(987_654), "never");
                        ready(None::<(bool, Item)>).await
                    }
                    }) {
                        value.truncate(0);
                        'l21: for rest in (0u32..(((cx ^ x)) % 4)).chain([7u32, 8]).map(|name| tap("t20", "a".to_owned())) {
                            effect((x, state, cx));
                            let sum = &list;
                            if state {
                                let mut at: Shape = shape(0);
                                match Err::<u32, String>("no".to_string()) {
                                    Err(mut name) => {}
                                    Err(mut name) => {}
                                    _ => {}
                                }
                            } else if frame.is_empty() {} else if (None::<bool>).unwrap_or_else(|| !state) {} else {}
                        }
                    } else {}
                }
            }
            (x % 4 == 0)
        } else { (list < 'm') });
        let mut name = tap("t22", item(4));
        checkpoint!();
        effect(&name);
        effect(&rest);
        effect(&list);
        effect(&x);
        effect(&cx);
        Some(9u32)
    }
}

scenario! {
    fresh given program_1000139: (Some(BTreeSet::from([7u32, 4, 1]))), (Some(BTreeSet::from([9u32, 4, 1])));
    #[resumable]
    fn program_1000139(left: Option<BTreeSet<u32>>) -> Option<u32> {
        let mut count = (if (tap("t2", left.is_some()) | left.is_none()) {
            let cx = call!(child0(1));
            let z = call!(child0(2));
            checkpoint!();
            vec![6u32, 6u32]
        } else {
            checkpoint!();
            vec![8u32, 0u32]
        });
        let a = &count;
        checkpoint!();
        'l3: for _ in (0..3u32).rev().map(|at| (at | (count.len() as u32))) {
            let mut d: u32 = call!(child0(2));
        }
        let f4 = move |frame: u32| 7u32;
        if (Some(false)).unwrap_or_else(|| count.is_empty()) && (count.iter().fold(0u32, |sum, n| sum.wrapping_mul(3) ^ n)) % 4 == 1 { panic!("failure 5"); }
        #[rebuild]
        let count = (Some(-9i64)).unwrap_or(5i64);
        if (if (true == ((count != 3) | false)) { (count < 7) } else { tap("t6", (count <= 2)) }) && let Shape::Named(sum, Some(z)) = shape(1) && true {
            if let Some(mut value) = (if left.is_none() {
                checkpoint!("p7");
                (tap("t8", (count % 2 == 0))).then_some(sum)
            } else {
                checkpoint!();
                tap("t9", Some("bc".to_owned()))
            }) {}
        }
        effect(&count);
        tap("t10", Some(6u32))
    }

    #[resumable]
    fn child0(levels: u32) -> u32 {
        let Some(mut a) = (((if true {
            let mut sum = vec!["k=v".to_owned(), (if (levels > 0) { "a".to_owned() } else { "a".to_string() })];
            let mut d = (if (levels > 6) {
                sum.extend(["a".to_string(), "".to_string()]);
                {
                    if !sum.is_empty() {
                        let x = &mut sum[0];
                        let _ = ((levels != 5) && (levels < 2));
                        x.push_str(&join("x", &('k').to_string()));
                    }
                }
                item(4)
            } else if (levels != 0) { item(9) } else { (if (levels % 3 == 0) { item(4) } else { item(10) }) });
            Some(None::<VecDeque<String>>)
        } else if (levels % 4 == 0) { (None::<Option<Option<VecDeque<String>>>>).unwrap_or_else(|| Some(None::<VecDeque<String>>)) } else { (if (levels % 3 == 0) { Some(None::<VecDeque<String>>) } else { Some(Some(VecDeque::from(["a".to_owned(), "k=v".to_string()]))) }) })).unwrap_or(Some(VecDeque::from(["k=v".to_owned(), "a".to_owned()])))) else {
            return 8u32;
        };
        let rest = (if levels > 0 { call!(child0(levels - 1)) } else { mix(levels, tap("t1", 0u32)) });
        effect(&a);
        effect(&levels);
        rest
    }
}

scenario! {
    given program_1000140: ();
    #[resumable]
    fn program_1000140() -> Option<u32> {
        let mut d = (7i64).min(4i64);
        let left = { Some(11u32) };
        let mut frame = (((d % 2 == 0)).then(|| Some(Some(0usize)))).unwrap_or(Some(Some(6usize)));
        let mut z = shape(5);
        checkpoint!();
        checkpoint!("p1");
        let name = left.as_ref();
        if frame.is_none() && let 6.. = (left)? && (name.is_some() | (d > 7)) {
            let ref b = z;
            d = d;
        }
        consume(z);
        let mut rest = 'ñ';
        debug_assert!(tap("t2", (rest < 'm')) | true);
        z = ((if let None = &frame {
            let c = &rest;
            checkpoint!();
            None::<Shape>
        } else {
            checkpoint!();
            Some(shape(7))
        })).unwrap_or((Shape::Line { to: d, from: d }));
        let mut fuel3 = 4u32;
        'l4: loop {
            if fuel3 == 0 { break; }
            fuel3 -= 1;
            effect(&frame);
            checkpoint!();
            {
                if (if left.is_some() { ((fuel3) == (fuel3)) } else { (rest < 'm') }) {
                    'b5: {
                        for (value, w) in left.iter().zip(10u32..) {
                            checkpoint!();
                            rest = 'a';
                            let sum = (rest).to_string();
                            'l6: for w in (0usize..((5usize).min(3))).rev() {}
                        }
                    }
                } else {}
            }
        }
        effect(&frame);
        effect(&left);
        (match z {
            Shape::Dot(ref b) if false => { None::<u32> }
            Shape::Named(ref w, Some(ref count)) => {
            let state = vec![item(5), item(4)];
            let mut fuel7 = 3u32;
            loop {
                if fuel7 == 0 { break; }
                fuel7 -= 1;
                let None = (Some(VecDeque::from([4u32]))) else {
                    continue;
                };
            }
            checkpoint!();
            left
        }
            _ => {
            checkpoint!();
            left
        }
        })
    }
}

scenario! {
    fresh given program_1000141: (), ();
    #[resumable]
    fn program_1000141() -> Vec<u32> {
        let mut at = Noisy::new("n1");
        let b = (('a') as u32);
        let w = tap("t2", 'k');
        let mut list = { tap("t3", VecDeque::from([Noisy::new("n4"), Noisy::new("n5")])) };
        checkpoint!("p6");
        for rest in list.iter() {
            let _ = tap("moved", at);
            at = Noisy::new("n7");
        }
        checkpoint!();
        let ref entry = b;
        checkpoint!();
        effect((true, String::from("")));
        effect((w, Some(String::from("ñ")), &at));
        list.push_front(at);
        if ((b < 4) ^ (((*entry != 2) | list.is_empty()) | (w < 'm'))) {
            consume(list);
            let mut fuel8 = 1u32;
            'l9: while fuel8 > 0 && tap("t10", (fuel8 < 2)) {
                fuel8 -= 1;
                checkpoint!();
                let mut n: Option<bool>;
                if ((b % 2 == 0) || (if (b < 3) {
                    let mut w = {
                        let mut fuel11 = 1u32;
                        loop {
                            if fuel11 == 0 { break ({ tap("t12", Some(1usize)) }); }
                            fuel11 -= 1;
                        }
                    };
                    checkpoint!();
                    (*entry != 6)
                } else if false { (b < 2) } else { (b != 3) })) {
                    break;
                }
                n = Some(((b < 0) & (b > 8)));
            }
        } else {}
        effect(&w);
        vec![1u32, 4u32]
    }
}

async_scenario! {
    fresh given program_1000144: ();
    #[resumable]
    async fn program_1000144() -> Option<u32> {
        let mut state = {
            let mut c = {
                let mut fuel2 = 2u32;
                'l3: loop {
                    if fuel2 == 0 { break 'l3 ({ fuel2 }); }
                    fuel2 -= 1;
                    if ((fuel2 <= 5) == later((fuel2 != 4)).await) {
                        let mut left = item(11);
                        left.spot.insert((if let Item { spot: Some((frame, _)), .. } = &left { (async { (-9i64, false) }).await } else {
                            let mut state = {
                                let mut fuel10 = 2u32;
                                'l11: loop {
                                    if fuel10 == 0 { break 'l11 ({
                                        if (fuel10 % 2 == 0) {
                                            let mut fuel12 = 4u32;
                                            while fuel12 > 0 && (if left.tags.is_empty() { (fuel12 <= 8) } else { left.tags.is_empty() }) {
                                                fuel12 -= 1;
                                                match ('b13: { Some(item(4)) }) {
                                                    Some(Item { name: z, tags: mut count, .. }) if false => {
                                                    _ = 2usize;
                                                }
                                                    Some(Item { name: mut d, id: count, .. }) => {
                                                    d.push('a');
                                                }
                                                    Some(value) => {}
                                                    _ => {}
                                                }
                                            }
                                        } else if (fuel2 % 3 == 0) {} else if left.name.is_empty() {} else {}
                                        Vec::<u32>::new()
                                    }); }
                                    fuel10 -= 1;
                                }
                            };
                            tap("t14", (3i64, false))
                        }));
                    } else if (fuel2 % 2 == 0) {} else if (fuel2 % 3 == 0) {} else {}
                }
            };
            checkpoint!("p15");
            BTreeMap::from([(0u32, vec![Noisy::new("n16")]), (2u32, vec![Noisy::new("n17"), Noisy::new("n18")])])
        };
        let mut c = VecDeque::from(ready(vec![Some(6i64), Some(5i64)]).await);
        checkpoint!();
        effect(&state);
        (if ready(c.is_empty()).await {
            c = c;
            for (sum, b19) in c.iter().enumerate() {
                let cx = &*b19;
            }
            (Some(Some(7u32)))?
        } else { Some(8u32) })
    }
}

async_scenario! {
    given program_1000145: (VecDeque::from([7usize, 10usize, 0usize])), (VecDeque::from([11usize, 7usize])), (VecDeque::from([5usize, 1usize, 9usize]));
    #[resumable]
    async fn program_1000145(mut b: VecDeque<usize>) {
        let mut y = (if let Some(mut d) = unseen((if false {
            let Item { name: sum, tags: z, .. } = tap("t15", (Some(item(8))).unwrap_or(item(6)));
            checkpoint!();
            Some(String::from("bc"))
        } else {
            checkpoint!("p16");
            None::<String>
        })).await {
            let mut fuel17 = 3u32;
            while fuel17 > 0 && (fuel17 < 6) {
                fuel17 -= 1;
                if let Some((state, 1 | 3 | 5..=7)) = later(Some((5u32, 9u32))).await {
                    if d.is_empty() && let Shape::Empty = ready(shape(2)).await && (state % 3 == 0) {
                        let mut rest: usize;
                        if let "a" = d.as_str() {
                            let mut fuel18 = 2u32;
                            while fuel18 > 0 && d.is_empty() {
                                fuel18 -= 1;
                                let mut fuel19 = 4u32;
                                'l20: while fuel19 > 0 && (if (fuel19 % 4 == 0) { unseen(later((if false { false } else { true })).await).await } else { (state < 2) }) {
                                    fuel19 -= 1;
                                    let at = &d[..];
                                    consume(d);
                                    if let (mut x, Some(_)) = (1u32, Some(11u32)) {
                                        let mut left = Vec::new();
                                        let f21 = |b: u32| fuel17;
                                        if let Some(_) = Some(vec![true, false, false]) {
                                            let right = tap("t22", '🦀');
                                        } else {}
                                        left.push(BTreeMap::from([((if (fuel19 > 2) { "left right".to_string() } else { String::from("left right") }), 4i64)]));
                                    }
                                    d = "k=v".to_owned();
                                }
                            }
                        }
                        if (fuel17 % 2 == 0) {
                            rest = d.len();
                        } else {
                            rest = later(8usize).await;
                        }
                    }
                }
            }
            (if (fuel17 < 1) { later(-9i64).await } else { 5i64 })
        } else { tap("t23", 4i64) });
        let mut w = 5u32;
        let d = format!("{y}{w}{w}");
        let mut rest = ready(d.is_empty()).await;
        checkpoint!();
        effect(&rest);
        effect(&w);
        effect(&y);
    }
}

async_scenario! {
    given program_1000147: (), ();
    #[resumable]
    async fn program_1000147() -> Result<u32, String> {
        let left = (if let Some(list) = Some(BTreeMap::from([(2u32, 4u32), (0u32, 8u32)])) { later([8u32, 2, 24]).await } else { [0u32, 2, 0] });
        let mut d = Vec::from([{ {
            let mut fuel7 = 4u32;
            loop {
                if fuel7 == 0 { break; }
                fuel7 -= 1;
                let at = tap("t8", unseen((Vec::<String>::new(), (8u32, 11u32))).await);
            }
            #[rebuild]
            let entry: Vec<Box<i64>> = (Some(vec![Box::new(4i64), Box::new(2i64), Box::new(7i64)])).unwrap_or(Vec::<Box<i64>>::new());
            let mut value: bool = (if (if (left[1] % 4 == 0) { true } else { entry.is_empty() }) {
                let [ref right, .., ref n] = left;
                let rest: char = 'k';
                (*right % 3 == 0)
            } else if (fuel7 > 3) {
                let mut state: BTreeSet<u32> = BTreeSet::from([8u32, 4, 1]);
                'b12: {
                    let ref rest = left;
                }
                (fuel7 != 6)
            } else {
                checkpoint!();
                ('b13: {
                    'b14: {
                        let mut name = later({ BTreeSet::from([4u32, 4, 1]) }).await;
                    }
                    checkpoint!();
                    checkpoint!();
                    (fuel7 <= 0)
                })
            });
            checkpoint!();
            checkpoint!();
            fuel7
        } }]);
        let mut a = later(later((BTreeSet::from([7u32, 4, 1]), VecDeque::from([true, false, true]))).await).await;
        let w = &left;
        checkpoint!("p15");
        let (_, at) = &mut a;
        checkpoint!();
        if ((w[1] < 5) && a.1.is_empty()) {
            consume(d);
        } else {}
        effect(&a);
        effect(&left);
        Ok(((unseen(left[1]).await / 5) % 8))
    }
}

scenario! {
    given program_1000148: (4u32, 5u32, (vec!['🦀'], Vec::<String>::new()));
    #[resumable]
    fn program_1000148(mut cx: u32, left: u32, a: (Vec<char>, Vec<String>)) -> u32 {
        let a = (if (left > 6) {
            let frame = &mut cx;
            1usize
        } else if (cx % 4 == 0) {
            checkpoint!();
            (if (left % 2 == 0) {
                checkpoint!("p7");
                5usize
            } else if (cx <= 4) {
                let mut n = Vec::new();
                call!(child0((match cx {
                    6.. if (cx % 3 == 0) => {
                    effect((tap("t8", (Shape::Line { to: -11i64, from: 3i64 })), &a));
                    checkpoint!();
                    ('b9: {
                        let at = &a.0[..a.0.len().min(2)];
                        { let mut f10 = |given: u32| cx ^= given; f10(((-9i64) as u32)); f10(3); }
                        vec![(5i64, 'ñ'), (3i64, 'k')]
                    })
                }
                    2 => { vec![(8i64, '🦀'), (5i64, 'a')] }
                    6.. => {
                    checkpoint!("p11");
                    vec![(1i64, '🦀'), (4i64, 'a')]
                }
                    _ => {
                    let (count, entry) = (Vec::<i64>::new(), vec![0i64, 5i64]);
                    vec![(5i64, 'ñ'), (8i64, 'k')]
                }
                }), vec!["k=v".to_string(), String::from("left right"), String::from("ñ")], ((cx != 5), Box::new(item(6)))));
                let b = 0i64;
                n.push("".to_string());
                checkpoint!("p12");
                9usize
            } else {
                let y = &mut cx;
                7usize
            })
        } else {
            checkpoint!();
            a.0.len()
        });
        let mut b: Vec<usize> = vec![1usize, a];
        let x: [u32; 3] = [4u32, 2, 12];
        let count: char = '🦀';
        checkpoint!();
        effect(&count);
        effect(&left);
        effect(&cx);
        (cx).wrapping_mul((b.len() as u32))
    }

    #[resumable]
    fn child0(_: Vec<(i64, char)>, value: Vec<String>, (mut list, w): (bool, Box<Item>)) -> u32 {
        list &= ((0i64) == (-11i64));
        list = std::mem::take(&mut list);
        checkpoint!();
        let mut at = (list ^ (((8u32) != (4u32)) | !list));
        effect(&at);
        effect(&w);
        effect(&list);
        {
            checkpoint!("p6");
            (8u32).max(((value.len() as u32) | 2u32))
        }
    }
}

scenario! {
    given program_1000149: (8u32, shape(5), item(4)), (5u32, shape(7), item(8)), (7u32, shape(1), item(11));
    #[resumable]
    fn program_1000149(mut w: u32, _: Shape, p1: Item) -> Option<u32> {
        let mut d = (((if p1.tags.is_empty() { Some(3usize) } else {
            w &= ((('a') as u32)).wrapping_add(6u32);
            {
                if !p1.tags.is_empty() {
                    let entry = &p1.tags[p1.tags.len() - 1];
                    w = p1.id;
                    let f2 = |left: u32| p1.id;
                }
                let mut rest = Vec::new();
                let mut fuel3 = 3u32;
                while fuel3 > 0 && false {
                    fuel3 -= 1;
                    'b4: {
                        let right = &mut w;
                    }
                    w = w;
                }
                'b5: {
                    checkpoint!();
                    #[rebuild]
                    let state = [0u32, 2, 0];
                    effect(w);
                    checkpoint!();
                }
                rest.push(fuel3);
            }
            Some(5usize)
        })).unwrap_or({
            let mut fuel6 = 1u32;
            'l7: loop {
                if fuel6 == 0 { break ({
                    let name = p1.spot.as_ref();
                    for count in ({
                        let mut z = (7u32, BTreeMap::from([(4u32, "".to_string()), (11u32, "".to_string())]));
                        let count = p1.spot.as_ref();
                        VecDeque::from([vec![9u32, 5u32, 0u32], Vec::<u32>::new()])
                    }).into_iter().take(2).take(2) {
                        effect(({
                            checkpoint!();
                            {
                                let mut fuel8 = 3u32;
                                loop {
                                    if fuel8 == 0 { break ({
                                        if (fuel8 % 2 == 0) {
                                            if (((2i64) == (2i64)) == ((w % 4 == 0) && (fuel8 % 2 == 0))) {
                                                let z: &u32 = &fuel6;
                                                checkpoint!();
                                            }
                                        }
                                        'k'
                                    }); }
                                    fuel8 -= 1;
                                }
                            }
                        }, &p1.name, &count));
                    }
                    checkpoint!();
                    5usize
                }); }
                fuel6 -= 1;
            }
        })).min(tap("t9", 11usize));
        checkpoint!();
        effect(&d);
        effect(&p1);
        effect(&w);
        ((w).max(p1.id)).checked_sub(p1.id)
    }
}

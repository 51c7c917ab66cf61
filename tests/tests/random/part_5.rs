//! Random programs; made by `asap_tests::random::corpus`.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use asap_tests::prelude::*;
use asap_tests::random::world::*;

scenario! {
    given (vec![8u32, 2u32, 2u32]), (vec![10u32, 3u32, 9u32]), (vec![3u32, 3u32, 9u32]);
    fn program_1000391(right: Vec<u32>) -> Result<u32, String> {
        let value = right.is_empty();
        let z: (VecDeque<u32>, String) = (Some((VecDeque::from([5u32, 4u32]), String::from("ñ")))).unwrap_or((VecDeque::from([10u32]), "left right".to_string()));
        let mut sum: (Shape, u32) = (shape(7), 2u32);
        let w = (if let Ok(left) = Ok::<u32, String>(2u32) {
            let mut d: Vec<Shape> = right.iter().map(|&y| sum.0.clone()).collect::<Vec<_>>();
            BTreeMap::from([(9u32, BTreeSet::from([1u32, 4, 1])), (7u32, BTreeSet::from([4u32, 4, 1]))])
        } else {
            checkpoint!();
            {
                checkpoint!();
                checkpoint!();
                BTreeMap::from([(sum.1, BTreeSet::from([3u32, 4, 1]))])
            }
        });
        checkpoint!();
        for (d, a) in w.iter() {
            let _ = tap("moved", sum);
            effect((a, right.clone(), *d));
            effect(vec![false, false]);
            sum = (shape(6), 9u32);
        }
        sum = sum;
        let b: u32 = total(&right);
        let _ = Noisy::new("t1");
        let _ = tap("moved", sum);
        checkpoint!();
        effect(&b);
        effect(&z);
        effect(&value);
        Ok(b)
    }
}

scenario! {
    given (3i64), (5i64), (3i64);
    fn program_1000394(rest: i64) -> Result<u32, String> {
        let mut z = [6u32, 2, 18];
        let mut y = BTreeSet::from([4u32, 4, 1]);
        let right = (if let (6.., at) = (z[1], Some(10u32)) { ((rest % 3 == 0)).then(|| BTreeMap::from([(String::from("left right"), item(3)), ("".to_string(), item(7))])) } else {
            checkpoint!();
            Some(BTreeMap::from([(String::from("left right"), item(4)), (String::from("left right"), item(4))]))
        });
        checkpoint!();
        if tap("t1", (rest % 2 == 0)) {
            checkpoint!();
        } else if (z[1] < 3) {
            checkpoint!();
            checkpoint!();
        } else if (if (y.contains(&4u32) & (rest < 5)) { right.is_some() } else { tap("t2", (rest % 3 == 0)) }) {
            debug_assert!(tap("t3", (rest % 2 == 0)) | true);
            if (z[1] % 4 == 0) {
                let mut right = vec![right.clone()];
                effect(((0usize, shape(7)), rest));
                return Err("left at 4".to_string());
            }
        } else {
            let mut fuel5 = 1u32;
            while fuel5 > 0 && right.is_some() {
                fuel5 -= 1;
                if (((if ((rest) <= (rest)) { fuel5 } else { 2u32 })) != (z[1])) {
                    let mut value = (('b6: {
                        y.insert((y.len() as u32));
                        checkpoint!("p7");
                        (Some(Some(vec!['🦀', 'ñ', '🦀']))).unwrap_or(None::<Vec<char>>)
                    })).ok_or("nothing")?;
                    consume(y);
                    if let None = right {
                        checkpoint!();
                        let _g8 = Noisy::new("g8");
                    } else {}
                } else {}
                y = BTreeSet::from([7u32, 4, 1]);
            }
        }
        effect(&right);
        Ok(z[(7usize) % 3])
    }
}

scenario! {
    given (String::from(""), BTreeSet::from([3u32, 4, 1]));
    fn program_1000398(mut c: String, mut list: BTreeSet<u32>) {
        let mut list = {
            let mut fuel1 = 2u32;
            loop {
                if fuel1 == 0 { break ({
                    _ = (Some(None::<usize>)).unwrap_or_else(|| (if (fuel1 % 3 == 0) { Some(7usize) } else { Some(6usize) }));
                    fuel1
                }); }
                fuel1 -= 1;
                let rest: Vec<u32>;
                let n = fuel1;
                c.push('a');
                rest = vec![1u32, 0u32, 6u32];
                c.push('a');
                let list = &mut list;
            }
        };
        { let mut f2 = |given: u32| list ^= given; f2({
            {
                if tap("t3", tap("t4", true)) {
                    let mut right;
                    fn twice5(n: u32) -> u32 { n.wrapping_mul(2) }
                    let mut sum = twice5(tap("t6", (3u32 | (c.len() as u32))));
                    if true {
                        sum &= (sum).min(sum);
                    }
                    if true {
                        right = vec!["left right".to_string(), String::from("left right")];
                    } else {
                        right = vec![String::from("ñ"), "k=v".to_owned(), "k=v".to_string()];
                    }
                } else if (Some(false)).unwrap_or_else(|| c.is_empty()) {} else if tap("t7", c.is_empty()) {} else {}
            }
            (9u32 ^ 9u32)
        }); f2(3); }
        checkpoint!("p8");
        checkpoint!("p9");
    }
}

scenario! {
    given (4usize), (11usize), (4usize);
    fn program_1000399(mut x: usize) -> String {
        let mut count = Box::new(shape(6));
        let b: BTreeSet<u32> = ('b1: {
            effect((x, None::<String>));
            let _ = Noisy::new("t2");
            checkpoint!();
            BTreeSet::from([2u32, 4, 1])
        });
        let mut list = Shape::Dot({ (5u32).saturating_sub(11u32) });
        checkpoint!();
        checkpoint!();
        let frame = 11u32;
        let mut fuel3 = 3u32;
        'l4: loop {
            if fuel3 == 0 { break; }
            fuel3 -= 1;
            consume(count);
            let mut fuel5 = 2u32;
            while fuel5 > 0 && tap("t6", (fuel3 > 0)) {
                fuel5 -= 1;
                let _g7 = Noisy::new("g7");
                let mut fuel8 = 4u32;
                loop {
                    if fuel8 == 0 { break; }
                    fuel8 -= 1;
                    checkpoint!();
                    let f9 = |d: u32| frame;
                }
                if (if b.contains(&4u32) { b.contains(&4u32) } else { !((fuel5 != 1)) }) {
                    let _ = Noisy::new("t10");
                    'l11: for value in (0..=2u32).skip(1).take(2) {
                        'b12: {
                            let mut state: String = join("t", "t");
                            #[cfg(any())] effect("never");
                            #[allow(unused)] let cx = " trim ".to_owned();
                            checkpoint!();
                            if (fuel5 % 4 == 0) {
                                let _ = -10i64;
                            } else if (if ((5i64) > (-9i64)) { (value % 2 == 0) } else { (fuel5 <= 2) }) {
                                if state.is_empty() {
                                    consume(state);
                                } else {
                                    let f14 = |state: u32| (fuel8 | fuel5);
                                    let Some(b) = ((match list {
                                        Shape::Line { from: _, to: ref mut rest } if (fuel5 % 3 == 0) => {
                                        let sum = cx.as_str().trim_start();
                                        (None::<Option<Vec<Item>>>).unwrap_or(None::<Vec<Item>>)
                                    }
                                        _ => {
                                        checkpoint!();
                                        Some(vec![item(10), item(6), item(8)])
                                    }
                                    })) else {
                                        break 'b12;
                                    };
                                }
                            } else if (cx.is_empty() || ((fuel3) == ((b.len() as u32)))) {} else {}
                        }
                    }
                } else if matches!(list, Shape::Empty | Shape::Line { .. }) {} else {}
            }
            count = Box::new(shape(6));
        }
        effect(&fuel3);
        effect(&x);
        format!("-{:?}", Some(3u32))
    }
}

scenario! {
    fresh given ();
    fn program_1000406() -> Option<u32> {
        let mut y = {
            if let (0..=4, w) = (2u32, None::<u32>) {
                let f1 = move |right: u32| right;
                let mut w = w.clone();
            }
            _ = Noisy::new("n2");
            checkpoint!("p3");
            (6u32).checked_sub(3u32)
        };
        checkpoint!();
        if let None = y.as_ref() {
            'l4: for (_, frame) in y.iter().enumerate() {
                let state = (((None::<i64>).unwrap_or_else(|| (0i64).wrapping_sub(8i64))) < ((4i64 & 3i64)));
                let _ = Noisy::new("t5");
                checkpoint!();
            }
            let (entry, cx) = ('b6: {
                const LIMIT7: u32 = 7;
                let at = LIMIT7 + 1;
                (BTreeSet::from([5u32, 4, 1]), "left right".to_string())
            });
        } else {
            effect((((('b8: { y.is_some() })).then_some(Noisy::new("n9"))).unwrap_or_else(|| Noisy::new("n10")), &y, y));
            'l11: for (d, value) in (0..4u32).enumerate().rev() {
                {
                    let mut state = (None::<Option<Noisy>>)?;
                    let mut fuel12 = 3u32;
                    loop {
                        if fuel12 == 0 { break; }
                        fuel12 -= 1;
                        checkpoint!();
                        consume(state);
                        y = (match y {
                            None => {
                            checkpoint!();
                            std::mem::replace(&mut y, (match Err::<u32, String>("no".to_string()) {
                                Ok(n) => { Some(7u32) }
                                Err(count) => {
                                assert_ne!(Some(10u32), Some(987_654), "never");
                                checkpoint!();
                                None::<u32>
                            }
                                _ => {
                                checkpoint!();
                                None::<u32>
                            }
                            }))
                        }
                            _ => { std::mem::take(&mut y) }
                        });
                        state = (if (d > 1) { Some(Noisy::new("n13")) } else { Some(Noisy::new("n14")) });
                    }
                }
            }
        }
        checkpoint!();
        Some(10u32)
    }
}

scenario! {
    fresh given ('a', Some(7u32)), ('a', Some(6u32));
    fn program_1000408(a: char, left: Option<u32>) -> Option<u32> {
        let mut y = vec![None::<u32>];
        let mut at = ('b1: {
            y = y;
            let a = &mut y;
            checkpoint!();
            item(2)
        });
        let mut count = format!("{a}{a}");
        let mut list = (if let Ok(mut d) = Ok::<u32, String>(4u32) {
            if count.is_empty() {
                consume(count);
                let right = &left;
            } else if false {
                at.name += &join("", "s").as_str();
            } else {
                if let Item { spot: Some((_, _)), .. } = &mut at {
                    checkpoint!();
                    let [mut entry, .., mut b2] = [at.id, (y.len() as u32), 5];
                    let ref value = entry;
                }
            }
            checkpoint!("p3");
            (match at.tags.last() {
                Some(w) if (d % 3 == 0) => {
                effect(&d);
                d = at.id;
                checkpoint!();
                Box::new(item(9))
            }
                _ => {
                at.tags.push((a).to_string());
                (if y.is_empty() {
                    if let 0..=4 = d {
                        let frame;
                        assert!((d % 2 == 0) || true);
                        frame = (at.id ^ d);
                        checkpoint!();
                    } else {
                        let mut state = Vec::new();
                        state.push(Noisy::new("n4"));
                    }
                    Box::new(item(2))
                } else if false { Box::new(item(3)) } else { Box::new(item(4)) })
            }
            })
        } else {
            checkpoint!();
            Box::new(item(8))
        });
        checkpoint!();
        checkpoint!();
        None::<u32>
    }
}

scenario! {
    given (shape(5)), (shape(1));
    fn program_1000414(list: Shape) -> Result<u32, String> {
        let mut rest = (5..8).filter(|n| n % 2 == 0).collect::<Vec<u32>>();
        let mut sum = 'k';
        let c = ({
            let rest = &mut rest;
            checkpoint!();
            Some(Some(Some(8usize)))
        }).unwrap_or(Some(Some(0usize)));
        checkpoint!("p1");
        let x = item(11);
        'b2: {
            let mut fuel3 = 3u32;
            while fuel3 > 0 && let Err(at) = Ok::<u32, String>(((2usize) as u32)) {
                fuel3 -= 1;
                {
                    checkpoint!();
                    effect((&x.tags, &x.tags));
                }
                { let mut f4 = |given: u32| rest.push(given); f4(x.id); f4(3); }
                checkpoint!();
            }
            rest = vec![5u32, 7u32, 10u32];
            let b = {
                let mut fuel5 = 1u32;
                loop {
                    if fuel5 == 0 { break ({
                        for frame in (1u32..).take(3) {
                            checkpoint!();
                        }
                        ((Some(None::<BTreeMap<String, VecDeque<Item>>>)).ok_or("nothing")?).ok_or("nothing")?
                    }); }
                    fuel5 -= 1;
                }
            };
        }
        checkpoint!();
        effect(&list);
        Ok((rest.pop()).unwrap_or((x.id ^ (x.id / 10))))
    }
}

scenario! {
    fresh given (VecDeque::from([11usize, 9usize]), Vec::<i64>::new(), Vec::<bool>::new());
    fn program_1000415(w: VecDeque<usize>, entry: Vec<i64>, rest: Vec<bool>) -> Vec<u32> {
        let mut w: Vec<(usize, String)> = tap("t1", Vec::from([(9usize, "a".to_string())]));
        let x = 8usize;
        checkpoint!();
        consume(w);
        let list = &entry[..entry.len().min(2)];
        let mut fuel2 = 3u32;
        while fuel2 > 0 && entry.is_empty() {
            fuel2 -= 1;
            _ = (8u32, 'a');
            {
                if ((x) > (x)) {
                    let [frame, .., z] = [4u32, 2, 12];
                    let at = {
                        checkpoint!();
                        {
                            checkpoint!();
                            let left: String;
                            effect(&Noisy::new("t3"));
                            if rest.is_empty() {
                                let mut v4 = (Box::new(shape(9)), 6u32);
                                left = (if let (1 | 3 | 5..=7, at) = tap("t5", (5u32, Some(8u32))) {
                                    checkpoint!("p6");
                                    String::from("bc")
                                } else {
                                    effect(Noisy::new("t7").name().len());
                                    if entry.is_empty() {
                                        let mut z = vec![z.clone()];
                                    } else if (fuel2 % 2 == 0) {
                                        let ref n = v4;
                                    } else {
                                        effect(z);
                                        let sum = &rest[..];
                                        let entry = rest.first();
                                    }
                                    String::from("ñ")
                                });
                                let value = &mut v4.0;
                            } else {
                                left = tap("t8", "bc".to_owned());
                            }
                            Box::new(Some(String::from("")))
                        }
                    };
                    break;
                }
            }
        }
        w = (if entry.is_empty() { (if (fuel2 % 2 == 0) { vec![(0usize, "left right".to_string()), (1usize, "a".to_string())] } else { tap("t9", vec![(4usize, "left right".to_string()), (5usize, " trim ".to_owned()), (8usize, "bc".to_owned())]) }) } else { Vec::from([(2usize, "bc".to_owned()), (1usize, "".to_string())]) });
        checkpoint!();
        effect(&x);
        effect(&rest);
        effect(&entry);
        (1..4).map(|n| n * 2).collect::<Vec<u32>>()
    }
}

scenario! {
    fresh given (), (), ();
    fn program_1000418() -> String {
        let mut w = (({
            let mut fuel1 = 1u32;
            loop {
                if fuel1 == 0 { break ({ Some(true) }); }
                fuel1 -= 1;
                let n = (fuel1 <= 7);
            }
        }).unwrap_or_else(|| (Some(false)).unwrap_or(false)) && ((-11i64) <= ((if true {
            _ = { (7usize & 8usize) };
            -10i64
        } else if false {
            let mut fuel2 = 2u32;
            while fuel2 > 0 && let None = Some((7u32, shape(8))) {
                fuel2 -= 1;
                effect(Noisy::new("t3").name().len());
                effect(Noisy::new("t4").name().len());
            }
            -9i64
        } else {
            checkpoint!("p5");
            4i64
        }))));
        let left: Vec<Option<usize>> = vec![Some(3usize)];
        'b6: {
            {
                checkpoint!();
                for mut a in (1u32..).take(3) {
                    effect(&Noisy::new("t7"));
                    w ^= (w & (!w && w));
                    let mut right = {
                        'b8: {
                            w = (w == std::mem::take(&mut w));
                            let mut c: Option<u32>;
                            _ = tap("t9", Box::new(0usize));
                            checkpoint!();
                            c = (Some(Some(2u32))).unwrap_or_else(|| None::<u32>);
                            let cx = &mut a;
                            let z = (match left.as_slice() {
                                [b, .., name] if c.is_some() => {
                                match Some(false) {
                                    Some(true) => {
                                    checkpoint!();
                                    checkpoint!("p10");
                                    let mut frame: Noisy = (if w { Noisy::new("n11") } else { Noisy::new("n12") });
                                }
                                    Some(list) if (None::<bool>).unwrap_or_else(|| ((a) == (a))) => {}
                                    Some(value) => {}
                                    _ => {}
                                }
                                checkpoint!();
                                (Some(item(2))).unwrap_or(item(4))
                            }
                                _ => {
                                checkpoint!("p13");
                                item(5)
                            }
                            });
                        }
                        vec![8u32, 4u32, 5u32]
                    };
                }
            }
        }
        checkpoint!();
        effect(&left);
        effect(&w);
        (Some(" trim ".to_owned())).unwrap_or(String::from("bc"))
    }
}

scenario! {
    fresh given (VecDeque::from([(8u32, 'ñ'), (0u32, '🦀'), (8u32, 'a')]), Some(4u32)), (VecDeque::from([(0u32, '🦀')]), Some(9u32)), (VecDeque::from([(9u32, 'a'), (5u32, 'k')]), None::<u32>);
    fn program_1000420(_: VecDeque<(u32, char)>, right: Option<u32>) {
        let b = tap("t1", "".to_string());
        let cx = {
            let right = vec![right.clone()];
            b.clone()
        };
        let mut at = tap("t2", cx.len());
        checkpoint!();
        if (if (at % 4 == 0) { (at != 2) } else { cx.is_empty() }) {
            let entry: &String = &b;
            {
                {
                    let frame = &mut at;
                    if let Some(value) = &right {
                        let c = tap("t3", (if let Ok(rest) = Ok::<u32, String>(11u32) {
                            effect((&*value, entry));
                            checkpoint!();
                            tap("t4", item(0))
                        } else {
                            if (at <= 4) {
                                return (Some(())).unwrap_or_else(|| ());
                            }
                            item(7)
                        }));
                        if (*value != 2) {
                            return ();
                        }
                        let w = b.as_str().trim_start();
                    }
                }
                let _g5 = Noisy::new("g5");
                let list = Box::new(3u32);
            }
            at = ((3usize).wrapping_sub(at) ^ at);
        } else if (b.is_empty() && (at != 7)) {
            checkpoint!();
        } else {
            {}
        }
        effect(&at);
        effect(&b);
    }
}

scenario! {
    given (String::from("")), ("k=v".to_string());
    fn program_1000421(a: String) {
        let mut b = ({ None::<BTreeSet<u32>> }).unwrap_or(BTreeSet::from([4u32, 4, 1]));
        checkpoint!("p1");
        effect((Some(BTreeMap::from([(2u32, 2usize), (11u32, 10usize)]))).unwrap_or_else(|| BTreeMap::from([(10u32, 1usize), (10u32, 2usize)])));
        b = BTreeSet::from([5u32, 4, 1]);
        fn twice2(n: u32) -> u32 { n.wrapping_mul(2) }
        let mut a = twice2((((Some(2usize)).unwrap_or(2usize)) as u32));
        let mut fuel3 = 3u32;
        loop {
            if fuel3 == 0 { break; }
            fuel3 -= 1;
            a &= (if (fuel3 <= 3) {
                checkpoint!("p4");
                a
            } else {
                let Item { name: mut right, id: _, .. } = item(9);
                fuel3
            });
            'l5: for mut cx in (0..3u32) {
                b.insert((None::<u32>).unwrap_or(grow(&mut cx)));
                let mut state = Vec::new();
                let _ = tap("moved", b);
                a = 8u32;
                state.push({
                    let value = vec![[6u32, 2, 18]];
                    tap("t6", Some(item(6)))
                });
                state.truncate(2);
                let frame = &state[..state.len().min(2)];
                b = BTreeSet::from([8u32, 4, 1]);
            }
            let rest = item(6);
            let rest = &mut a;
        }
        let mut list = Shape::Dot((tap("t7", a) & a));
        effect(&fuel3);
        effect(&a);
    }
}

scenario! {
    given (None::<BTreeMap<u32, bool>>, Some('k'), Some(item(9))), (Some(BTreeMap::from([(8u32, true), (8u32, false)])), Some('k'), Some(item(2)));
    fn program_1000422(mut sum: Option<BTreeMap<u32, bool>>, _: Option<char>, _: Option<Item>) -> Result<String, String> {
        let mut at = {
            let mut fuel1 = 3u32;
            loop {
                if fuel1 == 0 { break ({ { VecDeque::from(vec![Vec::<char>::new(), vec!['a']]) } }); }
                fuel1 -= 1;
                let mut rest = 5u32;
            }
        };
        let c = tap("t2", (vec!["a".to_owned()], 6u32));
        let f3 = move |count: u32| count;
        checkpoint!();
        if !c.0.is_empty() {
            let frame = &c.0[c.0.len() - 1];
            if false {
                sum = sum;
                let mut sum = (3u32, sum.clone());
            } else if (c.1 % 3 == 0) {
                'b4: {
                    let f5 = |d: u32| c.1;
                }
            } else if (Some(true)).unwrap_or_else(|| frame.is_empty()) {
                at.push_back(('b6: {
                    let f7 = |a: u32| c.1;
                    match sum {
                        Some(ref mut x) => {
                        effect(tap("t8", ('k', 10u32)));
                        *x = BTreeMap::from([(1u32, false), (0u32, false)]);
                    }
                        None => {
                        sum = None::<BTreeMap<u32, bool>>;
                    }
                        _ => {
                        let (_, mut right) = (BTreeMap::from([(9u32, [2u32, 2, 6]), (0u32, [2u32, 2, 6])]), Vec::<char>::new());
                        if right.is_empty() {
                            break 'b6 ((Some(vec!['🦀', 'ñ', 'a'])).unwrap_or_else(|| vec!['k']));
                        }
                    }
                    }
                    checkpoint!();
                    vec!['🦀', '🦀', '🦀']
                }));
            } else {}
        }
        checkpoint!();
        effect(&c);
        effect(&at);
        Ok(((if let Some(entry) = sum.as_ref() {
            let mut list = {
                let mut fuel9 = 1u32;
                loop {
                    if fuel9 == 0 { break ({ Shape::Named("a".to_owned(), half(c.1)) }); }
                    fuel9 -= 1;
                    consume(at);
                    at = VecDeque::from([vec!['🦀']]);
                }
            };
            checkpoint!();
            tap("t10", 'ñ')
        } else {
            checkpoint!();
            '🦀'
        })).to_string())
    }
}

scenario! {
    given (BTreeSet::from([6u32, 4, 1])), (BTreeSet::from([7u32, 4, 1]));
    fn program_1000428(mut cx: BTreeSet<u32>) -> Result<String, String> {
        let list = [1u32, 2, 3];
        let mut n = ((cx.len()) as i64);
        let mut left = ((list[1] % 2)).wrapping_mul((if cx.contains(&4u32) {
            let a: String = { {
                checkpoint!("p1");
                "k=v".to_string()
            } };
            checkpoint!();
            list[1]
        } else if (n % 4 == 0) {
            checkpoint!();
            list[1]
        } else { 4u32 }));
        let mut name = (if let Some(entry) = None::<VecDeque<Shape>> {
            assert_ne!(Some(10u32), Some(987_654), "never");
            let y = &n;
            cx.contains(&4u32)
        } else {
            checkpoint!();
            (list[1] % 3 == 0)
        });
        let mut fuel2 = 1u32;
        while fuel2 > 0 && let Ok(sum) = Ok::<u32, String>(left) {
            fuel2 -= 1;
            consume(cx);
            if let Ok(right) = {
                left ^= (if false {
                    n = (n).wrapping_add((if (n % 3 == 0) {
                        let c = (if ((list[1]) < ((if name { list[1] } else { fuel2 }))) {
                            checkpoint!();
                            vec![(" trim ".to_owned(), [2u32, 2, 6]), ("a".to_string(), [6u32, 2, 18]), ("a".to_string(), [3u32, 2, 9])]
                        } else {
                            checkpoint!();
                            vec![("left right".to_string(), [2u32, 2, 6]), (String::from("ñ"), [7u32, 2, 21])]
                        });
                        let d = list[1];
                        n
                    } else if (sum > 0) { n } else {
                        effect((VecDeque::from([3u32, 7u32, 3u32]), ((fuel2 % 4 == 0)).then_some(tap("t3", left)), &sum));
                        let value = &mut n;
                        6i64
                    }));
                    (list[1]).wrapping_mul(6u32)
                } else if (n % 4 == 0) {
                    effect((Some(5u32), ("a".to_string(), shape(0))));
                    sum
                } else { sum });
                checkpoint!("p4");
                Ok::<u32, String>(2u32)
            } {}
            cx = BTreeSet::from([8u32, 4, 1]);
        }
        checkpoint!();
        checkpoint!();
        effect(&name);
        effect(&cx);
        Ok(('k').to_string())
    }
}

scenario! {
    given ("bc".to_owned()), (String::from("ñ")), ("left right".to_string());
    fn program_1000432(mut sum: String) -> Result<String, String> {
        let mut count = shape(7);
        let a = {
            let count = vec![9u32, 10u32, 6u32];
            let mut fuel1 = 3u32;
            while fuel1 > 0 && let "a" = sum.as_str() {
                fuel1 -= 1;
                const LIMIT2: u32 = 2;
                let value = LIMIT2 + 1;
            }
            sum.len()
        };
        let mut cx = Some((if let Shape::Empty = count {
            checkpoint!("p3");
            BTreeMap::from([("k=v".to_owned(), false), ("a".to_string(), true)])
        } else {
            effect((a, &count));
            BTreeMap::from([(String::from("ñ"), false), ("a".to_string(), false)])
        }));
        effect((None::<Shape>, &a));
        checkpoint!();
        sum += &join("", "k=v").as_str();
        let ref state = count;
        checkpoint!();
        checkpoint!();
        sum.push_str(&join("x", &sum));
        let right = cx.as_ref();
        checkpoint!();
        {
            let mut fuel4 = 2u32;
            'l5: while fuel4 > 0 && matches!(count, Shape::Empty | Shape::Line { .. }) {
                fuel4 -= 1;
                let mut fuel6 = 4u32;
                loop {
                    if fuel6 == 0 { break; }
                    fuel6 -= 1;
                    effect(&sum);
                }
                let f7 = |entry: u32| fuel6;
                let mut fuel8 = 1u32;
                'l9: while fuel8 > 0 && ((fuel6 > 4) == (false == (fuel6 > 2))) {
                    fuel8 -= 1;
                    cx.replace((Some(BTreeMap::from([("".to_string(), false), ("k=v".to_owned(), false)]))).unwrap_or_else(|| BTreeMap::from([(String::from("bc"), true), (String::from("left right"), false)])));
                }
            }
        }
        effect(&count);
        Ok(sum)
    }
}

scenario! {
    given (Box::new(2u32)), (Box::new(1u32));
    fn program_1000435(mut name: Box<u32>) -> Result<u32, String> {
        let mut rest = ({
            checkpoint!();
            tap("t1", None::<VecDeque<([u32; 3], [u32; 3])>>)
        }).unwrap_or_else(|| VecDeque::from([([0u32, 2, 0], [8u32, 2, 24]), ([8u32, 2, 24], [6u32, 2, 18]), ([5u32, 2, 15], [3u32, 2, 9])]));
        let n = {
            checkpoint!();
            _ = [3u32, 2, 9];
            {
                checkpoint!("p2");
                BTreeMap::from([(String::from("left right"), BTreeSet::from([4u32, 4, 1])), (String::from(""), BTreeSet::from([10u32, 4, 1]))])
            }
        };
        checkpoint!();
        checkpoint!();
        for (mut count, frame) in rest.iter().enumerate().rev() {
            let z = vec![(n.len() as u32); 1];
            if let None = ((count % 3 == 0)).then(|| mix((n.len() as u32), 4u32)) {
                effect((&z, frame));
                let mut rest = Vec::new();
                match {
                    let mut fuel3 = 3u32;
                    'l4: loop {
                        if fuel3 == 0 { break 'l4 ({
                            for &p5 in frame.1.iter() {
                                consume(name);
                                let x = &mut count;
                                name = Box::new(5u32);
                            }
                            let mut right = {
                                let _g6 = Noisy::new("g6");
                                let mut state: (Shape, VecDeque<String>) = (if (fuel3 <= 1) {
                                    if (count <= 4) {
                                        effect((match &z[..] {
                                            [entry, rest7 @ ..] => {
                                            let ref right = frame.1;
                                            if (Some(false)).unwrap_or_else(|| (right[1] % 3 == 0)) {
                                                return Err("left at 8".to_string());
                                            }
                                            checkpoint!();
                                            shape(11)
                                        }
                                            [y, .., state] => { shape(9) }
                                            [entry] if (fuel3 % 4 == 0) => { shape(8) }
                                            _ => {
                                            checkpoint!();
                                            shape(0)
                                        }
                                        }));
                                    } else if (((((count % 4 == 0)) as u32)) != (fuel3)) {} else if z.is_empty() {} else {}
                                    (shape(3), VecDeque::from(["a".to_string()]))
                                } else {
                                    checkpoint!();
                                    (shape(7), (Some(VecDeque::from([String::from("bc"), String::from("left right"), "left right".to_string()]))).unwrap_or(VecDeque::from([String::from("ñ")])))
                                });
                                "k=v".to_string()
                            };
                            (if (count > 8) { Some(BTreeSet::from([8u32, 4, 1])) } else { ((fuel3 <= 7)).then_some(BTreeSet::from([1u32, 4, 1])) })
                        }); }
                        fuel3 -= 1;
                    }
                } {
                    Some(at) => {}
                    _ => {}
                }
                rest.push((z.iter().copied().max().unwrap_or(0u32) % 8));
            }
        }
        Ok((6u32 & 6u32))
    }
}

scenario! {
    given (), (), ();
    fn program_1000437() -> String {
        let at = 7u32;
        let mut value = VecDeque::from([BTreeMap::from([(7u32, "k=v".to_string()), (0u32, "k=v".to_owned())]), BTreeMap::from([(8u32, "k=v".to_owned()), (0u32, "left right".to_string())]), BTreeMap::from([(9u32, String::from("")), (7u32, String::from(""))])]);
        let name = vec![vec![7u32, 6u32]];
        let mut b: Box<Shape> = Box::new(shape(11));
        checkpoint!();
        b = std::mem::take(&mut b);
        let state = name.as_slice();
        let mut fuel1 = 3u32;
        while fuel1 > 0 && let Shape::Named(_, _) = shape(1) {
            fuel1 -= 1;
            if let Some(list) = name.first() {
                {
                    for d in value.iter_mut() {
                        checkpoint!();
                        *d = std::mem::take(d);
                        let (n, at) = (if tap("t2", (at > 5)) { ('ñ', Some(item(4))) } else if ((at % 4 == 0) == (at % 4 == 0)) {
                            const LIMIT3: u32 = 3;
                            let b = LIMIT3 + 1;
                            ('🦀', Some(item(6)))
                        } else {
                            checkpoint!();
                            ('a', Some(item(4)))
                        });
                    }
                    _ = Some(false);
                }
                if ((8i64) != ((Some(4i64)).unwrap_or_else(|| 3i64))) {
                    break;
                }
                {
                    'l4: for count in value.iter() {
                        if ((if false { ((fuel1 <= 1) & (fuel1 % 4 == 0)) } else {
                            checkpoint!();
                            (fuel1 % 3 == 0)
                        }) && (at % 4 == 0)) {
                            fn twice5(n: u32) -> u32 { n.wrapping_mul(2) }
                            let mut name = twice5((count.len() as u32));
                            {
                                effect(at);
                                let rest: char = 'ñ';
                            }
                        } else if (at % 3 == 0) {} else {}
                    }
                }
            }
        }
        effect(&fuel1);
        effect(&at);
        (if (name.is_empty() || (Some(true)).unwrap_or((at % 4 == 0))) {
            'l6: for frame in value.iter_mut() {
                if let Some(rest) = Some(String::from("left right")) {
                    let mut fuel7 = 2u32;
                    while fuel7 > 0 && { checkpoint!(); (fuel7 % 2 == 0) } {
                        fuel7 -= 1;
                    }
                } else {}
            }
            checkpoint!("p8");
            format!("-{:?}", (at < 5))
        } else { ((if (fuel1 % 2 == 0) { Some(" trim ".to_owned()) } else { Some("bc".to_owned()) })).unwrap_or_else(|| " trim ".to_owned()) })
    }
}

scenario! {
    fresh given (6u32, shape(7)), (6u32, shape(11));
    fn program_1000438(a: u32, mut sum: Shape) -> String {
        let sum = a;
        let mut n: u32 = mix((Some(9u32)).unwrap_or(11u32), sum);
        checkpoint!();
        if let Err(mut list) = Ok::<u32, String>(6u32) {
            checkpoint!();
        } else {
            let f1 = move |at: u32| n;
            let mut fuel2 = 3u32;
            loop {
                if fuel2 == 0 { break; }
                fuel2 -= 1;
                let _g3 = Noisy::new("g3");
                let w = &fuel2;
                let mut count = {
                    let mut fuel4 = 1u32;
                    loop {
                        if fuel4 == 0 { break ({ Box::new(item(5)) }); }
                        fuel4 -= 1;
                        for mut rest in ({
                            checkpoint!("p5");
                            vec![(shape(1), 1i64), (shape(7), -9i64), (shape(9), 4i64)]
                        }).into_iter().map(|name| Some(4u32)) {
                            {
                                n = fuel2;
                                let left = rest.as_ref();
                            }
                        }
                        effect(&Noisy::new("t6"));
                    }
                };
                consume(count);
                'l7: for mut value in (1u32..).take(3).take(2) {
                    if tap("t8", (sum % 3 == 0)) {} else {}
                }
                count = Box::new(item(2));
            }
        }
        checkpoint!();
        effect(&n);
        effect(&a);
        "bc".to_owned()
    }
}

scenario! {
    fresh given (4u32, Noisy::new("n1")), (2u32, Noisy::new("n2")), (4u32, Noisy::new("n3"));
    fn program_1000439(mut z: u32, _: Noisy) -> Vec<u32> {
        let at = {
            z = z;
            -9i64
        };
        let mut entry = tap("t4", Vec::from([1usize]));
        #[cfg(any())] effect("never");
        #[allow(unused)] let x = tap("t6", {
            if !entry.is_empty() {
                let at = &entry[entry.len() - 1];
                assert_ne!(half(z), Some(987_654), "never");
                z &= { z };
            }
            (if (at < 8) {
                for d in (&entry[..entry.len().min(2)]).iter() {
                    effect(&z);
                    if let Some(Item { spot: Some((mut a, _)), .. }) = {
                        let f7 = |count: u32| z;
                        if (*d % 2 == 0) {
                            let f8 = |right: u32| (entry.len() as u32);
                            effect(&at);
                            let mut rest;
                            {
                                effect(&at);
                            }
                            let _g9 = Noisy::new("g9");
                            rest = (match Ok::<u32, String>(0u32) {
                                Ok(x) => {
                                for z in entry.iter() {
                                    checkpoint!("p10");
                                    let w: VecDeque<(String, usize)> = VecDeque::from([("a".to_string(), 2usize), (String::from("bc"), 2usize), (String::from("left right"), 3usize)]);
                                }
                                BTreeMap::from([(String::from(""), 6i64), ("k=v".to_string(), 3i64)])
                            }
                                Err(right) => {
                                drop(_g9);
                                for w in right.chars() {
                                    {}
                                }
                                BTreeMap::from([("bc".to_owned(), -9i64), ("k=v".to_string(), -11i64)])
                            }
                                Err(d) => {
                                checkpoint!();
                                (Some(BTreeMap::from([(String::from("bc"), 8i64), (String::from("ñ"), 6i64)]))).unwrap_or(BTreeMap::from([(" trim ".to_owned(), 2i64), ("k=v".to_string(), 8i64)]))
                            }
                                _ => {
                                checkpoint!();
                                BTreeMap::from([(String::from("left right"), 3i64), (" trim ".to_owned(), 3i64)])
                            }
                            });
                        } else if (at < 0) {} else if (*d % 2 == 0) {} else {}
                        Some(item(7))
                    } {}
                }
                "bc".to_owned()
            } else if (z <= 6) { "k=v".to_string() } else {
                checkpoint!();
                String::from("bc")
            })
        });
        checkpoint!();
        checkpoint!();
        effect(&entry);
        effect(&z);
        Vec::from([(Some((entry.len() as u32))).unwrap_or_else(|| (7u32 ^ z))])
    }
}

scenario! {
    fresh given (vec![2u32, 6u32]), (Vec::<u32>::new()), (vec![1u32, 1u32, 11u32]);
    fn program_1000441(state: Vec<u32>) -> Result<String, String> {
        let mut c = tap("t1", Vec::from([true, state.is_empty(), state.is_empty()]));
        let mut list = tap("t2", (2i64, BTreeSet::from([11u32, 4, 1])));
        let z = {
            c.clear();
            list.0 = 4i64;
            (match &list {
                (d, sum) => {
                effect((&state, {
                    let mut fuel3 = 1u32;
                    loop {
                        if fuel3 == 0 { break ({
                            match &state[..] {
                                [frame, .., d] => {
                                if ((list.0 < 5) & (if (*frame % 3 == 0) {
                                    let mut fuel4 = 2u32;
                                    'l5: while fuel4 > 0 && (list.0 < 2) {
                                        fuel4 -= 1;
                                        if false {
                                            let mut n;
                                            let ref b = *frame;
                                            if ((*d) == (*d)) {
                                                assert_ne!(state.first().cloned(), Some(987_654), "never");
                                                n = Noisy::new("n6");
                                            } else {
                                                n = Noisy::new("n7");
                                            }
                                        }
                                    }
                                    (fuel4 < 1)
                                } else if (*d % 3 == 0) {
                                    checkpoint!();
                                    (*frame <= 4)
                                } else {
                                    checkpoint!("p8");
                                    (list.0 % 3 == 0)
                                })) {}
                            }
                                [at, .., _] => {}
                                _ => {}
                            }
                            checkpoint!("p9");
                            VecDeque::from([6i64])
                        }); }
                        fuel3 -= 1;
                    }
                }, vec![7u32, 8u32]));
                state.last().cloned()
            }
                (i64::MIN..0, right) if list.1.contains(&4u32) => {
                checkpoint!();
                Some(6u32)
            }
                _ => { None::<u32> }
            })
        };
        checkpoint!();
        effect(&z);
        effect(&list);
        effect(&c);
        effect(&state);
        Ok("k=v".to_string())
    }
}

scenario! {
    given ();
    fn program_1000442() {
        let mut w = Box::new("bc".to_owned());
        checkpoint!();
        let mut name = (if (if false { false } else if false {
            let z: u32 = 9u32;
            checkpoint!();
            (z < 4)
        } else {
            checkpoint!();
            let right = &mut w;
            (true == true)
        }) {
            let frame = &w;
            effect(&*frame);
            vec![1u32]
        } else if true {
            let mut cx = {
                let mut fuel1 = 1u32;
                loop {
                    if fuel1 == 0 { break ({
                        {
                            let mut list = {
                                let mut fuel2 = 3u32;
                                loop {
                                    if fuel2 == 0 { break ({
                                        'l3: for list in (0..4u32).skip_while(|frame| (fuel2 % 2 == 0)) {
                                            consume(w);
                                            w = Box::new("a".to_owned());
                                        }
                                        tap("t4", shape(4))
                                    }); }
                                    fuel2 -= 1;
                                }
                            };
                        }
                        checkpoint!();
                        (if (fuel1 % 3 == 0) { vec![false, true, true] } else { Vec::<bool>::new() })
                    }); }
                    fuel1 -= 1;
                }
            };
            Vec::from([(cx.len() as u32), (if cx.is_empty() { 9u32 } else { 3u32 }), 9u32])
        } else { vec![4u32, 7u32] });
        effect(&name);
        effect(&w);
    }
}

scenario! {
    given (shape(11)), (shape(6)), (shape(3));
    fn program_1000443(frame: Shape) -> Result<u32, String> {
        let mut d: Box<char> = Box::new('a');
        let x = ('b1: {
            'b2: {
                effect((&frame, &d));
                let _ = Noisy::new("t3");
                d = Box::new('a');
                let Item { name: mut n, tags: mut rest, .. } = item(7);
            }
            vec![5u32]
        });
        let mut a = (((matches!(frame, Shape::Empty | Shape::Line { .. })) as u32)).wrapping_sub((7u32 % 7));
        checkpoint!();
        debug_assert!((if (a % 2 == 0) { (false || true) } else { (a <= 7) }) | true);
        if (Some(true)).unwrap_or(((a) == ((a ^ 8u32)))) && let [count] = x.as_slice() && let 1 | 3 | 5..=7 = 5u32 && (if (('a') <= ('a')) { ((a % 4 == 0) | (a < 4)) } else { ((x.len()) != (8usize)) }) {
            let name: &u32 = &*count;
        } else {
            let mut fuel4 = 2u32;
            while fuel4 > 0 && let Some(n) = x.get(1) {
                fuel4 -= 1;
                {
                    consume(d);
                    effect(n);
                    d = (None::<Box<char>>).unwrap_or_else(|| (None::<Box<char>>).unwrap_or(Box::new('a')));
                    match &frame {
                        Shape::Empty => {
                        if false {
                            let z = &fuel4;
                            let state = &mut a;
                        } else if (if matches!(frame, Shape::Named(..)) { (*n != 2) } else { (if x.is_empty() { (if (fuel4 % 4 == 0) { (a % 2 == 0) } else { false }) } else { matches!(frame, Shape::Empty | Shape::Line { .. }) }) }) {
                            effect(&Noisy::new("t5"));
                            'b6: {
                                let rest = (if !((a % 4 == 0)) { *n } else if false {
                                    checkpoint!();
                                    {
                                        let f7 = |b: u32| (half(6u32)).unwrap_or(fuel4);
                                        effect(&frame);
                                        a
                                    }
                                } else {
                                    match x.get(1) {
                                        Some(&p8) => {
                                        {
                                            let frame = &d;
                                            checkpoint!();
                                        }
                                        drop(d);
                                    }
                                        Some(&p9) if ((fuel4) < (p9)) => {}
                                        _ => {}
                                    }
                                    fuel4
                                });
                            }
                        } else if ((None::<bool>).unwrap_or((a % 4 == 0)) & (*n <= 8)) {} else {}
                    }
                        _ => {}
                    }
                }
                d = Box::new('ñ');
            }
        }
        effect(&x);
        Ok((if let [_, rest10 @ ..] = x.as_slice() { (rest10.len() as u32) } else {
            effect(Noisy::new("t11").name().len());
            return Err("left at 12".to_string());
        }))
    }
}

scenario! {
    given ((Some(0u32), vec!['k']), BTreeSet::from([8u32, 4, 1]));
    fn program_1000445((mut a, rest): (Option<u32>, Vec<char>), _: BTreeSet<u32>) -> Option<u32> {
        let right: Option<String> = None::<String>;
        let mut d = "k=v".to_owned();
        let mut rest: [u32; 3] = [(a).unwrap_or(8u32), ((rest.len() as u32) | (d.len() as u32)), 5];
        checkpoint!();
        checkpoint!();
        _ = ('b1: {
            let mut fuel2 = 1u32;
            while fuel2 > 0 && let Some(frame) = right.as_ref() {
                fuel2 -= 1;
                let mut z;
                for (mut w, mut sum) in (0usize..(((d.len() | 8usize)).min(3))).zip(10u32..) {
                    checkpoint!("p3");
                    let mut b = Vec::new();
                    checkpoint!();
                    if false {
                        checkpoint!();
                    } else if (fuel2 % 3 == 0) {
                        if (rest[1] <= 6) {
                            { let mut f4 = |given: u32| rest[1] ^= given; f4((if (w != 8) {
                                match &a {
                                    Some(6..) => {
                                    {
                                        let _ = ((w % 2 == 0)).then(|| "".to_string());
                                        let value = &mut w;
                                        let left = right.as_ref();
                                    }
                                }
                                    Some(0..=4) => {
                                    continue;
                                }
                                    None if (w <= 7) => {
                                    effect((d.is_empty(), fuel2, &sum));
                                }
                                    _ => {
                                    w = w;
                                    let ref state = right;
                                }
                                }
                                let ref entry = sum;
                                fuel2
                            } else if (fuel2 < 7) {
                                let n = &sum;
                                fuel2
                            } else { sum })); f4(3); }
                        }
                    } else {}
                    b.push(None::<Item>);
                }
                z = (5usize, item(11));
            }
            Some(d.len())
        });
        effect(&d);
        effect(&right);
        (if (rest[1] > 0) {
            if let Some(entry) = &right {
                let x = &mut rest;
                if !(right.is_none()) {} else if (rest[1] != 2) {} else {}
            }
            checkpoint!();
            a
        } else if (('k') <= ('🦀')) { a } else { a })
    }
}

scenario! {
    given (8i64), (5i64);
    fn program_1000451(name: i64) -> String {
        let mut frame = VecDeque::from([item(5), item(2)]);
        let y = [7u32, 2, 21];
        let mut c: usize = {
            let mut w = " trim ".to_owned();
            ((4usize | 11usize) / 4)
        };
        let mut d = Vec::from([(y[1] % 8)]);
        checkpoint!("p1");
        d.insert(0, y[1]);
        checkpoint!();
        #[cfg(any())] effect("never");
        #[allow(unused)] let sum = String::from("bc");
        frame = VecDeque::from((if (c != 0) {
            frame = std::mem::take(&mut frame);
            let _ = (Some(vec![5u32])).unwrap_or(d);
            checkpoint!("p3");
            tap("t4", vec![item(9), item(4)])
        } else if (y[1] <= 0) {
            checkpoint!();
            vec![item(4)]
        } else { vec![item(2)] }));
        if (((sum.len() as u32)) == ((y[1] | y[1]))) {
            checkpoint!();
            let mut rest = (false, BTreeSet::from([0u32, 4, 1]));
        }
        checkpoint!("p5");
        effect(&sum);
        effect(&c);
        effect(&frame);
        sum.clone()
    }
}

scenario! {
    given (), (), ();
    fn program_1000453() {
        let mut b = {
            let mut fuel1 = 2u32;
            'l2: loop {
                if fuel1 == 0 { break ({
                    let mut y = {
                        let mut fuel3 = 2u32;
                        loop {
                            if fuel3 == 0 { break ({
                                if false {
                                    if let None = (if (fuel1 % 2 == 0) { None::<String> } else {
                                        if (tap("t4", (fuel1 <= 6)) == !(false)) {
                                            for w in (0..=2u32) {
                                                let Item { name: mut z, tags: list, .. } = (Item { id: w, tags: Vec::from(["left right".to_string(), String::from("left right")]), name: format!("{:?}-{w}", 'a'), spot: Some((1i64, true)) });
                                            }
                                        }
                                        checkpoint!();
                                        None::<String>
                                    }) {
                                        {
                                            let mut count = Vec::new();
                                            let b = "".to_string();
                                            count.push(Vec::from([shape(6), shape(7), shape(11)]));
                                            match (None::<Option<String>>).unwrap_or(Some("k=v".to_owned())) {
                                                Some(_) => {
                                                let _ = fuel3;
                                                checkpoint!();
                                                checkpoint!("p5");
                                            }
                                                _ => {
                                                checkpoint!();
                                            }
                                            }
                                        }
                                        fn twice6(n: u32) -> u32 { n.wrapping_mul(2) }
                                        let mut right = twice6(fuel1);
                                        if ((right < 7) && (fuel1 % 4 == 0)) {
                                            checkpoint!();
                                        } else if ((7usize) < (6usize)) {} else if (((fuel1 <= 1) ^ (fuel1 % 3 == 0)) && (Some(false)).unwrap_or((fuel3 > 1))) {} else {}
                                    } else {}
                                }
                                (if (fuel1 % 4 == 0) { ([11u32, 2, 33], 8u32) } else { ([7u32, 2, 21], 10u32) })
                            }); }
                            fuel3 -= 1;
                        }
                    };
                    shape(8)
                }); }
                fuel1 -= 1;
            }
        };
        let mut d = half((((Some(5i64)).unwrap_or_else(|| -10i64)) as u32));
        checkpoint!("p7");
        effect(&d);
    }
}

scenario! {
    given (BTreeSet::from([5u32, 4, 1]), 2usize, 4u32), (BTreeSet::from([8u32, 4, 1]), 10usize, 11u32), (BTreeSet::from([0u32, 4, 1]), 0usize, 4u32);
    fn program_1000456(_: BTreeSet<u32>, sum: usize, mut rest: u32) {
        let a = BTreeSet::from([2u32, 4, 1]);
        let mut frame = Some({
            checkpoint!();
            rest = rest;
            VecDeque::from([[10u32, 2, 30]])
        });
        let mut count = (0usize, [1u32, 2, 3]);
        let y: usize = count.0;
        checkpoint!();
        let list = &count.0;
        let right = frame.as_ref();
        let mut count;
        effect(shape(3));
        _ = tap("t1", BTreeMap::from([(" trim ".to_owned(), '🦀'), ("bc".to_owned(), 'a')]));
        if ((sum % 2 == 0) | (y % 3 == 0)) {
            count = (Shape::Line { to: (4i64 & 4i64), from: 8i64 });
            let _ = y;
        } else {
            count = Shape::Group(tap("t2", vec![1u32, 7u32, 4u32]));
            checkpoint!();
        }
        let Some(mut left) = (Some(VecDeque::from([item(3)]))) else {
            assert!((((0i64 % 2)) > (tap("t3", (((y != 7)) as i64)))), "assertion 4");
            let mut entry = 'a';
            return ();
        };
        consume(count);
        frame = Some(VecDeque::from([[8u32, 2, 24], [1u32, 2, 3], [11u32, 2, 33]]));
        effect((tap("t5", Some('k')), (0..3).map(|n| n * 2).collect::<Vec<u32>>(), &frame));
        if (if false {
            let z = [5u32, 2, 15];
            rest |= rest;
            checkpoint!();
            ((if left.is_empty() { Some(true) } else { Some(false) })).unwrap_or((y <= 4))
        } else if (y != 2) {
            checkpoint!();
            (*list > 0)
        } else {
            checkpoint!();
            (a.contains(&4u32) & (y % 2 == 0))
        }) {}
        effect(&left);
        effect(&y);
        effect(&a);
    }
}

scenario! {
    fresh given ();
    fn program_1000464() {
        let mut rest = ('b1: { true });
        effect(rest);
        checkpoint!();
        let y: i64 = 5i64;
        let mut n: char = 'ñ';
        let state = Some(('b2: { vec![6u32, 1u32] }));
        let n = (Some(tap("t3", " trim ".to_owned()))).unwrap_or_else(|| join("k=v", "t"));
        if rest && (3u32) % 4 == 1 { panic!("failure 4"); }
        checkpoint!("p5");
        effect(&state);
        effect(&y);
    }
}

scenario! {
    fresh given (Vec::<u32>::new(), vec!['🦀', 'ñ'], BTreeSet::from([2u32, 4, 1])), (vec![7u32], vec!['🦀', 'ñ', 'ñ'], BTreeSet::from([10u32, 4, 1]));
    fn program_1000466(frame: Vec<u32>, name: Vec<char>, n: BTreeSet<u32>) -> Vec<u32> {
        let d = { ((11u32) as i64) };
        let mut right = item(2);
        let mut at = {
            for value in ([10u32, 2, 30]).into_iter().rev().take_while(|entry| false) {
                let b = BTreeSet::from([10u32, 4, 1]);
                let cx = &right;
                checkpoint!();
            }
            Box::new(shape(0))
        };
        let mut value = (Some(vec![1u32])).unwrap_or_else(|| vec![10u32, 9u32]);
        checkpoint!();
        checkpoint!();
        right.id |= right.id;
        {
            checkpoint!();
        }
        checkpoint!();
        'l2: for (mut b, mut y) in ({ tap("t1", vec![None::<u32>]) }).into_iter().enumerate().skip(1) {
            checkpoint!();
            if ((right.id) == (4u32)) {
                'l3: for a in (n.clone()).into_iter().skip(1).map(|z| right.name.clone()) {
                    value = value;
                }
                consume(value);
                let Item { name: left, tags: entry, .. } = &right;
            } else {
                right.id = (y).unwrap_or_else(|| right.id);
                effect(Some(1i64));
            }
            {
                right = (if (right.id % 4 == 0) { right } else { (Item { id: 2u32, tags: vec!["a".to_owned(), "a".to_owned(), String::from("bc")], name: String::from("bc"), spot: Some((8i64, true)) }) });
            }
            value = vec![11u32, 1u32, 10u32];
        }
        effect(&value);
        effect(&right);
        effect(&d);
        (if let (1 | 3 | 5..=7, mut cx) = (0u32, None::<u32>) {
            checkpoint!("p4");
            frame
        } else { vec![2u32] })
    }
}

scenario! {
    fresh given ("left right".to_string(), "".to_string(), ((4u32, 2u32), Some(7usize))), ("a".to_string(), "left right".to_string(), ((0u32, 1u32), Some(3usize)));
    fn program_1000469(mut state: String, sum: String, ((rest, mut c), mut x): ((u32, u32), Option<usize>)) -> u32 {
        let at = BTreeMap::from([(c, c)]);
        let mut a = tap("t1", BTreeSet::from([11u32, 4, 1]));
        checkpoint!("p2");
        x.replace({ state.len() });
        let f3 = |n: u32| (n).wrapping_add((at.len() as u32));
        checkpoint!();
        assert_ne!(Some(8u32), Some(987_654), "never");
        let rest = vec![rest.clone()];
        let mut frame: Noisy = (if (((Some(false)).unwrap_or_else(|| (c <= 0)) & (c % 2 == 0)) ^ (c < 6)) { Noisy::new("n6") } else if ((c % 2 == 0) && (Some(true)).unwrap_or((c != 3))) {
            let mut x = tap("t7", (Shape::Line { to: (8i64).saturating_sub(1i64), from: 6i64 }));
            c = std::mem::replace(&mut c, (rest.len() as u32));
            checkpoint!();
            Noisy::new("n8")
        } else { Noisy::new("n9") });
        effect(&rest);
        let count = &mut c;
        let f11 = |count: u32| (if state.is_empty() { (if tap("t10", (count > 6)) { count } else { (sum.len() as u32) }) } else { count });
        x.get_or_insert(tap("t12", 0usize));
        let list = &sum;
        checkpoint!();
        effect(&count);
        effect(&a);
        effect(&c);
        (Some(0u32)).unwrap_or(c)
    }
}

scenario! {
    given ((9u32, 1usize)), ((4u32, 5usize)), ((5u32, 2usize));
    fn program_1000475((mut count, _): (u32, usize)) -> Option<u32> {
        let mut y: (Vec<u32>, Item) = (Vec::<u32>::new(), item(10));
        let mut z = Vec::new();
        effect((&count, count));
        z.push((if let Some(&p1) = y.0.first() {
            'b2: {
                let y = y.1.clone();
                let [state, .., d] = [8u32, 2, 24];
            }
            checkpoint!();
            tap("t3", (item(0), 9u32))
        } else {
            checkpoint!();
            checkpoint!();
            (item(7), 11u32)
        }));
        checkpoint!("p4");
        effect(&y.1);
        let mut n = Vec::new();
        effect((&y, &y.1, &y));
        if !y.0.is_empty() {
            let z = &y.0[y.0.len() - 1];
            let list = &y.0[..];
            y.0.push(count);
        }
        n.push(y.0.iter().fold(0u32, |sum, n| sum.wrapping_mul(3) ^ n));
        checkpoint!();
        let right = &count;
        let left = (count % 3 == 0);
        effect(&right);
        let cx = &mut z;
        match y.0.last() {
            Some(x) => {
            match tap("t5", (0u32, None::<u32>)) {
                (mut name, Some(1 | 3 | 5..=7)) => {}
                _ => {}
            }
        }
            _ => {}
        }
        effect(&left);
        effect(&right);
        effect(&z);
        effect(&y);
        Some(10u32)
    }
}

scenario! {
    fresh given (Box::new(Vec::<String>::new()), 3u32), (Box::new(vec!["left right".to_string()]), 9u32);
    fn program_1000484(mut count: Box<Vec<String>>, mut z: u32) -> u32 {
        let d = z;
        let y: Vec<BTreeMap<String, String>> = vec![BTreeMap::from([("k=v".to_string(), "".to_string()), ("a".to_owned(), "bc".to_owned())]), BTreeMap::from([("a".to_string(), "bc".to_owned()), ("bc".to_owned(), "k=v".to_string())]), BTreeMap::from([("k=v".to_string(), "bc".to_owned()), (" trim ".to_owned(), " trim ".to_owned())])];
        let entry = ('b1: {
            z ^= z;
            let mut rest = {
                let left = &count;
                consume(count);
                let state: &Vec<BTreeMap<String, String>> = &y;
                const LIMIT2: u32 = 2;
                let entry = LIMIT2 + 1;
                count = Box::new(Vec::<String>::new());
                checkpoint!("p3");
                String::from("bc")
            };
            Vec::<u32>::new()
        });
        let sum = &d;
        checkpoint!();
        let value = &mut count;
        if (d % 4 == 0) {
            let mut at: Noisy = Noisy::new("n4");
            let mut list = (Some(BTreeSet::from([6u32, 4, 1]))).unwrap_or_else(|| tap("t5", BTreeSet::from([4u32, 4, 1])));
            return 0u32;
        }
        let mut x: (Vec<char>, BTreeSet<u32>) = (vec!['🦀'], ({
            let mut right;
            let a: u32;
            for d in entry.iter() {
                if entry.is_empty() {
                    match entry.get(1) {
                        Some(&p6) => {
                        let mut x = {
                            let mut fuel7 = 3u32;
                            'l8: loop {
                                if fuel7 == 0 { break ({
                                    effect(&y);
                                    vec![fuel7, tap("t9", fuel7)]
                                }); }
                                fuel7 -= 1;
                                let rest = &*value;
                                let mut v10 = BTreeMap::from([(7u32, 8i64), (5u32, 5i64)]);
                            }
                        };
                        let (_, list) = (Some((Vec::<i64>::new(), vec![2usize, 5usize]))).unwrap_or_else(|| (Vec::<i64>::new(), vec![3usize, 2usize, 1usize]));
                    }
                        Some(n) => {
                        effect(Noisy::new("t11").name().len());
                    }
                        _ => {}
                    }
                } else if (*d % 4 == 0) {} else {}
            }
            a = z;
            right = shape(11);
            None::<BTreeSet<u32>>
        }).unwrap_or_else(|| BTreeSet::from([1u32, 4, 1])));
        checkpoint!();
        effect(&x);
        effect(&entry);
        effect(&d);
        effect(&count);
        mix(z, (z / 2))
    }
}

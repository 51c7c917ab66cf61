//! Random programs; made by `asap_tests::random::corpus`.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use asap_tests::prelude::*;
use asap_tests::random::world::*;

async_scenario! {
    given program_2000000000200: (), ();
    #[resumable]
    async fn program_2000000000200() -> Result<String, String> {
        let mut left = tap("t5", (vec![3u32], Vec::<usize>::new()));
        let mut y = {
            checkpoint!("p6");
            checkpoint!();
            BTreeMap::from([({
                checkpoint!();
                8u32
            }, { (left.0.len() as u32) })])
        };
        let d: Vec<Alias> = vec![alias(1)];
        checkpoint!();
        y.insert((y.len() as u32), (match left {
            (ref mut z, ref mut entry) => {
            checkpoint!();
            (5u32 / 6)
        }
            (ref mut rest, _) => {
            let sum: Option<Vec<char>> = Some((if true {
                rest.extend_from_slice(&[1u32]);
                checkpoint!();
                vec!['a', 'k', '🦀']
            } else {
                checkpoint!();
                let mut name = { alias(11) };
                tap("t7", vec!['🦀', 'a', 'ñ'])
            }));
            unseen(10u32).await
        }
            (ref mut value, ref mut b8) if later(d.is_empty()).await => { (9u32).wrapping_mul((None::<u32>).unwrap_or_else(|| 8u32)) }
            _ => { unseen((y.len() as u32)).await }
        }));
        for each in d.iter() { each.turn(4); }
        let _ = tap("moved", d);
        let n = &left;
        let mut entry = alias(10);
        effect((((left.0.is_empty() && call!(child0(left.0.is_empty()))) || (if n.0.is_empty() {
            { let other = &entry; other.turn(4); }
            call!(child0({
                if unseen(unseen(left.0.is_empty()).await).await {
                    checkpoint!("p9");
                    effect(&n);
                    return Err("left at 10".to_string());
                }
                let (at, b) = &*n;
                call!(child0(8u32))
            }));
            left.0.is_empty()
        } else {
            left.0[..].reverse();
            left.1.is_empty()
        })), tap("t11", left.0.is_empty())));
        checkpoint!();
        effect(&y);
        (if let (b, at) = &mut left {
            left.0.push_back(4);
            if left.0.is_empty() {
                let x = later(Some(alias(2))).await;
                return Err("left at 12".to_string());
            }
            Ok::<String, String>(String::from(""))
        } else { unseen(Ok::<String, String>("a".to_string())).await })
    }

    #[resumable]
    async fn child0<T: Sample>(rest: T) -> T {
        let value = (Some(alias(10))).unwrap_or_else(|| alias(4));
        checkpoint!();
        checkpoint!();
        let f2 = move |cx: u32| (if (cx % 4 == 0) { 8u32 } else { (cx ^ cx) });
        let c: T = rest.clone();
        effect(&c);
        effect(&rest);
        {
            let mut fuel3 = 3u32;
            'l4: loop {
                if fuel3 == 0 { break 'l4 ({
                    let _ = (Some(unseen(("a".to_owned(), shape(5))).await)).unwrap_or((String::from("bc"), shape(1)));
                    effect((&value, &c, (None::<Vec<u32>>).unwrap_or_else(|| vec![9u32, 11u32, 11u32])));
                    rest.clone()
                }); }
                fuel3 -= 1;
                { let other = &value; other.turn(8); }
            }
        }
    }
}

async_scenario! {
    given program_2000000000202: (9u32, (Vec::<Item>::new(), "a".to_owned())), (6u32, (Vec::<Item>::new(), String::from("bc"))), (3u32, (vec![item(7), item(0)], "k=v".to_string()));
    #[resumable]
    async fn program_2000000000202(cx: u32, (count, w): (Vec<Item>, String)) {
        let z = {
            yield_now().await;
            for (Item { name: d, tags: frame, .. }, mut y) in count.iter().zip(10u32..).take(2) {
                let sum = &frame[..];
                let entry = frame.first();
                yield_now().await;
            }
            format!("{cx}{cx}{:?}", (cx % 4 == 0))
        };
        let c = Some(BTreeMap::from([(7u32, "bc".to_owned()), (1u32, " trim ".to_owned())]));
        let mut c = tap("t5", vec![cx, cx, unseen(cx).await]);
        let y: Vec<u32> = c.clone();
        checkpoint!();
        let mut z = (Some(Some(alias(2)))).unwrap_or(None::<Alias>);
        checkpoint!();
        assert!(w.len() < 100_000, "{}", w.len());
        checkpoint!();
        let f6 = |x: u32| ((y.len() as u32) ^ x);
        c.push(cx);
        checkpoint!("p7");
        effect(&c);
        effect(&cx);
    }
}

async_scenario! {
    given program_2000000000217: ();
    #[resumable]
    async fn program_2000000000217() -> Result<String, String> {
        let mut right = {
            let mut fuel13 = 3u32;
            loop {
                if fuel13 == 0 { break ({
                    checkpoint!("p14");
                    Some(vec![4u32, 5u32, 9u32])
                }); }
                fuel13 -= 1;
                let mut fuel15 = 2u32;
                'l16: while fuel15 > 0 && tap("t17", (fuel13 <= 6)) {
                    fuel15 -= 1;
                    let mut left = join("t", "t");
                    effect((([10u32, 2, 30], 11u32), (11u32).min(fuel13), unseen(later(Some([10u32, 2, 30])).await).await));
                    left.retain(|c| c != 'a');
                    let mut fuel18 = 1u32;
                    while fuel18 > 0 && (async { ((fuel13 != 2) | (fuel18 < 0)) }).await {
                        fuel18 -= 1;
                        effect(left.is_empty());
                        checkpoint!("p19");
                        left = (match Ok::<u32, String>(8u32) {
                            Ok(name) if left.starts_with('a') => {
                            assert!(left.len() < 100_000, "{}", left.len());
                            checkpoint!();
                            String::from("")
                        }
                            Ok(d) => {
                            let rest = alias(6);
                            let mut y = vec![alias(0), alias(9), alias(0)];
                            std::mem::take(&mut left)
                        }
                            _ => {
                            effect((BTreeMap::from([(String::from(""), 4i64), ("k=v".to_string(), 8i64)]), alias(5), fuel13));
                            left
                        }
                        });
                        let state = (if ((left.len()) > (2usize)) { vec![Some(item(1)), None::<Item>, Some(item(5))] } else {
                            let cx = {
                                consume(left);
                                None::<Alias>
                            };
                            if tap("t20", (cx.is_none() == (fuel15 % 2 == 0))) {
                                left = String::from("left right");
                                alter!(left);
                            } else if false {} else {}
                            Vec::from([Some(item(3))])
                        });
                        left = "a".to_string();
                    }
                }
            }
        };
        let mut entry: Item = (Item { id: 1u32, tags: Vec::<String>::new(), name: format!(""), spot: Some((5i64, false)) });
        checkpoint!("p21");
        effect(&right);
        Ok(tap("t22", std::mem::take(&mut entry.name)))
    }
}

async_scenario! {
    fresh given program_2000000000218: (), (), ();
    #[resumable]
    async fn program_2000000000218() -> Option<u32> {
        let at = unseen(later((String::from("bc"), BTreeMap::from([(8u32, shape(11)), (4u32, shape(1))]))).await).await;
        let mut list = unseen(BTreeSet::from([2u32, 4, 1])).await;
        checkpoint!();
        let mut entry = vec![alias(6), alias(4), alias(9)];
        checkpoint!();
        for each in entry.iter() { each.turn(0); }
        let d = &at;
        let count: &BTreeSet<u32> = &list;
        checkpoint!();
        effect(&d);
        effect(&entry);
        effect(&list);
        effect(&at);
        None::<u32>
    }
}

async_scenario! {
    given program_2000000000219: (vec![vec![11u32, 8u32, 6u32]]);
    #[resumable]
    async fn program_2000000000219(count: Vec<Vec<u32>>) -> u32 {
        let mut state: u32 = {
            checkpoint!("p3");
            (if let Some(y) = count.first() {
                {
                    checkpoint!();
                    let mut at: u32;
                    if true {
                        effect(count.is_empty());
                        checkpoint!("p4");
                        at = (10u32 ^ 8u32);
                    } else {
                        checkpoint!();
                        at = unseen(7u32).await;
                        let b = (async { later(Some(alias(10))).await }).await;
                    }
                }
                ready((count.len() as u32)).await
            } else {
                let z = vec![alias(2)];
                let mut count = call!(child0(11u32, "".to_string()));
                4u32
            })
        };
        checkpoint!();
        let value = &count[..count.len().min(2)];
        if let Some(c) = unseen(((state % 2 == 0)).then_some(vec![3i64])).await {} else {}
        checkpoint!();
        ((count.len() as u32)).saturating_sub(mix((value.len() as u32), state))
    }

    #[resumable]
    async fn child0<T: Sample>(_: T, mut d: String) -> Option<T> {
        checkpoint!();
        let mut value = unseen(ready([3u32, 2, 9]).await).await;
        effect(&value);
        effect(&d);
        (if later(((value[1] > 8) || (value[1] % 4 == 0))).await {
            value = value;
            let mut sum = unseen(T::sample(6)).await;
            (d.is_empty()).then_some(tap("t1", later(sum).await))
        } else if d.starts_with('a') {
            effect((&value, value[1]));
            Some(ready(T::sample(6)).await)
        } else {
            checkpoint!("p2");
            ((if (value[1] % 2 == 0) { Some(Some(T::sample(10))) } else { ready(None::<Option<T>>).await })).unwrap_or_else(|| Some(T::sample(8)))
        })
    }
}

async_scenario! {
    fresh given program_2000000000226: (item(0), vec![5u32, 1u32, 5u32], 2u32), (item(3), vec![11u32, 1u32, 5u32], 11u32), (item(3), vec![8u32, 11u32, 1u32], 3u32);
    #[resumable]
    async fn program_2000000000226(Item { name: a, tags: n, .. }: Item, mut x: Vec<u32>, mut frame: u32) -> Option<u32> {
        let mut sum = (((frame % 2)) as usize);
        let mut rest = (if ((((sum % 2 == 0) || true) && x.is_empty()) || (sum < 8)) { (frame <= 8) } else if (None::<bool>).unwrap_or((sum != 8)) {
            let ref value = n;
            drop(a);
            true
        } else { tap("t1", x.is_empty()) });
        checkpoint!();
        let z = n.first();
        checkpoint!();
        let f2 = |state: u32| (frame).max(frame);
        effect(&x);
        checkpoint!();
        while let Some(mut right) = x.pop() {
            sum = tap("t3", (sum).wrapping_sub(sum));
            let rest: String;
            if x.is_empty() {
                let d = Some(alias(9));
                checkpoint!();
                if (frame % 3 == 0) {
                    checkpoint!("p4");
                }
                _ = sum;
            }
            if ((((if n.is_empty() {
                let value = &n[..n.len().min(2)];
                -10i64
            } else {
                'b5: {
                    let f6 = |entry: u32| frame;
                    checkpoint!();
                }
                let mut left: Vec<u32> = (Some(vec![2u32, 3u32, 0u32])).unwrap_or_else(|| x.clone());
                3i64
            })).max((Some(4i64))?)) < (7i64)) {
                let sum = sum.clone();
                rest = tap("t7", String::from(""));
            } else {
                let mut fuel8 = 1u32;
                'l9: loop {
                    if fuel8 == 0 { break; }
                    fuel8 -= 1;
                    let mut c = unseen(tap("t10", Some(alias(4)))).await;
                    checkpoint!();
                    frame = right;
                    if (frame % 2 == 0) && (later(tap("t12", frame)).await) % 4 == 1 { panic!("failure 11"); }
                }
                rest = format!("{:?}{frame}{:?}", (async { Some((n.len() as u32)) }).await, frame);
            }
        }
        checkpoint!();
        effect(&frame);
        effect(&x);
        Some(9u32)
    }
}

scenario! {
    given program_2000000000228: (), ();
    #[resumable]
    fn program_2000000000228() -> Vec<u32> {
        let entry = { vec![String::from(""), "left right".to_string(), "left right".to_string()] };
        let w = [9u32, 2, 27];
        effect(entry.len());
        checkpoint!();
        let name = vec![alias(6), ('b10: {
            effect(entry.is_empty());
            let mut cx = {
                let mut fuel11 = 2u32;
                'l12: loop {
                    if fuel11 == 0 { break 'l12 ({
                        let [left, .., n] = w;
                        if let 2 = n {
                            for sum in (0u32..((w[1]) % 4)).chain([7u32, 8]) {
                                let list = entry.first();
                                let rest = 8usize;
                                let count = (if let p13 @ 2..=9 = fuel11 {
                                    let mut value: BTreeMap<u32, (Shape, usize)> = BTreeMap::from([(0u32, (shape(6), 2usize)), (9u32, (shape(10), 1usize))]);
                                    value.insert(w[1], (shape(0), 11usize));
                                    celled(11)
                                } else {
                                    effect(entry.is_empty());
                                    effect(&entry);
                                    celled(4)
                                });
                            }
                        } else {}
                        (if (n != 6) { item(4) } else { item(3) })
                    }); }
                    fuel11 -= 1;
                }
            };
            alias(9)
        }), alias(5)];
        checkpoint!();
        effect(&name);
        effect(&w);
        (if ((w[1] > 1) || tap("t14", (w[1] % 2 == 0))) {
            let mut count = {
                for (mut z, state) in (0..2u32).rev().enumerate() {
                    checkpoint!("p15");
                }
                checkpoint!("p16");
                celled(0)
            };
            vec![6u32, 8u32, 4u32]
        } else if (w[1] <= 5) {
            checkpoint!();
            (4..7).filter(|n| n % 2 == 0).collect::<Vec<u32>>()
        } else {
            checkpoint!();
            Vec::from([w[1], (('k') as u32)])
        })
    }
}

async_scenario! {
    given program_2000000000271: (vec![vec![item(2), item(6), item(0)]], String::from("bc"), alias(4)), (vec![vec![item(0)], Vec::<Item>::new(), vec![item(9)]], String::from("left right"), alias(7)), (Vec::<Vec<Item>>::new(), String::from("bc"), alias(5));
    #[resumable]
    async fn program_2000000000271(c: Vec<Vec<Item>>, mut y: String, right: Alias) -> u32 {
        let mut w: Vec<u32> = vec![6u32];
        let count = y;
        let a = alias(9);
        let mut frame = right.clone();
        checkpoint!();
        let v4: Vec<Alias> = ('b2: {
            match w { ref mut inner => { let half = inner.len() / 2; inner.rotate_left(half); } }
            (match later((7u32, Some(4u32))).await {
                (w, Some(z)) => { ('b3: {
                if c.is_empty() {
                    let mut state = later(Vec::<u32>::new()).await;
                    state.push(w);
                    break 'b2 (vec![alias(4), alias(3), alias(4)]);
                }
                checkpoint!();
                vec![alias(8), alias(2), alias(11)]
            }) }
                _ => {
                if ((6u32) == ((if c.is_empty() { (('k') as u32) } else { later((w.len() as u32)).await }))) {
                    let x = String::from("ñ");
                    let name = unseen(VecDeque::from([String::from(""), "a".to_owned()])).await;
                } else if w.is_empty() {
                    checkpoint!();
                    frame = right;
                    w.push(4u32);
                } else {}
                later((async { unseen(vec![alias(6), alias(5), alias(9)]).await }).await).await
            }
            })
        });
        effect(&count);
        effect(&c);
        unseen(7u32).await
    }
}

scenario! {
    given program_2000000000274: ();
    #[resumable]
    fn program_2000000000274() -> String {
        let n = (if (true & true) {
            checkpoint!("p10");
            (if let 6.. = 7u32 {
                effect((vec!['a', 'k'], Vec::from([tap("t19", celled(5)), celled(4), celled(4)])));
                alias(1)
            } else { alias(7) })
        } else if (false == false) { (Some(alias(11))).unwrap_or(alias(5)) } else { alias(0) });
        checkpoint!();
        effect(&n);
        { tap("t20", "".to_string()) }
    }
}

async_scenario! {
    given program_2000000000281: (item(8), 0u32, vec![3u32, 11u32]);
    #[resumable]
    async fn program_2000000000281(Item { name: entry, id: list, .. }: Item, w: u32, mut cx: Vec<u32>) -> Result<String, String> {
        let mut n = 8u32;
        let mut w = tap("t8", consume(cx));
        let mut z = tap("t9", {
            let mut fuel10 = 3u32;
            loop {
                if fuel10 == 0 { break ({
                    let y = (async { Some(alias(3)) }).await;
                    checkpoint!();
                    for w in (None::<VecDeque<i64>>).into_iter().map(|sum| Some(1u32)).map(|at| at) {
                        if let Some(each) = y.as_ref() { each.turn(3); }
                        let mut name = (match None::<Vec<u32>> {
                            None => {
                            checkpoint!();
                            checkpoint!();
                            (Shape::Line { to: 3i64, from: 1i64 })
                        }
                            _ => {
                            let f11 = |list: u32| (if true { (list / 7) } else { (entry.len() as u32) });
                            shape(1)
                        }
                        });
                        checkpoint!();
                    }
                    later(ready(alias(4)).await).await
                }); }
                fuel10 -= 1;
                effect((&entry, &entry, w));
                let value = later(entry.clone()).await;
                checkpoint!();
            }
        });
        let y = 5usize;
        checkpoint!();
        effect(&n);
        effect(&list);
        Ok(format!("{:?}{:?}{:?}", Some(0u32), 'k', (list % 4 == 0)))
    }
}

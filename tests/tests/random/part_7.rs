//! Random programs; made by `asap_tests::random::corpus`.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use asap_tests::prelude::*;
use asap_tests::random::world::*;

scenario! {
    fresh given program_2000000000124: (celled(11)), (celled(8));
    #[resumable]
    fn program_2000000000124(mut x: Celled) -> Option<u32> {
        let mut list = tap("t3", x.clone());
        checkpoint!();
        effect(&Noisy::new("t4"));
        let at = 'a';
        checkpoint!("p5");
        checkpoint!("p6");
        { let kept = list.handle(); kept.turn(1); drop(kept); }
        effect(&list);
        effect(&x);
        ({
            let mut fuel15 = 1u32;
            loop {
                if fuel15 == 0 { break ({
                    let name = &x;
                    None::<Option<u32>>
                }); }
                fuel15 -= 1;
                _ = String::from("left right");
            }
        }).unwrap_or(Some(0u32))
    }
}

scenario! {
    given program_2000000000139: (alias(5), vec![alias(8)]), (alias(0), vec![alias(9), alias(1), alias(7)]), (alias(8), Vec::<Alias>::new());
    #[resumable]
    fn program_2000000000139(mut n: Alias, mut a: Vec<Alias>) -> Option<u32> {
        let mut frame = vec![3u32, 9u32];
        let entry = vec!["left right".to_string(), String::from("")];
        checkpoint!();
        { let mut change = |added: u32| frame.insert(0, added); change(1); change(2); }
        effect(entry.len());
        for each in &mut frame { *each ^= 1; }
        { let kept = n.handle(); kept.turn(4); drop(kept); }
        let mut frame = frame.clone();
        if let Some(each) = a.iter().next() { each.turn(5); }
        a.extend(vec![n.clone(), alias(7)]);
        checkpoint!();
        let mut left = (Some(vec![celled(3)]))?;
        effect(&left);
        effect(&frame);
        Some(3u32)
    }
}

scenario! {
    fresh given program_2000000000148: (alias(10)), (alias(7)), (alias(10));
    #[resumable]
    fn program_2000000000148(sum: Alias) -> Result<u32, String> {
        let mut at = tap("t5", "".to_string());
        {
            at.push_str(&join("y", "bc"));
        }
        checkpoint!();
        effect(at.is_empty());
        { let kept = sum.handle(); kept.turn(8); drop(kept); }
        checkpoint!("p6");
        checkpoint!();
        effect(&at);
        checkpoint!();
        if ((true && at.is_empty()) == ((true | false) == (if at.is_empty() { true } else { true }))) && let "k=v" | "bc" = at.as_str() && let p7 @ 2..=9 = (if ((1i64) > (1i64)) { ((if at.is_empty() { 1u32 } else { 9u32 }) | 10u32) } else { (at.len() as u32) }) && ((p7) == (6u32)) {
            at.retain(|c| c != 'a');
            checkpoint!("p8");
            checkpoint!("p9");
        }
        at += "\"é\n";
        at.push_str("tail");
        checkpoint!();
        effect(&at);
        Ok(tap("t10", 0u32))
    }
}

scenario! {
    given program_2000000000155: (2usize), (10usize);
    #[resumable]
    fn program_2000000000155(_: usize) -> u32 {
        let at: Vec<String> = call!(child0(2, vec![String::from(""), String::from("ñ"), "left right".to_string()], 7u32));
        let mut c = (if at.is_empty() {
            let sum = Some(alias(5));
            if tap("t19", (Some(true)).unwrap_or(false)) {
                checkpoint!();
            } else if sum.is_none() {
                let mut name = (Box::new(0usize), vec!["a".to_string(), String::from("bc"), String::from("left right")]);
            } else if tap("t20", sum.is_none()) {
                #[rebuild]
                let (frame, name) = (true, shape(7));
                if let Some(each) = sum.as_ref() { each.turn(4); }
                checkpoint!();
                if let Some(each) = sum.as_ref() { each.turn(4); }
                checkpoint!();
            } else {
                checkpoint!("p21");
                assert!(at.len() < 100_000, "{}", at.len());
            }
            {
                let mut list = Vec::new();
                let mut fuel22 = 2u32;
                'l23: loop {
                    if fuel22 == 0 { break; }
                    fuel22 -= 1;
                    let mut fuel24 = 4u32;
                    'l25: loop {
                        if fuel24 == 0 { break; }
                        fuel24 -= 1;
                        let mut rest = Vec::new();
                        effect(&at);
                        rest.push(Vec::from([fuel22, (fuel24 % 6), fuel22]));
                    }
                }
                list.push(call!(child0(1, item(3), fuel22)));
                vec![6i64, 5i64]
            }
        } else { vec![6i64, -10i64, 0i64] });
        let mut count = BTreeSet::from([3u32, 4, 1]);
        checkpoint!();
        effect(&c);
        effect(&at);
        (if tap("t26", true) {
            effect((false, item(10)));
            effect(c.len());
            7u32
        } else if (false == false) { 3u32 } else { mix((at.len() as u32), 4u32) })
    }

    #[resumable]
    fn child0<T: Sample + Serialize + DeserializeOwned>(levels: u32, mut list: T, _: u32) -> T {
        checkpoint!("p13");
        list = (if let 2 = 2u32 {
            checkpoint!();
            list.clone()
        } else {
            checkpoint!();
            let mut cx = {
                let mut fuel14 = 1u32;
                'l15: loop {
                    if fuel14 == 0 { break ({
                        let mut a = list;
                        let c = Some(counted(5));
                        (Some(T::sample(7))).unwrap_or_else(|| a.clone())
                    }); }
                    fuel14 -= 1;
                    let mut fuel16 = 1u32;
                    while fuel16 > 0 && { checkpoint!(); tap("t17", true) } {
                        fuel16 -= 1;
                        let mut cx = counted(8);
                    }
                }
            };
            cx.clone()
        });
        let sum = (if levels > 0 { call!(child0(levels - 1, ((false).then(|| list.clone())).unwrap_or(T::sample(9)), ((tap("t18", 'ñ')) as u32))) } else { (Some(T::sample(5))).unwrap_or(T::sample(8)) });
        effect(&list);
        effect(&levels);
        (if let Err(value) = Err::<u32, String>("no".to_string()) {
            let mut rest = {
                effect(value.len());
                effect(&value);
                None::<Counted>
            };
            std::mem::replace(&mut list, T::sample(1))
        } else { list.clone() })
    }
}

scenario! {
    given program_2000000000156: (shape(10), "a".to_owned(), 7usize), (shape(4), String::from(""), 0usize), (shape(2), String::from("left right"), 8usize);
    #[resumable]
    fn program_2000000000156(_: Shape, state: String, mut value: usize) -> Option<u32> {
        let a = (Some((true, item(9)))).unwrap_or(tap("t17", (false, item(2))));
        let frame = (if let (false, Item { name: ref w, id: ref at, .. }) = a {
            checkpoint!();
            VecDeque::from(vec![vec![shape(1), shape(0), shape(8)], vec![shape(3)]])
        } else { VecDeque::from([vec![shape(7), shape(10), shape(0)], vec![shape(11), shape(9), shape(3)], Vec::<Shape>::new()]) });
        let _ = format!("{:?} {}", frame, frame.len());
        checkpoint!("p18");
        checkpoint!();
        value = {
            checkpoint!();
            value
        };
        checkpoint!();
        effect((&a, (value != 7), &a.1));
        consume(frame);
        let z: Celled = celled(5);
        let mut state = (Some(celled(6))).unwrap_or(celled(1));
        checkpoint!();
        effect(&state);
        effect(&z);
        effect(&value);
        ({
            checkpoint!();
            checkpoint!();
            Some(Some(9u32))
        })?
    }
}

scenario! {
    fresh given program_2000000000186: ();
    #[resumable]
    fn program_2000000000186() {
        let mut a = tap("t12", String::from("bc"));
        let d = ((0u32).wrapping_add((a.len() as u32))).wrapping_mul((a.len() as u32));
        let mut w = Vec::from([Box::new(4usize), Box::new(9usize)]);
        let mut cx = tap("t13", item(10));
        checkpoint!();
        match &cx.spot {
            Some((sum, left)) => {
            return ();
        }
            Some((entry, false)) => {
            checkpoint!();
        }
            _ => {
            let mut fuel14 = 1u32;
            while fuel14 > 0 && let 0..=4 = d {
                fuel14 -= 1;
                let count = w.first();
                cx.name.push_str("tail");
                checkpoint!();
                let right = (None::<Vec<Alias>>).unwrap_or(vec![alias(7)]);
            }
            for entry in (&cx.tags[..cx.tags.len().min(2)]).iter() {
                assert!(cx.tags.len() < 100_000, "{}", cx.tags.len());
            }
        }
        }
        checkpoint!();
        effect(&cx);
        effect(&w);
    }
}

scenario! {
    given program_2000000000192: (celled(8)), (celled(8));
    #[resumable]
    fn program_2000000000192(state: Celled) -> Result<u32, String> {
        let mut state = (if let (sum, Some(z)) = tap("t12", (9u32, Some(9u32))) { (BTreeMap::from([(1u32, 8u32), (11u32, 1u32)]), 5u32) } else {
            { let turn = |given: u32| state.turn(given); turn(1); turn(2); }
            checkpoint!();
            (BTreeMap::from([(11u32, 11u32), (7u32, 8u32)]), 6u32)
        });
        match ((state.0.len() as u32), Some(3u32)) {
            (p13 @ 2..=9, mut cx) if ((((5usize) as u32)) < (p13)) => {
            let mut b;
            checkpoint!();
            b = (if cx.is_none() {
                if true {
                    let mut list = {
                        let mut fuel14 = 2u32;
                        loop {
                            if fuel14 == 0 { break ({
                                let left = call!(child0(Some("bc".to_owned())));
                                let value = {
                                    checkpoint!();
                                    let mut w = (Some(Some(counted(3)))).unwrap_or(Some(counted(3)));
                                    checkpoint!();
                                    Some(alias(4))
                                };
                                checkpoint!();
                                checkpoint!();
                                VecDeque::from([(8usize, 4i64)])
                            }); }
                            fuel14 -= 1;
                            if state.0.is_empty() {} else if (('k') != ('🦀')) {} else if cx.is_none() {} else {}
                        }
                    };
                } else if (((if (state.1 % 2 == 0) { 'a' } else { 'k' })) > ('ñ')) {} else {}
                checkpoint!("p15");
                Vec::<u32>::new()
            } else { Vec::from([call!(child0(Some("".to_string()))), state.1, grow(&mut state.1)]) });
        }
            _ => {}
        }
        checkpoint!();
        checkpoint!();
        effect(&state);
        { ('b16: {
            let entry = vec![vec![7u32, 5u32, 1u32], tap("t17", vec![0u32, 1u32, 6u32])];
            state.0.insert(state.1, (tap("t19", 10u32)).wrapping_mul((state.1).wrapping_sub(state.1)));
            Ok::<u32, String>(1u32)
        }) }
    }

    #[resumable]
    fn child0<T: Sample>(w: T) -> u32 {
        let mut a = vec![counted(11), counted(0)];
        ((a.is_empty()) as u32)
    }
}

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

scenario! {
    fresh given program_2000000000208: (shape(4), 3u32);
    #[resumable]
    fn program_2000000000208(mut y: Shape, mut d: u32) -> Result<String, String> {
        let mut name = join("t", "t");
        let sum = celled(3);
        let x: Vec<u32>;
        let mut fuel11 = 2u32;
        while fuel11 > 0 && let Some(mut right) = (Some(Some(Vec::<bool>::new()))).unwrap_or(Some(Vec::<bool>::new())) {
            fuel11 -= 1;
            drop(name);
            right.push((fuel11 % 3 == 0));
            {
                right.extend(vec![false, (fuel11 > 7)]);
                checkpoint!();
                drop(right);
            }
            let mut entry = {
                let mut fuel12 = 3u32;
                loop {
                    if fuel12 == 0 { break ({
                        'l13: for w in (((match &y {
                            Shape::Dot(sum) => {
                            checkpoint!();
                            Some(BTreeSet::from([5u32, 4, 1]))
                        }
                            Shape::Named(at, _) => { Some(BTreeSet::from([2u32, 4, 1])) }
                            Shape::Named(z, _) if (fuel12 % 2 == 0) => {
                            checkpoint!();
                            None::<BTreeSet<u32>>
                        }
                            _ => {
                            { let other = &sum; other.turn(6); }
                            checkpoint!();
                            Some(BTreeSet::from([9u32, 4, 1]))
                        }
                        })).unwrap_or(BTreeSet::from([3u32, 4, 1]))).into_iter() {
                            sum.turn(7);
                        }
                        Vec::<u32>::new()
                    }); }
                    fuel12 -= 1;
                }
            };
            name = String::from("");
        }
        if ((Some(false)).unwrap_or_else(|| (d % 4 == 0)) && (fuel11 > 6)) {
            x = tap("t14", vec![11u32, 11u32, 9u32]);
        } else {
            x = (4..7).rev().collect::<Vec<u32>>();
        }
        checkpoint!("p15");
        checkpoint!();
        effect(&x);
        effect(&sum);
        effect(&y);
        Ok(({
            let mut fuel16 = 1u32;
            'l17: loop {
                if fuel16 == 0 { break ({ Some(String::from("")) }); }
                fuel16 -= 1;
                effect(x.is_empty());
                checkpoint!();
                sum.turn(6);
                checkpoint!();
            }
        }).unwrap_or_else(|| name.clone()))
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

scenario! {
    fresh given program_2000000000286: (shape(2), (BTreeSet::from([10u32, 4, 1]), (celled(1), shape(7))), String::from("left right")), (shape(0), (BTreeSet::from([0u32, 4, 1]), (celled(11), shape(7))), "left right".to_string());
    #[resumable]
    fn program_2000000000286(mut right: Shape, (mut frame, (mut value, at)): (BTreeSet<u32>, (Celled, Shape)), mut state: String) -> Result<u32, String> {
        let mut left: Celled = value;
        let rest = (if true {
            { use std::fmt::Write as _; let _ = write!(state, "w{}", 1); state.make_ascii_uppercase(); }
            checkpoint!("p4");
            tap("t5", vec![Some(2u32), Some(11u32)])
        } else {
            let a: Celled = left.clone();
            checkpoint!();
            vec![Some(7u32), Some(11u32), Some(9u32)]
        });
        let mut c: Celled = {
            let mut fuel6 = 4u32;
            while fuel6 > 0 && { checkpoint!(); (fuel6 % 2 == 0) } {
                fuel6 -= 1;
                {
                    let mut z = tap("t7", BTreeMap::from([("".to_string(), Some(Noisy::new("n8"))), ("a".to_string(), Some(Noisy::new("n9")))]));
                    consume(frame);
                    state += "\"é\n";
                    checkpoint!();
                    frame = BTreeSet::from([4u32, 4, 1]);
                }
            }
            checkpoint!();
            left
        };
        let b = call!(child0(call!(child1(tap("t10", call!(child1(vec![shape(4), shape(9)], (true, 8usize)))), (Some((false, 6usize))).unwrap_or((true, 5usize)))), join("bc", state.as_str())));
        checkpoint!("p11");
        checkpoint!();
        effect(&b);
        effect(&c);
        effect(&at);
        effect(&right);
        Ok(tap("t15", (Some(4u32)).ok_or("nothing")?))
    }

    #[resumable]
    fn child0<T: Sample>(left: T, x: String) -> Option<T> {
        checkpoint!();
        checkpoint!();
        let mut frame: String;
        let d = Some(counted(3));
        if d.is_some() {
            if let Some(each) = d.as_ref() { each.turn(1); }
            frame = String::from("left right");
            let Item { name: name, id: b3, .. } = (tap("t2", Some(item(0)))).unwrap_or_else(|| item(7));
        } else {
            _ = x.clone();
            frame = x;
        }
        effect(&frame);
        Some(T::sample(0))
    }

    #[resumable]
    fn child1<T: Sample>(at: T, (left, _): (bool, usize)) -> T {
        checkpoint!();
        checkpoint!();
        let right = ('b1: {
            for (mut a, (value, b)) in (BTreeMap::from([(" trim ".to_owned(), 9u32), ("".to_string(), 8u32)])).into_iter().enumerate().skip_while(|frame| left) {
                if (!left && (b > 3)) {
                    checkpoint!();
                    consume(value);
                } else {
                    a &= a;
                    let mut b = b.clone();
                }
                a = a;
            }
            Some(counted(2))
        });
        checkpoint!();
        effect(&left);
        effect(&at);
        at
    }
}

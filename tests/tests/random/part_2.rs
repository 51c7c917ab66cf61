//! Random programs; made by `asap_tests::random::corpus`.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use asap_tests::prelude::*;
use asap_tests::random::world::*;

scenario! {
    given program_1000154: (Some(item(5)), 0i64), (Some(item(4)), -11i64);
    #[resumable]
    fn program_1000154(entry: Option<Item>, w: i64) -> Result<u32, String> {
        let mut cx = BTreeMap::from([(2u32, [2u32, 2, 6]), (7u32, [3u32, 2, 9])]);
        let cx: Vec<(usize, usize)> = (if (w <= 3) {
            checkpoint!();
            checkpoint!("p4");
            vec![(3usize, 2usize)]
        } else if (w != 8) {
            checkpoint!();
            vec![tap("t5", (9usize, 2usize)), (4usize, 7usize), (1usize, 5usize)]
        } else {
            let c = call!("c6", child1());
            let _ = tap("moved", c);
            checkpoint!("p7");
            vec![(8usize, 10usize)]
        });
        let list = [10u32, 2, 30];
        let mut w = {
            let mut fuel8 = 2u32;
            loop {
                if fuel8 == 0 { break; }
                fuel8 -= 1;
                match &entry {
                    Some(Item { name: x, tags: left, .. }) => {
                    'b9: {
                        effect((&list, &x));
                        let b = cx.as_slice();
                        let z = left.as_slice();
                    }
                    let count = left.first();
                    let (mut y, n) = (match &entry {
                        Some(Item { name: b, tags: rest, .. }) => { (Some([6u32, 2, 18]), vec!['🦀', 'ñ', 'ñ']) }
                        _ => {
                        if tap("t10", left.is_empty()) {
                            let state = left.first();
                            checkpoint!();
                        } else if (left.is_empty() && entry.is_some()) {
                            let at: &String = &*x;
                        } else if entry.is_some() {} else {}
                        checkpoint!("p11");
                        (Some((Some([10u32, 2, 30]), Vec::<char>::new()))).unwrap_or((Some([0u32, 2, 0]), vec!['k', 'k']))
                    }
                    });
                }
                    Some(y) => {}
                    Some(Item { spot: Some((at, _)), .. }) => {}
                    _ => {}
                }
            }
            "bc".to_owned()
        };
        checkpoint!();
        checkpoint!();
        Ok(list[1])
    }

    #[resumable]
    fn child1() -> Result<u32, String> {
        checkpoint!();
        _ = 9u32;
        let f2 = move |cx: u32| (tap("t1", cx) / 3);
        (Some(Ok::<u32, String>(3u32))).unwrap_or(Err::<u32, String>("no".to_string()))
    }
}

async_scenario! {
    given program_1000155: (3u32, Some((0i64, 8u32))), (3u32, None::<(i64, u32)>), (10u32, Some((7i64, 2u32)));
    #[resumable]
    async fn program_1000155(mut d: u32, name: Option<(i64, u32)>) -> Result<u32, String> {
        let entry = {
            let mut fuel4 = 2u32;
            'l5: loop {
                if fuel4 == 0 { break ({
                    checkpoint!();
                    vec![5u32, 4u32]
                }); }
                fuel4 -= 1;
                let x = (match Some(String::from("left right")) {
                    Some(mut y) => {
                    let _ = (if tap("t6", (fuel4 <= 8)) { {
                        yield_now().await;
                        checkpoint!();
                        Vec::<Shape>::new()
                    } } else if (d > 6) {
                        let name: &u32 = &d;
                        effect((&y, BTreeSet::from([4u32, 4, 1])));
                        later(Vec::<Shape>::new()).await
                    } else { unseen(vec![shape(9)]).await });
                    (d <= 6)
                }
                    Some(b) if true => {
                    for (w, mut n) in b.chars().rev().skip(1).zip(10u32..) {
                        effect(fuel4);
                        checkpoint!();
                    }
                    let mut value = Some(Vec::<i64>::new());
                    {
                        consume(value);
                        if let Some(state) = &name {
                            let f7 = |right: u32| state.1;
                        }
                        let mut fuel8 = 2u32;
                        'l9: while fuel8 > 0 && b.is_empty() {
                            fuel8 -= 1;
                            let mut fuel10 = 2u32;
                            loop {
                                if fuel10 == 0 { break; }
                                fuel10 -= 1;
                                'b11: {
                                    let ([x, .., mut b], mut w) = ([11u32, 2, 33], 2usize);
                                    b = fuel4;
                                }
                            }
                        }
                        value = Some(vec![8i64]);
                        (d % 3 == 0)
                    }
                }
                    _ => { (d != 3) }
                });
            }
        };
        checkpoint!("p12");
        checkpoint!("p13");
        Ok(d)
    }
}

scenario! {
    fresh given program_1000156: (String::from(""), BTreeSet::from([4u32, 4, 1]));
    #[resumable]
    fn program_1000156(w: String, z: BTreeSet<u32>) -> u32 {
        let mut state = {
            let mut fuel4 = 2u32;
            loop {
                if fuel4 == 0 { break ({ (if let Some(mut sum) = {
                    checkpoint!();
                    #[rebuild]
                    let n = vec![BTreeSet::from([9u32, 4, 1]), BTreeSet::from([8u32, 4, 1]), BTreeSet::from([4u32, 4, 1])];
                    checkpoint!();
                    checkpoint!();
                    Some(4i64)
                } {
                    effect(Noisy::new("t5").name().len());
                    Vec::from([BTreeSet::from([11u32, 4, 1])])
                } else {
                    let _g6 = Noisy::new("g6");
                    {
                        let mut fuel7 = 3u32;
                        loop {
                            if fuel7 == 0 { break; }
                            fuel7 -= 1;
                            let mut fuel8 = 2u32;
                            loop {
                                if fuel8 == 0 { break; }
                                fuel8 -= 1;
                                checkpoint!("p9");
                                checkpoint!();
                                effect((&fuel4, &z, &w));
                                let mut count = Vec::new();
                                match w.as_str() {
                                    "" => {
                                    let frame = Some(String::from("left right"));
                                    let _g10 = Noisy::new("g10");
                                }
                                    _ => {
                                    assert!(true || true);
                                }
                                }
                                count.push('k');
                            }
                            let _ = Noisy::new("t11");
                            if let 2 = (if (fuel8 != 2) { fuel7 } else { fuel4 }) {} else {}
                        }
                        Vec::<BTreeSet<u32>>::new()
                    }
                }) }); }
                fuel4 -= 1;
            }
        };
        let a = VecDeque::from(['k']);
        let mut at = Some(vec![6usize, 6usize, 10usize]);
        checkpoint!();
        checkpoint!();
        effect(&a);
        effect(&state);
        effect(&z);
        effect(&w);
        (z.len() as u32)
    }
}

scenario! {
    given program_1000157: ('🦀', -9i64, vec![shape(9)]), ('k', 6i64, vec![shape(1), shape(6), shape(4)]);
    #[resumable]
    fn program_1000157(list: char, x: i64, count: Vec<Shape>) -> Result<u32, String> {
        let mut name = Some([4u32, 2, 12]);
        let mut count: bool = (x % 4 == 0);
        let mut c: Option<u32> = half((if name.is_none() { 1u32 } else if !count {
            'l11: for (mut n, _) in (0usize..((0usize).min(3))).rev().enumerate() {
                checkpoint!();
                let mut rest = ({ n }).max(n);
                let mut at: [u32; 3];
                checkpoint!();
                if (if ((list < 'm') || count) {
                    checkpoint!();
                    (x > 7)
                } else {
                    checkpoint!();
                    !count
                }) {
                    let cx;
                    for (left, _) in name.iter_mut().enumerate() {
                        let mut rest = Vec::new();
                        checkpoint!("p12");
                        rest.push("left right".to_string());
                        if (list < 'm') {} else if ((left) < (n)) {} else if (count == count) {} else {}
                    }
                    if true {
                        cx = count;
                    } else {
                        cx = !count;
                    }
                    at = (if !count { [1u32, 2, 3] } else { [5u32, 2, 15] });
                } else {
                    at = [6u32, 2, 18];
                }
            }
            4u32
        } else { 8u32 }));
        let mut entry = (if (Some((x < 0))).unwrap_or(count) { format!("-{count}{:?}", !count) } else { join("t", "t") });
        checkpoint!();
        checkpoint!();
        effect(&c);
        effect(&count);
        effect(&list);
        Ok(11u32)
    }
}

scenario! {
    fresh given program_1000160: (BTreeMap::from([(10u32, Vec::<Item>::new()), (0u32, vec![item(8)])])), (BTreeMap::from([(5u32, vec![item(1), item(6)]), (5u32, vec![item(2)])]));
    #[resumable]
    fn program_1000160(b: BTreeMap<u32, Vec<Item>>) -> u32 {
        let c = (Some("a".to_owned())).unwrap_or_else(|| "a".to_string());
        checkpoint!("p1");
        let mut x = {
            let mut fuel2 = 1u32;
            'l3: loop {
                if fuel2 == 0 { break ({
                    let f4 = |state: u32| state;
                    effect(Noisy::new("t5").name().len());
                    ((((fuel2 % 3 == 0)) as u32) % 6)
                }); }
                fuel2 -= 1;
                checkpoint!();
                if ((mix(((c.len()) as u32), fuel2)) == (mix(fuel2, fuel2))) {
                    let mut state = tap("t6", BTreeMap::from([("a".to_owned(), item(7)), (String::from(""), item(10))]));
                    effect(vec![5u32]);
                    continue;
                }
                'l9: for name in ({
                    let mut fuel7 = 1u32;
                    'l8: loop {
                        if fuel7 == 0 { break ({
                            checkpoint!();
                            #[rebuild]
                            let sum = item(6);
                            consume(sum);
                            checkpoint!();
                            VecDeque::from([8u32, 5u32])
                        }); }
                        fuel7 -= 1;
                        effect(&b);
                        let mut b = (3u32, b.clone());
                    }
                }).into_iter() {}
            }
        };
        effect(&x);
        effect(&b);
        {
            let mut fuel10 = 2u32;
            loop {
                if fuel10 == 0 { break ({ fuel10 }); }
                fuel10 -= 1;
                for (cx, sum) in b.iter() {
                    let ref state = fuel10;
                    x = fuel10;
                }
            }
        }
    }
}

async_scenario! {
    given program_1000161: (VecDeque::from([BTreeMap::from([(3u32, false), (7u32, false)]), BTreeMap::from([(3u32, true), (11u32, false)])]), BTreeSet::from([5u32, 4, 1])), (VecDeque::from([BTreeMap::from([(0u32, false), (2u32, true)]), BTreeMap::from([(9u32, false), (5u32, false)])]), BTreeSet::from([3u32, 4, 1])), (VecDeque::from([BTreeMap::from([(10u32, true), (2u32, true)])]), BTreeSet::from([1u32, 4, 1]));
    #[resumable]
    async fn program_1000161(mut count: VecDeque<BTreeMap<u32, bool>>, mut entry: BTreeSet<u32>) -> Vec<u32> {
        let n = (('b2: {
            let (Item { name: w, id: d, .. }, rest) = ready((item(3), vec![false, true])).await;
            d
        }) | later(10u32).await);
        let w = {
            let mut fuel3 = 2u32;
            'l4: loop {
                if fuel3 == 0 { break 'l4 ({
                    checkpoint!();
                    ready((fuel3 % 4 == 0)).await
                }); }
                fuel3 -= 1;
                if ((entry.len()) > (8usize)) && let Some(y) = (count.is_empty()).then_some(count.len()) && ready((n != 5)).await {
                    let left = call!(child0(2, unseen(Vec::<Vec<bool>>::new()).await, later(later(String::from("ñ")).await).await));
                    if ((4i64) != ((7i64).saturating_sub(7i64))) {
                        checkpoint!();
                        for rest in (0..4u32) {
                            let f5 = |frame: u32| frame;
                            count = {
                                const LIMIT6: u32 = 6;
                                let name = LIMIT6 + 1;
                                VecDeque::from([BTreeMap::from([(9u32, true), (5u32, true)]), BTreeMap::from([(7u32, false), (9u32, true)])])
                            };
                            if let (p7 @ 2..=9, name) = (2u32, Some(8u32)) {
                                if (p7 > 8) {} else if ((y % 3 == 0) || (p7 > 2)) {} else if false {} else {}
                            }
                        }
                    } else if ((y % 2 == 0) || (y % 3 == 0)) {} else {}
                } else {}
            }
        };
        checkpoint!();
        effect(&entry);
        vec![11u32, 2u32]
    }

    #[resumable]
    async fn child0(levels: u32, _: Vec<Vec<bool>>, _: String) -> Option<Option<Shape>> {
        let value = (if levels > 0 { call!(child0(levels - 1, unseen(Vec::from([vec![false, false, false]])).await, String::from("left right"))) } else { Some(Some(shape(9))) });
        let ref z = levels;
        let mut sum = later((-11i64).saturating_sub((if value.is_none() { 1i64 } else {
            effect((&z, levels));
            (Some(4i64))?
        }))).await;
        sum = std::mem::replace(&mut sum, unseen(unseen(-9i64).await).await);
        effect(&sum);
        tap("t1", Some(Some(shape(11))))
    }
}

scenario! {
    fresh given program_1000163: (4u32, String::from("")), (7u32, "k=v".to_owned());
    #[resumable]
    fn program_1000163(_: u32, mut c: String) -> Option<u32> {
        let x = (Some(false)).unwrap_or(c.is_empty());
        let right = "left right".to_string();
        call!(child1(Vec::from([((right.len() as u32)).wrapping_sub((if !x { (c.len() as u32) } else if !x {
            c.truncate(0);
            c = {
                effect((&right, tap("t5", Noisy::new("n6"))));
                "k=v".to_string()
            };
            checkpoint!();
            (c.len() as u32)
        } else {
            assert_ne!(Some(0u32), Some(987_654), "never");
            0u32
        }))]), tap("t7", (Some(4usize), (Noisy::new("n8"), 9usize)))));
        checkpoint!();
        checkpoint!();
        let d = c.trim();
        let mut rest = Noisy::new("n9");
        if let Ok(cx) = Ok::<u32, String>(5u32) {
            'b10: {
                let _g11 = Noisy::new("g11");
            }
        } else {}
        checkpoint!();
        effect(&right);
        effect(&x);
        (match None::<Option<u32>> {
            Some(a) => { a }
            _ => {
            let mut count = {
                let mut fuel12 = 2u32;
                loop {
                    if fuel12 == 0 { break ({
                        let mut fuel13 = 4u32;
                        loop {
                            if fuel13 == 0 { break; }
                            fuel13 -= 1;
                            checkpoint!();
                        }
                        (Some(2usize)).unwrap_or(8usize)
                    }); }
                    fuel12 -= 1;
                }
            };
            (4u32).checked_sub(5u32)
        }
        })
    }

    #[resumable]
    fn child1(_: Vec<u32>, (_, (list, mut frame)): (Option<usize>, (Noisy, usize))) -> Vec<u32> {
        checkpoint!();
        let ((y, count), name) = ((1u32, -10i64), vec![1usize]);
        #[rebuild]
        let c = '🦀';
        checkpoint!();
        checkpoint!();
        effect(&c);
        ('b1: { tap("t2", vec![1u32]) })
    }
}

async_scenario! {
    given program_1000164: (), ();
    #[resumable]
    async fn program_1000164() -> u32 {
        let mut right: char = later({ 'ñ' }).await;
        let mut y = "".to_string();
        #[rebuild]
        let a = (if (right < 'm') { (7i64, shape(0)) } else { (((y == y.clone())).then(|| (1i64, shape(3)))).unwrap_or_else(|| (-11i64, shape(7))) });
        checkpoint!();
        checkpoint!();
        y.push_str(&join("x", " trim "));
        for (b, mut entry) in y.char_indices() {
            checkpoint!();
            let b = &mut entry;
            checkpoint!();
        }
        let x;
        effect((right, &y));
        let _g15 = Noisy::new("g15");
        x = (if ((unseen(y.len()).await) > (6usize)) {
            checkpoint!();
            (4u32, (right < 'm'))
        } else if (right < 'm') {
            checkpoint!("p16");
            (unseen(3u32).await, ready(y.is_empty()).await)
        } else { later((1u32, true)).await });
        let frame = [0u32, 2, 0];
        checkpoint!();
        let mut w = shape(6);
        checkpoint!("p17");
        effect(&frame);
        effect(&_g15);
        effect(&y);
        effect(&right);
        {
            checkpoint!();
            checkpoint!("p18");
            mix(1u32, x.0)
        }
    }
}

scenario! {
    given program_1000167: (), ();
    #[resumable]
    fn program_1000167() -> Result<u32, String> {
        let at: Vec<(String, bool)> = (if true {
            checkpoint!();
            vec![(String::from("bc"), true)]
        } else if (true || true) { Vec::<(String, bool)>::new() } else {
            let mut y: i64 = 3i64;
            let entry = &y;
            checkpoint!();
            vec![("k=v".to_string(), false), ("a".to_owned(), false), ("".to_string(), false)]
        });
        let mut count = {
            let mut fuel1 = 2u32;
            'l2: loop {
                if fuel1 == 0 { break 'l2 ({
                    const LIMIT3: u32 = 3;
                    let x = LIMIT3 + 1;
                    checkpoint!();
                    item(6)
                }); }
                fuel1 -= 1;
                let a = &at[..at.len().min(2)];
            }
        };
        let right = (match {
            let mut c = count;
            consume(at);
            (if (c.id < 4) { Some(shape(4)) } else if (c.id % 4 == 0) {
                { let mut f4 = |given: u32| c.id ^= given; f4({
                    let f5 = |left: u32| left;
                    5u32
                }); f4(3); }
                None::<Shape>
            } else {
                checkpoint!();
                None::<Shape>
            })
        } {
            None if false => {
            checkpoint!();
            vec![BTreeMap::from([("a".to_owned(), String::from("ñ")), ("k=v".to_owned(), " trim ".to_owned())]), BTreeMap::from([("a".to_owned(), String::from("ñ")), (String::from(""), "a".to_string())]), BTreeMap::from([("a".to_owned(), "bc".to_owned()), ("k=v".to_owned(), "".to_string())])]
        }
            Some(Shape::Empty) => {
            if ((false & false) == (Some(true)).unwrap_or_else(|| false)) {
                let w = Vec::from([vec![false, true, false], Vec::from([true, false, true]), vec![true, false, false]]);
            } else if tap("t6", true) {} else {}
            vec![BTreeMap::from([("a".to_owned(), String::from("")), (" trim ".to_owned(), "a".to_owned())]), BTreeMap::from([(String::from("left right"), "left right".to_string()), ("a".to_owned(), "a".to_string())]), BTreeMap::from([("a".to_owned(), "left right".to_string()), ("a".to_owned(), "a".to_string())])]
        }
            Some(Shape::Group(mut c)) => {
            checkpoint!("p7");
            vec![BTreeMap::from([("left right".to_string(), " trim ".to_owned()), ("".to_string(), "".to_string())]), BTreeMap::from([("k=v".to_string(), "k=v".to_owned()), (String::from("bc"), String::from(""))]), BTreeMap::from([("bc".to_owned(), "a".to_string()), (String::from("bc"), "a".to_string())])]
        }
            _ => { Vec::<BTreeMap<String, String>>::new() }
        });
        let c = item(8);
        checkpoint!();
        checkpoint!();
        Ok((mix((if (c.id % 4 == 0) { c.id } else if c.spot.is_some() {
            checkpoint!();
            (c.tags.len() as u32)
        } else { c.id }), c.id) & ((c.id).saturating_sub(c.id) ^ ((5usize) as u32))))
    }
}

async_scenario! {
    given program_1000168: (String::from("ñ"), BTreeSet::from([0u32, 4, 1]), (false, VecDeque::from([[1u32, 2, 3]])));
    #[resumable]
    async fn program_1000168(mut a: String, cx: BTreeSet<u32>, name: (bool, VecDeque<[u32; 3]>)) -> Result<u32, String> {
        let rest: bool = name.0;
        let mut state = (if name.0 {
            if name.1.is_empty() {
                let state = name.1.back();
                effect((&name, 10u32));
                for &p5 in cx.iter() {
                    let _ = ('b6: {
                        let mut fuel7 = 1u32;
                        while fuel7 > 0 && ((later(later(2i64).await).await) <= (3i64)) {
                            fuel7 -= 1;
                            let w: &String = &a;
                        }
                        let mut a = 3i64;
                        later(item(2)).await
                    });
                    _ = {
                        match a.as_str() {
                            "k=v" | "bc" => {
                            consume(a);
                            if (rest || (p5 % 3 == 0)) && let Shape::Named(c, _) = tap("t8", shape(9)) {
                                checkpoint!();
                            } else {
                                if name.0 {
                                    let mut name = vec![shape(5)];
                                }
                                for (cx, frame) in (tap("t9", Some(BTreeSet::from([7u32, 4, 1])))).into_iter().zip(10u32..).take(2) {
                                    checkpoint!();
                                    let mut d = Box::new(Some(10u32));
                                    if name.0 {
                                        consume(d);
                                    } else {
                                        let Item { name: mut y, id: at, .. } = item(11);
                                    }
                                    let ref y = rest;
                                }
                            }
                        }
                            "a" => {
                            let entry = name.1.back();
                            let mut fuel10 = 4u32;
                            while fuel10 > 0 && tap("t11", (fuel10 <= 1)) {
                                fuel10 -= 1;
                                let mut z = Some([2u32, 2, 6]);
                                z = None::<[u32; 3]>;
                            }
                        }
                            "k=v" | "bc" => {
                            checkpoint!("p12");
                        }
                            _ => {}
                        }
                        BTreeMap::from([(8u32, 3u32), (3u32, 2u32)])
                    };
                    a = "left right".to_string();
                }
            }
            vec![BTreeSet::from([1u32, 4, 1]), BTreeSet::from([7u32, 4, 1]), BTreeSet::from([4u32, 4, 1])]
        } else { vec![BTreeSet::from([3u32, 4, 1]), BTreeSet::from([10u32, 4, 1])] });
        let mut sum = (Box::new(11u32), false);
        let mut rest: i64 = 2i64;
        checkpoint!();
        effect(&rest);
        effect(&state);
        effect(&cx);
        effect(&a);
        Ok((('a') as u32))
    }
}

scenario! {
    given program_1000173: (false, vec![0i64], vec![BTreeMap::from([(8u32, 9u32), (7u32, 9u32)])]);
    #[resumable]
    fn program_1000173(_: bool, _: Vec<i64>, _: Vec<BTreeMap<u32, u32>>) -> Result<u32, String> {
        let z = tap("t2", BTreeSet::from([6u32, 4, 1]));
        checkpoint!();
        effect(&z);
        checkpoint!();
        for entry in z.iter() {
            checkpoint!("p3");
            if (*entry % 2 == 0) {
                effect(({
                    let mut fuel4 = 2u32;
                    loop {
                        if fuel4 == 0 { break ({ z.clone() }); }
                        fuel4 -= 1;
                        for c in z.iter().rev() {
                            call!(child0(String::from("bc")));
                        }
                        let right = &z;
                        if tap("t5", (('🦀') != ('ñ'))) {
                            let _ = tap("t6", [9u32, 2, 27]);
                            if ((if z.contains(&4u32) {
                                if let Shape::Named(mut list, _) = (Some(shape(4))).unwrap_or(shape(5)) {
                                    list.push((Some('a')).ok_or("nothing")?);
                                    effect(fuel4);
                                    if z.contains(&4u32) {
                                        let mut fuel7 = 2u32;
                                        while fuel7 > 0 && (fuel7 % 2 == 0) {
                                            fuel7 -= 1;
                                            let n = Some(1i64);
                                        }
                                    } else if (fuel4 % 3 == 0) {} else if (fuel4 <= 0) {} else {}
                                } else {}
                                Some(true)
                            } else { Some(true) })).ok_or("nothing")? {} else if false {} else if z.contains(&4u32) {} else {}
                        }
                    }
                }, &z, &z));
                return Ok((z.len() as u32));
            }
        }
        (Some(tap("t8", Err::<u32, String>("no".to_string())))).unwrap_or_else(|| Ok::<u32, String>(11u32))
    }

    #[resumable]
    fn child0(n: String) {
        let Some(mut rest) = (Some((None::<String>).unwrap_or(String::from("bc")))) else {
            return {
                drop(n);
                checkpoint!("p1");
                (None::<()>).unwrap_or(())
            };
        };
        if n.is_empty() {}
        effect(&rest);
    }
}

scenario! {
    given program_1000174: (Some(vec![3u32]), Box::new(Some(true)));
    #[resumable]
    fn program_1000174(y: Option<Vec<u32>>, _: Box<Option<bool>>) -> Option<u32> {
        let mut z: Shape = Shape::Named((None::<String>).unwrap_or((Some("bc".to_owned())).unwrap_or_else(|| " trim ".to_owned())), None::<u32>);
        let c = tap("t1", [2u32, 2, 6]);
        let cx = c[1];
        let list = Some(BTreeSet::from([10u32, 4, 1]));
        if ((false & (cx <= 0)) == (matches!(z, Shape::Dot(1..=9)) | (cx != 5))) && let Err(w) = Ok::<u32, String>(0u32) {
            z = z;
            if let Shape::Group(ref mut d) = z {
                match &y {
                    Some(count) if list.is_some() => {
                    if !d.is_empty() {
                        let x = &d[d.len() - 1];
                        match w.as_str() {
                            "k=v" | "bc" => {
                            effect((tap("t2", VecDeque::from([[8u32, 2, 24], [5u32, 2, 15]])), {
                                let mut fuel3 = 3u32;
                                loop {
                                    if fuel3 == 0 { break ({
                                        checkpoint!("p4");
                                        let right = list.as_ref();
                                        Box::new(shape(7))
                                    }); }
                                    fuel3 -= 1;
                                    if !d.is_empty() {
                                        let entry = &d[d.len() - 1];
                                        let c = String::from("ñ");
                                        assert!(y.is_some() || true);
                                    }
                                    _ = ((cx != 3) ^ d.is_empty());
                                    checkpoint!();
                                }
                            }, &list));
                        }
                            "" => {
                            checkpoint!("p5");
                        }
                            "a" => {
                            match z {
                                Shape::Line { from: ref mut state, to: ref mut n } => {}
                                Shape::Named(ref mut sum, _) => {}
                                _ => {}
                            }
                        }
                            _ => {}
                        }
                    }
                }
                    _ => {}
                }
            } else {}
        }
        checkpoint!();
        checkpoint!("p14");
        effect(&list);
        effect(&y);
        Some((cx % 10))
    }
}

async_scenario! {
    given program_1000176: (vec![vec![11u32, 8u32, 8u32], vec![4u32, 8u32, 7u32]]), (Vec::<Vec<u32>>::new());
    #[resumable]
    async fn program_1000176(mut at: Vec<Vec<u32>>) -> Option<u32> {
        let mut right = ((8u32, 0i64), call!(child1('a', (BTreeSet::from([9u32, 4, 1]), 8u32))));
        let mut c: Box<(bool, i64)> = Box::new((true, -10i64));
        checkpoint!();
        checkpoint!();
        checkpoint!();
        let y = if later((right.1.as_str() == "a")).await { &right } else { &right };
        call!(child1((match &mut right.0 {
            (2, left) => {
            checkpoint!();
            (((async { Some(Some('ñ')) }).await).unwrap_or(Some('a')))?
        }
            _ => { 'a' }
        }), later((match &right {
            ((list, d), entry) => {
            checkpoint!();
            (BTreeSet::from([7u32, 4, 1]), 11u32)
        }
            _ => {
            let mut count = item(4);
            later(ready(unseen((BTreeSet::from([7u32, 4, 1]), 2u32)).await).await).await
        }
        })).await));
        let mut fuel6 = 2u32;
        'l7: while fuel6 > 0 && (at.is_empty() || false) {
            fuel6 -= 1;
            #[rebuild]
            let y = (if ((fuel6 <= 7) ^ (fuel6 > 3)) { BTreeMap::from([(right.1.clone(), ready(right.1.clone()).await)]) } else { BTreeMap::from([(String::from(""), String::from("left right")), (String::from("bc"), " trim ".to_owned())]) });
            checkpoint!();
        }
        let mut entry = Vec::new();
        entry.push((async { (fuel6 % 3 == 0) }).await);
        checkpoint!("p8");
        effect(&entry);
        effect(&c);
        effect(&right);
        effect(&at);
        (unseen(None::<Option<u32>>).await)?
    }

    #[resumable]
    async fn child1(n: char, list: (BTreeSet<u32>, u32)) -> String {
        checkpoint!();
        checkpoint!();
        checkpoint!();
        let (count, mut entry) = ((if (n < 'm') {
            let entry = (Item { id: ('b1: {
                let c = &n;
                checkpoint!();
                list.1
            }), tags: vec!["a".to_owned(), String::from("")], name: "a".to_owned(), spot: Some((4i64, true)) });
            let mut a;
            a = -9i64;
            Some((Box::new(2u32), 10usize))
        } else if true { None::<(Box<u32>, usize)> } else { None::<(Box<u32>, usize)> })).unwrap_or_else(|| (Box::new(11u32), 7usize));
        effect(&count);
        {
            let mut list = list.clone();
            format!("{:?}", list.1)
        }
    }
}

scenario! {
    given program_1000178: (true, 11u32), (false, 10u32), (false, 5u32);
    #[resumable]
    fn program_1000178(mut state: bool, value: u32) -> Vec<u32> {
        let mut d: u32 = 11u32;
        let mut d: Vec<usize> = vec![10usize, 9usize];
        consume(d);
        checkpoint!();
        let mut z = None::<Vec<String>>;
        checkpoint!();
        state = ({
            let count = z.as_ref();
            {
                let right = "a".to_owned();
                for a in (VecDeque::from([vec![true, true, true]])).into_iter().skip_while(|w| state) {
                    effect((value, (Some(Some("k=v".to_string()))).unwrap_or(Some("a".to_string()))));
                    let mut fuel1 = 2u32;
                    loop {
                        if fuel1 == 0 { break; }
                        fuel1 -= 1;
                        effect((" trim ".to_owned(), Some('a'), None::<Shape>));
                        let mut fuel2 = 2u32;
                        loop {
                            if fuel2 == 0 { break; }
                            fuel2 -= 1;
                            let mut at = (VecDeque::from(['a', 'k', 'ñ']), shape(5));
                            checkpoint!();
                        }
                    }
                }
                count.is_some()
            }
        } ^ state);
        effect(&z);
        effect(&value);
        (if (value % 4 == 0) {
            consume(z);
            state = state;
            let value = (3u32, value.clone());
            z = Some(vec![String::from("left right")]);
            checkpoint!();
            (if z.is_none() { vec![11u32] } else { vec![3u32, 11u32, 6u32] })
        } else { Vec::<u32>::new() })
    }
}

async_scenario! {
    given program_1000180: (vec![11u32]), (vec![0u32]);
    #[resumable]
    async fn program_1000180(cx: Vec<u32>) -> Result<String, String> {
        let mut b = later(BTreeMap::from([((async { String::from("left right") }).await, Some('ñ'))])).await;
        checkpoint!();
        let right: Vec<u32> = Vec::from([(6u32 | 2u32), later((b.len() as u32)).await, (('k') as u32)]);
        'l1: for rest in cx.iter() {
            b.insert((async { unseen(String::from("")).await }).await, (if !((*rest % 3 == 0)) { {
                if (*rest % 4 == 0) {
                    let mut fuel2 = 2u32;
                    while fuel2 > 0 && ((fuel2 % 2 == 0) ^ (None::<bool>).unwrap_or_else(|| (fuel2 < 3))) {
                        fuel2 -= 1;
                        {
                            let b = cx.as_slice();
                        }
                    }
                    let entry = &b;
                    checkpoint!();
                } else {
                    checkpoint!("p3");
                    let f4 = |at: u32| at;
                }
                let mut state = later(String::from("bc")).await;
                checkpoint!();
                (None::<Option<char>>).unwrap_or(Some('🦀'))
            } } else if (*rest % 3 == 0) {
                let mut w;
                w = Vec::<Shape>::new();
                ((*rest > 7)).then_some('🦀')
            } else { Some('a') }));
        }
        if let Some(&p5) = right.get(1) {
            let mut sum = (if tap("t6", later(later((p5 % 4 == 0)).await).await) {
                let f7 = |a: u32| a;
                (5u32, Vec::<i64>::new())
            } else { {
                let mut p5 = vec![p5.clone()];
                let value: &Vec<u32> = &p5;
                checkpoint!();
                (8u32, vec![5i64, 2i64])
            } });
            match &sum {
                (2, sum) => {
                checkpoint!("p8");
            }
                (6.., value) => {}
                (y, z) => {}
                _ => {}
            }
        }
        checkpoint!();
        effect(&right);
        Ok::<String, String>("bc".to_owned())
    }
}

scenario! {
    given program_1000184: (vec!["a".to_string(), String::from("ñ"), "a".to_string()], Box::new(item(8)), BTreeSet::from([2u32, 4, 1]));
    #[resumable]
    fn program_1000184(mut b: Vec<String>, mut n: Box<Item>, count: BTreeSet<u32>) {
        let sum = Vec::from([tap("t5", VecDeque::from([[7u32, 2, 21], [9u32, 2, 27], [3u32, 2, 9]]))]);
        let mut entry = (if count.contains(&4u32) {
            let mut fuel6 = 1u32;
            'l7: while fuel6 > 0 && count.contains(&4u32) {
                fuel6 -= 1;
                let count = call!("c8", child0(1));
                if (fuel6 % 2 == 0) {
                    for c in (&b[..b.len().min(2)]).iter() {
                        'b9: {
                            let mut cx: char;
                            let Item { name: _, tags: mut rest, .. } = item(7);
                            if count {
                                rest.reverse();
                                cx = (Some('k')).unwrap_or('🦀');
                                call!(child1());
                            } else {
                                let x: BTreeSet<u32> = BTreeSet::from([2u32, 4, 1]);
                                cx = 'k';
                            }
                        }
                    }
                } else if !count {} else if true {} else {}
            }
            checkpoint!();
            (if (fuel6 % 3 == 0) { None::<VecDeque<String>> } else { Some(VecDeque::from(["k=v".to_string(), "left right".to_string(), "".to_string()])) })
        } else { tap("t10", Some(VecDeque::from([String::from("left right")]))) });
        let right = BTreeSet::from([1u32, 4, 1]);
        checkpoint!();
        effect(&b);
    }

    #[resumable]
    fn child0(levels: u32) -> bool {
        checkpoint!();
        let mut c = Vec::new();
        effect(levels);
        c.push({ '🦀' });
        let state = &mut c;
        let d = (match levels.checked_sub(1) { Some(fewer) => call!(child0(fewer)), None => (None::<bool>).unwrap_or(((if c.is_empty() { c.is_empty() } else { (levels % 2 == 0) }) ^ (levels < 6))) });
        effect((levels, String::from("left right"), &levels));
        effect(&d);
        effect(&c);
        effect(&levels);
        tap("t3", tap("t4", d))
    }

    #[resumable]
    fn child1() {
        checkpoint!();
        let mut y = (if let Some(x) = { Some(4u32) } {
            let mut count = String::from("bc");
            BTreeMap::from([(" trim ".to_owned(), shape(3)), (" trim ".to_owned(), shape(7))])
        } else {
            'b1: {
                let ((mut left, mut cx), _) = {
                    #[rebuild]
                    let n = VecDeque::from([true]);
                    checkpoint!("p2");
                    checkpoint!();
                    ((String::from("ñ"), false), VecDeque::from([5u32, 2u32]))
                };
            }
            checkpoint!();
            BTreeMap::from([(join("t", "t"), shape(0))])
        });
        checkpoint!();
        effect(&y);
    }
}

scenario! {
    fresh given program_1000186: ('🦀'), ('a'), ('ñ');
    #[resumable]
    fn program_1000186(mut x: char) -> String {
        let mut name = {
            let mut fuel1 = 1u32;
            loop {
                if fuel1 == 0 { break ({
                    effect((Vec::<usize>::new(), (if ((fuel1) != (fuel1)) {
                        checkpoint!();
                        (fuel1 <= 3)
                    } else {
                        checkpoint!();
                        (x < 'm')
                    }), x));
                    {
                        let mut x = x.clone();
                    }
                    Some(VecDeque::from([Noisy::new("n2")]))
                }); }
                fuel1 -= 1;
                let frame = &x;
                let _ = Noisy::new("t3");
            }
        };
        let mut rest = {
            let mut fuel4 = 3u32;
            'l5: loop {
                if fuel4 == 0 { break 'l5 ({ (Some(Noisy::new("n6"))).unwrap_or_else(|| Noisy::new("n7")) }); }
                fuel4 -= 1;
                let _ = tap("moved", name);
                let mut c = 0i64;
                name = None::<VecDeque<Noisy>>;
            }
        };
        checkpoint!("p8");
        let mut list = (if (x < 'm') {
            match &mut name {
                Some(right) => {
                'b9: {
                    checkpoint!();
                    let f10 = move |name: u32| name;
                }
            }
                Some(a) => {}
                _ => {}
            }
            checkpoint!();
            join(&String::from(""), "t")
        } else if (None::<bool>).unwrap_or((x < 'm')) {
            checkpoint!();
            "bc".to_owned()
        } else { "k=v".to_owned() });
        effect(&rest);
        std::mem::take(&mut list)
    }
}

scenario! {
    given program_1000187: (), ();
    #[resumable]
    fn program_1000187() -> Option<u32> {
        let mut right = { 'ñ' };
        let mut sum = BTreeMap::from([(4u32, {
            let mut fuel8 = 2u32;
            'l9: loop {
                if fuel8 == 0 { break ({ (if let (6.., entry) = (fuel8, None::<u32>) { BTreeSet::from([6u32, 4, 1]) } else {
                    let mut frame = call!(child1(Vec::from([(fuel8).wrapping_add(fuel8)]), tap("t10", shape(2))));
                    frame.get_or_insert(Vec::from([call!("c11", child2())]));
                    tap("t12", BTreeSet::from([8u32, 4, 1]))
                }) }); }
                fuel8 -= 1;
                'l13: for entry in (0..=2u32) {
                    'b14: {
                        effect((8i64, entry, fuel8));
                    }
                    let [mut list, .., mut c] = {
                        let f15 = |value: u32| (if (entry > 0) { value } else { fuel8 });
                        tap("t16", [8u32, 2, 24])
                    };
                    let mut sum = call!(child2());
                    if let (mut z, Some(6..)) = ('b17: {
                        checkpoint!();
                        (8u32, None::<u32>)
                    }) {
                        let x = &sum;
                        let mut at = String::from("bc");
                        consume(at);
                    }
                }
            }
        })]);
        let mut y: bool = tap("t18", true);
        let list = call!(child2());
        checkpoint!();
        let mut value = item(2);
        let w: &BTreeMap<u32, BTreeSet<u32>> = &sum;
        value.name.truncate(0);
        effect(&w);
        effect(&value);
        effect(&list);
        Some(11u32)
    }

    #[resumable]
    fn child1<T: Sample + Serialize + DeserializeOwned>(mut rest: T, mut y: Shape) -> Option<T> {
        let n = &mut rest;
        checkpoint!("p2");
        checkpoint!("p3");
        let (frame, at) = (5u32, "left right".to_string());
        checkpoint!();
        Some((if (frame != 6) { T::sample(9) } else { tap("t4", rest) }))
    }

    #[resumable]
    fn child2() -> u32 {
        checkpoint!("p1");
        let mut state: Shape;
        if (None::<bool>).unwrap_or_else(|| (false | (false == false))) {
            checkpoint!();
            state = {
                let mut n: BTreeMap<u32, u32> = BTreeMap::from([(5u32, 3u32), (2u32, 4u32)]);
                n = n;
                shape(0)
            };
        } else {
            state = shape(3);
        }
        10u32
    }
}

scenario! {
    given program_1000188: (true, (VecDeque::from([2u32]), false), false);
    #[resumable]
    fn program_1000188(mut left: bool, (mut c, mut rest): (VecDeque<u32>, bool), mut count: bool) -> u32 {
        let mut sum = (c.len() as u32);
        { let mut f11 = |given: u32| sum ^= given; f11(mix((c.len() as u32), (c.len() as u32))); f11(3); }
        checkpoint!();
        consume(c);
        {
            let entry = {
                checkpoint!("p12");
                vec![11u32, 7u32, 11u32]
            };
            let value = &count;
        }
        c = VecDeque::from([6u32, 6u32]);
        let sum: &VecDeque<u32> = &c;
        drop(c);
        let mut c = item(2);
        left = c.name.is_empty();
        checkpoint!();
        effect(&c);
        effect(&rest);
        effect(&left);
        {
            let mut fuel13 = 2u32;
            'l14: loop {
                if fuel13 == 0 { break; }
                fuel13 -= 1;
                let f15 = |state: u32| (c.tags.len() as u32);
            }
            checkpoint!();
            7u32
        }
    }
}

scenario! {
    given program_1000190: (vec![6u32, 7u32, 0u32], vec![8u32, 8u32, 6u32]);
    #[resumable]
    fn program_1000190(count: Vec<u32>, name: Vec<u32>) -> Option<u32> {
        let at: i64 = 7i64;
        let cx = BTreeMap::from([(mix(0u32, 9u32), BTreeMap::from([(7u32, String::from("")), (3u32, "".to_string())]))]);
        let mut count = (if let Shape::Empty = Shape::Group(vec![10u32, 6u32, 11u32]) {
            let y = [9u32, 2, 27];
            (Some(String::from(""))).unwrap_or(join("t", "t"))
        } else {
            let mut fuel1 = 1u32;
            'l2: loop {
                if fuel1 == 0 { break; }
                fuel1 -= 1;
                let mut cx = cx.clone();
            }
            (match fuel1 {
                0..=4 => { { String::from("") } }
                _ => {
                checkpoint!();
                String::from("bc")
            }
            })
        });
        let mut frame = (match (if (count.as_str() == "a") { shape(8) } else if name.is_empty() {
            count = count;
            debug_assert!((at != 8) | true);
            shape(1)
        } else { shape(8) }) {
            Shape::Named(mut cx, Some(list)) => {
            cx = String::from("");
            checkpoint!();
            name.iter().map(|&n| n).collect::<Vec<_>>()
        }
            Shape::Line { from: y, to: rest } if (y > 7) => {
            checkpoint!();
            name
        }
            Shape::Named(b, Some(right)) => {
            let mut entry: Shape = tap("t3", shape(3));
            let cx = &mut entry;
            checkpoint!();
            vec![4u32, 10u32]
        }
            _ => {
            let f4 = |n: u32| n;
            name
        }
        });
        if tap("t5", (at < 6)) {
            checkpoint!();
        }
        checkpoint!();
        let ref b = cx;
        'l6: for w in frame.iter_mut().skip(1) {}
        checkpoint!();
        effect(&b);
        effect(&frame);
        effect(&at);
        Some(7u32)
    }
}

async_scenario! {
    given program_1000193: (), ();
    #[resumable]
    async fn program_1000193() -> String {
        let z = {
            let mut fuel1 = 3u32;
            'l2: loop {
                if fuel1 == 0 { break 'l2 ({
                    checkpoint!();
                    tap("t5", (unseen(Some(String::from("left right"))).await).unwrap_or_else(|| "".to_string()))
                }); }
                fuel1 -= 1;
                let f6 = |name: u32| (if (fuel1 != 8) { fuel1 } else { mix(name, fuel1) });
                let mut fuel7 = 1u32;
                while fuel7 > 0 && (fuel1 % 3 == 0) {
                    fuel7 -= 1;
                    let cx = later({
                        let state = if ready(false).await { &fuel1 } else { &fuel7 };
                        VecDeque::from([-11i64, 5i64])
                    }).await;
                    effect(&cx);
                    #[rebuild]
                    let at = (fuel7 <= 7);
                    let mut y = Vec::new();
                    effect(fuel7);
                    y.push(later(vec![10u32]).await);
                }
            }
        };
        let mut z = tap("t9", BTreeMap::from([(mix(0u32, (z.len() as u32)), tap("t10", Vec::<char>::new()))]));
        let mut w = Some('k');
        let mut value = (tap("t11", 1u32)).max(9u32);
        checkpoint!();
        effect(&w);
        String::from("ñ")
    }
}

scenario! {
    given program_1000194: ();
    #[resumable]
    fn program_1000194() -> Result<String, String> {
        let frame = ((5usize) <= (10usize));
        let mut c = tap("t1", "".to_string());
        if frame {
            let mut left = {
                let mut fuel2 = 1u32;
                'l3: loop {
                    if fuel2 == 0 { break ({ shape(11) }); }
                    fuel2 -= 1;
                    let mut frame = vec![frame.clone()];
                    c = std::mem::take(&mut c);
                    let b = Some(4usize);
                }
            };
            c.push_str(&join("x", c.as_str()));
            effect((Some(5usize), &frame, &left));
        } else if c.is_empty() {
            let list = &mut c;
            checkpoint!();
            let y = c.trim();
        } else if (((c.len() as u32)) == ((c.len() as u32))) {
            let mut state: usize = (5usize).wrapping_sub(6usize);
            match (c.len() as u32) {
                0..=4 => {
                for mut list in (0..=2u32).rev() {
                    let mut at = Vec::new();
                    assert_ne!((if c.is_empty() { None::<u32> } else { tap("t5", Some(3u32)) }), Some(987_654), "never");
                    at.push(vec![c.len(); 1]);
                }
            }
                _ => {}
            }
        } else {}
        checkpoint!();
        effect(&c);
        effect(&frame);
        Ok(std::mem::take(&mut c))
    }
}

scenario! {
    given program_1000197: (BTreeMap::from([(7u32, ("k=v".to_owned(), shape(4))), (1u32, (String::from("left right"), shape(7)))]), BTreeMap::from([(3u32, Some("k=v".to_string())), (7u32, Some(String::from("left right")))]), vec!["a".to_owned(), "k=v".to_string(), "k=v".to_string()]), (BTreeMap::from([(9u32, ("".to_string(), shape(1))), (1u32, (String::from("left right"), shape(0)))]), BTreeMap::from([(2u32, Some(String::from(""))), (11u32, Some("k=v".to_string()))]), vec![String::from("bc")]), (BTreeMap::from([(8u32, ("bc".to_owned(), shape(1))), (2u32, ("a".to_owned(), shape(4)))]), BTreeMap::from([(7u32, Some("k=v".to_owned())), (4u32, Some("a".to_owned()))]), vec![String::from("left right")]);
    #[resumable]
    fn program_1000197(mut right: BTreeMap<u32, (String, Shape)>, _: BTreeMap<u32, Option<String>>, count: Vec<String>) -> Option<u32> {
        let mut entry = (5i64, [0u32, 2, 0]);
        let mut cx = VecDeque::from([VecDeque::from([2i64, 8i64, -9i64]), VecDeque::from([8i64, 0i64, -11i64]), VecDeque::from([6i64])]);
        {
            {
                let b: u32 = (match &mut entry {
                    (i64::MIN..0, [z, .., n]) => { (if let 2 = *z {
                    let b;
                    checkpoint!();
                    *n ^= 5u32;
                    b = vec![shape(2), shape(1)];
                    effect(&z);
                    *n
                } else {
                    checkpoint!();
                    *z
                }) }
                    (0 | 2..=9, [list, .., state]) => {
                    consume(cx);
                    (Some(0u32)).unwrap_or_else(|| *list)
                }
                    _ => {
                    let mut fuel1 = 4u32;
                    while fuel1 > 0 && let [c, .., y] = count.as_slice() {
                        fuel1 -= 1;
                        let f2 = |b: u32| fuel1;
                    }
                    checkpoint!();
                    ((count.len() as u32)).wrapping_sub((right.len() as u32))
                }
                });
                for mut w in (0usize..((2usize).min(3))) {
                    cx = {
                        entry = (if let (ref mut w, ref mut x) = entry {
                            let at = &mut entry.1;
                            #[rebuild]
                            let frame = Box::new(("left right".to_string(), item(6)));
                            _ = vec![8u32, 8u32, 5u32];
                            checkpoint!("p3");
                            (1i64, [3u32, 2, 9])
                        } else { (entry.0, entry.1) });
                        let value: &Vec<String> = &count;
                        VecDeque::from(vec![VecDeque::from([3i64, 7i64, 5i64]), VecDeque::from([5i64]), VecDeque::from([0i64, -10i64, -9i64])])
                    };
                    for z in count.iter().enumerate() {
                        if let Some(c) = None::<usize> {}
                    }
                }
            }
        }
        checkpoint!();
        effect(&right);
        (if (entry.0 != 7) {
            let mut sum: bool = false;
            let mut fuel4 = 1u32;
            'l5: loop {
                if fuel4 == 0 { break; }
                fuel4 -= 1;
                let ref value = right;
            }
            Some((right.len() as u32))
        } else { Some(5u32) })
    }
}

async_scenario! {
    fresh given program_1000199: (vec![(true, shape(9)), (false, shape(8)), (true, shape(7))], 3u32, Some(false)), (vec![(false, shape(2)), (false, shape(3)), (true, shape(2))], 10u32, Some(false));
    #[resumable]
    async fn program_1000199(a: Vec<(bool, Shape)>, _: u32, n: Option<bool>) {
        let mut name = { later((if later(a.is_empty()).await {
            checkpoint!("p1");
            Box::new("".to_string())
        } else if n.is_none() {
            checkpoint!();
            Box::new(String::from(""))
        } else {
            let w = &a[..];
            effect(Noisy::new("t2").name().len());
            Box::new(String::from(""))
        })).await };
        let mut rest = (if (a.is_empty() & ((2u32) == (((a.len() as u32)).max((10u32 & 8u32))))) {
            if a.is_empty() {
                for (c, mut rest) in (0..=2u32).zip(10u32..).skip_while(|at| ((at.0 % 4 == 0) && ((at.1 < 0) == (at.1 % 2 == 0)))) {
                    let _g3 = Noisy::new("g3");
                    rest = (a.len() as u32);
                    match &n {
                        Some(false) => {
                        let (_, entry) = (BTreeSet::from([6u32, 4, 1]), VecDeque::from([item(11)]));
                        if (rest % 4 == 0) {
                            let mut d = later(later(vec![4u32, 9u32]).await).await;
                            for count in (VecDeque::from([5i64, 3i64, 0i64])).into_iter().map(|list| None::<u32>).skip(1).skip(1) {
                                effect(&a);
                                let [entry, .., mut n] = [c, rest, 5];
                                let mut y = {
                                    effect((&n, VecDeque::from([Noisy::new("n4"), Noisy::new("n5")])));
                                    d.insert(0, n);
                                    VecDeque::from([(6u32, Noisy::new("n6"))])
                                };
                                match count.as_ref() {
                                    Some(&p7) => {
                                    d.insert(0, (p7).saturating_sub(p7));
                                }
                                    Some(&p8) if true => {}
                                    _ => {}
                                }
                            }
                        } else {}
                    }
                        Some(name) => {}
                        _ => {}
                    }
                }
            } else {}
            checkpoint!();
            true
        } else { n.is_some() });
        let z: Vec<i64> = vec![-9i64, 5i64, 3i64];
        checkpoint!();
        effect(&rest);
        effect(&name);
    }
}

scenario! {
    fresh given program_1000200: ((String::from("ñ"), item(4)), item(8)), (("bc".to_owned(), item(10)), item(5));
    #[resumable]
    fn program_1000200((list, Item { name: frame, id: mut x, .. }): (String, Item), mut b: Item) {
        let n = b.id;
        let mut a = {
            let mut fuel14 = 3u32;
            'l15: loop {
                if fuel14 == 0 { break 'l15 ({
                    {
                        let name = Noisy::new("n16");
                        consume(name);
                        let y = &mut b;
                    }
                    if ((5u32) != (n)) {
                        #[rebuild]
                        let z = fuel14;
                        for cx in (((if (n % 4 == 0) { None::<[u32; 3]> } else {
                            match &b.spot {
                                Some((sum, a)) if (z > 1) => {
                                checkpoint!();
                            }
                                _ => {}
                            }
                            Some([8u32, 2, 24])
                        })).unwrap_or_else(|| [2u32, 2, 6])).into_iter().skip_while(|at| false).take_while(|a| ((z <= 6) ^ b.tags.is_empty())) {}
                        checkpoint!();
                    } else if (fuel14 % 2 == 0) {} else if (fuel14 != 4) {} else {}
                    checkpoint!("p17");
                    tap("t18", vec![9u32])
                }); }
                fuel14 -= 1;
            }
        };
        let mut left = vec![None::<Noisy>, Some(Noisy::new("n19")), Some(Noisy::new("n20"))];
        checkpoint!();
        effect(&n);
        effect(&x);
    }
}

scenario! {
    given program_1000201: (item(7)), (item(11));
    #[resumable]
    fn program_1000201(Item { name: count, tags: mut x, .. }: Item) -> Option<u32> {
        let mut x: Shape = call!(child2(tap("t11", call!(child2(call!(child2(call!(child2(shape(0), (false, true))), (true, true))), (false, true)))), (match x.last() {
            Some(frame) => { (true, true) }
            Some(d) => { (true, true) }
            _ => {
            x.push(count);
            (match x.last() {
                Some(d) if x.is_empty() => { (false, false) }
                _ => {
                x = Vec::from([call!("c12", child2("left right".to_string(), (true, false))), "a".to_owned(), "k=v".to_string()]);
                checkpoint!();
                (false, true)
            }
            })
        }
        })));
        let mut list: [u32; 3] = [5u32, 2, 15];
        let (value, a) = (4i64, String::from("left right"));
        checkpoint!();
        effect((call!(child2(std::mem::replace(&mut x, shape(0)), (false, true))), list[1], (Some(7u32)).unwrap_or(half({
            let mut fuel13 = 3u32;
            'l14: loop {
                if fuel13 == 0 { break 'l14 ({
                    let left: &[u32; 3] = &list;
                    left[1]
                }); }
                fuel13 -= 1;
                list[1] = { list[1] };
                x = x;
            }
        })?)));
        _ = (6u32, 11u32);
        let mut left: Vec<BTreeSet<u32>> = vec![BTreeSet::from([3u32, 4, 1])];
        {
            while let Some(z) = left.pop() {
                assert!((('a') == ('🦀')) || true);
                let mut fuel16 = 1u32;
                'l17: while fuel16 > 0 && ((value) > ((-10i64 | value))) {
                    fuel16 -= 1;
                    list = ('b18: { list });
                    'l19: for b in (z.clone()).into_iter() {}
                }
            }
        }
        effect(&left);
        effect(&list);
        effect(&x);
        Some(8u32)
    }

    #[resumable]
    fn child2<T: Sample>(mut count: T, (state, at): (bool, bool)) -> T {
        if !at {
            checkpoint!();
            consume(count);
            let f1 = move |list: u32| (list).wrapping_add(list);
            let n = &state;
        } else {}
        checkpoint!();
        checkpoint!();
        T::sample(0)
    }
}

scenario! {
    given program_1000204: ((1usize, ('k', 9u32)), 5u32, vec![None::<Shape>, None::<Shape>, Some(shape(5))]), ((3usize, ('k', 7u32)), 8u32, Vec::<Option<Shape>>::new());
    #[resumable]
    fn program_1000204((mut value, (count, z)): (usize, (char, u32)), mut c: u32, mut name: Vec<Option<Shape>>) -> Result<u32, String> {
        let mut frame: Vec<Item> = vec![item(9), item(4), item(0)];
        checkpoint!("p7");
        let name = call!("c8", child0(({
            let mut fuel9 = 1u32;
            'l10: loop {
                if fuel9 == 0 { break ({ Some(Some("a".to_owned())) }); }
                fuel9 -= 1;
                break 'l10 (Some(None::<String>));
            }
        }).unwrap_or((call!(child0(None::<Option<String>>, frame.len()))).ok_or("nothing")?), value));
        let mut count = (z | (c % 3));
        'b11: {
            if (name.is_some() || (((if (z < 1) { 'a' } else { 'k' })) != ('🦀'))) {
                effect((call!(child0(call!(child0(call!(child0(call!(child0(vec![false, false], value)), value)), value)), ((c) as usize))), ('b12: {
                    if let Some(w) = Some(String::from("ñ")) {
                        let mut fuel13 = 1u32;
                        loop {
                            if fuel13 == 0 { break; }
                            fuel13 -= 1;
                            fn twice14(n: u32) -> u32 { n.wrapping_mul(2) }
                            let mut right = twice14(c);
                            let _ = call!(child0(((Some(None::<Shape>)).unwrap_or_else(|| None::<Shape>)).ok_or("nothing")?, (value).wrapping_sub((frame.len()).wrapping_sub(w.len()))));
                            if !(tap("t15", (z > 4))) {
                                let x = BTreeSet::from([3u32, 4, 1]);
                            } else if (w.as_str() == "a") {
                                if (count % 2 == 0) {
                                    checkpoint!();
                                    call!(child0(vec![10u32, 7u32], tap("t16", value)));
                                } else {
                                    let Item { name: y, id: mut sum, .. } = call!(child0(item(9), value));
                                    consume(y);
                                }
                            } else {}
                        }
                    } else {}
                    VecDeque::from([7u32, 5u32])
                })));
            } else {}
        }
        effect(&name);
        effect(&c);
        effect(&z);
        Ok((frame.len() as u32))
    }

    #[resumable]
    fn child0<T: Sample>(mut count: T, x: usize) -> T {
        checkpoint!();
        effect((x, {
            'l1: for [c, .., list] in (VecDeque::from([[11u32, 2, 33]])).into_iter() {
                #[rebuild]
                let left: usize = x;
                checkpoint!("p2");
                let mut fuel3 = 4u32;
                while fuel3 > 0 && let Shape::Group(_) = (if (x <= 5) { (Some(shape(8))).unwrap_or(shape(10)) } else { shape(0) }) {
                    fuel3 -= 1;
                    let cx = &count;
                    if tap("t4", (if (left != 2) { (list % 4 == 0) } else { (list < 3) })) && ((((Some(5i64)).unwrap_or(7i64)) as u32)) % 4 == 1 { panic!("failure 5"); }
                }
            }
            tap("t6", (shape(9), String::from("")))
        }, &count));
        checkpoint!();
        (None::<T>).unwrap_or_else(|| T::sample(9))
    }
}

scenario! {
    given program_1000206: (BTreeMap::from([(1u32, BTreeMap::from([("a".to_string(), 1i64), (" trim ".to_owned(), -10i64)])), (8u32, BTreeMap::from([(String::from("bc"), -9i64), (String::from("left right"), 0i64)]))]), vec![0u32, 9u32, 0u32], 'k'), (BTreeMap::from([(3u32, BTreeMap::from([(String::from("left right"), 4i64), ("a".to_string(), 1i64)])), (2u32, BTreeMap::from([("bc".to_owned(), 0i64), (String::from("left right"), 5i64)]))]), Vec::<u32>::new(), 'k');
    #[resumable]
    fn program_1000206(mut name: BTreeMap<u32, BTreeMap<String, i64>>, count: Vec<u32>, mut at: char) -> Result<String, String> {
        let y = "a".to_owned();
        let mut rest: Vec<(Shape, usize)> = Vec::<(Shape, usize)>::new();
        if (at < 'm') {
            let mut rest = (if let Ok(state) = Err::<u32, String>("no".to_string()) {
                name = {
                    let mut fuel9 = 3u32;
                    'l10: loop {
                        if fuel9 == 0 { break 'l10 ({ BTreeMap::from([(7u32, BTreeMap::from([("a".to_string(), 0i64), ("bc".to_owned(), 0i64)])), (6u32, BTreeMap::from([(String::from("ñ"), 7i64), ("".to_string(), 2i64)]))]) }); }
                        fuel9 -= 1;
                        let b = if false { &y } else { &y };
                        let mut a = ((state) as usize);
                    }
                };
                checkpoint!();
                checkpoint!();
                Some(Box::new(9usize))
            } else {
                let mut right = call!(child0(2, "bc".to_owned()));
                let Item { name: w, id: a, .. } = item(8);
                None::<Box<usize>>
            });
        } else {}
        checkpoint!();
        checkpoint!();
        effect(&rest);
        effect(&at);
        Ok(String::from(""))
    }

    #[resumable]
    fn child0(levels: u32, d: String) -> bool {
        let sum: u32;
        sum = ('b6: {
            let mut at = (if let Err(c) = {
                let z: String = "".to_string();
                Ok::<u32, String>(10u32)
            } {
                checkpoint!();
                checkpoint!();
                d.len()
            } else {
                effect(("".to_string(), 9u32));
                checkpoint!();
                4usize
            });
            1u32
        });
        let n = (if levels > 0 { call!(child0(levels - 1, " trim ".to_owned())) } else { (levels % 2 == 0) });
        checkpoint!("p7");
        effect(&d);
        effect(&levels);
        true
    }
}

scenario! {
    fresh given program_1000208: (Vec::<u32>::new()), (vec![5u32]), (vec![9u32, 10u32, 8u32]);
    #[resumable]
    fn program_1000208(list: Vec<u32>) -> Result<u32, String> {
        let mut rest: u32 = ((((if false {
            checkpoint!();
            Some(-10i64)
        } else {
            effect(&list);
            #[rebuild]
            let sum = (if list.is_empty() { list.clone() } else { vec![7u32, 3u32, 0u32] });
            checkpoint!("p1");
            checkpoint!();
            Some(5i64)
        })).unwrap_or_else(|| 1i64)) as u32);
        let mut left: String = { (if let 6.. = rest {
            effect((&list, &list, &list));
            checkpoint!();
            tap("t2", "bc".to_owned())
        } else {
            let ((sum, Item { name: mut cx, id: frame, .. }), count) = (Some(((true, item(1)), vec![true]))).unwrap_or(tap("t3", ((true, item(10)), Vec::<bool>::new())));
            {
                let _g4 = Noisy::new("g4");
                "".to_string()
            }
        }) };
        let name = (if let "" = left.as_str() {
            left += &join("", "t").as_str();
            checkpoint!();
            (-11i64).min(1i64)
        } else {
            let mut at = 'k';
            1i64
        });
        let mut w: Vec<Shape> = {
            let mut fuel5 = 3u32;
            'l6: loop {
                if fuel5 == 0 { break ({
                    'b7: {
                        checkpoint!();
                        rest = mix(7u32, rest);
                        checkpoint!("p8");
                        if !list.is_empty() {
                            let b = &list[list.len() - 1];
                            if let "" = left.as_str() {
                                let frame = Noisy::new("n9");
                                if !list.is_empty() {
                                    let n = &list[list.len() - 1];
                                    let mut left;
                                    for _ in ((if ((rest % 4 == 0) || true) { tap("t10", Vec::<Vec<usize>>::new()) } else { (Some(vec![vec![2usize, 3usize, 8usize], Vec::<usize>::new()])).unwrap_or(vec![vec![0usize], vec![0usize, 2usize, 3usize], vec![9usize, 3usize]]) })).into_iter() {}
                                    if false {
                                        left = BTreeMap::from([(0u32, Noisy::new("n11")), (4u32, Noisy::new("n12"))]);
                                    } else {
                                        left = (if (fuel5 % 4 == 0) { BTreeMap::from([(8u32, Noisy::new("n13")), (0u32, Noisy::new("n14"))]) } else { BTreeMap::from([(8u32, Noisy::new("n15")), (8u32, Noisy::new("n16"))]) });
                                    }
                                }
                            }
                        }
                    }
                    tap("t17", vec![shape(9), shape(11)])
                }); }
                fuel5 -= 1;
            }
        };
        checkpoint!();
        effect(&name);
        effect(&rest);
        effect(&list);
        Ok(8u32)
    }
}

async_scenario! {
    given program_1000213: (1i64, VecDeque::from([Box::new(shape(8)), Box::new(shape(4))])), (8i64, VecDeque::from([Box::new(shape(0)), Box::new(shape(9)), Box::new(shape(9))]));
    #[resumable]
    async fn program_1000213(x: i64, b: VecDeque<Box<Shape>>) -> String {
        let mut n = tap("t4", (match (3u32, Some(7u32)) {
            (2, d) if (x % 2 == 0) => { call!(child0(later(later(Vec::<u32>::new()).await).await)) }
            _ => {
            let f5 = |at: u32| (b.len() as u32);
            let f6 = |value: u32| 10u32;
            vec![11u32, 4u32]
        }
        }));
        let value = unseen(vec![item(1), item(4), item(2)]).await;
        let mut state = call!(child0(total(&n)));
        let mut entry = call!(child0(tap("t7", n)));
        checkpoint!();
        later((if let Shape::Named(right, _) = {
            let mut right = vec![3i64, -9i64];
            checkpoint!("p8");
            later(call!(child0(shape(2)))).await
        } { [11u32, 2, 33] } else { (if value.is_empty() {
            if !entry.is_empty() {
                let w = &entry[entry.len() - 1];
                entry.insert(0, state);
                checkpoint!();
                let d = &mut entry;
            }
            checkpoint!();
            [2u32, 2, 6]
        } else if b.is_empty() {
            effect((&value, &b, call!(child0(entry))));
            checkpoint!("p9");
            [2u32, 2, 6]
        } else {
            #[cfg(any())] effect("never");
            #[allow(unused)] let d = call!(child0(String::from("bc")));
            checkpoint!();
            ready([5u32, 2, 15]).await
        }) })).await;
        entry = (if (if (x % 2 == 0) {
            if true {
                let b = b.clone();
                state |= state;
            } else {}
            (state % 4 == 0)
        } else if later((x % 2 == 0)).await { (state % 2 == 0) } else { b.is_empty() }) { vec![10u32] } else { call!(child0((if (state % 2 == 0) { vec![9u32, 4u32] } else { vec![4u32, 9u32, 8u32] }))) });
        effect(&entry);
        effect(&state);
        effect(&value);
        later("a".to_string()).await
    }

    #[resumable]
    async fn child0<T: Sample>(mut name: T) -> T {
        checkpoint!("p1");
        checkpoint!();
        yield_now().await;
        'l2: for (mut cx, _) in (0..2u32).enumerate() {
            _ = tap("t3", (5u32, T::sample(11)));
        }
        effect(&name);
        T::sample(3)
    }
}

//! Random programs; made by `asap_tests::random::corpus`.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use asap_tests::prelude::*;
use asap_tests::random::world::*;

scenario! {
    fresh given program_1000439: (1usize), (1usize);
    #[resumable]
    fn program_1000439(mut rest: usize) -> String {
        let mut rest = 'k';
        let frame: VecDeque<bool> = VecDeque::from([false, true, false]);
        checkpoint!();
        let _g9 = Noisy::new("g9");
        if let Some(mut b) = None::<Box<String>> {
            let mut cx: (Vec<bool>, String) = (vec![true, true, true], "bc".to_owned());
            for mut entry in (0u32..(({
                let mut fuel10 = 1u32;
                'l11: loop {
                    if fuel10 == 0 { break 'l11 ({
                        cx.1 = (match shape(8) {
                            Shape::Dot(at) => {
                            let [mut cx, .., _] = [5u32, 2, 15];
                            'l12: for (_, Item { name: cx, tags: mut left, .. }) in ((if (cx <= 8) {
                                if false {
                                    consume(b);
                                } else {}
                                BTreeMap::from([("left right".to_string(), item(3)), ("a".to_string(), item(1))])
                            } else if (at % 3 == 0) { BTreeMap::from([(" trim ".to_owned(), item(5)), ("k=v".to_owned(), item(2))]) } else {
                                checkpoint!();
                                BTreeMap::from([("a".to_owned(), item(4)), ("".to_string(), item(11))])
                            })).into_iter() {}
                            "a".to_owned()
                        }
                            Shape::Named(name, _) => { " trim ".to_owned() }
                            _ => { "a".to_string() }
                        });
                        checkpoint!("p13");
                        6u32
                    }); }
                    fuel10 -= 1;
                }
            }) % 4)).skip_while(|name| cx.1.starts_with('a')).map(|value| None::<u32>) {}
        } else {}
        effect(&_g9);
        effect(&frame);
        effect(&rest);
        join("t", "t")
    }
}

scenario! {
    given program_1000443: ((Box::new(shape(3)), ('k', 8i64)), VecDeque::from([Box::new(-11i64), Box::new(8i64)]));
    #[resumable]
    fn program_1000443(n: (Box<Shape>, (char, i64)), _: VecDeque<Box<i64>>) -> Result<u32, String> {
        let count = (if ((6usize) < (9usize)) {
            let mut left = None::<BTreeSet<u32>>;
            checkpoint!();
            5i64
        } else {
            checkpoint!();
            (7i64).wrapping_sub({
                let (c, (_, _)) = &n;
                let mut fuel1 = 2u32;
                while fuel1 > 0 && let Some(mut x) = None::<Shape> {
                    fuel1 -= 1;
                    let _ = VecDeque::from(tap("t2", vec![true, true]));
                    checkpoint!("p3");
                    let mut fuel4 = 1u32;
                    while fuel4 > 0 && ((fuel4 % 4 == 0) | true) {
                        fuel4 -= 1;
                        let y = &mut x;
                        checkpoint!("p5");
                        let state = [4u32, 2, 12];
                        effect(&x);
                    }
                }
                checkpoint!();
                -11i64
            })
        });
        checkpoint!();
        let f6 = |y: u32| y;
        let ((z, list), mut w) = (('a', 0u32), vec![3u32, 4u32, 0u32]);
        'l7: for b in w.iter().skip(1).cloned().take_while(|left| ((count) > ((count).saturating_sub(count)))) {
            let state = w.first();
        }
        let mut rest = Vec::new();
        effect((z, z));
        rest.push((6u32, 5u32));
        rest.clear();
        let Some(mut cx) = (None::<VecDeque<char>>) else {
            if w.is_empty() {
                consume(n);
            } else {
                for _ in rest.iter() {
                    w = (if ((count % 2 == 0) | false) { w.clone() } else { Vec::from([0u32, (list / 3)]) });
                }
            }
            return Ok(list);
        };
        checkpoint!();
        effect(&cx);
        effect(&z);
        effect(&n);
        Ok((match &w[..] {
            [a, rest8 @ ..] => {
            let f9 = move |c: u32| ((2usize) as u32);
            checkpoint!();
            list
        }
            [name] => {
            while let Some(_) = cx.pop_front() {
                checkpoint!();
            }
            checkpoint!("p10");
            list
        }
            _ => { ((w.len() as u32)).wrapping_add(list) }
        }))
    }
}

scenario! {
    given program_1000444: (3usize, Box::new([1u32, 2, 3]), "a".to_string()), (7usize, Box::new([1u32, 2, 3]), "k=v".to_owned());
    #[resumable]
    fn program_1000444(mut value: usize, cx: Box<[u32; 3]>, sum: String) -> Result<u32, String> {
        let mut x = tap("t5", BTreeMap::from([(2u32, 4u32), (1u32, 2u32)]));
        let sum = sum;
        let mut state: (BTreeSet<u32>, BTreeSet<u32>) = {
            checkpoint!();
            (BTreeSet::from([8u32, 4, 1]), BTreeSet::from([9u32, 4, 1]))
        };
        let mut count = ({
            _ = ('b6: {
                let name = sum.trim();
                let d = &x;
                Vec::from([1u32, (sum.len() as u32)])
            });
            (match (Some(Some(7u32))).unwrap_or(x.remove(&3u32)) {
                Some(mut entry) => {
                if state.0.contains(&4u32) {
                    {
                        let mut n = [0u32, 2, 0];
                    }
                    let mut fuel7 = 4u32;
                    while fuel7 > 0 && state.1.contains(&4u32) {
                        fuel7 -= 1;
                        consume(state);
                        state = (BTreeSet::from([11u32, 4, 1]), BTreeSet::from([9u32, 4, 1]));
                    }
                    let at = &mut state;
                }
                x = (if (value > 1) {
                    let at = &state.0;
                    x.clone()
                } else { BTreeMap::from([(8u32, 11u32), (4u32, 4u32)]) });
                checkpoint!();
                Some(item(2))
            }
                _ => {
                let n = &mut state.0;
                Some(item(11))
            }
            })
        }).unwrap_or_else(|| item(8));
        let mut fuel8 = 3u32;
        'l9: while fuel8 > 0 && tap("t10", (value % 3 == 0)) {
            fuel8 -= 1;
            effect((&state.0, &state));
        }
        checkpoint!();
        let mut entry = {
            let mut fuel11 = 3u32;
            loop {
                if fuel11 == 0 { break ({ ([6u32, 2, 18], tap("t12", tap("t13", '🦀'))) }); }
                fuel11 -= 1;
            }
        };
        checkpoint!();
        effect(&fuel8);
        effect(&sum);
        effect(&x);
        Ok(mix(count.id, count.id))
    }
}

scenario! {
    given program_1000449: (((shape(11), 11u32), shape(2)), Box::new(false));
    #[resumable]
    fn program_1000449(((mut left, mut entry), mut list): ((Shape, u32), Shape), mut cx: Box<bool>) -> Option<u32> {
        let mut c = (Item { name: format!("{entry}{:?}-", tap("t3", 'ñ')), ..item(11) });
        effect((&left, c.id));
        checkpoint!("p4");
        checkpoint!("p5");
        let _ = call!(Job0 { item: tap("t6", std::mem::take(&mut c)) }.child0(2));
        let Item { name: x, tags: z, .. } = {
            let mut b = (if (entry % 4 == 0) {
                let mut fuel7 = 3u32;
                while fuel7 > 0 && let Some(entry) = c.tags.get(1) {
                    fuel7 -= 1;
                    let value: char;
                    let count = std::mem::take(&mut c);
                    if c.spot.is_none() {
                        value = 'k';
                    } else {
                        value = '🦀';
                    }
                }
                VecDeque::from([String::from("")])
            } else { VecDeque::from(["".to_string()]) });
            c.clone()
        };
        effect(&x);
        effect(&cx);
        effect(&list);
        effect(&left);
        { {
            let mut fuel8 = 1u32;
            loop {
                if fuel8 == 0 { break ({ (match c.spot.as_ref() {
                    Some(y) => {
                    let x = z.first();
                    Some(8u32)
                }
                    None => {
                    let mut c = Vec::new();
                    if (entry % 3 == 0) {} else if (x.as_str() == "a") {} else {}
                    c.push(BTreeMap::from([("k=v".to_string(), 3usize)]));
                    None::<u32>
                }
                    _ => { Some(5u32) }
                }) }); }
                fuel8 -= 1;
            }
        } }
    }

    #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
    struct Job0 {
        item: Item,
    }

    #[resumable]
    impl Job0 {
        #[resumable]
        fn child0(self, levels: u32) -> u32 {
            checkpoint!();
            let _g1 = Noisy::new("g1");
            let z = (if levels > 0 { call!(Job0 { item: item(8) }.child0(levels - 1)) } else { tap("t2", self.item.id) });
            checkpoint!();
            checkpoint!();
            effect(&levels);
            effect(&self.item);
            (Some(9u32)).unwrap_or_else(|| z)
        }
    }
}

scenario! {
    given program_1000453: (VecDeque::from([BTreeMap::from([(9u32, 3u32), (2u32, 5u32)]), BTreeMap::from([(0u32, 2u32), (9u32, 5u32)])]), 2u32, 'k');
    #[resumable]
    fn program_1000453(mut b: VecDeque<BTreeMap<u32, u32>>, mut a: u32, mut z: char) -> u32 {
        let value = (6i64, " trim ".to_owned());
        let mut b = (if value.1.is_empty() {
            let mut w = Some(Some(shape(11)));
            w.get_or_insert({
                b.push_front({
                    let mut fuel12 = 2u32;
                    'l13: loop {
                        if fuel12 == 0 { break ({ BTreeMap::from([(11u32, 1u32), (5u32, 0u32)]) }); }
                        fuel12 -= 1;
                        let mut fuel14 = 1u32;
                        while fuel14 > 0 && { checkpoint!(); tap("t15", w.is_some()) } {
                            fuel14 -= 1;
                            effect((BTreeMap::from([(String::from(""), shape(11)), ("bc".to_owned(), shape(6))]), value.1.clone(), Vec::from([{
                                effect(&value);
                                if (fuel12 % 4 == 0) {
                                    effect(vec![0u32, 6u32]);
                                    effect((&fuel12, &z, (if (value.0 < 0) {
                                        checkpoint!();
                                        a ^= fuel12;
                                        fuel14
                                    } else if w.is_some() {
                                        checkpoint!();
                                        fuel12
                                    } else { (fuel14 ^ a) })));
                                } else if tap("t16", ((value.0 <= 4) | (fuel12 % 4 == 0))) {} else {}
                                value.1.clone()
                            }, "a".to_string(), value.1.clone()])));
                        }
                    }
                });
                Some(shape(11))
            });
            Some(VecDeque::from(["left right".to_string()]))
        } else if (value.1.is_empty() ^ b.is_empty()) { None::<VecDeque<String>> } else {
            checkpoint!();
            (Some(Some(VecDeque::from([String::from("ñ"), " trim ".to_owned()])))).unwrap_or_else(|| None::<VecDeque<String>>)
        });
        checkpoint!();
        checkpoint!();
        effect(&value);
        (if (z < 'm') {
            for mut at in (('b17: {
                checkpoint!();
                BTreeSet::from([11u32, 4, 1])
            })).into_iter() {
                b.replace(VecDeque::from(vec!["k=v".to_string(), "k=v".to_string(), "left right".to_string()]));
            }
            checkpoint!("p18");
            a
        } else { tap("t19", a) })
    }
}

scenario! {
    given program_1000456: ();
    #[resumable]
    fn program_1000456() -> Vec<u32> {
        let mut left = (Some(String::from(""))).unwrap_or_else(|| "bc".to_owned());
        let mut a = (if (if false { left.is_empty() } else { left.is_empty() }) { {
            #[rebuild]
            let x = shape(6);
            checkpoint!();
            let n = &mut left;
            checkpoint!();
            vec![4usize, 2usize, 8usize]
        } } else if left.is_empty() {
            consume(left);
            #[cfg(any())] effect("never");
            #[allow(unused)] let w = "k=v".to_string();
            if let Shape::Named(n, Some(z)) = {
                checkpoint!();
                shape(7)
            } {
                effect(Box::new(item(7)));
                'b13: {
                    _ = z;
                    #[rebuild]
                    let frame = item(9);
                    checkpoint!("p14");
                }
            } else {}
            left = (Some(String::from(""))).unwrap_or(String::from("ñ"));
            Vec::<usize>::new()
        } else { vec![7usize, 4usize] });
        let mut n: Vec<Vec<String>> = vec![vec!["a".to_string(), String::from("ñ")], vec!["left right".to_string(), String::from("bc")], vec!["k=v".to_owned(), "k=v".to_string(), "bc".to_owned()]];
        let mut d = (if left.is_empty() { BTreeSet::from([3u32, 4, 1]) } else { BTreeSet::from([4u32, 4, 1]) });
        checkpoint!();
        checkpoint!();
        effect(&d);
        effect(&n);
        Vec::from([{
            if d.contains(&4u32) {
                d = std::mem::take(&mut d);
                for w in n.windows(2).skip(1) {}
            } else {}
            call!(child2())
        }])
    }

    #[resumable]
    fn child2() -> u32 {
        checkpoint!("p1");
        if let Some(mut frame) = Some(vec![11u32, 10u32]) {
            let x = true;
        }
        #[rebuild]
        let b: usize = 1usize;
        let entry: Item = tap("t2", item(8));
        checkpoint!();
        let mut fuel3 = 3u32;
        'l4: loop {
            if fuel3 == 0 { break; }
            fuel3 -= 1;
            let rest = &b;
        }
        effect((fuel3, entry.id, Some(item(10))));
        checkpoint!("p5");
        fuel3
    }
}

async_scenario! {
    given program_1000457: (1usize);
    #[resumable]
    async fn program_1000457(z: usize) -> Result<u32, String> {
        let mut b: Shape = shape(1);
        let mut value = tap("t1", vec![7u32, 4u32, 8u32]);
        let mut a = {
            effect(unseen(VecDeque::from([5u32])).await);
            let mut fuel2 = 3u32;
            while fuel2 > 0 && let (p4 @ 2..=9, mut value) = tap("t3", (4u32, Some(1u32))) {
                fuel2 -= 1;
                yield_now().await;
                value.get_or_insert((fuel2).max(p4));
                if later((z > 8)).await {
                    checkpoint!();
                    value.insert((6u32 ^ fuel2));
                } else if (fuel2 < 2) {
                    consume(b);
                    effect(&Noisy::new("t5"));
                    b = tap("t6", shape(4));
                } else if (value.is_some() || (p4 % 4 == 0)) {
                    let mut fuel7 = 1u32;
                    while fuel7 > 0 && matches!(b, Shape::Empty | Shape::Line { .. }) {
                        fuel7 -= 1;
                        for count in value.iter_mut() {}
                    }
                } else {}
            }
            Vec::from([fuel2])
        };
        checkpoint!();
        effect(&value);
        effect(&b);
        Ok({
            if (z % 2 == 0) {
                consume(b);
            } else {
                match &a[..] {
                    [count, .., list] => {
                    if a.is_empty() {}
                }
                    _ => {}
                }
            }
            (if (z % 2 == 0) { 11u32 } else { 1u32 })
        })
    }
}

scenario! {
    fresh given program_1000458: ();
    #[resumable]
    fn program_1000458() {
        let mut right = Vec::from([VecDeque::from([String::from("bc"), String::from("ñ"), "a".to_owned()]), VecDeque::from(["a".to_owned()]), VecDeque::from(["left right".to_string(), "a".to_owned()])]);
        let mut b = call!(child1(BTreeMap::from([("bc".to_owned(), Box::new(item(5)))])));
        let mut at = Box::new(('🦀', String::from("left right")));
        let left = None::<BTreeSet<u32>>;
        checkpoint!();
        let mut rest = {
            let mut fuel9 = 2u32;
            'l10: loop {
                if fuel9 == 0 { break 'l10 ({
                    effect(&right);
                    at = at;
                    vec![shape(10), ((if let Some(ref mut name) = b {
                        let _g11 = Noisy::new("g11");
                        let cx = &mut right;
                        Some(shape(7))
                    } else { Some(shape(5)) })).unwrap_or(shape(1))]
                }); }
                fuel9 -= 1;
                checkpoint!();
                let name = left.as_ref();
                right.extend([tap("t12", VecDeque::from(["bc".to_owned(), "k=v".to_string(), "a".to_string()])), (if (if let [_, .., _] = &right[..] { (if false {
                    checkpoint!();
                    (fuel9 % 2 == 0)
                } else {
                    let v13: &Option<u32> = &b;
                    b.is_none()
                }) } else {
                    checkpoint!();
                    ((fuel9 > 7) || b.is_none())
                }) {
                    for n in left.iter() {
                        call!(child1(BTreeMap::from([("a".to_owned(), Box::new(item(11))), (" trim ".to_owned(), Box::new(item(4)))])));
                    }
                    let mut n: Noisy = Noisy::new("n14");
                    checkpoint!();
                    VecDeque::from(vec!["bc".to_owned()])
                } else { (Some(VecDeque::from(["".to_string(), "left right".to_string()]))).unwrap_or_else(|| VecDeque::from(["k=v".to_string()])) })]);
            }
        };
        checkpoint!();
        effect(&rest);
        effect(&left);
        effect(&at);
        effect(&right);
    }

    #[resumable]
    fn child1(_: BTreeMap<String, Box<Item>>) -> Option<u32> {
        let a = [10u32, 2, 30];
        match tap("t1", Some(vec![8u32])) {
            Some(value) => {
            let mut frame = Vec::new();
            {
                effect((a, a[1], a));
                let mut z = Vec::new();
                z.push((if (a[1] % 4 == 0) { Box::new(Noisy::new("n2")) } else { tap("t3", Box::new(Noisy::new("n4"))) }));
            }
            frame.push((Some(false)).unwrap_or_else(|| (a[1] % 4 == 0)));
        }
            Some(b) => {}
            _ => {}
        }
        Some(7u32)
    }
}

async_scenario! {
    fresh given program_1000464: (item(8)), (item(7));
    #[resumable]
    async fn program_1000464(Item { name: z, id: x, .. }: Item) -> String {
        let mut list = VecDeque::from(later(vec![BTreeSet::from([6u32, 4, 1]), BTreeSet::from([2u32, 4, 1]), BTreeSet::from([9u32, 4, 1])]).await);
        let a = false;
        effect((&z, String::from(""), a));
        checkpoint!();
        later((unseen(None::<Box<u32>>).await).unwrap_or((if !a {
            let f16 = |at: u32| x;
            'l17: for rest in list.iter() {
                'b18: {
                    'b19: {
                        if a {
                            let mut name: (Shape, Noisy);
                            if !a {
                                name = (match {
                                    let mut value = Some("k=v".to_owned());
                                    unseen(Some((0i64, item(10)))).await
                                } {
                                    Some((0 | 2..=9, left)) if a => {
                                    effect((&*rest, &left.id, &left));
                                    (shape(6), Noisy::new("n20"))
                                }
                                    None if a => {
                                    let mut d;
                                    if a {
                                        checkpoint!();
                                        d = tap("t21", (match (10u32, Some(5u32)) {
                                            (sum, Some(2)) if a => {
                                            effect(rest);
                                            checkpoint!();
                                            vec![item(3), item(5), item(8)]
                                        }
                                            (0..=4, entry) => {
                                            let count = &list;
                                            let Shape::Named(c, Some(_)) = (later(shape(10)).await) else {
                                                return format!("{a}");
                                            };
                                            vec![item(2), item(9), item(0)]
                                        }
                                            _ => {
                                            checkpoint!();
                                            vec![item(1), item(2)]
                                        }
                                        }));
                                        let rest = &z[..];
                                    } else {
                                        d = Vec::<Item>::new();
                                        let mut right = later(false).await;
                                    }
                                    (shape(4), Noisy::new("n22"))
                                }
                                    _ => {
                                    let n = &z[..];
                                    (shape(2), Noisy::new("n23"))
                                }
                                });
                            } else {
                                name = (if (x % 4 == 0) { (shape(4), Noisy::new("n24")) } else { (shape(2), Noisy::new("n25")) });
                            }
                            break 'b19;
                        }
                    }
                }
            }
            Box::new(10u32)
        } else if a { unseen(Box::new(0u32)).await } else { Box::new(11u32) }))).await;
        effect(&list);
        effect(&x);
        z
    }
}

scenario! {
    fresh given program_1000466: ();
    #[resumable]
    fn program_1000466() {
        let a = tap("t8", BTreeMap::from([(6u32, shape(5)), (7u32, shape(7))]));
        let a: Box<u32>;
        a = Box::new(call!(child1(1, (Some(5u32), Some("k=v".to_owned())), (vec!['k', 'a', 'k'], true), Vec::from([call!("c9", child1(1, (Some(1u32), Some("a".to_owned())), (vec!['a', '🦀', 'ñ'], false), vec![8u32, 4u32, 7u32]))]))));
        checkpoint!();
        if let Some(mut c) = ({
            let mut fuel10 = 1u32;
            loop {
                if fuel10 == 0 { break ({
                    checkpoint!();
                    None::<Option<BTreeSet<u32>>>
                }); }
                fuel10 -= 1;
                let value = fuel10;
                effect(&Noisy::new("t11"));
            }
        }).unwrap_or((if true {
            let mut list = BTreeMap::from([(" trim ".to_owned(), item(9)), ("".to_string(), item(5))]);
            effect(&a);
            None::<BTreeSet<u32>>
        } else if true {
            let d = call!(child1(2, (Some(0u32), None::<String>), (vec!['k', '🦀', 'a'], false), (if true { (match shape(4) {
                Shape::Named(rest, Some(right)) => {
                let frame = (('ñ', 7usize), item(5));
                vec![11u32, 4u32, 7u32]
            }
                _ => { vec![6u32, 1u32, 6u32] }
            }) } else {
                _ = (if ((tap("t12", 'ñ')) < ('a')) { None::<String> } else { Some(String::from("")) });
                checkpoint!();
                vec![7u32, 8u32, 3u32]
            })));
            Some(BTreeSet::from([2u32, 4, 1]))
        } else {
            checkpoint!("p13");
            Some(BTreeSet::from([2u32, 4, 1]))
        })) {}
        effect(&a);
    }

    #[resumable]
    fn child1(levels: u32, (mut c, b): (Option<u32>, Option<String>), (mut entry, x): (Vec<char>, bool), mut list: Vec<u32>) -> u32 {
        list = list;
        entry = entry;
        checkpoint!("p1");
        let name = (match levels.checked_sub(1) { Some(fewer) => call!(child1(fewer, (Some(5u32), Some("k=v".to_owned())), (vec!['k', 'a'], true), (if let Some(2) = c {
            let Item { name: z, id: mut right, .. } = (Item { id: 1u32, tags: (Some(vec!["bc".to_owned(), "k=v".to_owned()])).unwrap_or(vec![String::from(""), "a".to_owned()]), name: "a".to_string(), spot: Some((3i64, false)) });
            ('b2: {
                let Item { name: y, tags: mut left, .. } = item(7);
                checkpoint!();
                list
            })
        } else { list }))), None => (list.len() as u32) });
        if (x && (Some(false)).unwrap_or(x)) {
            let y = &mut entry;
        }
        checkpoint!("p3");
        effect(&x);
        effect(&levels);
        (levels).wrapping_mul(levels)
    }
}

scenario! {
    fresh given program_1000469: (), ();
    #[resumable]
    fn program_1000469() -> Option<u32> {
        let mut right = Noisy::new("n12");
        right = Noisy::new("n13");
        checkpoint!();
        checkpoint!();
        let list = if (Some(false)).unwrap_or_else(|| true) { &right } else { &right };
        let mut rest = (if (true && false) {
            checkpoint!("p14");
            Some(('b15: {
                right = {
                    let mut fuel16 = 3u32;
                    loop {
                        if fuel16 == 0 { break ({
                            checkpoint!();
                            for cx in (0usize..((0usize).min(3))) {
                                let mut b: Shape = { {
                                    checkpoint!();
                                    let _ = tap("moved", right);
                                    shape(2)
                                } };
                                b = b;
                                checkpoint!();
                                right = Noisy::new("n17");
                            }
                            (match Ok::<u32, String>(7u32) {
                                Ok(entry) => {
                                checkpoint!("p18");
                                right
                            }
                                _ => {
                                checkpoint!("p19");
                                Noisy::new("n20")
                            }
                            })
                        }); }
                        fuel16 -= 1;
                        let mut fuel21 = 1u32;
                        while fuel21 > 0 && (('ñ') == ('a')) {
                            fuel21 -= 1;
                            checkpoint!();
                        }
                    }
                };
                'ñ'
            }))
        } else if (false | true) { Some('k') } else { Some('a') });
        checkpoint!();
        {
            rest.get_or_insert('k');
            {
                let mut fuel22 = 1u32;
                'l23: loop {
                    if fuel22 == 0 { break 'l23 ({
                        checkpoint!();
                        Some(5u32)
                    }); }
                    fuel22 -= 1;
                    let _ = Noisy::new("n24");
                    let mut y: Box<VecDeque<i64>> = (Some(Box::new(VecDeque::from([-10i64])))).unwrap_or(Box::new(VecDeque::from([4i64, 3i64, 0i64])));
                }
            }
        }
    }
}

scenario! {
    given program_1000470: (vec!['🦀', '🦀']);
    #[resumable]
    fn program_1000470(mut frame: Vec<char>) -> Option<u32> {
        let mut x = ({ Some(VecDeque::from([Some(8u32), Some(7u32), None::<u32>])) }).unwrap_or_else(|| VecDeque::from(vec![Some(2u32), Some(1u32), Some(7u32)]));
        checkpoint!();
        let name = item(5);
        let count = frame.as_slice();
        x = std::mem::replace(&mut x, VecDeque::from([Some(5u32)]));
        for value in name.spot.iter() {
            let d = vec![[1u32, 2, 3]];
            break;
        }
        checkpoint!();
        effect(&name);
        effect(&x);
        (Some({
            checkpoint!("p6");
            None::<u32>
        })).unwrap_or((if (name.id <= 1) { None::<u32> } else {
            let value;
            checkpoint!();
            value = 5usize;
            checkpoint!("p7");
            {
                let left = &mut x;
                checkpoint!();
                None::<u32>
            }
        }))
    }
}

scenario! {
    given program_1000473: ();
    #[resumable]
    fn program_1000473() -> u32 {
        let mut right = {
            let mut a = shape(7);
            BTreeMap::from([(" trim ".to_owned(), shape(1)), ("bc".to_owned(), shape(4))])
        };
        checkpoint!();
        if ((if false { right.is_empty() } else { right.is_empty() }) || (true & right.is_empty())) {
            right = {
                let mut at = {
                    let mut fuel12 = 3u32;
                    loop {
                        if fuel12 == 0 { break ({ Some(item(4)) }); }
                        fuel12 -= 1;
                    }
                };
                right
            };
            return tap("t13", 5u32);
        }
        checkpoint!("p14");
        effect(&right);
        tap("t15", 8u32)
    }
}

scenario! {
    given program_1000478: ();
    #[resumable]
    fn program_1000478() -> String {
        let c = {
            let mut fuel19 = 3u32;
            loop {
                if fuel19 == 0 { break ({
                    checkpoint!();
                    BTreeSet::from([5u32, 4, 1])
                }); }
                fuel19 -= 1;
                let mut a = Some(Box::new("a".to_owned()));
            }
        };
        let mut n = tap("t25", "a".to_owned());
        let cx = consume(n);
        checkpoint!();
        "bc".to_owned()
    }
}

scenario! {
    given program_1000481: (BTreeSet::from([3u32, 4, 1]), [5u32, 2, 15]);
    #[resumable]
    fn program_1000481(c: BTreeSet<u32>, d: [u32; 3]) -> Option<u32> {
        let mut right = vec![d[1]; 2];
        checkpoint!("p7");
        for &p8 in c.iter().take(2).skip(1) {
            let mut at: Item = (Item { id: d[1], tags: vec!["a".to_string(), String::from("left right")], name: {
                #[rebuild]
                let entry = String::from("");
                (if let Some(_) = None::<Shape> { entry.clone() } else {
                    for &p9 in d.iter() {
                        if !((d[1] % 2 == 0)) {
                            let mut entry = entry.clone();
                        }
                        consume(right);
                        let mut x = BTreeSet::from([1u32, 4, 1]);
                        right = vec![2u32];
                        drop(x);
                    }
                    "".to_string()
                })
            }, spot: {
                let mut fuel10 = 1u32;
                'l11: loop {
                    if fuel10 == 0 { break 'l11 ({ None::<(i64, bool)> }); }
                    fuel10 -= 1;
                    let [count, .., w] = d;
                    let mut name = call!(child0());
                }
            } });
        }
        let value = &right[..right.len().min(2)];
        checkpoint!();
        effect(&c);
        call!(child0())
    }

    #[resumable]
    fn child0() -> Option<u32> {
        let Shape::Dot(at) = (tap("t1", shape(9))) else {
            return (tap("t2", Some(Some(2u32)))).unwrap_or_else(|| Some(2u32));
        };
        checkpoint!();
        let mut w = ('b3: {
            effect((&at, &at));
            let n: &u32 = &at;
            BTreeMap::from([(2u32, BTreeSet::from([1u32, 4, 1])), (8u32, BTreeSet::from([6u32, 4, 1]))])
        });
        let mut rest = vec![vec![[6u32, 2, 18]], vec![[6u32, 2, 18], [9u32, 2, 27], [2u32, 2, 6]]];
        if (Some(false)).unwrap_or_else(|| tap("t4", !(tap("t5", (at % 2 == 0))))) {
            for x in rest.iter_mut().step_by(2) {
                {
                    if let Some(z) = (if ((Some(false)).unwrap_or((at % 3 == 0)) || (('ñ') < ('ñ'))) { ((at % 3 == 0)).then(|| (if w.is_empty() { (true, "k=v".to_owned()) } else { (true, "a".to_string()) })) } else { Some((true, "a".to_string())) }) {}
                }
            }
            return None::<u32>;
        }
        effect(&rest);
        half(tap("t6", at))
    }
}

async_scenario! {
    fresh given program_1000489: (2usize, BTreeSet::from([10u32, 4, 1]), vec![5u32, 11u32, 4u32]), (7usize, BTreeSet::from([2u32, 4, 1]), Vec::<u32>::new());
    #[resumable]
    async fn program_1000489(count: usize, sum: BTreeSet<u32>, mut b: Vec<u32>) -> Vec<u32> {
        let mut c = b;
        let mut rest = (if (count % 2 == 0) {
            effect((&sum, (later(None::<Option<char>>).await).unwrap_or_else(|| None::<char>), count));
            'k'
        } else {
            checkpoint!();
            'k'
        });
        checkpoint!();
        if unseen((rest < 'm')).await {
            return c;
        }
        for frame in (BTreeSet::from([10u32, 4, 1])).into_iter().take(2) {
            b = Vec::from([frame, (c.len() as u32), {
                let mut fuel11 = 3u32;
                'l12: loop {
                    if fuel11 == 0 { break 'l12 ({
                        c.insert(0, c.iter().fold(0u32, |sum, n| sum.wrapping_mul(3) ^ n));
                        c = c;
                        {
                            'l14: for _ in c.iter_mut().take(2).rev() {
                                if (count % 3 == 0) {
                                    let Item { name: left, tags: _, .. } = (Item { name: "a".to_owned(), ..item(0) });
                                }
                            }
                            fuel11
                        }
                    }); }
                    fuel11 -= 1;
                }
            }]);
        }
        effect(&rest);
        effect(&c);
        effect(&sum);
        effect(&count);
        ('b15: {
            {
                consume(c);
                let _g16 = Noisy::new("g16");
            }
            later(vec![8u32]).await
        })
    }
}

scenario! {
    given program_1000490: (BTreeSet::from([7u32, 4, 1])), (BTreeSet::from([0u32, 4, 1])), (BTreeSet::from([0u32, 4, 1]));
    #[resumable]
    fn program_1000490(c: BTreeSet<u32>) -> String {
        let mut entry = (if true {
            consume(c);
            let f1 = move |n: u32| n;
            checkpoint!();
            Box::new(vec!["left right".to_string()])
        } else if c.contains(&4u32) { Box::new(vec!["a".to_owned(), "k=v".to_string(), String::from("left right")]) } else {
            checkpoint!();
            _ = (Shape::Line { to: (0i64 % 3), from: -9i64 });
            Box::new(Vec::<String>::new())
        });
        let mut y: usize = 2usize;
        let mut at = "bc".to_owned();
        let mut right = vec![vec!["a".to_owned()], Vec::<String>::new()];
        checkpoint!();
        effect((y, &entry, { (if at.is_empty() { item(1) } else if right.is_empty() { item(1) } else { item(4) }) }));
        consume(at);
        let Item { name: left, id: value, .. } = item(8);
        at = left.clone();
        let mut x: (usize, Item) = (3usize, item(7));
        if let Err(rest) = (tap("t2", None::<Result<u32, String>>)).unwrap_or((match Ok::<u32, String>(2u32) {
            Ok(name) if (y % 3 == 0) => {
            checkpoint!("p3");
            Ok::<u32, String>(11u32)
        }
            _ => {
            for (mut b, mut a) in (0..4u32).take(2).enumerate() {
                consume(at);
                checkpoint!("p4");
                at = (if right.is_empty() {
                    checkpoint!("p5");
                    left.clone()
                } else if (x.0 % 4 == 0) {
                    b = y;
                    "k=v".to_string()
                } else {
                    checkpoint!("p6");
                    checkpoint!();
                    "a".to_string()
                });
                #[rebuild]
                let right = BTreeMap::from([("bc".to_owned(), BTreeMap::from([(1u32, "a".to_owned()), (9u32, String::from("bc"))])), (String::from("bc"), BTreeMap::from([(10u32, String::from("left right")), (11u32, String::from("bc"))]))]);
                checkpoint!();
                let at = &x.0;
            }
            Ok::<u32, String>(1u32)
        }
        })) {
            let mut rest = Vec::new();
            let list: &usize = &y;
            rest.push(BTreeMap::from([((right.len() as u32), 'a')]));
            {
                'b7: {}
            }
        } else {}
        checkpoint!();
        effect(&x);
        effect(&left);
        left
    }
}

scenario! {
    given program_1000493: (vec![vec!['🦀']], 4usize, BTreeSet::from([7u32, 4, 1])), (Vec::<Vec<char>>::new(), 4usize, BTreeSet::from([6u32, 4, 1])), (Vec::<Vec<char>>::new(), 4usize, BTreeSet::from([11u32, 4, 1]));
    #[resumable]
    fn program_1000493(list: Vec<Vec<char>>, mut at: usize, mut sum: BTreeSet<u32>) -> Vec<u32> {
        let mut x = vec![11u32, 10u32];
        let mut b = Vec::from([sum.clone(), std::mem::take(&mut sum), std::mem::replace(&mut sum, BTreeSet::from([7u32, 4, 1]))]);
        let mut entry: Box<Vec<char>> = {
            effect(&at);
            {
                effect(({ Some(9u32) }, &list, None::<String>));
                b = std::mem::take(&mut b);
                Box::new(vec!['a', 'a'])
            }
        };
        let mut a = x.get(1).cloned();
        sum.insert(7u32);
        checkpoint!();
        let mut fuel5 = 2u32;
        loop {
            if fuel5 == 0 { break; }
            fuel5 -= 1;
            #[cfg(any())] effect("never");
            #[allow(unused)] let z = String::from("bc");
            if (fuel5 % 3 == 0) {
                let mut n = (if let Some(d) = b.first() {
                    'b7: {
                        b = (match a {
                            Some(6..) if z.is_empty() => {
                            let _ = call!(child1(z, (at / 9), x.iter().map(|&n| BTreeSet::from([1u32, 4, 1])).collect::<Vec<_>>()));
                            vec![BTreeSet::from([2u32, 4, 1]), BTreeSet::from([4u32, 4, 1]), BTreeSet::from([10u32, 4, 1])]
                        }
                            _ => {
                            checkpoint!();
                            Vec::from([std::mem::take(&mut sum), sum.clone()])
                        }
                        });
                    }
                    checkpoint!("p8");
                    VecDeque::from(['ñ', '🦀'])
                } else { (if (fuel5 % 4 == 0) { VecDeque::from(['ñ']) } else { VecDeque::from(['a', 'a', 'a']) }) });
            } else if true {} else {}
        }
        effect(&sum);
        effect(&at);
        effect(&list);
        Vec::from([4u32])
    }

    #[resumable]
    fn child1(_: String, mut rest: usize, mut left: Vec<BTreeSet<u32>>) -> String {
        checkpoint!("p1");
        let mut state = Vec::new();
        checkpoint!();
        drop(left);
        state.push(VecDeque::from([1u32, 10u32]));
        effect(String::from("bc"));
        join("s", "t")
    }
}

scenario! {
    given program_1000494: ((item(4), shape(3)), vec![("a".to_owned(), 9u32), ("left right".to_string(), 9u32)], ((8i64, " trim ".to_owned()), 9usize));
    #[resumable]
    fn program_1000494((Item { name: y, tags: _, .. }, _): (Item, Shape), rest: Vec<(String, u32)>, ((d, n), w): ((i64, String), usize)) -> Vec<u32> {
        let mut cx = ('b5: {
            for count in n.chars() {
                'l9: for entry in ((Some(BTreeSet::from([4u32, 4, 1]))).unwrap_or({
                    {
                        let value = tap("t6", [2u32, 2, 6]);
                        let (mut d, (Item { name: frame, id: a, .. }, mut state)) = ({
                            let mut fuel7 = 2u32;
                            'l8: loop {
                                if fuel7 == 0 { break ({
                                    checkpoint!();
                                    None::<(BTreeMap<u32, Shape>, (Item, String))>
                                }); }
                                fuel7 -= 1;
                                checkpoint!();
                            }
                        }).unwrap_or((BTreeMap::from([(6u32, shape(3)), (5u32, shape(0))]), (item(11), " trim ".to_owned())));
                    }
                    BTreeSet::from([0u32, 4, 1])
                })).into_iter().filter(|cx| (*cx < 5)).skip(1) {
                    {
                        checkpoint!();
                    }
                    let list = ((None::<[u32; 3]>).unwrap_or_else(|| [0u32, 2, 0]), vec![5i64, 8i64, 4i64]);
                    if let None = rest.last() {
                        if false {
                            let mut fuel10 = 1u32;
                            while fuel10 > 0 && (fuel10 % 3 == 0) {
                                fuel10 -= 1;
                                if let 1 | 3 | 5..=7 = {
                                    checkpoint!();
                                    fuel10
                                } {
                                    let mut at = tap("t11", list.0);
                                    let sum: &String = &n;
                                } else {
                                    let d = d.clone();
                                    if let Some(x) = rest.first() {
                                        let cx = vec![11u32, 2u32, 7u32];
                                    } else {
                                        if ((d % 3 == 0) && list.1.is_empty()) {} else {}
                                    }
                                }
                            }
                        } else if (d <= 6) {} else {}
                    } else {}
                }
            }
            checkpoint!();
            w
        });
        let mut list: u32 = tap("t12", (rest.len() as u32));
        let count = BTreeMap::from([(String::from("left right"), "bc".to_owned()), ("".to_string(), "a".to_owned())]);
        checkpoint!("p13");
        checkpoint!();
        effect(&count);
        effect(&d);
        effect(&rest);
        {
            checkpoint!();
            Vec::<u32>::new()
        }
    }
}

scenario! {
    given program_2000000000014: (vec![-9i64], Vec::<u32>::new());
    #[resumable]
    fn program_2000000000014(mut d: Vec<i64>, mut z: Vec<u32>) -> u32 {
        let rest = {
            const LIMIT10: u32 = 10;
            let b = LIMIT10 + 1;
            {
                let mut fuel11 = 1u32;
                'l12: loop {
                    if fuel11 == 0 { break ({
                        checkpoint!();
                        item(2)
                    }); }
                    fuel11 -= 1;
                    effect(z.is_empty());
                    checkpoint!();
                    checkpoint!();
                    z.extend_from_slice(&[(z.len() as u32)]);
                }
            }
        };
        let mut list = (if let Item { spot: Some((w, _)), .. } = &rest { Some(vec![9usize, 11usize, 11usize]) } else { Some(vec![8usize, 10usize, 7usize]) });
        let b = {
            let mut fuel13 = 1u32;
            'l14: loop {
                if fuel13 == 0 { break ({
                    let rest = vec![counted(5)];
                    Vec::from([(d.len() as u32)])
                }); }
                fuel13 -= 1;
                { let mut change = |added: u32| z.insert(0, added); change(1); change(2); }
            }
        };
        checkpoint!("p20");
        let cx = (if (rest.id > 6) {
            effect((celled(3), b.clone(), rest.id));
            (match &rest.spot {
                Some((at, true)) if (Some(true)).unwrap_or(true) => {
                z.reverse();
                (if (rest.id % 4 == 0) {
                    assert!(b.len() < 100_000, "{}", b.len());
                    counted(0)
                } else { counted(11) })
            }
                Some((sum, entry)) if (((d.len() as u32)) == (rest.id)) => {
                let z = (match rest.name.as_str() {
                    "a" => {
                    let mut cx = vec![alias(5)];
                    assert!(*entry, "assertion 21");
                    cx.pop()
                }
                    _ => { (Some(Some(alias(6)))).unwrap_or_else(|| Some(alias(9))) }
                });
                counted(2)
            }
                _ => { { counted(3) } }
            })
        } else {
            let count = counted(3);
            counted(1)
        });
        effect(&b);
        effect(&rest);
        (match list.as_ref() {
            Some(name) => { (rest.id).max(10u32) }
            _ => { rest.id }
        })
    }
}

async_scenario! {
    fresh given program_2000000000024: (), ();
    #[resumable]
    async fn program_2000000000024() -> Option<u32> {
        let mut value = (call!(child1(ready(call!(child1((async { Some("a".to_string()) }).await, None::<Item>))).await, Some((Item { id: 9u32, tags: vec![" trim ".to_owned(), String::from("left right"), "left right".to_string()], name: "k=v".to_owned(), spot: later(Some((3i64, false))).await }))))).unwrap_or_else(|| (if true { format!("-{:?}", true) } else { join("s", " trim ") }));
        checkpoint!();
        let w = (if ('b4: {
            if (((('k') as u32)) == ((value.len() as u32))) {
                let d = (match 0u32 {
                    1 | 3 | 5..=7 => {
                    value += &join("", "t").as_str();
                    let mut z = later(alias(6)).await;
                    checkpoint!();
                    unseen(later(vec![alias(2)]).await).await
                }
                    2 if value.is_empty() => { Vec::from([alias(7)]) }
                    0..=4 => {
                    value.push('a');
                    Vec::from([alias(5), alias(0)])
                }
                    _ => {
                    checkpoint!("p5");
                    later(unseen(vec![alias(9), alias(4), alias(6)]).await).await
                }
                });
                if let Some(each) = d.iter().next() { each.turn(4); }
                break 'b4 (true);
            }
            checkpoint!();
            (value.is_empty() | value.is_empty())
        }) {
            let frame = later(unseen(Noisy::new("n6")).await).await;
            if (value.as_str() == "a") {
                return later(('b7: {
                    let f12 = |b: u32| (value.len() as u32);
                    Some(9u32)
                })).await;
            }
            alias(7)
        } else { alias(4) });
        checkpoint!("p13");
        effect(&value);
        Some(0u32)
    }

    #[resumable]
    async fn child1<T: Sample>(mut w: T, mut rest: Option<Item>) -> T {
        checkpoint!();
        checkpoint!();
        consume(rest);
        if let Some(mut value) = later(None::<Option<Noisy>>).await {
            let name;
            if tap("t1", (Some(true)).unwrap_or(((10u32) <= (3u32)))) {
                name = item(7);
            } else {
                name = item(1);
            }
            checkpoint!();
            let mut rest = unseen(later(alias(4)).await).await;
        } else {
            let a = if false { &w } else { &w };
            let d = &mut w;
        }
        later(unseen(ready(T::sample(5)).await).await).await
    }
}

scenario! {
    given program_2000000000032: (vec![0u32, 11u32, 4u32]), (vec![5u32, 4u32]), (vec![11u32]);
    #[resumable]
    fn program_2000000000032(_: Vec<u32>) -> String {
        let n: String = ('b6: {
            checkpoint!("p7");
            (if let Some(2) = Some(5u32) {
                checkpoint!();
                let c = alias(10);
                "k=v".to_string()
            } else {
                effect((3u32, (Some((0usize, 1u32))).unwrap_or((4usize, 2u32))));
                String::from("ñ")
            })
        });
        {
            checkpoint!();
            let right = Some(counted(8));
            checkpoint!("p8");
            _ = (if true {
                let mut at = Vec::new();
                effect(n.len());
                checkpoint!("p9");
                checkpoint!();
                at.push((match Some(BTreeMap::from([(0u32, 'a'), (11u32, '🦀')])) {
                    None => {
                    let mut b = None::<Vec<String>>;
                    checkpoint!("p10");
                    Box::new(0u32)
                }
                    _ => {
                    if let Some(each) = right.as_ref() { each.turn(8); }
                    tap("t11", Box::new(4u32))
                }
                }));
                checkpoint!();
                celled(2)
            } else if right.is_none() { tap("t12", celled(7)) } else {
                checkpoint!();
                celled(5)
            });
        }
        checkpoint!();
        checkpoint!();
        effect(&n);
        n.clone()
    }
}

scenario! {
    fresh given program_2000000000042: (4usize, vec![3i64, 1i64]);
    #[resumable]
    fn program_2000000000042(x: usize, w: Vec<i64>) -> Option<u32> {
        let mut b = (if ((7u32) > ((2u32 & (w.len() as u32)))) {
            checkpoint!();
            vec![2u32, 7u32]
        } else {
            let right = ((Some(Some(alias(7)))).unwrap_or(Some(alias(10)))).unwrap_or((if let Some(_) = Some(vec![2i64]) {
                let state = vec![alias(5), alias(6), alias(5)];
                checkpoint!();
                checkpoint!();
                alias(0)
            } else {
                let mut value = vec![celled(10), celled(3), celled(5)];
                alias(0)
            }));
            checkpoint!();
            right.turn(0);
            checkpoint!("p7");
            Vec::<u32>::new()
        });
        let mut name = vec![1u32];
        let mut entry: Option<(String, Noisy)> = ((if (x % 3 == 0) {
            b.push((b.len() as u32));
            true
        } else if (x % 3 == 0) { (x <= 1) } else {
            checkpoint!("p8");
            (b.is_empty() == true)
        })).then(|| ("a".to_string(), Noisy::new("n9")));
        let mut y = (match entry {
            Some((ref mut rest, ref mut right)) if (x % 4 == 0) => { vec![Box::new(4i64), Box::new(3i64)] }
            _ => { {
            b.push((match &entry {
                Some((state, b10)) => { (w.len() as u32) }
                _ => {
                { let mut f11 = |given: u32| name.push(given); f11({
                    let mut d = counted(0);
                    let mut fuel12 = 3u32;
                    while fuel12 > 0 && let Some((frame, y)) = entry.as_ref() {
                        fuel12 -= 1;
                        let mut right = fuel12;
                        let value = &right;
                        match entry {
                            Some((ref at, ref d)) => {
                            let count: &Vec<i64> = &w;
                            let mut name = alias(7);
                        }
                            Some((ref a, ref state)) => {}
                            _ => {}
                        }
                    }
                    fuel12
                }); f11(3); }
                (b.len() as u32)
            }
            }));
            checkpoint!();
            vec![Box::new(-11i64), Box::new(5i64), Box::new(6i64)]
        } }
        });
        checkpoint!();
        checkpoint!("p13");
        effect(&y);
        effect(&entry);
        effect(&b);
        effect(&w);
        name.get(1).cloned()
    }
}

scenario! {
    fresh given program_2000000000063: (Box::new(Some(false))), (Box::new(Some(false)));
    #[resumable]
    fn program_2000000000063(_: Box<Option<bool>>) -> Option<u32> {
        let mut n: Vec<u32> = vec![9u32, 3u32, 0u32];
        let at: Celled = celled(0);
        let a = { String::from("") };
        let mut count = "k=v".to_string();
        checkpoint!();
        let _ = Noisy::new("t17");
        count.extend(['\u{1}', 'ß']);
        checkpoint!();
        checkpoint!();
        checkpoint!();
        { let kept = at.handle(); kept.turn(6); drop(kept); }
        checkpoint!();
        effect(&count);
        checkpoint!();
        match n.first() {
            None if a.is_empty() => {
            { let kept = at.handle(); kept.turn(1); drop(kept); }
            checkpoint!();
            checkpoint!();
            count.push('🦀');
        }
            _ => {
            assert!(a.is_empty() || true);
        }
        }
        effect(&count);
        effect(&at);
        None::<u32>
    }
}

async_scenario! {
    given program_2000000000075: (Vec::<Vec<char>>::new(), 4u32), (vec![vec!['ñ', 'ñ'], vec!['ñ', '🦀', '🦀']], 2u32);
    #[resumable]
    async fn program_2000000000075(x: Vec<Vec<char>>, _: u32) -> Result<u32, String> {
        let count = {
            let mut w = None::<Alias>;
            effect(&x);
            checkpoint!();
            (if w.is_some() {
                let mut fuel1 = 2u32;
                loop {
                    if fuel1 == 0 { break; }
                    fuel1 -= 1;
                    effect(&x);
                    w.get_or_insert(alias(3));
                    if let Some(each) = w.as_ref() { each.turn(4); }
                    checkpoint!();
                    if let p2 @ 2..=9 = (x.len() as u32) {
                        let (rest, right) = (vec![2u32], Box::new(9u32));
                        if w.is_none() && let [left, .., sum] = rest.as_slice() && later(w.is_none()).await {
                            checkpoint!();
                        }
                    } else {
                        let d = String::from("ñ");
                    }
                }
                ready(vec![alias(8), alias(5), alias(7)]).await
            } else if false {
                let mut entry = later(tap("t3", vec!['🦀'])).await;
                vec![alias(0)]
            } else {
                match w {
                    Some(ref mut w) => {
                    let mut c = vec![(later(Some(6u32)).await).unwrap_or_else(|| (x.len() as u32))];
                    if tap("t4", ready(true).await) {
                        effect(&c);
                        consume(c);
                    } else {}
                }
                    Some(ref mut value) => {}
                    Some(ref mut rest) => {}
                    _ => {}
                }
                vec![alias(6), alias(8), alias(1)]
            })
        };
        let mut value: u32 = tap("t13", (x.len() as u32));
        let mut d: u32 = grow(&mut value);
        let n = ((x.is_empty() ^ (value % 4 == 0)) && (value <= 5));
        checkpoint!();
        effect(&n);
        effect(&d);
        effect(&value);
        checked_later(d).await
    }
}

scenario! {
    fresh given program_2000000000079: (), (), ();
    #[resumable]
    fn program_2000000000079() -> Result<u32, String> {
        let list = (if true {
            checkpoint!();
            format!("")
        } else { (Some(String::from("bc"))).unwrap_or_else(|| "bc".to_owned()) });
        let mut d: String = list;
        let list = VecDeque::from([Some(7i64), Some(2i64), Some(2i64)]);
        checkpoint!();
        d += "\"é\n";
        checkpoint!();
        let mut left = {
            let Some(a) = (Some(BTreeMap::from([("".to_string(), 10u32), ("a".to_string(), 4u32)]))) else {
                let value = &mut d;
                effect(&d);
                checkpoint!();
                return Err("left at 11".to_string());
            };
            checkpoint!();
            Some(counted(9))
        };
        if left.is_none() {
            return Ok(7u32);
        }
        d.extend(['\u{1}', 'ß']);
        checkpoint!();
        checkpoint!();
        effect(&left);
        effect(&list);
        effect(&d);
        Ok::<u32, String>(4u32)
    }
}

scenario! {
    given program_2000000000090: (celled(9), String::from(""), "a".to_owned()), (celled(0), "left right".to_string(), String::from("")), (celled(11), "bc".to_owned(), " trim ".to_owned());
    #[resumable]
    fn program_2000000000090(_: Celled, rest: String, _: String) -> Option<u32> {
        let mut value = vec![10u32];
        let mut state = join(&rest, "t");
        checkpoint!("p1");
        let list = {
            let mut fuel2 = 3u32;
            'l3: loop {
                if fuel2 == 0 { break 'l3 ({
                    if false && let [c, .., _] = &value[..] && let Ok(cx) = Ok::<u32, String>(6u32) {
                        let name = &state[..];
                        effect(&value);
                        let left: &Vec<u32> = &value;
                    }
                    let frame = &mut state;
                    counted(11)
                }); }
                fuel2 -= 1;
                let mut right: VecDeque<[u32; 3]>;
                state.push('ñ');
                checkpoint!();
                if ('b4: { ((fuel2 % 4 == 0) || (fuel2 <= 4)) }) {
                    right = VecDeque::from(vec![[1u32, 2, 3], [2u32, 2, 6], [6u32, 2, 18]]);
                    checkpoint!("p5");
                } else {
                    checkpoint!();
                    right = VecDeque::from([[9u32, 2, 27], [9u32, 2, 27]]);
                }
                while let Some(mut entry) = value.pop() {
                    let f7 = move |state: u32| tap("t6", (if (state <= 4) { state } else { 4u32 }));
                    'l8: for _ in right.iter_mut() {
                        state.extend(['\u{1}', 'ß']);
                        consume(state);
                        let z = tap("t9", Some(counted(10)));
                        {
                            let b = 6i64;
                            let w = &mut entry;
                            let _ = format!("{:?} {}", value, value.len());
                        }
                        state = "bc".to_owned();
                    }
                    let _ = format!("{:?} {}", right, right.len());
                    checkpoint!("p10");
                    state.make_ascii_uppercase();
                    checkpoint!("p11");
                }
            }
        };
        state.make_ascii_uppercase();
        list.turn(7);
        checkpoint!();
        'l12: for _ in (1u32..).take(3).filter(|w| (if (*w <= 7) { false } else { true })).chain([7u32, 8]) {
            if (value.is_empty() | (state.as_str() == "a")) {
                checkpoint!("p13");
                { let other = &list; other.turn(6); }
                let entry = &mut value;
            } else if value.is_empty() {} else if tap("t14", (if value.is_empty() { (if value.is_empty() { state.is_empty() } else { value.is_empty() }) } else { state.is_empty() })) {} else {}
        }
        checkpoint!();
        effect(&state);
        {
            value.extend(vec![2u32, (('ñ') as u32)]);
            checkpoint!();
            { use std::fmt::Write as _; let _ = write!(state, "w{}", 1); state.make_ascii_uppercase(); }
            Some((if let Some(name) = Some(vec![10u32, 11u32]) {
                let mut value = Vec::new();
                value.push((Some(BTreeSet::from([2u32, 4, 1]))).unwrap_or_else(|| BTreeSet::from([5u32, 4, 1])));
                3u32
            } else { (value.len() as u32) }))
        }
    }
}

async_scenario! {
    fresh given program_2000000000105: (vec![2u32, 9u32, 11u32]), (vec![10u32, 10u32, 4u32]);
    #[resumable]
    async fn program_2000000000105(_: Vec<u32>) -> Option<u32> {
        let d = tap("t3", later(later(Box::new(vec![false, false])).await).await);
        checkpoint!();
        effect((if true {
            yield_now().await;
            { later(String::from("left right")).await }
        } else if true { String::from("bc") } else { "left right".to_string() }));
        {
            let mut frame = later({
                let mut value = {
                    for left in ((if false {
                        {
                            let mut state = vec![alias(7), alias(0)];
                            checkpoint!();
                        }
                        checkpoint!("p4");
                        VecDeque::from([Box::new(item(5)), Box::new(item(3))])
                    } else if tap("t5", true) {
                        'b6: {
                            checkpoint!("p7");
                            debug_assert!(false | true);
                            checkpoint!();
                        }
                        checkpoint!("p8");
                        checkpoint!("p9");
                        VecDeque::from([Box::new(item(6)), Box::new(item(8)), Box::new(item(3))])
                    } else {
                        checkpoint!("p10");
                        unseen(VecDeque::from([Box::new(item(3))])).await
                    })).into_iter() {}
                    unseen(Vec::<Alias>::new()).await
                };
                checkpoint!();
                8u32
            }).await;
        }
        checkpoint!();
        effect(&d);
        Some(unseen((later(unseen(7u32).await).await).saturating_sub(5u32)).await)
    }
}

scenario! {
    given program_2000000000115: (Box::new(vec![10u32])), (Box::new(vec![7u32, 9u32])), (Box::new(vec![5u32]));
    #[resumable]
    fn program_2000000000115(_: Box<Vec<u32>>) -> Result<u32, String> {
        let list = ((tap("t6", 9usize) ^ ('b7: {
            checkpoint!();
            10usize
        }))).wrapping_mul(0usize);
        let at: Celled = (if (None::<bool>).unwrap_or_else(|| (list % 3 == 0)) { celled(1) } else { {
            let mut a = (if (list < 8) {
                let entry = shape(1);
                let mut fuel8 = 1u32;
                'l9: loop {
                    if fuel8 == 0 { break; }
                    fuel8 -= 1;
                    checkpoint!();
                    effect(format!("-"));
                }
                Box::new(None::<Celled>)
            } else if ((list) < (list)) {
                let mut fuel10 = 3u32;
                loop {
                    if fuel10 == 0 { break; }
                    fuel10 -= 1;
                    if (fuel10 <= 0) {
                        if (fuel10 != 4) {
                            fn twice11(n: u32) -> u32 { n.wrapping_mul(2) }
                            let mut z = twice11(fuel10);
                        }
                    } else if ((fuel10) != (8u32)) {} else if (fuel10 % 4 == 0) {} else {}
                }
                checkpoint!();
                Box::new(Some(celled(2)))
            } else { Box::new(Some(celled(8))) });
            checkpoint!();
            celled(0)
        } });
        checkpoint!();
        checkpoint!();
        effect(&at);
        Ok((('b12: {
            if ((5i64) <= (1i64)) {
                drop(at);
                break 'b12 ((if (list <= 8) {
                    let _ = (None::<String>).ok_or("nothing")?;
                    None::<u32>
                } else {
                    checkpoint!();
                    Some(5u32)
                }));
            }
            Some(10u32)
        })).unwrap_or_else(|| (1u32).min(4u32)))
    }
}

scenario! {
    given program_2000000000119: (vec![3u32, 9u32]);
    #[resumable]
    fn program_2000000000119(y: Vec<u32>) -> Result<u32, String> {
        let mut entry = {
            for at in y.chunks(2) {
                checkpoint!();
            }
            vec![(y.len() as u32)]
        };
        let mut a = Some(6usize);
        let right = vec![counted(7)];
        checkpoint!();
        right.iter().for_each(|each| each.turn(4));
        checkpoint!();
        if let Some(each) = right.iter().next() { each.turn(3); }
        checkpoint!();
        a = (if let Some(x) = &a {
            effect(y.is_empty());
            Some(5usize)
        } else { a });
        checkpoint!("p9");
        effect(&right);
        effect(&y);
        tap("t10", Ok::<u32, String>(2u32))
    }
}

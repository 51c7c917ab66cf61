//! Random programs; made by `asap_tests::random::corpus`.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use asap_tests::prelude::*;
use asap_tests::random::world::*;

scenario! {
    given ((vec![6u32, 7u32, 5u32], item(10)), BTreeSet::from([5u32, 4, 1]));
    fn program_1000224((mut name, Item { name: state, tags: b1, .. }): (Vec<u32>, Item), mut count: BTreeSet<u32>) -> u32 {
        let x: Box<Item> = Box::new(item(1));
        let mut right = mix((if let Err(_) = (if let [] = &b1[..] {
            if (count.contains(&4u32) ^ state.starts_with('a')) {
                let value = &mut count;
                let right = item(2);
            } else if !((Some(true)).unwrap_or(name.is_empty())) {
                checkpoint!();
            } else if (None::<bool>).unwrap_or_else(|| b1.is_empty()) {
                let at = &b1[..];
                checkpoint!();
            } else {
                let _g2 = Noisy::new("g2");
                for sum in b1.iter() {
                    let mut fuel3 = 4u32;
                    while fuel3 > 0 && let [rest, .., list] = name.as_slice() {
                        fuel3 -= 1;
                        effect(Noisy::new("t4").name().len());
                        let _ = tap("moved", count);
                        count = BTreeSet::from([5u32, 4, 1]);
                    }
                }
            }
            Ok::<u32, String>(10u32)
        } else {
            let name = state.as_str().trim_start();
            Ok::<u32, String>(4u32)
        }) {
            let ref rest = b1;
            (if count.contains(&4u32) { 4u32 } else { 5u32 })
        } else { ((true) as u32) }), mix(3u32, 11u32));
        let n = (if false { ("a".to_string(), item(4)) } else { ("a".to_owned(), item(2)) });
        let mut value = right;
        checkpoint!("p5");
        effect(&value);
        effect(&b1);
        total(&name)
    }
}

scenario! {
    given ();
    fn program_1000228() -> Option<u32> {
        let mut b = mix((({
            let mut fuel1 = 1u32;
            'l2: loop {
                if fuel1 == 0 { break ({
                    checkpoint!("p3");
                    checkpoint!();
                    'a'
                }); }
                fuel1 -= 1;
                let mut list = Vec::new();
                debug_assert!((if (false | true) { (fuel1 <= 8) } else { (fuel1 != 0) }) | true);
                list.push(fuel1);
            }
        }) as u32), ((7u32).saturating_sub(10u32)).wrapping_sub(4u32));
        checkpoint!("p4");
        assert_ne!(half(tap("t6", (b).min((b).wrapping_mul(b)))), Some(987_654), "never");
        checkpoint!();
        checkpoint!();
        let mut left = ((if (b > 1) {
            match Some(BTreeMap::from([(4u32, 0u32), (4u32, 8u32)])) {
                Some(n) => {
                let f7 = |a: u32| (a).wrapping_sub(b);
                checkpoint!();
            }
                Some(mut right) => {
                b = b;
            }
                Some(mut x) if false => {
                'b8: {
                    let Some(mut a) = (tap("t9", Some(BTreeSet::from([11u32, 4, 1])))) else {
                        break 'b8;
                    };
                    consume(a);
                    let f10 = |name: u32| b;
                    checkpoint!();
                    a = (None::<BTreeSet<u32>>).unwrap_or_else(|| BTreeSet::from([11u32, 4, 1]));
                }
                let mut y = vec![VecDeque::from([item(9), item(1), item(2)])];
                if (b % 2 == 0) {
                    if (b % 2 == 0) {
                        x.insert((6u32).wrapping_add((b ^ b)), (y.len() as u32));
                        if let Err(n) = Err::<u32, String>("no".to_string()) {
                            let frame = &y;
                        } else {
                            effect((&x, &b, &b));
                            effect(false);
                            for mut sum in (VecDeque::from([Box::new("a".to_string())])).into_iter().take(2) {
                                consume(y);
                                y = vec![VecDeque::from([item(9), item(1), item(4)])];
                            }
                        }
                    } else if false {} else {}
                }
            }
                _ => {}
            }
            checkpoint!("p11");
            tap("t12", (b != 2))
        } else if ((b > 5) | (b % 2 == 0)) { (if (b % 3 == 0) { (b % 4 == 0) } else { (b != 8) }) } else { tap("t13", (b <= 7)) }) | (b > 3));
        checkpoint!();
        effect(&left);
        (tap("t14", Some(Some(8u32)))).unwrap_or_else(|| Some((b).wrapping_mul(11u32)))
    }
}

scenario! {
    given (vec![6u32, 10u32], vec![(6i64, [3u32, 2, 9]), (-10i64, [9u32, 2, 27]), (1i64, [7u32, 2, 21])]), (vec![4u32], vec![(6i64, [5u32, 2, 15]), (8i64, [4u32, 2, 12])]), (vec![7u32, 11u32, 1u32], vec![(2i64, [10u32, 2, 30]), (7i64, [3u32, 2, 9])]);
    fn program_1000235(mut w: Vec<u32>, list: Vec<(i64, [u32; 3])>) -> Result<String, String> {
        let b = (7u32 / 4);
        let mut x = ({
            let mut fuel1 = 2u32;
            loop {
                if fuel1 == 0 { break ({
                    let mut w = vec![w.clone()];
                    match Some(-9i64) {
                        Some(sum) if ((((fuel1) as usize)) > (0usize)) => {
                        let name: &i64 = &sum;
                    }
                        Some(mut n) => {
                        _ = (shape(11), 4i64);
                        'l2: for list in list.windows(2) {
                            w.push({ (match w.first() {
                                Some(_) if (b % 3 == 0) => {
                                let state = Some((1i64, 10u32));
                                let _ = (if (Some(false)).unwrap_or((b > 7)) { ('b3: { Box::new(2usize) }) } else {
                                    checkpoint!();
                                    Box::new(8usize)
                                });
                                checkpoint!("p4");
                                vec![11u32, 9u32, 3u32]
                            }
                                _ => {
                                assert!((b < 5) || true);
                                vec![7u32]
                            }
                            }) });
                        }
                    }
                        _ => {
                        let mut list = vec![list.clone()];
                        let mut rest = {
                            let mut fuel5 = 2u32;
                            loop {
                                if fuel5 == 0 { break ({
                                    checkpoint!();
                                    checkpoint!();
                                    (if (fuel5 % 2 == 0) {
                                        let _ = Noisy::new("t6");
                                        if let Some(mut n) = {
                                            let z: &Vec<Vec<u32>> = &w;
                                            let d: char;
                                            d = (if !((b <= 7)) { 'a' } else { (if (b % 3 == 0) { 'a' } else { 'k' }) });
                                            checkpoint!("p7");
                                            Some(vec![-11i64, 6i64])
                                        } {} else {}
                                        checkpoint!();
                                        "a".to_owned()
                                    } else if list.is_empty() { (Some("a".to_string())).unwrap_or(" trim ".to_owned()) } else { (Some("a".to_string())).unwrap_or("bc".to_owned()) })
                                }); }
                                fuel5 -= 1;
                            }
                        };
                    }
                    }
                    list.is_empty()
                }); }
                fuel1 -= 1;
            }
        }).then(|| ([0u32, 2, 0], 7u32));
        checkpoint!("p8");
        effect(&list);
        effect(&w);
        Ok(('b9: {
            w.sort();
            (None::<String>).ok_or("nothing")?
        }))
    }
}

scenario! {
    fresh given (), (), ();
    fn program_1000237() -> Vec<u32> {
        let mut n = (9u32 % 8);
        let list: Vec<(usize, bool)> = tap("t1", Vec::from([(6usize, false), (2usize, true), (0usize, true)]));
        let mut at = {
            let mut fuel2 = 3u32;
            loop {
                if fuel2 == 0 { break ({
                    let count;
                    let mut rest = (Some((8usize, vec![9u32, 8u32]))).unwrap_or((7usize, Vec::<u32>::new()));
                    checkpoint!();
                    if tap("t3", false) {
                        let mut list = vec![list.clone()];
                        count = Some('ñ');
                    } else {
                        count = Some('ñ');
                        if (n % 4 == 0) {
                            consume(rest);
                            let _g4 = Noisy::new("g4");
                        } else {
                            _ = Box::new(false);
                        }
                    }
                    vec![-9i64, 3i64, -10i64]
                }); }
                fuel2 -= 1;
                let rest: &u32 = &fuel2;
                let right = n;
            }
        };
        checkpoint!();
        at.push({ 5i64 });
        match at.as_slice() {
            [frame, rest5 @ ..] => {
            match list.get(1) {
                Some(d) if tap("t6", d.1) => {
                let _g7 = Noisy::new("g7");
                let rest = at.as_slice();
            }
                Some(y) => {
                at.insert(0, (Some(4i64)).unwrap_or_else(|| (-9i64 & 6i64)));
                at = (if at.is_empty() { std::mem::take(&mut at) } else { at.clone() });
            }
                Some(a) => {}
                _ => {}
            }
        }
            [rest, .., value] => {}
            [entry, rest8 @ ..] => {}
            _ => {}
        }
        checkpoint!();
        effect(&at);
        effect(&n);
        Vec::from([((list.is_empty()) as u32), n])
    }
}

scenario! {
    given (), ();
    fn program_1000243() -> Result<u32, String> {
        let mut x = (4..7).rev().collect::<Vec<u32>>();
        #[cfg(any())] effect("never");
        #[allow(unused)] let sum = format!("");
        checkpoint!();
        x.reverse();
        drop(sum);
        effect(&x);
        {
            checkpoint!();
        }
        x.push(((x.len() as u32)).wrapping_add((x.len() as u32)));
        match x.last() {
            Some(state) => {
            let (mut c, mut d) = (if (((x.len() as u32)) <= ((x.len() as u32))) {
                let Item { name: state, tags: mut a, .. } = { (Some(item(10))).ok_or("nothing")? };
                let f2 = |z: u32| z;
                (BTreeSet::from([10u32, 4, 1]), vec![5usize])
            } else {
                let b = &mut x;
                return Err("left at 3".to_string());
            });
            let sum = x.first();
            {
                let _ = ('b4: {
                    for &p5 in x.iter() {
                        c = (Some(BTreeSet::from([1u32, 4, 1]))).unwrap_or_else(|| (Some(BTreeSet::from([10u32, 4, 1]))).unwrap_or(BTreeSet::from([7u32, 4, 1])));
                    }
                    tap("t6", tap("t7", c))
                });
            }
        }
            Some(rest) => {}
            _ => {}
        }
        checkpoint!();
        effect(&x);
        Ok({
            if (Some(true)).ok_or("nothing")? {
                return Err("left at 8".to_string());
            }
            tap("t9", 6u32)
        })
    }
}

scenario! {
    given (vec![String::from(""), String::from("")], BTreeSet::from([9u32, 4, 1]), "bc".to_owned());
    fn program_1000244(_: Vec<String>, mut w: BTreeSet<u32>, _: String) -> Result<u32, String> {
        let mut x = Vec::<Vec<Item>>::new();
        w = ('b1: {
            if let Some(z) = (if let None = x.first() {
                effect((&x, { (if w.contains(&4u32) {
                    let mut fuel2 = 2u32;
                    while fuel2 > 0 && ((mix(fuel2, fuel2)) == ((fuel2).wrapping_sub(fuel2))) {
                        fuel2 -= 1;
                        let mut z: Box<bool>;
                        w.insert(fuel2);
                        z = ((Some(Some(Box::new(true)))).unwrap_or_else(|| None::<Box<bool>>)).unwrap_or(Box::new(true));
                        consume(z);
                        drop(w);
                        let n = &x[..];
                        z = Box::new((fuel2 % 2 == 0));
                        let at: Option<u32> = {
                            let mut fuel3 = 3u32;
                            'l4: loop {
                                if fuel3 == 0 { break ({
                                    checkpoint!("p5");
                                    #[cfg(any())] effect("never");
                                    #[allow(unused)] let x = (Some(String::from("left right"))).unwrap_or_else(|| String::from(""));
                                    (None::<Option<u32>>).unwrap_or(Some(1u32))
                                }); }
                                fuel3 -= 1;
                                consume(z);
                                checkpoint!();
                                z = ('b7: {
                                    checkpoint!();
                                    Box::new(true)
                                });
                                let right = (Some(11u32)).unwrap_or_else(|| (fuel2 ^ fuel3));
                            }
                        };
                        effect(fuel2);
                        w = BTreeSet::from([5u32, 4, 1]);
                    }
                    checkpoint!();
                    BTreeMap::from([("k=v".to_owned(), fuel2)])
                } else {
                    checkpoint!("p8");
                    BTreeMap::from([(String::from("ñ"), 2u32), ("bc".to_owned(), 9u32)])
                }) }));
                checkpoint!("p9");
                None::<u32>
            } else { None::<u32> }) {}
            BTreeSet::from([0u32, 4, 1])
        });
        checkpoint!("p10");
        checkpoint!();
        effect(&x);
        effect(&w);
        Ok(10u32)
    }
}

scenario! {
    fresh given (((10u32, shape(11)), 1u32), BTreeSet::from([5u32, 4, 1]));
    fn program_1000245(((mut w, _), at): ((u32, Shape), u32), mut a: BTreeSet<u32>) -> Result<u32, String> {
        let name = Vec::<Vec<Shape>>::new();
        checkpoint!();
        {
            a.insert(mix(w, 0u32));
            let Shape::Group(mut at) = (tap("t1", shape(9))) else {
                let cx = ((at % 3 == 0) == (w % 2 == 0));
                drop(a);
                return Err("left at 2".to_string());
            };
        }
        let z = &a;
        let mut fuel3 = 3u32;
        loop {
            if fuel3 == 0 { break; }
            fuel3 -= 1;
            let mut left = Vec::from([(if (false == (w % 2 == 0)) { fuel3 } else if true {
                effect(&at);
                let mut list = tap("t4", VecDeque::from([String::from("left right"), String::from("ñ")]));
                w
            } else {
                if true {
                    let f5 = |cx: u32| mix(at, cx);
                    checkpoint!("p6");
                    if ((((at) as usize)) < (name.len())) {} else {}
                } else if (w != 5) {} else if (w > 4) {} else {}
                fuel3
            }), fuel3]);
        }
        effect(&fuel3);
        effect(&at);
        Ok(fuel3)
    }
}

scenario! {
    given (), ();
    fn program_1000246() -> String {
        let mut d = Box::new(vec![3u32, 6u32, 0u32]);
        let w = 6usize;
        d = tap("t1", Box::new(vec![2u32, 2u32, 6u32]));
        checkpoint!();
        effect((w, &d, ((w) < (w))));
        let mut c = 3i64;
        if ((3u32) <= (5u32)) {
            let Some(value) = (tap("t2", Some('a'))) else {
                return "a".to_string();
            };
            c = c;
        } else if tap("t3", ((c != 1) & (w % 3 == 0))) {
            d = (if ((c > 1) == (c % 4 == 0)) {
                c ^= ((Some(3i64)).unwrap_or(c)).wrapping_add(c);
                let Item { name: mut cx, tags: at, .. } = {
                    consume(d);
                    for name in (0usize..((w).min(3))) {
                        for left in (0u32..((10u32) % 4)).chain([7u32, 8]) {
                            effect(left);
                            let a: &usize = &w;
                        }
                        let mut fuel4 = 2u32;
                        'l5: while fuel4 > 0 && (if (name % 2 == 0) { (c % 3 == 0) } else { (c % 4 == 0) }) {
                            fuel4 -= 1;
                            c = (if false { c } else { c });
                        }
                    }
                    d = Box::new(vec![9u32]);
                    item(10)
                };
                Box::new(vec![10u32, 0u32])
            } else if (w > 3) { d } else {
                checkpoint!();
                Box::new(vec![0u32, 9u32, 10u32])
            });
        } else {}
        "a".to_owned()
    }
}

scenario! {
    given ((vec!["bc".to_owned(), "a".to_owned()], "k=v".to_owned())), ((vec![String::from("ñ")], "".to_string()));
    fn program_1000247((frame, rest): (Vec<String>, String)) -> Option<u32> {
        let mut state = (11usize).wrapping_sub(3usize);
        let z = { (Item { name: rest, ..item(8) }) };
        let mut x = vec![9u32, 10u32];
        let list: Vec<String> = frame;
        let d = &mut state;
        checkpoint!();
        if (((z.id > 5)).then(|| (z.id % 4 == 0))).unwrap_or(true) {
            'l1: for sum in (1u32..).take(3).step_by(2).map(|list| (((list % 4 == 0)) as u32)) {
                x = x;
                x = (if (state % 4 == 0) {
                    checkpoint!("p2");
                    (Some(vec![9u32, 10u32, 3u32]))?
                } else if (sum % 2 == 0) {
                    for left in ([0u32, 2, 0]).into_iter() {
                        x.retain(|&a| ((left != 0) | (if (a % 4 == 0) { (state > 3) } else { list.is_empty() })));
                        for mut w in (0usize..(((1usize).wrapping_add(state)).min(3))).rev().enumerate() {
                            let mut right = Vec::new();
                            let mut left;
                            left = (w.1).wrapping_mul((w.0).wrapping_add(w.0));
                            x.retain(|&name| (w.0 <= 4));
                            right.push(z.name.clone());
                            let _ = tap("moved", x);
                            if tap("t3", (w.0 % 2 == 0)) {
                                {
                                    right.insert(0, " trim ".to_owned());
                                    effect(([3u32, 2, 9], &z.name, (Some(false))?));
                                }
                                break;
                            }
                            x = vec![2u32];
                        }
                        x = Vec::<u32>::new();
                    }
                    checkpoint!();
                    x
                } else {
                    checkpoint!();
                    vec![sum, sum, z.id]
                });
            }
        } else if (state % 3 == 0) {} else {}
        checkpoint!("p4");
        effect(&list);
        (None::<Option<u32>>)?
    }
}

scenario! {
    given (VecDeque::from([item(0)]), (VecDeque::from(['ñ']), BTreeMap::from([("".to_string(), [2u32, 2, 6]), ("k=v".to_string(), [2u32, 2, 6])])), 6usize), (VecDeque::from([item(10), item(6)]), (VecDeque::from(['🦀']), BTreeMap::from([("k=v".to_string(), [11u32, 2, 33]), ("".to_string(), [4u32, 2, 12])])), 5usize);
    fn program_1000248(mut x: VecDeque<Item>, (mut value, mut a): (VecDeque<char>, BTreeMap<String, [u32; 3]>), b: usize) {
        let mut rest = { BTreeMap::from([("k=v".to_string(), item(7)), (String::from(""), item(5))]) };
        let d: bool = value.is_empty();
        checkpoint!("p1");
        for (mut name, (mut left, b2)) in x.iter().enumerate().enumerate().rev() {
            left &= (a.len() | left);
            let _ = ((if d {
                if tap("t3", (left % 3 == 0)) {
                    let ref n = a;
                } else if d {
                    let Shape::Named(count, _) = (shape(3)) else {
                        break;
                    };
                    let mut a = Vec::new();
                    checkpoint!();
                    a.push(count);
                    effect((b, &b2.tags, [11u32, 2, 33]));
                } else if (if d { d } else { false }) {
                    consume(value);
                    consume(rest);
                    for (n, _) in ([1u32, (9u32 & (a.len() as u32)), 5]).into_iter().enumerate().take_while(|state| d) {
                        drop(a);
                        let count = Some("k=v".to_string());
                        a = BTreeMap::from([(String::from(""), [3u32, 2, 9]), ("k=v".to_owned(), [0u32, 2, 0])]);
                    }
                    rest = BTreeMap::from([("".to_string(), item(4)), (String::from("left right"), item(2))]);
                    value = (if (b != 0) {
                        checkpoint!();
                        VecDeque::from(['🦀'])
                    } else { VecDeque::from(['ñ']) });
                } else {
                    let _ = tap("moved", rest);
                    checkpoint!("p4");
                    let entry: &u32 = &b2.id;
                }
                checkpoint!();
                Some(('k', 10u32))
            } else {
                effect((name, b2.id, b2.id));
                None::<(char, u32)>
            })).unwrap_or_else(|| ('k', 4u32));
            checkpoint!("p5");
            rest = BTreeMap::from([("bc".to_owned(), item(1)), ("left right".to_string(), item(7))]);
        }
        if d {
            x = x.clone();
            x = VecDeque::from([item(3), item(6)]);
        } else if true {
            let mut z = Some(3u32);
        } else {
            let mut value = { tap("t6", 4i64) };
            checkpoint!();
        }
        if (if d { ((b) <= (2usize)) } else { d }) {
            let x: String;
            if d {
                x = join(&format!("{b}{:?}", Some(2u32)), " trim ");
            } else {
                x = (if d { "a".to_owned() } else { (if true { String::from("left right") } else { (Some("k=v".to_string())).unwrap_or("a".to_string()) }) });
            }
        }
        checkpoint!();
        effect(&rest);
        effect(&b);
        effect(&value);
        effect(&x);
    }
}

scenario! {
    given ("a".to_string(), (vec![10u32, 11u32, 10u32], vec![[0u32, 2, 0], [0u32, 2, 0]]), item(6)), (String::from(""), (vec![6u32, 1u32, 11u32], vec![[8u32, 2, 24], [2u32, 2, 6], [5u32, 2, 15]]), item(8));
    fn program_1000250(x: String, (_, mut frame): (Vec<u32>, Vec<[u32; 3]>), Item { name: mut z, tags: mut at, .. }: Item) -> Result<u32, String> {
        let mut y = {
            at = at;
            let mut sum = (if at.is_empty() {
                checkpoint!();
                Some([0u32, 2, 0])
            } else { Some([0u32, 2, 0]) });
            (match &sum {
                Some([rest, .., c]) => {
                {
                    checkpoint!();
                    let mut count: Vec<u32> = vec![9u32];
                }
                checkpoint!();
                {
                    for n in (0usize..(((0usize).min(9usize)).min(3))) {
                        effect(item(4));
                        'l1: for _ in frame.iter_mut().rev() {
                            z.push_str(&join("x", "s"));
                            let entry = BTreeSet::from([8u32, 4, 1]);
                        }
                        let mut sum = vec![sum.clone()];
                        #[cfg(any())] effect("never");
                        #[allow(unused)] let d = z;
                        z = "k=v".to_string();
                    }
                    let list;
                    for entry in x.chars() {
                        let name = item(11);
                    }
                    if (*c > 5) {
                        list = Vec::from([*c, *c]);
                    } else {
                        list = vec![9u32, 6u32, 11u32];
                    }
                    BTreeMap::from([(5u32, vec![3u32, 4u32, 8u32]), (11u32, vec![8u32])])
                }
            }
                Some([rest, .., at]) => {
                checkpoint!();
                tap("t3", BTreeMap::from([(10u32, vec![8u32]), (11u32, vec![1u32, 0u32, 2u32])]))
            }
                _ => {
                checkpoint!("p4");
                BTreeMap::from([(9u32, vec![4u32]), (3u32, vec![4u32])])
            }
            })
        };
        let mut z: u32 = (at.len() as u32);
        let y: String = x.clone();
        checkpoint!("p5");
        effect(&frame);
        Ok((grow(&mut z) & {
            let mut fuel6 = 1u32;
            loop {
                if fuel6 == 0 { break ({
                    'l7: for &p8 in (&frame).into_iter().rev() {
                        at = std::mem::take(&mut at);
                        let entry = vec![(8u32, 7usize), (5u32, 11usize)];
                    }
                    z
                }); }
                fuel6 -= 1;
            }
        }))
    }
}

scenario! {
    given (), (), ();
    fn program_1000252() -> Result<String, String> {
        let mut c = { (6u32 & 11u32) };
        let mut value: Vec<u32> = (if false {
            checkpoint!("p1");
            effect(&c);
            vec![2u32]
        } else if tap("t2", (c % 2 == 0)) {
            c = (c & c);
            (1..4).map(|n| n * 2).collect::<Vec<u32>>()
        } else {
            checkpoint!();
            checkpoint!();
            vec![10u32, 7u32, 5u32]
        });
        checkpoint!("p3");
        while let Some(right) = value.pop() {
            match Some(vec![false, true]) {
                Some(cx) => {
                c = 0u32;
                let mut fuel4 = 1u32;
                'l5: while fuel4 > 0 && tap("t6", (right % 4 == 0)) {
                    fuel4 -= 1;
                    effect(&right);
                }
            }
                _ => {
                let _g7 = Noisy::new("g7");
                let (mut name, y) = tap("t8", (Some(((String::from("ñ"), [2u32, 2, 6]), 8u32))).unwrap_or((("k=v".to_owned(), [11u32, 2, 33]), 6u32)));
                consume(_g7);
            }
            }
            let d = &c;
        }
        if ((c) <= (mix(c, c))) {
            checkpoint!();
            let w = &mut value;
            return Err("left at 9".to_string());
        }
        if (((c % 3 == 0) ^ (c <= 0)) ^ false) && (c) % 4 == 1 { Err(format!("failure {}", 10))?; }
        Ok(String::from("left right"))
    }
}

scenario! {
    given (6usize), (9usize), (10usize);
    fn program_1000256(c: usize) -> Result<u32, String> {
        let mut y = (9u32).wrapping_mul(0u32);
        checkpoint!();
        checkpoint!();
        let w = &c;
        let f1 = |rest: u32| y;
        let Some(b) = ((None::<Option<Option<[u32; 3]>>>).unwrap_or(Some(Some([9u32, 2, 27])))) else {
            let sum = {
                if (c % 4 == 0) && let Ok(mut a) = Ok::<u32, String>(y) && (Some(false)).unwrap_or_else(|| (y < 7)) {
                    {
                        { let mut f2 = |given: u32| y ^= given; f2({ a }); f2(3); }
                    }
                    let mut at = (*w % 4 == 0);
                } else {
                    effect(&w);
                }
                checkpoint!();
                (if (c > 5) { (None::<Shape>).ok_or("nothing")? } else { shape(6) })
            };
            return Ok(y);
        };
        effect(&b);
        effect(&w);
        Ok(4u32)
    }
}

scenario! {
    given (11u32, vec!["a".to_string(), String::from("ñ"), "k=v".to_string()]), (5u32, vec![String::from("ñ"), " trim ".to_owned(), "a".to_owned()]), (6u32, vec![String::from(""), " trim ".to_owned(), String::from("bc")]);
    fn program_1000257(y: u32, w: Vec<String>) -> Option<u32> {
        let mut a: VecDeque<BTreeSet<u32>> = {
            let mut entry = {
                let mut fuel1 = 2u32;
                loop {
                    if fuel1 == 0 { break ({
                        if ((8i64) > (8i64)) {
                            let a: Option<Vec<u32>> = (if w.is_empty() { Some(vec![4u32]) } else if (y > 8) {
                                effect(vec![[2u32, 2, 6], [1u32, 2, 3], [0u32, 2, 0]]);
                                None::<Vec<u32>>
                            } else {
                                let _ = Noisy::new("t2");
                                let w;
                                assert!((fuel1 > 0) || true);
                                w = (Some("k=v".to_string())).unwrap_or_else(|| "".to_string());
                                Some(vec![10u32])
                            });
                            checkpoint!();
                            let mut at = join("t", "s");
                        } else if (fuel1 % 2 == 0) {
                            if (y < 3) {
                                let mut fuel3 = 1u32;
                                loop {
                                    if fuel3 == 0 { break; }
                                    fuel3 -= 1;
                                    for _ in w.windows(2) {}
                                }
                            } else if (y % 3 == 0) {} else if (if (w.is_empty() == true) { (fuel1 != 0) } else { (fuel1 > 8) }) {} else {}
                        } else if (true || (fuel1 % 2 == 0)) {} else {}
                        checkpoint!();
                        (if true { Some(false) } else { Some(false) })
                    }); }
                    fuel1 -= 1;
                }
            };
            checkpoint!();
            VecDeque::from([BTreeSet::from([11u32, 4, 1]), BTreeSet::from([8u32, 4, 1])])
        };
        let d = (Some(BTreeMap::from([(2u32, 3usize), (11u32, 3usize)]))).unwrap_or(BTreeMap::from([(11u32, 11usize), (0u32, 2usize)]));
        let mut frame = Shape::Named((y).to_string(), Some(0u32));
        checkpoint!();
        checkpoint!("p4");
        effect(&d);
        effect(&w);
        effect(&y);
        Some(7u32)
    }
}

scenario! {
    given (String::from("bc")), (String::from("left right")), (" trim ".to_owned());
    fn program_1000259(y: String) -> String {
        let name = (if y.is_empty() {
            let left = y.is_empty();
            let mut count = {
                let mut fuel1 = 1u32;
                loop {
                    if fuel1 == 0 { break ({
                        let mut n = None::<usize>;
                        checkpoint!();
                        tap("t2", 1i64)
                    }); }
                    fuel1 -= 1;
                    let at = fuel1;
                    let mut rest = at;
                }
            };
            checkpoint!();
            '🦀'
        } else if ((if y.is_empty() { true } else { y.is_empty() }) | y.is_empty()) { 'ñ' } else {
            let f3 = |name: u32| (((name != 8)) as u32);
            'a'
        });
        let mut sum = (((9u32).wrapping_mul(0u32)) as i64);
        let entry: BTreeSet<u32> = (if let 1 | 3 | 5..=7 = { 4u32 } {
            checkpoint!();
            let left = y.trim();
            BTreeSet::from([0u32, 4, 1])
        } else { (if (sum % 2 == 0) {
            sum = (sum).wrapping_add(sum);
            BTreeSet::from([11u32, 4, 1])
        } else {
            #[cfg(any())] effect("never");
            #[allow(unused)] let right = format!("{:?}", name);
            checkpoint!();
            BTreeSet::from([7u32, 4, 1])
        }) });
        let mut left = tap("t5", y.clone());
        checkpoint!();
        let sum = vec![sum.clone()];
        checkpoint!();
        if (Some((name < 'm'))).unwrap_or_else(|| false) && (tap("t7", ((entry.contains(&4u32)) as u32))) % 4 == 1 { panic!("failure 6"); }
        checkpoint!();
        checkpoint!();
        effect(&sum);
        effect(&left);
        left.clone()
    }
}

scenario! {
    given (), ();
    fn program_1000262() -> Result<String, String> {
        let mut frame = tap("t1", (3u32 | 8u32));
        checkpoint!();
        checkpoint!();
        let c = &mut frame;
        let mut count = [3u32, 2, 9];
        effect(&Noisy::new("t2"));
        if ((-11i64) != (3i64)) {
            match None::<Option<Item>> {
                Some(sum) if !((((frame % 2 == 0)).then(|| (frame % 2 == 0))).unwrap_or((count[1] % 3 == 0))) => {
                let (mut n, mut left) = (None::<(bool, Vec<u32>)>).ok_or("nothing")?;
            }
                _ => {
                checkpoint!();
                checkpoint!();
            }
            }
            let mut entry = Vec::new();
            let ref sum = count;
            entry.push(vec![1u32; 3]);
            return Ok({
                let left = count[(3usize) % 3];
                checkpoint!("p3");
                "a".to_owned()
            });
        }
        checkpoint!();
        checkpoint!();
        checkpoint!();
        effect(&frame);
        Ok(format!("{:?}{frame}", Some((frame % 4))))
    }
}

scenario! {
    given (11u32), (9u32);
    fn program_1000264(name: u32) -> Option<u32> {
        let mut n = Some(vec![false, true]);
        let mut z = (6u32).wrapping_mul(mix(name, name));
        let mut sum = (2usize, 6u32);
        checkpoint!();
        if n.is_none() && let Some(ref at) = n {
            sum.1 ^= name;
        }
        let mut fuel1 = 2u32;
        loop {
            if fuel1 == 0 { break; }
            fuel1 -= 1;
            'l2: for frame in (BTreeSet::from([3u32, 4, 1])).into_iter().enumerate().skip_while(|state| (z < 2)).enumerate() {
                checkpoint!();
                effect((z, VecDeque::from([0i64]), frame));
                effect((&frame.1, ('b3: {
                    let mut frame = (3u32, frame.clone());
                    checkpoint!();
                    (if (fuel1 < 2) {
                        let mut fuel4 = 1u32;
                        'l5: loop {
                            if fuel4 == 0 { break; }
                            fuel4 -= 1;
                            frame.0 ^= 7u32;
                            effect((fuel1, frame, frame.0));
                            let mut left = Vec::from([item(1), item(3)]);
                        }
                        let at: [u32; 3] = (Some([9u32, 2, 27]))?;
                        VecDeque::from(['ñ'])
                    } else if (z % 4 == 0) { VecDeque::from(['k', 'a']) } else { VecDeque::from(['🦀', 'ñ', 'a']) })
                }), (sum.1).wrapping_add((Some(7u32))?)));
            }
            continue;
        }
        match n {
            Some(_) => {
            drop(n);
        }
            _ => {}
        }
        effect(&fuel1);
        {
            let mut fuel6 = 1u32;
            loop {
                if fuel6 == 0 { break ({ Some(3u32) }); }
                fuel6 -= 1;
                checkpoint!();
                checkpoint!();
            }
        }
    }
}

scenario! {
    fresh given (vec!['🦀', '🦀', '🦀']), (vec!['k', 'ñ', 'ñ']);
    fn program_1000269(mut x: Vec<char>) -> Option<u32> {
        let z = ((if let (6.., mut sum) = (4u32, Some(10u32)) {
            let rest = {
                if !x.is_empty() {
                    let right = &mut x[0];
                    consume(x);
                    for mut w in (0usize..(((tap("t1", 8usize) / 10)).min(3))) {
                        let list: u32 = 8u32;
                    }
                    match &sum {
                        Some(state) if (*state % 2 == 0) => {
                        let z = sum.as_ref();
                        let (mut b, count) = (None::<i64>, vec![3u32]);
                    }
                        Some(at) => {
                        let w: Vec<u32>;
                        if (*at % 4 == 0) {
                            _ = {
                                let mut fuel2 = 3u32;
                                loop {
                                    if fuel2 == 0 { break ({
                                        sum = std::mem::replace(&mut sum, Some(3u32));
                                        vec![8u32, 10u32]
                                    }); }
                                    fuel2 -= 1;
                                    let mut fuel3 = 1u32;
                                    'l4: while fuel3 > 0 && { checkpoint!(); (fuel2 % 3 == 0) } {
                                        fuel3 -= 1;
                                        let _g5 = Noisy::new("g5");
                                        checkpoint!("p6");
                                    }
                                    let state = sum.as_ref();
                                    checkpoint!("p7");
                                }
                            };
                            w = (if let Shape::Named(mut c, Some(mut d)) = (if false {
                                effect(('b8: {
                                    let (_, frame) = (true, VecDeque::from([11u32, 2u32]));
                                    checkpoint!("p9");
                                    (if let Some(0..=4) = &sum {
                                        checkpoint!();
                                        let n = sum.as_ref();
                                        "a".to_owned()
                                    } else { String::from("ñ") })
                                }));
                                shape(8)
                            } else if sum.is_none() { shape(0) } else { shape(10) }) {
                                checkpoint!();
                                vec![8u32, 7u32]
                            } else { tap("t10", vec![2u32, 0u32, 3u32]) });
                        } else {
                            w = vec![3u32, 3u32, 4u32];
                        }
                    }
                        _ => {}
                    }
                    x = vec!['ñ', '🦀', 'ñ'];
                }
                [8u32, 2, 24]
            };
            Some(BTreeSet::from([9u32, 4, 1]))
        } else { Some(BTreeSet::from([9u32, 4, 1])) })).unwrap_or((None::<BTreeSet<u32>>).unwrap_or(BTreeSet::from([9u32, 4, 1])));
        let a = vec![Some(shape(5))];
        let mut count = (5..8).filter(|n| n % 2 == 0).collect::<Vec<u32>>();
        checkpoint!();
        effect(&x);
        (Some(Some(9u32)))?
    }
}

scenario! {
    given ((Vec::<u32>::new(), vec![0usize]), Some("a".to_string()));
    fn program_1000271(state: (Vec<u32>, Vec<usize>), value: Option<String>) -> Option<u32> {
        let mut list = (if (value.is_some() & value.is_some()) {
            let mut z: BTreeMap<String, u32>;
            let mut frame = shape(0);
            z = {
                let mut fuel1 = 3u32;
                'l2: loop {
                    if fuel1 == 0 { break 'l2 ({ BTreeMap::from([("k=v".to_string(), 0u32), ("a".to_string(), 1u32)]) }); }
                    fuel1 -= 1;
                    match &mut frame {
                        Shape::Dot(list) => {
                        let d = &frame;
                        checkpoint!();
                    }
                        Shape::Named(_, _) => {
                        if ((fuel1 > 7) | ((fuel1) > (6u32))) {
                            'b3: {
                                let mut entry = {
                                    let mut fuel4 = 1u32;
                                    loop {
                                        if fuel4 == 0 { break ({ vec!["".to_string(), "".to_string(), "a".to_owned()] }); }
                                        fuel4 -= 1;
                                        effect(None::<String>);
                                        let frame = state.0.first();
                                        let _ = Noisy::new("t5");
                                    }
                                };
                            }
                            consume(frame);
                            checkpoint!();
                        } else {
                            checkpoint!();
                            let mut rest = " trim ".to_owned();
                        }
                        let (value, cx) = &state;
                        checkpoint!();
                    }
                        Shape::Line { from: _, to: y } => {
                        checkpoint!();
                    }
                        _ => {}
                    }
                    frame = shape(4);
                }
            };
            VecDeque::from([7u32, 10u32])
        } else { VecDeque::from([5u32]) });
        checkpoint!();
        checkpoint!();
        effect(&value);
        effect(&state);
        ('b6: {
            let c = state.0.first();
            let sum = value.as_ref();
            checkpoint!();
            None::<u32>
        })
    }
}

scenario! {
    fresh given (item(9), Some(Vec::<bool>::new()), Box::new((0u32, String::from("ñ")))), (item(7), Some(vec![false, false]), Box::new((3u32, "a".to_string()))), (item(7), None::<Vec<bool>>, Box::new((2u32, " trim ".to_owned())));
    fn program_1000273(Item { name: rest, id: _, .. }: Item, x: Option<Vec<bool>>, _: Box<(u32, String)>) -> Option<u32> {
        let mut frame = (if rest.is_empty() {
            checkpoint!();
            tap("t1", (rest.len() as u32))
        } else {
            'b2: {
                checkpoint!();
                let mut right: (Item, Noisy) = (match &x {
                    Some(name) => {
                    checkpoint!("p3");
                    (item(0), Noisy::new("n4"))
                }
                    _ => {
                    _ = vec![item(8), item(6), (Item { id: (rest.len() as u32), tags: vec![String::from("bc"), String::from("")], name: rest, spot: Some((0i64, true)) })];
                    checkpoint!();
                    checkpoint!();
                    (item(5), Noisy::new("n5"))
                }
                });
                let mut value = {
                    let mut fuel6 = 1u32;
                    loop {
                        if fuel6 == 0 { break ({
                            match (fuel6, {
                                effect((&right, vec!["left right".to_string()], shape(9)));
                                checkpoint!("p7");
                                Some(0u32)
                            }) {
                                (_, Some(d)) if (fuel6 <= 1) => {
                                let ((n, mut z), w) = ((0u32, false), shape(1));
                                let _ = tap("moved", w);
                                'l8: for mut state in ({
                                    checkpoint!();
                                    BTreeSet::from([6u32, 4, 1])
                                }).into_iter() {
                                    'b9: {
                                        checkpoint!();
                                    }
                                }
                            }
                                (p10 @ 2..=9, name) if (p10 % 3 == 0) => {}
                                (mut count, Some(1 | 3 | 5..=7)) => {}
                                _ => {}
                            }
                            tap("t11", '🦀')
                        }); }
                        fuel6 -= 1;
                    }
                };
            }
            (6u32).wrapping_mul(tap("t12", 9u32))
        });
        checkpoint!();
        checkpoint!();
        effect(&x);
        (None::<Option<u32>>).unwrap_or(None::<u32>)
    }
}

scenario! {
    given (BTreeSet::from([11u32, 4, 1])), (BTreeSet::from([6u32, 4, 1]));
    fn program_1000274(mut cx: BTreeSet<u32>) {
        let mut w = format!("{:?}", (cx.len() as u32));
        if tap("t1", ((((w.is_empty()) as u32)) <= (3u32))) {
            effect(&cx);
            let mut name;
            let _ = (cx.len() as u32);
            let (mut d, mut count) = tap("t2", {
                drop(w);
                (BTreeMap::from([(2u32, 'a'), (3u32, '🦀')]), 4u32)
            });
            if ((tap("t3", 'k')) <= ((if (count != 3) { tap("t4", 'k') } else { 'k' }))) {
                let ref state = cx;
                name = (match Some([2u32, 2, 6]) {
                    Some(left) => {
                    let mut b: VecDeque<usize> = VecDeque::from(vec![7usize, 3usize, 7usize]);
                    'b5: {
                        let _g6 = Noisy::new("g6");
                        checkpoint!("p7");
                        let _g8 = Noisy::new("g8");
                    }
                    {
                        checkpoint!("p9");
                        let y = &mut count;
                        Box::new(8usize)
                    }
                }
                    Some(sum) => {
                    let mut at: String = (Some(" trim ".to_owned())).unwrap_or(String::from("ñ"));
                    Box::new(8usize)
                }
                    _ => {
                    count ^= (count ^ 4u32);
                    let _ = Noisy::new("t10");
                    Box::new(0usize)
                }
                });
            } else {
                effect((((tap("t11", None::<Option<(String, i64)>>)).unwrap_or(Some(("k=v".to_string(), 8i64)))).unwrap_or(("k=v".to_owned(), 4i64)), &cx, &d));
                name = {
                    let mut fuel12 = 1u32;
                    loop {
                        if fuel12 == 0 { break ({
                            checkpoint!("p13");
                            (Some(Box::new(7usize))).unwrap_or_else(|| Box::new(0usize))
                        }); }
                        fuel12 -= 1;
                    }
                };
            }
        }
        checkpoint!();
        effect(&cx);
    }
}

scenario! {
    given (None::<([u32; 3], usize)>), (Some(([9u32, 2, 27], 3usize)));
    fn program_1000275(right: Option<([u32; 3], usize)>) -> Result<u32, String> {
        let rest = {
            let mut fuel1 = 3u32;
            loop {
                if fuel1 == 0 { break ({ Vec::from([(3u32 % 3), fuel1, fuel1]) }); }
                fuel1 -= 1;
                effect(fuel1);
                let x;
                let mut a = {
                    let mut frame = {
                        for mut at in (VecDeque::from([shape(7), shape(11)])).into_iter().map(|y| (if (fuel1 % 3 == 0) { fuel1 } else { fuel1 })).map(|value| "bc".to_owned()).take(2) {
                            let mut rest = BTreeSet::from([7u32, 4, 1]);
                        }
                        let _ = vec![fuel1, fuel1, fuel1];
                        checkpoint!();
                        Some(item(10))
                    };
                    let mut fuel2 = 4u32;
                    'l3: while fuel2 > 0 && ((8i64) <= (-11i64)) {
                        fuel2 -= 1;
                        effect(&fuel1);
                        let mut w: Option<Option<[u32; 3]>> = Some(Some([2u32, 2, 6]));
                    }
                    vec![Some(String::from("ñ")), Some("left right".to_string()), Some(String::from("left right"))]
                };
                a.reverse();
                if (if (fuel1 % 2 == 0) { (fuel1 > 1) } else { a.is_empty() }) {
                    match &right {
                        Some(([_, .., list], value)) => {
                        const LIMIT4: u32 = 4;
                        let cx = LIMIT4 + 1;
                    }
                        Some((name, left)) => {
                        let f5 = move |y: u32| fuel1;
                        for z in a.iter().enumerate().enumerate() {
                            let f6 = |w: u32| w;
                        }
                    }
                        _ => {}
                    }
                    x = [4u32, 2, 12];
                } else {
                    x = [4u32, 2, 12];
                }
            }
        };
        let mut left = (if true { ((rest.len() as u32) & 7u32) } else { 3u32 });
        let list: u32 = left;
        checkpoint!();
        effect(&right);
        Ok({
            effect(&rest);
            (rest.len() as u32)
        })
    }
}

scenario! {
    given (true), (false), (false);
    fn program_1000276(mut rest: bool) -> u32 {
        let sum = (Some(item(5)), 3i64);
        let mut left = ('b1: {
            'b2: {
                let left: &Option<Item> = &sum.0;
                let [x, .., mut b7] = (if false {
                    #[cfg(any())] effect("never");
                    #[allow(unused)] let entry = (if (rest & rest) {
                        let left = left.as_ref();
                        let x: String;
                        let mut b: Vec<u32> = (Some(vec![1u32, 0u32])).unwrap_or(vec![0u32, 3u32]);
                        'b4: {
                            b.push((b.len() as u32));
                            let y = (Some(BTreeSet::from([6u32, 4, 1]))).unwrap_or_else(|| (if (sum.1 <= 1) { BTreeSet::from([7u32, 4, 1]) } else { BTreeSet::from([4u32, 4, 1]) }));
                        }
                        x = (if let [b, rest5 @ ..] = &b[..] { String::from("") } else {
                            let mut fuel6 = 1u32;
                            while fuel6 > 0 && sum.0.is_some() {
                                fuel6 -= 1;
                                let ref b = fuel6;
                            }
                            String::from("left right")
                        });
                        x
                    } else if rest {
                        checkpoint!();
                        "a".to_string()
                    } else { (if rest { String::from("left right") } else { String::from("ñ") }) });
                    checkpoint!();
                    [1u32, 2, 3]
                } else if rest { [5u32, 2, 15] } else { [5u32, 2, 15] });
            }
            checkpoint!();
            10usize
        });
        let count = left;
        checkpoint!();
        checkpoint!();
        effect(&count);
        effect(&left);
        effect(&sum);
        effect(&rest);
        9u32
    }
}

scenario! {
    given (vec![(3u32, [11u32, 2, 33]), (5u32, [0u32, 2, 0]), (0u32, [1u32, 2, 3])], 7u32, VecDeque::from([BTreeSet::from([4u32, 4, 1]), BTreeSet::from([1u32, 4, 1])]));
    fn program_1000283(mut w: Vec<(u32, [u32; 3])>, mut b: u32, n: VecDeque<BTreeSet<u32>>) -> Option<u32> {
        let mut b = Box::new('k');
        let mut b = (if (Some(false)).unwrap_or(false) {
            checkpoint!();
            consume(w);
            let mut fuel1 = 1u32;
            while fuel1 > 0 && (((0usize) > (4usize)) == (fuel1 % 4 == 0)) {
                fuel1 -= 1;
                checkpoint!("p2");
                let list = &mut b;
                let frame: &Box<char> = &b;
            }
            w = vec![(4u32, [6u32, 2, 18]); 2];
            checkpoint!("p3");
            fuel1
        } else {
            let entry = &mut b;
            checkpoint!("p4");
            8u32
        });
        let cx = (2i64, ("left right".to_string(), 4usize));
        let at: u32 = (b).min((match &cx {
            (0 | 2..=9, (z, state)) => {
            effect((&n, z, b));
            match (4u32, Some(9u32)) {
                (p5 @ 2..=9, value) if ((*state != 8) & (b % 4 == 0)) => {
                if let Shape::Named(_, Some(name)) = shape(4) {
                    assert!(true || true);
                    if (b % 2 == 0) {
                        consume(n);
                    } else {
                        checkpoint!();
                    }
                    if (*state <= 4) {
                        for &p6 in value.iter() {
                            effect((b, (z.len() as u32), &*state));
                        }
                        'b7: {
                            let w = w.clone();
                        }
                    } else if z.is_empty() {} else {}
                }
            }
                _ => {}
            }
            b
        }
            (0 | 2..=9, (left, d)) => { b }
            (d, (b, list)) => {
            checkpoint!();
            5u32
        }
            _ => { b }
        }));
        checkpoint!();
        checkpoint!();
        effect(&at);
        effect(&cx);
        effect(&b);
        None::<u32>
    }
}

scenario! {
    fresh given (Vec::<Vec<usize>>::new(), vec![2u32, 5u32], Some("a".to_string())), (vec![vec![3usize]], vec![0u32], Some(String::from("ñ")));
    fn program_1000285(rest: Vec<Vec<usize>>, mut name: Vec<u32>, value: Option<String>) -> Result<u32, String> {
        let mut y: u32 = ((('k') as u32) % 2);
        let x = BTreeSet::from([10u32, 4, 1]);
        let count = {
            let mut fuel1 = 3u32;
            loop {
                if fuel1 == 0 { break ({
                    effect((String::from("ñ"), &value, &rest));
                    name.push((fuel1 | tap("t2", 1u32)));
                    checkpoint!();
                    Some(Box::new(shape(6)))
                }); }
                fuel1 -= 1;
                let _g3 = Noisy::new("g3");
            }
        };
        let mut n = Box::new(vec![shape(10), shape(5), shape(2)]);
        checkpoint!();
        {
            effect((&x, item(1)));
            n = (Some(Box::new(Vec::<Shape>::new()))).unwrap_or(((if let Some(d) = rest.get(1) {
                checkpoint!();
                Some(Box::new(Vec::<Shape>::new()))
            } else {
                let _ = Noisy::new("t4");
                let ref right = count;
                Some(Box::new(Vec::<Shape>::new()))
            })).ok_or("nothing")?);
            fn twice5(n: u32) -> u32 { n.wrapping_mul(2) }
            let mut z = twice5((y & std::mem::replace(&mut y, (if let Some(a) = &count { 11u32 } else { (name.len() as u32) }))));
        }
        y &= y;
        checkpoint!();
        debug_assert!(name.is_empty() | true);
        let mut fuel6 = 1u32;
        'l7: while fuel6 > 0 && { checkpoint!(); (('k') < ((Some('🦀')).unwrap_or_else(|| 'k'))) } {
            fuel6 -= 1;
        }
        effect(&n);
        effect(&count);
        effect(&y);
        Ok((name.len() as u32))
    }
}

scenario! {
    given (3i64, Some(vec![-10i64, -11i64, -9i64]), true), (4i64, Some(vec![7i64]), false);
    fn program_1000288(mut y: i64, x: Option<Vec<i64>>, list: bool) {
        let mut list = {
            let mut fuel1 = 1u32;
            loop {
                if fuel1 == 0 { break ({
                    if let Some(_) = &x {
                        _ = VecDeque::from([0u32]);
                        checkpoint!("p2");
                        let count = &mut y;
                    } else {
                        let mut name = VecDeque::from([shape(11), shape(4), shape(5)]);
                        checkpoint!();
                    }
                    checkpoint!();
                    (Some("k=v".to_string())).unwrap_or("".to_string())
                }); }
                fuel1 -= 1;
                let n: char = 'a';
            }
        };
        let b: Vec<i64> = Vec::from([(((y % 2 == 0)) as i64)]);
        let mut name = ('b3: {
            list.push_str(&join("x", &String::from("left right")));
            (false).then(|| BTreeMap::from([(5u32, shape(11)), (0u32, shape(0))]))
        });
        let mut y = (3u32, y.clone());
        checkpoint!("p4");
        let mut rest = (if (if (y.0 % 2 == 0) { (y.1 < 4) } else { name.is_none() }) { shape(2) } else { shape(5) });
        effect(&y);
        effect(&x);
    }
}

scenario! {
    given (Some(vec!['k', 'k', 'ñ']), Some(11u32), 0u32), (None::<Vec<char>>, Some(6u32), 3u32), (None::<Vec<char>>, Some(4u32), 10u32);
    fn program_1000291(rest: Option<Vec<char>>, cx: Option<u32>, list: u32) -> String {
        let name = (if let Some(name) = rest.as_ref() {
            if !name.is_empty() {
                let sum = &name[name.len() - 1];
                effect((Box::new([10u32, 2, 30]), *sum, join("t", "t")));
                let c = name.first();
            }
            effect((VecDeque::from([5u32, 3u32]), cx, list));
            tap("t1", (None::<(Vec<u32>, char)>).unwrap_or_else(|| (vec![2u32, 4u32, 0u32], 'ñ')))
        } else {
            checkpoint!();
            let f2 = move |sum: u32| sum;
            (vec![6u32, 11u32], 'a')
        });
        let mut count = name.1;
        checkpoint!();
        let frame = &mut count;
        *frame = 'a';
        let sum = &mut count;
        {
            effect((&*sum, list, ((Some(Some(shape(6)))).unwrap_or_else(|| Some(shape(11)))).unwrap_or_else(|| shape(3))));
            let (ref sum, ref z) = name;
            effect(((11u32, -10i64), count));
        }
        checkpoint!("p3");
        effect(&cx);
        effect(&rest);
        "".to_string()
    }
}

scenario! {
    fresh given (false, vec![Some("k=v".to_owned()), Some("".to_string()), Some("bc".to_owned())], false), (true, vec![Some("bc".to_owned())], false), (false, vec![Some(String::from("bc")), Some(String::from("")), None::<String>], false);
    fn program_1000292(state: bool, _: Vec<Option<String>>, _: bool) -> String {
        let at = tap("t1", "k=v".to_string());
        let rest: &bool = &state;
        checkpoint!();
        let mut fuel2 = 3u32;
        'l3: loop {
            if fuel2 == 0 { break; }
            fuel2 -= 1;
            if false && ((fuel2).saturating_sub(fuel2)) % 4 == 1 { panic!("failure 4"); }
            let z = (match Ok::<u32, String>(6u32) {
                Err(z) if (tap("t5", None::<bool>)).unwrap_or_else(|| (fuel2 != 6)) => {
                let [sum, .., mut value] = tap("t6", [6u32, 2, 18]);
                tap("t7", Some(Some("bc".to_owned())))
            }
                Ok(mut a) => {
                assert_ne!(Some(7u32), Some(987_654), "never");
                if let Shape::Empty = shape(2) {
                    let right = &mut a;
                } else {
                    effect(&rest);
                    if !state {
                        let mut c: Box<Shape> = Box::new({
                            let mut fuel8 = 2u32;
                            loop {
                                if fuel8 == 0 { break ({
                                    {}
                                    checkpoint!();
                                    shape(10)
                                }); }
                                fuel8 -= 1;
                            }
                        });
                    } else if state {} else if (('a') <= ('k')) {} else {}
                }
                checkpoint!("p9");
                (Some(None::<Option<String>>)).unwrap_or_else(|| Some(Some(String::from("ñ"))))
            }
                Ok(mut entry) => { Some(None::<String>) }
                _ => { None::<Option<String>> }
            });
        }
        effect(&fuel2);
        effect(&at);
        effect(&state);
        join(&at, "t")
    }
}

scenario! {
    given ((Vec::<u32>::new(), Some([1u32, 2, 3])), Box::new(true), "a".to_string());
    fn program_1000293((mut d, mut b): (Vec<u32>, Option<[u32; 3]>), at: Box<bool>, state: String) -> u32 {
        let mut rest = (('b1: {
            let mut fuel2 = 2u32;
            while fuel2 > 0 && let "k=v" | "bc" = state.as_str() {
                fuel2 -= 1;
                let mut fuel3 = 4u32;
                loop {
                    if fuel3 == 0 { break; }
                    fuel3 -= 1;
                    let mut fuel4 = 4u32;
                    while fuel4 > 0 && let p5 @ 2..=9 = fuel3 {
                        fuel4 -= 1;
                        d = vec![10u32, 6u32, 3u32];
                        _ = item(3);
                        checkpoint!("p6");
                        if (fuel3 % 2 == 0) {
                            if ((fuel3) <= ((if (fuel3 % 4 == 0) { 5u32 } else { p5 }))) {
                                {
                                    assert!(((p5) < (fuel4)) || true);
                                    if !d.is_empty() {
                                        let z = &d[d.len() - 1];
                                        b.get_or_insert((match None::<bool> {
                                            None if (fuel2 % 4 == 0) => {
                                            if let Some(frame) = &b {
                                                d.push((fuel4).wrapping_sub(fuel3));
                                                let mut value = join(&state, state.as_str());
                                                let ref count = *frame;
                                            } else {
                                                let rest = &mut d;
                                                let w = &mut *rest;
                                                let _ = shape(0);
                                            }
                                            [8u32, 2, 24]
                                        }
                                            Some(value) => {
                                            d = Vec::from([fuel4]);
                                            let f7 = move |value: u32| 7u32;
                                            [9u32, 2, 27]
                                        }
                                            _ => { [5u32, 2, 15] }
                                        }));
                                    }
                                }
                            } else if (fuel2 <= 2) {} else {}
                        } else if ((p5) > (3u32)) {} else if (Some(true)).unwrap_or((fuel3 != 0)) {} else {}
                    }
                }
            }
            None::<Vec<i64>>
        })).unwrap_or((if state.is_empty() { vec![4i64, 4i64] } else { vec![2i64, 3i64, 4i64] }));
        let mut left = item(1);
        let value: char = 'a';
        checkpoint!();
        effect(&value);
        effect(&left);
        effect(&state);
        effect(&b);
        ('b8: {
            consume(left);
            if ((value) != (value)) {
                let f10 = |w: u32| tap("t9", w);
                break 'b8 ((11u32).wrapping_add((d.len() as u32)));
            }
            left = (if ((2u32) > (7u32)) { item(10) } else { (Item { name: state.clone(), ..item(6) }) });
            left.id
        })
    }
}

scenario! {
    given (6u32), (5u32);
    fn program_1000295(x: u32) {
        let mut name = (if (x % 3 == 0) {
            let f2 = |entry: u32| tap("t1", 0u32);
            effect(x);
            (if (x % 2 == 0) { x } else if ((x <= 1) && (x < 0)) {
                for (right, w) in (0..=2u32).skip_while(|right| (x <= 2)).enumerate() {
                    if { (w % 2 == 0) } {
                        let d;
                        let mut fuel3 = 2u32;
                        while fuel3 > 0 && (right % 4 == 0) {
                            fuel3 -= 1;
                            if (fuel3 < 5) {
                                let mut z = (VecDeque::from([9u32]), w);
                            }
                        }
                        for rest in (0..3u32) {
                            if let (frame, None) = (if (right % 4 == 0) {
                                let mut at = ([3u32, 2, 9], vec![String::from("left right")]);
                                (11u32, None::<u32>)
                            } else {
                                let mut fuel4 = 1u32;
                                while fuel4 > 0 && false {
                                    fuel4 -= 1;
                                    checkpoint!();
                                    fn twice5(n: u32) -> u32 { n.wrapping_mul(2) }
                                    let mut frame = twice5(rest);
                                    let mut frame = vec![Some(-10i64), Some(-10i64), Some(2i64)];
                                }
                                'b6: {
                                    match fuel4 {
                                        2 => {}
                                        _ => {}
                                    }
                                }
                                (4u32, Some(6u32))
                            }) {}
                        }
                        d = tap("t7", vec![2u32]);
                    } else if false {} else if true {} else {}
                }
                tap("t8", x)
            } else { 11u32 })
        } else { (x).min(x) });
        let y = BTreeMap::from([(2u32, shape(10)), (4u32, shape(2))]);
        let w: Item = item(9);
        checkpoint!();
        checkpoint!();
        effect(&name);
    }
}

//! Random programs; made by `asap_tests::random::corpus`.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use asap_tests::prelude::*;
use asap_tests::random::world::*;

scenario! {
    given ('a');
    fn program_1000083(entry: char) -> Result<u32, String> {
        let mut sum = (if false { {
            checkpoint!();
            checkpoint!();
            vec![2u32, 6u32]
        } } else { Vec::from([9u32, (9u32).saturating_sub(10u32), 7u32]) });
        effect(&entry);
        checkpoint!();
        if ((0u32) != ((6u32 | (sum.len() as u32)))) {
            return Ok(((Some(3u32)).ok_or("nothing")?).wrapping_sub((sum.len() as u32)));
        }
        let mut fuel1 = 2u32;
        while fuel1 > 0 && (Some(true)).unwrap_or_else(|| sum.is_empty()) {
            fuel1 -= 1;
            if (entry < 'm') {
                break;
            }
            let Some(mut state) = (Some({
                let mut fuel2 = 1u32;
                'l3: loop {
                    if fuel2 == 0 { break 'l3 ({
                        _ = (fuel2 % 5);
                        let left = &sum[..sum.len().min(2)];
                        ('b4: { [8u32, 2, 24] })
                    }); }
                    fuel2 -= 1;
                    let state = &mut sum;
                    let mut left = state.iter().map(|&name| state.clone()).collect::<Vec<_>>();
                    const LIMIT5: u32 = 5;
                    let y = LIMIT5 + 1;
                }
            })) else {
                continue;
            };
        }
        let Item { name: mut list, tags: _, .. } = (Some(item(10))).ok_or("nothing")?;
        checkpoint!();
        effect(&sum);
        effect((&entry, tap("t6", {
            let at = &mut sum;
            let rest = at.first();
            ("".to_string(), 2i64)
        }), &list));
        checkpoint!();
        for mut x in (0..3u32) {
            continue;
        }
        if true {
            match &sum[..] {
                [w] => {}
                [count, .., _] => {}
                _ => {}
            }
        } else if (fuel1 % 2 == 0) {} else {}
        effect(&fuel1);
        Ok((fuel1).max((fuel1 % 5)))
    }
}

scenario! {
    given (), (), ();
    fn program_1000094() -> Result<u32, String> {
        let list = 7u32;
        let mut y = VecDeque::from([item(5), item(3)]);
        let mut fuel1 = 1u32;
        while fuel1 > 0 && (list <= 2) {
            fuel1 -= 1;
            let mut entry: String = (if (fuel1 > 8) {
                effect((BTreeMap::from([("bc".to_owned(), String::from("bc")), ("left right".to_string(), "a".to_string())]), fuel1));
                (match shape(0) {
                    Shape::Empty => {
                    checkpoint!();
                    let entry = &fuel1;
                    checkpoint!();
                    {
                        let f4 = |y: u32| tap("t3", y);
                        checkpoint!();
                        "".to_string()
                    }
                }
                    _ => { " trim ".to_owned() }
                })
            } else if (fuel1 < 4) {
                let mut fuel5 = 4u32;
                while fuel5 > 0 && { checkpoint!(); tap("t6", ((fuel5 < 3) | (fuel5 % 4 == 0))) } {
                    fuel5 -= 1;
                    _ = -10i64;
                    y.push_front((Item { id: fuel1, tags: vec![String::from("left right"), "k=v".to_string()], name: "k=v".to_owned(), spot: Some((-11i64, false)) }));
                    let b = &list;
                    if let 2 = *b {
                        y = y;
                    }
                }
                checkpoint!();
                "k=v".to_owned()
            } else {
                for Item { name: d, tags: a, .. } in y.iter() {
                    let left: &u32 = &list;
                    let mut b = -10i64;
                    b ^= 4i64;
                }
                checkpoint!();
                String::from("")
            });
        }
        checkpoint!();
        effect(&fuel1);
        Ok({
            let mut right = tap("t7", vec![-10i64, -10i64]);
            list
        })
    }
}

scenario! {
    fresh given (shape(6)), (shape(5)), (shape(10));
    fn program_1000096(rest: Shape) -> Result<u32, String> {
        let mut right: String = "a".to_string();
        let mut list: Item = item(0);
        let mut d: BTreeMap<u32, u32> = BTreeMap::from([(10u32, 3u32), (10u32, 0u32)]);
        let value = (if ((list.id % 2 == 0) == d.is_empty()) {
            if false {
                consume(list);
                let ref a = right;
            } else {
                if let None = &list.spot {
                    let (_, _) = (Some(9usize), vec![10u32]);
                    {
                        list.name += &join("", right.as_str()).as_str();
                        let (y, Item { name: mut state, id: mut name, .. }) = { (vec!["bc".to_owned(), "a".to_string(), String::from("")], item(1)) };
                    }
                } else {
                    if !list.tags.is_empty() {
                        let c = &list.tags[list.tags.len() - 1];
                        let state = list.tags.first();
                    }
                    if list.tags.is_empty() {
                        effect(&right);
                    } else if (list.id % 2 == 0) {
                        let mut fuel1 = 2u32;
                        'l2: loop {
                            if fuel1 == 0 { break; }
                            fuel1 -= 1;
                            match list.tags.as_slice() {
                                [right, .., y] => {
                                d = d.clone();
                                list.name.truncate(0);
                                if (fuel1 % 2 == 0) {
                                    let mut b: Vec<bool>;
                                    list = (Item { id: (d.len() as u32), tags: list.tags.clone(), name: "".to_string(), spot: list.spot });
                                    let list = vec![list.clone()];
                                    b = vec![(fuel1 % 4 == 0), d.is_empty()];
                                    let mut fuel3 = 2u32;
                                    'l4: while fuel3 > 0 && { checkpoint!(); true } {
                                        fuel3 -= 1;
                                        d = BTreeMap::from([(fuel3, fuel3)]);
                                        b.push((fuel1 % 2 == 0));
                                        consume(d);
                                        let c: u32;
                                        b = b.clone();
                                        b = Vec::<bool>::new();
                                        c = 2u32;
                                        d = BTreeMap::from([(5u32, 1u32), (3u32, 5u32)]);
                                    }
                                }
                            }
                                [right, .., a] => {}
                                _ => {}
                            }
                        }
                    } else {}
                }
            }
            (Noisy::new("n5"), (5u32, 1usize))
        } else {
            checkpoint!();
            (Noisy::new("n6"), (6u32, 3usize))
        });
        checkpoint!();
        effect(&d);
        effect(&right);
        effect(&rest);
        Ok((d.remove(&3u32)).ok_or("nothing")?)
    }
}

scenario! {
    fresh given (9u32, BTreeSet::from([8u32, 4, 1]), 3u32), (6u32, BTreeSet::from([0u32, 4, 1]), 2u32);
    fn program_1000099(x: u32, mut w: BTreeSet<u32>, list: u32) -> Result<u32, String> {
        let y: i64 = (Some(4i64)).unwrap_or({
            let f1 = |rest: u32| (w.len() as u32);
            w.insert(list);
            -10i64
        });
        checkpoint!();
        drop(w);
        let mut entry;
        let mut fuel2 = 3u32;
        'l3: loop {
            if fuel2 == 0 { break; }
            fuel2 -= 1;
            let mut fuel4 = 3u32;
            'l5: loop {
                if fuel4 == 0 { break; }
                fuel4 -= 1;
                debug_assert!((list != 6) | true);
                let (mut left, c) = (BTreeMap::from([(3u32, 0u32), (0u32, 0u32)]), 11u32);
                consume(left);
                checkpoint!("p6");
                left = tap("t7", BTreeMap::from([(8u32, 4u32), (5u32, 0u32)]));
            }
            let mut z = ({
                let mut fuel8 = 3u32;
                'l9: loop {
                    if fuel8 == 0 { break 'l9 ({
                        let mut b: Vec<u32> = (3..6).rev().collect::<Vec<u32>>();
                        let d = (Some(vec![Some(6u32), Some(2u32)])).unwrap_or(vec![Some(8u32)]);
                        checkpoint!();
                        Some('k')
                    }); }
                    fuel8 -= 1;
                    let f10 = |list: u32| (fuel2).wrapping_sub(list);
                    let mut rest = Vec::new();
                    _ = Box::new(9u32);
                    rest.push(((fuel2 % 2 == 0) == (fuel4 <= 6)));
                    fn twice11(n: u32) -> u32 { n.wrapping_mul(2) }
                    let mut value = twice11(fuel2);
                }
            }).ok_or("nothing")?;
        }
        if (y % 3 == 0) {
            entry = (Some(vec![9u32, 1u32, 4u32])).unwrap_or_else(|| tap("t12", vec![5u32, 10u32, 10u32]));
        } else {
            entry = (1..4).map(|n| n * 2).collect::<Vec<u32>>();
        }
        effect(&fuel2);
        effect(&entry);
        effect(&y);
        effect(&list);
        Ok(fuel2)
    }
}

scenario! {
    given (), (), ();
    fn program_1000104() -> Result<String, String> {
        let mut a = !(true);
        let mut frame = (if a {
            let name: Shape = shape(9);
            let right = item(10);
            1u32
        } else if a { 3u32 } else {
            checkpoint!();
            checkpoint!("p1");
            (('ñ') as u32)
        });
        let mut z = vec!["".to_string()];
        consume(z);
        match None::<Vec<String>> {
            Some(mut y) => {
            let _g2 = Noisy::new("g2");
            a ^= ((frame) <= (frame));
            _ = (!a ^ (frame % 2 == 0));
        }
            Some(mut at) => {
            let mut list = frame;
            at.push({ join("t", "s") });
            let mut fuel3 = 3u32;
            while fuel3 > 0 && { checkpoint!(); (false ^ a) } {
                fuel3 -= 1;
                effect(Noisy::new("t4").name().len());
                at.push(((at.len() as u32)).to_string());
                let mut fuel5 = 3u32;
                loop {
                    if fuel5 == 0 { break; }
                    fuel5 -= 1;
                    'l7: for (entry, state) in (0usize..((tap("t6", 8usize)).min(3))).enumerate().rev() {
                        let _ = (list | {
                            let [sum, .., mut w] = [7u32, 2, 21];
                            {
                                effect(&Noisy::new("t8"));
                                checkpoint!();
                                fuel3
                            }
                        });
                        at.push({
                            let value = at.as_slice();
                            format!("{:?}", (fuel3 <= 4))
                        });
                        let _g9 = Noisy::new("g9");
                        let mut c = { (if a {
                            if a {
                                let ref count = _g9;
                            }
                            Box::new(2u32)
                        } else if tap("t10", a) { Box::new(11u32) } else { (Some(Box::new(9u32))).unwrap_or(Box::new(11u32)) }) };
                    }
                }
            }
        }
            None => {}
            _ => {}
        }
        z = Vec::from([String::from("ñ"), (if (frame != 8) { String::from("bc") } else { String::from("left right") })]);
        checkpoint!();
        checkpoint!();
        effect(&z);
        effect(&a);
        Ok(tap("t11", "k=v".to_owned()))
    }
}

scenario! {
    given (false, (String::from("left right"), [11u32, 2, 33]), 'a'), (true, (String::from("bc"), [7u32, 2, 21]), 'a'), (false, (String::from(""), [3u32, 2, 9]), 'k');
    fn program_1000105(list: bool, (_, [mut right, .., mut a]): (String, [u32; 3]), c: char) -> Vec<u32> {
        let mut z = "k=v".to_string();
        checkpoint!("p1");
        checkpoint!();
        z.push(c);
        if list {
            'b2: {
                let state = &right;
                {
                    let name = {
                        right |= 1u32;
                        BTreeSet::from([10u32, 4, 1])
                    };
                    assert_ne!(None::<u32>, Some(987_654), "never");
                    let frame = &name;
                }
                consume(z);
                if ((-11i64) != (7i64)) {
                    a = ({
                        checkpoint!();
                        a
                    } & a);
                    checkpoint!();
                }
                let mut state = (('b3: {
                    let mut cx = {
                        checkpoint!("p4");
                        BTreeSet::from([0u32, 4, 1])
                    };
                    consume(cx);
                    assert_ne!(Some(8u32), Some(987_654), "never");
                    cx = tap("t5", BTreeSet::from([5u32, 4, 1]));
                    right
                }) & {
                    if !list {} else if (!list || list) {} else if list {} else {}
                    8u32
                });
                z = tap("t6", (None::<String>).unwrap_or("k=v".to_owned()));
            }
        } else if (right % 3 == 0) {} else if list {} else {}
        effect(&z);
        effect(&a);
        effect(&list);
        { ('b7: { vec![8u32] }) }
    }
}

scenario! {
    given (Some(5u32)), (Some(8u32));
    fn program_1000107(mut frame: Option<u32>) -> u32 {
        let mut x = (Some(item(10))).unwrap_or_else(|| item(9));
        let mut value = tap("t1", vec![('b2: {
            let _g3 = Noisy::new("g3");
            effect((String::from("ñ"), &x.tags));
            x.id
        })]);
        let w = frame.as_ref();
        checkpoint!("p4");
        let left: Shape;
        if (x.id > 8) {
            left = (if let (list, Some(n)) = (9u32, Some(8u32)) {
                checkpoint!("p5");
                shape(6)
            } else {
                let _ = tap("moved", x);
                checkpoint!("p6");
                shape(0)
            });
            drop(value);
        } else {
            let mut rest = VecDeque::from([[8u32, 2, 24]]);
            left = (if let Some(mut d) = Some(7usize) {
                if (x.id <= 8) {
                    checkpoint!();
                    _ = Vec::from([-10i64, 3i64]);
                } else if (x.id > 6) {
                    let f7 = |rest: u32| (frame).unwrap_or_else(|| (value.len() as u32));
                    let value;
                    if (if x.name.is_empty() { x.spot.is_some() } else { (x.id <= 7) }) {
                        value = 2u32;
                    } else {
                        value = ((((d) as i64)) as u32);
                    }
                } else {}
                shape(1)
            } else { shape(7) });
        }
        checkpoint!();
        effect(&left);
        effect(&w);
        effect(&frame);
        (2u32 / 10)
    }
}

scenario! {
    fresh given (), ();
    fn program_1000111() -> Option<u32> {
        let mut y: String = (if false {
            effect((if true {
                checkpoint!();
                {
                    checkpoint!();
                    let mut fuel1 = 1u32;
                    while fuel1 > 0 && (fuel1 > 4) {
                        fuel1 -= 1;
                        {
                            effect(('k', &fuel1));
                        }
                    }
                    vec![3i64, 6i64, 0i64]
                }
            } else {
                let mut value = 0u32;
                let f2 = move |frame: u32| (Some(7u32)).unwrap_or(6u32);
                vec![-11i64]
            }));
            ('k').to_string()
        } else {
            let mut cx = Vec::new();
            let f3 = move |state: u32| (state | state);
            let mut d = BTreeSet::from([5u32, 4, 1]);
            cx.push(('b4: { "a".to_string() }));
            checkpoint!("p5");
            (Some(String::from("left right"))).unwrap_or((None::<String>).unwrap_or(String::from("left right")))
        });
        let b = tap("t6", vec![VecDeque::from([4usize]), VecDeque::from([7usize, 1usize, 6usize]), VecDeque::from([2usize, 8usize])]);
        let mut a = (if y.is_empty() {
            y = y;
            for cx in b.chunks(2).skip(1) {
                let mut a = Vec::new();
                for sum in (&b[..b.len().min(2)]).iter() {
                    effect((&*sum, shape(2), cx));
                    let [z, .., mut name] = (if let Some(count) = Some(None::<String>) {
                        checkpoint!("p7");
                        [3u32, 2, 9]
                    } else { [8u32, 2, 24] });
                    checkpoint!();
                }
                let y = vec![y.clone()];
                a.push((7u32).min(2u32));
            }
            checkpoint!();
            2i64
        } else { -10i64 });
        let state = BTreeSet::from([6u32, 4, 1]);
        checkpoint!();
        effect(&b);
        {
            let mut fuel8 = 3u32;
            loop {
                if fuel8 == 0 { break ({ {
                    checkpoint!();
                    Some(6u32)
                } }); }
                fuel8 -= 1;
                a = a;
            }
        }
    }
}

scenario! {
    fresh given (), ();
    fn program_1000113() -> Result<u32, String> {
        let y: Option<(String, String)> = (if (false | false) {
            let mut fuel1 = 1u32;
            while fuel1 > 0 && (false | (fuel1 <= 4)) {
                fuel1 -= 1;
                effect(("bc".to_owned(), 10u32));
                let mut fuel2 = 2u32;
                loop {
                    if fuel2 == 0 { break; }
                    fuel2 -= 1;
                    let mut a = Vec::new();
                    let [w, .., entry] = [(fuel2 ^ fuel1), fuel1, 5];
                    a.push({
                        let mut fuel3 = 2u32;
                        loop {
                            if fuel3 == 0 { break ({
                                checkpoint!("p4");
                                vec![8u32]
                            }); }
                            fuel3 -= 1;
                            checkpoint!();
                            'b5: {
                                effect(&Noisy::new("t6"));
                                match (4u32, Some(8u32)) {
                                    (b, Some(p7 @ 2..=9)) => {
                                    let name: &u32 = &entry;
                                    let mut b;
                                    if false {
                                        effect((fuel1, fuel1, format!("-")));
                                    } else if false {} else if ((fuel3) != (entry)) {} else {}
                                    b = ((Some('a')).unwrap_or('k'), tap("t8", 5usize));
                                }
                                    _ => {}
                                }
                            }
                        }
                    });
                }
            }
            Some(("".to_string(), String::from("ñ")))
        } else if false { None::<(String, String)> } else { Some((String::from("left right"), String::from("ñ"))) });
        let mut c = vec![shape(5)];
        let right: Vec<u32> = vec![(4u32 ^ 3u32), 0u32];
        checkpoint!("p9");
        effect(&y);
        Ok((match &y {
            Some((list, count)) => {
            let mut at: u32 = (list.len() as u32);
            at
        }
            Some((sum, at)) => {
            checkpoint!();
            (c.len() as u32)
        }
            _ => {
            if right.is_empty() {
                consume(right);
            } else {}
            (4u32).wrapping_add(7u32)
        }
        }))
    }
}

scenario! {
    given (vec![7u32]), (vec![10u32]), (vec![3u32, 10u32, 9u32]);
    fn program_1000115(sum: Vec<u32>) -> u32 {
        let a = (VecDeque::from([shape(1), shape(8), shape(1)]), vec![8u32, 1u32, 5u32]);
        let mut b = ([7u32, 2, 21], Vec::<String>::new());
        checkpoint!();
        checkpoint!();
        let mut entry = Vec::new();
        let state = Vec::from([(if let Some(2) = sum.first().cloned() {
            if let (cx, count) = &b {
                if count.is_empty() {
                    return cx[1];
                }
                effect({
                    checkpoint!("p1");
                    if ((cx[1] % 4 == 0) || a.0.is_empty()) {
                        return ('b2: {
                            b.1.extend(["a".to_owned(), tap("t3", "bc".to_owned())]);
                            let w;
                            let list = b.1.first();
                            w = tap("t4", item(0));
                            w.id
                        });
                    } else if (cx[1] < 4) {} else {}
                    (if (cx[1] % 3 == 0) { item(3) } else { item(6) })
                });
            }
            (0u32).saturating_sub(3u32)
        } else { 1u32 }), 10u32]);
        entry.push(Box::new([9u32, 2, 27]));
        checkpoint!();
        effect(&state);
        effect(&entry);
        effect(&b);
        ((b.1.is_empty()) as u32)
    }
}

scenario! {
    fresh given (0usize, -9i64, 0u32), (5usize, 7i64, 11u32);
    fn program_1000116(a: usize, _: i64, name: u32) -> u32 {
        let count: Box<Vec<u32>> = Box::new(Vec::<u32>::new());
        let state = [4u32, 2, 12];
        checkpoint!("p1");
        let mut y = {
            checkpoint!();
            let None = (Some(None::<i64>)) else {
                return state[1];
            };
            Vec::from([name])
        };
        let d = &y[..];
        assert!((((d.len() as u32)) == ((if (name <= 2) { name } else { 8u32 }))) || true);
        const LIMIT2: u32 = 2;
        let left = LIMIT2 + 1;
        effect(&state);
        checkpoint!("p3");
        let name = name.clone();
        effect(&name);
        effect(&left);
        effect(&d);
        effect(&count);
        (((None::<usize>).unwrap_or_else(|| (a).saturating_sub(2usize))) as u32)
    }
}

scenario! {
    fresh given (vec![4u32, 6u32]);
    fn program_1000117(mut entry: Vec<u32>) -> Option<u32> {
        let mut frame: bool = {
            let mut fuel1 = 2u32;
            loop {
                if fuel1 == 0 { break ({
                    {
                        while let Some(mut value) = entry.pop() {
                            checkpoint!();
                        }
                        'l2: for n in (&entry[..entry.len().min(2)]).iter() {
                            {
                                if entry.is_empty() {
                                    let mut y = 6i64;
                                    match entry.as_slice() {
                                        [cx, rest3 @ ..] => {
                                        y = (y % 8);
                                    }
                                        [name, .., sum] if (*n > 7) => {
                                        checkpoint!();
                                        if (false ^ (if (*name < 5) { (y > 1) } else { (fuel1 != 5) })) {
                                            if let Err(d) = (Some(Err::<u32, String>("no".to_string()))).unwrap_or(Err::<u32, String>("no".to_string())) {
                                                const LIMIT4: u32 = 4;
                                                let frame = LIMIT4 + 1;
                                                {}
                                            }
                                        } else {}
                                    }
                                        [sum, .., _] => {}
                                        _ => {}
                                    }
                                } else {}
                            }
                        }
                    }
                    (fuel1 % 2 == 0)
                }); }
                fuel1 -= 1;
            }
        };
        let mut sum: char = (if entry.is_empty() { (if !frame { 'a' } else { 'a' }) } else { 'k' });
        let mut sum: u32 = (entry.len() as u32);
        let mut cx: usize = tap("t5", 6usize);
        checkpoint!();
        effect(&cx);
        effect(&frame);
        (Some(entry.pop()))?
    }
}

scenario! {
    given (11u32, BTreeMap::from([("k=v".to_string(), 10u32), ("a".to_owned(), 11u32)]), vec![1u32, 7u32, 9u32]), (2u32, BTreeMap::from([("a".to_string(), 8u32), (String::from("bc"), 9u32)]), vec![6u32, 3u32, 1u32]);
    fn program_1000119(mut sum: u32, count: BTreeMap<String, u32>, rest: Vec<u32>) -> Option<u32> {
        let mut cx = sum;
        let n = (if rest.is_empty() {
            checkpoint!();
            (1u32, 7u32)
        } else if rest.is_empty() { {
            let ref cx = count;
            checkpoint!();
            (0u32, 6u32)
        } } else {
            let mut fuel1 = 1u32;
            'l2: while fuel1 > 0 && (fuel1 % 2 == 0) {
                fuel1 -= 1;
                let mut fuel3 = 4u32;
                'l4: while fuel3 > 0 && (fuel3 < 4) {
                    fuel3 -= 1;
                    effect(&sum);
                    'b5: {
                        effect((BTreeSet::from([3u32, 4, 1]), Shape::Named("a".to_owned(), ('b6: {
                            let cx = &fuel1;
                            checkpoint!();
                            count.get("a").cloned()
                        })), (8usize).wrapping_mul((count.len() ^ 5usize))));
                    }
                    let x = &mut cx;
                    checkpoint!();
                }
                sum = (tap("t7", Some(11u32))).unwrap_or(fuel3);
                checkpoint!();
                for mut entry in (0..4u32) {
                    for list in rest.iter() {
                        let f8 = |d: u32| sum;
                        effect((fuel1, (if let 6.. = (rest.len() as u32) {
                            checkpoint!();
                            2i64
                        } else { (((rest.len() as u32)) as i64) })));
                        let right = rest.as_slice();
                    }
                }
            }
            let entry = count.get("a");
            ((rest.len() as u32), sum)
        });
        checkpoint!();
        let cx = &sum;
        for list in ((None::<VecDeque<String>>)?).into_iter() {
            let mut a = Vec::new();
            let state = &count;
            debug_assert!(true | true);
            a.push((if state.is_empty() {
                checkpoint!("p9");
                vec![[11u32, 2, 33], [3u32, 2, 9]]
            } else { vec![[9u32, 2, 27], [0u32, 2, 0], [1u32, 2, 3]] }));
            let z = &mut a;
        }
        checkpoint!("p10");
        effect(&rest);
        (Some(Some(9u32))).unwrap_or_else(|| Some(7u32))
    }
}

scenario! {
    given (), ();
    fn program_1000123() -> Result<u32, String> {
        let mut value = 'a';
        checkpoint!("p1");
        let n = &mut value;
        let mut name = (9u32).max(0u32);
        {
            for mut frame in (1u32..).take(3) {
                effect(Noisy::new("t2").name().len());
                let count = [frame, (2u32 / 9), 5];
            }
            { let mut f3 = |given: u32| name ^= given; f3(('b4: {
                effect(&Noisy::new("t5"));
                let mut right = Vec::new();
                assert_ne!((None::<Option<u32>>).unwrap_or(Some(10u32)), Some(987_654), "never");
                let Item { name: mut state, id: mut entry, .. } = item(8);
                right.push(checked({
                    let (y, Item { name: mut count, tags: mut left, .. }) = (2i64, item(8));
                    (count.len() as u32)
                })?);
                entry
            })); f3(3); }
        }
        effect(&value);
        let f6 = move |at: u32| (if (value < 'm') { name } else { ((value) as u32) });
        let rest = {
            let mut fuel7 = 3u32;
            loop {
                if fuel7 == 0 { break ({
                    let mut value = (3u32, value.clone());
                    (BTreeMap::from([(String::from("left right"), "a".to_string()), (String::from("ñ"), "left right".to_string())]), Some(shape(11)))
                }); }
                fuel7 -= 1;
                name = checked(fuel7)?;
                let mut list = (if !((value < 'm')) {
                    effect(Vec::<i64>::new());
                    let mut y = Vec::new();
                    value = { value };
                    y.push(1i64);
                    tap("t9", VecDeque::from([vec![9usize, 4usize, 7usize], vec![10usize, 5usize], vec![0usize, 4usize, 9usize]]))
                } else {
                    checkpoint!();
                    VecDeque::from([vec![2usize, 6usize], Vec::<usize>::new(), Vec::<usize>::new()])
                });
                let mut at = Vec::new();
                assert!((((value) != (value)) && (name % 3 == 0)) || true);
                list.push_front(tap("t10", Vec::from([list.len()])));
                at.push((if ((std::mem::take(&mut value)) <= (value)) {
                    for right in list.iter() {
                        let mut entry = String::from("left right");
                    }
                    let mut count = Vec::new();
                    if (name % 4 == 0) && let (p11 @ 2..=9, w) = (0u32, Some(11u32)) && let Some(right) = w.as_ref() && (tap("t12", Some(true))).unwrap_or((name % 2 == 0)) {
                        match &w {
                            None if list.is_empty() => {}
                            Some(rest) => {}
                            Some(left) => {}
                            _ => {}
                        }
                    }
                    count.push((((list.len() as u32)) as usize));
                    tap("t13", ('🦀', shape(11)))
                } else if list.is_empty() { ('k', shape(8)) } else { ('k', shape(2)) }));
            }
        };
        effect(&rest);
        Ok((half(name)).unwrap_or_else(|| (rest.0.len() as u32)))
    }
}

scenario! {
    given (Box::new(11u32), (item(10), item(1)));
    fn program_1000125(_: Box<u32>, (Item { name: _, tags: frame, .. }, Item { name: b1, tags: right, .. }): (Item, Item)) -> Result<String, String> {
        let mut value: Item = (Item { id: 7u32, tags: { right }, name: b1, spot: (None::<Option<(i64, bool)>>).unwrap_or(Some((-11i64, true))) });
        let mut a: String = String::from("left right");
        checkpoint!();
        let y: BTreeSet<u32> = BTreeSet::from([1u32, 4, 1]);
        for at in y.iter() {
            let mut w = Vec::from([[6u32, 2, 18], (match value.tags.get(1) {
                None => {
                checkpoint!();
                [5u32, 2, 15]
            }
                _ => {
                effect(((true & (value.id % 4 == 0)), &value, (match &value.spot {
                    Some((0 | 2..=9, n)) => {
                    let mut list: BTreeSet<u32> = y.clone();
                    if !*n && let Some(left) = value.spot.as_ref() && let "" = value.name.as_str() && left.1 {
                        list = (match frame.get(1) {
                            Some(count) => {
                            let frame = vec![Some(6i64), None::<i64>, Some(2i64)];
                            list.clone()
                        }
                            Some(entry) => {
                            let _g2 = Noisy::new("g2");
                            let mut b = tap("t3", (Item { name: value.name.clone(), ..item(2) }));
                            BTreeSet::from([11u32, 4, 1])
                        }
                            Some(x) if *n => { std::mem::take(&mut list) }
                            _ => {
                            consume(list);
                            let count = &*at;
                            list = BTreeSet::from([1u32, 4, 1]);
                            checkpoint!();
                            list.clone()
                        }
                        });
                    } else {}
                    y.clone()
                }
                    Some((frame, true)) => { (if ((*at) != ((value.tags.len() as u32))) { BTreeSet::from([5u32, 4, 1]) } else { y.clone() }) }
                    Some((_, count)) if (*at % 2 == 0) => {
                    checkpoint!();
                    y.clone()
                }
                    _ => { BTreeSet::from([5u32, 4, 1]) }
                })));
                [4u32, 2, 12]
            }
            }), (if (*at != 7) { [2u32, 2, 6] } else { [1u32, 2, 3] })]);
        }
        checkpoint!();
        effect(&value);
        Ok(('b4: {
            let f5 = |entry: u32| 3u32;
            checkpoint!();
            " trim ".to_owned()
        }))
    }
}

scenario! {
    given (vec![vec![item(6), item(11), item(1)], vec![item(4)], vec![item(3)]]), (vec![vec![item(6), item(1), item(5)], vec![item(1), item(4), item(7)]]), (vec![vec![item(0), item(11), item(1)], Vec::<Item>::new(), vec![item(0)]]);
    fn program_1000128(at: Vec<Vec<Item>>) {
        let mut frame = at.is_empty();
        let mut sum = 2u32;
        checkpoint!("p1");
        match (if frame {
            checkpoint!();
            let mut left: i64;
            let _ = tap("t2", [6u32, 2, 18]);
            if at.is_empty() {
                consume(at);
            } else {
                frame = ('b3: { (sum != 5) });
            }
            if !frame {
                let mut a = {
                    let mut fuel4 = 3u32;
                    loop {
                        if fuel4 == 0 { break ({ 3i64 }); }
                        fuel4 -= 1;
                        'b5: {
                            for value in (0..3u32) {
                                let f7 = move |count: u32| (tap("t6", value) | value);
                                frame = (None::<bool>).unwrap_or_else(|| frame);
                            }
                            'b8: {
                                checkpoint!();
                                let mut w = {
                                    let mut fuel9 = 3u32;
                                    loop {
                                        if fuel9 == 0 { break ({
                                            checkpoint!();
                                            std::mem::take(&mut frame)
                                        }); }
                                        fuel9 -= 1;
                                        let f10 = move |list: u32| 1u32;
                                        let entry = &mut frame;
                                    }
                                };
                            }
                            let frame = (Item { name: String::from("bc"), ..item(7) });
                        }
                        for c in (None::<Option<bool>>).into_iter() {
                            if ((sum % 2 == 0) == ((sum) != (fuel4))) {
                                let _ = ('b11: {
                                    checkpoint!();
                                    item(4)
                                });
                            } else if frame {
                                {}
                            } else {}
                        }
                    }
                };
                left = a;
            } else {
                left = (if (sum < 6) { 3i64 } else { (4i64).wrapping_mul(6i64) });
            }
            shape(10)
        } else if false { shape(6) } else {
            checkpoint!();
            tap("t12", shape(2))
        }) {
            Shape::Empty if frame => {}
            Shape::Group(cx) => {}
            _ => {}
        }
        checkpoint!();
        effect(&sum);
        effect(&frame);
    }
}

scenario! {
    given (Box::new(true), 3usize);
    fn program_1000129(_: Box<bool>, a: usize) -> Result<u32, String> {
        let b = BTreeMap::from([(2u32, 7usize), (2u32, 2usize)]);
        checkpoint!("p1");
        let f2 = move |c: u32| c;
        effect(VecDeque::from([item(0), item(2)]));
        if (match Some(BTreeMap::from([(10u32, -11i64), (6u32, 8i64)])) {
            Some(at) => {
            let mut rest = vec![(0u32, String::from("left right"))];
            let ref name = rest;
            checkpoint!();
            (a > 2)
        }
            _ => {
            if (a % 2 == 0) {
                let mut name = (a).saturating_sub(a);
                name ^= (name).wrapping_add(consume(b));
                let (mut right, value) = {
                    let (x, _) = (Some(item(3)), 11u32);
                    if false {
                        let frame = item(0);
                    } else if tap("t3", ((0u32) != (7u32))) {} else {}
                    checkpoint!();
                    (String::from(""), "left right".to_string())
                };
            } else if (a % 2 == 0) {} else if b.is_empty() {} else {}
            true
        }
        }) {
            return Err("left at 4".to_string());
        }
        checkpoint!();
        effect(&a);
        Ok(10u32)
    }
}

scenario! {
    given (4u32), (2u32), (1u32);
    fn program_1000134(_: u32) -> Result<u32, String> {
        let at = 6i64;
        let mut left = shape(9);
        let mut left = tap("t1", (6u32).to_string());
        let mut w = ((if (((left.len() as u32)) <= ((left.len() as u32))) {
            let mut name = {
                let mut fuel2 = 3u32;
                'l3: loop {
                    if fuel2 == 0 { break ({ {
                        let sum = left.trim();
                        left = left;
                        join(left.trim(), left.as_str())
                    } }); }
                    fuel2 -= 1;
                    if !(left.is_empty()) {
                        assert_ne!((if (fuel2 <= 8) { Some(7u32) } else { None::<u32> }), Some(987_654), "never");
                        consume(left);
                        checkpoint!("p4");
                        checkpoint!("p5");
                    } else {
                        let mut w: u32 = ((6usize) as u32);
                    }
                    let (frame, ([_, .., sum], w)) = (None::<u32>, ([5u32, 2, 15], 6u32));
                    effect((((tap("t6", 'ñ')) == ('a')), fuel2));
                    left = String::from("ñ");
                }
            };
            checkpoint!("p7");
            3u32
        } else {
            checkpoint!();
            checkpoint!();
            (left.len() as u32)
        }) & (if let (6.., x) = (8u32, Some(9u32)) {
            checkpoint!();
            checkpoint!();
            5u32
        } else { (left.len() as u32) }));
        checkpoint!();
        effect(&at);
        Ok(11u32)
    }
}

scenario! {
    given (), ();
    fn program_1000135() -> u32 {
        let mut y: String = (if (true && (('ñ') > ('a'))) { "a".to_string() } else if (true ^ false) {
            if (if tap("t1", false) { (false ^ false) } else { false }) {
                let [state, .., mut left] = [9u32, 2, 27];
                let mut fuel2 = 4u32;
                while fuel2 > 0 && { checkpoint!(); (fuel2 < 7) } {
                    fuel2 -= 1;
                    let mut fuel3 = 3u32;
                    loop {
                        if fuel3 == 0 { break; }
                        fuel3 -= 1;
                        checkpoint!();
                        let mut right = Vec::new();
                        _ = ('b4: { vec![1u32, 4u32, 9u32] });
                        left |= left;
                        right.push(state);
                    }
                    checkpoint!();
                    if ((left != 7) && (left % 2 == 0)) {
                        {
                            let mut state = state.clone();
                            let y = {
                                let mut fuel5 = 3u32;
                                loop {
                                    if fuel5 == 0 { break ({ 'a' }); }
                                    fuel5 -= 1;
                                    let mut fuel6 = 4u32;
                                    while fuel6 > 0 && (fuel5 % 2 == 0) {
                                        fuel6 -= 1;
                                        effect((fuel2, vec![0i64, 6i64, 7i64]));
                                        left = state;
                                        let list = &state;
                                    }
                                    let value = &state;
                                    let y = &fuel3;
                                }
                            };
                        }
                    } else {
                        let mut fuel7 = 1u32;
                        'l8: while fuel7 > 0 && (fuel7 < 4) {
                            fuel7 -= 1;
                            effect(fuel3);
                            checkpoint!("p9");
                            match Ok::<u32, String>(0u32) {
                                Err(name) => {}
                                Ok(at) => {}
                                Ok(mut b) if (fuel3 % 2 == 0) => {}
                                _ => {}
                            }
                        }
                    }
                }
            } else if false {} else {}
            checkpoint!();
            join(&(7u32).to_string(), "s")
        } else { String::from("ñ") });
        checkpoint!();
        checkpoint!();
        6u32
    }
}

scenario! {
    fresh given (), ();
    fn program_1000137() {
        let mut frame = {
            let mut fuel1 = 3u32;
            loop {
                if fuel1 == 0 { break ({
                    assert_ne!(Some(11u32), Some(987_654), "never");
                    let mut fuel2 = 2u32;
                    'l3: while fuel2 > 0 && true {
                        fuel2 -= 1;
                        if let Some(n) = Some(6u32) {
                            effect(fuel1);
                            effect(n);
                        } else {
                            let w = vec![String::from("ñ")];
                            let mut list = (((fuel1 % 2 == 0)).then(|| BTreeMap::from([("k=v".to_owned(), 4i64), ("k=v".to_string(), 5i64)]))).unwrap_or_else(|| BTreeMap::from([("a".to_owned(), 6i64), ("bc".to_owned(), 1i64)]));
                        }
                        if (fuel1 != 1) {
                            let f4 = move |left: u32| (8u32).wrapping_sub(fuel1);
                            effect(tap("t5", BTreeMap::from([("left right".to_string(), 0u32), ("k=v".to_string(), 4u32)])));
                        } else if (fuel2 != 6) {
                            'b6: {
                                let frame = Noisy::new("n7");
                            }
                            fn twice8(n: u32) -> u32 { n.wrapping_mul(2) }
                            let mut c = twice8((fuel2).wrapping_sub(fuel1));
                        } else {}
                    }
                    checkpoint!();
                    Noisy::new("n9")
                }); }
                fuel1 -= 1;
            }
        };
        let frame = VecDeque::from([Vec::<u32>::new(), vec![10u32]]);
        checkpoint!();
        effect(&frame);
    }
}

scenario! {
    given (shape(2)), (shape(6));
    fn program_1000140(mut w: Shape) -> Result<String, String> {
        let mut n = ((if let Shape::Empty = &w {
            if matches!(w, Shape::Dot(1..=9)) {
                if let Shape::Named(rest, _) = &w {
                    consume(w);
                    'l2: for entry in (tap("t1", VecDeque::from(vec![vec![6u32, 11u32], vec![8u32, 5u32]]))).into_iter() {
                        let at = None::<[u32; 3]>;
                        effect((&entry, (match &at {
                            Some([frame, .., name]) => { Box::new("k=v".to_owned()) }
                            None => {
                            let mut value = 4u32;
                            if true {
                                let mut name = 1u32;
                            } else if (value < 2) {
                                let cx = entry.first();
                            } else if (value < 3) {
                                let c = &mut value;
                                checkpoint!();
                            } else {
                                match &at {
                                    None => {
                                    value = value;
                                    let left = &mut value;
                                    let mut fuel3 = 1u32;
                                    'l4: while fuel3 > 0 && at.is_none() {
                                        fuel3 -= 1;
                                        if !entry.is_empty() {
                                            let a = &entry[entry.len() - 1];
                                            effect(at);
                                        }
                                    }
                                }
                                    Some([left, .., b5]) => {
                                    for [cx, .., mut list] in at.iter().cloned() {
                                        let mut fuel6 = 2u32;
                                        loop {
                                            if fuel6 == 0 { break; }
                                            fuel6 -= 1;
                                            let ref cx = value;
                                            let v7 = if (((if entry.is_empty() { 2i64 } else { 7i64 })) < (3i64)) { &at } else { &at };
                                        }
                                    }
                                }
                                    _ => {}
                                }
                            }
                            Box::new(String::from("left right"))
                        }
                            _ => {
                            checkpoint!("p8");
                            Box::new("k=v".to_owned())
                        }
                        }), &entry));
                    }
                }
            } else if matches!(w, Shape::Named(..)) {} else if matches!(w, Shape::Named(..)) {} else {}
            false
        } else { (None::<bool>).unwrap_or(matches!(w, Shape::Empty | Shape::Line { .. })) })).then_some((if false { (if false { (3u32).min(0u32) } else { 3u32 }) } else { 3u32 }));
        let right = (4u32).min(mix(5u32, 1u32));
        checkpoint!();
        effect(&right);
        Ok(tap("t9", String::from("ñ")))
    }
}

scenario! {
    given (7u32);
    fn program_1000143(n: u32) -> String {
        let z = { (vec!["a".to_owned(), String::from("bc")], vec![5u32, 4u32, 5u32]) };
        let d: i64 = (-11i64 ^ 7i64);
        'l1: for x in z.1.iter().take(2).skip(1) {
            let f2 = |value: u32| (z.0.len() as u32);
        }
        checkpoint!();
        if ((d < 1) ^ (n < 1)) {
            if !z.0.is_empty() {
                let sum = &z.0[z.0.len() - 1];
                if ((n) < ((match None::<Box<String>> {
                    Some(left) => {
                    match tap("t3", (n ^ n)) {
                        p4 @ 2..=9 => {
                        checkpoint!();
                    }
                        0..=4 => {
                        for (mut b, state) in z.1.chunks(2).rev().rev().enumerate() {
                            effect(([7u32, 2, 21], '🦀'));
                            b = b;
                        }
                        if (n < 6) && let (2, right) = (7u32, Some(0u32)) && let (frame, Some(cx)) = (2u32, Some(3u32)) && (((d) == (d)) ^ (d <= 8)) {
                            checkpoint!();
                        } else {
                            let frame: &u32 = &n;
                        }
                    }
                        _ => {}
                    }
                    n
                }
                    Some(rest) => { n }
                    _ => { n }
                }))) {
                    return ('k').to_string();
                }
            }
            return tap("t5", "left right".to_string());
        }
        checkpoint!();
        effect(&d);
        join("s", "t")
    }
}

scenario! {
    fresh given (vec![vec![3u32, 3u32], vec![11u32], vec![5u32, 6u32]], vec![7u32, 0u32, 10u32]), (vec![vec![0u32]], Vec::<u32>::new()), (Vec::<Vec<u32>>::new(), vec![11u32, 8u32, 2u32]);
    fn program_1000144(mut at: Vec<Vec<u32>>, mut count: Vec<u32>) -> Option<u32> {
        let mut list = ({
            count = (if true { count.iter().map(|&b| b).collect::<Vec<_>>() } else if count.is_empty() {
                effect(&Noisy::new("t1"));
                checkpoint!();
                std::mem::take(&mut count)
            } else {
                checkpoint!();
                checkpoint!();
                vec![0u32]
            });
            let (mut sum, mut left) = (vec![Noisy::new("n2"), Noisy::new("n3")], BTreeSet::from([6u32, 4, 1]));
            {
                let mut fuel4 = 2u32;
                'l5: loop {
                    if fuel4 == 0 { break 'l5 ({
                        checkpoint!();
                        2i64
                    }); }
                    fuel4 -= 1;
                    checkpoint!("p6");
                    effect(Noisy::new("n7"));
                }
            }
        } % 7);
        let n = { {
            let _g8 = Noisy::new("g8");
            checkpoint!();
            Box::new(vec![8usize, 9usize])
        } };
        let w: char = (match (Some(Some("k=v".to_owned()))).unwrap_or(Some("".to_string())) {
            Some(c) => {
            let (left, name) = (list, list);
            'ñ'
        }
            _ => { {
            let mut fuel9 = 2u32;
            loop {
                if fuel9 == 0 { break ({ 'ñ' }); }
                fuel9 -= 1;
                list &= tap("t10", list);
            }
        } }
        });
        let mut cx = count.is_empty();
        checkpoint!();
        at.truncate(2);
        at.clear();
        effect(&w);
        effect(&n);
        effect(&list);
        None::<u32>
    }
}

scenario! {
    given (shape(9), 'k', 3u32), (shape(10), 'k', 9u32), (shape(2), '🦀', 10u32);
    fn program_1000145(d: Shape, _: char, cx: u32) -> Vec<u32> {
        let x = (None::<String>, -10i64);
        let mut name: Item = (Item { id: 6u32, tags: (Some(vec![String::from("")])).unwrap_or(('b1: {
            checkpoint!();
            checkpoint!("p2");
            Vec::<String>::new()
        })), name: {
            let y = x.0.as_ref();
            checkpoint!();
            "bc".to_owned()
        }, spot: Some((4i64, false)) });
        let mut left: u32 = cx;
        let mut n = (match (Some(Some(item(1)))).unwrap_or(Some(item(10))) {
            Some(Item { name: b, id: entry, .. }) => {
            if !name.tags.is_empty() {
                let value = &mut name.tags[0];
                let mut count = (entry).max((None::<u32>).unwrap_or((name.name.len() as u32)));
                if let Item { spot: Some((ref mut state, _)), .. } = name {
                    consume(name);
                    let c = {
                        let mut fuel3 = 2u32;
                        loop {
                            if fuel3 == 0 { break ({
                                match &d {
                                    Shape::Dot(n) => {
                                    checkpoint!();
                                }
                                    Shape::Empty => {
                                    let at = &x.0;
                                    let mut frame = (5usize, "k=v".to_string());
                                    let mut a = (Some(item(3))).unwrap_or(item(2));
                                }
                                    Shape::Line { from: y, to: z } => {
                                    for entry in b.chars().rev().map(|at| left) {}
                                }
                                    _ => {}
                                }
                                checkpoint!("p4");
                                item(7)
                            }); }
                            fuel3 -= 1;
                        }
                    };
                    name = (if (if (left % 4 == 0) { (left % 3 == 0) } else { (entry % 3 == 0) }) { c } else { item(11) });
                }
            }
            checkpoint!();
            (if (entry != 7) { tap("t5", b) } else { join("bc", "s") })
        }
            Some(value) => { value.name.clone() }
            _ => {
            checkpoint!();
            "a".to_owned()
        }
        });
        checkpoint!();
        effect(&n);
        effect(&name);
        effect(&d);
        (5..8).rev().collect::<Vec<u32>>()
    }
}

scenario! {
    given (None::<(u32, bool)>);
    fn program_1000149(value: Option<(u32, bool)>) -> Result<String, String> {
        let b = (if let Some((ref right, true)) = value {
            checkpoint!("p1");
            5usize
        } else {
            checkpoint!();
            3usize
        });
        let mut count = (None::<Shape>).unwrap_or_else(|| shape(0));
        let entry = value.as_ref();
        checkpoint!("p2");
        checkpoint!();
        let mut left = (Some((vec![false, false, false], Some(0u32)))).unwrap_or_else(|| (Vec::<bool>::new(), Some(5u32)));
        'b3: {
            let entry = left.0.first();
            let _ = tap("moved", count);
            let (right, c) = &mut left;
            left.0 = tap("t4", vec![false, false]);
        }
        'l7: for mut x in (0u32..((({
            let mut fuel5 = 3u32;
            loop {
                if fuel5 == 0 { break ({
                    effect((VecDeque::from([item(0)]), 0u32, fuel5));
                    checked(fuel5)?
                }); }
                fuel5 -= 1;
                for right in (left.1).into_iter() {
                    consume(left);
                    let Some(name) = ({
                        let mut fuel6 = 2u32;
                        loop {
                            if fuel6 == 0 { break ({
                                checkpoint!();
                                None::<VecDeque<char>>
                            }); }
                            fuel6 -= 1;
                            effect((&b, VecDeque::from([1u32]), b));
                            {
                                let Item { name: mut sum, tags: state, .. } = item(9);
                                let at: BTreeMap<u32, String>;
                                if value.is_some() {
                                    let a: BTreeSet<u32> = BTreeSet::from([11u32, 4, 1]);
                                } else {}
                                at = BTreeMap::from([(0u32, " trim ".to_owned()), (5u32, String::from("left right"))]);
                            }
                        }
                    }) else {
                        return Ok((Some(String::from("left right"))).ok_or("nothing")?);
                    };
                    left = (vec![false, false, false], Some(fuel5));
                }
            }
        }).saturating_sub(((-10i64) as u32))) % 4)).map(|state| state).skip(1) {}
        effect(&left);
        effect(&b);
        Ok("a".to_owned())
    }
}

scenario! {
    given (Some(BTreeSet::from([8u32, 4, 1])), VecDeque::from([Some(7usize), Some(11usize)]));
    fn program_1000150(mut at: Option<BTreeSet<u32>>, _: VecDeque<Option<usize>>) -> Vec<u32> {
        let mut sum = vec![(" trim ".to_owned(), -11i64), ("k=v".to_string(), 8i64), ("left right".to_string(), 7i64)];
        let mut sum = {
            let mut fuel1 = 3u32;
            loop {
                if fuel1 == 0 { break ({ VecDeque::from([7usize]) }); }
                fuel1 -= 1;
                checkpoint!();
                at = Some(BTreeSet::from([8u32, 4, 1]));
                effect((fuel1, VecDeque::from([3u32, 0u32])));
            }
        };
        checkpoint!();
        let rest = at.as_ref();
        sum.push_front({ 11usize });
        if let Shape::Named(mut entry, Some(mut name)) = shape(3) {
            if (if (('k') < ('🦀')) { (name % 2 == 0) } else { rest.is_none() }) {
                { let mut f2 = |given: u32| name ^= given; f2((match Some((" trim ".to_owned(), 7u32)) {
                    Some((y, value)) if tap("t3", rest.is_some()) => {
                    entry += &join("", &y).as_str();
                    value
                }
                    _ => {
                    let f5 = |list: u32| (if tap("t4", false) { list } else { (sum.len() as u32) });
                    (entry.len() as u32)
                }
                })); f2(3); }
            } else if tap("t6", sum.is_empty()) {
                'b7: {
                    if ((10usize) != (entry.len())) && let Some(ref frame) = at {}
                }
            } else {}
        } else {}
        effect(&rest);
        effect(&sum);
        (if at.is_none() { vec![2u32] } else if (at.is_none() || sum.is_empty()) {
            checkpoint!();
            tap("t8", vec![6u32, 7u32, 7u32])
        } else {
            for entry in at.iter() {
                let mut state = Vec::new();
                'b9: {}
                state.push(((sum.is_empty()).then_some((false, "k=v".to_string()))).unwrap_or((sum.is_empty(), "a".to_owned())));
            }
            vec![5u32, 11u32, 9u32]
        })
    }
}

scenario! {
    given ([5u32, 2, 15], 1u32, 'a'), ([8u32, 2, 24], 7u32, 'k');
    fn program_1000152([count, .., frame]: [u32; 3], d: u32, rest: char) -> Option<u32> {
        let c = { {
            let mut fuel1 = 1u32;
            'l2: loop {
                if fuel1 == 0 { break ({
                    for mut value in (1u32..).take(3).map(|c| tap("t3", 5u32)) {
                        let mut left: VecDeque<String> = VecDeque::from(["".to_string(), "left right".to_string(), "a".to_owned()]);
                        let _ = (if left.is_empty() { item(3) } else {
                            checkpoint!();
                            item(8)
                        });
                        value = mix(d, (left.len() as u32));
                    }
                    assert!((if (count <= 5) { true } else { (frame % 2 == 0) }) || true);
                    checkpoint!();
                    VecDeque::from([VecDeque::from([String::from("bc"), "a".to_string()])])
                }); }
                fuel1 -= 1;
                checkpoint!();
                effect((rest, d, fuel1));
                effect((rest, d));
            }
        } };
        let entry = (count % 3);
        let mut w: Vec<Option<bool>> = Vec::from([tap("t4", None::<bool>)]);
        let mut count = {
            'b5: {
                let mut x = {
                    let mut fuel6 = 1u32;
                    loop {
                        if fuel6 == 0 { break ({
                            checkpoint!();
                            (count > 1)
                        }); }
                        fuel6 -= 1;
                        let mut fuel7 = 3u32;
                        loop {
                            if fuel7 == 0 { break; }
                            fuel7 -= 1;
                            let list = &rest;
                        }
                    }
                };
                assert_ne!(Some(6u32), Some(987_654), "never");
            }
            let at = &count;
            (w.len()).saturating_sub(c.len())
        };
        checkpoint!();
        let _ = tap("moved", w);
        count |= count;
        'l8: for mut count in (0u32..(((c.len() as u32)) % 4)) {
            let mut rest = (if c.is_empty() { (if true { None::<bool> } else if c.is_empty() {
                let mut fuel9 = 3u32;
                loop {
                    if fuel9 == 0 { break; }
                    fuel9 -= 1;
                    let z: VecDeque<Shape> = tap("t10", VecDeque::from(vec![shape(0), shape(4)]));
                }
                Some(true)
            } else { Some(false) }) } else if (rest < 'm') {
                checkpoint!("p11");
                (None::<Option<bool>>).unwrap_or_else(|| Some(false))
            } else { None::<bool> });
        }
        effect(&count);
        effect(&entry);
        effect(&frame);
        tap("t12", None::<u32>)
    }
}

scenario! {
    given (8usize, 1u32), (5usize, 8u32), (4usize, 9u32);
    fn program_1000154(x: usize, cx: u32) -> Vec<u32> {
        let mut name = BTreeMap::from([(String::from("bc"), item(2)), ("k=v".to_string(), item(8))]);
        name.insert(tap("t1", join("t", "s")), {
            effect((&x, &cx));
            let x = name.get("a");
            checkpoint!();
            {
                let mut fuel2 = 2u32;
                loop {
                    if fuel2 == 0 { break ({
                        'l4: for mut d in ({
                            assert!((cx != 8) || true);
                            {
                                checkpoint!();
                                [9u32, 2, 27]
                            }
                        }).into_iter() {
                            effect((fuel2, fuel2));
                        }
                        {
                            let f5 = |cx: u32| fuel2;
                            checkpoint!();
                            item(4)
                        }
                    }); }
                    fuel2 -= 1;
                    let f6 = |rest: u32| (name.len() as u32);
                    let mut fuel7 = 4u32;
                    while fuel7 > 0 && false {
                        fuel7 -= 1;
                        fn twice8(n: u32) -> u32 { n.wrapping_mul(2) }
                        let mut sum = twice8(cx);
                        { let mut f9 = |given: u32| sum ^= given; f9((fuel2 ^ 8u32)); f9(3); }
                        effect((sum, sum));
                        let mut state = 8i64;
                    }
                }
            }
        });
        checkpoint!("p10");
        let mut n = Some(shape(1));
        vec![2u32, 7u32]
    }
}

scenario! {
    given (Box::new(Some(false)), 2u32, 4i64), (Box::new(Some(true)), 4u32, 2i64), (Box::new(Some(false)), 1u32, 7i64);
    fn program_1000155(mut z: Box<Option<bool>>, list: u32, mut at: i64) -> Option<u32> {
        let mut right = 'k';
        let frame = list;
        checkpoint!();
        effect(({
            let mut fuel1 = 3u32;
            loop {
                if fuel1 == 0 { break ({
                    let left = &fuel1;
                    right
                }); }
                fuel1 -= 1;
                at = at;
                #[cfg(any())] effect("never");
                #[allow(unused)] let cx = join(&{
                    checkpoint!();
                    "k=v".to_string()
                }, "t");
            }
        }, &z));
        effect(&at);
        z = Box::new(None::<bool>);
        let state: Item = item(2);
        let f3 = |z: u32| (list ^ frame);
        checkpoint!("p4");
        let count = state.tags.first();
        match state.name.as_str() {
            "a" => {}
            "" if (Some(true)).unwrap_or_else(|| (frame % 2 == 0)) => {}
            "k=v" | "bc" => {}
            _ => {}
        }
        checkpoint!();
        effect(&state);
        effect(&frame);
        effect(&right);
        effect(&list);
        effect(&z);
        {
            let b = &mut right;
            Some(9u32)
        }
    }
}

scenario! {
    given (Some("k=v".to_owned())), (None::<String>);
    fn program_1000158(w: Option<String>) -> Result<u32, String> {
        let mut at = (if tap("t1", false) {
            'l2: for b in (1u32..).take(3) {
                let mut entry = VecDeque::from((if w.is_none() {
                    'l7: for (b, _) in ((if let Some(sum) = &w {
                        let mut state: BTreeMap<u32, [u32; 3]> = BTreeMap::from([(8u32, [3u32, 2, 9]), (11u32, [3u32, 2, 9])]);
                        if let "a" = sum.as_str() {
                            let mut cx;
                            let left = vec![Some("a".to_string()), Some("a".to_string()), Some(String::from("ñ"))];
                            cx = (((b) as i64)).wrapping_mul(1i64);
                            state = state.clone();
                        }
                        checkpoint!();
                        (if (b < 6) {
                            checkpoint!();
                            let mut fuel3 = 1u32;
                            while fuel3 > 0 && (if (b > 1) { false } else { (b <= 5) }) {
                                fuel3 -= 1;
                                checkpoint!();
                                if tap("t4", state.is_empty()) {
                                    state.insert(b, [9u32, 2, 27]);
                                    let ref list = w;
                                    effect((&w, fuel3));
                                } else if ((6i64) < ((-10i64).saturating_sub(5i64))) {
                                    effect(((if (fuel3 % 2 == 0) { (((state.len() as u32)) == (10u32)) } else { ((7i64) == (-11i64)) }), BTreeMap::from([("k=v".to_owned(), item(2)), ("a".to_owned(), item(6))])));
                                } else {}
                            }
                            tap("t5", tap("t6", Some(shape(9))))
                        } else { Some(shape(10)) })
                    } else { Some(shape(2)) })).into_iter().enumerate().rev() {}
                    vec![('🦀', 2usize), ('k', 8usize), ('a', 2usize)]
                } else if (b % 3 == 0) { vec![('ñ', 6usize), ('a', 10usize), ('k', 2usize)] } else { vec![('a', 2usize), ('ñ', 9usize)] }));
            }
            vec![8u32, 5u32, 8u32]
        } else if (w.is_some() || w.is_none()) { vec![11u32] } else { vec![4u32, 3u32, 9u32] });
        let mut state = (at.iter().copied().max().unwrap_or(0u32), BTreeMap::from([(0u32, 0usize), (1u32, 8usize)]));
        let mut value = ((4u32, 8u32), Some(false));
        checkpoint!("p8");
        effect(&value);
        effect(&state);
        effect(&w);
        Ok(11u32)
    }
}

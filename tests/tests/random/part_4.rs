//! Random programs; made by `asap_tests::random::corpus`.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use asap_tests::prelude::*;
use asap_tests::random::world::*;

scenario! {
    fresh given (VecDeque::from([(true, Noisy::new("n1")), (false, Noisy::new("n2"))]));
    fn program_1000296(frame: VecDeque<(bool, Noisy)>) -> Result<u32, String> {
        let c = Some((false, 0i64));
        assert!((if tap("t3", c.is_some()) { frame.is_empty() } else { false }) || true);
        checkpoint!("p4");
        checkpoint!("p5");
        for mut y in (0u32..(({
            let at: Vec<usize> = {
                checkpoint!();
                let f6 = |right: u32| right;
                vec![3usize, 7usize]
            };
            let _ = 1u32;
            checkpoint!();
            (at.len() as u32)
        }) % 4)) {
            let mut rest = (1u32).wrapping_sub((frame.len() as u32));
        }
        let mut cx = {
            let mut fuel7 = 2u32;
            'l8: loop {
                if fuel7 == 0 { break 'l8 ({ {
                    let mut fuel9 = 2u32;
                    'l10: loop {
                        if fuel9 == 0 { break 'l10 ({ '🦀' }); }
                        fuel9 -= 1;
                        let list = frame.back();
                        checkpoint!("p11");
                        let mut fuel12 = 3u32;
                        loop {
                            if fuel12 == 0 { break; }
                            fuel12 -= 1;
                            checkpoint!("p13");
                            let mut rest = vec![false, true];
                        }
                    }
                } }); }
                fuel7 -= 1;
            }
        };
        checkpoint!();
        effect(&cx);
        effect(&frame);
        Ok((if (((11u32).saturating_sub(4u32)) > (11u32)) { ('b14: {
            match &c {
                Some((_, sum)) => {
                checkpoint!("p15");
                let mut name = cx;
            }
                _ => {}
            }
            (frame.len() as u32)
        }) } else {
            checkpoint!();
            (Some(8u32)).ok_or("nothing")?
        }))
    }
}

scenario! {
    given (vec!['🦀', 'k'], VecDeque::from([shape(6)])), (vec!['k'], VecDeque::from([shape(0), shape(10), shape(2)]));
    fn program_1000298(n: Vec<char>, cx: VecDeque<Shape>) -> Option<u32> {
        let a = ((Some(Some(Box::new(3u32)))).unwrap_or(None::<Box<u32>>)).unwrap_or(Box::new(0u32));
        let right = vec![item(11), item(6), item(5)];
        let d = ((if (false == n.is_empty()) {
            for mut name in (0..1u32).rev() {
                if (name <= 0) && let Err(mut entry) = tap("t1", (if (name % 3 == 0) { Err::<u32, String>("no".to_string()) } else { Ok::<u32, String>(0u32) })) && let Some([left, .., mut b3]) = tap("t2", None::<[u32; 3]>) && ((((cx.len() as u32)) <= (b3)) == (name % 4 == 0)) {
                    checkpoint!();
                    let frame = &mut entry;
                    checkpoint!();
                }
                let b = [3u32, 2, 9];
                let right = n.first();
                'l4: for x in cx.iter() {
                    let value = &mut name;
                }
            }
            {
                let x = VecDeque::from([1u32, 11u32, 7u32]);
                match right.first() {
                    Some(Item { name: a, id: count, .. }) => {
                    checkpoint!();
                    let at = &n;
                }
                    Some(count) if (Some(false)).unwrap_or((count.id > 4)) => {
                    if {
                        checkpoint!();
                        checkpoint!();
                        n.is_empty()
                    } {
                        let mut a = (Item { id: 2u32, tags: (if let [] = n.as_slice() {
                            checkpoint!();
                            Vec::<String>::new()
                        } else {
                            effect((&n, (right.is_empty(), 8u32), &x));
                            let mut cx = 'k';
                            vec![String::from("bc")]
                        }), name: String::from("ñ"), spot: Some((5i64, false)) });
                        checkpoint!();
                    } else if ((x.is_empty() || right.is_empty()) & false) {} else {}
                }
                    Some(Item { name: y, tags: _, .. }) if true => {}
                    _ => {}
                }
            }
            checkpoint!("p5");
            4u32
        } else if true {
            checkpoint!();
            8u32
        } else {
            checkpoint!();
            7u32
        })).to_string();
        let mut right = (Some(5u32), BTreeSet::from([8u32, 4, 1]));
        checkpoint!();
        effect(&right);
        effect(&d);
        effect(&cx);
        effect(&n);
        right.0
    }
}

scenario! {
    given (vec![(1u32, "k=v".to_owned()), (11u32, "bc".to_owned())], VecDeque::from([Some(0i64), Some(-9i64), Some(4i64)])), (Vec::<(u32, String)>::new(), VecDeque::from([None::<i64>, Some(0i64), None::<i64>]));
    fn program_1000300(mut rest: Vec<(u32, String)>, mut sum: VecDeque<Option<i64>>) -> String {
        let mut n = (7u32, "k=v".to_owned());
        let count = { (if let 1 | 3 | 5..=7 = ((false) as u32) { [1u32, 2, 3] } else {
            for left in (0..1u32).map(|left| (Some(5u32)).unwrap_or_else(|| left)).take_while(|value| (n.0 > 0)) {
                let list = rest.first();
            }
            let (c, value) = &n;
            checkpoint!();
            [n.0, n.0, 5]
        }) };
        let a = Some(7i64);
        checkpoint!();
        let mut fuel1 = 4u32;
        loop {
            if fuel1 == 0 { break; }
            fuel1 -= 1;
            let mut right = (if let (p2 @ 2..=9, cx) = (1u32, Some(3u32)) {
                let mut fuel3 = 1u32;
                loop {
                    if fuel3 == 0 { break; }
                    fuel3 -= 1;
                    rest.push(std::mem::take(&mut n));
                    'l4: for (count, mut c) in (&rest[..rest.len().min(2)]).iter().cloned().skip(1) {
                        match n.1.as_str() {
                            "" => {
                            let mut x = std::mem::take(&mut n.1);
                            let mut x = Vec::new();
                            sum = VecDeque::from([None::<i64>]);
                            x.push(a);
                        }
                            "k=v" | "bc" => {
                            let entry = &rest;
                            { let mut f5 = |given: u32| n.0 ^= given; f5(count); f5(3); }
                        }
                            _ => {
                            n.0 = ((if a.is_some() { p2 } else {
                                n.0 &= (sum.len() as u32);
                                checkpoint!("p6");
                                fuel3
                            })).wrapping_sub(1u32);
                        }
                        }
                        if !rest.is_empty() {
                            let w = &rest[rest.len() - 1];
                            n.0 = fuel1;
                        }
                    }
                }
                checkpoint!();
                BTreeSet::from([6u32, 4, 1])
            } else {
                checkpoint!();
                BTreeSet::from([5u32, 4, 1])
            });
        }
        effect(&a);
        effect(&n);
        effect(&sum);
        effect(&rest);
        std::mem::replace(&mut n.1, (count[1]).to_string())
    }
}

scenario! {
    fresh given (vec![shape(8)]);
    fn program_1000304(mut count: Vec<Shape>) -> Result<String, String> {
        let mut frame = (if let [y, rest1 @ ..] = &count[..] { {
            let mut fuel2 = 2u32;
            'l3: loop {
                if fuel2 == 0 { break 'l3 ({
                    if (fuel2 % 4 == 0) && let Shape::Empty = *y && (if (fuel2 <= 1) { matches!(*y, Shape::Named(..)) } else { false }) {
                        let mut fuel4 = 4u32;
                        loop {
                            if fuel4 == 0 { break; }
                            fuel4 -= 1;
                            _ = (if let Some(d) = count.get(1) {
                                {
                                    if !count.is_empty() {
                                        let entry = &count[count.len() - 1];
                                        let mut right = vec![5u32, 8u32, 7u32];
                                    }
                                    let z = tap("t5", Vec::from([BTreeMap::from([(2u32, 9u32), (4u32, 11u32)])]));
                                    checkpoint!();
                                }
                                effect((&count, &*y));
                                checkpoint!();
                                Vec::<usize>::new()
                            } else {
                                match &count[..] {
                                    [y, .., d] => {
                                    let at = &fuel2;
                                    checkpoint!();
                                }
                                    [] => {
                                    if !count.is_empty() {
                                        let name = &count[count.len() - 1];
                                    }
                                }
                                    _ => {}
                                }
                                Vec::<usize>::new()
                            });
                        }
                    } else {}
                    "bc".to_owned()
                }); }
                fuel2 -= 1;
            }
        } } else { "".to_string() });
        let mut x = (" trim ".to_owned(), 6u32);
        let mut sum = 'k';
        let mut cx: u32 = x.1;
        checkpoint!("p6");
        effect(&count);
        Ok(" trim ".to_owned())
    }
}

scenario! {
    given ();
    fn program_1000305() -> Option<u32> {
        let y: Vec<String> = {
            if {
                checkpoint!();
                (false ^ false)
            } {
                checkpoint!();
                let mut a = BTreeSet::from([2u32, 4, 1]);
            }
            let mut sum = ('b1: {
                let mut fuel2 = 2u32;
                'l3: while fuel2 > 0 && (fuel2 % 4 == 0) {
                    fuel2 -= 1;
                    let mut fuel4 = 2u32;
                    'l5: while fuel4 > 0 && (fuel2 % 3 == 0) {
                        fuel4 -= 1;
                        checkpoint!("p6");
                        let right = &fuel2;
                    }
                    let mut fuel7 = 3u32;
                    'l8: while fuel7 > 0 && (fuel7 % 3 == 0) {
                        fuel7 -= 1;
                        checkpoint!();
                        checkpoint!("p9");
                    }
                }
                checkpoint!();
                Box::new(Box::new('a'))
            });
            {
                consume(sum);
                {
                    checkpoint!();
                    let _ = item(1);
                }
                sum = {
                    let mut fuel10 = 1u32;
                    loop {
                        if fuel10 == 0 { break ({
                            checkpoint!("p11");
                            Box::new(Box::new('k'))
                        }); }
                        fuel10 -= 1;
                        {}
                    }
                };
                checkpoint!();
                Vec::<String>::new()
            }
        };
        let mut value = (Some(shape(10))).unwrap_or(shape(11));
        checkpoint!();
        effect(&value);
        effect(&y);
        Some(4u32)
    }
}

scenario! {
    fresh given ((Vec::<u32>::new(), None::<usize>), true, 11usize), ((vec![3u32, 2u32, 0u32], Some(9usize)), true, 7usize);
    fn program_1000309((mut a, y): (Vec<u32>, Option<usize>), _: bool, _: usize) -> String {
        let mut list = {
            let mut fuel1 = 2u32;
            loop {
                if fuel1 == 0 { break ({
                    let mut rest = item(4);
                    {
                        checkpoint!("p2");
                        vec![BTreeMap::from([(7u32, -11i64), (9u32, 8i64)]), BTreeMap::from([(0u32, 5i64), (5u32, 8i64)])]
                    }
                }); }
                fuel1 -= 1;
                let b = &mut a;
            }
        };
        let mut cx = Vec::from([(match 10u32 {
            1 | 3 | 5..=7 => {
            effect((&a, y));
            _ = (None::<Item>).unwrap_or(item(7));
            (8usize).wrapping_add(list.len())
        }
            2 => { consume(a) }
            2 if false => {
            let mut fuel3 = 4u32;
            while fuel3 > 0 && { checkpoint!(); (Some(true)).unwrap_or(y.is_none()) } {
                fuel3 -= 1;
                a = vec![6u32, 4u32, 6u32];
            }
            'l4: for w in a.iter() {
                let count = &y;
                let n = count.as_ref();
                effect(((Item { name: "a".to_owned(), ..(if let Some(_) = Some(vec![5u32, 2u32]) { item(2) } else {
                    checkpoint!("p5");
                    match *w {
                        2 => {
                        let _g6 = Noisy::new("g6");
                        let rest = &y;
                    }
                        _ => {
                        match shape(5) {
                            Shape::Named(mut cx, Some(mut state)) if (state % 4 == 0) => {
                            cx.push_str(&join("x", &(if let Ok(_) = tap("t7", Err::<u32, String>("no".to_string())) {
                                let x = a.first();
                                checkpoint!("p8");
                                String::from("ñ")
                            } else {
                                checkpoint!();
                                cx.clone()
                            })));
                        }
                            Shape::Group(mut value) => {}
                            _ => {}
                        }
                    }
                    }
                    item(9)
                }) }), &list, 3i64));
            }
            checkpoint!();
            (2usize % 3)
        }
            _ => { 4usize }
        })]);
        let d: BTreeMap<u32, VecDeque<i64>> = tap("t9", BTreeMap::from([(2u32, VecDeque::from([8i64, 3i64, 3i64])), (11u32, VecDeque::from([-11i64]))]));
        let name = ((8usize / 10) | cx.len());
        checkpoint!();
        effect(&name);
        effect(&d);
        "bc".to_owned()
    }
}

scenario! {
    fresh given ('🦀', Box::new(vec![8u32, 4u32, 7u32]));
    fn program_1000311(mut b: char, rest: Box<Vec<u32>>) -> Option<u32> {
        let left = (Some(item(9))).unwrap_or_else(|| tap("t1", item(6)));
        let mut state = true;
        let mut list = BTreeMap::from([(String::from("bc"), vec!["a".to_owned(), String::from("")]), (String::from("bc"), vec!["k=v".to_string()])]);
        checkpoint!();
        let mut fuel2 = 2u32;
        while fuel2 > 0 && left.name.is_empty() {
            fuel2 -= 1;
            checkpoint!();
            let [d, .., right] = [3u32, 2, 9];
        }
        let mut count = {
            let mut fuel3 = 1u32;
            loop {
                if fuel3 == 0 { break ({
                    list.insert(join(left.name.as_str(), &left.name), vec!["k=v".to_owned(), "".to_string()]);
                    let at = &mut state;
                    (2..5).filter(|n| n % 2 == 0).collect::<Vec<u32>>()
                }); }
                fuel3 -= 1;
                effect((fuel3, &left.tags, {
                    let mut fuel4 = 1u32;
                    'l5: loop {
                        if fuel4 == 0 { break ({
                            if state {
                                let name = Noisy::new("n6");
                                let mut fuel7 = 2u32;
                                loop {
                                    if fuel7 == 0 { break; }
                                    fuel7 -= 1;
                                    checkpoint!();
                                    list = list;
                                    if (fuel2 % 4 == 0) && (fuel4) % 4 == 1 { panic!("failure 8"); }
                                }
                                break ((fuel7, { fuel3 }));
                            }
                            let mut c: Vec<VecDeque<u32>> = vec![VecDeque::from([6u32, 8u32, 8u32]), VecDeque::from([1u32, 0u32])];
                            { (Some((4u32, 10u32)))? }
                        }); }
                        fuel4 -= 1;
                        let at: BTreeSet<u32>;
                        checkpoint!("p9");
                        if state {
                            at = BTreeSet::from([10u32, 4, 1]);
                        } else {
                            let mut cx = Vec::from([7usize]);
                            at = tap("t10", BTreeSet::from([4u32, 4, 1]));
                        }
                        #[cfg(any())] effect("never");
                        #[allow(unused)] let rest = String::from("");
                    }
                }));
            }
        };
        effect(&count);
        effect(&fuel2);
        effect(&state);
        effect(&left);
        effect(&b);
        tap("t12", count.get(1).cloned())
    }
}

scenario! {
    given ("left right".to_string()), ("a".to_string());
    fn program_1000313(right: String) {
        let mut c: String = format!("{:?}", (9u32).wrapping_add(7u32));
        let mut left = 11u32;
        let mut x = (match shape(1) {
            Shape::Line { from: at, to: mut b1 } => {
            let name = Shape::Group(vec![2u32, 3u32]);
            let mut d = BTreeMap::from([("".to_string(), vec![5u32, 9u32, 2u32]), (" trim ".to_owned(), vec![3u32, 2u32, 10u32])]);
            (None::<String>).unwrap_or_else(|| right.clone())
        }
            _ => { format!("--") }
        });
        checkpoint!();
        checkpoint!();
        checkpoint!();
        let state = c.as_str();
        let mut rest = tap("t2", {
            let mut fuel3 = 2u32;
            loop {
                if fuel3 == 0 { break ({
                    {
                        let y = &fuel3;
                        x.push('a');
                    }
                    checkpoint!("p4");
                    (6i64, (8u32, [6u32, 2, 18]))
                }); }
                fuel3 -= 1;
                c.push_str(&join("x", right.trim()));
            }
        });
        effect((left, &rest.0));
        if let Err(cx) = Ok::<u32, String>(((left | left) % 10)) {
            effect((vec![10u32], [((cx.len() as u32) & (c.len() as u32)), 4u32, 5]));
        } else {}
        checkpoint!();
        effect(&rest);
        effect(&x);
    }
}

scenario! {
    given (Box::new(5u32)), (Box::new(4u32));
    fn program_1000314(value: Box<u32>) -> Option<u32> {
        let y = (if false {
            assert_ne!((Some(Some(4u32))).unwrap_or(None::<u32>), Some(987_654), "never");
            if (((3u32) <= (7u32)) && (('a') > ('🦀'))) {
                let Item { name: n, tags: mut sum, .. } = (Item { id: 3u32, tags: {
                    let mut fuel1 = 2u32;
                    'l2: loop {
                        if fuel1 == 0 { break ({
                            checkpoint!();
                            let mut fuel3 = 3u32;
                            'l4: loop {
                                if fuel3 == 0 { break; }
                                fuel3 -= 1;
                                if let Err(_) = tap("t5", Ok::<u32, String>(3u32)) {
                                    checkpoint!();
                                    'l6: for mut name in (0..=2u32) {
                                        let mut c = vec![{
                                            match Some(false) {
                                                Some(true) => {}
                                                _ => {}
                                            }
                                            None::<u32>
                                        }, Some(8u32)];
                                    }
                                }
                            }
                            checkpoint!("p7");
                            Vec::<String>::new()
                        }); }
                        fuel1 -= 1;
                    }
                }, name: "left right".to_string(), spot: Some((2i64, false)) });
            }
            checkpoint!("p8");
            tap("t9", 6usize)
        } else { ((5u32) as usize) });
        checkpoint!();
        effect(&y);
        effect(&value);
        ((({
            let mut fuel10 = 2u32;
            'l11: loop {
                if fuel10 == 0 { break 'l11 ({
                    assert_ne!((if (y % 3 == 0) { Some(0u32) } else { Some(5u32) }), Some(987_654), "never");
                    y
                }); }
                fuel10 -= 1;
                let mut fuel13 = 1u32;
                'l14: loop {
                    if fuel13 == 0 { break; }
                    fuel13 -= 1;
                    let mut entry = (fuel13 <= 6);
                }
            }
        }) <= ((if (y % 4 == 0) { 0usize } else { y })))).then_some((tap("t15", 3u32)).max((Some(10u32))?))
    }
}

scenario! {
    given ([11u32, 2, 33]);
    fn program_1000319([mut d, .., value]: [u32; 3]) -> Option<u32> {
        let frame = [d, value, 5];
        let b: Shape = (if let Shape::Empty = shape(1) {
            let name = (((if (value <= 6) {
                d &= d;
                -9i64
            } else {
                checkpoint!();
                -9i64
            })) as u32);
            assert_ne!(Some(value), Some(987_654), "never");
            {
                let mut fuel1 = 2u32;
                loop {
                    if fuel1 == 0 { break ({
                        checkpoint!("p2");
                        shape(10)
                    }); }
                    fuel1 -= 1;
                    let (_, mut left) = (vec![[11u32, 2, 33], [9u32, 2, 27], [2u32, 2, 6]], VecDeque::from([7i64]));
                    let c = Vec::<i64>::new();
                }
            }
        } else {
            let [entry, .., value] = (match (9u32, Some(9u32)) {
                (mut entry, Some(6..)) => {
                checkpoint!();
                std::mem::swap(&mut entry, &mut d);
                ('b3: {
                    let _ = (VecDeque::from([[9u32, 2, 27], [3u32, 2, 9]]), item(3));
                    frame
                })
            }
                (2, right) if right.is_some() => {
                let ref c = frame;
                tap("t4", frame)
            }
                (mut value, Some(b5)) => { frame }
                _ => {
                checkpoint!();
                effect((&frame[1], frame));
                frame
            }
            });
            shape(2)
        });
        checkpoint!();
        if matches!(b, Shape::Named(..)) {
            consume(b);
            let (mut name, a) = (Vec::<usize>::new(), vec![item(1), item(10), item(0)]);
        } else {
            d = frame[1];
        }
        checkpoint!();
        effect(&frame);
        effect(&value);
        effect(&d);
        Some(8u32)
    }
}

scenario! {
    given (), ();
    fn program_1000324() -> Vec<u32> {
        let mut d = item(11);
        let mut b = {
            let mut fuel1 = 3u32;
            loop {
                if fuel1 == 0 { break ({ shape(2) }); }
                fuel1 -= 1;
                match &d {
                    Item { spot: Some((state, _)), .. } => {
                    let rest = d.spot.as_ref();
                    checkpoint!("p2");
                    effect(state);
                }
                    _ => {
                    match d.tags.as_slice() {
                        [_, rest3 @ ..] if (fuel1 < 5) => {
                        match d.spot {
                            Some((i64::MIN..0, ref mut c)) => {
                            let mut n = Vec::new();
                            d.spot.get_or_insert((5i64, false));
                            let mut fuel4 = 3u32;
                            while fuel4 > 0 && let Some(&p5) = d.spot.as_ref() {
                                fuel4 -= 1;
                                let state = &mut d.tags;
                                let cx: BTreeSet<u32> = BTreeSet::from([6u32, 4, 1]);
                            }
                            n.push(BTreeMap::from([((fuel1 ^ d.id), d.id)]));
                        }
                            Some(ref mut rest) => {}
                            _ => {}
                        }
                    }
                        [n, .., list] => {}
                        [cx] if (d.id < 6) => {}
                        _ => {}
                    }
                }
                }
            }
        };
        let state = (d.tags.len()).min(consume(b));
        let mut at = Some(Some(4i64));
        checkpoint!();
        (if (state < 5) {
            checkpoint!();
            {
                let mut fuel6 = 2u32;
                loop {
                    if fuel6 == 0 { break ({
                        checkpoint!();
                        vec![5u32, 9u32, 7u32]
                    }); }
                    fuel6 -= 1;
                    const LIMIT7: u32 = 7;
                    let entry = LIMIT7 + 1;
                    let frame = d.tags.first();
                    if ((entry) == (d.id)) {
                        continue;
                    }
                }
            }
        } else if tap("t8", (d.id % 2 == 0)) { vec![d.id] } else { Vec::<u32>::new() })
    }
}

scenario! {
    given (item(4), (6u32, BTreeMap::from([("k=v".to_owned(), 6i64), ("a".to_string(), -11i64)])), VecDeque::from([BTreeSet::from([8u32, 4, 1]), BTreeSet::from([9u32, 4, 1]), BTreeSet::from([1u32, 4, 1])])), (item(1), (0u32, BTreeMap::from([(String::from("bc"), 5i64), ("".to_string(), -10i64)])), VecDeque::from([BTreeSet::from([2u32, 4, 1]), BTreeSet::from([1u32, 4, 1]), BTreeSet::from([7u32, 4, 1])]));
    fn program_1000330(Item { name: c, tags: sum, .. }: Item, (a, count): (u32, BTreeMap<String, i64>), mut y: VecDeque<BTreeSet<u32>>) -> Vec<u32> {
        let mut cx = {
            let cx = Some((shape(3), [1u32, 2, 3]));
            checkpoint!();
            "k=v".to_owned()
        };
        let mut right = (if (Some(false)).unwrap_or_else(|| (a <= 2)) { String::from("ñ") } else if (a % 4 == 0) {
            let d = y.back();
            cx.clone()
        } else { "a".to_owned() });
        checkpoint!();
        #[cfg(any())] effect("never");
        #[allow(unused)] let w = (if ((8usize) < (count.len())) {
            let mut c = c.clone();
            std::mem::take(&mut right)
        } else if (a % 4 == 0) { (match shape(4) {
            Shape::Line { from: a, to: _ } if (a > 3) => {
            consume(c);
            if (a % 2 == 0) {
                consume(sum);
                if (a % 4 == 0) {
                    let frame = count.get("a");
                }
                for mut name in (Some(0usize)).into_iter() {
                    let Some('ñ' | 'k') = ({ Some('🦀') }) else {
                        let mut d = {
                            let mut fuel2 = 2u32;
                            'l3: loop {
                                if fuel2 == 0 { break 'l3 ({
                                    let mut n = {
                                        let mut fuel4 = 2u32;
                                        loop {
                                            if fuel4 == 0 { break ({ (if (a % 2 == 0) {
                                                if right.is_empty() {
                                                    if cx.starts_with('a') {
                                                        cx.push('🦀');
                                                        return Vec::from([fuel2, fuel2]);
                                                    }
                                                } else {}
                                                checkpoint!();
                                                shape(8)
                                            } else {
                                                checkpoint!();
                                                shape(7)
                                            }) }); }
                                            fuel4 -= 1;
                                        }
                                    };
                                    (if (name < 7) { vec![[1u32, 2, 3], [0u32, 2, 0]] } else { vec![[10u32, 2, 30]] })
                                }); }
                                fuel2 -= 1;
                            }
                        };
                        continue;
                    };
                }
            } else {}
            cx.clone()
        }
            _ => { std::mem::take(&mut right) }
        }) } else { tap("t5", c.clone()) });
        effect(&cx);
        vec![6u32, 2u32, 3u32]
    }
}

scenario! {
    fresh given ();
    fn program_1000332() -> Result<String, String> {
        let d = tap("t1", vec![shape(2), shape(0), shape(2)]);
        let n = {
            checkpoint!();
            (tap("t2", None::<i64>)).unwrap_or(3i64)
        };
        checkpoint!();
        if d.is_empty() {
            checkpoint!("p3");
            if ((n > 4) && false) && let Some(mut count) = (tap("t4", (Some(Some(Some(VecDeque::from([[1u32, 2, 3], [9u32, 2, 27], [5u32, 2, 15]]))))).ok_or("nothing")?)).unwrap_or(None::<VecDeque<[u32; 3]>>) && ((n > 3) & (d.is_empty() || d.is_empty())) {
                let value = &d[..];
            }
        }
        assert!((if ((n > 2) == d.is_empty()) { (if (n > 2) { (if d.is_empty() { (n % 3 == 0) } else { d.is_empty() }) } else { (n <= 7) }) } else { (((n <= 4) & (n <= 6)) & (n % 2 == 0)) }) || true);
        let mut fuel5 = 3u32;
        loop {
            if fuel5 == 0 { break; }
            fuel5 -= 1;
            assert!((fuel5 <= 1) || true);
        }
        let Item { name: mut b, tags: mut sum, .. } = (Item { id: fuel5, tags: vec![String::from(""), String::from("bc"), "k=v".to_string()], name: (None::<String>).ok_or("nothing")?, spot: Some((6i64, false)) });
        let z = &fuel5;
        checkpoint!("p6");
        let list = b.as_str().trim_start();
        checkpoint!();
        checkpoint!();
        effect(format!("-{:?}", (if d.is_empty() {
            match Some('ñ') {
                Some(mut list) => {
                _ = sum;
            }
                _ => {
                effect((tap("t7", *z), z));
            }
            }
            Some(11u32)
        } else if false { Some(11u32) } else { Some(10u32) })));
        checkpoint!("p8");
        effect(&list);
        effect(&b);
        effect(&d);
        Ok(b)
    }
}

scenario! {
    fresh given (None::<Shape>), (Some(shape(1)));
    fn program_1000333(mut b: Option<Shape>) -> Result<u32, String> {
        let mut y = (b.is_none() ^ (((9u32) == (1u32)) & b.is_none()));
        let mut count = tap("t1", (VecDeque::from([9usize, 0usize, 11usize]), shape(1)));
        let mut list = vec![vec![item(9), item(1), item(3)]];
        let n = tap("t2", vec![9u32, 1u32, 5u32]);
        checkpoint!();
        count.0.push_back(consume(n));
        let frame = &mut b;
        let mut value = tap("t3", Some(vec![2u32, 7u32, 4u32]));
        value.get_or_insert(vec![1u32, 3u32]);
        if !list.is_empty() {
            let sum = &list[list.len() - 1];
            {
                let mut c = 6u32;
                let cx = &mut list;
                if ((6i64) < ((if true {
                    checkpoint!("p4");
                    {
                        let ref z = b;
                        checkpoint!("p5");
                        8i64
                    }
                } else if y { 3i64 } else {
                    checkpoint!();
                    3i64
                }))) {} else {}
            }
        }
        checkpoint!();
        effect(&count);
        Ok(mix(10u32, 0u32))
    }
}

scenario! {
    fresh given (VecDeque::from([1u32, 6u32, 3u32]), "a".to_string(), shape(4)), (VecDeque::from([0u32]), "bc".to_owned(), shape(4));
    fn program_1000334(count: VecDeque<u32>, c: String, y: Shape) -> Option<u32> {
        let mut right = {
            let mut entry = Vec::new();
            match (Some((6u32, Some(1u32)))).unwrap_or({
                let (left, mut value) = {
                    checkpoint!();
                    let mut w = Vec::new();
                    'l1: for b in c.split(' ') {
                        let mut c = "k=v".to_owned();
                        if false {
                            'l2: for (cx, n) in count.iter().enumerate() {
                                let right = count.back().cloned();
                                let d = &mut c;
                            }
                        } else if count.is_empty() {} else if c.is_empty() {} else {}
                    }
                    w.push(shape(3));
                    checkpoint!();
                    (VecDeque::from([false]), String::from("left right"))
                };
                checkpoint!("p3");
                (4u32, Some(6u32))
            }) {
                (mut value, Some(mut d)) => {}
                (d, Some(0..=4)) => {}
                _ => {}
            }
            entry.push(Box::new(9u32));
            checkpoint!("p4");
            vec![Vec::<u32>::new()]
        };
        let mut z = ((if count.is_empty() { (tap("t5", 9u32) | 7u32) } else { (if true { 5u32 } else { (c.len() as u32) }) }), c);
        let mut list = (if matches!(y, Shape::Empty | Shape::Line { .. }) { Box::new(Noisy::new("n6")) } else { Box::new(Noisy::new("n7")) });
        let state = None::<Item>;
        checkpoint!();
        effect(&z);
        effect(&count);
        Some(0u32)
    }
}

scenario! {
    given (BTreeSet::from([10u32, 4, 1])), (BTreeSet::from([3u32, 4, 1])), (BTreeSet::from([9u32, 4, 1]));
    fn program_1000337(value: BTreeSet<u32>) -> Result<String, String> {
        let mut frame = {
            let mut fuel1 = 3u32;
            'l2: loop {
                if fuel1 == 0 { break ({
                    checkpoint!();
                    tap("t3", tap("t4", None::<Shape>))
                }); }
                fuel1 -= 1;
                let z = (if (fuel1 > 4) {
                    for right in value.iter() {
                        let mut fuel5 = 4u32;
                        loop {
                            if fuel5 == 0 { break; }
                            fuel5 -= 1;
                            if ((fuel1 % 2 == 0) & (fuel5 < 0)) {
                                if true {
                                    let mut b: char = (if ((fuel5 < 6) == true) {
                                        if (fuel1 % 3 == 0) {
                                            let (entry, rest) = tap("t6", (BTreeMap::from([("k=v".to_string(), 6u32), ("a".to_owned(), 5u32)]), None::<u32>));
                                        } else if (value.contains(&4u32) && tap("t7", (if (fuel5 % 2 == 0) { (fuel5 < 8) } else { value.contains(&4u32) }))) {
                                            if tap("t8", true) && let Ok(mut left) = (if value.contains(&4u32) { Err::<u32, String>("no".to_string()) } else { Err::<u32, String>("no".to_string()) }) {
                                                _ = tap("t9", "k=v".to_string());
                                            } else {
                                                let z = "".to_string();
                                            }
                                        } else {
                                            let mut z: bool;
                                            if (fuel5 < 5) {
                                                z = (fuel5 > 8);
                                            } else {
                                                z = false;
                                            }
                                        }
                                        '🦀'
                                    } else { 'k' });
                                } else if (Some(true)).unwrap_or(value.contains(&4u32)) {} else {}
                            } else {}
                        }
                    }
                    checkpoint!();
                    '🦀'
                } else if (fuel1 % 2 == 0) { 'ñ' } else {
                    checkpoint!();
                    '🦀'
                });
            }
        };
        let at = join("t", "t");
        checkpoint!();
        checkpoint!();
        effect(&frame);
        Ok(format!("--"))
    }
}

scenario! {
    given (BTreeMap::from([("a".to_owned(), BTreeSet::from([4u32, 4, 1])), (" trim ".to_owned(), BTreeSet::from([10u32, 4, 1]))])), (BTreeMap::from([("".to_string(), BTreeSet::from([6u32, 4, 1])), (String::from(""), BTreeSet::from([9u32, 4, 1]))]));
    fn program_1000338(n: BTreeMap<String, BTreeSet<u32>>) -> String {
        let sum: i64 = ((n.is_empty()).then(|| 6i64)).unwrap_or_else(|| -11i64);
        let count = {
            let mut fuel1 = 3u32;
            loop {
                if fuel1 == 0 { break ({ 'ñ' }); }
                fuel1 -= 1;
                let _g2 = Noisy::new("g2");
                drop(_g2);
            }
        };
        checkpoint!("p3");
        if tap("t4", (count < 'm')) {
            let w: String = (if (sum < 5) { {
                let mut list: bool = true;
                (match shape(8) {
                    Shape::Named(c, Some(_)) => { String::from("bc") }
                    _ => {
                    effect(('b5: {
                        list = (sum % 2 == 0);
                        checkpoint!();
                        8u32
                    }));
                    " trim ".to_owned()
                }
                })
            } } else { join("s", "t") });
            'b6: {
                let y: &BTreeMap<String, BTreeSet<u32>> = &n;
                if tap("t7", (sum % 3 == 0)) && let Ok(mut right) = Ok::<u32, String>(6u32) && (count < 'm') {
                    if y.is_empty() {
                        let mut c;
                        if (w == String::from("")) {
                            if let 2 = (if (count < 'm') { right } else { right }) {} else {}
                            c = Vec::from([(tap("t8", Some(item(6)))).unwrap_or(item(9)), item(10)]);
                        } else {
                            c = (if (n.is_empty() && (count < 'm')) { vec![item(5), item(9)] } else { (Some(vec![item(9), item(8)])).unwrap_or(Vec::<Item>::new()) });
                        }
                    } else if (if ((right % 2 == 0) ^ y.is_empty()) { ((count) != (count)) } else { (right < 1) }) {} else if (sum % 3 == 0) {} else {}
                }
            }
            return w.clone();
        }
        checkpoint!();
        effect(&count);
        effect(&sum);
        "a".to_string()
    }
}

scenario! {
    given ('a', (None::<i64>, [5u32, 2, 15])), ('a', (None::<i64>, [8u32, 2, 24])), ('k', (Some(0i64), [8u32, 2, 24]));
    fn program_1000341(state: char, (_, [left, .., mut frame]): (Option<i64>, [u32; 3])) -> Option<u32> {
        let mut left = (Some(10u32)).unwrap_or(mix(frame, frame));
        checkpoint!();
        checkpoint!("p1");
        {
            effect(((tap("t2", Some(vec![1u32, 7u32, 8u32]))).unwrap_or_else(|| vec![7u32, 3u32]), (if ((frame % 3 == 0) && (match None::<u32> {
                Some(x) => {
                _ = {
                    for mut value in (0..=2u32) {
                        continue;
                    }
                    vec![[4u32, 2, 12], [1u32, 2, 3], [3u32, 2, 9]]
                };
                let f4 = move |name: u32| tap("t3", name);
                (state < 'm')
            }
                None => {
                checkpoint!("p5");
                (state < 'm')
            }
                _ => {
                frame = frame;
                (left > 2)
            }
            })) {
                if tap("t6", (frame > 2)) {
                    let mut x: BTreeMap<u32, usize> = BTreeMap::from([(11u32, 10usize), (2u32, 10usize)]);
                    if x.is_empty() {
                        let mut fuel7 = 4u32;
                        'l8: loop {
                            if fuel7 == 0 { break; }
                            fuel7 -= 1;
                        }
                    } else if false {} else {}
                }
                (Some("".to_string()))?
            } else { format!("{frame}-{:?}", left) })));
        }
        effect(&left);
        effect(&state);
        tap("t9", Some(5u32))
    }
}

scenario! {
    fresh given (BTreeSet::from([3u32, 4, 1]), String::from(""), String::from(""));
    fn program_1000342(_: BTreeSet<u32>, mut a: String, c: String) -> Result<u32, String> {
        let mut z = {
            checkpoint!("p1");
            Noisy::new("n2")
        };
        let mut count = (match Err::<u32, String>("no".to_string()) {
            Ok(w) if (w != 0) => {
            checkpoint!();
            checkpoint!("p3");
            {
                checkpoint!();
                shape(6)
            }
        }
            _ => {
            a.push('a');
            let f4 = |value: u32| (a.len() as u32);
            shape(5)
        }
        });
        for (at, d) in c.lines().zip(10u32..) {
            effect(&c);
            match &mut count {
                Shape::Dot(_) => {
                const LIMIT5: u32 = 5;
                let state = LIMIT5 + 1;
            }
                Shape::Group(right) if (d % 3 == 0) => {
                let frame = &a;
                match &mut count {
                    Shape::Named(_, Some(left)) => {
                    let mut fuel6 = 1u32;
                    while fuel6 > 0 && true {
                        fuel6 -= 1;
                        z = Noisy::new("n7");
                    }
                    a.push_str(&join("x", &c));
                    effect(std::mem::replace(&mut a, (if let (_, Some(left)) = (11u32, Some(0u32)) { String::from("") } else {
                        let list = c.as_str().trim_start();
                        let mut sum = (if ((list.len()) > (c.len())) { tap("t8", 6i64) } else { -10i64 });
                        checkpoint!("p9");
                        "a".to_owned()
                    })));
                }
                    _ => {}
                }
            }
                _ => {}
            }
        }
        checkpoint!();
        checkpoint!("p10");
        effect(&count);
        effect(&z);
        effect(&c);
        effect(&a);
        Ok(checked((a.len() as u32))?)
    }
}

scenario! {
    given (true, vec![8u32]), (false, vec![1u32, 8u32, 4u32]);
    fn program_1000350(sum: bool, mut cx: Vec<u32>) -> Result<u32, String> {
        let mut y = {
            let mut fuel1 = 1u32;
            'l2: loop {
                if fuel1 == 0 { break ({ [10u32, 2, 30] }); }
                fuel1 -= 1;
                let cx: &u32 = &fuel1;
            }
        };
        let mut name = Vec::<Vec<usize>>::new();
        let mut x = ((y[1] != 7) ^ (y[1] > 4));
        let mut state = {
            let c = &mut cx;
            let f3 = move |count: u32| y[1];
            (c.len() as u32)
        };
        let mut frame = (if let (mut at, Some(mut z)) = {
            checkpoint!("p4");
            (2u32, Some(9u32))
        } {
            effect(&state);
            let ref n = y;
            vec![BTreeSet::from([11u32, 4, 1]), BTreeSet::from([3u32, 4, 1])]
        } else {
            for d in (&name[..name.len().min(2)]).iter() {
                let x: &bool = &sum;
                {
                    checkpoint!();
                }
            }
            checkpoint!("p5");
            vec![BTreeSet::from([5u32, 4, 1]), BTreeSet::from([2u32, 4, 1]), BTreeSet::from([8u32, 4, 1])]
        });
        checkpoint!();
        checkpoint!();
        effect(&y);
        effect(&cx);
        Ok((match cx.as_slice() {
            [left, rest6 @ ..] if sum => {
            while let Some(mut n) = name.pop() {
                let mut right = ('b7: {
                    let mut rest: bool = !sum;
                    checkpoint!();
                    (Some(3i64)).ok_or("nothing")?
                });
            }
            checkpoint!();
            *left
        }
            [left, rest8 @ ..] => { tap("t9", y[1]) }
            _ => { (if false { state } else { state }) }
        }))
    }
}

scenario! {
    given (false), (false);
    fn program_1000352(value: bool) -> String {
        let mut name = Some(VecDeque::from([6i64, 4i64]));
        let mut x = { BTreeSet::from([0u32, 4, 1]) };
        let mut d = shape(6);
        checkpoint!();
        let _ = tap("moved", d);
        let Shape::Named(mut sum, _) = ((if value { Shape::Named(String::from(""), Some(3u32)) } else { {
            match name {
                Some(ref mut a) if value => {
                drop(name);
                if value {
                    checkpoint!("p1");
                } else if (!value || value) {
                    let c: BTreeSet<u32> = (if x.contains(&4u32) {
                        if value {
                            d = shape(4);
                            checkpoint!("p2");
                        } else {
                            x.insert((Some(10u32)).unwrap_or_else(|| 11u32));
                            let mut at = {
                                let mut fuel3 = 2u32;
                                'l4: loop {
                                    if fuel3 == 0 { break ({
                                        let z = &mut x;
                                        let at = &fuel3;
                                        checkpoint!();
                                        (None::<Shape>).unwrap_or(shape(7))
                                    }); }
                                    fuel3 -= 1;
                                    if !value {
                                        break (Shape::Named(String::from("left right"), Some(2u32)));
                                    }
                                    let mut sum = {
                                        let mut fuel5 = 1u32;
                                        'l6: loop {
                                            if fuel5 == 0 { break 'l6 ({
                                                x = x;
                                                fuel3
                                            }); }
                                            fuel5 -= 1;
                                            let mut x = half(fuel5);
                                            effect(fuel3);
                                        }
                                    };
                                }
                            };
                        }
                        checkpoint!();
                        x
                    } else {
                        checkpoint!("p7");
                        (if value { x.clone() } else { x.clone() })
                    });
                } else {}
            }
                Some(ref mut list) => {}
                _ => {}
            }
            shape(0)
        } })) else {
            return (if (Some(false)).unwrap_or_else(|| false) { "bc".to_owned() } else { "k=v".to_string() });
        };
        checkpoint!("p8");
        effect(&sum);
        format!("-{value}{value}")
    }
}

scenario! {
    fresh given (vec![Noisy::new("n1"), Noisy::new("n2")]), (vec![Noisy::new("n3"), Noisy::new("n4")]), (vec![Noisy::new("n5"), Noisy::new("n6")]);
    fn program_1000354(count: Vec<Noisy>) -> Result<u32, String> {
        let c = Noisy::new("n7");
        let mut right: usize = ('b8: {
            let (x, name) = tap("t9", (11u32, 3u32));
            checkpoint!();
            consume(c)
        });
        let mut name = "k=v".to_owned();
        checkpoint!();
        let mut right = (3u32, right.clone());
        checkpoint!();
        checkpoint!();
        let mut fuel10 = 4u32;
        while fuel10 > 0 && (right.1 <= 0) {
            fuel10 -= 1;
            let mut y = BTreeSet::from([0u32, 4, 1]);
            let _ = tap("moved", y);
            'b11: {
                let _g12 = Noisy::new("g12");
                if tap("t13", (right.1 > 5)) {
                    checkpoint!();
                    name.push_str(&join("x", &name.clone()));
                    break 'b11;
                }
                let (ref b, ref list) = right;
                checkpoint!("p14");
            }
            if true {
                if (Some(true)).unwrap_or(false) {
                    consume(name);
                    let _ = Noisy::new("n15");
                } else {
                    if (right.1 % 2 == 0) {} else {}
                }
            } else if ((right.1 % 3 == 0) ^ count.is_empty()) {} else {}
            name = String::from("");
        }
        effect(&fuel10);
        effect(&name);
        Ok(fuel10)
    }
}

scenario! {
    given (vec![vec![true, false]]);
    fn program_1000360(rest: Vec<Vec<bool>>) -> String {
        let mut y = (match (match shape(2) {
            Shape::Group(mut right) if rest.is_empty() => { (Some(Err::<u32, String>("no".to_string()))).unwrap_or(Ok::<u32, String>(11u32)) }
            Shape::Line { from: w, to: mut d } => {
            d &= w;
            checkpoint!();
            Ok::<u32, String>(7u32)
        }
            Shape::Dot(right) => {
            'b1: {
                {
                    let mut x = right;
                    let left = &mut x;
                    if (x <= 5) {
                        let mut name = Vec::from([format!("-"), "a".to_string(), (Some("a".to_owned())).unwrap_or(String::from("left right"))]);
                    } else if (if (x % 3 == 0) { (right % 2 == 0) } else { (x <= 1) }) {
                        if ((11u32) < (x)) {
                            let mut c = Vec::new();
                            _ = right;
                            c.push(Some('ñ'));
                            let mut fuel2 = 4u32;
                            'l3: loop {
                                if fuel2 == 0 { break; }
                                fuel2 -= 1;
                                let sum: Vec<u32> = Vec::from([right, right]);
                                checkpoint!();
                                if (fuel2 % 4 == 0) {
                                    let x = (3u32, x.clone());
                                    if (x.1 % 3 == 0) {
                                        {
                                            let n = &mut c;
                                            let (name, mut count) = (-10i64, "".to_string());
                                        }
                                        consume(sum);
                                        let mut fuel4 = 2u32;
                                        while fuel4 > 0 && (right % 4 == 0) {
                                            fuel4 -= 1;
                                            consume(c);
                                            c = vec![None::<char>];
                                        }
                                    } else {}
                                } else if (if (fuel2 != 2) { (x <= 1) } else { (x % 2 == 0) }) {} else {}
                            }
                        } else if (x % 4 == 0) {} else if ((x > 7) & (false == rest.is_empty())) {} else {}
                    } else if rest.is_empty() {} else {}
                }
            }
            checkpoint!();
            Ok::<u32, String>(3u32)
        }
            _ => {
            checkpoint!();
            Ok::<u32, String>((rest.len() as u32))
        }
        }) {
            Err(_) => { 'k' }
            _ => {
            checkpoint!();
            'k'
        }
        });
        let count = rest.len();
        let mut name = Box::new(Box::new(true));
        let mut name = [11u32, 2, 33];
        checkpoint!();
        effect(&rest);
        { String::from("left right") }
    }
}

scenario! {
    fresh given (Box::new(Some(7u32)), 4u32, vec![3u32]), (Box::new(None::<u32>), 0u32, vec![1u32]);
    fn program_1000362(frame: Box<Option<u32>>, mut value: u32, x: Vec<u32>) -> Result<u32, String> {
        let mut c = tap("t1", tap("t2", (match shape(11) {
            Shape::Group(a) => { VecDeque::from([(shape(4), 10u32), (shape(10), 8u32)]) }
            Shape::Dot(count) => {
            effect(('b3: { (value <= 6) }));
            checkpoint!();
            VecDeque::from([(shape(5), 3u32)])
        }
            _ => { VecDeque::from([(shape(8), 0u32), (shape(6), 11u32)]) }
        })));
        let cx = ((value) as usize);
        let mut count: VecDeque<Box<Shape>> = tap("t4", VecDeque::from([Box::new(shape(2)), Box::new(shape(7))]));
        let mut entry = VecDeque::from([VecDeque::from([-11i64]), VecDeque::from([-10i64])]);
        checkpoint!();
        _ = ('b5: {
            let f6 = |name: u32| mix(name, (None::<u32>).unwrap_or_else(|| value));
            let ref name = frame;
            checkpoint!();
            vec![false, true, true]
        });
        for mut at in (0..2u32).chain([7u32, 8]).take(2) {
            if ((((Some(10usize)).unwrap_or(cx) & cx)) > ((Some(10usize)).unwrap_or(cx))) {
                let w = entry.back();
                consume(c);
                let _g7 = Noisy::new("g7");
            } else {
                let a = &mut at;
            }
            c = VecDeque::from([(shape(11), 11u32), (shape(5), 2u32), (shape(10), 0u32)]);
        }
        let entry = value;
        if ((entry > 6) & ((entry > 0) ^ (value > 3))) {
            value |= (entry).wrapping_mul(value);
        }
        let y = 10u32;
        let mut sum = (if let Some(&p8) = x.first() {
            let mut fuel9 = 3u32;
            while fuel9 > 0 && { checkpoint!(); true } {
                fuel9 -= 1;
                effect(fuel9);
            }
            checkpoint!();
            Some(String::from("left right"))
        } else {
            count.push_front({
                checkpoint!();
                Box::new(shape(2))
            });
            c = VecDeque::from([(shape(11), 6u32)]);
            checkpoint!();
            Some(String::from("left right"))
        });
        consume(sum);
        count = VecDeque::from([Box::new(shape(5))]);
        sum = Some(String::from(""));
        effect(&sum);
        effect(&y);
        effect(&entry);
        effect(&count);
        effect(&cx);
        effect(&c);
        Ok(value)
    }
}

scenario! {
    given ("bc".to_owned(), Box::new(BTreeMap::from([(" trim ".to_owned(), "a".to_string()), (String::from("left right"), "bc".to_owned())])), vec![7u32, 4u32, 10u32]), (String::from("bc"), Box::new(BTreeMap::from([(String::from("left right"), String::from("ñ")), (String::from("bc"), "a".to_owned())])), vec![8u32, 5u32, 3u32]);
    fn program_1000365(mut y: String, mut d: Box<BTreeMap<String, String>>, _: Vec<u32>) -> String {
        let value: Option<Option<i64>> = (if (true | ((5i64) == (-9i64))) {
            effect(&d);
            effect(&d);
            Some(Some(8i64))
        } else if false {
            checkpoint!();
            Some(Some(4i64))
        } else {
            let f2 = move |value: u32| mix(value, value);
            y += &join("", "s").as_str();
            checkpoint!();
            Some(Some(2i64))
        });
        let list = tap("t3", (y.len() as u32));
        let mut x = [5u32, (y.len() as u32), 5];
        checkpoint!("p4");
        let name = Some({
            let mut fuel5 = 2u32;
            loop {
                if fuel5 == 0 { break ({
                    checkpoint!();
                    {
                        let mut fuel6 = 3u32;
                        'l7: loop {
                            if fuel6 == 0 { break ({ '🦀' }); }
                            fuel6 -= 1;
                            if ((y.is_empty() && (x[1] > 8)) | (if let Some(0 | 2..=9) = Some(1i64) {
                                let b = y;
                                x[1] |= (b.len() as u32);
                                checkpoint!("p8");
                                value.is_some()
                            } else { (fuel5 % 4 == 0) })) {
                                'l9: for (a, c) in ([2u32, 2, 6]).into_iter().step_by(2).enumerate() {
                                    let mut c = (3u32, c.clone());
                                    if let Err(mut left) = (if false {
                                        let left = &c.0;
                                        let [ref mut frame, .., ref mut name] = x;
                                        Err::<u32, String>("no".to_string())
                                    } else {
                                        { let mut f10 = |given: u32| c.0 ^= given; f10(11u32); f10(3); }
                                        drop(d);
                                        Ok::<u32, String>(9u32)
                                    }) {
                                        let mut frame: u32 = (left.len() as u32);
                                    } else {}
                                    d = Box::new(BTreeMap::from([(String::from("ñ"), "k=v".to_string()), ("a".to_owned(), "bc".to_owned())]));
                                }
                            } else if value.is_some() {} else {}
                            y = "left right".to_string();
                        }
                    }
                }); }
                fuel5 -= 1;
            }
        });
        checkpoint!();
        effect(&value);
        effect(&d);
        format!("{list}-")
    }
}

scenario! {
    given ();
    fn program_1000373() -> Option<u32> {
        let cx: Vec<Shape> = vec![shape(2), shape(8)];
        let mut sum = {
            let mut c = Box::new(vec![8i64, 8i64, 6i64]);
            effect(Noisy::new("t1").name().len());
            checkpoint!();
            BTreeMap::from([("a".to_owned(), VecDeque::from([5i64, 5i64, 1i64])), (String::from("left right"), VecDeque::from([0i64, -11i64, 1i64]))])
        };
        checkpoint!();
        effect((cx.len() as u32));
        let mut d = (vec![true, false, true], BTreeMap::from([("a".to_string(), String::from("bc")), ("k=v".to_string(), "k=v".to_owned())]));
        d.1.insert(String::from("bc"), String::from(""));
        match Some(vec![item(7), item(3), item(3)]) {
            Some(value) => {
            _ = (String::from("left right"), true);
            let n: char;
            let mut sum = {
                let mut fuel2 = 3u32;
                'l3: loop {
                    if fuel2 == 0 { break ({
                        checkpoint!();
                        join("t", "t")
                    }); }
                    fuel2 -= 1;
                    for name in ((Some([6u32, 2, 18]))?).into_iter().map(|w| (tap("t4", d.1.get("a").cloned())).unwrap_or_else(|| String::from("ñ"))).map(|x| (x.len() as u32)) {
                        let mut fuel5 = 1u32;
                        loop {
                            if fuel5 == 0 { break; }
                            fuel5 -= 1;
                            if let [b, .., entry] = &d.0[..] {
                                checkpoint!("p6");
                            } else {
                                let rest = cx.first();
                                let mut right = ('b7: {
                                    checkpoint!();
                                    String::from("ñ")
                                });
                                checkpoint!();
                            }
                        }
                        let a = &value[..];
                    }
                }
            };
            n = 'ñ';
        }
            None => {}
            _ => {}
        }
        effect(&d);
        effect(&cx);
        Some(1u32)
    }
}

scenario! {
    given ('ñ'), ('🦀'), ('a');
    fn program_1000380(_: char) -> Result<u32, String> {
        let mut d = (('b1: { 'k' })).to_string();
        let mut frame = (10u32 & (if ((9usize) == (3usize)) { 7u32 } else { (1u32).min(9u32) }));
        let _ = tap("moved", d);
        checkpoint!();
        let (mut w, name) = tap("t2", (shape(5), vec![4u32, 0u32]));
        let mut fuel3 = 4u32;
        'l4: loop {
            if fuel3 == 0 { break; }
            fuel3 -= 1;
            if matches!(w, Shape::Dot(1..=9)) {
                checkpoint!("p5");
                let mut count = (None::<Option<Shape>>).unwrap_or(Some(shape(6)));
                if (frame % 2 == 0) {
                    consume(count);
                    for state in (0..4u32).rev() {
                        let (value, y) = (state, name.clone());
                    }
                } else {
                    if let Shape::Named(left, _) = &w {
                        checkpoint!();
                        effect(&*left);
                        let right = &mut frame;
                    } else {
                        checkpoint!();
                    }
                }
            } else if (fuel3 > 4) {
                checkpoint!();
                checkpoint!();
            } else if ((name.len()) > ((0usize).min(4usize))) {
                frame |= frame;
            } else {
                let mut at: VecDeque<bool> = tap("t6", VecDeque::from([false]));
            }
            let state = &w;
        }
        checkpoint!("p7");
        frame = frame;
        checkpoint!();
        checkpoint!();
        checkpoint!("p8");
        checkpoint!();
        effect(&name);
        Ok(fuel3)
    }
}

scenario! {
    given ((VecDeque::from([item(5), item(11)]), 0i64), vec![Some(11u32), None::<u32>, Some(10u32)]);
    fn program_1000383(right: (VecDeque<Item>, i64), mut frame: Vec<Option<u32>>) -> Option<u32> {
        let y = (String::from(""), right.1);
        let w = y.0.clone();
        let mut count = ('a', vec![6u32, 0u32, 8u32]);
        checkpoint!("p1");
        'b2: {
            frame.push(((if (right.1 % 3 == 0) { (if (right.1 <= 2) {
                checkpoint!();
                frame.get(1).cloned()
            } else if (count.0 < 'm') { None::<Option<u32>> } else {
                if (false || (count.0 < 'm')) {
                    checkpoint!();
                } else if right.0.is_empty() {
                    effect((&y.0, {
                        count = count;
                        count.1.push((y.0.len() as u32));
                        { frame.len() }
                    }, &right));
                    if let Shape::Named(mut d, Some(state)) = shape(10) {
                        if (y.1 % 4 == 0) {
                            let state = &mut count.1;
                            checkpoint!();
                        }
                        let mut z = (Some(state)).unwrap_or_else(|| mix(state, (y.0.len() as u32)));
                        if ((y.1 != 5) | (z % 3 == 0)) && (1u32) % 4 == 1 { panic!("failure 3"); }
                    } else {}
                } else if true {} else {}
                Some(None::<u32>)
            }) } else if w.is_empty() {
                checkpoint!();
                Some(Some(5u32))
            } else { None::<Option<u32>> })).unwrap_or(None::<u32>));
        }
        checkpoint!();
        effect(&count);
        effect(&w);
        effect(&right);
        (match (right.0.len() as u32) {
            2 => { Some(10u32) }
            1 | 3 | 5..=7 if false => {
            let mut fuel4 = 3u32;
            'l5: loop {
                if fuel4 == 0 { break; }
                fuel4 -= 1;
                let Item { name: at, tags: mut left, .. } = item(1);
            }
            for _ in frame.iter_mut() {}
            checkpoint!();
            None::<u32>
        }
            0..=4 if w.is_empty() => { count.1.pop() }
            _ => { Some(3u32) }
        })
    }
}

scenario! {
    given (1u32, Vec::<Vec<Item>>::new()), (6u32, vec![vec![item(2), item(3)], Vec::<Item>::new(), vec![item(10), item(6), item(10)]]), (5u32, vec![vec![item(4), item(6), item(2)]]);
    fn program_1000387(mut a: u32, mut right: Vec<Vec<Item>>) -> Option<u32> {
        let mut b: u32 = (a).wrapping_mul(a);
        let mut at = (if tap("t1", (a < 3)) {
            'l2: for at in (&right[..right.len().min(2)]).iter() {
                {
                    let (value, b) = tap("t3", ('k', [9u32, 2, 27]));
                    checkpoint!();
                    checkpoint!();
                }
            }
            checkpoint!("p4");
            Vec::from([[9u32, 2, 27]])
        } else {
            checkpoint!();
            {
                let frame = &a;
                checkpoint!();
                vec![[7u32, 2, 21], [11u32, 2, 33]]
            }
        });
        let count: Shape = {
            checkpoint!();
            ('b5: {
                a = a;
                (match Ok::<u32, String>(8u32) {
                    Ok(mut state) => {
                    checkpoint!();
                    shape(8)
                }
                    Err(mut state) => { shape(5) }
                    Err(sum) => {
                    checkpoint!("p6");
                    std::mem::swap(&mut b, &mut a);
                    shape(5)
                }
                    _ => {
                    let (d, count) = (-10i64, Some(1u32));
                    checkpoint!();
                    shape(3)
                }
                })
            })
        };
        let mut n = 'a';
        checkpoint!();
        checkpoint!("p7");
        effect(&n);
        effect(&count);
        effect(&at);
        effect(&b);
        effect(&right);
        half({ a })
    }
}

scenario! {
    given (6i64, (6i64, 1u32)), (6i64, (-11i64, 5u32)), (7i64, (6i64, 10u32));
    fn program_1000388(mut right: i64, (mut frame, b1): (i64, u32)) -> Vec<u32> {
        let mut z: BTreeSet<u32> = (if ((frame % 2 == 0) ^ (right % 3 == 0)) {
            checkpoint!();
            (match None::<Vec<u32>> {
                Some(_) => {
                let [mut entry, .., x] = [10u32, 2, 30];
                if tap("t2", (if false { (entry % 3 == 0) } else { (entry % 2 == 0) })) {
                    let d = "a".to_owned();
                } else if ((b1) > (entry)) {
                    let mut fuel3 = 1u32;
                    loop {
                        if fuel3 == 0 { break; }
                        fuel3 -= 1;
                        let value: (usize, u32) = (if let (6.., y) = (11u32, Some(6u32)) {
                            right = right;
                            let mut list = (if (right > 2) {
                                assert_ne!(None::<u32>, Some(987_654), "never");
                                checkpoint!();
                                "bc".to_owned()
                            } else if false {
                                effect((match shape(11) {
                                    Shape::Group(count) => { String::from("ñ") }
                                    Shape::Group(sum) if false => {
                                    let mut sum = vec![sum.clone()];
                                    "k=v".to_string()
                                }
                                    _ => { String::from("left right") }
                                }));
                                "".to_string()
                            } else { "left right".to_string() });
                            (9usize, 0u32)
                        } else { (8usize, 3u32) });
                    }
                } else if (true == (right % 4 == 0)) {} else {}
                BTreeSet::from([5u32, 4, 1])
            }
                Some(_) if (right % 3 == 0) => { BTreeSet::from([9u32, 4, 1]) }
                _ => { BTreeSet::from([1u32, 4, 1]) }
            })
        } else { BTreeSet::from([9u32, 4, 1]) });
        checkpoint!();
        checkpoint!();
        effect(&z);
        effect(&b1);
        effect(&right);
        vec![7u32, 8u32, 1u32]
    }
}

//! Random programs; made by `asap_tests::random::corpus`.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use asap_tests::prelude::*;
use asap_tests::random::world::*;

scenario! {
    given program_1000000: (BTreeMap::from([(" trim ".to_owned(), VecDeque::from([1u32])), (String::from("left right"), VecDeque::from([9u32, 11u32]))]), Box::new(-10i64));
    #[resumable]
    fn program_1000000(name: BTreeMap<String, VecDeque<u32>>, _: Box<i64>) -> Option<u32> {
        let mut list: String = {
            checkpoint!();
            " trim ".to_owned()
        };
        let mut state = tap("t3", (Some(vec![6u32, 10u32])).unwrap_or_else(|| Vec::<u32>::new()));
        checkpoint!();
        let Item { name: mut left, id: right, .. } = {
            match 2u32 {
                2 if list.is_empty() => {
                'l4: for (at, (b, _)) in name.iter().enumerate().take(2) {
                    checkpoint!("p5");
                    let mut at: Box<Option<String>> = Box::new(None::<String>);
                }
            }
                _ => {
                list += &join("", "t").as_str();
                let sum = list.as_str();
                effect((None::<Vec<bool>>).unwrap_or_else(|| vec![false]));
            }
            }
            let _ = Some(4u32);
            item(10)
        };
        if false {
            checkpoint!();
            if (right % 2 == 0) {
                let Some(mut at) = ((Some(None::<Vec<String>>)).unwrap_or((Some(None::<Vec<String>>)).unwrap_or_else(|| None::<Vec<String>>))) else {
                    return Some(0u32);
                };
                checkpoint!();
                effect(&name);
            } else if (if (right < 3) { ((if (right % 3 == 0) { (right % 3 == 0) } else { (right > 6) }) & (right != 1)) } else { (right % 2 == 0) }) {
                list += &join("", left.as_str()).as_str();
                consume(left);
                left = format!("{right}");
            } else if (true == (right <= 0)) {} else {}
        }
        checkpoint!();
        {
            effect(vec!['🦀']);
            checkpoint!();
            state.pop()
        }
    }
}

async_scenario! {
    given program_1000004: (7i64, vec![11u32, 6u32, 4u32]), (0i64, Vec::<u32>::new());
    #[resumable]
    async fn program_1000004(y: i64, sum: Vec<u32>) -> Option<u32> {
        let mut d = [7u32, (if (y % 2 == 0) {
            checkpoint!();
            (sum.len() as u32)
        } else if (y < 7) { (sum.len() as u32) } else { 0u32 }), 5];
        checkpoint!("p3");
        'l4: for mut state in (Vec::from([BTreeMap::from([(" trim ".to_owned(), 9u32), (String::from("bc"), 0u32)])])).into_iter().take(2) {
            if state.is_empty() {
                let mut fuel5 = 2u32;
                while fuel5 > 0 && unseen((false == (None::<bool>).unwrap_or((y <= 1)))).await {
                    fuel5 -= 1;
                    let w = &mut state;
                    call!(child0("bc".to_owned(), unseen((match sum.first() {
                        Some(d) => {
                        let cx = &sum[..];
                        let y = &mut *w;
                        (BTreeMap::from([("a".to_owned(), 4usize), ("k=v".to_string(), 0usize)]), Some(4u32))
                    }
                        Some(&p6) => {
                        checkpoint!();
                        d[1] |= (Some(0u32))?;
                        checkpoint!();
                        (BTreeMap::from([("k=v".to_owned(), 10usize), (String::from(""), 6usize)]), Some(2u32))
                    }
                        _ => { (BTreeMap::from([("k=v".to_string(), 4usize), ("k=v".to_owned(), 11usize)]), Some(8u32)) }
                    })).await));
                    effect(((7usize).max({
                        state = state;
                        7usize
                    }), y));
                }
            }
        }
        effect(&d);
        effect(&sum);
        half({
            checkpoint!();
            d[1]
        })
    }

    #[resumable]
    async fn child0(mut name: String, (mut w, mut a): (BTreeMap<String, usize>, Option<u32>)) -> bool {
        checkpoint!();
        let mut rest = mix(later((10u32 % 3)).await, tap("t1", 10u32));
        checkpoint!();
        effect(&w);
        effect(&name);
        (Some(true)).unwrap_or(tap("t2", (rest <= 3)))
    }
}

scenario! {
    given program_1000005: ("left right".to_string(), VecDeque::from([item(4), item(2), item(4)])), ("bc".to_owned(), VecDeque::from([item(4), item(2), item(7)]));
    #[resumable]
    fn program_1000005(mut state: String, name: VecDeque<Item>) -> Result<String, String> {
        let mut d = (match (if state.is_empty() {
            let mut fuel1 = 4u32;
            while fuel1 > 0 && let None = Some(Some(2u32)) {
                fuel1 -= 1;
                checkpoint!();
            }
            checkpoint!();
            (Some(Some(vec![6usize, 0usize, 1usize]))).unwrap_or(Some(Vec::<usize>::new()))
        } else { tap("t2", Some(vec![2usize, 1usize])) }) {
            None => {
            {
                state.push('a');
                effect((&name, (name.len() as u32), (if true { {
                    let cx = state.trim();
                    [7u32, 2, 21]
                } } else {
                    if let (mut state, Some(x)) = (11u32, Some(6u32)) {
                        checkpoint!("p3");
                        'b4: {
                            if true {} else if name.is_empty() {} else {}
                        }
                    }
                    [2u32, 2, 6]
                })));
            }
            item(1)
        }
            Some(_) if (state.is_empty() || ((7u32) > ((state.len() as u32)))) => {
            checkpoint!();
            item(3)
        }
            _ => { tap("t5", item(10)) }
        });
        checkpoint!();
        checkpoint!();
        Ok("bc".to_owned())
    }
}

scenario! {
    given program_1000007: (), ();
    #[resumable]
    fn program_1000007() -> Result<u32, String> {
        let mut x = (if false {
            let w = Box::new(VecDeque::from([11usize, 0usize, 1usize]));
            checkpoint!();
            Some(VecDeque::from([true]))
        } else if false {
            effect((10usize, vec![7usize, 5usize, 2usize]));
            (Some(Some(VecDeque::from([false, true, true])))).unwrap_or(Some(VecDeque::from([true])))
        } else {
            let f1 = |d: u32| d;
            let mut at = Vec::from([vec![1u32, 0u32]]);
            Some(VecDeque::from([false, false]))
        });
        let mut entry = (if ((7i64) != (-9i64)) { (Some(Some([8u32, 2, 24]))).unwrap_or(Some([4u32, 2, 12])) } else if x.is_some() {
            let w = x.as_ref();
            match x {
                Some(ref frame) => {
                let mut b = Vec::new();
                let mut fuel2 = 3u32;
                loop {
                    if fuel2 == 0 { break; }
                    fuel2 -= 1;
                    let y = &fuel2;
                    drop(x);
                    x = Some(VecDeque::from([false, false, true]));
                }
                if (fuel2 % 4 == 0) {
                    consume(x);
                } else {}
                b.push(BTreeMap::from([(9u32, item(0)), (8u32, item(0))]));
            }
                Some(ref entry) => {}
                Some(ref count) if tap("t3", (((count.len() as u32)) <= ((count.len() as u32)))) => {}
                _ => {}
            }
            (if (None::<bool>).unwrap_or_else(|| false) { Some([6u32, 2, 18]) } else { None::<[u32; 3]> })
        } else {
            checkpoint!("p4");
            Some([8u32, 2, 24])
        });
        checkpoint!();
        effect(&entry);
        Ok((match entry {
            Some([ref sum, .., ref right]) => {
            checkpoint!();
            (*sum).min(10u32)
        }
            Some([ref right, .., _]) if (*right != 5) => {
            if (*right % 2 == 0) {
                effect((((('🦀') as u32) & mix(*right, 2u32)), &*right));
            } else if entry.is_some() {} else {}
            *right
        }
            _ => { (if entry.is_none() { 2u32 } else { mix(2u32, 9u32) }) }
        }))
    }
}

scenario! {
    given program_1000009: (), ();
    #[resumable]
    fn program_1000009() -> Result<u32, String> {
        let mut a = {
            checkpoint!("p14");
            String::from("left right")
        };
        let mut a = VecDeque::from(vec![item(2)]);
        let mut d = item(9);
        let count = a.back();
        checkpoint!("p15");
        while let Some(rest) = d.tags.pop() {
            checkpoint!();
            let mut w = None::<String>;
            let w = '🦀';
            let mut z = d.tags.len();
        }
        debug_assert!(((((d.id % 4 == 0) == d.tags.is_empty()) ^ (d.id % 4 == 0)) ^ (if false { a.is_empty() } else { d.tags.is_empty() })) | true);
        #[rebuild]
        let value: String = (if (((5usize).wrapping_sub(0usize)) < (a.len())) { join(&"k=v".to_owned(), &d.name) } else { String::from("") });
        let mut at = {
            let mut fuel16 = 1u32;
            loop {
                if fuel16 == 0 { break ({
                    let Shape::Group(_) = ((if (fuel16 < 8) { shape(9) } else { shape(0) })) else {
                        break (('k', 2u32));
                    };
                    checkpoint!();
                    ('a', 11u32)
                }); }
                fuel16 -= 1;
            }
        };
        checkpoint!();
        effect(&a);
        Ok(d.id)
    }
}

scenario! {
    given program_1000010: (BTreeSet::from([1u32, 4, 1]), vec![9u32, 2u32, 10u32], shape(10)), (BTreeSet::from([1u32, 4, 1]), vec![8u32, 1u32], shape(6));
    #[resumable]
    fn program_1000010(_: BTreeSet<u32>, w: Vec<u32>, n: Shape) {
        let n = w.is_empty();
        let mut list = vec![(item(10), 4i64)];
        let value = &mut list;
        checkpoint!("p1");
        for (Item { name: y, tags: c, .. }, left) in (&list).into_iter().cloned() {
            let mut state = tap("t2", ('b3: { ('a', 7i64) }));
            let x = left;
        }
        if false {
            for (Item { name: a, id: x, .. }, sum) in list.iter() {
                let ref list = n;
                break;
            }
            if !n {
                consume(w);
                #[rebuild]
                let right: i64 = ((2u32) as i64);
                #[rebuild]
                let x: usize = 1usize;
                if let [] = &list[..] {
                    let mut frame = (if !n {
                        let frame = &right;
                        let right = list.first();
                        checkpoint!();
                        tap("t4", (Some(Box::new(Some(item(4))))).unwrap_or(Box::new(None::<Item>)))
                    } else {
                        let mut sum: bool;
                        let mut count: u32 = 5u32;
                        sum = n;
                        let mut right = vec![right.clone()];
                        checkpoint!();
                        Box::new(Some(item(8)))
                    });
                    #[rebuild]
                    let z = ((if (n & (right % 4 == 0)) { (if true { Some(BTreeMap::from([(5u32, Some([4u32, 2, 12])), (10u32, Some([5u32, 2, 15]))])) } else { Some(BTreeMap::from([(11u32, Some([9u32, 2, 27])), (2u32, Some([3u32, 2, 9]))])) }) } else { Some(BTreeMap::from([(6u32, Some([6u32, 2, 18])), (8u32, Some([10u32, 2, 30]))])) })).unwrap_or(((if (x % 3 == 0) { Some(BTreeMap::from([(0u32, Some([7u32, 2, 21])), (2u32, Some([3u32, 2, 9]))])) } else { Some(BTreeMap::from([(1u32, Some([10u32, 2, 30])), (10u32, Some([10u32, 2, 30]))])) })).unwrap_or_else(|| BTreeMap::from([(2u32, Some([10u32, 2, 30])), (10u32, Some([4u32, 2, 12]))])));
                    checkpoint!("p5");
                } else {
                    checkpoint!("p6");
                }
                checkpoint!();
                checkpoint!("p7");
            } else {}
        } else {}
        effect(&list);
    }
}

scenario! {
    given program_1000012: (BTreeSet::from([1u32, 4, 1])), (BTreeSet::from([10u32, 4, 1]));
    #[resumable]
    fn program_1000012(mut rest: BTreeSet<u32>) -> Option<u32> {
        let mut entry = { vec![BTreeMap::from([("a".to_owned(), 7u32), ("a".to_owned(), 1u32)]), BTreeMap::from([(String::from("left right"), 6u32), ("k=v".to_owned(), 5u32)])] };
        let mut a: String = "k=v".to_string();
        checkpoint!("p9");
        entry = ({
            let mut fuel10 = 3u32;
            loop {
                if fuel10 == 0 { break ({
                    for (mut value, c) in rest.iter().step_by(2).enumerate() {
                        #[rebuild]
                        let n: Vec<BTreeMap<String, bool>> = (if (value < 3) { vec![BTreeMap::from([("a".to_string(), true), (" trim ".to_owned(), true)]), BTreeMap::from([("a".to_owned(), false), ("k=v".to_owned(), true)])] } else { vec![BTreeMap::from([(String::from("bc"), true), (String::from("left right"), false)]), BTreeMap::from([("a".to_owned(), true), (String::from(""), false)]), BTreeMap::from([("bc".to_owned(), false), ("bc".to_owned(), false)])] });
                        checkpoint!("p11");
                    }
                    (match None::<bool> {
                        Some(left) => { Some(vec![BTreeMap::from([(" trim ".to_owned(), 3u32), ("a".to_string(), 5u32)]), BTreeMap::from([("k=v".to_owned(), 11u32), (String::from("ñ"), 9u32)])]) }
                        Some(true) => {
                        a += &join("", "a").as_str();
                        checkpoint!();
                        Some(Vec::<BTreeMap<String, u32>>::new())
                    }
                        _ => {
                        checkpoint!();
                        Some(vec![BTreeMap::from([("".to_string(), 1u32), ("left right".to_string(), 2u32)]), BTreeMap::from([(" trim ".to_owned(), 2u32), (String::from("left right"), 1u32)]), BTreeMap::from([(String::from("left right"), 7u32), (" trim ".to_owned(), 3u32)])])
                    }
                    })
                }); }
                fuel10 -= 1;
                a.push('ñ');
                'b12: {
                    entry = entry;
                    #[rebuild]
                    let z = BTreeMap::from([(10u32, 1u32), (7u32, 7u32)]);
                    checkpoint!("p13");
                }
            }
        })?;
        effect(&a);
        let x = &mut entry;
        if x.is_empty() {
            entry = (if true {
                checkpoint!();
                checkpoint!();
                vec![BTreeMap::from([("left right".to_string(), 2u32), ("".to_string(), 2u32)]), BTreeMap::from([("k=v".to_owned(), 8u32), ("".to_string(), 4u32)])]
            } else { entry.clone() });
            return (2u32).checked_sub(10u32);
        }
        effect(&entry);
        effect(&rest);
        ('b14: {
            if let Err(mut at) = Ok::<u32, String>(3u32) {
                let y = vec![BTreeMap::from([(11u32, "left right".to_string()), (0u32, "".to_string())]), BTreeMap::from([(8u32, "a".to_owned()), (8u32, String::from("bc"))])];
                checkpoint!();
            } else {}
            Some(0u32)
        })
    }
}

scenario! {
    given program_1000013: (), (), ();
    #[resumable]
    fn program_1000013() -> Option<u32> {
        let mut x = Box::new(Box::new(shape(2)));
        let mut z = Box::new(vec![6u32, 4u32, 2u32]);
        checkpoint!();
        checkpoint!("p9");
        consume(x);
        checkpoint!("p10");
        let mut value;
        for mut right in (0..4u32).map(|b| half((b & b))).take(2) {
            let mut left = Vec::new();
            right.replace(((Some(Some(9u32))).unwrap_or_else(|| right))?);
            let z = if false { &right } else { &right };
            left.push(1i64);
        }
        if false {
            value = (Some(BTreeMap::from([(String::from("left right"), "k=v".to_string()), ("a".to_string(), String::from("left right"))]))).unwrap_or(BTreeMap::from([(String::from(""), "left right".to_string()), (String::from("bc"), "bc".to_owned())]));
            if ((7usize) <= ((Some(5usize)).unwrap_or((10usize | 6usize)))) && ((1u32).min(mix(7u32, 7u32))) % 4 == 1 { panic!("failure 11"); }
        } else {
            value = BTreeMap::from([(String::from("bc"), "left right".to_string()), ("a".to_owned(), " trim ".to_owned())]);
            let mut frame = item(0);
        }
        consume(value);
        value = BTreeMap::from([("a".to_string(), String::from("ñ")), ("a".to_owned(), "k=v".to_string())]);
        checkpoint!();
        Some(5u32)
    }
}

async_scenario! {
    given program_1000015: (shape(0), " trim ".to_owned(), vec![Some([10u32, 2, 30]), Some([5u32, 2, 15]), None::<[u32; 3]>]), (shape(10), "a".to_owned(), vec![None::<[u32; 3]>, Some([3u32, 2, 9]), Some([6u32, 2, 18])]);
    #[resumable]
    async fn program_1000015(rest: Shape, w: String, list: Vec<Option<[u32; 3]>>) -> Result<u32, String> {
        let mut right: BTreeMap<u32, i64> = tap("t8", BTreeMap::from([(10u32, -11i64), (1u32, 7i64)]));
        let mut b = ((if true {
            #[rebuild]
            let value = (6u32 ^ unseen(3u32).await);
            yield_now().await;
            checkpoint!();
            for (value, z) in w.char_indices().take_while(|b| (b.1 < 'm')) {
                let right = list.first();
            }
            Some([1u32, 2, 3])
        } else if later(list.is_empty()).await { Some([6u32, 2, 18]) } else { later(later(Some([3u32, 2, 9])).await).await })).unwrap_or([6u32, 2, 18]);
        let mut b = (async { vec![5u32, 9u32] }).await;
        let sum: u32 = ready(3u32).await;
        checkpoint!();
        let mut cx = ((sum > 6)).then_some(tap("t9", '🦀'));
        effect(b);
        assert_ne!(unseen((if false { None::<u32> } else { half(sum) })).await, Some(987_654), "never");
        if let Some(n) = &mut cx {
            if let "" = w.as_str() {
                let mut d = later(VecDeque::from([shape(1), shape(11)])).await;
                effect((Some(w.clone()), (5..8).collect::<Vec<u32>>(), &rest));
                d.push_front((tap("t10", Some(shape(10)))).ok_or("nothing")?);
            }
            checkpoint!();
        } else {
            right = std::mem::take(&mut right);
            later((if list.is_empty() { sum } else { (if later((sum > 8)).await { sum } else { ready(3u32).await }) })).await;
        }
        effect(&right);
        effect(&list);
        effect(&w);
        effect(&rest);
        Ok(sum)
    }
}

scenario! {
    given program_1000018: ();
    #[resumable]
    fn program_1000018() -> String {
        let mut n = { 1u32 };
        effect((n, n));
        checkpoint!("p1");
        n = mix(n, {
            let mut fuel2 = 2u32;
            'l3: loop {
                if fuel2 == 0 { break 'l3 ({
                    effect((n, -10i64));
                    checkpoint!();
                    n
                }); }
                fuel2 -= 1;
                n = fuel2;
                assert_ne!(Some(3u32), Some(987_654), "never");
            }
        });
        match (('k') as u32) {
            p4 @ 2..=9 => {
            let mut list: u32;
            list = 2u32;
            if false {
                { let mut f5 = |given: u32| n ^= given; f5(list); f5(3); }
                let f7 = |rest: u32| (if (Some(true)).unwrap_or_else(|| (n != 7)) { tap("t6", rest) } else { 4u32 });
                let mut entry = (if let Shape::Group(entry) = (if (n < 6) {
                    checkpoint!();
                    (None::<Shape>).unwrap_or(shape(8))
                } else if (n % 2 == 0) {
                    let (mut entry, mut n) = (shape(9), vec!["a".to_owned(), "k=v".to_string()]);
                    shape(3)
                } else {
                    checkpoint!();
                    let mut fuel8 = 1u32;
                    'l9: loop {
                        if fuel8 == 0 { break; }
                        fuel8 -= 1;
                        let mut cx: BTreeMap<String, i64>;
                        if (list > 8) {
                            cx = {
                                let f10 = |d: u32| n;
                                n = fuel8;
                                checkpoint!();
                                BTreeMap::from([(String::from("left right"), 4i64), (" trim ".to_owned(), -9i64)])
                            };
                            effect((list, p4));
                        } else {
                            cx = {
                                n = 8u32;
                                if true {
                                    effect(list);
                                    let at = Vec::from([String::from("ñ"), String::from("")]);
                                }
                                BTreeMap::from([(String::from("bc"), 0i64), ("k=v".to_string(), 2i64)])
                            };
                        }
                    }
                    shape(10)
                }) { vec![BTreeSet::from([6u32, 4, 1]), BTreeSet::from([0u32, 4, 1]), BTreeSet::from([9u32, 4, 1])] } else { tap("t11", vec![BTreeSet::from([10u32, 4, 1]), BTreeSet::from([7u32, 4, 1]), BTreeSet::from([5u32, 4, 1])]) });
            } else {}
        }
            2 => {}
            p12 @ 2..=9 => {}
            _ => {}
        }
        effect(&n);
        String::from("")
    }
}

scenario! {
    given program_1000022: (item(3)), (item(9));
    #[resumable]
    fn program_1000022(entry: Item) -> Result<u32, String> {
        let w = (match &entry.tags[..] {
            [] => {
            'l1: for n in (&entry.tags).into_iter().step_by(2) {
                checkpoint!();
                let ref w = entry.spot;
            }
            for sum in entry.tags.iter().rev() {
                if !entry.tags.is_empty() {
                    let rest = &entry.tags[entry.tags.len() - 1];
                    effect((entry.id, &entry.name));
                    let c = &entry.spot;
                    'l2: for z in (0..1u32).rev().enumerate().skip_while(|d| (d.1 != 2)) {
                        effect((&entry.tags, &entry.name));
                        for d in entry.spot.iter().enumerate() {
                            if ((8i64) < (7i64)) && let Some(value) = (if (z.1 % 2 == 0) { Some(String::from("left right")) } else { None::<String> }) && let Some(&p3) = entry.spot.as_ref() && p3.1 {
                                effect((&z, &entry.name, (shape(10), [10u32, 2, 30])));
                            }
                        }
                        checkpoint!();
                    }
                }
                let (left, _) = (-11i64, vec![[7u32, 2, 21], [0u32, 2, 0], [9u32, 2, 27]]);
                _ = {
                    let mut value = entry.name.clone();
                    let b = &entry.tags[..entry.tags.len().min(2)];
                    checkpoint!();
                    {
                        #[rebuild]
                        let value: Vec<u32> = (5..8).map(|n| n * 2).collect::<Vec<u32>>();
                        if (left != 6) {
                            for _ in entry.spot.iter() {
                                effect((if let "k=v" | "bc" = entry.name.as_str() {
                                    if (Some(false)).unwrap_or(entry.name.starts_with('a')) && let Item { spot: Some((at, _)), .. } = &entry && (left > 5) {
                                        let mut x = (((6u32).saturating_sub(entry.id)) <= (mix(entry.id, entry.id)));
                                        effect((&left, &entry.tags, x));
                                    }
                                    checkpoint!();
                                    String::from("bc")
                                } else { " trim ".to_owned() }));
                            }
                        } else {}
                        checkpoint!();
                        checkpoint!();
                        String::from("left right")
                    }
                };
            }
            checkpoint!();
            (Some(vec![None::<char>])).unwrap_or_else(|| vec![Some('k')])
        }
            [sum, .., left] if (Some(false)).unwrap_or_else(|| false) => { vec![Some('🦀'), Some('k'), Some('🦀')] }
            _ => { (if (entry.id % 2 == 0) { Vec::<Option<char>>::new() } else { vec![Some('ñ'), Some('🦀'), Some('ñ')] }) }
        });
        let mut count = [(4u32 ^ entry.id), (entry.id & 7u32), 5];
        checkpoint!();
        checkpoint!("p4");
        Ok({ entry.id })
    }
}

async_scenario! {
    given program_1000023: (BTreeMap::from([(9u32, [9u32, 2, 27]), (2u32, [7u32, 2, 21])]), BTreeSet::from([1u32, 4, 1])), (BTreeMap::from([(8u32, [3u32, 2, 9]), (0u32, [4u32, 2, 12])]), BTreeSet::from([7u32, 4, 1]));
    #[resumable]
    async fn program_1000023(mut z: BTreeMap<u32, [u32; 3]>, _: BTreeSet<u32>) {
        let mut x = (match ((z.len() as u32)).saturating_sub((z.len() as u32)) {
            p17 @ 2..=9 => {
            checkpoint!();
            let _ = tap("moved", z);
            (Item { name: {
                let at = later(None::<char>).await;
                checkpoint!();
                later("a".to_owned()).await
            }, ..{ item(8) } })
        }
            2 => {
            consume(z);
            let cx = -11i64;
            z = tap("t18", BTreeMap::from([(1u32, [8u32, 2, 24]), (5u32, [10u32, 2, 30])]));
            let n = &mut z;
            later(item(6)).await
        }
            6.. => {
            if false {
                #[rebuild]
                let count = Some(BTreeMap::from([("left right".to_string(), 'a'), ("k=v".to_string(), 'k')]));
                let entry = (if count.is_some() { Vec::<Shape>::new() } else { Vec::<Shape>::new() });
                checkpoint!();
            } else if (('ñ') > ('ñ')) {} else if z.is_empty() {} else {}
            item(8)
        }
            _ => {
            checkpoint!();
            (Item { name: "a".to_owned(), ..later(item(6)).await })
        }
        });
        let c = later([11u32, 2, 33]).await;
        checkpoint!();
        checkpoint!();
        effect(&c);
        effect(&x);
    }
}

scenario! {
    fresh given program_1000028: (Some(false)), (None::<bool>), (Some(false));
    #[resumable]
    fn program_1000028(z: Option<bool>) {
        let mut left: i64 = {
            let sum = z.as_ref();
            let _ = call!(child1(Some("left right".to_string()), (if call!(child1(Some(String::from("")), call!(child0(vec![Some("left right".to_string())], Some(10usize))))) {
                checkpoint!();
                { call!(child0(call!("c4", child0(Vec::<Option<String>>::new(), Some(2usize))), Some(2usize))) }
            } else {
                checkpoint!();
                Vec::<Option<String>>::new()
            })));
            5i64
        };
        let mut b = 7u32;
        checkpoint!("p5");
        effect(z);
        const LIMIT6: u32 = 6;
        let x = LIMIT6 + 1;
        let f7 = move |cx: u32| 10u32;
        if (x % 4 == 0) && (b) % 4 == 1 { panic!("failure 8"); }
        let mut fuel9 = 4u32;
        while fuel9 > 0 && z.is_none() {
            fuel9 -= 1;
            assert_ne!(half(((None::<Option<u32>>).unwrap_or(Some(1u32))).unwrap_or(8u32)), Some(987_654), "never");
            if (fuel9 != 5) {
                continue;
            }
        }
        checkpoint!();
        if ((b) != ((((left ^ 7i64)) as u32))) {} else if (false & (b > 3)) {} else if (((if z.is_none() { Some(false) } else { z })).unwrap_or(((b) < (x))) & (((left % 4 == 0)).then_some((b > 1))).unwrap_or((b < 3))) {} else {}
        checkpoint!();
    }

    #[resumable]
    fn child0<T: Sample>(y: T, mut name: Option<usize>) -> T {
        checkpoint!("p2");
        let mut list: T = T::sample(1);
        if false {
            consume(list);
        } else {
            let mut right = call!(child1(tap("t3", Some(String::from(""))), vec![Some(" trim ".to_owned()), None::<String>]));
            name.insert((8usize ^ {
                list = list;
                0usize
            }));
        }
        effect(&name);
        y.clone()
    }

    #[resumable]
    fn child1(c: Option<String>, frame: Vec<Option<String>>) -> bool {
        checkpoint!();
        let mut a = Vec::new();
        if tap("t1", frame.is_empty()) {
            checkpoint!();
            let entry = (BTreeSet::from([2u32, 4, 1]), VecDeque::from([item(11)]));
        }
        a.push(shape(2));
        effect(&a);
        false
    }
}

scenario! {
    fresh given program_1000030: (Box::new(Noisy::new("n11")), (VecDeque::from([3u32, 0u32]), BTreeSet::from([6u32, 4, 1])), 2usize);
    #[resumable]
    fn program_1000030(d: Box<Noisy>, (mut count, a): (VecDeque<u32>, BTreeSet<u32>), value: usize) -> String {
        let mut c = (if a.contains(&4u32) {
            checkpoint!("p4");
            (if ((value < 1) & (value != 3)) {
                checkpoint!("p5");
                (0i64).min(4i64)
            } else {
                checkpoint!();
                let f6 = |y: u32| (if true { (if ((y) > (y)) { y } else { y }) } else { 5u32 });
                (if (value % 4 == 0) {
                    checkpoint!("p8");
                    8i64
                } else if (value % 2 == 0) {
                    consume(a);
                    count = (Some(VecDeque::from([11u32]))).unwrap_or(count.clone());
                    checkpoint!("p9");
                    3i64
                } else {
                    let mut c = tap("t10", VecDeque::from(vec![8usize, 8usize]));
                    let mut right = shape(5);
                    -10i64
                })
            })
        } else {
            checkpoint!();
            _ = item(8);
            ((value) as i64)
        });
        checkpoint!();
        let left: &i64 = &c;
        checkpoint!();
        effect(&value);
        effect(&d);
        {
            let mut n = call!(child0());
            n
        }
    }

    #[resumable]
    fn child0() -> String {
        let Shape::Named(w, _) = (Shape::Group({
            let mut fuel2 = 2u32;
            loop {
                if fuel2 == 0 { break ({
                    checkpoint!();
                    vec![6u32, 10u32]
                }); }
                fuel2 -= 1;
                if ((10usize) <= (9usize)) {
                    effect(&fuel2);
                }
                let _ = (None::<i64>).unwrap_or(8i64);
            }
        })) else {
            return format!("{:?}{:?}{:?}", false, Some(6u32), (('k') == ('a')));
        };
        checkpoint!("p3");
        w
    }
}

scenario! {
    fresh given program_1000033: (), (), ();
    #[resumable]
    fn program_1000033() -> u32 {
        let frame: Box<Box<usize>> = (if (if true {
            let _g1 = Noisy::new("g1");
            false
        } else if (true | false) {
            if (if false {
                checkpoint!();
                checkpoint!();
                tap("t2", true)
            } else {
                checkpoint!();
                true
            }) {
                let _g3 = Noisy::new("g3");
                checkpoint!("p4");
            } else {
                let x = 11u32;
            }
            let mut rest: u32 = (if false { 1u32 } else if false {
                let b = 9u32;
                b
            } else {
                let mut frame: char = (if false {
                    checkpoint!();
                    'ñ'
                } else {
                    if let None = ('b5: { Some(BTreeSet::from([7u32, 4, 1])) }) {
                        checkpoint!();
                        checkpoint!("p6");
                        let mut value = Vec::new();
                        checkpoint!();
                        effect(Noisy::new("t7").name().len());
                        value.push(10u32);
                    }
                    'a'
                });
                (3u32).saturating_sub(9u32)
            });
            true
        } else {
            let mut list = (Some(Some((String::from("ñ"), 3u32)))).unwrap_or(Some(("a".to_owned(), 3u32)));
            ((8u32) == (11u32))
        }) {
            let mut list = Vec::new();
            let mut n = BTreeMap::from([("left right".to_string(), None::<Noisy>), (" trim ".to_owned(), Some(Noisy::new("n8")))]);
            list.push(tap("t9", n.is_empty()));
            Box::new(Box::new(2usize))
        } else if (((2i64) != ((3i64 % 10))) ^ true) { Box::new(Box::new(1usize)) } else { Box::new(Box::new(8usize)) });
        checkpoint!();
        checkpoint!();
        effect(&frame);
        tap("t10", (if false { 1u32 } else {
            let mut fuel11 = 1u32;
            loop {
                if fuel11 == 0 { break; }
                fuel11 -= 1;
                let Some(_) = (Some(vec![String::from("bc"), "bc".to_owned(), "bc".to_owned()])) else {
                    break;
                };
                let _ = Noisy::new("t12");
            }
            fuel11
        }))
    }
}

async_scenario! {
    fresh given program_1000034: (1i64, VecDeque::from([Some(false)]));
    #[resumable]
    async fn program_1000034(mut a: i64, rest: VecDeque<Option<bool>>) {
        let mut sum: i64 = -9i64;
        let _g9 = Noisy::new("g9");
        checkpoint!("p10");
        checkpoint!();
        {
            later(('k', 4u32)).await;
        }
        checkpoint!();
        let mut entry = Vec::new();
        #[rebuild]
        let list = unseen(BTreeMap::from([((unseen(1u32).await).max(10u32), ('a', 6usize))])).await;
        entry.push(Box::new(4usize));
        {}
        effect(&list);
        effect(&entry);
        effect(&_g9);
        effect(&sum);
        effect(&rest);
    }
}

scenario! {
    given program_1000041: (Some(1usize), VecDeque::from([BTreeMap::from([(2u32, "".to_string()), (10u32, String::from(""))]), BTreeMap::from([(1u32, "k=v".to_string()), (4u32, "a".to_owned())]), BTreeMap::from([(2u32, " trim ".to_owned()), (3u32, "k=v".to_string())])]), 6u32);
    #[resumable]
    fn program_1000041(name: Option<usize>, b: VecDeque<BTreeMap<u32, String>>, a: u32) -> Vec<u32> {
        let mut frame: Option<Shape> = (if b.is_empty() {
            checkpoint!();
            if (a % 3 == 0) {
                let z = tap("t1", BTreeSet::from([10u32, 4, 1]));
                if z.contains(&4u32) {
                    consume(b);
                    checkpoint!();
                } else {
                    if (a % 2 == 0) {
                        let mut count = tap("t2", VecDeque::from([0u32, 11u32, 6u32]));
                        effect(vec!['k', '🦀', 'k']);
                    } else if name.is_none() {
                        match &name {
                            Some(state) => {
                            match &name {
                                None => {
                                if (z.contains(&4u32) && ((a) < (a))) {
                                    consume(b);
                                    let mut at = (if name.is_none() { None::<Box<String>> } else {
                                        let _ = vec![10u32, 3u32, 3u32];
                                        let sum: usize = (match (9u32, Some(1u32)) {
                                            (entry, Some(2)) => {
                                            checkpoint!();
                                            checkpoint!("p3");
                                            *state
                                        }
                                            (mut c, Some(rest)) => {
                                            let x;
                                            #[rebuild]
                                            let (at, entry) = ((c ^ c), (Item { name: (if (*state % 4 == 0) { " trim ".to_owned() } else { String::from("bc") }), ..item(0) }));
                                            checkpoint!();
                                            if ((6u32) > ((at).min(rest))) {
                                                x = Some(true);
                                            } else {
                                                x = (if true { Some(true) } else { Some(false) });
                                            }
                                            *state
                                        }
                                            (6.., _) => { *state }
                                            _ => { *state }
                                        });
                                        Some(Box::new("left right".to_string()))
                                    });
                                } else {}
                            }
                                _ => {}
                            }
                        }
                            None => {}
                            Some(c) => {}
                            _ => {}
                        }
                    } else {}
                }
            } else if ((7i64) <= (6i64)) {} else {}
            None::<Shape>
        } else { Some(shape(0)) });
        checkpoint!();
        checkpoint!();
        effect(&frame);
        effect(&name);
        (3..6).filter(|n| n % 2 == 0).collect::<Vec<u32>>()
    }
}

scenario! {
    fresh given program_1000046: (BTreeSet::from([10u32, 4, 1]), VecDeque::from(["a".to_string(), "".to_string(), String::from("ñ")]), vec![1i64, 4i64]), (BTreeSet::from([9u32, 4, 1]), VecDeque::from(["a".to_owned(), String::from("left right"), "".to_string()]), vec![1i64, -9i64]), (BTreeSet::from([11u32, 4, 1]), VecDeque::from([String::from("ñ")]), vec![4i64, -9i64, 4i64]);
    #[resumable]
    fn program_1000046(mut d: BTreeSet<u32>, state: VecDeque<String>, _: Vec<i64>) -> Result<u32, String> {
        let mut cx = std::mem::take(&mut d);
        let list: usize = tap("t1", (Some(5usize)).unwrap_or(6usize));
        let list = &mut cx;
        checkpoint!();
        let rest = &*list;
        if list.contains(&4u32) && ((2u32 & ((1u32 & 10u32)).max((cx.len() as u32)))) % 4 == 1 { Err(format!("failure {}", 2))?; }
        cx = d;
        cx.insert(4u32);
        'b3: {
            let Shape::Dot(entry) = ((if state.is_empty() {
                checkpoint!();
                shape(2)
            } else {
                checkpoint!();
                shape(3)
            })) else {
                let (left, mut frame) = tap("t4", (if true {
                    checkpoint!();
                    let Shape::Empty = (shape(4)) else {
                        let mut n = {
                            let mut fuel5 = 2u32;
                            'l6: loop {
                                if fuel5 == 0 { break ({
                                    {
                                        let mut fuel7 = 3u32;
                                        loop {
                                            if fuel7 == 0 { break; }
                                            fuel7 -= 1;
                                            let list = BTreeMap::from([(2u32, vec![5u32, 1u32, 0u32]), (5u32, vec![7u32])]);
                                        }
                                        cx = BTreeSet::from([9u32, 4, 1]);
                                        #[rebuild]
                                        let y = (fuel7 != 4);
                                        checkpoint!();
                                    }
                                    if let Shape::Named(left, _) = {
                                        checkpoint!();
                                        shape(8)
                                    } {
                                        let _g8 = Noisy::new("g8");
                                        'b9: {
                                            assert_ne!(Some(10u32), Some(987_654), "never");
                                        }
                                    } else {}
                                    BTreeMap::from([("a".to_string(), 4i64), (String::from("bc"), 4i64)])
                                }); }
                                fuel5 -= 1;
                            }
                        };
                        break 'b3;
                    };
                    checkpoint!();
                    (None::<char>, vec![item(2)])
                } else if false { (Some('k'), vec![item(11)]) } else {
                    checkpoint!("p10");
                    (None::<char>, vec![item(2), item(1), item(0)])
                }));
                break 'b3;
            };
        }
        checkpoint!();
        Ok((state.len() as u32))
    }
}

async_scenario! {
    fresh given program_1000047: ();
    #[resumable]
    async fn program_1000047() -> String {
        let mut cx = {
            let mut fuel4 = 1u32;
            loop {
                if fuel4 == 0 { break ({
                    effect((later(Noisy::new("n5")).await, unseen(1i64).await));
                    let mut fuel6 = 1u32;
                    while fuel6 > 0 && (fuel4 % 4 == 0) {
                        fuel6 -= 1;
                        checkpoint!();
                        #[rebuild]
                        let rest = ((unseen('🦀').await) > ('ñ'));
                        let entry = &rest;
                        checkpoint!("p7");
                        match Some((fuel6 > 0)) {
                            Some(y) => {
                            if *entry {
                                'l11: for (count, mut x) in ((if y { vec![(0i64, Noisy::new("n8"))] } else if !y { Vec::<(i64, Noisy)>::new() } else {
                                    let ref list = rest;
                                    checkpoint!();
                                    later(vec![(8i64, Noisy::new("n9")), (8i64, Noisy::new("n10"))]).await
                                })).into_iter() {}
                            } else {}
                        }
                            _ => {}
                        }
                    }
                    checkpoint!();
                    Some(shape(4))
                }); }
                fuel4 -= 1;
            }
        };
        checkpoint!();
        effect(&cx);
        join("t", "t")
    }
}

async_scenario! {
    given program_1000048: ();
    #[resumable]
    async fn program_1000048() {
        let mut w = Some(Box::new(8u32));
        let y = Shape::Named(later("bc".to_owned()).await, Some(8u32));
        let c = 2i64;
        let mut entry = Vec::from([c, c, (c).saturating_sub(c)]);
        effect({ mix(unseen(3u32).await, 2u32) });
        checkpoint!();
        if tap("t1", ((10usize) < (ready(entry.len()).await))) {
            checkpoint!();
            yield_now().await;
        } else if (((c).wrapping_add((entry.first().cloned()).unwrap_or_else(|| 7i64))) > ((later(later(c).await).await).max(unseen(c).await))) {
            let Some(c) = (later(Some(7usize)).await) else {
                checkpoint!();
                return (((if (c % 2 == 0) {
                    let state: &Vec<i64> = &entry;
                    let z = &mut entry;
                    (c % 3 == 0)
                } else if w.is_none() {
                    match &w {
                        Some(_) => {
                        let mut fuel3 = 1u32;
                        'l4: loop {
                            if fuel3 == 0 { break; }
                            fuel3 -= 1;
                            let mut value: BTreeMap<String, Option<bool>> = BTreeMap::from([(String::from("bc"), Some(true)), ("bc".to_owned(), Some(true))]);
                            entry.push(c);
                            let list = &mut w;
                            later(item(8)).await;
                        }
                        let x = &mut entry;
                        let at: char = (if let Some(entry) = &mut w {
                            checkpoint!();
                            later({
                                let mut fuel5 = 2u32;
                                loop {
                                    if fuel5 == 0 { break ({
                                        let mut fuel6 = 4u32;
                                        loop {
                                            if fuel6 == 0 { break; }
                                            fuel6 -= 1;
                                            if (fuel6 <= 8) {
                                                if (true && matches!(y, Shape::Dot(1..=9))) {
                                                    let _g7 = Noisy::new("g7");
                                                } else if (None::<bool>).unwrap_or_else(|| matches!(y, Shape::Named(..))) {} else if matches!(y, Shape::Empty | Shape::Line { .. }) {} else {}
                                                continue;
                                            }
                                        }
                                        fuel6
                                    }); }
                                    fuel5 -= 1;
                                }
                            }).await;
                            checkpoint!();
                            later('k').await
                        } else { 'a' });
                    }
                        Some(state) if (tap("t8", entry.is_empty()) | (c % 4 == 0)) => {}
                        _ => {}
                    }
                    (c % 2 == 0)
                } else { (c <= 3) })).then(|| ())).unwrap_or(());
            };
        } else {}
        effect(&entry);
    }
}

scenario! {
    given program_1000052: (shape(9), 1i64, vec![10usize]);
    #[resumable]
    fn program_1000052(frame: Shape, x: i64, mut count: Vec<usize>) -> u32 {
        let entry: String = join("t", "t");
        checkpoint!();
        for mut w in (0..4u32).skip(1).chain([7u32, 8]).map(|v3| entry.clone()) {
            count.push((5usize & {
                let mut fuel4 = 2u32;
                loop {
                    if fuel4 == 0 { break; }
                    fuel4 -= 1;
                    effect(tap("t5", std::mem::take(&mut w)));
                    let z = Box::new(vec![4u32, 2u32, 4u32]);
                    checkpoint!();
                }
                let mut fuel6 = 4u32;
                while fuel6 > 0 && w.starts_with('a') {
                    fuel6 -= 1;
                    w.push('ñ');
                }
                (if (fuel6 % 4 == 0) {
                    checkpoint!();
                    3usize
                } else if false {
                    let mut y = call!(child0(1));
                    9usize
                } else {
                    'l7: for &p8 in count.iter() {
                        effect(((fuel4).wrapping_mul(fuel4), &count, (if (x <= 1) {
                            let a = &mut w;
                            fuel4
                        } else if (x > 4) { fuel4 } else { (8u32 & (entry.len() as u32)) })));
                    }
                    6usize
                })
            }));
        }
        checkpoint!("p9");
        effect(&x);
        tap("t10", (half(2u32)).unwrap_or_else(|| (count.len() as u32)))
    }

    #[resumable]
    fn child0(levels: u32) -> u32 {
        let _ = Vec::from([levels, 1u32]);
        let state = (if levels > 0 { call!(child0(levels - 1)) } else { (('k') as u32) });
        checkpoint!("p2");
        checkpoint!();
        state
    }
}

scenario! {
    given program_1000055: ('a');
    #[resumable]
    fn program_1000055(list: char) {
        let mut list = Box::new(9usize);
        let mut n = (if (Some(true)).unwrap_or(false) {
            let value = &mut list;
            None::<BTreeMap<u32, u32>>
        } else {
            let mut fuel4 = 1u32;
            loop {
                if fuel4 == 0 { break; }
                fuel4 -= 1;
                checkpoint!();
                let mut state = Vec::new();
                effect(&fuel4);
                let w = &list;
                state.push('k');
                effect(&Noisy::new("t5"));
            }
            let n = vec![1usize];
            Some(BTreeMap::from([(7u32, 4u32), (10u32, 11u32)]))
        });
        consume(n);
        if false {
            let mut fuel6 = 4u32;
            loop {
                if fuel6 == 0 { break; }
                fuel6 -= 1;
                'l7: for name in (1u32..).take(3).filter(|list| (*list % 2 == 0)).filter(|sum| true) {
                    let mut list = (if (fuel6 % 3 == 0) { (Some(None::<Shape>)).unwrap_or_else(|| Some(shape(8))) } else if ((name % 3 == 0) & (name < 0)) {
                        consume(list);
                        list = Box::new(10usize);
                        Some(shape(4))
                    } else { Some(shape(2)) });
                }
            }
        } else {}
        n = Some(BTreeMap::from([(10u32, 4u32), (9u32, 7u32)]));
        checkpoint!();
        effect(&n);
        effect(&list);
    }
}

scenario! {
    fresh given program_1000057: (), (), ();
    #[resumable]
    fn program_1000057() -> u32 {
        let mut c = 8i64;
        let mut a = String::from("");
        checkpoint!();
        checkpoint!("p1");
        if let Some(mut x) = ((c % 4 == 0)).then_some({
            effect(Noisy::new("t2").name().len());
            checkpoint!();
            VecDeque::from([0u32])
        }) {
            checkpoint!();
        }
        let mut b = (Noisy::new("n3"), 0u32);
        checkpoint!();
        if ((if ((c) <= (c)) { a.is_empty() } else { (b.1 < 2) }) & (if (b.1 < 5) { (false | a.is_empty()) } else { (b.1 != 4) })) {
            let ref z = a;
            let mut w = tap("t4", vec![false, true, false]);
            a.truncate(0);
        } else {
            b.1 ^= b.1;
            let a = (3u32, a.clone());
        }
        let value = [2u32, 2, 6];
        consume(b);
        let mut rest: char = 'k';
        let mut list: Vec<Option<String>> = vec![{
            let mut fuel5 = 1u32;
            loop {
                if fuel5 == 0 { break ({
                    let (mut list, right) = (shape(1), VecDeque::from([6usize]));
                    assert!((value[1] % 2 == 0) || true);
                    tap("t6", Some(" trim ".to_owned()))
                }); }
                fuel5 -= 1;
            }
        }, Some("".to_string())];
        b = (Noisy::new("n7"), 1u32);
        effect(&list);
        effect(&rest);
        (value[1] / 7)
    }
}

scenario! {
    given program_1000062: (), ();
    #[resumable]
    fn program_1000062() -> Vec<u32> {
        let mut left = ('b1: {
            checkpoint!();
            {
                let mut fuel2 = 1u32;
                loop {
                    if fuel2 == 0 { break ({
                        let a = {
                            checkpoint!();
                            (Some(item(11)), BTreeSet::from([3u32, 4, 1]))
                        };
                        let mut fuel3 = 1u32;
                        loop {
                            if fuel3 == 0 { break; }
                            fuel3 -= 1;
                            if ((fuel2 % 3 == 0) | (fuel3 % 4 == 0)) {
                                effect(((if (fuel2 > 0) {
                                    checkpoint!();
                                    let mut fuel4 = 2u32;
                                    while fuel4 > 0 && (fuel3 <= 4) {
                                        fuel4 -= 1;
                                        let z = &fuel4;
                                        let frame = "k=v".to_owned();
                                        if let Ok(mut list) = (if (fuel3 != 0) {
                                            let x: Shape;
                                            if ((tap("t5", 5i64)) == ((if (*z <= 7) { -11i64 } else { -9i64 }))) {
                                                #[rebuild]
                                                let cx = (('🦀', shape(4)), BTreeSet::from([8u32, 4, 1]));
                                                checkpoint!();
                                                #[rebuild]
                                                let b: u32 = fuel4;
                                            } else if ((*z) <= ((('ñ') as u32))) {
                                                consume(frame);
                                                checkpoint!();
                                            } else if a.0.is_some() {} else {}
                                            x = shape(7);
                                            Ok::<u32, String>(9u32)
                                        } else { Ok::<u32, String>(0u32) }) {}
                                    }
                                    0u32
                                } else {
                                    checkpoint!("p6");
                                    fuel2
                                }) % 8));
                            } else if (None::<bool>).unwrap_or((fuel3 % 3 == 0)) {} else if true {} else {}
                        }
                        ((fuel3 < 3)).then(|| vec![3u32, 11u32])
                    }); }
                    fuel2 -= 1;
                }
            }
        });
        let name: bool = (((Some(-11i64)).unwrap_or((-11i64 | (6i64 % 8)))) == ((7i64 % 3)));
        checkpoint!();
        checkpoint!();
        Vec::from([(if name {
            if let Some(frame) = Some('a') {
                checkpoint!();
                if name {
                    consume(left);
                } else {}
            } else {}
            6u32
        } else if (true && name) { (7u32 ^ 10u32) } else { mix(7u32, 10u32) })])
    }
}

async_scenario! {
    given program_1000067: (8u32, 10u32, 5u32);
    #[resumable]
    async fn program_1000067(count: u32, sum: u32, mut cx: u32) -> String {
        let mut count = (if later((count <= 3)).await {
            #[cfg(any())] effect("never");
            #[allow(unused)] let n = later("bc".to_owned()).await;
            checkpoint!();
            count
        } else {
            checkpoint!("p6");
            checkpoint!("p7");
            checkpoint!();
            11u32
        });
        let z = ((10u32, "k=v".to_owned()), BTreeSet::from([11u32, 4, 1]));
        let mut n = vec![unseen(Box::new(String::from("bc"))).await; 2];
        let mut entry = (3i64).wrapping_sub((0i64).min(unseen(8i64).await));
        checkpoint!();
        if (cx <= 6) {
            return {
                let mut fuel8 = 3u32;
                while fuel8 > 0 && (sum > 8) {
                    fuel8 -= 1;
                    let mut fuel9 = 4u32;
                    while fuel9 > 0 && ((7i64) != (entry)) {
                        fuel9 -= 1;
                        let list = later((n.len() as u32)).await;
                        let mut n = call!("c10", child0(Shape::Named("a".to_string(), half(fuel8))));
                        fn twice11(n: u32) -> u32 { n.wrapping_mul(2) }
                        let mut at = twice11((1u32).max(list));
                        let mut a: VecDeque<VecDeque<Item>> = (match &mut n {
                            Shape::Named(_, Some(_)) => {
                            effect(list);
                            (if (list != 0) { VecDeque::from([VecDeque::from([item(0)])]) } else { VecDeque::from([VecDeque::from([item(10), item(9), item(1)])]) })
                        }
                            _ => { tap("t12", VecDeque::from([VecDeque::from([item(1), item(0), item(5)]), VecDeque::from([item(2), item(9), item(11)]), VecDeque::from([item(10), item(5), item(3)])])) }
                        });
                    }
                }
                "left right".to_string()
            };
        }
        checkpoint!();
        effect(&entry);
        effect(&cx);
        {
            for right in n.iter().rev().take(2) {
                let mut z = call!(child0(later(shape(5)).await));
                if n.is_empty() {
                    break;
                }
            }
            String::from("")
        }
    }

    #[resumable]
    async fn child0(state: Shape) -> Shape {
        checkpoint!("p2");
        effect(&state);
        'b3: {
            let mut fuel4 = 1u32;
            loop {
                if fuel4 == 0 { break; }
                fuel4 -= 1;
            }
        }
        state.clone()
    }
}

async_scenario! {
    given program_1000072: ((("a".to_string(), 7u32), BTreeSet::from([1u32, 4, 1])), BTreeMap::from([(8u32, 11u32), (3u32, 11u32)]), Some(BTreeSet::from([0u32, 4, 1]))), ((("k=v".to_string(), 3u32), BTreeSet::from([3u32, 4, 1])), BTreeMap::from([(10u32, 3u32), (11u32, 7u32)]), Some(BTreeSet::from([11u32, 4, 1]))), ((("left right".to_string(), 8u32), BTreeSet::from([9u32, 4, 1])), BTreeMap::from([(10u32, 3u32), (5u32, 1u32)]), Some(BTreeSet::from([7u32, 4, 1])));
    #[resumable]
    async fn program_1000072(entry: ((String, u32), BTreeSet<u32>), z: BTreeMap<u32, u32>, right: Option<BTreeSet<u32>>) -> Vec<u32> {
        let mut state: BTreeMap<String, Vec<Item>> = (if entry.1.contains(&4u32) { unseen(BTreeMap::from([("bc".to_owned(), vec![item(6), item(0)]), ("k=v".to_string(), vec![item(3), item(0)])])).await } else if later((async { right.is_some() }).await).await {
            let [sum, .., rest] = (if right.is_some() {
                let a = Box::new(item(9));
                [11u32, 2, 33]
            } else {
                let w = unseen(shape(11)).await;
                [6u32, 2, 18]
            });
            checkpoint!("p4");
            BTreeMap::from([("bc".to_owned(), vec![item(8)]), (String::from("bc"), vec![item(7), item(0), item(8)])])
        } else {
            checkpoint!("p5");
            BTreeMap::from([(String::from("bc"), vec![item(7), item(5), item(2)]), ("k=v".to_string(), vec![item(5), item(5), item(4)])])
        });
        if let (left, Some(_)) = ((z.get(&4u32).cloned()).unwrap_or_else(|| (z.len() as u32)), Some(2u32)) {
            drop(state);
            for &p6 in z.values() {
                if z.is_empty() {
                    let mut fuel7 = 4u32;
                    while fuel7 > 0 && let Shape::Named(mut y, Some(list)) = later(shape(7)).await {
                        fuel7 -= 1;
                        let mut fuel8 = 3u32;
                        loop {
                            if fuel8 == 0 { break; }
                            fuel8 -= 1;
                            if (fuel7 % 4 == 0) {
                                y.push('k');
                                consume(y);
                            } else {
                                y = std::mem::take(&mut y);
                            }
                            let ((_, left), b) = &entry;
                            if { true } {
                                {
                                    let mut name = Vec::new();
                                    name.push(BTreeSet::from([7u32, 4, 1]));
                                }
                            } else if ((fuel8 < 5) ^ (if (fuel7 % 4 == 0) { right.is_none() } else { (p6 != 8) })) {} else if tap("t9", (((entry.1.len() as u32)) > (p6))) {} else {}
                            y = "k=v".to_string();
                        }
                    }
                } else if (p6 != 6) {} else if (if z.is_empty() { entry.1.contains(&4u32) } else { ready(true).await }) {} else {}
            }
        } else {}
        checkpoint!();
        effect(&z);
        vec![11u32, 5u32]
    }
}

async_scenario! {
    fresh given program_1000073: (vec![(false, "bc".to_owned()), (false, String::from("bc")), (true, String::from("left right"))], vec![Noisy::new("n13"), Noisy::new("n14"), Noisy::new("n15")]), (Vec::<(bool, String)>::new(), vec![Noisy::new("n16")]);
    #[resumable]
    async fn program_1000073(name: Vec<(bool, String)>, _: Vec<Noisy>) -> Option<u32> {
        let mut w = mix(mix(2u32, {
            if name.is_empty() {
                let mut fuel3 = 4u32;
                loop {
                    if fuel3 == 0 { break; }
                    fuel3 -= 1;
                    let Item { name: mut value, id: cx, .. } = {
                        let mut fuel4 = 2u32;
                        'l5: loop {
                            if fuel4 == 0 { break 'l5 ({
                                checkpoint!("p6");
                                unseen(item(8)).await
                            }); }
                            fuel4 -= 1;
                            let _ = Noisy::new("t7");
                            'l8: for mut entry in ([9u32, 2, 27]).into_iter() {
                                if let Some((0 | 2..=9, left)) = Some((2i64, Noisy::new("n9"))) {
                                    debug_assert!((fuel3 % 3 == 0) | true);
                                } else {
                                    if false && let [cx, rest10 @ ..] = &name[..] && let 0..=4 = (fuel4).wrapping_add(fuel4) && cx.0 {
                                        if let "" = cx.1.as_str() {}
                                    }
                                }
                            }
                        }
                    };
                }
            } else if name.is_empty() {} else {}
            9u32
        }), 4u32);
        let mut y = w;
        let mut sum = tap("t11", watch(&y).await);
        let mut entry = (async { (Some(vec![vec![10u32, 7u32, 10u32]])).unwrap_or(Vec::from([vec![6u32], vec![3u32, 0u32, 4u32]])) }).await;
        checkpoint!();
        effect(&w);
        effect(&name);
        ('b12: {
            let right = call!(child0((Some(String::from("ñ")))?));
            Some(10u32)
        })
    }

    #[resumable]
    fn child0<T: Sample>(left: T) -> Vec<T> {
        let mut name = tap("t1", String::from("left right"));
        checkpoint!();
        checkpoint!();
        let Some((at, d)) = (Some((if name.is_empty() {
            checkpoint!();
            (if false {
                let Shape::Named(mut frame, _) = (shape(4)) else {
                    let mut n: Vec<(u32, T)> = vec![(2u32, T::sample(10))];
                    return vec![T::sample(6), T::sample(2)];
                };
                checkpoint!("p2");
                ("a".to_string(), T::sample(0))
            } else { (String::from("bc"), T::sample(11)) })
        } else { (" trim ".to_owned(), T::sample(10)) }))) else {
            return vec![T::sample(6), T::sample(4), T::sample(4)];
        };
        {
            let cx = &left;
            vec![T::sample(2), T::sample(0), T::sample(5)]
        }
    }
}

scenario! {
    given program_1000074: (item(0)), (item(8)), (item(0));
    #[resumable]
    fn program_1000074(Item { name: y, id: mut b, .. }: Item) -> Result<u32, String> {
        let mut rest = String::from("bc");
        let mut z = vec![vec![[8u32, 2, 24], [0u32, 2, 0], [7u32, 2, 21]], vec![[2u32, 2, 6], [8u32, 2, 24], [3u32, 2, 9]], vec![[9u32, 2, 27], [0u32, 2, 0], [9u32, 2, 27]]];
        let name: [u32; 3] = (if let Ok(mut a) = Ok::<u32, String>(5u32) {
            a = a;
            ((if (a % 3 == 0) {
                if let [_, .., name] = z.as_slice() {
                    let mut list = b;
                    let value = mix((rest.len() as u32), (a ^ a));
                }
                let n = z.as_slice();
                checkpoint!();
                None::<[u32; 3]>
            } else if false { Some([4u32, 2, 12]) } else { Some([4u32, 2, 12]) })).unwrap_or(('b1: {
                while let Some(count) = z.pop() {
                    a |= a;
                    checkpoint!();
                    let mut x: (VecDeque<u32>, String) = (VecDeque::from([3u32]), "k=v".to_owned());
                }
                [10u32, 2, 30]
            }))
        } else { {
            let mut fuel2 = 2u32;
            loop {
                if fuel2 == 0 { break ({
                    rest = ((None::<Option<String>>).unwrap_or(Some("k=v".to_owned()))).unwrap_or_else(|| y.clone());
                    'l3: for name in z.chunks(2) {
                        checkpoint!();
                    }
                    checkpoint!();
                    [4u32, 2, 12]
                }); }
                fuel2 -= 1;
                let value = rest;
                rest = "a".to_owned();
            }
        } });
        b ^= mix(name[1], b);
        checkpoint!();
        let f4 = move |z: u32| (total(&name)).wrapping_mul(b);
        if tap("t5", (y == y.clone())) {
            let mut z = ((if let Some(_) = z.get(1) { 6i64 } else {
                let entry = &name;
                1i64
            }) | 7i64);
            let a = &y[..];
            return Ok(b);
        }
        {
            checkpoint!();
        }
        effect(&name);
        effect(&z);
        effect(&rest);
        Ok((f4(name[1])).wrapping_sub(b))
    }
}

async_scenario! {
    fresh given program_1000076: (), (), ();
    #[resumable]
    async fn program_1000076() -> Result<String, String> {
        let d: String = join("t", "t");
        checkpoint!();
        let sum = &d;
        let rest = {
            {
                let ref z = d;
                let _ = vec![-11i64];
                effect((7u32, (if false {
                    let _ = (later(ready(Some(Some('a'))).await).await).ok_or("nothing")?;
                    if sum.is_empty() {
                        checkpoint!();
                        let mut x = 'k';
                    } else if true {
                        let [right, .., y] = [mix((d.len() as u32), later(unseen(9u32).await).await), ('b10: {
                            effect(vec!['🦀', '🦀']);
                            5u32
                        }), 5];
                    } else if z.is_empty() {
                        let mut entry = later(tap("t11", vec![2i64, 1i64])).await;
                        assert!(false || true);
                    } else {
                        checkpoint!();
                    }
                    3u32
                } else if true { 8u32 } else {
                    checkpoint!();
                    (d.len() as u32)
                }), &*z));
            }
            'a'
        };
        effect(&rest);
        effect(&sum);
        Ok(format!("{:?}", (if let Err(count) = unseen(ready(Err::<u32, String>("no".to_string())).await).await { rest } else {
            let b = &*sum;
            yield_now().await;
            rest
        })))
    }
}

scenario! {
    fresh given program_1000077: (vec![10u32, 1u32], (Box::new(false), BTreeSet::from([9u32, 4, 1])), (Some(shape(10)), BTreeSet::from([0u32, 4, 1])));
    #[resumable]
    fn program_1000077(_: Vec<u32>, (mut name, _): (Box<bool>, BTreeSet<u32>), value: (Option<Shape>, BTreeSet<u32>)) -> Result<u32, String> {
        let mut frame: Vec<(bool, u32)> = {
            let w = &name;
            checkpoint!();
            ('b1: {
                let state = &mut name;
                let z: (u32, u32) = (6u32, 1u32);
                checkpoint!();
                Vec::from([(false, 6u32)])
            })
        };
        let mut entry = (if (((value.1.len() ^ frame.len())) == ((Some(1usize)).unwrap_or_else(|| 0usize))) {
            'b2: {
                {
                    let _g3 = Noisy::new("g3");
                    consume(name);
                    consume(frame);
                    if value.0.is_none() {
                        let mut right = {
                            if value.1.contains(&4u32) {} else {}
                            'a'
                        };
                        consume(value);
                    } else {}
                    frame = Vec::<(bool, u32)>::new();
                    name = Box::new(false);
                }
            }
            String::from("")
        } else if ((((frame.len() as u32)).saturating_sub(1u32)) <= ((5u32 ^ 8u32))) {
            checkpoint!();
            tap("t4", "a".to_string())
        } else { tap("t5", String::from("")) });
        let b: u32 = tap("t6", (6u32 & 4u32));
        let mut x = tap("t7", Vec::from([vec![false, false]]));
        checkpoint!();
        effect(&x);
        effect(&entry);
        effect(&name);
        Ok(b)
    }
}

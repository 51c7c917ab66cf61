//! Random programs; made by `asap_tests::random::corpus`.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use asap_tests::prelude::*;
use asap_tests::random::world::*;

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

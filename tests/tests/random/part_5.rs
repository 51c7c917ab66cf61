//! Random programs; made by `asap_tests::random::corpus`.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use asap_tests::prelude::*;
use asap_tests::random::world::*;

async_scenario! {
    given program_1000356: (), ();
    #[resumable]
    async fn program_1000356() -> Option<u32> {
        let mut frame = 2u32;
        let mut name = later({
            let mut fuel10 = 3u32;
            loop {
                if fuel10 == 0 { break ({
                    {
                        let ref w = fuel10;
                        'l12: for at in (0usize..((tap("t11", ((fuel10) as usize))).min(3))).filter(|state| (*w % 3 == 0)) {
                            assert!(later((*w % 4 == 0)).await || true);
                            match (None::<Option<[u32; 3]>>).unwrap_or((if (frame <= 4) {
                                checkpoint!();
                                Some([9u32, 2, 27])
                            } else { None::<[u32; 3]> })) {
                                Some([mut x, .., state]) if true => {
                                effect(String::from("ñ"));
                            }
                                Some(entry) if (frame != 4) => {
                                frame = (if (at % 3 == 0) { { entry[1] } } else { frame });
                                if (('ñ') > ('🦀')) && let Some(None) = Some(Some(shape(11))) {
                                    { let mut f14 = |given: u32| frame ^= given; f14(*w); f14(3); }
                                    for &p15 in entry.iter() {
                                        frame = grow(&mut frame);
                                        if (*w != 8) {
                                            match (if (p15 <= 4) {
                                                match Some(VecDeque::from([[7u32, 2, 21], [3u32, 2, 9], [5u32, 2, 15]])) {
                                                    Some(w) => {}
                                                    _ => {}
                                                }
                                                tap("t16", shape(6))
                                            } else { (ready(None::<Shape>).await).unwrap_or(shape(9)) }) {
                                                Shape::Empty => {}
                                                _ => {}
                                            }
                                        } else if (if (frame % 4 == 0) { (p15 % 3 == 0) } else { (frame < 4) }) {} else {}
                                    }
                                }
                            }
                                _ => {}
                            }
                        }
                    }
                    checkpoint!();
                    6i64
                }); }
                fuel10 -= 1;
            }
        }).await;
        checkpoint!("p17");
        effect(&frame);
        (if let Some(_) = (Some(Some(Some([4u32, 2, 12]))))? {
            let mut b: char = (None::<char>).unwrap_or(('b18: {
                let mut rest = {
                    let mut fuel19 = 1u32;
                    loop {
                        if fuel19 == 0 { break ({ later(None::<char>).await }); }
                        fuel19 -= 1;
                        let mut sum = Box::new(BTreeSet::from([9u32, 4, 1]));
                    }
                };
                '🦀'
            }));
            (later(Some(Some(5u32))).await)?
        } else { ((Some(Some(Some(10u32)))).unwrap_or(Some(None::<u32>)))? })
    }
}

scenario! {
    given program_1000357: (), ();
    #[resumable]
    fn program_1000357() -> Option<u32> {
        let list: Vec<Option<char>> = vec![None::<char>, Some('ñ'), None::<char>];
        let right = vec![vec![String::from(""), "left right".to_string(), "k=v".to_owned()]];
        checkpoint!("p1");
        checkpoint!();
        checkpoint!();
        checkpoint!("p2");
        effect({
            let mut fuel3 = 2u32;
            'l4: loop {
                if fuel3 == 0 { break 'l4 ({
                    checkpoint!();
                    [1u32, 2, 3]
                }); }
                fuel3 -= 1;
                let f5 = |count: u32| count;
                'l6: for x in (&right).into_iter().take(2).rev().rev() {
                    effect((item(1), &right, &*x));
                }
                for n in right.iter() {
                    let mut x = 8i64;
                    let Some(rest) = (Some(3u32)) else {
                        let Item { name: z, id: a, .. } = (Some(item(8)))?;
                        let mut fuel7 = 4u32;
                        while fuel7 > 0 && (fuel7 > 1) {
                            fuel7 -= 1;
                            checkpoint!();
                            let mut d = x;
                            let state: Vec<Vec<[u32; 3]>> = Vec::from([(None::<Vec<[u32; 3]>>)?, vec![[9u32, 2, 27], [10u32, 2, 30]], (if let Shape::Group(right) = shape(6) {
                                effect(&right);
                                Vec::<[u32; 3]>::new()
                            } else { Vec::<[u32; 3]>::new() })]);
                            if let 2 = (((if (x % 2 == 0) {
                                let cx: &String = &z;
                                tap("t8", 'k')
                            } else if (d != 6) { 'a' } else { 'a' })) as u32) {}
                        }
                        break;
                    };
                }
            }
        });
        tap("t9", (if (Some(false))? {
            let a = BTreeSet::from([1u32, 4, 1]);
            checkpoint!();
            ('b10: {
                let mut at = vec![shape(6), shape(6), shape(4)];
                tap("t11", Some(7u32))
            })
        } else {
            let at = &list;
            Some(6u32)
        }))
    }
}

scenario! {
    fresh given program_1000358: (String::from("ñ"), 8u32, vec![2u32, 9u32, 7u32]), (String::from("bc"), 7u32, vec![7u32, 10u32, 6u32]);
    #[resumable]
    fn program_1000358(c: String, mut n: u32, state: Vec<u32>) -> Option<u32> {
        let mut b = (8i64, 1u32);
        let mut sum = tap("t2", BTreeSet::from([10u32, 4, 1]));
        let rest = n;
        checkpoint!();
        let mut cx = rest;
        let mut at: Vec<u32> = state;
        let mut fuel3 = 4u32;
        loop {
            if fuel3 == 0 { break; }
            fuel3 -= 1;
            let n = at.first();
        }
        effect((at.clone(), &fuel3, b.1));
        checkpoint!("p4");
        at.insert(0, fuel3);
        let (list, _) = &mut b;
        let f5 = |sum: u32| (Some(11u32)).unwrap_or(cx);
        effect(&list);
        effect(&rest);
        effect(&b);
        effect(&n);
        at.get(1).cloned()
    }
}

scenario! {
    given program_1000359: ();
    #[resumable]
    fn program_1000359() -> Result<u32, String> {
        let mut frame = (false, 9u32);
        let mut sum = frame.0;
        checkpoint!();
        for w in (0..4u32) {
            checkpoint!();
            assert!(frame.0 || true);
            let (mut list, z) = (true, 7i64);
            let [_, .., _] = [10u32, 2, 30];
        }
        sum = sum;
        sum = frame.0;
        let mut fuel1 = 4u32;
        while fuel1 > 0 && frame.0 {
            fuel1 -= 1;
            let mut count: Box<i64>;
            checkpoint!();
            _ = fuel1;
            if (sum ^ ((None::<bool>).unwrap_or_else(|| (frame.1 < 4)) | (fuel1 % 3 == 0))) {
                count = Box::new(7i64);
            } else {
                count = (if (frame.1 % 3 == 0) { (Some(Box::new(3i64))).unwrap_or(Box::new(call!(Job0 { item: item(10) }.child0(frame.1)).unwrap_or_default())) } else { Box::new((call!("c2", Job0 { item: item(1) }.child0(fuel1)).unwrap_or_default() | call!("c3", Job0 { item: item(8) }.child0(fuel1)).unwrap_or_default())) });
            }
        }
        effect(&sum);
        effect(&frame);
        Ok(grow(&mut frame.1))
    }

    #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
    struct Job0 {
        item: Item,
    }

    #[resumable]
    impl Job0 {
        #[resumable]
        fn child0(self, mut left: u32) -> Option<i64> {
            checkpoint!();
            (Some(None::<i64>))?
        }
    }
}

scenario! {
    given program_1000361: (Some(Some('🦀')), "a".to_string(), (shape(1), 8u32)), (None::<Option<char>>, String::from("left right"), (shape(10), 11u32));
    #[resumable]
    fn program_1000361(count: Option<Option<char>>, list: String, (mut at, frame): (Shape, u32)) {
        let mut value = (if let Some(Some('ñ' | 'k')) = &count {
            const LIMIT4: u32 = 4;
            let w = LIMIT4 + 1;
            Box::new(String::from("left right"))
        } else {
            let x = item(7);
            Box::new(String::from("left right"))
        });
        checkpoint!();
        if let (name, Some(mut b5)) = (0u32, Some(5u32)) {
            consume(at);
            let z: VecDeque<u32> = VecDeque::from((if let Some(list) = count.as_ref() { Vec::<u32>::new() } else { vec![3u32] }));
            at = ('b6: { shape(6) });
            let n = (Item { name: tap("t7", list.clone()), ..item(9) });
        } else {
            if ((frame <= 2) == ({
                match list.as_str() {
                    "k=v" | "bc" => {
                    let mut state = vec![10u32, 5u32, 1u32];
                    let count = &count;
                    if false {
                        if !state.is_empty() {
                            let c = &state[state.len() - 1];
                            { let mut f8 = |given: u32| state.push(given); f8(6u32); f8(3); }
                            for (mut frame, (cx, mut b)) in ({
                                let mut fuel9 = 1u32;
                                loop {
                                    if fuel9 == 0 { break ({ (None::<Vec<([u32; 3], String)>>).unwrap_or_else(|| vec![([3u32, 2, 9], " trim ".to_owned()), ([6u32, 2, 18], "bc".to_owned()), ([0u32, 2, 0], "k=v".to_owned())]) }); }
                                    fuel9 -= 1;
                                    effect((&value, &value));
                                }
                            }).into_iter().enumerate() {
                                state.extend([(('🦀') as u32), (state.iter().copied().max().unwrap_or(0u32)).wrapping_mul(9u32)]);
                                effect(&state);
                            }
                        }
                        let c = &mut state;
                    } else if false {
                        match {
                            checkpoint!();
                            Ok::<u32, String>(9u32)
                        } {
                            Err(_) => {
                            return tap("t10", ());
                        }
                            Err(_) => {
                            let y = &list[..];
                            effect(&y);
                        }
                            Ok(d) if ((d != 5) || count.is_none()) => {}
                            _ => {}
                        }
                    } else {}
                }
                    "k=v" | "bc" if true => {}
                    "k=v" | "bc" if (Some(false)).unwrap_or((frame % 2 == 0)) => {}
                    _ => {}
                }
                true
            } ^ ((frame) < (frame)))) {
                consume(at);
            } else {}
        }
        checkpoint!("p11");
        effect(&value);
        effect(&count);
    }
}

scenario! {
    given program_1000366: ((4usize, vec![1u32]), None::<u32>, vec![String::from("ñ"), String::from("ñ"), "a".to_string()]), ((10usize, Vec::<u32>::new()), Some(3u32), vec![String::from(""), "bc".to_owned()]);
    #[resumable]
    fn program_1000366((z, mut at): (usize, Vec<u32>), x: Option<u32>, mut n: Vec<String>) -> Option<u32> {
        let mut x = 'k';
        let frame = {
            let d;
            if ((x < 'm') && ((z) > (8usize))) {
                consume(at);
            } else {
                n.reverse();
            }
            effect(z);
            d = tap("t1", "a".to_owned());
            shape(3)
        };
        let y = &frame;
        checkpoint!();
        for list in (&n).into_iter() {
            break;
        }
        #[rebuild]
        let z: u32 = (7u32 & 5u32);
        checkpoint!();
        let mut c = Vec::new();
        if (z % 4 == 0) {
            effect(x);
            return (if n.is_empty() {
                n = n.clone();
                Some(2u32)
            } else if ((x < 'm') || ((x < 'm') == true)) { Some(6u32) } else { Some({
                let mut fuel2 = 1u32;
                'l3: loop {
                    if fuel2 == 0 { break ({
                        effect(&Noisy::new("t4"));
                        checkpoint!("p5");
                        fuel2
                    }); }
                    fuel2 -= 1;
                    let Item { name: mut cx, tags: sum, .. } = tap("t6", item(2));
                }
            }) });
        }
        c.push((String::from("left right"), 1i64));
        checkpoint!("p7");
        effect(&x);
        effect(&n);
        tap("t8", Some((c.len() as u32)))
    }
}

scenario! {
    given program_1000367: (), ();
    #[resumable]
    fn program_1000367() -> Result<u32, String> {
        let frame = (Some('k')).unwrap_or_else(|| tap("t2", 'ñ'));
        let c = call!(child0(shape(10), (None::<u32>).unwrap_or_else(|| (if (frame < 'm') { 1u32 } else { 8u32 })), VecDeque::from([BTreeMap::from([(2u32, 8usize), (1u32, 2usize)]), BTreeMap::from([(3u32, 0usize), (8u32, 6usize)])])));
        checkpoint!();
        if (frame < 'm') {
            return Err("left at 3".to_string());
        }
        if ((tap("t4", (if (frame < 'm') { frame } else { frame }))) != (frame)) {
            call!("c5", child0(call!(child0(shape(9), 10u32, VecDeque::from([BTreeMap::from([(4u32, 11usize), (7u32, 8usize)]), BTreeMap::from([(1u32, 0usize), (10u32, 2usize)])]))), 6u32, VecDeque::from([BTreeMap::from([(0u32, 1usize), (9u32, 5usize)])])));
            return Ok((match (if (if false { matches!(c, Shape::Named(..)) } else { matches!(c, Shape::Named(..)) }) { Some((4u32, [8u32, 2, 24])) } else if matches!(c, Shape::Named(..)) { (if let Shape::Line { from: c, to: n } = &c {
                let count = call!(child0(tap("t6", shape(7)), mix(3u32, 11u32), VecDeque::from([BTreeMap::from([(8u32, 7usize), (4u32, 10usize)]), BTreeMap::from([(1u32, 6usize), (8u32, 10usize)]), BTreeMap::from([(11u32, 10usize), (7u32, 8usize)])])));
                checkpoint!();
                Some((4u32, [7u32, 2, 21]))
            } else {
                let mut d = {
                    #[cfg(any())] effect("never");
                    #[allow(unused)] let entry = format!("--");
                    None::<Vec<usize>>
                };
                Some((3u32, [6u32, 2, 18]))
            }) } else { Some((6u32, [7u32, 2, 21])) }) {
                Some((mut z, left)) => { mix(left[1], (Some(9u32)).unwrap_or(left[(5usize) % 3])) }
                Some((count, [b, .., sum])) if (Some(true)).unwrap_or_else(|| (frame < 'm')) => { (if (frame < 'm') { sum } else { count }) }
                Some((2, [d, .., n])) => { 5u32 }
                _ => {
                checkpoint!();
                7u32
            }
            }));
        }
        ('b8: {
            let mut fuel9 = 2u32;
            while fuel9 > 0 && (matches!(c, Shape::Dot(1..=9)) || (frame < 'm')) {
                fuel9 -= 1;
                let x = item(1);
            }
            tap("t10", Ok::<u32, String>(2u32))
        })
    }

    #[resumable]
    fn child0(mut name: Shape, z: u32, c: VecDeque<BTreeMap<u32, usize>>) -> Shape {
        checkpoint!();
        _ = BTreeMap::from([(6u32, "a".to_owned()), (11u32, "a".to_string())]);
        checkpoint!();
        let _ = vec![11u32];
        let mut entry = item(2);
        checkpoint!("p1");
        effect(&entry);
        effect(&z);
        effect(&name);
        { shape(2) }
    }
}

scenario! {
    given program_1000369: (Box::new(String::from("ñ")), 4u32, vec![4usize, 3usize]), (Box::new("k=v".to_owned()), 0u32, vec![4usize, 0usize, 3usize]);
    #[resumable]
    fn program_1000369(state: Box<String>, _: u32, cx: Vec<usize>) -> String {
        let y = false;
        let mut a = { (Some(BTreeMap::from([(4u32, ([9u32, 2, 27], "k=v".to_owned())), (6u32, ([11u32, 2, 33], "a".to_owned()))]))).unwrap_or_else(|| BTreeMap::from([(8u32, ([7u32, 2, 21], "bc".to_owned())), (5u32, ([7u32, 2, 21], "bc".to_owned()))])) };
        let count = BTreeSet::from([10u32, 4, 1]);
        checkpoint!();
        if (if !y {
            if !cx.is_empty() {
                let d = &cx[cx.len() - 1];
                checkpoint!("p1");
                match cx.first() {
                    Some(&p2) => {
                    if true {
                        a.insert((if y {
                            checkpoint!("p3");
                            (a.len() as u32)
                        } else if !y {
                            effect(BTreeMap::from([(7u32, 11usize), (7u32, 11usize)]));
                            if y {
                                consume(cx);
                                checkpoint!("p4");
                            } else {
                                if !cx.is_empty() {
                                    let left = &cx[(*d) % cx.len()];
                                    checkpoint!();
                                    match Some(String::from("")) {
                                        Some(mut name) => {}
                                        Some(w) => {}
                                        Some(cx) => {}
                                        _ => {}
                                    }
                                }
                            }
                            3u32
                        } else {
                            checkpoint!("p5");
                            11u32
                        }), (if (y & y) { ([3u32, 2, 9], String::from("bc")) } else { ([5u32, 2, 15], "".to_string()) }));
                    } else {}
                }
                    _ => {}
                }
            }
            checkpoint!();
            ((10u32) != ((a.len() as u32)))
        } else if (('ñ') != ((if !y { 'k' } else { '🦀' }))) {
            checkpoint!();
            !y
        } else { y }) {
            return tap("t6", format!("{:?}-", 'ñ'));
        }
        effect(&count);
        effect(&a);
        effect(&state);
        format!("{y}{:?}", (if let 6.. = ((count.len() as u32)).min(6u32) { !y } else {
            if a.is_empty() {
                a = ('b7: { a.clone() });
            } else if tap("t8", y) {
                if !y {
                    consume(count);
                } else {}
            } else if y {} else {}
            a.is_empty()
        }))
    }
}

scenario! {
    fresh given program_1000372: (), (), ();
    #[resumable]
    fn program_1000372() -> Result<String, String> {
        let list = tap("t7", { {
            'b8: {
                let mut frame: bool = true;
                checkpoint!();
            }
            checkpoint!();
            checkpoint!();
            0i64
        } });
        let a = {
            let mut fuel9 = 3u32;
            'l10: loop {
                if fuel9 == 0 { break 'l10 ({
                    let mut b = call!(Job0 { item: item(10) }.child0());
                    let sum: Option<Option<i64>> = tap("t11", None::<Option<i64>>);
                    checkpoint!();
                    b
                }); }
                fuel9 -= 1;
                for (mut rest, mut left) in ([3u32, 2, 9]).into_iter().enumerate().step_by(2).skip(1) {
                    let frame: (u32, u32);
                    checkpoint!();
                    frame = ({
                        let mut entry = fuel9;
                        Some((9u32, 11u32))
                    }).unwrap_or_else(|| (2u32, 7u32));
                    let _g12 = Noisy::new("g12");
                    effect((&frame.0, &left));
                    rest = rest;
                }
                let _g13 = Noisy::new("g13");
                checkpoint!();
            }
        };
        let mut name = (if tap("t14", (a % 3 == 0)) {
            let cx = call!(Job0 { item: item(7) }.child0());
            None::<BTreeMap<String, u32>>
        } else {
            assert!((a != 3) || true);
            Some(BTreeMap::from([("left right".to_string(), 6u32), ("k=v".to_string(), 4u32)]))
        });
        let mut count: Noisy = (match &mut name {
            Some(y) => { Noisy::new("n15") }
            _ => { (tap("t16", Some(Noisy::new("n17")))).unwrap_or(Noisy::new("n18")) }
        });
        checkpoint!();
        'b19: {}
        Ok("".to_string())
    }

    #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
    struct Job0 {
        item: Item,
    }

    #[resumable]
    impl Job0 {
        #[resumable]
        fn child0(self) -> u32 {
            #[rebuild]
            let count = vec!['k', '🦀'];
            for (mut count, frame) in count.iter().step_by(2).skip(1).enumerate() {}
            checkpoint!();
            checkpoint!();
            (Some(4u32)).unwrap_or_else(|| self.item.id)
        }
    }
}

async_scenario! {
    fresh given program_1000374: (Some(Some("k=v".to_owned())), vec![(Noisy::new("n13"), false)], String::from("left right"));
    #[resumable]
    async fn program_1000374(rest: Option<Option<String>>, entry: Vec<(Noisy, bool)>, state: String) -> u32 {
        let cx: usize = (if let Shape::Line { from: y, to: mut w } = (match None::<Vec<Shape>> {
            Some(mut d) => { shape(8) }
            None => {
            let mut fuel2 = 3u32;
            loop {
                if fuel2 == 0 { break; }
                fuel2 -= 1;
                let count = later(-11i64).await;
                effect((&rest, count, &state));
            }
            shape(0)
        }
            None => {
            checkpoint!();
            (unseen(Some(shape(3))).await).unwrap_or_else(|| (if state.is_empty() { shape(0) } else { shape(6) }))
        }
            _ => { shape(11) }
        }) { (5usize ^ ((0u32) as usize)) } else { later(state.len()).await });
        checkpoint!();
        effect(&state);
        effect(&rest);
        (state.len() as u32)
    }
}

scenario! {
    fresh given program_1000377: ('k');
    #[resumable]
    fn program_1000377(y: char) -> Result<String, String> {
        let mut a = (Vec::from([3i64, 5i64]), 2usize);
        let mut x: BTreeMap<String, Noisy> = (Some(BTreeMap::from([("k=v".to_owned(), Noisy::new("n1")), ("left right".to_string(), Noisy::new("n2"))]))).unwrap_or((None::<BTreeMap<String, Noisy>>).unwrap_or((match a {
            (_, ref at) => {
            checkpoint!("p3");
            BTreeMap::from([(String::from("ñ"), Noisy::new("n4")), (String::from("left right"), Noisy::new("n5"))])
        }
            (ref n, ref rest) => {
            drop(a);
            BTreeMap::from([("k=v".to_owned(), Noisy::new("n6")), (" trim ".to_owned(), Noisy::new("n7"))])
        }
            _ => {
            for (mut left, state) in a.0.chunks(2).enumerate().skip(1) {
                if (left <= 6) {
                    let _ = ('b8: {
                        let w = &a.0[..];
                        checkpoint!();
                        tap("t9", (w.len() as u32))
                    });
                    const LIMIT10: u32 = 10;
                    let cx = LIMIT10 + 1;
                }
                let mut list: Vec<bool>;
                let mut b = {
                    let right = &a.1;
                    left = *right;
                    vec![shape(8), shape(5)]
                };
                let mut at = vec![4u32, 2u32];
                if (y < 'm') {
                    list = vec![true, true, true];
                    let mut count = Vec::new();
                    let _ = tap("moved", at);
                    count.push((2..5).map(|n| n * 2).collect::<Vec<u32>>());
                } else {
                    list = vec![false];
                }
            }
            checkpoint!();
            BTreeMap::from([("k=v".to_string(), Noisy::new("n11")), (String::from("ñ"), Noisy::new("n12"))])
        }
        })));
        let mut w: ((i64, usize), u32) = ((-9i64, 7usize), 5u32);
        let mut c = None::<BTreeSet<u32>>;
        checkpoint!("p13");
        checkpoint!("p14");
        effect(&w);
        Ok(format!("{y}-"))
    }
}

scenario! {
    fresh given program_1000384: (vec![String::from("left right"), String::from("ñ"), "a".to_owned()], 0u32, Some(11u32)), (Vec::<String>::new(), 8u32, None::<u32>);
    #[resumable]
    fn program_1000384(sum: Vec<String>, frame: u32, mut value: Option<u32>) -> Vec<u32> {
        let mut x = tap("t1", Vec::<u32>::new());
        let mut entry = (if (true == (frame % 2 == 0)) { ((match &mut value {
            Some(_) => {
            checkpoint!();
            5usize
        }
            Some(state) => {
            let _g2 = Noisy::new("g2");
            if !sum.is_empty() {
                let value = &sum[sum.len() - 1];
                let d: Vec<u32>;
                checkpoint!("p3");
                let _g4 = Noisy::new("g4");
                if x.is_empty() {
                    let n = {
                        checkpoint!("p5");
                        (vec![10u32, 10u32, 5u32], true)
                    };
                    d = n.0.clone();
                } else {
                    d = x;
                    let _ = Noisy::new("t6");
                }
                let mut z = d.is_empty();
            }
            sum.len()
        }
            Some(_) => {
            checkpoint!("p7");
            0usize
        }
            _ => {
            _ = 3i64;
            checkpoint!();
            sum.len()
        }
        })).max(tap("t8", 1usize)) } else if (frame < 6) { 2usize } else {
            checkpoint!();
            5usize
        });
        let mut list = BTreeSet::from([10u32, 4, 1]);
        checkpoint!("p9");
        effect(&frame);
        vec![({
            let mut fuel10 = 3u32;
            loop {
                if fuel10 == 0 { break ({
                    let n = Box::new("bc".to_owned());
                    let mut w = BTreeMap::from([(String::from("left right"), (item(0), 5u32)), ("k=v".to_owned(), (item(2), 11u32))]);
                    value
                }); }
                fuel10 -= 1;
                entry = 3usize;
            }
        }).unwrap_or((if false { frame } else { frame })), frame, frame]
    }
}

scenario! {
    given program_1000385: (), ();
    #[resumable]
    fn program_1000385() -> Option<u32> {
        let mut w = vec![(String::from("left right"), 10u32), (String::from("left right"), 11u32), ("bc".to_owned(), 2u32)];
        let mut b = (0u32 / 9);
        checkpoint!("p1");
        _ = [b, 2u32, 5];
        let mut fuel2 = 2u32;
        loop {
            if fuel2 == 0 { break; }
            fuel2 -= 1;
            let mut fuel3 = 2u32;
            'l4: loop {
                if fuel3 == 0 { break; }
                fuel3 -= 1;
                checkpoint!("p5");
                'l6: for right in w.iter() {
                    let mut frame = Vec::new();
                    let (sum, b7) = &*right;
                    b ^= 9u32;
                    frame.push((if ((w.len()) != (11usize)) {
                        #[rebuild]
                        let right = right.0.clone();
                        checkpoint!();
                        let entry: String = (if ((fuel3 % 2 == 0) | (fuel3 % 2 == 0)) { right } else if w.is_empty() {
                            b = 7u32;
                            #[rebuild]
                            let y: Item = item(0);
                            if (*b7 > 8) {
                                consume(y);
                            } else {
                                checkpoint!();
                            }
                            checkpoint!();
                            (None::<String>)?
                        } else {
                            b = *b7;
                            "k=v".to_string()
                        });
                        BTreeMap::from([(entry.clone(), (*b7 ^ 1u32))])
                    } else if ((right.1) <= (b)) { BTreeMap::from([(String::from("ñ"), 8u32), ("".to_string(), 7u32)]) } else { (if (fuel3 % 2 == 0) { BTreeMap::from([(" trim ".to_owned(), 5u32), (String::from("left right"), 6u32)]) } else { BTreeMap::from([("".to_string(), 3u32), (String::from(""), 0u32)]) }) }));
                }
            }
        }
        effect(&fuel2);
        effect(&w);
        Some(0u32)
    }
}

async_scenario! {
    given program_1000388: (7u32, 8usize, '🦀'), (4u32, 11usize, 'a'), (5u32, 8usize, 'k');
    #[resumable]
    async fn program_1000388(rest: u32, x: usize, mut cx: char) -> String {
        let mut w = {
            let mut fuel6 = 1u32;
            loop {
                if fuel6 == 0 { break ({ tap("t7", later(vec![6u32]).await) }); }
                fuel6 -= 1;
                checkpoint!("p8");
                let (sum, n) = (None::<(Option<usize>, BTreeSet<u32>)>).unwrap_or(('b9: {
                    let mut fuel12 = 3u32;
                    while fuel12 > 0 && true {
                        fuel12 -= 1;
                    }
                    (None::<usize>, BTreeSet::from([11u32, 4, 1]))
                }));
            }
        };
        let frame = (Some(item(11))).unwrap_or(item(0));
        let mut at: u32 = frame.id;
        let mut c: Box<Vec<Shape>> = tap("t13", Box::new(vec![shape(8), shape(8)]));
        checkpoint!("p14");
        effect(&c);
        effect(&at);
        effect(&frame);
        effect(&x);
        format!("-")
    }
}

async_scenario! {
    given program_1000394: (Box::new((shape(1), 4i64)), [8u32, 2, 24], 'k'), (Box::new((shape(4), -11i64)), [4u32, 2, 12], 'a'), (Box::new((shape(2), -9i64)), [10u32, 2, 30], '🦀');
    #[resumable]
    async fn program_1000394(entry: Box<(Shape, i64)>, d: [u32; 3], w: char) -> Result<String, String> {
        let mut cx = later(tap("t1", vec![String::from("left right"), String::from("")])).await;
        let sum = (if (w < 'm') { ('b2: {
            effect(&entry);
            later(Some(BTreeSet::from([10u32, 4, 1]))).await
        }) } else if cx.is_empty() {
            let rest = &mut cx;
            effect(({
                const LIMIT3: u32 = 3;
                let a = LIMIT3 + 1;
                shape(8)
            }, &rest, w));
            checkpoint!();
            unseen((async { Some(BTreeSet::from([6u32, 4, 1])) }).await).await
        } else { None::<BTreeSet<u32>> });
        let mut left = later((if sum.is_some() { unseen(cx.len()).await } else {
            let f4 = |a: u32| a;
            (((cx.len() as u32)) as usize)
        })).await;
        let b = 5i64;
        cx = cx;
        checkpoint!("p5");
        let d = later(w).await;
        if (if (if (b < 3) { cx.is_empty() } else { tap("t6", (left <= 8)) }) { (d < 'm') } else { ((7usize) > ((left & left))) }) && let Some(_) = &sum && let Some(y) = &sum {
            if let Some(y) = &sum {
                let mut list = mix((cx.len() as u32), 8u32);
                { let mut f7 = |given: u32| list ^= given; f7(tap("t8", later(10u32).await)); f7(3); }
            } else {
                if let Some(entry) = cx.get(1) {
                    let at = { (Some((item(0), "a".to_string()))).unwrap_or_else(|| (item(3), String::from(""))) };
                    checkpoint!();
                }
            }
        } else {}
        checkpoint!();
        effect(&left);
        effect(&entry);
        tap("t9", tap("t10", Ok::<String, String>(" trim ".to_owned())))
    }
}

scenario! {
    given program_1000397: (7u32, 4i64, true);
    #[resumable]
    fn program_1000397(mut name: u32, mut b: i64, n: bool) -> Option<u32> {
        let mut z = BTreeMap::from([("bc".to_owned(), Some(tap("t2", [3u32, 2, 9])))]);
        let mut right = 'a';
        if tap("t3", (Some(false)).unwrap_or(z.is_empty())) {
            effect((name, n));
        } else {
            if ((name % 4 == 0) || (((if n { name } else { name })) == (name))) {
                'l5: for y in (tap("t4", VecDeque::from([[11u32, 2, 33], [1u32, 2, 3], [11u32, 2, 33]]))).into_iter().rev().rev().map(|a| ((z.len()) as u32)) {
                    { let mut f6 = |given: u32| name ^= given; f6(('b7: {
                        let frame = &mut right;
                        let mut count: String = ((Some(Some("k=v".to_string()))).unwrap_or_else(|| Some("a".to_string()))).unwrap_or(String::from(""));
                        8u32
                    })); f6(3); }
                    let rest = &mut name;
                    let list;
                    checkpoint!();
                    if n {
                        let d = z.get("a");
                        list = (if true {
                            let (mut cx, mut sum) = (5u32, 9u32);
                            #[cfg(any())] effect("never");
                            #[allow(unused)] let right = "a".to_string();
                            BTreeMap::from([(2u32, 3u32), (0u32, 9u32)])
                        } else if d.is_none() { tap("t9", BTreeMap::from([(10u32, 3u32), (8u32, 11u32)])) } else { BTreeMap::from([(1u32, 1u32), (0u32, 0u32)]) });
                    } else {
                        list = BTreeMap::from([((z.len() as u32), 1u32)]);
                    }
                }
            } else if !n {} else {}
        }
        checkpoint!();
        checkpoint!();
        effect(&right);
        effect(&b);
        effect(&name);
        Some(4u32)
    }
}

scenario! {
    fresh given program_1000401: (vec![2u32, 5u32], vec![Noisy::new("n15")], Vec::<Noisy>::new());
    #[resumable]
    fn program_1000401(z: Vec<u32>, list: Vec<Noisy>, _: Vec<Noisy>) -> Result<String, String> {
        let mut entry: String = String::from("bc");
        checkpoint!();
        checkpoint!();
        entry += &join("", "t").as_str();
        #[cfg(any())] effect("never");
        #[allow(unused)] let left = std::mem::replace(&mut entry, "left right".to_string());
        if !list.is_empty() {
            let x = &list[list.len() - 1];
            if tap("t7", (Some(false)).unwrap_or((if entry.is_empty() { list.is_empty() } else { list.is_empty() }))) {
                let mut n = {
                    let mut fuel8 = 3u32;
                    'l9: loop {
                        if fuel8 == 0 { break ({
                            let mut d = {
                                let mut fuel10 = 2u32;
                                loop {
                                    if fuel10 == 0 { break ({
                                        call!(Job0::child0(3i64, (if tap("t11", (('🦀') > ('🦀'))) {
                                            entry = "k=v".to_owned();
                                            tap("t12", Box::new(vec![" trim ".to_owned(), String::from("bc"), "left right".to_string()]))
                                        } else {
                                            entry = String::from("");
                                            Box::new(vec!["a".to_string(), "a".to_string()])
                                        }), BTreeSet::from([11u32, 4, 1])));
                                        (false ^ ((Some(false)).unwrap_or((fuel10 % 2 == 0)) && (fuel8 % 4 == 0)))
                                    }); }
                                    fuel10 -= 1;
                                }
                            };
                            Some(Noisy::new("n13"))
                        }); }
                        fuel8 -= 1;
                    }
                };
            } else if (('a') == (tap("t14", 'k'))) {} else {}
        }
        checkpoint!();
        effect(&list);
        effect(&z);
        Ok(std::mem::take(&mut entry))
    }

    #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
    struct Job0 {
        item: Item,
    }

    #[resumable]
    impl Job0 {
        #[resumable]
        fn child0(_: i64, mut name: Box<Vec<String>>, left: BTreeSet<u32>) -> (i64, u32) {
            checkpoint!();
            name = Box::new(vec!["k=v".to_string(), "a".to_string(), "a".to_owned()]);
            checkpoint!();
            name = Box::new(vec![String::from("ñ")]);
            effect(&Noisy::new("t3"));
            let [z, .., mut y] = tap("t4", [0u32, 2, 0]);
            let _g5 = Noisy::new("g5");
            checkpoint!();
            effect(&z);
            (5i64, 8u32)
        }
    }
}

scenario! {
    given program_1000403: (Box::new("bc".to_owned()), VecDeque::from([1i64, 4i64])), (Box::new("".to_string()), VecDeque::from([6i64, 7i64])), (Box::new("k=v".to_owned()), VecDeque::from([5i64, -11i64, 5i64]));
    #[resumable]
    fn program_1000403(left: Box<String>, n: VecDeque<i64>) {
        let mut z = tap("t11", (if false {
            checkpoint!();
            {
                effect(('b12: {
                    effect(((item(0), 0u32), &left));
                    let rest = 10u32;
                    vec![-11i64]
                }));
                let mut fuel13 = 4u32;
                loop {
                    if fuel13 == 0 { break; }
                    fuel13 -= 1;
                    checkpoint!();
                    let entry = n.back();
                    effect((&fuel13, &n));
                }
                vec![(5i64, String::from("ñ")), (7i64, "k=v".to_string()), (3i64, "k=v".to_string())]
            }
        } else { vec![(2i64, String::from("")), (6i64, String::from(""))] }));
        let d = vec![(Item { name: String::from(""), ..item(4) }); 1];
        let mut c = (if z.is_empty() { item(5) } else { tap("t14", item(10)) });
        checkpoint!();
        effect(&c);
        effect(&z);
        effect(&n);
    }
}

scenario! {
    fresh given program_1000404: (Vec::<Shape>::new());
    #[resumable]
    fn program_1000404(mut value: Vec<Shape>) -> Result<u32, String> {
        let at = 'ñ';
        checkpoint!();
        checkpoint!();
        value = (if (at < 'm') { (Some(Vec::<Shape>::new())).unwrap_or(value) } else {
            let right = call!(child0());
            {
                let w = &mut value;
                value.truncate(2);
                let value = &mut value;
            }
            checkpoint!();
            value.clone()
        });
        let (state, (_, a)) = {
            'l10: for mut list in (VecDeque::from(vec![(9u32, 11u32), (6u32, 5u32)])).into_iter().map(|rest| Some(rest.1)).map(|count| 8u32) {
                let count = &value;
            }
            checkpoint!();
            (Vec::<u32>::new(), (10u32, shape(5)))
        };
        effect(&Noisy::new("t11"));
        let ref sum = a;
        value = std::mem::take(&mut value);
        checkpoint!("p12");
        effect(&sum);
        effect(&a);
        (Some(Ok::<u32, String>(3u32))).ok_or("nothing")?
    }

    #[resumable]
    fn child0() -> u32 {
        if (if true { false } else {
            let (mut x, right) = (VecDeque::from(["".to_string(), String::from("bc")]), "k=v".to_string());
            if x.is_empty() {
                effect(Noisy::new("t9").name().len());
            } else if (if (((right.len() as u32)) < (2u32)) { false } else { false }) {} else {}
            x.is_empty()
        }) {
            return 8u32;
        }
        checkpoint!();
        checkpoint!();
        2u32
    }
}

scenario! {
    given program_1000405: (), ();
    #[resumable]
    fn program_1000405() -> Result<u32, String> {
        let mut sum = BTreeMap::from([(10u32, ([9u32, 2, 27], [8u32, 2, 24])), (4u32, ([11u32, 2, 33], [3u32, 2, 9]))]);
        let w: Vec<String> = tap("t1", vec![String::from("bc")]);
        checkpoint!();
        checkpoint!();
        if let (name, Some(mut count)) = (match (if false {
            let mut entry = {
                let mut fuel2 = 3u32;
                'l3: loop {
                    if fuel2 == 0 { break 'l3 ({
                        checkpoint!("p4");
                        vec![10u32]
                    }); }
                    fuel2 -= 1;
                    if (Some((fuel2 <= 2))).unwrap_or_else(|| (fuel2 % 3 == 0)) {
                        let Item { name: w, tags: _, .. } = {
                            #[cfg(any())] effect("never");
                            #[allow(unused)] let value = {
                                let frame = &mut sum;
                                let cx = w.as_slice();
                                (Some("a".to_owned())).ok_or("nothing")?
                            };
                            checkpoint!();
                            item(0)
                        };
                        let c = w.as_str();
                        break ({
                            sum = sum;
                            checkpoint!();
                            vec![3u32]
                        });
                    }
                }
            };
            checkpoint!("p6");
            5u32
        } else if false { 0u32 } else { 1u32 }) {
            6.. if false => { (6u32, None::<u32>) }
            0..=4 => { (9u32, None::<u32>) }
            p7 @ 2..=9 if w.is_empty() => {
            checkpoint!("p8");
            (3u32, Some(2u32))
        }
            _ => { (if sum.is_empty() { (5u32, None::<u32>) } else { (6u32, Some(1u32)) }) }
        }) {}
        checkpoint!();
        effect(&sum);
        Ok((6u32 | ((-9i64) as u32)))
    }
}

scenario! {
    given program_1000410: (2u32, Vec::<VecDeque<String>>::new(), (shape(8), VecDeque::from([2u32]))), (5u32, vec![VecDeque::from(["k=v".to_owned(), String::from("bc"), String::from("")]), VecDeque::from([String::from(""), String::from(""), "a".to_owned()])], (shape(3), VecDeque::from([4u32])));
    #[resumable]
    fn program_1000410(mut entry: u32, mut y: Vec<VecDeque<String>>, (at, x): (Shape, VecDeque<u32>)) {
        let mut a: Vec<BTreeSet<u32>> = vec![BTreeSet::from([6u32, 4, 1]), BTreeSet::from([10u32, 4, 1]), BTreeSet::from([8u32, 4, 1])];
        let sum: VecDeque<Option<[u32; 3]>> = (if let Some(cx) = y.get(1) { VecDeque::from(vec![Some([1u32, 2, 3]), Some([5u32, 2, 15]), None::<[u32; 3]>]) } else {
            a = std::mem::take(&mut a);
            tap("t6", VecDeque::from([Some([3u32, 2, 9]), None::<[u32; 3]>]))
        });
        let mut d = ({ vec![5u32, 5u32, 3u32] }, BTreeMap::from([(String::from("bc"), 1u32), ("a".to_string(), 5u32)]));
        let mut w = (Some(shape(3))).unwrap_or((None::<Shape>).unwrap_or_else(|| shape(3)));
        checkpoint!();
        checkpoint!();
        if ((entry <= 7) & ((3usize) > (3usize))) {
            let entry = d.0.first();
            let mut left = (((Some(Some(3i64))).unwrap_or_else(|| Some(4i64))).unwrap_or_else(|| 7i64)).min(('b7: { 7i64 }));
        }
        if let Shape::Line { from: rest, to: value } = &w {
            let d = &mut d;
            let state = &*d;
        } else {
            let mut rest: i64 = -10i64;
            let (n, value) = &d;
        }
        for name in (0..4u32).take(2) {
            _ = entry;
            if false {
                {
                    let f9 = |frame: u32| ((tap("t8", 2usize)) as u32);
                    match Ok::<u32, String>(5u32) {
                        Err(mut y) => {}
                        Ok(_) => {}
                        Ok(cx) if ((cx != 4) && (name <= 1)) => {}
                        _ => {}
                    }
                }
                return call!(child0(BTreeSet::from([8u32, 4, 1]), (if tap("t10", matches!(w, Shape::Named(..))) { (Some(6i64)).unwrap_or(7i64) } else { -9i64 }), BTreeMap::from([(2u32, 10u32), (11u32, 3u32)])));
            }
        }
        effect(&w);
        effect(&sum);
        effect(&a);
        effect(&x);
        effect(&y);
    }

    #[resumable]
    fn child0(mut count: BTreeSet<u32>, z: i64, p3: BTreeMap<u32, u32>) {
        let sum: &i64 = &z;
        count.insert(0u32);
        checkpoint!();
        {
            checkpoint!("p4");
            consume(p3);
        }
        if let Ok(mut rest) = Ok::<u32, String>(11u32) {
            return ();
        } else {
            let (mut b, value) = tap("t5", ("a".to_owned(), 'a'));
        }
        checkpoint!();
    }
}

scenario! {
    given program_1000411: (), (), ();
    #[resumable]
    fn program_1000411() -> u32 {
        let mut x = tap("t3", 7u32);
        checkpoint!();
        let mut list = Box::new(vec![shape(6)]);
        x ^= x;
        match {
            let mut fuel4 = 3u32;
            'l5: loop {
                if fuel4 == 0 { break ({
                    'l6: for d in (0..2u32) {
                        checkpoint!();
                        let w = &mut x;
                    }
                    for mut state in (0usize..((8usize).min(3))).take(2).rev().filter(|y| (((*y > 5) == (*y <= 5)) & (Some(true)).unwrap_or_else(|| (*y > 8)))) {
                        drop(list);
                        let f7 = move |y: u32| (11u32).wrapping_add(fuel4);
                        list = Box::new(vec![shape(1)]);
                    }
                    Ok::<u32, String>(6u32)
                }); }
                fuel4 -= 1;
                let mut left: String = {
                    let mut fuel8 = 2u32;
                    'l9: loop {
                        if fuel8 == 0 { break 'l9 ({
                            let mut fuel10 = 2u32;
                            'l11: while fuel10 > 0 && { checkpoint!(); ((fuel10 <= 7) == (x % 2 == 0)) } {
                                fuel10 -= 1;
                                let y = &fuel8;
                                if true {
                                    consume(list);
                                    effect(fuel10);
                                    list = Box::new(vec![shape(3)]);
                                    let mut left = item(2);
                                    if let Some(b) = (if (if true { left.spot.is_some() } else { (left.id % 3 == 0) }) { Some(8u32) } else if (fuel10 < 1) {
                                        let mut d = (match (Some((10u32, Some(2u32)))).unwrap_or((left.id, Some(0u32))) {
                                            (1 | 3 | 5..=7, list) => { vec![Box::new([4u32, 2, 12]), Box::new([4u32, 2, 12])] }
                                            _ => { vec![Box::new([1u32, 2, 3]), Box::new([9u32, 2, 27])] }
                                        });
                                        drop(d);
                                        None::<u32>
                                    } else {
                                        if let Some(_) = left.spot.as_ref() {
                                            let mut value: Vec<u32> = (8..11).rev().collect::<Vec<u32>>();
                                        } else {
                                            left.name.push('a');
                                        }
                                        consume(left);
                                        None::<u32>
                                    }) {
                                        left = item(1);
                                    }
                                } else {}
                            }
                            " trim ".to_owned()
                        }); }
                        fuel8 -= 1;
                    }
                };
            }
        } {
            Err(mut at) => {}
            Ok(mut d) => {}
            Ok(n) => {}
            _ => {}
        }
        checkpoint!();
        (x).saturating_sub(x)
    }
}

async_scenario! {
    given program_1000414: (item(2)), (item(9));
    #[resumable]
    async fn program_1000414(mut entry: Item) -> Result<String, String> {
        let mut d = Vec::from([(entry.tags.len() as u32)]);
        let mut n = {
            if let Some(_) = later(Some(Some('🦀'))).await {
                if (entry.id < 0) {
                    entry.name = format!("-");
                } else if (if (entry.id % 2 == 0) { (entry.id <= 1) } else { entry.spot.is_some() }) {
                    if let Some((_, _)) = &entry.spot {
                        let (_, at) = later({
                            if let Some((ref mut entry, true)) = entry.spot {
                                let f1 = move |rest: u32| rest;
                                checkpoint!();
                            }
                            checkpoint!();
                            (" trim ".to_owned(), 7u32)
                        }).await;
                        let a = &entry;
                        let mut c = {
                            let mut fuel2 = 2u32;
                            loop {
                                if fuel2 == 0 { break ({
                                    for rest in (0usize..((({
                                        checkpoint!();
                                        entry.tags.len()
                                    }).max(((11usize ^ 1usize)).max(d.len()))).min(3))) {
                                        if ((entry.id) > (at)) {
                                            let mut c = std::mem::take(&mut d);
                                            let mut fuel3 = 3u32;
                                            while fuel3 > 0 && tap("t4", (entry.id <= 4)) {
                                                fuel3 -= 1;
                                                { let mut f5 = |given: u32| c.push(given); f5((Some(fuel2)).unwrap_or_else(|| fuel2)); f5(3); }
                                                d = (match &entry.spot {
                                                    Some((0 | 2..=9, count)) => {
                                                    let w = entry.id;
                                                    d.push(at);
                                                    c
                                                }
                                                    Some((left, true)) => { c }
                                                    None => {
                                                    let f6 = |right: u32| (entry.tags.len() as u32);
                                                    c
                                                }
                                                    _ => {
                                                    d.push(at);
                                                    vec![8u32]
                                                }
                                                });
                                                c = vec![7u32, 7u32, 7u32];
                                            }
                                        }
                                    }
                                    checkpoint!("p7");
                                    watch(&entry.name).await
                                }); }
                                fuel2 -= 1;
                            }
                        };
                    }
                } else {}
            }
            '🦀'
        };
        let mut sum = d.iter().map(|&frame| [0u32, 2, 0]).collect::<Vec<_>>();
        checkpoint!("p8");
        effect(&sum);
        Ok(describe(&entry))
    }
}

scenario! {
    given program_1000421: ('a', [10u32, 2, 30]);
    #[resumable]
    fn program_1000421(_: char, frame: [u32; 3]) -> Vec<u32> {
        let mut sum = frame[1];
        let mut d = call!(child1(2, (Some(Vec::<Vec<u32>>::new())).unwrap_or_else(|| vec![vec![5u32, 5u32], vec![10u32], vec![11u32, 2u32]])));
        checkpoint!();
        let mut fuel13 = 3u32;
        loop {
            if fuel13 == 0 { break; }
            fuel13 -= 1;
            let value = &mut sum;
            for x in (0..=2u32) {
                call!(child2());
                effect(Some("left right".to_string()));
                let c: &u32 = &fuel13;
                effect(&c);
            }
            if let Some(a) = d.first() {
                if true && let (list, Some(left)) = (5u32, Some(6u32)) && (list > 8) {}
            }
        }
        checkpoint!();
        effect(&d);
        effect(&frame);
        Vec::<u32>::new()
    }

    #[resumable]
    fn child1<T: Sample>(levels: u32, mut at: T) -> T {
        call!(child2());
        for (_, count) in (0u32..(({
            checkpoint!("p3");
            levels
        }) % 4)).map(|b| b).enumerate() {
            let mut sum;
            sum = Vec::<T>::new();
            let n = &sum[..sum.len().min(2)];
        }
        let b = (match levels.checked_sub(1) { Some(fewer) => call!("c4", child1(fewer, T::sample(6))), None => (if (levels % 4 == 0) { T::sample(11) } else { (Some(T::sample(8))).unwrap_or_else(|| tap("t5", at.clone())) }) });
        checkpoint!("p6");
        T::sample(10)
    }

    #[resumable]
    fn child2() -> u32 {
        let mut z = {
            checkpoint!("p1");
            let mut state = (0u32, String::from("ñ"));
            checkpoint!("p2");
            ('k', 4u32)
        };
        z = std::mem::take(&mut z);
        checkpoint!();
        let frame;
        frame = (5i64 & 7i64);
        (z.1 % 3)
    }
}

scenario! {
    given program_1000423: (vec!['a', 'k']), (vec!['k', '🦀', '🦀']);
    #[resumable]
    fn program_1000423(cx: Vec<char>) -> Result<u32, String> {
        let list = String::from("ñ");
        let mut right: bool = false;
        let x: i64 = {
            let mut fuel1 = 3u32;
            'l2: loop {
                if fuel1 == 0 { break 'l2 ({ 1i64 }); }
                fuel1 -= 1;
                checkpoint!();
            }
        };
        let mut count = vec![11u32, 2u32, 11u32];
        checkpoint!();
        effect(Vec::from([(if let Some(list) = Some((7u32, 8usize)) { (if let p3 @ 2..=9 = list.0 {
            let mut fuel4 = 4u32;
            while fuel4 > 0 && count.is_empty() {
                fuel4 -= 1;
                effect((fuel4, {
                    let mut fuel5 = 1u32;
                    loop {
                        if fuel5 == 0 { break ({
                            right &= ((x > 7) == tap("t6", (x <= 2)));
                            let mut w = { (5u32, 9u32) };
                            item(4)
                        }); }
                        fuel5 -= 1;
                        if let Ok(mut frame) = (if !right {
                            for (_, (_, sum)) in count.iter_mut().enumerate().enumerate() {
                                let mut n = Vec::new();
                                let _ = "a".to_string();
                                n.push(2u32);
                            }
                            count = count.clone();
                            checkpoint!();
                            {
                                let (value, b7) = &list;
                                let mut w: Option<VecDeque<u32>> = None::<VecDeque<u32>>;
                                Ok::<u32, String>(1u32)
                            }
                        } else {
                            let mut sum = shape(7);
                            checkpoint!();
                            Ok::<u32, String>(7u32)
                        }) {
                            checkpoint!();
                            checkpoint!();
                        } else {
                            { let mut f8 = |given: u32| count.push(given); f8(((Some(3u32)).unwrap_or_else(|| p3) & p3)); f8(3); }
                            if right {
                                let ref value = cx;
                                let entry = &right;
                                let sum = &mut count;
                            } else if cx.is_empty() {} else if count.is_empty() {} else {}
                        }
                    }
                }));
            }
            '🦀'
        } else { 'k' }) } else { '🦀' }), '🦀', 'a']));
        effect(&count);
        effect(&right);
        effect(&cx);
        (tap("t9", Some(Ok::<u32, String>(3u32)))).unwrap_or_else(|| Ok::<u32, String>(9u32))
    }
}

scenario! {
    given program_1000425: (Box::new(item(2)));
    #[resumable]
    fn program_1000425(value: Box<Item>) -> Result<u32, String> {
        let z = { "left right".to_string() };
        let mut w = (6usize, vec![8i64]);
        checkpoint!();
        let mut d = false;
        let f5 = |state: u32| (state).wrapping_add(3u32);
        w.1.push(((if let Some(frame) = w.1.first() { w.1.first().cloned() } else {
            effect((&w.0, &z, ('b6: { call!(child1(2, VecDeque::from([6u32, 8u32, 0u32]), BTreeSet::from([9u32, 4, 1])))? })));
            let mut fuel7 = 2u32;
            'l8: while fuel7 > 0 && !d {
                fuel7 -= 1;
                let left = &mut d;
                {
                    let rest = &d;
                    'l9: for n in w.1.chunks(2).rev() {}
                }
            }
            (Some(Some(-11i64))).ok_or("nothing")?
        })).ok_or("nothing")?);
        checkpoint!();
        effect(&w);
        effect(&value);
        Ok((match &w.1[..] {
            [entry, rest10 @ ..] => {
            let Shape::Named(mut v11, _) = (shape(0)) else {
                return Ok((tap("t12", call!(child1(2, VecDeque::from([0u32, 8u32]), BTreeSet::from([0u32, 4, 1])))?)).max((z.len() as u32)));
            };
            checkpoint!();
            (z.len() as u32)
        }
            _ => {
            w.1.extend([{ 3i64 }, 8i64]);
            d |= ((((-9i64) as u32)) <= (9u32));
            checkpoint!("p13");
            mix((w.1.len() as u32), (z.len() as u32))
        }
        }))
    }

    #[resumable]
    fn child1(levels: u32, value: VecDeque<u32>, mut rest: BTreeSet<u32>) -> Result<u32, String> {
        if ((levels != 4) && rest.contains(&4u32)) {
            let right = &mut rest;
            let Some(mut b) = (Some(1usize)) else {
                let _ = (Some(BTreeSet::from([9u32, 4, 1]))).unwrap_or_else(|| rest.clone());
                return Ok(((rest.len()) as u32));
            };
            effect((&b, String::from(""), &rest));
        } else if (levels % 3 == 0) {
            let mut fuel1 = 2u32;
            while fuel1 > 0 && true {
                fuel1 -= 1;
                _ = ((Some(None::<(Shape, usize)>)).unwrap_or(Some((shape(7), 5usize)))).unwrap_or((shape(11), 0usize));
            }
        } else {}
        checkpoint!("p2");
        let name = (match levels.checked_sub(1) { Some(fewer) => call!(child1(fewer, tap("t3", VecDeque::from([10u32, 10u32])), rest.clone())), None => Ok::<u32, String>(2u32) });
        effect(&name);
        Ok(levels)
    }
}

scenario! {
    given program_1000426: (), ();
    #[resumable]
    fn program_1000426() -> Result<u32, String> {
        let mut entry = (Some(([7u32, 2, 21], 2usize))).unwrap_or(([11u32, 2, 33], 5usize));
        let right: String = tap("t13", "a".to_string());
        let mut cx = entry.0;
        checkpoint!();
        checkpoint!("p19");
        if let ([c, .., count], left) = &mut entry {
            let mut rest = (if false {
                let state = right.as_str();
                (Some((11u32, false))).unwrap_or((None::<(u32, bool)>).unwrap_or((4u32, false)))
            } else {
                for n in (0usize..((*left).min(3))) {
                    let mut d = { (Some(" trim ".to_owned()), (shape(3), shape(3))) };
                }
                checkpoint!();
                (if (*left <= 5) {
                    {}
                    (4u32, false)
                } else { (10u32, true) })
            });
        } else {}
        effect(&cx);
        effect(&right);
        effect(&entry);
        Ok(cx[(entry.1) % 3])
    }
}

scenario! {
    given program_1000432: (Some(6u32), (7usize, None::<Shape>), VecDeque::from([shape(7)]));
    #[resumable]
    fn program_1000432(a: Option<u32>, (mut sum, name): (usize, Option<Shape>), b: VecDeque<Shape>) -> Result<u32, String> {
        let n = ((sum % 4 == 0) == {
            assert_ne!(a, Some(987_654), "never");
            let mut n: bool;
            if (name.is_none() | name.is_some()) {
                let mut c;
                let w = &mut sum;
                if (*w > 3) {
                    drop(name);
                    c = Vec::<i64>::new();
                } else {
                    c = (match a.as_ref() {
                        Some(z) => {
                        let rest = &mut *w;
                        let f2 = |left: u32| tap("t1", left);
                        vec![3i64, 2i64, 2i64]
                    }
                        Some(rest) => {
                        'b3: {
                            let mut rest: BTreeMap<String, Option<u32>> = BTreeMap::from([("left right".to_string(), Some(4u32)), (" trim ".to_owned(), Some(2u32))]);
                            checkpoint!();
                        }
                        checkpoint!();
                        (match (4u32, Some(10u32)) {
                            (left, Some(0..=4)) => { vec![8i64] }
                            _ => { vec![-10i64, 3i64, -11i64] }
                        })
                    }
                        None if b.is_empty() => {
                        match (8u32, a) {
                            (mut at, Some(0..=4)) => {
                            let ref z = a;
                            let mut sum = "k=v".to_owned();
                            if (a.is_none() == (at % 3 == 0)) {
                                checkpoint!();
                                let _ = Noisy::new("t4");
                                let mut list = tap("t5", '🦀');
                            }
                        }
                            (6.., mut state) => {}
                            (mut count, Some(mut b6)) => {}
                            _ => {}
                        }
                        checkpoint!("p7");
                        vec![5i64]
                    }
                        _ => { vec![-9i64, 7i64] }
                    });
                }
                n = (sum % 3 == 0);
            } else {
                n = name.is_some();
            }
            checkpoint!("p8");
            a.is_some()
        });
        checkpoint!("p9");
        effect(&n);
        effect(&sum);
        effect(&a);
        tap("t10", {
            fn twice11(n: u32) -> u32 { n.wrapping_mul(2) }
            let mut n = twice11(9u32);
            checkpoint!();
            checked(n)
        })
    }
}

scenario! {
    given program_1000434: (((5u32, [2u32, 2, 6]), (3u32, 2i64)), Box::new(vec![String::from("bc"), "k=v".to_owned(), "bc".to_owned()]), [6u32, 2, 18]);
    #[resumable]
    fn program_1000434(((n, [mut left, .., mut count]), (a, b)): ((u32, [u32; 3]), (u32, i64)), mut right: Box<Vec<String>>, [frame, .., mut sum]: [u32; 3]) -> String {
        let mut entry = (vec![[10u32, 2, 30]], item(5));
        let mut state: String = "k=v".to_owned();
        let mut z = [10u32, 2, 30];
        let c = &mut count;
        checkpoint!();
        let v5 = call!(child0(describe(&entry.1)));
        if false && let (cx, None) = tap("t6", (2u32, Some(1u32))) {
            let state = &a;
            for _ in (0..=2u32) {
                let w = *c;
                'b7: {
                    let mut x: Item = (match entry.0.get(1) {
                        Some(v8) => {
                        checkpoint!();
                        entry.1.clone()
                    }
                        Some(&p9) => { item(0) }
                        _ => { std::mem::take(&mut entry.1) }
                    });
                    if false && ((((b) as u32)).saturating_sub(sum)) % 4 == 1 { panic!("failure 10"); }
                }
            }
        } else {}
        checkpoint!();
        effect(&v5);
        effect(&c);
        effect(&z);
        effect(&sum);
        effect(&frame);
        "left right".to_string()
    }

    #[resumable]
    fn child0<T: Sample>(n: T) -> (T, u32) {
        let mut fuel1 = 3u32;
        'l2: loop {
            if fuel1 == 0 { break; }
            fuel1 -= 1;
            let _ = {
                let mut fuel3 = 1u32;
                loop {
                    if fuel3 == 0 { break ({
                        if tap("t4", (fuel1 % 2 == 0)) && let (6.., list) = (if (fuel1 != 4) { (2u32, None::<u32>) } else { (if false { (10u32, Some(5u32)) } else { (0u32, Some(8u32)) }) }) {
                            assert!(list.is_some() || true);
                        }
                        [6u32, 2, 18]
                    }); }
                    fuel3 -= 1;
                }
            };
        }
        checkpoint!();
        (T::sample(11), 8u32)
    }
}

scenario! {
    fresh given program_1000436: (), ();
    #[resumable]
    fn program_1000436() -> Option<u32> {
        let mut rest: Vec<char> = tap("t7", Vec::from(['a']));
        let mut state = 3u32;
        let mut a = {
            if let Some(false) = (if ((7i64) < ((8i64).max(5i64))) {
                checkpoint!();
                consume(rest);
                {
                    if (state % 3 == 0) && let Shape::Named(_, _) = shape(7) && let Shape::Dot(entry) = (if (state != 2) { shape(4) } else { shape(8) }) && (((0usize & 9usize)) > (3usize)) {
                        checkpoint!();
                    } else {
                        effect((state, state));
                    }
                    let z = call!(child1(Vec::from([state, (('a') as u32)]), Some("bc".to_owned())));
                    #[rebuild]
                    let name = shape(3);
                    let mut n = Vec::new();
                    checkpoint!("p9");
                    n.push(Some(11u32));
                    checkpoint!();
                }
                checkpoint!();
                rest = Vec::<char>::new();
                Some((state > 4))
            } else {
                checkpoint!();
                None::<bool>
            }) {}
            (Some(7u32), Some(Noisy::new("n10")))
        };
        let w: u32 = state;
        checkpoint!();
        checkpoint!();
        effect(&w);
        a.0
    }

    #[resumable]
    fn child1<T: Sample>(a: T, _: Option<String>) -> Vec<T> {
        checkpoint!("p1");
        let mut n = {
            if let 1 | 3 | 5..=7 = ({
                let mut fuel2 = 2u32;
                'l3: loop {
                    if fuel2 == 0 { break ({
                        effect(&a);
                        let mut right = (T::sample(0), shape(2));
                        fuel2
                    }); }
                    fuel2 -= 1;
                    checkpoint!();
                }
            } ^ (0u32 % 3)) {}
            vec![T::sample(2), T::sample(6), T::sample(3)]
        };
        effect(&n);
        n.clone()
    }
}

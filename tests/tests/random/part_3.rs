//! Random programs; made by `asap_tests::random::corpus`.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use asap_tests::prelude::*;
use asap_tests::random::world::*;

scenario! {
    fresh given program_1000214: (((5i64, item(3)), vec!['ñ', 'k']), shape(5)), (((-10i64, item(9)), vec!['ñ']), shape(0)), (((-9i64, item(2)), vec!['a']), shape(1));
    #[resumable]
    fn program_1000214(count: ((i64, Item), Vec<char>), a: Shape) -> Result<String, String> {
        let z = count.1.len();
        for entry in (0..3u32).filter(|y| (Some(false)).unwrap_or_else(|| (*y < 3))).step_by(2).map(|y| tap("t3", String::from("ñ"))) {
            if (entry.is_empty() | (z % 2 == 0)) {
                effect((&a, {
                    checkpoint!();
                    (count.1.len() as u32)
                }));
                if ((10u32) <= (2u32)) {
                    let a = (3u32, a.clone());
                    effect(&count);
                } else {
                    fn twice4(n: u32) -> u32 { n.wrapping_mul(2) }
                    let mut count = twice4((entry.len() as u32));
                    #[rebuild]
                    let list: VecDeque<BTreeSet<u32>> = VecDeque::from(vec![BTreeSet::from([0u32, 4, 1]), BTreeSet::from([8u32, 4, 1])]);
                    checkpoint!("p5");
                    count = count;
                }
            } else if (z % 2 == 0) {
                checkpoint!();
                let mut w: Option<String> = Some("left right".to_string());
                let mut sum: Noisy = (tap("t6", Some(Noisy::new("n7")))).unwrap_or_else(|| Noisy::new("n8"));
            } else if tap("t9", matches!(a, Shape::Empty | Shape::Line { .. })) {
                match &count {
                    (state, c) => {
                    'l11: for mut n in entry.chars().map(|v10| Some(5u32)) {
                        checkpoint!();
                        let at = &mut n;
                        #[rebuild]
                        let sum = (if ((5i64) <= (-9i64)) { entry.is_empty() } else { true });
                        let list = &a;
                        checkpoint!();
                        n = (if sum {
                            checkpoint!();
                            (match n {
                                Some(0..=4) => {
                                if !count.1.is_empty() {
                                    let frame = &count.1[(z) % count.1.len()];
                                    let (sum, mut name) = (VecDeque::from([2u32]), None::<Item>);
                                }
                                Some(5u32)
                            }
                                Some(ref mut w) => { n }
                                _ => { Some(8u32) }
                            })
                        } else if sum { n } else { n });
                    }
                }
                    ((b, Item { spot: Some((right, _)), .. }), _) if (*right <= 1) => {}
                    _ => {}
                }
            } else {}
        }
        checkpoint!("p12");
        effect(&z);
        effect(&a);
        Ok("".to_string())
    }
}

scenario! {
    fresh given program_1000217: (Noisy::new("n8"), BTreeSet::from([10u32, 4, 1]), VecDeque::from([0i64, 3i64]));
    #[resumable]
    fn program_1000217(a: Noisy, mut w: BTreeSet<u32>, frame: VecDeque<i64>) {
        let mut frame = 5usize;
        let left: BTreeMap<String, Item> = (match Some(String::from("ñ")) {
            Some(mut cx) => {
            cx = cx;
            BTreeMap::from([("left right".to_string(), item(10)), ("a".to_owned(), item(9))])
        }
            Some(rest) => {
            frame = (3usize).wrapping_add(frame);
            let mut name = vec![5u32, 10u32];
            BTreeMap::from([("k=v".to_string(), item(7)), (String::from(""), item(11))])
        }
            Some(state) => {
            let count = a;
            for mut x in (Some("a".to_owned())).into_iter() {
                if (if (frame < 6) { (frame <= 3) } else { state.is_empty() }) {
                    w.insert((state.len() as u32));
                    effect((if x.is_empty() { BTreeMap::from([("".to_string(), true), ("k=v".to_owned(), false)]) } else { BTreeMap::from([("a".to_string(), true), ("a".to_owned(), true)]) }));
                } else {}
            }
            BTreeMap::from([("bc".to_owned(), item(4)), ("a".to_string(), item(1))])
        }
            _ => {
            checkpoint!();
            tap("t5", tap("t6", BTreeMap::from([(" trim ".to_owned(), item(7)), (String::from("bc"), item(2))])))
        }
        });
        let mut y = (if (('k') <= ('k')) { vec!['ñ', 'ñ', 'k'] } else { Vec::<char>::new() });
        checkpoint!();
        checkpoint!("p7");
    }
}

async_scenario! {
    fresh given program_1000219: (), ();
    #[resumable]
    async fn program_1000219() {
        let n: VecDeque<char> = VecDeque::from(['ñ']);
        let mut frame: (u32, Option<u32>) = (match (async { Some(11u32) }).await {
            Some(count) => { ((n.len() as u32), (later((Some(None::<Option<u32>>)).unwrap_or_else(|| Some(Some(1u32)))).await).unwrap_or(unseen((Some(Some(0u32))).unwrap_or(Some(11u32))).await)) }
            Some(p1 @ 2..=9) => { (11u32, Some(0u32)) }
            _ => {
            checkpoint!();
            (11u32, Some(3u32))
        }
        });
        checkpoint!();
        frame.1.replace((match &frame {
            (2, sum) => { ((n.len() as u32)).wrapping_mul(frame.0) }
            (2, state) if ((frame.0 % 2 == 0) && state.is_some()) => {
            let _g2 = Noisy::new("g2");
            3u32
        }
            (_, Some(x)) => {
            let mut fuel3 = 4u32;
            while fuel3 > 0 && n.is_empty() {
                fuel3 -= 1;
                checkpoint!();
                break;
            }
            fuel3
        }
            _ => {
            if tap("t4", (frame.0 < 4)) {
                let count = frame.1.as_ref();
            } else {
                _ = BTreeMap::from([(8u32, 'a'), (1u32, 'a')]);
            }
            ((if frame.1.is_some() {
                let rest = later(ready(vec![-9i64]).await).await;
                frame.0
            } else if frame.1.is_none() {
                debug_assert!((Some(true)).unwrap_or((Some(false)).unwrap_or(false)) | true);
                checkpoint!("p5");
                frame.0
            } else {
                checkpoint!();
                frame.0
            })).max(frame.0)
        }
        }));
        checkpoint!();
        let _ = tap("moved", n);
        frame.0 |= frame.0;
        if (frame.1.is_some() | ((frame.0 > 5) && later((frame.0 % 4 == 0)).await)) {
            let Some(d) = (tap("t6", None::<Vec<String>>)) else {
                _ = (if (frame.0 <= 5) {
                    effect((frame.1, &frame));
                    checkpoint!();
                    Some(shape(2))
                } else if (frame.0 <= 3) { (if (async { (frame.0 <= 0) }).await { Some(shape(7)) } else { None::<Shape> }) } else { Some(shape(8)) });
                return tap("t7", (if (frame.0 % 4 == 0) { () } else { () }));
            };
        } else if later((frame.0 % 3 == 0)).await {} else {}
        effect(&frame);
    }
}

async_scenario! {
    given program_1000224: ();
    #[resumable]
    async fn program_1000224() -> Result<String, String> {
        let mut b = ((Some(Some(VecDeque::from([vec![shape(11)], vec![shape(1), shape(0), shape(5)]])))).unwrap_or(None::<VecDeque<Vec<Shape>>>)).unwrap_or_else(|| (if true { VecDeque::from([vec![shape(10), shape(9), shape(3)]]) } else { VecDeque::from([vec![shape(10), shape(0), shape(7)], Vec::<Shape>::new()]) }));
        let mut c = 10usize;
        let w: Option<usize> = later(unseen(Some(1usize)).await).await;
        let count = w.as_ref();
        checkpoint!();
        let mut fuel4 = 2u32;
        'l5: loop {
            if fuel4 == 0 { break; }
            fuel4 -= 1;
            if ((c % 2 == 0) || ((fuel4) < (((later(later('ñ').await).await) as u32)))) {
                'b6: {
                    if later(true).await {
                        let _g7 = Noisy::new("g7");
                    } else if true {
                        let frame: &u32 = &fuel4;
                        let _ = tap("moved", b);
                    } else if w.is_some() {
                        let mut list = Some((if (fuel4 % 4 == 0) {
                            effect(BTreeMap::from([(1u32, 'ñ'), (6u32, 'a')]));
                            let (value, b8) = later((None::<i64>, Some(11u32))).await;
                            (if let Some([mut z, .., name]) = Some([6u32, 2, 18]) {
                                let _ = later(Box::new(item(1))).await;
                                checkpoint!("p9");
                                1i64
                            } else { -9i64 })
                        } else if (fuel4 % 2 == 0) {
                            'b10: {
                                'l11: for a in w.iter().take(2).step_by(2) {
                                    later(((fuel4) < ({
                                        checkpoint!();
                                        let name = &mut b;
                                        (b.len() as u32)
                                    }))).await;
                                }
                                b.push_back(Vec::from([shape(10), shape(1)]));
                                {
                                    'l13: for (mut left, n) in ({
                                        let mut fuel12 = 1u32;
                                        loop {
                                            if fuel12 == 0 { break ({
                                                for n in (unseen(BTreeSet::from([2u32, 4, 1])).await).into_iter() {}
                                                BTreeMap::from([("k=v".to_owned(), vec![2u32]), ("bc".to_owned(), vec![8u32])])
                                            }); }
                                            fuel12 -= 1;
                                        }
                                    }).into_iter() {}
                                }
                            }
                            0i64
                        } else { 4i64 }));
                    } else {}
                }
                return Err("left at 14".to_string());
            }
        }
        checkpoint!("p15");
        effect(&fuel4);
        effect(&c);
        effect(&b);
        Ok("k=v".to_string())
    }
}

scenario! {
    fresh given program_1000229: ();
    #[resumable]
    fn program_1000229() -> Option<u32> {
        let mut name = {
            let mut fuel1 = 1u32;
            'l2: loop {
                if fuel1 == 0 { break ({ (" trim ".to_owned(), 7u32) }); }
                fuel1 -= 1;
                let _ = '🦀';
            }
        };
        let right = 8usize;
        let w = ({
            let mut fuel3 = 2u32;
            while fuel3 > 0 && { checkpoint!(); (right % 4 == 0) } {
                fuel3 -= 1;
                name.0.truncate(0);
                let f4 = |at: u32| 8u32;
                let entry = name.0.trim();
                effect(Box::new(name.0.clone()));
            }
            let mut d = 1i64;
            checkpoint!();
            d
        }).min(((0i64 | -11i64) / 8));
        let mut sum = {
            let _g5 = Noisy::new("g5");
            false
        };
        checkpoint!();
        let f6 = |n: u32| n;
        let f7 = move |entry: u32| entry;
        if (name.0.as_str() == "a") {
            if let (0..=4, mut list) = (if sum { (3u32, None::<u32>) } else { (2u32, None::<u32>) }) {}
        }
        checkpoint!();
        {
            match name {
                (_, 0..=4) if name.0.is_empty() => {
                {
                    let c = name.0.as_str().trim_start();
                }
            }
                (ref a, ref n) => {}
                _ => {}
            }
            (Some(Some(4u32))).unwrap_or(Some(0u32))
        }
    }
}

scenario! {
    given program_1000231: (), ();
    #[resumable]
    fn program_1000231() -> Result<String, String> {
        let value = ((8u32).max(1u32)).min(0u32);
        let mut c = mix((if (value != 8) {
            let mut y = 'ñ';
            4u32
        } else {
            checkpoint!();
            value
        }), (value).saturating_sub(1u32));
        let mut at: Box<u32> = Box::new(11u32);
        let mut cx = tap("t1", item(0));
        checkpoint!();
        if (cx.id != 1) {
            return Ok((Some("left right".to_string())).ok_or("nothing")?);
        }
        let b = &mut c;
        let mut b = (Some(Some(vec![[11u32, 2, 33]]))).ok_or("nothing")?;
        let mut count;
        if cx.name.is_empty() {
            checkpoint!();
            count = Some(std::mem::take(&mut cx.name));
            let Item { name: mut name, tags: entry, .. } = cx;
        } else {
            for state in b.iter_mut().skip(1).rev().skip(1) {
                let cx = &cx.id;
            }
            count = Some((None::<String>).ok_or("nothing")?);
        }
        effect(&at);
        Ok((count).unwrap_or_else(|| String::from("left right")))
    }
}

async_scenario! {
    given program_1000241: (), ();
    #[resumable]
    async fn program_1000241() -> String {
        let mut name = (unseen(10u32).await | 5u32);
        let sum = &name;
        checkpoint!();
        effect(tap("t1", 'ñ'));
        if (if false { unseen(((name <= 0) | (name % 3 == 0))).await } else { (*sum > 3) }) {
            let count: &u32 = &name;
        } else if later(((name <= 6) ^ (name <= 0))).await {
            if (('b2: {
                name &= (ready(name).await / 2);
                let mut fuel3 = 3u32;
                while fuel3 > 0 && (name <= 4) {
                    fuel3 -= 1;
                    {
                        let cx = Some(Box::new(-11i64));
                    }
                    let mut frame = (if let 2 = fuel3 {
                        let name: &u32 = &name;
                        effect((fuel3, *name));
                        checkpoint!();
                        later(vec![BTreeSet::from([0u32, 4, 1]), BTreeSet::from([7u32, 4, 1])]).await
                    } else {
                        if (fuel3 % 2 == 0) {
                            checkpoint!();
                        } else {
                            let mut list = later('ñ').await;
                            checkpoint!();
                            let mut a = ('b4: {
                                if true {
                                    {
                                        let mut frame = Some((1i64, "left right".to_string()));
                                    }
                                    break 'b4 (later({
                                        checkpoint!();
                                        effect(&fuel3);
                                        checkpoint!();
                                        Some(0u32)
                                    }).await);
                                }
                                Some(11u32)
                            });
                        }
                        checkpoint!();
                        (if true { vec![BTreeSet::from([5u32, 4, 1]), BTreeSet::from([5u32, 4, 1])] } else { vec![BTreeSet::from([1u32, 4, 1]), BTreeSet::from([8u32, 4, 1]), BTreeSet::from([5u32, 4, 1])] })
                    });
                }
                Some(false)
            })).unwrap_or_else(|| ((name <= 4) | (name <= 2))) {
                return tap("t5", "k=v".to_owned());
            }
        } else if false {} else {}
        checkpoint!();
        effect(&name);
        {
            let mut fuel6 = 1u32;
            'l7: loop {
                if fuel6 == 0 { break 'l7 ({
                    let mut left = later(tap("t9", name)).await;
                    let Some(i64::MIN..0) = (Some(-9i64)) else {
                        name &= tap("t10", fuel6);
                        break 'l7 ("left right".to_string());
                    };
                    join("t", "t")
                }); }
                fuel6 -= 1;
            }
        }
    }
}

scenario! {
    given program_1000243: (), (), ();
    #[resumable]
    fn program_1000243() -> Result<u32, String> {
        let state = (7u32 % 7);
        let mut entry = (if tap("t1", (state % 4 == 0)) {
            let state = (3u32, state.clone());
            let entry = &state.0;
            {
                let mut fuel2 = 3u32;
                loop {
                    if fuel2 == 0 { break ({
                        checkpoint!();
                        Box::new('k')
                    }); }
                    fuel2 -= 1;
                    let Item { name: mut count, id: w, .. } = { item(0) };
                    let state: String;
                    let mut y: String = (fuel2).to_string();
                    let mut a = Vec::new();
                    'l3: for mut entry in (0..=2u32) {
                        'l4: for mut rest in ((Some(vec![vec![7u32, 7u32, 11u32]])).unwrap_or_else(|| vec![Vec::<u32>::new(), vec![8u32], vec![1u32, 10u32, 9u32]])).into_iter() {
                            if count.is_empty() {
                                let value = &mut rest;
                                effect((&y, BTreeMap::from([((fuel2 & (count.len() as u32)), String::from("ñ"))])));
                            } else if ((2i64) <= (tap("t5", (if (('🦀') <= ('🦀')) { 0i64 } else { -9i64 })))) {
                                let mut y = std::mem::take(&mut rest);
                                let right: Option<Vec<Shape>> = (match Some(vec![shape(3), shape(8), shape(7)]) {
                                    Some(z) => {
                                    effect((&fuel2, &y));
                                    let c: Vec<(Shape, i64)> = Vec::<(Shape, i64)>::new();
                                    tap("t6", Some(vec![shape(11), shape(10)]))
                                }
                                    Some(mut left) if (w > 3) => { None::<Vec<Shape>> }
                                    _ => {
                                    #[cfg(any())] effect("never");
                                    #[allow(unused)] let z = (match (Some(Err::<u32, String>("no".to_string()))).unwrap_or(Ok::<u32, String>(7u32)) {
                                        Ok(n) => {
                                        let _ = tap("moved", y);
                                        count = std::mem::replace(&mut count, { String::from("ñ") });
                                        String::from("ñ")
                                    }
                                        Err(mut name) if y.is_empty() => {
                                        count = count;
                                        name
                                    }
                                        Err(at) if (w != 1) => {
                                        let y = (y.len() as u32);
                                        "bc".to_owned()
                                    }
                                        _ => { count }
                                    });
                                    tap("t8", Some(vec![shape(8), shape(7)]))
                                }
                                });
                            } else if ((w % 2 == 0) && y.is_empty()) {} else {}
                            count = "k=v".to_string();
                        }
                    }
                    a.push(BTreeMap::from([("k=v".to_string(), item(4)), ("left right".to_string(), item(8))]));
                    state = String::from("bc");
                }
            }
        } else { Box::new('k') });
        let value = state;
        checkpoint!();
        checkpoint!();
        effect(&entry);
        Ok::<u32, String>(10u32)
    }
}

async_scenario! {
    given program_1000246: (true, BTreeMap::from([("a".to_owned(), Vec::<u32>::new()), ("a".to_string(), vec![8u32, 5u32])])), (false, BTreeMap::from([(String::from("bc"), vec![6u32, 0u32, 4u32]), (" trim ".to_owned(), vec![10u32, 11u32])]));
    #[resumable]
    async fn program_1000246(_: bool, right: BTreeMap<String, Vec<u32>>) {
        let mut state = call!(child0(unseen(unseen(unseen(tap("t10", " trim ".to_owned())).await).await).await, Vec::<Shape>::new()));
        let entry = 7i64;
        let value = (Item { name: call!("c11", child0(state, ready(Vec::<Shape>::new()).await)), ..item(9) });
        if value.spot.is_none() {
            let mut at: Option<String> = Some(value.name.clone());
        } else if (((1u32 | value.id)) < (value.id)) {} else {}
        checkpoint!();
        checkpoint!("p16");
        effect(&value);
        effect(&entry);
        effect(&right);
    }

    #[resumable]
    fn child0<T: Sample>(a: T, mut name: Vec<Shape>) -> T {
        checkpoint!();
        checkpoint!();
        checkpoint!();
        assert!(tap("t4", (false ^ false)) || true);
        name = Vec::from([Shape::Named(join("t", "t"), (Some(None::<u32>)).unwrap_or(Some(0u32)))]);
        let d = &mut name;
        effect(&d);
        {
            let mut fuel5 = 3u32;
            'l6: loop {
                if fuel5 == 0 { break ({
                    d.push(Shape::Group(vec![3u32]));
                    *d = vec![shape(7)];
                    (if let Some(rest) = Some(Vec::<T>::new()) {
                        let mut fuel7 = 2u32;
                        'l8: while fuel7 > 0 && true {
                            fuel7 -= 1;
                        }
                        tap("t9", a.clone())
                    } else { a.clone() })
                }); }
                fuel5 -= 1;
            }
        }
    }
}

async_scenario! {
    given program_1000247: ();
    #[resumable]
    async fn program_1000247() {
        let mut frame = ready(item(7)).await;
        let mut left: u32 = frame.id;
        checkpoint!();
        checkpoint!();
        let _ = call!("c5", child0((-10i64 ^ (if let [name, .., value] = &frame.tags[..] {
            let _ = call!(child0(tap("t6", 5i64)));
            if let Some((c, w)) = &frame.spot {
                later((if (left % 3 == 0) { (None::<VecDeque<String>>).unwrap_or_else(|| VecDeque::from(["a".to_string(), "".to_string()])) } else {
                    let Item { name: ref mut cx, tags: ref mut at, .. } = frame;
                    let mut left = (3u32, left.clone());
                    checkpoint!("p7");
                    VecDeque::from([String::from("bc"), "a".to_owned()])
                })).await;
            }
            later(-11i64).await
        } else { 1i64 }))));
        match &frame {
            Item { spot: Some((_, _)), .. } => {}
            _ => {}
        }
        checkpoint!();
        effect(&left);
        effect(&frame);
    }

    #[resumable]
    async fn child0(rest: i64) -> (i64, u32) {
        let mut y = {
            checkpoint!("p1");
            checkpoint!();
            tap("t2", later(vec![10usize, 11usize]).await)
        };
        checkpoint!();
        let name = y.first();
        checkpoint!();
        effect(&y);
        (rest, (match shape(8) {
            Shape::Group(value) if (if value.is_empty() { (async { (rest % 4 == 0) }).await } else { true }) => {
            let mut fuel3 = 3u32;
            'l4: loop {
                if fuel3 == 0 { break; }
                fuel3 -= 1;
                let mut at = later((match (6u32, Some(7u32)) {
                    (n, Some(0..=4)) => { item(8) }
                    (mut c, Some(d)) if true => { (if (rest % 4 == 0) { item(5) } else if (d > 3) {
                    let mut left = 1u32;
                    item(3)
                } else { item(11) }) }
                    (1 | 3 | 5..=7, at) if false => { item(10) }
                    _ => { item(7) }
                })).await;
            }
            fuel3
        }
            _ => { 0u32 }
        }))
    }
}

scenario! {
    given program_1000248: (1usize), (7usize), (6usize);
    #[resumable]
    fn program_1000248(z: usize) -> Option<u32> {
        let mut state = shape(6);
        let mut fuel8 = 3u32;
        while fuel8 > 0 && let Shape::Empty = &state {
            fuel8 -= 1;
            let mut n = (match (fuel8, Some(5u32)) {
                (6.., mut name) => {
                checkpoint!();
                checkpoint!();
                {
                    let mut fuel9 = 2u32;
                    'l10: loop {
                        if fuel9 == 0 { break ({ state.clone() }); }
                        fuel9 -= 1;
                        consume(state);
                        let mut fuel11 = 4u32;
                        loop {
                            if fuel11 == 0 { break; }
                            fuel11 -= 1;
                            {
                                name.insert(fuel8);
                                _ = (match fuel8 {
                                    2 => {
                                    let mut rest = ('ñ', item(5));
                                    match &rest {
                                        ('ñ' | 'k', _) => {
                                        {
                                            effect(vec![7u32, 10u32, 11u32]);
                                        }
                                    }
                                        _ => {}
                                    }
                                    name.is_none()
                                }
                                    p12 @ 2..=9 => { (fuel8 > 6) }
                                    _ => { name.is_some() }
                                });
                            }
                        }
                        state = (Some(shape(6))).unwrap_or(shape(7));
                    }
                }
            }
                (p13 @ 2..=9, c) => { shape(10) }
                (_, Some(2)) => {
                checkpoint!();
                shape(11)
            }
                _ => { state.clone() }
            });
        }
        checkpoint!();
        effect(&z);
        Some(fuel8)
    }
}

scenario! {
    given program_1000249: (vec![BTreeSet::from([2u32, 4, 1]), BTreeSet::from([10u32, 4, 1])], Box::new(3u32), (2u32, 7u32)), (vec![BTreeSet::from([10u32, 4, 1])], Box::new(7u32), (1u32, 2u32)), (vec![BTreeSet::from([1u32, 4, 1]), BTreeSet::from([2u32, 4, 1])], Box::new(2u32), (8u32, 4u32));
    #[resumable]
    fn program_1000249(b: Vec<BTreeSet<u32>>, mut frame: Box<u32>, mut x: (u32, u32)) -> Option<u32> {
        let y: Shape = tap("t1", shape(2));
        let name = 7usize;
        let mut right: bool = ((tap("t2", 'k')) > ((match b.get(1) {
            Some(name) if (x.0 % 4 == 0) => { 'a' }
            Some(_) => { {
            let mut fuel3 = 1u32;
            loop {
                if fuel3 == 0 { break ({
                    let mut sum = {
                        let mut fuel4 = 1u32;
                        'l5: loop {
                            if fuel4 == 0 { break 'l5 ({
                                checkpoint!();
                                x.0 ^= fuel4;
                                tap("t6", BTreeSet::from([5u32, 4, 1]))
                            }); }
                            fuel4 -= 1;
                            let mut count = (fuel3 % 3 == 0);
                            checkpoint!();
                        }
                    };
                    'b7: {
                        {
                            let mut rest = (Some(Some(VecDeque::from([true])))).unwrap_or(Some(VecDeque::from([false, true])));
                        }
                        let mut b: [u32; 3] = (match &x {
                            (1 | 3 | 5..=7, d) => {
                            consume(sum);
                            checkpoint!();
                            [5u32, 2, 15]
                        }
                            (6.., d) => {
                            let mut list = vec![false];
                            [5u32, 2, 15]
                        }
                            (6.., value) => {
                            checkpoint!();
                            [5u32, 2, 15]
                        }
                            _ => { [3u32, 2, 9] }
                        });
                    }
                    '🦀'
                }); }
                fuel3 -= 1;
                let mut left = {
                    let mut fuel8 = 2u32;
                    'l9: loop {
                        if fuel8 == 0 { break ({
                            checkpoint!();
                            checkpoint!();
                            Some((0i64, 5u32))
                        }); }
                        fuel8 -= 1;
                        let mut x = x.clone();
                    }
                };
            }
        } }
            _ => { '🦀' }
        })));
        checkpoint!();
        effect(&name);
        effect(&y);
        effect(&b);
        Some(0u32)
    }
}

async_scenario! {
    given program_1000250: ('🦀', Box::new((shape(10), "left right".to_string())));
    #[resumable]
    async fn program_1000250(mut count: char, mut frame: Box<(Shape, String)>) {
        let mut right = ((0i64).min(2i64)).min((async { unseen(1i64).await }).await);
        let mut at: u32 = later(6u32).await;
        checkpoint!();
        let mut a = item(5);
        let Item { name: d, id: x, .. } = tap("t1", unseen(std::mem::take(&mut a)).await);
        let (_, Item { name: n, tags: cx, .. }) = (match &a.spot {
            None => {
            return (match unseen(Some(BTreeSet::from([7u32, 4, 1]))).await {
                Some(mut list) if (a.id > 5) => {
                let mut rest = Vec::new();
                let mut z = BTreeMap::from([(String::from("left right"), vec!['🦀']), (String::from("left right"), Vec::<char>::new())]);
                rest.push(tap("t2", 0usize));
                ()
            }
                Some(mut name) => {
                checkpoint!();
                ()
            }
                _ => {
                yield_now().await;
                checkpoint!();
                ()
            }
            });
        }
            _ => {
            checkpoint!("p3");
            unseen((Some("bc".to_owned()), item(9))).await
        }
        });
        let mut value = Vec::new();
        let c = cx.as_slice();
        let left = &cx;
        value.push(tap("t4", a.clone()));
        effect(count);
        yield_now().await;
        let at = cx.first();
        checkpoint!();
        'b5: {
            let w = &a.name;
            let mut fuel6 = 3u32;
            'l7: while fuel6 > 0 && (count < 'm') {
                fuel6 -= 1;
                let z = &mut count;
            }
        }
        checkpoint!();
        effect(&n);
        effect(&x);
        effect(&d);
        effect(&frame);
        effect(&count);
    }
}

async_scenario! {
    given program_1000256: (0u32, Some(('🦀', item(8))), vec![0u32, 0u32, 1u32]), (9u32, Some(('ñ', item(4))), Vec::<u32>::new());
    #[resumable]
    async fn program_1000256(_: u32, _: Option<(char, Item)>, mut z: Vec<u32>) -> Result<String, String> {
        let mut name = ready({
            z = z;
            consume(z);
            checkpoint!();
            let mut w = Vec::new();
            let mut frame = Vec::new();
            if false {
                checkpoint!();
            } else if (true == tap("t1", (true == later(false).await))) {
                if (if later(false).await {
                    checkpoint!("p2");
                    tap("t3", ready(false).await)
                } else { later(unseen(later(false).await).await).await }) {
                    effect(Some(4usize));
                } else {
                    let name: usize;
                    if false {
                        yield_now().await;
                        effect(format!("--"));
                        let entry = later("k=v".to_owned()).await;
                    } else if unseen(later(false).await).await {} else if false {} else {}
                    name = (10usize & 10usize);
                }
            } else if ((((true) as u32)) == (11u32)) {} else {}
            frame.push((Some(11u32)).unwrap_or_else(|| 9u32));
            w.push(Some([6u32, 2, 18]));
            z = frame;
            '🦀'
        }).await;
        checkpoint!("p4");
        effect(&name);
        effect(&z);
        later(Ok::<String, String>("a".to_string())).await
    }
}

async_scenario! {
    given program_1000257: (String::from("ñ")), ("".to_string()), ("a".to_string());
    #[resumable]
    async fn program_1000257(mut left: String) -> u32 {
        let y = {
            let mut entry = later(Some("k=v".to_string())).await;
            (vec![item(6), item(3)], ([0u32, 2, 0], 8u32))
        };
        let mut list = BTreeSet::from([8u32, 4, 1]);
        checkpoint!();
        left.push('ñ');
        let _ = Noisy::new("t1");
        let count = y.0.first();
        checkpoint!();
        let mut w = later(unseen(later(std::mem::replace(&mut left, "".to_string())).await).await).await;
        effect(&list);
        effect(&y);
        effect(&left);
        later((0u32).wrapping_add(unseen((if y.0.is_empty() { (1u32 / 4) } else if false { 6u32 } else {
            for sum in y.0.windows(2).rev() {
                if !y.0.is_empty() {
                    let list = &y.0[y.0.len() - 1];
                    for at in (0..4u32).skip(1) {
                        'l2: for (mut z, mut d) in ((Some(BTreeMap::from([("left right".to_string(), 5u32), (String::from("ñ"), 2u32)]))).unwrap_or_else(|| BTreeMap::from([("a".to_string(), 9u32), ("left right".to_string(), 9u32)]))).into_iter().step_by(2).skip_while(|left| (left.1 < 0)) {
                            let value = w.as_str().trim_start();
                            let entry = &mut left;
                            let n: ((i64, char), (u32, u32)) = ((6i64, 'ñ'), (8u32, 9u32));
                        }
                    }
                }
            }
            11u32
        })).await)).await
    }
}

scenario! {
    given program_1000258: (vec![BTreeMap::from([(5u32, shape(3)), (9u32, shape(0))]), BTreeMap::from([(5u32, shape(2)), (3u32, shape(4))])], 6u32), (Vec::<BTreeMap<u32, Shape>>::new(), 1u32), (vec![BTreeMap::from([(5u32, shape(0)), (8u32, shape(4))])], 11u32);
    #[resumable]
    fn program_1000258(mut a: Vec<BTreeMap<u32, Shape>>, _: u32) -> Result<u32, String> {
        let mut w = {
            let mut fuel13 = 1u32;
            loop {
                if fuel13 == 0 { break ({
                    let n = a.as_slice();
                    for cx in a.windows(2).rev() {
                        checkpoint!();
                        for (y, at) in a.windows(2).enumerate().rev() {
                            #[rebuild]
                            let y: Option<bool> = Some((fuel13 < 1));
                            checkpoint!("p14");
                            if (a.is_empty() ^ ((a.len()) > (6usize))) && let None = Some(String::from("")) && let Some(false) = &y {
                                fn twice15(n: u32) -> u32 { n.wrapping_mul(2) }
                                let mut x = twice15(((10usize) as u32));
                            } else {
                                let mut x = join("t", "a");
                                let state = (5..8).rev().collect::<Vec<u32>>();
                            }
                        }
                        let _ = String::from("bc");
                    }
                    {
                        let mut fuel16 = 3u32;
                        loop {
                            if fuel16 == 0 { break ({
                                debug_assert!((fuel16 % 4 == 0) | true);
                                for at in (&a[..a.len().min(2)]).iter() {
                                    let mut n = (if ((0i64) > (-10i64)) {
                                        let mut entry = Vec::new();
                                        if let [z] = &a[..] {}
                                        entry.push((if at.is_empty() { vec![2usize] } else { vec![0usize, 3usize] }));
                                        (fuel16 <= 2)
                                    } else if false { a.is_empty() } else { ((fuel16 != 7) == (fuel16 % 2 == 0)) });
                                }
                                checkpoint!();
                                format!("{:?}{fuel16}-", (fuel13 % 2 == 0))
                            }); }
                            fuel16 -= 1;
                        }
                    }
                }); }
                fuel13 -= 1;
            }
        };
        let c = tap("t17", -10i64);
        let d = (Some(Box::new(shape(7)))).unwrap_or_else(|| Box::new(shape(10)));
        let mut right = (if w.is_empty() { BTreeMap::from([(10u32, String::from("")), (6u32, "k=v".to_owned())]) } else { BTreeMap::from([(1u32, "k=v".to_string()), (5u32, "bc".to_owned())]) });
        checkpoint!();
        checkpoint!("p18");
        effect(&right);
        effect(&c);
        Ok(((right.len() as u32)).saturating_sub((2u32).wrapping_sub((right.len() as u32))))
    }
}

async_scenario! {
    given program_1000259: (), (), ();
    #[resumable]
    async fn program_1000259() -> Result<u32, String> {
        let mut name = later(vec![1u32, 7u32, 8u32]).await;
        let y = format!("-");
        let mut a = (match shape(8) {
            Shape::Empty => {
            checkpoint!();
            BTreeMap::from([(11u32, VecDeque::from([-11i64, -10i64])), (3u32, VecDeque::from([5i64]))])
        }
            _ => {
            checkpoint!();
            (async { later(unseen(BTreeMap::from([(1u32, VecDeque::from([8i64, -10i64])), (8u32, VecDeque::from([4i64, -9i64, -11i64]))])).await).await }).await
        }
        });
        let sum: &String = &y;
        checkpoint!();
        effect((&name, Some(11usize)));
        name = name;
        let mut fuel10 = 4u32;
        loop {
            if fuel10 == 0 { break; }
            fuel10 -= 1;
            let mut fuel11 = 3u32;
            loop {
                if fuel11 == 0 { break; }
                fuel11 -= 1;
                a.insert((None::<u32>).ok_or("nothing")?, (if name.is_empty() { tap("t12", VecDeque::from([1i64, 8i64, 0i64])) } else {
                    debug_assert!(ready(unseen((fuel10 != 7)).await).await | true);
                    VecDeque::from([5i64, 6i64])
                }));
                effect((((fuel11 > 4)).then(|| 'k'), &y, &*sum));
            }
            checkpoint!();
        }
        effect(&fuel10);
        effect(&sum);
        effect(&name);
        Ok(8u32)
    }
}

scenario! {
    fresh given program_1000261: ();
    #[resumable]
    fn program_1000261() -> String {
        let list = Some("".to_string());
        let c = (if ((5i64) > (7i64)) {
            let cx = {
                let mut fuel1 = 1u32;
                loop {
                    if fuel1 == 0 { break; }
                    fuel1 -= 1;
                    checkpoint!();
                    let right = list.as_ref();
                    let mut value: (String, bool) = (match list {
                        Some(ref rest) => { ("a".to_string(), false) }
                        _ => { (String::from("left right"), true) }
                    });
                }
                let mut entry = {
                    let mut fuel2 = 3u32;
                    'l3: loop {
                        if fuel2 == 0 { break 'l3 ({
                            if (fuel1 % 4 == 0) && let Ok(frame) = Ok::<u32, String>(3u32) {
                                let mut fuel4 = 1u32;
                                'l5: loop {
                                    if fuel4 == 0 { break; }
                                    fuel4 -= 1;
                                    for w in list.iter() {
                                        let right = vec![8u32];
                                        let mut list = (if let Some(b) = &list {
                                            checkpoint!();
                                            String::from("bc")
                                        } else {
                                            let _g6 = Noisy::new("g6");
                                            consume(right);
                                            tap("t7", "a".to_string())
                                        });
                                        effect((fuel2, &frame, &fuel1));
                                    }
                                }
                            }
                            Box::new(item(5))
                        }); }
                        fuel2 -= 1;
                    }
                };
                tap("t8", Noisy::new("n9"))
            };
            "k=v".to_string()
        } else if (('ñ') <= ('a')) { "bc".to_owned() } else { (if ((6usize) > (10usize)) { String::from("") } else { "k=v".to_owned() }) });
        let mut sum: VecDeque<Box<Noisy>> = VecDeque::from([Box::new(Noisy::new("n10")), Box::new(Noisy::new("n11")), Box::new(Noisy::new("n12"))]);
        checkpoint!("p13");
        effect(&sum);
        effect(&c);
        effect(&list);
        c
    }
}

scenario! {
    given program_1000262: ();
    #[resumable]
    fn program_1000262() -> Result<u32, String> {
        let mut right = tap("t1", vec![item(3), item(11), item(9)]);
        checkpoint!();
        checkpoint!("p2");
        if (((tap("t3", '🦀')) == ('ñ')) ^ (Some(true)).unwrap_or(false)) {
            if !right.is_empty() {
                let b = &right[right.len() - 1];
                checkpoint!("p4");
            }
            let cx = if right.is_empty() { &right } else { &right };
            let entry = &mut right;
        }
        let z = &right[..];
        let sum = right.first();
        checkpoint!();
        for (b, (_, _)) in z.iter().enumerate().enumerate() {
            effect(("bc".to_owned(), &z));
        }
        let right = (3u32, right.clone());
        'l5: for mut left in (0u32..((mix(10u32, right.0)) % 4)).step_by(2).skip_while(|c| right.1.is_empty()).map(|name| "a".to_owned()) {
            if tap("t6", (if ((right.0) == (right.0)) { right.1.is_empty() } else { (right.0 != 4) })) && let "a" = left.as_str() && ((right.0 > 8) && (('ñ') != ('🦀'))) {
                if true && let [_, rest7 @ ..] = &right.1[..] {
                    left += &join("", "t").as_str();
                    if left.is_empty() {
                        let mut count;
                        checkpoint!();
                        if (right.0 < 3) {
                            count = (('🦀') as u32);
                            effect((&right.0, count, 1usize));
                        } else {
                            count = {
                                left.push((Some('ñ')).unwrap_or_else(|| 'a'));
                                right.0
                            };
                            if true {
                                consume(left);
                                for (state, mut n) in (0..1u32).enumerate() {
                                    if !right.1.is_empty() {
                                        let b = &right.1[(state) % right.1.len()];
                                        let f8 = move |value: u32| (b.id / 4);
                                        effect(&Noisy::new("t9"));
                                    }
                                }
                            } else {}
                        }
                        continue;
                    }
                }
            } else {}
        }
        effect(&right);
        Ok(tap("t10", right.0))
    }
}

scenario! {
    given program_1000265: (BTreeMap::from([(1u32, Box::new(5u32)), (5u32, Box::new(7u32))]), BTreeSet::from([8u32, 4, 1])), (BTreeMap::from([(1u32, Box::new(2u32)), (1u32, Box::new(4u32))]), BTreeSet::from([8u32, 4, 1]));
    #[resumable]
    fn program_1000265(_: BTreeMap<u32, Box<u32>>, at: BTreeSet<u32>) -> Result<u32, String> {
        let right = [3u32, 5u32, 5];
        let mut rest = (at.contains(&4u32) == (tap("t1", Some(true))).unwrap_or((right[1] != 8)));
        let right = &right;
        checkpoint!();
        'l2: for (b, _) in right.iter().enumerate() {
            rest &= (b % 4 == 0);
            let count = vec![true, false];
        }
        let (mut a, cx) = (if (if (!rest || rest) {
            'l3: for (left, sum) in right.iter().enumerate().rev().rev() {
                'b4: {
                    let b = "left right".to_string();
                    {
                        let mut cx = {
                            let mut fuel5 = 2u32;
                            loop {
                                if fuel5 == 0 { break ({
                                    for (count, list) in right.iter().enumerate() {
                                        let mut right: Shape;
                                        if rest {
                                            _ = Box::new(6u32);
                                            right = Shape::Named(b.clone(), Some(7u32));
                                        } else {
                                            right = (Some(shape(11))).unwrap_or(shape(9));
                                        }
                                    }
                                    checkpoint!();
                                    vec![item(3)]
                                }); }
                                fuel5 -= 1;
                            }
                        };
                    }
                }
            }
            rest
        } else if rest {
            checkpoint!();
            at.contains(&4u32)
        } else { (at.contains(&4u32) && rest) }) { (BTreeSet::from([4u32, 4, 1]), BTreeSet::from([8u32, 4, 1])) } else { (Some((BTreeSet::from([3u32, 4, 1]), BTreeSet::from([1u32, 4, 1])))).unwrap_or_else(|| (BTreeSet::from([7u32, 4, 1]), BTreeSet::from([2u32, 4, 1]))) });
        checkpoint!("p6");
        effect(&a);
        effect(&right);
        effect(&at);
        Ok((a.len() as u32))
    }
}

scenario! {
    given program_1000266: (7u32), (4u32);
    #[resumable]
    fn program_1000266(mut sum: u32) -> Vec<u32> {
        let b: char = 'a';
        let entry = Box::new("k=v".to_string());
        checkpoint!("p1");
        checkpoint!("p2");
        sum &= sum;
        checkpoint!();
        let _g3 = Noisy::new("g3");
        effect((&entry, &entry, vec![shape(8), shape(5), shape(6)]));
        for (frame, rest) in (0usize..(((if let Shape::Named(state, Some(n)) = shape(10) {
            'l4: for y in ([std::mem::replace(&mut sum, n), n, 5]).into_iter().take(2) {
                let (at, left) = (vec![8u32, 2u32, 11u32], Some([0u32, 2, 0]));
                if (if (b < 'm') {
                    checkpoint!();
                    (b < 'm')
                } else {
                    let mut fuel5 = 2u32;
                    while fuel5 > 0 && let "" = state.as_str() {
                        fuel5 -= 1;
                        {
                            match &left {
                                Some(c) => {
                                assert!(((b < 'm') && (y % 3 == 0)) || true);
                            }
                                _ => {
                                let mut right = "left right".to_string();
                            }
                            }
                        }
                        if (fuel5 % 2 == 0) {
                            let a = if (fuel5 % 2 == 0) { &fuel5 } else { &n };
                            effect({
                                effect((format!("{:?}{:?}-", {
                                    sum = y;
                                    at.get(1).cloned()
                                }, (match left.as_ref() {
                                    Some(&p6) => {
                                    let mut sum: String = String::from("bc");
                                    b
                                }
                                    Some(sum) => { b }
                                    Some(name) => { b }
                                    _ => { 'k' }
                                })), sum));
                                checkpoint!();
                                sum
                            });
                            break;
                        }
                    }
                    (n % 3 == 0)
                }) {}
            }
            checkpoint!();
            8usize
        } else { 9usize })).min(3))).enumerate() {}
        checkpoint!("p7");
        effect(&sum);
        vec![sum, grow(&mut sum)]
    }
}

scenario! {
    given program_1000272: (Box::new(shape(10))), (Box::new(shape(5)));
    #[resumable]
    fn program_1000272(x: Box<Shape>) -> Result<u32, String> {
        let entry = {
            for (z, mut left) in (0..3u32).enumerate() {
                { let mut f9 = |given: u32| left ^= given; f9(0u32); f9(3); }
                let mut right = {
                    let mut d: i64;
                    let mut n = {
                        effect(Box::new(9u32));
                        tap("t11", 'ñ')
                    };
                    if false {
                        d = (if (left < 7) { 0i64 } else { ((z) as i64) });
                    } else {
                        d = 4i64;
                    }
                    checkpoint!();
                    shape(11)
                };
            }
            vec![Vec::<u32>::new(), vec![2u32, 5u32, 5u32]]
        };
        let mut value = join("t", "t");
        let mut name: Vec<Vec<String>> = tap("t12", vec![vec!["k=v".to_string(), String::from("ñ"), "left right".to_string()], vec!["k=v".to_owned(), String::from("left right"), String::from("ñ")]]);
        let left = tap("t13", 'ñ');
        checkpoint!();
        effect(&left);
        effect(&x);
        Ok(10u32)
    }
}

async_scenario! {
    given program_1000276: (BTreeMap::from([(8u32, BTreeSet::from([8u32, 4, 1])), (9u32, BTreeSet::from([1u32, 4, 1]))]), Vec::<i64>::new());
    #[resumable]
    async fn program_1000276(rest: BTreeMap<u32, BTreeSet<u32>>, _: Vec<i64>) -> Result<u32, String> {
        let cx: Option<Vec<Item>> = later(Some(vec![later(item(7)).await, item(7)])).await;
        let mut name: String = {
            checkpoint!();
            later((Some("k=v".to_string())).unwrap_or_else(|| " trim ".to_owned())).await
        };
        let mut count = (rest.len() & rest.len());
        let d = &cx;
        checkpoint!();
        let mut fuel5 = 1u32;
        'l6: while fuel5 > 0 && (cx.is_none() || ((fuel5) > (fuel5))) {
            fuel5 -= 1;
            if (count <= 4) {
                effect(count);
                break 'l6;
            }
        }
        effect(&fuel5);
        effect(&d);
        effect(&count);
        effect(&rest);
        Ok((fuel5).wrapping_sub(fuel5))
    }
}

scenario! {
    given program_1000277: (None::<bool>), (None::<bool>);
    #[resumable]
    fn program_1000277(mut frame: Option<bool>) -> Result<u32, String> {
        let mut x = (2u32, VecDeque::from([9u32, 5u32]));
        let mut a = (Some(Vec::<u32>::new())).unwrap_or(vec![9u32, 9u32]);
        checkpoint!();
        checkpoint!();
        frame = frame;
        let (value, left) = &x;
        if (((match frame.as_ref() {
            Some(sum) if (frame).unwrap_or_else(|| *sum) => { 'a' }
            _ => {
            match Some(item(6)) {
                Some(Item { name: mut at, id: y, .. }) => {
                let mut c = Vec::new();
                a = a;
                c.push((Some(item(0))).unwrap_or(item(11)));
                effect((x.0, ((left.len() as u32) % 9)));
                let list = left.back();
            }
                Some(name) => {
                frame = frame;
            }
                _ => {}
            }
            '🦀'
        }
        })) != ('🦀')) {
            return Ok(3u32);
        }
        checkpoint!("p10");
        effect(&left);
        effect(&value);
        effect(&x);
        (Some(Err::<u32, String>("no".to_string()))).ok_or("nothing")?
    }
}

scenario! {
    given program_1000279: (3usize);
    #[resumable]
    fn program_1000279(mut count: usize) -> Result<u32, String> {
        let mut a = true;
        let name = tap("t10", VecDeque::from([0i64, 0i64, 4i64]));
        let mut list = 'k';
        let mut z = Some(6u32);
        checkpoint!();
        if (count % 4 == 0) {
            #[rebuild]
            let sum = (Item { id: (name.len() as u32), tags: vec![String::from("left right"), String::from("left right"), String::from("left right")], name: "a".to_string(), spot: None::<(i64, bool)> });
            let w = &mut a;
            checkpoint!();
            #[rebuild]
            let y: VecDeque<VecDeque<i64>> = VecDeque::from([VecDeque::from([3i64, 7i64])]);
            checkpoint!();
            if *w {
                checkpoint!();
            }
        } else {
            a = (if {
                let frame = &mut list;
                true
            } {
                let mut rest: Vec<Shape> = vec![shape(3), shape(11), shape(8)];
                checkpoint!();
                ((match z {
                    Some(ref b) => {
                    let mut n = Vec::from([{
                        let mut fuel11 = 3u32;
                        'l12: loop {
                            if fuel11 == 0 { break ({
                                for y in (0usize..((count).min(3))) {
                                    for value in (1u32..).take(3) {}
                                }
                                checkpoint!();
                                VecDeque::from([11u32, 11u32])
                            }); }
                            fuel11 -= 1;
                        }
                    }, tap("t13", VecDeque::from([10u32, 9u32, 0u32])), VecDeque::from([6u32, 3u32])]);
                    checkpoint!();
                    None::<bool>
                }
                    _ => {
                    checkpoint!();
                    Some(false)
                }
                })).unwrap_or(true)
            } else { (count % 2 == 0) });
        }
        effect(&list);
        Ok(2u32)
    }
}

scenario! {
    fresh given program_1000282: ((Box::new(8u32), (item(11), 7i64)), false);
    #[resumable]
    fn program_1000282((mut entry, _): (Box<u32>, (Item, i64)), mut name: bool) -> u32 {
        let mut c: Noisy = tap("t1", Noisy::new("n2"));
        let mut value = tap("t3", (match (match (3u32, Some(9u32)) {
            (6.., mut state) if true => {
            match &state {
                Some(d) => {
                for _ in (BTreeSet::from([4u32, 4, 1])).into_iter().map(|a| state) {
                    consume(c);
                    'b4: {
                        for a in (0usize..(((6usize | {
                            let mut fuel5 = 1u32;
                            loop {
                                if fuel5 == 0 { break ({ 11usize }); }
                                fuel5 -= 1;
                                #[rebuild]
                                let value = Vec::from([(3i64, 8u32), (6i64, 8u32)]);
                                checkpoint!();
                            }
                        })).min(3))).map(|frame| *d) {
                            let b = &mut name;
                            let b = state.as_ref();
                            let x: BTreeMap<u32, usize> = BTreeMap::from([(*d, 11usize)]);
                        }
                    }
                    checkpoint!();
                    c = Noisy::new("n6");
                    let ref n = name;
                    let f7 = |value: u32| value;
                    checkpoint!();
                }
                match state.as_ref() {
                    Some(_) => {
                    effect(d);
                }
                    None => {}
                    Some(_) if tap("t8", (*d % 4 == 0)) => {}
                    _ => {}
                }
            }
                _ => {}
            }
            (11u32, Some(1u32))
        }
            _ => { (5u32, None::<u32>) }
        }) {
            (entry, None) => {
            checkpoint!();
            'a'
        }
            _ => { 'k' }
        }));
        let a = (None::<Option<Noisy>>).unwrap_or(Some(Noisy::new("n9")));
        checkpoint!();
        checkpoint!();
        effect(&a);
        effect(&name);
        (((4usize) as u32) % 6)
    }
}

scenario! {
    fresh given program_1000284: (), ();
    #[resumable]
    fn program_1000284() -> Option<u32> {
        let mut a: (Shape, Noisy) = {
            effect(shape(6));
            tap("t2", (shape(1), Noisy::new("n3")))
        };
        let mut x: Option<String> = (if let Shape::Named(ref left, Some(ref name)) = a.0 {
            checkpoint!();
            checkpoint!();
            Some("bc".to_owned())
        } else {
            call!(Job0 { item: item(9) }.child0({ vec![Some(5u32), None::<u32>] }, vec![3u32, 5u32]));
            {
                let entry = call!(Job0 { item: (Item { id: (8u32 ^ 0u32), tags: vec![String::from(""), String::from("bc")], name: String::from("ñ"), spot: Some((-9i64, false)) }) }.child0(vec![Some(3u32), None::<u32>, Some(5u32)], (if let Some(mut list) = Some(6usize) { (Some(vec![10u32])).unwrap_or(vec![10u32]) } else { vec![9u32] })));
                Some("a".to_string())
            }
        });
        let list = { (if let Shape::Named(_, Some(ref frame)) = a.0 {
            checkpoint!();
            checkpoint!();
            vec![3u32, 6u32, 4u32]
        } else { Vec::from([3u32]) }) };
        checkpoint!("p4");
        let count = &list;
        checkpoint!();
        x = (matches!(a.0, Shape::Empty | Shape::Line { .. })).then_some({
            let mut fuel5 = 3u32;
            'l6: loop {
                if fuel5 == 0 { break ({ (x).unwrap_or("bc".to_owned()) }); }
                fuel5 -= 1;
                checkpoint!("p7");
                checkpoint!();
                effect(&a.0);
            }
        });
        x = std::mem::replace(&mut x, None::<String>);
        checkpoint!();
        checkpoint!();
        tap("t8", list.first().cloned())
    }

    #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
    struct Job0 {
        item: Item,
    }

    #[resumable]
    impl Job0 {
        #[resumable]
        fn child0(self, mut state: Vec<Option<u32>>, mut right: Vec<u32>) -> Vec<Option<u32>> {
            if let Some((ref d, ref b)) = self.item.spot {
                return Vec::from([tap("t1", right.pop())]);
            } else {
                let at = (self.item.id, 6u32);
                let (a, state) = &at;
                let mut d = self.item.name.clone();
            }
            checkpoint!();
            state.clone()
        }
    }
}

scenario! {
    given program_1000289: (vec![BTreeMap::from([(6u32, 7usize), (1u32, 7usize)]), BTreeMap::from([(3u32, 8usize), (4u32, 1usize)]), BTreeMap::from([(7u32, 5usize), (10u32, 4usize)])], true, vec![11u32, 5u32, 10u32]), (vec![BTreeMap::from([(2u32, 11usize), (9u32, 3usize)]), BTreeMap::from([(2u32, 11usize), (11u32, 6usize)]), BTreeMap::from([(8u32, 10usize), (6u32, 11usize)])], false, vec![8u32]), (Vec::<BTreeMap<u32, usize>>::new(), false, Vec::<u32>::new());
    #[resumable]
    fn program_1000289(mut a: Vec<BTreeMap<u32, usize>>, mut z: bool, w: Vec<u32>) -> Option<u32> {
        let mut right = {
            let name = &mut a;
            (match Some(6u32) {
                None if !z => {
                let mut frame: Shape = shape(3);
                {
                    let rest = &mut frame;
                    0u32
                }
            }
                Some(mut entry) => {
                let mut entry = vec![entry.clone()];
                1u32
            }
                Some(entry) if (entry <= 5) => {
                z = ((6usize) < ((match name.get(1) {
                    Some(frame) => {
                    let mut sum = (!z).then_some(vec![6usize, 9usize, 2usize]);
                    checkpoint!("p1");
                    2usize
                }
                    None => {
                    if (Some((entry != 6))).unwrap_or_else(|| z) {
                        let sum = BTreeMap::from([(0u32, BTreeMap::from([("left right".to_string(), shape(10)), ("left right".to_string(), shape(6))])), (10u32, BTreeMap::from([(String::from("bc"), shape(3)), (String::from("ñ"), shape(10))]))]);
                        consume(w);
                        let f2 = |x: u32| 0u32;
                        let mut at = ('b3: {
                            checkpoint!();
                            'l4: for (mut name, frame) in (BTreeMap::from([(String::from("left right"), 6u32), ("bc".to_owned(), 0u32)])).into_iter().step_by(2) {
                                checkpoint!();
                            }
                            checkpoint!();
                            2usize
                        });
                    } else {}
                    checkpoint!();
                    a.len()
                }
                    _ => { 6usize }
                })));
                (a.len() as u32)
            }
                _ => { 11u32 }
            })
        };
        let list = vec![Box::new(9u32), Box::new(2u32)];
        let mut cx = "k=v".to_owned();
        checkpoint!();
        effect(&right);
        effect(&z);
        tap("t5", Some(7u32))
    }
}

scenario! {
    given program_1000293: (item(4), String::from("ñ"), true), (item(10), "bc".to_owned(), false), (item(10), String::from("left right"), false);
    #[resumable]
    fn program_1000293(Item { name: c, tags: cx, .. }: Item, mut y: String, mut b: bool) -> String {
        let mut value = item(3);
        let w = (-11i64 & ((7i64 / 8) / 8));
        checkpoint!("p4");
        let frame = cx.first();
        checkpoint!();
        let d = call!(child0(tap("t5", (item(1), 'a')), {
            let mut fuel6 = 2u32;
            loop {
                if fuel6 == 0 { break ({
                    let mut count = w;
                    match value.name.as_str() {
                        "a" if (if (w < 1) { !b } else { (if !b { (fuel6 % 4 == 0) } else { b }) }) => {
                        let mut fuel7 = 4u32;
                        'l8: while fuel7 > 0 && b {
                            fuel7 -= 1;
                            let z = &mut y;
                        }
                    }
                        "a" => {}
                        "a" => {}
                        _ => {}
                    }
                    7i64
                }); }
                fuel6 -= 1;
            }
        }));
        effect(&d);
        effect(&w);
        effect(&cx);
        effect(&c);
        "k=v".to_string()
    }

    #[resumable]
    fn child0((list, mut z): (Item, char), mut w: i64) -> (Item, char) {
        let [mut x, .., right] = [5u32, 2, 15];
        let entry = ('b1: {
            for y in (0..3u32) {
                match &list {
                    Item { spot: Some((left, _)), .. } => {}
                    Item { spot: Some((state, _)), .. } if (list.id != 1) => {}
                    _ => {}
                }
            }
            (Some([5u32, 2, 15])).unwrap_or([11u32, 2, 33])
        });
        checkpoint!();
        checkpoint!();
        effect(&entry);
        (if false {
            checkpoint!();
            tap("t2", tap("t3", (item(10), 'k')))
        } else {
            let mut b = (Some(BTreeSet::from([6u32, 4, 1]))).unwrap_or_else(|| BTreeSet::from([5u32, 4, 1]));
            checkpoint!();
            {
                if ((list.name.is_empty() || (w != 6)) == b.contains(&4u32)) {} else {}
                (item(6), 'ñ')
            }
        })
    }
}

scenario! {
    given program_1000294: (vec![('k', item(5))], Box::new([0u32, 2, 0])), (vec![('ñ', item(4))], Box::new([11u32, 2, 33]));
    #[resumable]
    fn program_1000294(_: Vec<(char, Item)>, mut y: Box<[u32; 3]>) -> Result<u32, String> {
        let mut w = shape(1);
        let mut c = 'a';
        let b = tap("t1", mix(0u32, 5u32));
        let mut entry = ((b) != (b));
        checkpoint!("p2");
        checkpoint!("p3");
        fn twice4(n: u32) -> u32 { n.wrapping_mul(2) }
        let mut a = twice4(b);
        match (match &w {
            Shape::Named(x, _) => {
            #[rebuild]
            let name = item(4);
            a |= ({
                let sum = name.tags.first();
                checkpoint!();
                b
            }).max(name.id);
            checkpoint!("p5");
            let mut value = name.id;
            checkpoint!("p6");
            {
                let mut fuel7 = 3u32;
                'l8: loop {
                    if fuel7 == 0 { break ({ Some(6u32) }); }
                    fuel7 -= 1;
                    checkpoint!();
                    continue 'l8;
                }
            }
        }
            Shape::Dot(left) => {
            if entry {
                'b9: {
                    let rest = &mut entry;
                }
            } else if false {
                effect((if let (0..=4, mut b) = (0u32, None::<u32>) { [1u32, 2, 3] } else {
                    'l10: for sum in (0u32..((b) % 4)) {}
                    [4u32, 2, 12]
                }));
            } else if (c < 'm') {} else {}
            Some(10u32)
        }
            Shape::Group(_) => { (tap("t11", Some(Some(11u32)))).unwrap_or(Some(7u32)) }
            _ => {
            checkpoint!();
            (if (c < 'm') { (if (c < 'm') { Some(1u32) } else { Some(2u32) }) } else { tap("t12", Some(9u32)) })
        }
        }) {
            Some(frame) => {}
            Some(2) => {}
            _ => {}
        }
        effect(&a);
        effect(&entry);
        effect(&w);
        Ok(a)
    }
}

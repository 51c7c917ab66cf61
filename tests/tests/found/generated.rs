//! Programs as the generator made them, since nothing smaller shows what they found.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use asap_tests::prelude::*;
use asap_tests::random::world::*;

// A `#[rebuild]` local that is an operand in front of one with a checkpoint was moved and needed again (E0382).
async_scenario! {
    given program_304674: (), (), ();
    #[resumable]
    async fn program_304674() -> Option<u32> {
        let y = (async { later(BTreeMap::from([(1u32, BTreeSet::from([7u32, 4, 1])), (2u32, BTreeSet::from([6u32, 4, 1]))])).await }).await;
        let cx = tap("t7", (if y.is_empty() { (vec![1u32, 0u32], "k=v".to_string()) } else if true {
            let mut rest = (async { 9u32 }).await;
            (vec![8u32, 11u32], " trim ".to_owned())
        } else {
            fn twice8(n: u32) -> u32 { n.wrapping_mul(2) }
            let mut left = twice8(4u32);
            checkpoint!();
            (vec![11u32, 1u32, 2u32], "left right".to_string())
        }));
        let mut count = (cx.0.last().cloned()).unwrap_or(cx.0.iter().fold(0u32, |sum, n| sum.wrapping_mul(3) ^ n));
        let mut sum = tap("t9", (count < 8));
        #[rebuild]
        let at = cx.1.clone();
        checkpoint!();
        checkpoint!("p10");
        if sum {
            if sum {
                if (if (((at.len() as u32)) < (count)) { (count % 2 == 0) } else { ((0usize) < (watch(&y).await)) }) {
                    let state = &mut sum;
                    effect((item(0), &sum));
                    let mut x = later(mix(count, 2u32)).await;
                }
                drop(cx);
            } else if (if later((count % 3 == 0)).await { !sum } else { (at == later(String::from("ñ")).await) }) {
                let mut d = call!("c11", child0(at, (if (count != 6) {
                    let cx = (count).min(tap("t12", count));
                    checkpoint!();
                    Some(4usize)
                } else if sum { None::<usize> } else {
                    let (left, w) = &cx;
                    let state = &*w;
                    Some(6usize)
                })));
                match &cx.0[..] {
                    [] => {
                    let x = d.0.trim();
                    let mut state: usize = 7usize;
                }
                    [] => {}
                    [_] if (((y.len() as u32)) != ((mix(count, 9u32) | ((later(2usize).await) as u32)))) => {}
                    _ => {}
                }
            } else {}
        }
        checkpoint!();
        effect(&sum);
        Some(11u32)
    }

    #[resumable]
    async fn child0<T: Sample>(sum: T, _: Option<usize>) -> (T, u32) {
        #[rebuild]
        let value = sum.clone();
        checkpoint!();
        checkpoint!();
        checkpoint!();
        'l2: for (state, _) in ((tap("t1", Some(VecDeque::from([(2usize, [7u32, 2, 21])])))).unwrap_or(later(VecDeque::from([(4usize, [11u32, 2, 33]), (2usize, [11u32, 2, 33]), (10usize, [3u32, 2, 9])])).await)).into_iter() {
            effect(&value);
        }
        effect((T::sample(9), Some(String::from("left right")), T::sample(11)));
        let mut sum = (3u32, sum.clone());
        let mut state = (-9i64 / 7);
        effect(&sum);
        (if ((2u32) != (tap("t3", sum.0))) {
            { let mut f4 = |given: u32| sum.0 ^= given; f4((4u32 % 7)); f4(3); }
            if false && let (0..=4, _) = (sum.0, half(sum.0)) && (sum.0 < 5) {
                match (8u32, Some(7u32)) {
                    (1 | 3 | 5..=7, _) => {}
                    (mut at, Some(a)) if (state != 7) => {}
                    (rest, Some(2)) => {}
                    _ => {}
                }
            } else {}
            checkpoint!("p5");
            later((T::sample(4), 11u32)).await
        } else if (if (async { (sum.0 % 4 == 0) }).await { (sum.0 % 3 == 0) } else { false }) { (sum.1.clone(), 8u32) } else { tap("t6", (if (sum.0 != 4) { (T::sample(5), 8u32) } else { (T::sample(6), 7u32) })) })
    }
}

scenario! {
    fresh given program_304902: (), (), ();
    #[resumable]
    fn program_304902() -> Result<u32, String> {
        let mut y = (match {
            checkpoint!("p1");
            (5u32, Some(10u32))
        } {
            (2, w) => {
            checkpoint!();
            (if false {
                checkpoint!();
                Vec::from([6u32, 4u32, 3u32])
            } else if (true & true) {
                match (6u32, Some(2u32)) {
                    (1 | 3 | 5..=7, n) => {
                    match &w {
                        Some(left) => {
                        effect(Noisy::new("t2").name().len());
                    }
                        Some(1 | 3 | 5..=7) => {
                        let ref list = n;
                        if false {
                            if let None = Some((8u32, 7u32)) {
                                let mut fuel3 = 2u32;
                                while fuel3 > 0 && (w.is_some() || n.is_none()) {
                                    fuel3 -= 1;
                                    assert!((fuel3 % 3 == 0) || true);
                                    if (fuel3 > 4) {
                                        let _ = item(10);
                                    }
                                    let a: &Option<u32> = &n;
                                    let sum = (if (fuel3 % 2 == 0) { 7i64 } else {
                                        #[rebuild]
                                        let y = (fuel3).to_string();
                                        checkpoint!();
                                        1i64
                                    });
                                }
                                if let Err(c) = Ok::<u32, String>(9u32) {
                                    effect(&Noisy::new("t4"));
                                    let f5 = |state: u32| state;
                                    for (state, c) in (0u32..((fuel3) % 4)).enumerate().skip_while(|left| ((fuel3 % 3 == 0) && (left.1 % 3 == 0))).filter(|b| (b.0 != 2)) {
                                        checkpoint!("p6");
                                        checkpoint!("p7");
                                        #[rebuild]
                                        let x = (if (fuel3 > 8) { format!("{:?}{:?}", 'a', (state % 3 == 0)) } else { String::from("left right") });
                                        let sum = &c;
                                        checkpoint!();
                                        effect(({
                                            let mut right = Vec::new();
                                            effect((Item { name: x, ..{
                                                checkpoint!();
                                                item(4)
                                            } }));
                                            right.push(('b8: {
                                                effect(((fuel3).max(fuel3) ^ fuel3));
                                                if (state != 1) {
                                                    if let Some(frame) = w.as_ref() {
                                                        let a: String = {
                                                            let cx = Noisy::new("n9");
                                                            tap("t10", String::from("ñ"))
                                                        };
                                                    } else {}
                                                } else if ((state % 2 == 0) & false) {} else {}
                                                checkpoint!();
                                                String::from("ñ")
                                            }));
                                            item(2)
                                        }, tap("t11", vec!["a".to_owned(), " trim ".to_owned(), "left right".to_string()])));
                                    }
                                } else {}
                            } else {}
                        } else {}
                    }
                        None => {}
                        _ => {}
                    }
                }
                    (1 | 3 | 5..=7, cx) => {}
                    (0..=4, mut n) if w.is_none() => {}
                    _ => {}
                }
                Vec::<u32>::new()
            } else { (Some(vec![5u32])).unwrap_or_else(|| vec![0u32, 6u32]) })
        }
            _ => { vec![2u32, 3u32] }
        });
        let mut state = ((if y.is_empty() { VecDeque::from([7usize, 4usize, 2usize]) } else { VecDeque::from([4usize, 6usize]) }), (if true { y.len() } else { y.len() }));
        let list = (item(0), item(0));
        checkpoint!("p12");
        checkpoint!();
        effect(&list);
        effect(&state);
        effect(&y);
        Ok(10u32)
    }
}

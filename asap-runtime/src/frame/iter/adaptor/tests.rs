//! Each chain against the standard library's, cut after every item.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::frame::iter::{
    Carried, Marks, ReadRest, Reprise, Resumable, borrowed, other, owned, position, reprise, resume,
};

fn saved(iterator: &impl Resumable) -> (String, Marks) {
    let mut rest = String::new();
    iterator.write_rest(&mut rest).expect("it can be written");
    (rest, position(iterator))
}

/// A borrowing chain, made anew for each cut, yields what `std` does.
fn check<I: Reprise<Item: PartialEq + std::fmt::Debug>>(make: impl Fn() -> I, std: &[I::Item]) {
    for cut in 0..=std.len() {
        let mut before = make();
        let head: Vec<_> = before.by_ref().take(cut).collect();
        assert_eq!(head, std[..cut]);
        let mut after = make();
        resume(&mut after, position(&before));
        if let Some(last) = head.last() {
            assert_eq!(reprise(&mut after).as_ref(), Some(last), "the item before cut {cut}");
        }
        assert_eq!(after.collect::<Vec<_>>(), std[cut..], "after cut {cut}");
        assert_eq!(before.collect::<Vec<_>>(), std[cut..]);
    }
}

/// A chain over an owned source, whose rest is saved, yields what `std` does.
fn check_owned<R: ReadRest, I: Resumable<Item: PartialEq + std::fmt::Debug>>(
    source: impl Fn() -> Carried<R>,
    adapt: impl Fn(Carried<R>) -> I,
    std: &[I::Item],
) {
    for cut in 0..=std.len() {
        let mut before = adapt(source());
        assert_eq!(before.by_ref().take(cut).collect::<Vec<_>>(), std[..cut]);
        let (rest, mut marks) = saved(&before);
        let mut after = adapt(Carried::read(&rest).expect("it can be read"));
        after.restore(&mut marks).expect("it has the position");
        assert!(marks.is_read());
        assert_eq!(after.collect::<Vec<_>>(), std[cut..], "after cut {cut}, {rest}");
    }
}

macro_rules! same {
    ($source:expr, |$it:ident| $chain:expr) => {
        check(
            || {
                let $it = borrowed($source);
                $chain
            },
            &{
                let $it = $source;
                $chain.collect::<Vec<_>>()
            },
        )
    };
}

macro_rules! same_owned {
    ($source:expr, |$it:ident| $chain:expr) => {
        check_owned(|| owned($source), |$it| $chain, &{
            let $it = $source.into_iter();
            $chain.collect::<Vec<_>>()
        })
    };
}

#[test]
fn borrowed_chains() {
    let v = [5, 3, 8, 1, 9, 2, 7];
    same!(v.iter(), |it| it);
    same!(v.iter(), |it| it.rev());
    same!(v.iter(), |it| it.rev().rev());
    same!(v.iter(), |it| it.enumerate());
    same!(v.iter(), |it| it.enumerate().rev());
    same!(v.iter(), |it| it.rev().enumerate());
    same!(v.iter(), |it| it.skip(2).take(3));
    same!(v.iter(), |it| it.skip(2).rev());
    same!(v.iter(), |it| it.take(4).rev());
    same!(v.iter(), |it| it.rev().skip(1).take(9));
    for step in 1..9 {
        same!(v.iter(), |it| it.step_by(step));
        same!(v.iter(), |it| it.step_by(step).rev());
        same!(v.iter(), |it| it.skip(1).step_by(step).rev());
        same!(v.iter(), |it| it.step_by(step).skip(1).enumerate().rev());
    }
    same!(v.iter(), |it| it.filter(|n| **n > 2));
    same!(v.iter(), |it| it.filter(|n| **n > 2).rev());
    same!(v.iter(), |it| it.inspect(|_| ()).enumerate().filter(|(i, _)| i % 2 == 0));
    same!(v.iter(), |it| it.take_while(|n| **n != 9));
    same!(v.iter(), |it| it.skip_while(|n| **n != 8));
    same!(v.iter(), |it| it.copied());
    let words = ["a".to_owned(), "b".to_owned()];
    same!(words.iter(), |it| it.cloned().rev().enumerate());
    same!(v.iter(), |it| it.rev().enumerate());
    same!(v.windows(3), |it| it.enumerate());
    same!(v.chunks(3), |it| it.rev());
    same!(v.chunks_exact(2), |it| it);
    same!("añ漢🦀".chars(), |it| it);
    same!("añ漢🦀".char_indices(), |it| it.rev());
    same!("a b\nc\n".lines(), |it| it.enumerate());
    same!("a,b;c".split([',', ';']), |it| it);
    same!("a,b;c".split(|c: char| !c.is_alphabetic()), |it| it);
    same!("a,b,c".rsplit(','), |it| it);
    same!("a  b c".split_whitespace(), |it| it);
    let map = BTreeMap::from([(1, 'a'), (2, 'b'), (3, 'c')]);
    same!(map.iter(), |it| it.rev().enumerate());
    same!(map.range(2..), |it| it);
}

#[test]
fn pairs() {
    let (v, w) = ([1, 2, 3, 4], [7, 8]);
    let zip = |it: Carried<_>| it.zip(other(&w));
    check(|| zip(borrowed(v.iter())), &v.iter().zip(&w).collect::<Vec<_>>());
    check(|| zip(borrowed(v.iter())).rev(), &v.iter().zip(&w).rev().collect::<Vec<_>>());
    check(|| borrowed(w.iter()).zip(other(&v)).rev(), &w.iter().zip(&v).rev().collect::<Vec<_>>());
    check(|| borrowed(v.iter()).zip(other(10..)), &v.iter().zip(10..).collect::<Vec<_>>());
    check(
        || borrowed(v.iter()).zip(other(w.iter().cycle())),
        &v.iter().zip(w.iter().cycle()).collect::<Vec<_>>(),
    );
    check(|| borrowed(v.iter()).chain(other(&w)), &v.iter().chain(&w).collect::<Vec<_>>());
    check(|| borrowed(v.iter()).chain(other(&w)).rev(), &v.iter().chain(&w).rev().collect::<Vec<_>>());
    check(
        || borrowed(v.iter()).chain(other(&w)).enumerate().skip(2).step_by(2),
        &v.iter().chain(&w).enumerate().skip(2).step_by(2).collect::<Vec<_>>(),
    );
    let rows = [vec![1, 2], vec![], vec![3]];
    check(
        || borrowed(rows.iter().flatten()).enumerate(),
        &rows.iter().flatten().enumerate().collect::<Vec<_>>(),
    );
}

#[test]
fn owned_chains() {
    same_owned!(0..5, |it| it);
    same_owned!(0..=4u8, |it| it);
    same_owned!(250..=255u8, |it| it.rev());
    same_owned!('a'..='e', |it| it.rev().enumerate());
    same_owned!(-7..=7, |it| it.rev().step_by(3));
    same_owned!(0..10, |it| it.step_by(3).map(|n| n * 2));
    same_owned!(3u64.., |it| it.take(4));
    same_owned!(0..20, |it| it.filter_map(|n| (n % 3 == 0).then_some(n * n)));
    same_owned!(0..20, |it| it.filter_map(|n| (n % 3 == 0).then_some(n * n)).rev());
    same_owned!(u128::MAX - 2..u128::MAX, |it| it);
    same_owned!(vec!["a".to_owned(), "b".to_owned()], |it| it.enumerate().rev());
    same_owned!([(1, 'a'), (2, 'b'), (3, 'c')], |it| it.skip(1));
    same_owned!(Some(3), |it| it);
    same_owned!(BTreeMap::from([(2, 'b'), (1, 'a')]), |it| it.enumerate());
    same_owned!(vec![1, 2, 9, 1], |it| it.take_while(|n| *n < 5));
    same_owned!(vec![1, 2, 9, 1], |it| it.skip_while(|n| *n < 5).inspect(|_| ()));
    check_owned(
        || owned(0..3),
        |it| it.chain(other(10..=11)).rev(),
        &(0..3).chain(10..=11).rev().collect::<Vec<_>>(),
    );
    check_owned(|| owned(0..2), |it| it.chain(other(5..7)).enumerate(), &[(0, 0), (1, 1), (2, 5), (3, 6)]);
}

#[test]
fn hash_collections_keep_the_order_they_had() {
    let source = owned((0..20).map(|n| (n, n)).collect::<HashMap<u8, u8>>());
    let order: Vec<_> = source.clone().collect();
    check_owned(|| source.clone(), |it| it, &order);
    let source = owned((0..20).collect::<HashSet<u8>>());
    let order: Vec<_> = source.clone().collect();
    check_owned(|| source.clone(), |it| it, &order);
}

#[test]
fn exclusive_borrows_are_derived_again() {
    let mut v = vec![1, 2, 3];
    let mut it = borrowed(v.iter_mut()).enumerate();
    for round in 0..3 {
        let (_, item) = it.next().expect("there is one");
        *item *= 10;
        let at = position(&it);
        assert_eq!(v[round], (round + 1) * 10);
        it = borrowed(v.iter_mut()).enumerate();
        resume(&mut it, at);
        let (number, item) = reprise(&mut it).expect("it was yielded");
        *item += number;
    }
    assert!(it.next().is_none());
    assert_eq!(v, [10, 21, 32]);
}

#[test]
fn a_position_that_is_not_there_is_found_out() {
    let numbers = |numbers| Marks::saved(numbers);
    assert!(borrowed([1, 2].iter()).restore(&mut numbers(vec![3])).is_none());
    assert!(borrowed([1, 2].iter()).restore(&mut numbers(vec![])).is_none());
    assert!(borrowed([1, 2].iter()).enumerate().restore(&mut numbers(vec![1])).is_none());
    assert!(borrowed([1, 2].iter()).step_by(1).restore(&mut numbers(vec![1, 2])).is_none());
}

//! Parameters: owned ones are saved, patterns and `mut` are the user's own.

use std::collections::{BTreeMap, HashMap};

use asap_tests::prelude::*;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Point {
    x: i32,
    y: i32,
}

scenario! {
    given (1);
    fn one(n: i32) -> i32 {
        effect(n);
        checkpoint!();
        n + 1
    }
}

scenario! {
    given (1, "b".to_string(), vec![3.5], Some('d'), (true, ()), [7u8; 3]);
    fn six(a: i32, b: String, c: Vec<f64>, d: Option<char>, e: (bool, ()), f: [u8; 3]) -> String {
        checkpoint!();
        effect((&a, &b));
        checkpoint!();
        format!("{a}{b}{c:?}{d:?}{e:?}{f:?}")
    }
}

scenario! {
    given (5);
    fn mutable(mut n: u32) -> u32 {
        while n > 2 {
            n -= 1;
            checkpoint!();
            effect(n);
        }
        n
    }
}

scenario! {
    given ((1, (2, 3)));
    fn a_tuple_pattern((a, (b, _)): (i32, (i32, i32))) -> i32 {
        effect(a);
        checkpoint!();
        a * 10 + b
    }
}

scenario! {
    given (Point { x: 1, y: 2 }, [3, 4]);
    fn struct_and_array_patterns(Point { x, y: height }: Point, [first, mut last]: [i32; 2]) -> i32 {
        last += x;
        checkpoint!();
        effect((height, first));
        last += height;
        checkpoint!();
        first * last
    }
}

scenario! {
    given (1, 2, 3);
    fn unused_and_underscored(_: u8, _unused: u8, used: u8) -> u8 {
        checkpoint!();
        effect(used);
        used
    }
}

scenario! {
    given (1, 2);
    fn one_dies_at_the_first_checkpoint(first: u32, second: u32) -> u32 {
        effect(first);
        checkpoint!();
        effect(second);
        checkpoint!();
        7
    }
}

scenario! {
    given (vec![1]);
    fn moved_at_once(list: Vec<u32>) -> usize {
        let length = list.into_iter().count();
        checkpoint!();
        length
    }
}

scenario! {
    given (3);
    fn reassigned(n: u32) -> u32 {
        let n = n + 1;
        checkpoint!();
        let n = n * n;
        effect(n);
        checkpoint!();
        n
    }
}

scenario! {
    unordered given (HashMap::from([((1, 2), "a".to_string())]));
    fn a_map_with_odd_keys(map: HashMap<(u8, u8), String>) -> BTreeMap<(u8, u8), String> {
        checkpoint!();
        effect(map.len());
        map.into_iter().collect()
    }
}

scenario! {
    given (f64::NAN, -0.0, i128::MIN, Some(None));
    fn odd_values(a: f64, b: f64, c: i128, d: Option<Option<()>>) -> (bool, u64, i128, Option<Option<()>>) {
        effect("start");
        checkpoint!();
        (a.is_nan(), b.to_bits(), c, d)
    }
}

scenario! {
    given (1, 2, 3, 4);
    fn names_of_generated_code(cx: u8, at: u8, body: u8, arguments: u8) -> Vec<u8> {
        let list = vec![cx, at];
        checkpoint!();
        effect((body, arguments));
        checkpoint!();
        vec![list.len() as u8, cx, at, body, arguments]
    }
}

scenario! {
    given (4);
    fn a_raw_name(r#type: u32) -> u32 {
        checkpoint!();
        effect(r#type);
        r#type
    }
}

scenario! {
    given (Box::new(3), std::num::Wrapping(255u8));
    fn wrapped(boxed: Box<i32>, wrapped: std::num::Wrapping<u8>) -> i32 {
        let next = wrapped + std::num::Wrapping(1);
        checkpoint!();
        effect(next);
        *boxed + i32::from(next.0)
    }
}

scenario! {
    given (4, 5);
    fn a_trailing_comma_and_an_attribute(
        #[allow(unused_variables)] a: u32,
        #[allow(unused_mut)] mut b: u32,
    ) -> u32 {
        checkpoint!();
        b
    }
}

use std::collections::BTreeMap;

use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use serde::{Deserialize, Serialize};

use super::comes_back;
use super::scalars::Bytes;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct UnitStruct;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Newtype(Option<Box<Shape>>);

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Pair(u8, String);

/// All four kinds of variants, nested in each other.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
enum Shape {
    Unit,
    Newtype(Box<Shape>),
    Tuple(u8, Box<Shape>, Option<Box<Shape>>),
    Struct {
        name: String,
        inner: Vec<Shape>,
        maybe: Option<Option<Box<Shape>>>,
    },
    Wrapped(Newtype),
    Other(UnitStruct, Pair),
    Empty {},
    #[serde(rename = "$float")]
    Dollar(String),
    #[serde(rename = "$struct")]
    DollarStruct {
        a: u8,
    },
    #[serde(rename = "$tuple")]
    DollarTuple(u8, u8),
    #[serde(rename = "$unit")]
    DollarUnit,
}

fn shape() -> impl Strategy<Value = Shape> {
    let leaf = prop_oneof![
        Just(Shape::Unit),
        Just(Shape::Empty {}),
        Just(Shape::DollarUnit),
        "[a-c$\"]*".prop_map(Shape::Dollar),
        any::<u8>().prop_map(|a| Shape::DollarStruct { a }),
        any::<(u8, u8)>().prop_map(|(a, b)| Shape::DollarTuple(a, b)),
        (any::<u8>(), "[a-c]").prop_map(|(a, b)| Shape::Other(UnitStruct, Pair(a, b))),
    ];
    leaf.prop_recursive(4, 16, 3, |inner| {
        let boxed = inner.clone().prop_map(Box::new);
        prop_oneof![
            boxed.clone().prop_map(Shape::Newtype),
            (any::<u8>(), boxed.clone(), prop::option::of(boxed.clone()))
                .prop_map(|(a, b, c)| Shape::Tuple(a, b, c)),
            ("[a-c$\"]*", vec(inner, 0..4), prop::option::of(prop::option::of(boxed.clone())))
                .prop_map(|(name, inner, maybe)| Shape::Struct { name, inner, maybe }),
            prop::option::of(boxed).prop_map(|inner| Shape::Wrapped(Newtype(inner))),
        ]
    })
}

/// Everything serde reads without being told the type.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
enum Untagged {
    Bool(bool),
    Int(i64),
    Big(u64),
    Float(f64),
    Bytes(Bytes),
    List(Vec<Untagged>),
    Shape { shape: Shape },
    Table { table: BTreeMap<(u8, u8), Option<Option<u8>>> },
    Map(BTreeMap<String, Untagged>),
    Text(String),
    Nothing,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "$type")]
enum Internal {
    Nothing,
    Some { value: Option<Option<u8>>, floats: Vec<f64> },
    Untagged(Holder),
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Holder {
    held: Untagged,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "$content")]
enum Adjacent {
    Nothing,
    One(u8),
    Two(u8, f64),
    Named { a: Option<Option<()>> },
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Flat {
    first: u8,
    #[serde(flatten)]
    adjacent: Adjacent,
    #[serde(flatten)]
    holder: Option<Holder>,
    #[serde(flatten)]
    rest: BTreeMap<String, Untagged>,
}

fn untagged() -> impl Strategy<Value = Untagged> {
    let leaf = prop_oneof![
        any::<bool>().prop_map(Untagged::Bool),
        any::<i64>().prop_map(Untagged::Int),
        (1..=u64::MAX).prop_map(|high| Untagged::Big(high | 1 << 63)),
        any::<f64>().prop_map(Untagged::Float),
        prop_oneof![Just(f64::INFINITY), Just(f64::NEG_INFINITY), Just(-0.0), Just(5.0)]
            .prop_map(Untagged::Float),
        vec(any::<u8>(), 0..9).prop_map(|bytes| Untagged::Bytes(Bytes(bytes))),
        "[a-c$\"]*".prop_map(Untagged::Text),
        Just(Untagged::Nothing),
        shape().prop_map(|shape| Untagged::Shape { shape }),
        btree_map(any::<(u8, u8)>(), any::<Option<Option<u8>>>(), 0..4)
            .prop_map(|table| Untagged::Table { table }),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Untagged::List),
            btree_map("\\$?[a-d]", inner, 0..4).prop_map(Untagged::Map),
        ]
    })
}

fn adjacent() -> impl Strategy<Value = Adjacent> {
    prop_oneof![
        Just(Adjacent::Nothing),
        any::<u8>().prop_map(Adjacent::One),
        any::<(u8, f64)>().prop_map(|(a, b)| Adjacent::Two(a, b)),
        any::<Option<Option<()>>>().prop_map(|a| Adjacent::Named { a }),
    ]
}

proptest! {
    #[test]
    fn the_four_kinds_of_variants_come_back(shape in shape()) {
        comes_back(&shape);
    }

    #[test]
    fn untagged_enums_come_back(value in untagged()) {
        comes_back(&value);
    }

    #[test]
    fn internally_tagged_enums_come_back(value in any::<Option<Option<u8>>>(), floats in vec(any::<f64>(), 0..4), held in untagged()) {
        comes_back(&Internal::Nothing);
        comes_back(&Internal::Some { value, floats });
        comes_back(&Internal::Untagged(Holder { held }));
    }

    #[test]
    fn adjacently_tagged_and_flattened_enums_come_back(
        first in any::<u8>(),
        adjacent in adjacent(),
        held in prop::option::of(untagged()),
        rest in btree_map("\\$?[xyz]", untagged(), 0..3),
    ) {
        comes_back(&adjacent);
        comes_back(&Flat { first, adjacent, holder: held.map(|held| Holder { held }), rest });
    }
}

#[test]
fn variants_are_externally_tagged() {
    assert_eq!(comes_back(&Shape::Unit), r#""Unit""#);
    assert_eq!(comes_back(&Shape::Newtype(Box::new(Shape::Unit))), r#"{"Newtype":"Unit"}"#);
    assert_eq!(comes_back(&Shape::Tuple(1, Box::new(Shape::Unit), None)), r#"{"Tuple":[1,"Unit",null]}"#);
    assert_eq!(
        comes_back(&Shape::Struct { name: "n".into(), inner: vec![], maybe: Some(None) }),
        r#"{"Struct":{"name":"n","inner":[],"maybe":{"$some":null}}}"#
    );
    assert_eq!(comes_back(&Shape::Wrapped(Newtype(None))), r#"{"Wrapped":null}"#);
    assert_eq!(comes_back(&Shape::Empty {}), r#"{"Empty":{}}"#);
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Late {
    plain: u8,
    #[serde(rename = "$int")]
    dollar: String,
    last: u8,
}

#[test]
fn names_that_might_be_reserved_make_pairs() {
    assert_eq!(comes_back(&Shape::Dollar("NaN".into())), r#"{"$map":[["$float","NaN"]]}"#);
    assert_eq!(comes_back(&Shape::DollarStruct { a: 1 }), r#"{"$map":[["$struct",{"a":1}]]}"#);
    assert_eq!(comes_back(&Shape::DollarTuple(1, 2)), r#"{"$map":[["$tuple",[1,2]]]}"#);
    assert_eq!(comes_back(&Shape::DollarUnit), r#""$unit""#);
    assert_eq!(comes_back(&Internal::Nothing), r#"{"$map":[["$type","Nothing"]]}"#);
    assert_eq!(
        comes_back(&Late { plain: 1, dollar: "5".into(), last: 2 }),
        r#"{"$map":[["plain",1],["$int","5"],["last",2]]}"#
    );
}

#[test]
fn serde_buffers_no_integer_beyond_64_bits() {
    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    #[serde(untagged)]
    enum Wide {
        Wide(u128),
    }
    let error = super::refused::<Wide>(&super::text(&Wide::Wide(u128::MAX)));
    assert!(error.contains("integer `340282366920938463463374607431768211455` as u128"), "{error}");
}

use std::collections::BTreeMap;

use crate::codec::{entries, normalize, read, write};

fn text<T: serde::Serialize + ?Sized>(value: &T) -> String {
    let mut out = String::new();
    write(value, &mut out).unwrap();
    out
}

#[test]
fn plain_values_are_plain_json() {
    assert_eq!(text(&(1, -2, "a\n\"é", 1.0, true, ())), r#"[1,-2,"a\n\"é",1.0,true,null]"#);
    assert_eq!(text(&BTreeMap::from([(1, 'a'), (2, 'b')])), r#"{"1":"a","2":"b"}"#);
    assert_eq!(text(&BTreeMap::from([((1, 2), 'a')])), r#"{"$map":[[[1,2],"a"]]}"#);
    assert_eq!(text(&BTreeMap::from([("#", 1), ("$x", 2)])), r##"{"$map":[["#",1],["$x",2]]}"##);
    assert_eq!(text(&Some(None::<u8>)), r#"{"$some":null}"#);
    assert_eq!(read::<Option<Option<u8>>>(r#"{"$some":null}"#), Ok(Some(None)));
    assert_eq!(read::<BTreeMap<u8, char>>(r#"{"1":"a"}"#), Ok(BTreeMap::from([(1, 'a')])));
    assert_eq!(normalize(" {\"a\": [NaN, \"\\ud83d\\ude00\"]}").unwrap(), r#"{"a":[{"$float":"NaN"},"😀"]}"#);
    assert_eq!(
        entries(r#"{"a":[1,{"b":"}"}],"c":2}"#).collect::<Vec<_>>(),
        [("a".into(), r#"[1,{"b":"}"}]"#), ("c".into(), "2")]
    );
}

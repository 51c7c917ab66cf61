//! What points say of what can have happened to their locals.

use super::source_of;
use crate::bindings;
use crate::changes::Change;
use crate::expand::compile;
use crate::report::Report;

/// By point: each local that is followed, with the worst since the last save and since any. `-` nothing, `+` grown, `!` anything.
fn said(source: &str) -> String {
    let mut report = Report::new();
    let source = source_of(source, &mut report);
    let body = compile(&source, &mut report);
    assert!(report.is_empty(), "{}", report.take());
    let sign = |change| match change {
        Change::None => '-',
        Change::Grown => '+',
        Change::Any => '!',
    };
    let point = |point: &std::collections::BTreeMap<bindings::Local, crate::changes::Since>| {
        let locals = point.iter().map(|(&local, since)| {
            let name = bindings::source(&body.bindings.get(local).name);
            format!("{name} {}{}", sign(since.last), sign(since.any))
        });
        locals.collect::<Vec<_>>().join(", ")
    };
    body.changes.points.iter().map(point).collect::<Vec<_>>().join(" | ")
}

/// Of a function with a local `x` that is saved twice, what the second point says after `between`.
fn after(between: &str) -> String {
    let all = said(&format!(
        "fn f() {{ let mut x = make(); let mut other = make(); checkpoint!(\"a\"); {between} checkpoint!(\"b\"); use_it(x, other); }}"
    ));
    let second = all.split(" | ").nth(1).unwrap_or_default().to_owned();
    let mut of_x = second.split(", ").filter_map(|local| local.strip_prefix("x "));
    of_x.next().unwrap_or("not said").to_owned()
}

#[test]
fn what_only_reads_changes_nothing() {
    for read in [
        "",
        "let n = x.len(); if x.is_empty() || n == 3 { return; }",
        "look(&x, &x[1], &x.field, &x[other.count()..], &x.map[&key].part);",
        "let n = x[0] + x.1; let y = &x; show(y, n == x, -x, !x, *x);",
        "println!(\"{x} {}\", x.len()); assert_eq!(x, 3, \"{x:?}\"); let text = format!(\"{}\", x);",
        "if matches!(x, Some(3)) { let list = vec![x.len(); 3]; }",
        "match &x { Some(y) => show(y), None => {} } if let Some(y) = &x { show(y); }",
        "for y in &x { show(y); } for i in 0..x.len() { show(i); } while x.is_empty() { wait(); }",
        "let look = |y| y > x.len() && show(&x[y]); run(look);",
        "let part = x.field; let t = (1, [x.a], S { a: x.b, ..z });",
        "let n = x.as_str(); x.capacity(); x.as_slice(); x.as_bytes();",
        "{ let x = other(); x.clear(); x = 3; }",
    ] {
        assert_eq!(after(read), "--", "{read}");
    }
}

#[test]
fn what_adds_at_the_end_is_growth() {
    for growth in [
        "x.push(1);",
        "if c() { x.push_str(&other); } else { x.push_back(other); }",
        "for y in z() { x.extend(y); } x.extend_from_slice(&other[..]);",
        "x += \"text\";",
        "x.push(x.len());",
    ] {
        assert_eq!(after(growth), "++", "{growth}");
    }
}

#[test]
fn everything_else_may_be_anything() {
    for change in [
        "x = other.count();",
        "(x, y) = pair();",
        "[x, ..] = list();",
        "x.field = 3;",
        "x[1] = 3;",
        "*x = 3;",
        "x.0.push(1);",
        "x[0].push(1);",
        "(*x).push(1);",
        "(x.field).push(1);",
        "x.clear();",
        "x.iter();",
        "x.push();",
        "x.push(1, 2);",
        "x.len::<u8>();",
        "x.append(&mut other);",
        "x += 1;",
        "x += &other;",
        "x -= \"text\";",
        "x.text += \"text\";",
        "take(&mut x);",
        "take(&mut x.field);",
        "take(&mut x[1]);",
        "let y = &mut x; y.push(1);",
        "let ref mut y = x; y.push(1);",
        "let (ref mut y, _) = x; y.push(1);",
        "match x { Some(ref mut y) => y.push(1), _ => {} }",
        "if let Some(ref mut y) = x.field { y.push(1); }",
        "while let Some(y) = x.pop() { show(y); }",
        "let mut add = |y| x.push(y); add(1);",
        "let add = move || { x.push(1); };",
        "run(async { x.push(1); });",
        "for y in &mut x { show(y); }",
        "for y in x.iter_mut() { show(y); }",
        "write!(x, \"text\");",
        "writeln!(x);",
        "unknown!(x);",
        "own::println!(\"{}\", x);",
        "x(1);",
        "(x.call)(1);",
        "let pointer = &raw mut x;",
        "x.push(1); x = other.count();",
        "let y = { let z = &mut x; z.len() };",
        "println!(\"{}\", x.pop());",
        "look(&x.pop());",
        "let y = (|| x.pop())();",
        "loop { if c() { x.clear(); break; } }",
        "if matches!(x, Some(ref mut y) if y.take()) {}",
    ] {
        assert_eq!(after(change), "not said", "{change}");
    }
}

#[test]
fn a_loop_that_collects_says_that_it_grows() {
    assert_eq!(
        said(
            "fn f(items: Vec<String>) -> Vec<String> { let mut found = Vec::new(); for item in items { found.push(item); checkpoint!(); } found }"
        ),
        "found ++, iterator --"
    );
    assert_eq!(
        said(
            "fn f(root: PathBuf) -> Vec<String> { let mut found = Vec::new(); let mut n = 0; while n < 9 { n += 1; found.push(work(&root)); if n > 3 { found.sort(); } checkpoint!(); } found }"
        ),
        "root --"
    );
}

#[test]
fn the_first_save_says_nothing() {
    assert_eq!(said("fn f(text: String) { checkpoint!(); use_it(text); }"), "");
    assert_eq!(
        said("fn f(text: String) { checkpoint!(\"a\"); checkpoint!(\"b\"); use_it(text); }"),
        "text !! | text --"
    );
}

#[test]
fn the_last_save_is_not_any_save() {
    // Between the last two nothing happens; since the first something has.
    assert_eq!(
        said(
            "fn f() { let mut x = make(); checkpoint!(\"a\"); x.push(1); checkpoint!(\"b\"); show(&x); checkpoint!(\"c\"); use_it(x); }"
        ),
        "x !! | x ++ | x -+"
    );
    assert_eq!(
        said(
            "fn f() { let mut x = make(); checkpoint!(\"a\"); show(&x); x = make(); checkpoint!(\"b\"); x.push(1); checkpoint!(\"c\"); use_it(x); }"
        ),
        "x !! | x !! | x +!"
    );
}

#[test]
fn a_point_that_does_not_save_a_local_is_none_to_it() {
    // At `b` there is nothing to save of `x`.
    assert_eq!(
        said(
            "fn f() { let mut x = make(); checkpoint!(\"a\"); drop(x); checkpoint!(\"b\"); x = make(); checkpoint!(\"c\"); show(&x); checkpoint!(\"d\"); use_it(x); }"
        ),
        "x !! |  | x !! | x -!"
    );
}

#[test]
fn a_local_of_a_loop_is_another_in_each_round() {
    assert_eq!(
        said(
            "fn f() { loop { let x = make(); checkpoint!(\"a\"); show(&x); checkpoint!(\"b\"); use_it(x); } }"
        ),
        "x !! | x -!"
    );
    // The inner one goes round with what the outer one has made.
    assert_eq!(
        said("fn f() { loop { let x = make(); loop { checkpoint!(); if show(&x) { break; } } } }"),
        ""
    );
    assert_eq!(
        said(
            "fn f() { let x; if c() { x = make(); } else { x = other(); } loop { checkpoint!(); show(&x); } }"
        ),
        "x --"
    );
}

#[test]
fn jumps_carry_what_has_happened() {
    // The way by `continue` has changed it, the way to the end has not.
    assert_eq!(
        said(
            "fn f(list: Vec<u8>) { let mut x = make(); for n in list { if n > 3 { x.clear(); continue; } checkpoint!(\"a\"); show(&x); } use_it(x); }"
        ),
        "iterator --"
    );
    assert_eq!(
        said(
            "fn f(list: Vec<u8>) { let mut x = make(); 'out: loop { checkpoint!(\"a\"); loop { x.push(1); if c() { x.clear(); break 'out; } if d() { break; } } } checkpoint!(\"b\"); use_it(x); }"
        ),
        "x ++ | x !!"
    );
    assert_eq!(
        said(
            "fn f() { let mut x = make(); loop { checkpoint!(\"a\"); let y = 'b: { if c() { x.clear(); break 'b 1; } 2 }; show(y, &x); } }"
        ),
        ""
    );
    // What a macro does nobody sees.
    assert_eq!(
        said(
            "fn f() { let mut x = make(); checkpoint!(\"a\"); 'out: { if c() { x.clear(); leave!('out); return; } show(&x); } checkpoint!(\"b\"); use_it(x); }"
        ),
        " | "
    );
    // A way that ends the function leads nowhere, unless it is not there.
    assert_eq!(
        after("if c() { x.clear(); return; } match d() { 1 => { x.clear(); return; } _ => show(&x) }"),
        "--"
    );
    assert_eq!(after("x.clear(); return;"), "not said");
    assert_eq!(after("if c() { x.clear(); #[cfg(never)] return; }"), "not said");
    assert_eq!(after("x.push(1); #[cfg(never)] return;"), "++");
    assert_eq!(after("x.push(1); #[cfg(never)] let y = return;"), "++");
    assert_eq!(
        said(
            "fn f() { let mut x = make(); checkpoint!(\"a\"); x.push(1); #[cfg(never)] if c() { checkpoint!(\"never\"); return; } else { return; } checkpoint!(\"b\"); use_it(x); }"
        ),
        " |  | "
    );
    assert_eq!(after("loop { x.push(1); if c() { break; } x.clear(); if d() { return; } }"), "not said");
    assert_eq!(after("loop { x.push(1); if c() { break; } x.clear(); return; }"), "++");
}

#[test]
fn what_nobody_can_follow_is_not_said() {
    // It is borrowed exclusively across a checkpoint, captured by what is made again, in a slot, under a `#[cfg]`, or near a pointer.
    for source in [
        "fn f(mut v: Vec<u32>) { for x in &mut v { checkpoint!(); *x += 1; } done(v); }",
        "fn f(mut v: Vec<u32>) { let x = &mut v; checkpoint!(\"a\"); x.push(1); checkpoint!(\"b\"); done(v); }",
        "fn f() { let mut buf = Vec::new(); loop { buf.push(next()); if buf.len() > 9 { send(buf); checkpoint!(); buf = Vec::new(); } } }",
        "fn f() { let mut x = make(); checkpoint!(\"a\"); unsafe { work() }; checkpoint!(\"b\"); use_it(x); }",
        "fn f() { let mut x = make(); checkpoint!(\"a\"); other(|| unsafe { work() }); checkpoint!(\"b\"); use_it(x); }",
        "fn f() { #[cfg(all())] let x = make(); checkpoint!(\"a\"); checkpoint!(\"b\"); #[cfg(all())] use_it(x); }",
        "fn f() { let x = make(); checkpoint!(\"a\"); #[cfg(all())] checkpoint!(\"b\"); use_it(x); }",
        "fn f() { #[rebuild] let x = make(); checkpoint!(\"a\"); checkpoint!(\"b\"); use_it(x); }",
        "fn f() { let mut x = make(); #[rebuild] let y = with(&mut x); checkpoint!(\"a\"); checkpoint!(\"b\"); use_it(x, y); }",
    ] {
        assert_eq!(said(source).replace([' ', '|'], ""), "", "{source}");
    }
}

#[test]
fn numbers_are_not_asked() {
    assert_eq!(
        said(
            "fn f(n: u64) { let m = 3; let flag: bool = c(); for i in 0..n { checkpoint!(\"a\"); checkpoint!(\"b\"); use_it(i, m, flag); } }"
        ),
        " | "
    );
}

#[test]
fn the_macros_of_a_function_are_its_own() {
    assert_eq!(
        said(
            "fn f() { macro_rules! println { ($x:expr) => { $x.clear() } } let mut x = make(); checkpoint!(\"a\"); println!(x); checkpoint!(\"b\"); use_it(x); }"
        ),
        " | "
    );
}

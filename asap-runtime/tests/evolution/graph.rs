//! Which checkpoint can follow which.

use asap_runtime::manifest::{Function, Node, functions};
use asap_runtime::{call, checkpoint, resumable};

fn function(name: &str) -> Function {
    functions().into_iter().find(|function| function.name == name).unwrap()
}

/// The edges, with the checkpoints by their names.
fn edges(name: &str) -> String {
    let function = function(name);
    let node = |node: &Node| match node {
        Node::Start => "start",
        Node::Checkpoint(index) => &function.checkpoints[*index].id,
        Node::End => "end",
    };
    let edges: Vec<String> =
        function.edges.iter().map(|(from, to)| format!("{} > {}", node(from), node(to))).collect();
    edges.join(", ")
}

fn check(n: u64) -> Result<u64, String> {
    if n > 100 { Err("too large".to_owned()) } else { Ok(n) }
}

#[resumable(name = "straight")]
fn straight(n: u64) -> u64 {
    checkpoint!("a");
    let n = n + 1;
    checkpoint!("b");
    n
}

#[resumable(name = "tries")]
fn tries(n: u64) -> Result<u64, String> {
    let n = check(n)?;
    checkpoint!("a");
    let n = check(n)?;
    checkpoint!("b");
    Ok(n)
}

#[resumable(name = "breaks")]
fn breaks(items: Vec<u64>) -> Result<u64, String> {
    checkpoint!("begun");
    let mut sum = 0;
    for item in items {
        if item == 0 {
            continue;
        }
        checkpoint!("seen");
        if item > 10 {
            break;
        }
        sum += check(item)?;
        checkpoint!("added");
    }
    checkpoint!("summed");
    Ok(sum)
}

#[resumable(name = "never ends by itself")]
fn never_ends_by_itself(mut n: u64) -> u64 {
    let found = loop {
        n += 1;
        checkpoint!("round");
        if n > 5 {
            checkpoint!("found");
            break n;
        }
    };
    checkpoint!("behind");
    found
}

#[resumable(name = "branches")]
fn branches(n: u64) -> Result<u64, String> {
    let m = match n {
        0 => return Err("zero".to_owned()),
        1 => 7,
        2 => {
            checkpoint!("two");
            8
        }
        _ => {
            checkpoint!("many");
            return Ok(n);
        }
    };
    checkpoint!("matched");
    if m > 7 {
        checkpoint!("eight");
    } else if m == 3 {
        unreachable!("it is 7 or 8");
    }
    Ok(m)
}

#[resumable(name = "nested")]
fn nested(rows: Vec<Vec<u64>>) -> u64 {
    let mut sum = 0;
    'rows: for row in rows {
        for cell in row {
            if cell == 0 {
                continue 'rows;
            }
            if cell == 9 {
                break 'rows;
            }
            sum += cell;
            checkpoint!("cell");
        }
        checkpoint!("row");
    }
    sum
}

#[resumable(name = "calls")]
fn calls(n: u64) -> Result<u64, String> {
    let one = call!("one", tries(n))?;
    let sum = one + call!(straight(one));
    Ok(sum)
}

#[resumable(name = "plain loops")]
fn plain_loops(items: Vec<u64>) -> Option<u64> {
    let mut sum = 0u64;
    'all: {
        for item in &items {
            let Some(less) = item.checked_sub(1) else { return None };
            if less > 100 {
                break 'all;
            }
            sum += less;
        }
        checkpoint!("summed");
    }
    let last = items.iter().map(|item| if *item > 3 { return 3 } else { *item }).next_back()?;
    Some(sum + last)
}

#[resumable(name = "while")]
async fn while_loop(n: u64) -> u64 {
    let mut i = 0;
    while i < n {
        i += 1;
        if i == 5 {
            continue;
        }
        checkpoint!("round");
    }
    i
}

#[test]
fn a_line() {
    assert_eq!(edges("straight"), "start > a, a > b, b > end");
}

#[test]
fn a_question_mark_leads_to_the_end() {
    assert_eq!(edges("tries"), "start > a, start > end, a > b, a > end, b > end");
}

#[test]
fn a_loop_with_break_continue_and_a_question_mark() {
    assert_eq!(
        edges("breaks"),
        "start > begun, begun > seen, begun > summed, seen > added, seen > summed, seen > end, added > seen, \
         added > summed, summed > end"
    );
}

#[test]
fn a_loop_that_only_a_break_leaves() {
    assert_eq!(
        edges("never ends by itself"),
        "start > round, round > round, round > found, found > behind, behind > end"
    );
}

#[test]
fn arms_and_early_returns() {
    assert_eq!(
        edges("branches"),
        "start > two, start > many, start > matched, start > end, two > matched, many > end, matched > eight, \
         matched > end, eight > end"
    );
}

#[test]
fn jumps_out_of_an_inner_loop() {
    assert_eq!(
        edges("nested"),
        "start > cell, start > row, start > end, cell > cell, cell > row, cell > end, row > cell, row > row, row > end"
    );
}

#[test]
fn loops_and_blocks_without_checkpoints_and_closures() {
    assert_eq!(edges("plain loops"), "start > summed, start > end, summed > end");
}

#[test]
fn a_while_loop_of_an_asynchronous_function() {
    assert_eq!(edges("while"), "start > round, start > end, round > round, round > end");
}

#[test]
fn calls_are_nodes_too() {
    assert_eq!(edges("calls"), "start > one, one > call straight(one), one > end, call straight(one) > end");
    assert_eq!(
        function("calls").to_mermaid(),
        "flowchart TD\n    start([\"calls\"])\n    point1[[\"one\"]]\n    point2[[\"call straight(one)\"]]\n    \
         finish([\"end\"])\n    start --> point1\n    point1 --> point2\n    point1 --> finish\n    point2 --> finish\n"
    );
    assert_eq!(
        function("calls").to_dot(),
        "digraph \"calls\" {\n    start [label=\"calls\", shape=oval];\n    \
         point1 [label=\"one\", shape=box, peripheries=2];\n    \
         point2 [label=\"call straight(one)\", shape=box, peripheries=2];\n    \
         finish [label=\"end\", shape=oval];\n    start -> point1;\n    point1 -> point2;\n    point1 -> finish;\n    \
         point2 -> finish;\n}\n"
    );
}

#[resumable(name = "told")]
fn told<const N: usize, T: Clone + Into<u64>>(
    items: [T; 2],
    #[resource] _limit: u32,
    #[resumable(was = "label")] name: String,
) -> Result<u64, String> {
    let list = items.to_vec();
    #[resumable(default = None)]
    let best = list.first().map(|item| (item.clone().into(), name.len()));
    for (index, item) in list.iter().enumerate() {
        checkpoint!("seen", was = "looked at");
        if item.clone().into() > index as u64 {
            return Err(name);
        }
    }
    Ok(best.map_or(0, |(value, length)| value + length as u64 + N as u64))
}

#[test]
fn a_function_tells_what_it_is_made_of_without_being_run() {
    asap_runtime::register!(told::<3, u8>);
    let function = function("told<3, u8>");
    let told = |local: &asap_runtime::manifest::Local| {
        format!("{}: {} {:?} {}", local.name, local.ty.as_deref().unwrap(), local.was, local.has_default)
    };
    assert_eq!(
        function.parameters.iter().map(told).collect::<Vec<_>>(),
        ["items: [u8; 2] [] false", "name: String [\"label\"] false"]
    );
    assert_eq!(function.resources.iter().map(told).collect::<Vec<_>>(), ["_limit: u32 [] false"]);
    let [seen] = &function.checkpoints[..] else { panic!("{function:?}") };
    assert_eq!(
        seen.locals.iter().map(told).collect::<Vec<_>>(),
        ["name: String [\"label\"] false", "list: Vec<u8> [] false", "best: Option<(u64, usize)> [] true"]
    );
    assert_eq!((&seen.id[..], &seen.was[..], &seen.calls), ("seen", &["looked at".to_owned()][..], &None));
    assert_eq!(seen.hidden, ["for (index, item)"]);
    assert!(function.file.ends_with("graph.rs"));
    assert_eq!(
        function.edges,
        [
            (Node::Start, Node::Checkpoint(0)),
            (Node::Start, Node::End),
            (Node::Checkpoint(0), Node::Checkpoint(0)),
            (Node::Checkpoint(0), Node::End),
        ]
    );
}

#[test]
fn what_is_called_is_told_as_it_was_written() {
    let calls: Vec<_> =
        function("calls").checkpoints.iter().map(|checkpoint| checkpoint.calls.clone().unwrap()).collect();
    assert_eq!(calls, ["tries(n)", "straight(one)"]);
}

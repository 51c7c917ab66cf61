//! A function's graph as a drawing.

use std::fmt::Write as _;

use super::{Function, Node};

impl Function {
    /// The graph as a Mermaid flowchart: the start, the checkpoints, the calls with double sides, and the end.
    #[must_use]
    pub fn to_mermaid(&self) -> String {
        let quoted = |text: &str| text.replace('"', "#quot;");
        let mut text = format!("flowchart TD\n    start([\"{}\"])\n", quoted(&self.name));
        for (index, checkpoint) in self.checkpoints.iter().enumerate() {
            let (node, label) = (name(Node::Checkpoint(index)), quoted(&checkpoint.id));
            let _ = match checkpoint.calls {
                Some(_) => writeln!(text, "    {node}[[\"{label}\"]]"),
                None => writeln!(text, "    {node}[\"{label}\"]"),
            };
        }
        text.push_str("    finish([\"end\"])\n");
        for &(from, to) in &self.edges {
            let _ = writeln!(text, "    {} --> {}", name(from), name(to));
        }
        text
    }

    /// The graph in the language of Graphviz.
    #[must_use]
    pub fn to_dot(&self) -> String {
        let quoted = |text: &str| text.replace('\\', "\\\\").replace('"', "\\\"");
        let function = quoted(&self.name);
        let mut text = format!("digraph \"{function}\" {{\n    start [label=\"{function}\", shape=oval];\n");
        for (index, checkpoint) in self.checkpoints.iter().enumerate() {
            let (node, label) = (name(Node::Checkpoint(index)), quoted(&checkpoint.id));
            let peripheries = if checkpoint.calls.is_some() { ", peripheries=2" } else { "" };
            let _ = writeln!(text, "    {node} [label=\"{label}\", shape=box{peripheries}];");
        }
        text.push_str("    finish [label=\"end\", shape=oval];\n");
        for &(from, to) in &self.edges {
            let _ = writeln!(text, "    {} -> {};", name(from), name(to));
        }
        text.push_str("}\n");
        text
    }
}

fn name(node: Node) -> String {
    match node {
        Node::Start => "start".to_owned(),
        Node::Checkpoint(index) => format!("point{}", index + 1),
        Node::End => "finish".to_owned(),
    }
}

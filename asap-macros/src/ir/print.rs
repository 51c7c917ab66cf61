//! The IR as text, for tests and for the reader of an expansion.

use std::fmt::{self, Write as _};

use super::{Block, Body, Head, StepKind, Test, Value};
use crate::bindings::{self, Locals};

impl fmt::Display for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = String::new();
        Printer { body: self, out: &mut out }.block(&self.root, 0);
        f.write_str(&out)
    }
}

struct Printer<'a> {
    body: &'a Body,
    out: &'a mut String,
}

impl Printer<'_> {
    fn line(&mut self, depth: usize, text: &str) {
        let _ = writeln!(self.out, "{}{text}", "  ".repeat(depth));
    }

    fn names(&self, locals: &Locals) -> String {
        let names: Vec<String> =
            locals.iter().map(|&local| bindings::source(&self.body.bindings.get(local).name)).collect();
        names.join(", ")
    }

    fn block(&mut self, block: &Block, depth: usize) {
        for step in &block.steps {
            match &step.kind {
                StepKind::Arguments(bound) => {
                    let names = self.names(&bound.iter().copied().collect());
                    self.line(depth, &format!("arguments {names}"));
                }
                StepKind::Entry(bound) => {
                    let names = self.names(&bound.iter().copied().collect());
                    self.line(depth, &format!("enter with {names}"));
                }
                StepKind::Head(head) => self.head(head, depth),
                StepKind::Source { expr, .. } => {
                    self.line(depth, &format!("source {}", bindings::source(expr)));
                }
                StepKind::Callee { expr, .. } => {
                    self.line(depth, &format!("callee {}", bindings::source(expr)));
                }
                StepKind::Transaction { expr, .. } => {
                    self.line(depth, &format!("transaction {}", bindings::source(expr)));
                }
                StepKind::Next { pat, .. } => self.line(depth, &format!("next {}", bindings::source(pat))),
                StepKind::Let(node) => {
                    let pat = bindings::source(&node.pat);
                    match &node.init {
                        Some(Value::Plain(expr)) => {
                            self.line(depth, &format!("let {pat} = {}", bindings::source(expr)));
                        }
                        Some(value) => {
                            self.line(depth, &format!("let {pat} ="));
                            self.value(value, depth + 1);
                        }
                        None => self.line(depth, &format!("let {pat}")),
                    }
                }
                StepKind::Always { stmt, .. } => {
                    self.line(depth, &format!("always {}", bindings::source(stmt)));
                }
                StepKind::Plain(stmt) => self.line(depth, &bindings::source(stmt)),
                StepKind::Value { value, .. } => self.value(value, depth),
                StepKind::Point { number, .. } => {
                    let point = &self.body.points[*number as usize - 1];
                    let text =
                        format!("point {number} \"{}\" live {{{}}}", point.id, self.names(&point.live));
                    self.line(depth, &text);
                }
            }
        }
        if let Some(tail) = &block.tail {
            self.value(tail, depth);
        }
    }

    fn head(&mut self, head: &Head, depth: usize) {
        let (word, test) = match &head.test {
            Test::If(test) => ("if", test),
            Test::Match(test) => ("match", test),
        };
        self.line(depth, &format!("select by {word} {}", bindings::source(test)));
        for (index, arm) in head.arms.iter().enumerate() {
            let pat = arm.pat.as_ref().map_or_else(String::new, bindings::source);
            let inline = arm
                .inline
                .as_ref()
                .map_or_else(String::new, |expr| format!(" => {}", bindings::source(expr)));
            self.line(depth + 1, format!("arm {} {pat}{inline}", index + 1).trim_end());
        }
    }

    fn value(&mut self, value: &Value, depth: usize) {
        match value {
            Value::Plain(expr) => self.line(depth, &bindings::source(expr)),
            Value::Block { block, is_unsafe, .. } => {
                self.line(depth, if *is_unsafe { "unsafe" } else { "block" });
                self.block(block, depth + 1);
            }
            Value::Branch(branch) => {
                self.line(depth, "branch");
                for (index, arm) in branch.arms.iter().enumerate() {
                    if let Some(block) = &arm.block {
                        self.line(depth + 1, &format!("arm {}", index + 1));
                        self.block(block, depth + 2);
                    }
                }
            }
            Value::Loop { body, .. } => {
                self.line(depth, "loop");
                self.block(body, depth + 1);
            }
            Value::For(node) => {
                let access = format!("{:?}", node.source.access).to_lowercase();
                self.line(depth, &format!("for {access} {}", bindings::source(&node.source.base)));
                self.block(&node.body, depth + 1);
            }
            Value::Call { number, .. } => {
                let point = &self.body.points[*number as usize - 1];
                let text = format!("call {number} \"{}\" live {{{}}}", point.id, self.names(&point.live));
                self.line(depth, &text);
            }
            Value::Intent { number } => {
                let point = &self.body.points[*number as usize - 1];
                let text = format!("intent {number} \"{}\" live {{{}}}", point.id, self.names(&point.live));
                self.line(depth, &text);
            }
            Value::Return(value) => {
                self.line(depth, "return");
                self.value(value, depth + 1);
            }
            Value::Break(_, value) => {
                self.line(depth, "break");
                self.value(value, depth + 1);
            }
            Value::Assign { left, right } => {
                self.line(depth, &format!("{} =", bindings::source(left)));
                self.value(right, depth + 1);
            }
        }
    }
}

//! A tree as Rust.

use std::fmt::Write as _;

use super::tree::{Block, Expr, Part, Statement};

const STEP: usize = 4;

/// The statements of a function's body, at an indentation of so many blanks.
pub(super) fn body(block: &Block, indent: usize) -> String {
    let mut printer = Printer { text: String::new(), indent };
    printer.block(block);
    printer.text
}

struct Printer {
    text: String,
    indent: usize,
}

impl Printer {
    fn block(&mut self, block: &Block) {
        if block.statements.is_empty() {
            match &block.tail {
                None => self.text.push_str("{}"),
                Some(tail) => {
                    self.text.push_str("{ ");
                    self.expr(tail);
                    self.text.push_str(" }");
                }
            }
            return;
        }
        self.text.push('{');
        self.indent += STEP;
        for statement in &block.statements {
            self.line();
            self.statement(statement);
        }
        if let Some(tail) = &block.tail {
            self.line();
            self.expr(tail);
        }
        self.indent -= STEP;
        self.line();
        self.text.push('}');
    }

    fn line(&mut self) {
        let _ = write!(self.text, "\n{:1$}", "", self.indent);
    }

    fn statement(&mut self, statement: &Statement) {
        statement.parts.iter().for_each(|part| self.part(part));
    }

    fn expr(&mut self, expr: &Expr) {
        expr.parts.iter().for_each(|part| self.part(part));
    }

    fn part(&mut self, part: &Part) {
        match part {
            Part::Text(text) => {
                for (number, line) in text.split('\n').enumerate() {
                    if number > 0 {
                        self.line();
                    }
                    self.text.push_str(line);
                }
            }
            Part::Expr(expr) => self.expr(expr),
            Part::Block(block) => self.block(block),
            Part::Optional(parts) => parts.iter().for_each(|part| self.part(part)),
        }
    }
}

//! Smaller programs that may still show what a larger one showed.

use super::program::Program;
use super::tree::{Block, Expr, Part, Statement, parts};

/// Every program that is this one with one thing less, the boldest first: one run only, all statements of a block but
/// some, one statement less, a statement that is only what is in its block, an expression that is only a part of itself or
/// a literal. A function that is not called any more is gone with its last call.
#[must_use]
pub fn smaller(program: &Program) -> Vec<Program> {
    let mut found = Vec::new();
    if program.runs.len() > 1 {
        for run in &program.runs {
            found.push(Program { runs: vec![run.clone()], ..program.clone() });
        }
    }
    let text = program.items("program", "", 0);
    for cut in [Cut::Half, Cut::Statement, Cut::Unwrap, Cut::Part] {
        for index in 0..program.functions.len() {
            for target in 0.. {
                let mut edit = Edit { cut, left: target, done: false };
                let mut smaller = program.clone();
                edit.block(&mut smaller.functions[index].body);
                if !edit.done {
                    break;
                }
                let smaller = smaller.without_unused();
                if smaller.items("program", "", 0) != text {
                    found.push(smaller);
                }
            }
        }
    }
    found
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cut {
    /// Half of a block's statements.
    Half,
    /// One statement.
    Statement,
    /// A statement that holds a block, for what is in the block.
    Unwrap,
    /// A part of a statement or expression.
    Part,
}

/// The walk to the place that is cut, the `left`th of its kind.
struct Edit {
    cut: Cut,
    left: usize,
    done: bool,
}

impl Edit {
    /// Whether this place is the one.
    fn here(&mut self, cut: Cut) -> bool {
        if self.done || self.cut != cut {
            return false;
        }
        self.done = self.left == 0;
        self.left = self.left.saturating_sub(1);
        self.done
    }

    fn block(&mut self, block: &mut Block) {
        let count = block.statements.len();
        if count > 3 {
            for half in [0..count / 2, count / 2..count] {
                if self.here(Cut::Half) {
                    block.statements.drain(half);
                    return;
                }
            }
        }
        for index in 0..count {
            if self.here(Cut::Statement) {
                block.statements.remove(index);
                return;
            }
            for inner in blocks(&block.statements[index].parts) {
                if self.here(Cut::Unwrap) {
                    block.statements.splice(index..=index, inner.statements);
                    return;
                }
            }
            self.parts(&mut block.statements[index].parts);
            if self.done {
                return;
            }
        }
        if let Some(tail) = &mut block.tail {
            self.expr(tail);
        }
    }

    fn parts(&mut self, parts: &mut Vec<Part>) {
        for index in 0..parts.len() {
            match &mut parts[index] {
                Part::Text(_) => {}
                Part::Expr(expr) => self.expr(expr),
                Part::Block(block) => self.block(block),
                Part::Optional(inner) => {
                    if self.here(Cut::Part) {
                        parts.remove(index);
                        return;
                    }
                    self.parts(inner);
                }
            }
            if self.done {
                return;
            }
        }
    }

    fn expr(&mut self, expr: &mut Expr) {
        let is_plain = matches!(expr.parts.as_slice(), [Part::Text(_)]);
        if !is_plain
            && let Some(literal) = expr.ty.simplest()
            && self.here(Cut::Part)
        {
            expr.parts = parts![literal];
            return;
        }
        let mut inner = Vec::new();
        collect(&expr.parts, &mut inner);
        for smaller in inner.into_iter().filter(|inner| inner.ty == expr.ty) {
            if self.here(Cut::Part) {
                *expr = smaller;
                return;
            }
        }
        self.parts(&mut expr.parts);
    }
}

/// The blocks directly in a statement.
fn blocks(parts: &[Part]) -> Vec<Block> {
    let mut found = Vec::new();
    for part in parts {
        match part {
            Part::Block(block) => {
                let mut block = block.clone();
                if let Some(tail) = block.tail.take() {
                    block.statements.push(Statement { parts: parts!["_ = ", *tail, ";"] });
                }
                found.push(block);
            }
            Part::Optional(parts) => found.extend(blocks(parts)),
            Part::Expr(expr) => found.extend(blocks(&expr.parts)),
            Part::Text(_) => {}
        }
    }
    found
}

/// The expressions in an expression, the outermost first, and the tails of its blocks.
fn collect(parts: &[Part], found: &mut Vec<Expr>) {
    for part in parts {
        match part {
            Part::Expr(expr) => {
                found.push(expr.clone());
                collect(&expr.parts, found);
            }
            Part::Block(block) => {
                if let Some(tail) = &block.tail {
                    found.push((**tail).clone());
                    collect(&tail.parts, found);
                }
            }
            Part::Optional(parts) => collect(parts, found),
            Part::Text(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The smallest that still shows something.
    fn smallest(mut program: Program, shows: impl Fn(&Program) -> bool) -> Program {
        while let Some(next) = smaller(&program).into_iter().filter(&shows).min_by_key(Program::length)
            && (next.length() < program.length() || next.runs.len() < program.runs.len())
        {
            program = next;
        }
        program
    }

    #[test]
    fn whatever_is_cut_away_what_is_looked_for_can_be_kept_to_the_end() {
        let shows = |program: &Program| program.functions[0].text("p", "", 0).contains("checkpoint!(");
        for seed in 0..5 {
            let program = smallest(Program::new(seed), shows);
            let [function] = program.functions.as_slice() else { panic!("{}", program.scenario("p")) };
            assert_eq!(function.body.statements.len(), 1, "{}", program.scenario("p"));
            assert_eq!(program.runs.len(), 1);
        }
    }

    #[test]
    fn a_call_is_kept_with_the_function_that_it_calls_and_no_other() {
        let shows = |program: &Program| program.functions[0].text("p", "", 0).contains("call!(");
        let programs = (0..40).map(Program::new).filter(|program| program.functions.len() > 2).filter(shows);
        let mut seen = 0;
        for program in programs.take(4) {
            let program = smallest(program, shows);
            assert_eq!(program.functions.len(), 2, "{}", program.scenario("p"));
            seen += 1;
        }
        assert_eq!(seen, 4);
    }

    #[test]
    fn no_smaller_program_is_the_same() {
        let program = Program::new(3);
        let text = program.items("p", "", 0);
        let all = smaller(&program);
        assert!(all.len() > 20, "{}", all.len());
        assert!(all.iter().all(|one| one.runs.len() < program.runs.len() || one.items("p", "", 0) != text));
    }
}

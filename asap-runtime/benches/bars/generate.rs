//! A function with many checkpoints, the same text each time.

use std::fmt::Write;

/// The text of a crate with one function of `checkpoints` checkpoints, with or without the attribute: one checkpoint per
/// statement, or in the shapes that functions have.
pub(crate) fn source(checkpoints: u32, is_short: bool, marked: bool) -> String {
    let mut body = String::new();
    for number in 0..checkpoints {
        let checkpoint = if marked { "checkpoint!();" } else { "" };
        if is_short {
            let _ =
                writeln!(body, "    total = total.rotate_left(7) ^ input.len() as u64;\n    {checkpoint}");
        } else {
            block(&mut body, number, checkpoint);
        }
    }
    let (import, attribute) =
        if marked { ("use asap_runtime::{checkpoint, resumable};\n", "#[resumable]\n") } else { ("", "") };
    format!(
        "//! A function with {checkpoints} checkpoints.\n{import}\n/// The function.\n{attribute}\
         pub fn job(input: Vec<u64>) -> Result<u64, String> {{\n    let mut total = 0u64;\n    \
         let mut names: Vec<String> = Vec::new();\n{body}    Ok(total + names.len() as u64)\n}}\n"
    )
}

/// The text of a crate with `functions` functions of about 50 lines, with or without the attribute; every `apart`th of their
/// ten statements has a checkpoint.
pub(crate) fn functions(functions: u32, apart: u32, marked: bool) -> String {
    let mut text = "//! Functions of 50 lines.\n".to_owned();
    if marked {
        text.push_str("use asap_runtime::{checkpoint, resumable};\n");
    }
    for function in 0..functions {
        let mut body = String::new();
        for number in 0..10 {
            let checkpoint = if marked && number % apart == 0 { "checkpoint!();" } else { "" };
            block(&mut body, number + function, checkpoint);
        }
        let attribute = if marked { "#[resumable]\n" } else { "" };
        let _ = write!(
            text,
            "\n/// A function.\n{attribute}pub fn job{function}(input: Vec<u64>) -> Result<u64, String> {{\n    \
             let mut total = 0u64;\n    let mut names: Vec<String> = Vec::new();\n{body}    \
             Ok(total + names.len() as u64)\n}}\n"
        );
    }
    text
}

/// A checkpoint in one of the five shapes that functions have most.
fn block(body: &mut String, number: u32, checkpoint: &str) {
    let text = match number % 5 {
        0 => format!(
            "    let step{number} = total.wrapping_add({number});\n    names.push(format!(\"step {{step{number}}}\"));\n    \
             {checkpoint}\n    total ^= step{number};\n"
        ),
        1 => format!(
            "    for item in &input {{\n        total = total.wrapping_mul(31).wrapping_add(*item);\n        \
             {checkpoint}\n    }}\n"
        ),
        2 => format!(
            "    if total % 3 == {} {{\n        names.push(\"third\".to_owned());\n        {checkpoint}\n    }} else {{\n        \
             total += 1;\n    }}\n",
            number % 3
        ),
        3 => format!(
            "    match names.last() {{\n        Some(name) if name.len() > 5 => total += name.len() as u64,\n        \
             _ => {{\n            total += 2;\n            {checkpoint}\n        }}\n    }}\n"
        ),
        _ => format!(
            "    let parsed{number}: u64 = \"{number}\".parse().map_err(|error| format!(\"{{error}}\"))?;\n    \
             {checkpoint}\n    total += parsed{number};\n"
        ),
    };
    body.push_str(&text);
}

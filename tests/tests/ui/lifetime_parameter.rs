use std::borrow::Cow;

use asap_runtime::{checkpoint, resumable};

#[resumable]
fn shout<'a>(name: Cow<'a, str>) -> usize {
    checkpoint!();
    name.len()
}

struct View<'a>(&'a str);

#[resumable]
impl<'a> View<'a> {
    #[resumable]
    fn len(text: String) -> usize {
        checkpoint!();
        text.len()
    }
}

fn main() {
    let _: asap_runtime::Call<usize> = shout("a".into());
    let _: asap_runtime::Call<usize> = View::len("a".into());
    let _ = View("a").0;
}

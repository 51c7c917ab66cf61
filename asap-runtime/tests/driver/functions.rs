//! Resumable functions as the macro would write them.

use std::cell::RefCell;
use std::collections::HashMap;
use std::io;

pub(crate) use asap_runtime::__private as __asap;
use asap_runtime::{Call, Fails};

/// A checkpoint, as generated code has it.
pub(crate) fn saved(cx: &mut __asap::Cx, number: u32, save: impl FnOnce(&mut __asap::Writer)) -> bool {
    if let Some(writer) = cx.due(number) {
        save(writer);
    }
    cx.store(number)
}

thread_local! {
    static EFFECTS: RefCell<Vec<u64>> = const { RefCell::new(Vec::new()) };
    static HOOK: RefCell<Option<Hook>> = const { RefCell::new(None) };
}

type Hook = Box<dyn FnMut(u64) -> io::Result<()>>;

/// What the functions have done since the last call.
pub(crate) fn effects() -> Vec<u64> {
    EFFECTS.take()
}

/// Runs before each effect: it may fail, panic, or do something behind the task's back.
pub(crate) fn hook(hook: impl FnMut(u64) -> io::Result<()> + 'static) {
    HOOK.set(Some(Box::new(hook)));
}

/// Fails, or panics, at this effect, once.
pub(crate) fn fail_once(at: u64, mut fail: impl FnMut() -> io::Error + 'static) {
    let mut failed = false;
    hook(
        move |effect| {
            if effect == at && !std::mem::replace(&mut failed, true) { Err(fail()) } else { Ok(()) }
        },
    );
}

pub(crate) fn effect(effect: u64) -> io::Result<()> {
    // Taken out meanwhile, since a hook may run another task.
    if let Some(mut hook) = HOOK.take() {
        let answer = hook(effect);
        HOOK.set(Some(hook));
        answer?;
    }
    EFFECTS.with_borrow_mut(|effects| effects.push(effect));
    Ok(())
}

macro_rules! restore {
    ($cx:ident, $name:literal) => {
        match $cx.again($name, __asap::Type::NEW) {
            Some(value) => value,
            None => __asap::stop().await,
        }
    };
}

/// The description of a function with this body.
macro_rules! function {
    (
        $path:literal ($($parameter:ident: $type:ty),*) -> $output:ty, $checkpoints:expr, $body:path, $finish:expr
    ) => {
        $crate::functions::__asap::Function {
            path: $path,
            types: None,
            file: file!(),
            line: line!(),
            parameters: &[$(stringify!($parameter)),*],
            resources: &[],
            checkpoints: $checkpoints,
            begin: $crate::functions::__asap::Begin::Sync(&$crate::functions::__asap::FutureBody(
                |mut cx, arguments| {
                    // The bodies restore their arguments themselves.
                    let arguments = cx.arguments(arguments);
                    $crate::functions::__asap::body($body(cx, arguments))
                },
            )),
            save: |_, arguments, _writer| {
                let ($($parameter,)*) = $crate::functions::__asap::lent::<($($type,)*)>(arguments);
                $(_writer.local(stringify!($parameter), $parameter);)*
            },
            finish: $finish,
            output: $crate::functions::__asap::TypeId::of::<$output>,
            details: $crate::functions::__asap::Details::NONE,
        }
    };
}

/// A checkpoint of this name.
pub(crate) const fn checkpoint(
    id: &'static str,
    locals: &'static [&'static str],
    hidden: &'static [&'static str],
) -> __asap::Checkpoint {
    __asap::Checkpoint { id, is_call: false, line: 1, locals, hidden }
}

macro_rules! describe {
    ($error:ident) => {{
        #[allow(unused_imports)]
        use __asap::{AsDebug as _, AsDisplay as _, AsError as _, AsOpaque as _, AsText as _};
        (&&&&&__asap::Describe::of(&$error)).describe($error)
    }};
}

pub(crate) use {describe, function, restore};

/// ```ignore
/// #[resumable(name = "count")]
/// fn count(n: u64) -> io::Result<u64> {
///     let (mut sum, mut i) = (0, 0);
///     while i < n {
///         i += 1;
///         effect(i)?;
///         sum += i;
///         checkpoint!("added");
///     }
///     Ok(sum)
/// }
/// ```
pub(crate) fn count(n: u64) -> Call<u64, Fails<io::Error>> {
    async fn body(mut cx: __asap::Cx, arguments: Option<(u64,)>) -> io::Result<u64> {
        let mut at = cx.at();
        let n;
        let mut sum;
        let mut i;
        if at < 1 {
            n = match arguments {
                Some((n,)) => n,
                None => restore!(cx, "n"),
            };
            sum = 0;
            i = 0;
        } else {
            n = restore!(cx, "n");
            sum = restore!(cx, "sum");
            i = restore!(cx, "i");
        }
        while at == 1 || i < n {
            if at < 1 {
                i += 1;
                effect(i)?;
                sum += i;
            }
            if at == 1 {
                at = 0;
                cx.arrived();
            } else if !saved(&mut cx, 1, |w| {
                w.local("n", &n);
                w.local("sum", &sum);
                w.local("i", &i);
            }) {
                return __asap::stop().await;
            }
        }
        Ok(sum)
    }
    static FUNCTION: __asap::Function = function!(
        "count" (n: u64) -> io::Result<u64>,
        &[checkpoint("added", &["n", "sum", "i"], &[])],
        body,
        __asap::Finish::Result(
            __asap::fallible::<u64, io::Error>,
            &__asap::Failing::<io::Error> { repeats: None, describe: |error| describe!(error) }
        )
    );
    __asap::inventory::submit! { __asap::Registration::Function(&FUNCTION) }
    Call::new(&FUNCTION, (n,))
}

/// ```ignore
/// #[resumable(name = "merge")]
/// fn merge(left: HashMap<u8, String>, factor: f64) -> String {
///     let mut text = left[&1].clone();
///     checkpoint!("one");
///     text.push_str(&left[&2]);
///     let scaled = factor * 2.0;
///     checkpoint!("two");
///     format!("{text}{scaled}")
/// }
/// ```
pub(crate) fn merge(left: HashMap<u8, String>, factor: f64) -> Call<String> {
    type Arguments = (HashMap<u8, String>, f64);
    async fn body(mut cx: __asap::Cx, arguments: Option<Arguments>) -> String {
        let mut at = cx.at();
        let left;
        let factor;
        let mut text;
        let scaled;
        if at < 2 {
            if at < 1 {
                (left, factor) = match arguments {
                    Some(arguments) => arguments,
                    None => (restore!(cx, "left"), restore!(cx, "factor")),
                };
                text = HashMap::get(&left, &1).cloned().unwrap_or_default();
            } else {
                left = restore!(cx, "left");
                factor = restore!(cx, "factor");
                text = restore!(cx, "text");
            }
            if at == 1 {
                at = 0;
                cx.arrived();
            } else if !saved(&mut cx, 1, |w| {
                w.local("left", &left);
                w.local("factor", &factor);
                w.local("text", &text);
            }) {
                return __asap::stop().await;
            }
            let _ = effect(2);
            text.push_str(left.get(&2).map_or("", String::as_str));
            scaled = factor * 2.0;
        } else {
            text = restore!(cx, "text");
            scaled = restore!(cx, "scaled");
        }
        if at == 2 {
            cx.arrived();
        } else if !saved(&mut cx, 2, |w| {
            w.local("text", &text);
            w.local("scaled", &scaled);
        }) {
            return __asap::stop().await;
        }
        let _ = effect(3);
        format!("{text}{scaled}")
    }
    static FUNCTION: __asap::Function = function!(
        "merge" (left: HashMap<u8, String>, factor: f64) -> String,
        &[
            checkpoint("one", &["left", "factor", "text"], &[]),
            checkpoint("two", &["text", "scaled"], &[]),
        ],
        body,
        __asap::Finish::Value(__asap::infallible::<String>)
    );
    __asap::inventory::submit! { __asap::Registration::Function(&FUNCTION) }
    Call::new(&FUNCTION, (left, factor))
}

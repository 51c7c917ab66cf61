//! What `#[resumable]` makes of `quickstart.rs`. A test keeps it fresh.
#![cfg_attr(rustfmt, rustfmt::skip)]
#![allow(clippy::too_many_lines)]

use std::thread::sleep;
use std::time::Duration;
use asap_runtime::{Runtime, checkpoint};

fn primes(limit: u32) -> ::asap_runtime::Call<Vec<u32>> {
    use ::asap_runtime::__private as __asap;
    #[allow(
        unused_assignments,
        unused_mut,
        unused_parens,
        unused_braces,
        unused_labels,
        unreachable_code,
        non_shorthand_field_patterns,
        clippy::items_after_statements,
        clippy::large_futures,
        clippy::let_unit_value,
        clippy::needless_late_init,
        clippy::redundant_field_names,
        clippy::unnecessary_wraps,
        clippy::unused_async
    )]
    fn __asap_body(
        mut cx: __asap::Cx,
        arguments: ::core::option::Option<(u32,)>,
    ) -> ::core::option::Option<Vec<u32>> {
        let __asap_type1 = __asap::Type::NEW;
        'asap_stopped: {
            let value: Vec<u32> = {
                let mut at = cx.at();
                if cx.asks() {
                    break 'asap_stopped;
                }
                let limit;
                let mut found;
                let source;
                if at < 1 {
                    let ::core::option::Option::Some((new_limit,)) = arguments else {
                        break 'asap_stopped
                    };
                    limit = new_limit;
                    found = Vec::new();
                    source = __asap::iter::owned(2..limit);
                } else {
                    source = match cx.restore_source("for candidate") {
                        ::core::option::Option::Some(value) => value,
                        ::core::option::Option::None => break 'asap_stopped,
                    };
                    found = match cx.restore::<16, 19, _>("found", __asap_type1) {
                        ::core::option::Option::Some(value) => value,
                        ::core::option::Option::None => break 'asap_stopped,
                    };
                }
                {
                    let mut iterator = source;
                    if at >= 1 {
                        let mut taken = iterator;
                        let restored = cx.restore_iterator("for candidate", &mut taken);
                        iterator = taken;
                        if !restored {
                            break 'asap_stopped;
                        }
                    }
                    loop {
                        let mut candidate_slot2 = __asap::Slot::empty();
                        let mut candidate;
                        let selected: bool;
                        if at < 1 {
                            let mut taken = iterator;
                            let item = ::core::iter::Iterator::next(&mut taken);
                            iterator = taken;
                            match item {
                                ::core::option::Option::Some(new_candidate) => {
                                    candidate_slot2.put(new_candidate);
                                }
                                ::core::option::Option::None => break,
                            }
                            candidate = candidate_slot2.take();
                            selected = found.iter().all(|prime| candidate % prime != 0);
                            candidate_slot2.put(candidate);
                        } else {
                            selected = true;
                        }
                        if selected {
                            if at < 1 {
                                sleep(Duration::from_millis(200));
                                candidate = candidate_slot2.take();
                                println!("{candidate}");
                                found.push(candidate);
                            }
                            checkpoint!(@ used);
                            if at != 0 {
                                at = 0;
                                cx.arrived();
                            } else {
                                let kept = (found, iterator);
                                if let ::core::option::Option::Some(writer) = cx.due(1) {
                                    let (ref found, ref iterator) = kept;
                                    writer.local("found", found);
                                    writer.iterator("for candidate", iterator);
                                }
                                (found, iterator) = kept;
                                if !cx.store(1) {
                                    break 'asap_stopped;
                                }
                            }
                        }
                    }
                }
                found
            };
            return ::core::option::Option::Some(value);
        }
        if cx.asks() {
            cx.tell(&[__asap_type1.told()]);
        }
        ::core::option::Option::None
    }
    static __ASAP_FUNCTION: __asap::Function = __asap::Function {
        path: ::core::concat!(::core::module_path!(), "::", "primes"),
        types: ::core::option::Option::None,
        file: ::core::file!(),
        line: ::core::line!(),
        parameters: &["limit"],
        resources: &[],
        checkpoints: &[
            __asap::Checkpoint {
                id: "for candidate / if found.iter().all(| prime | candidate~1f7b",
                is_call: false,
                line: ::core::line!(),
                locals: &["found"],
                hidden: &["for candidate"],
            },
        ],
        begin: __asap::Begin::Sync(&__asap::FunctionBody(__asap_body)),
        save: __asap::save::<(u32,)>,
        finish: __asap::Finish::Value(__asap::infallible::<Vec<u32>>),
        output: __asap::TypeId::of::<Vec<u32>>,
        details: __asap::Details {
            was: &[],
            migrate: ::core::option::Option::None,
            is_described: true,
            parameters: &[__asap::Type::<u32>::NEW.parameter()],
            places: "9a30b4b4 001 ",
            types: "1\n",
            edges: "0>1 0>$ 1>1 1>$",
            calls: &[],
            old: &[],
            changed: &[],
            policies: __asap::Policies::NONE,
        },
    };
    const _: () = {
        #[allow(unused_imports)]
        use __asap::IsNoResult as _;
        ::core::assert!(
            ! __asap::Kind:: < Vec < u32 > > ::IS_RESULT,
            "this is an alias of `Result` under another name: write `Result<…>`, so that an `Err` is seen to fail"
        );
    };
    __asap::inventory::submit! {
        __asap::Registration::Function(& __ASAP_FUNCTION)
    }
    __asap::Call::new(&__ASAP_FUNCTION, (limit,))
}

fn main() -> asap_runtime::Result<()> {
    let runtime = Runtime::open("asap_state.db")?;
    let found = runtime.run("primes", primes(200))?;
    println!("{} primes, the last is {:?}", found.len(), found.last());
    Ok(())
}

//! What the attribute says about attempts that fail: `retry`, `deadline` and `cancel_on_failure`; and about checkpoints:
//! `durable_within`.

use std::time::Duration;

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use syn::meta::ParseNestedMeta;
use syn::{LitBool, LitInt, LitStr, Path};

use crate::catalogue;

/// What is done about a task that fails or takes too long, and when its checkpoints are durable.
#[derive(Default)]
pub(crate) struct Policies {
    pub(crate) retry: Option<Retry>,
    pub(crate) deadline: Option<Duration>,
    pub(crate) cancels: bool,
    pub(crate) durable_within: Option<Duration>,
}

/// How often and when a failed attempt is repeated; what is not said is the runtime's to say.
#[derive(Default)]
pub(crate) struct Retry {
    attempts: Option<u32>,
    base: Option<Duration>,
    max: Option<Duration>,
    within: Option<Duration>,
    jitter: Option<bool>,
    /// Whether a failure with an error is repeated.
    pub(crate) on: Option<Path>,
}

impl Policies {
    /// The value that the runtime has of it, of a function that may commit transactions.
    pub(crate) fn written(&self, has_transactions: bool) -> TokenStream {
        let Self { retry, deadline, cancels, durable_within } = self;
        // What waits for being stored would wait for the lock that a transaction holds, and the transaction for that.
        let durable_within = if has_transactions { Some(Duration::ZERO) } else { *durable_within };
        if retry.is_none() && deadline.is_none() && !cancels && durable_within.is_none() {
            return quote!(__asap::Policies::NONE);
        }
        let retry = option(retry.as_ref().map(Retry::written));
        let deadline = option(deadline.map(duration));
        let durable_within = option(durable_within.map(duration));
        quote! {
            __asap::Policies {
                retry: #retry,
                deadline: #deadline,
                cancels: #cancels,
                durable_within: #durable_within,
            }
        }
    }
}

impl Retry {
    /// Takes what stands behind `retry`.
    pub(crate) fn parse(meta: &ParseNestedMeta<'_>) -> syn::Result<Self> {
        let mut retry = Self::default();
        if meta.input.is_empty() || meta.input.peek(syn::Token![,]) {
            return Ok(retry);
        }
        if !meta.input.peek(syn::token::Paren) {
            return Err(meta.error(catalogue::RETRY_OPTIONS));
        }
        meta.parse_nested_meta(|option| {
            if option.path.is_ident("attempts") {
                let attempts: LitInt = option.value()?.parse()?;
                let most = attempts.base10_parse().ok().filter(|most| *most > 0);
                let most = most.ok_or_else(|| syn::Error::new(attempts.span(), catalogue::RETRY_OPTIONS))?;
                retry.attempts = Some(most);
            } else if option.path.is_ident("base") {
                retry.base = Some(parse_duration(&option)?);
            } else if option.path.is_ident("max") {
                retry.max = Some(parse_duration(&option)?);
            } else if option.path.is_ident("within") {
                retry.within = Some(parse_duration(&option)?);
            } else if option.path.is_ident("jitter") {
                retry.jitter = Some(option.value()?.parse::<LitBool>()?.value);
            } else if option.path.is_ident("on") {
                retry.on = Some(option.value()?.parse()?);
            } else {
                return Err(option.error(catalogue::RETRY_OPTIONS));
            }
            Ok(())
        })?;
        Ok(retry)
    }

    fn written(&self) -> TokenStream {
        let Self { attempts, base, max, within, jitter, .. } = self;
        // A limit of time alone is one.
        let attempts = match (attempts, within) {
            (Some(most), _) => Some(quote!(::core::option::Option::Some(#most))),
            (None, Some(_)) => Some(quote!(::core::option::Option::None)),
            (None, None) => None,
        };
        let within = within.map(|within| option(Some(duration(within))));
        let jitter = jitter.map(|jitter| quote!(#jitter));
        let home = quote!(__asap);
        policy(&home, [attempts, base.map(duration), max.map(duration), within, jitter])
    }
}

/// The value of a policy, of what is said of `attempts`, `base`, `max`, `within` and `jitter`.
pub(crate) fn policy(home: &TokenStream, said: [Option<TokenStream>; 5]) -> TokenStream {
    let names = ["attempts", "base", "max", "within", "jitter"];
    let fields = names.into_iter().zip(said).map(|(name, said)| {
        let name = Ident::new(name, Span::call_site());
        let value = said.unwrap_or_else(|| quote!(#home::Retry::DEFAULT.#name));
        quote!(#name: #value)
    });
    quote!(#home::Retry { #(#fields),* })
}

/// Takes a duration behind `=`: a text such as `"1h 30m"`.
pub(crate) fn parse_duration(meta: &ParseNestedMeta<'_>) -> syn::Result<Duration> {
    let text: LitStr = meta.value()?.parse()?;
    read(&text.value()).ok_or_else(|| syn::Error::new(text.span(), catalogue::DURATION))
}

/// As [`parse_duration`], or nothing at all: `"0s"`.
pub(crate) fn parse_window(meta: &ParseNestedMeta<'_>) -> syn::Result<Duration> {
    let text: LitStr = meta.value()?.parse()?;
    if text.value().trim() == "0s" {
        return Ok(Duration::ZERO);
    }
    read(&text.value()).ok_or_else(|| syn::Error::new(text.span(), catalogue::DURATION))
}

/// Reads numbers with units, the larger units first or not; nothing if it is anything else, or zero.
fn read(text: &str) -> Option<Duration> {
    let mut milliseconds = 0u64;
    let mut rest = text.trim();
    while !rest.is_empty() {
        let digits = rest.find(|c: char| !c.is_ascii_digit())?;
        let (number, behind) = rest.split_at(digits);
        let letters = behind.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(behind.len());
        let (unit, behind) = behind.split_at(letters);
        let factor = match unit {
            "ms" => 1,
            "s" => 1000,
            "m" => 60_000,
            "h" => 3_600_000,
            "d" => 86_400_000,
            _ => return None,
        };
        milliseconds = milliseconds.checked_add(number.parse::<u64>().ok()?.checked_mul(factor)?)?;
        rest = behind.trim_start();
    }
    (milliseconds > 0).then(|| Duration::from_millis(milliseconds))
}

fn duration(duration: Duration) -> TokenStream {
    let milliseconds = u64::try_from(duration.as_millis()).unwrap_or(u64::MAX);
    quote!(::core::time::Duration::from_millis(#milliseconds))
}

/// An `Option` as tokens.
pub(crate) fn option(value: Option<TokenStream>) -> TokenStream {
    value.map_or_else(
        || quote!(::core::option::Option::None),
        |value| quote!(::core::option::Option::Some(#value)),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_numbers_with_units() {
        let millis = |text| read(text).map(|duration| duration.as_millis());
        assert_eq!(millis("250ms"), Some(250));
        assert_eq!(millis("30s"), Some(30_000));
        assert_eq!(millis("1h 30m"), Some(5_400_000));
        assert_eq!(millis("1h30m"), Some(5_400_000));
        assert_eq!(millis(" 7d "), Some(604_800_000));
        for wrong in
            ["", "0s", "5", "s", "1.5h", "1 h", "-1s", "1w", "99999999999999999999s", "9999999999999999d"]
        {
            assert_eq!(millis(wrong), None, "{wrong}");
        }
    }
}

//! JSON numbers: integers in decimal, floats in the shortest form that is read back bit by bit.

use std::io;

use serde::de::Error as _;
use serde_json::ser::{CompactFormatter, Formatter};

use super::error::CodecError;

/// Lets the formatter of `serde_json` write to a string.
struct Sink<'a>(&'a mut String);

impl io::Write for Sink<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.write_all(bytes)?;
        Ok(bytes.len())
    }

    #[inline]
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        // A number is ASCII; to say so with a mask is cheaper than to have it checked.
        self.0.extend(bytes.iter().map(|byte| char::from(byte & 0x7f)));
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

const WRITTEN: &str = "a string takes whatever is written";

/// Appends an integer of at most 64 bits.
pub(super) fn write_u64(value: u64, out: &mut String) {
    CompactFormatter.write_u64(&mut Sink(out), value).expect(WRITTEN);
}

/// Appends an integer of at most 64 bits.
pub(super) fn write_i64(value: i64, out: &mut String) {
    CompactFormatter.write_i64(&mut Sink(out), value).expect(WRITTEN);
}

/// Appends an integer: plain if 64 bits hold it, else as text, since other readers would round it; whether that was so.
pub(super) fn write_i128(value: i128, out: &mut String) -> bool {
    match (i64::try_from(value), u64::try_from(value)) {
        (Ok(value), _) => write_i64(value, out),
        (_, Ok(value)) => write_u64(value, out),
        _ => {
            write_wide(&value.to_string(), out);
            return true;
        }
    }
    false
}

/// Appends an integer: plain if 64 bits hold it, else as text, since other readers would round it; whether that was so.
pub(super) fn write_u128(value: u128, out: &mut String) -> bool {
    if let Ok(value) = u64::try_from(value) {
        write_u64(value, out);
        return false;
    }
    write_wide(&value.to_string(), out);
    true
}

fn write_wide(digits: &str, out: &mut String) {
    out.push_str("{\"$int\":\"");
    out.push_str(digits);
    out.push_str("\"}");
}

/// Appends a float, with a point or an exponent.
pub(super) fn write_f64(value: f64, out: &mut String) {
    if value.is_finite() {
        CompactFormatter.write_f64(&mut Sink(out), value).expect(WRITTEN);
    } else if value.is_nan() && value.to_bits() != f64::NAN.to_bits() {
        write_special(&format!("NaN:{:016x}", value.to_bits()), out);
    } else {
        write_special(special(value), out);
    }
}

/// Appends a float of single precision, with a point or an exponent.
pub(super) fn write_f32(value: f32, out: &mut String) {
    if value.is_finite() {
        CompactFormatter.write_f32(&mut Sink(out), value).expect(WRITTEN);
    } else if value.is_nan() && value.to_bits() != f32::NAN.to_bits() {
        write_special(&format!("NaN:{:08x}", value.to_bits()), out);
    } else {
        write_special(special(f64::from(value)), out);
    }
}

/// Appends one of the floats that JSON has no number for, by its name.
pub(super) fn write_special(name: &str, out: &mut String) {
    out.push_str("{\"$float\":\"");
    out.push_str(name);
    out.push_str("\"}");
}

fn special(value: f64) -> &'static str {
    if value.is_nan() {
        "NaN"
    } else if value > 0.0 {
        "inf"
    } else {
        "-inf"
    }
}

/// A float that JSON has no number for.
#[derive(Debug, Clone, Copy)]
pub(super) enum Special {
    /// The same in both precisions.
    Either(f64),
    /// The bits of a NaN of single precision.
    Single(u32),
    /// The bits of a NaN of double precision.
    Double(u64),
}

impl Special {
    /// The float of this name.
    pub(super) fn of(name: &str) -> Result<Self, CodecError> {
        let special = match name {
            "NaN" => Self::Either(f64::NAN),
            "inf" => Self::Either(f64::INFINITY),
            "-inf" => Self::Either(f64::NEG_INFINITY),
            _ => match name.strip_prefix("NaN:") {
                Some(bits) if bits.len() == 8 => {
                    Self::Single(u32::from_str_radix(bits, 16).map_err(|_| unknown(name))?)
                }
                Some(bits) if bits.len() == 16 => {
                    Self::Double(u64::from_str_radix(bits, 16).map_err(|_| unknown(name))?)
                }
                _ => return Err(unknown(name)),
            },
        };
        let is_special = match special {
            Self::Either(_) => true,
            Self::Single(bits) => f32::from_bits(bits).is_nan(),
            Self::Double(bits) => f64::from_bits(bits).is_nan(),
        };
        if is_special { Ok(special) } else { Err(unknown(name)) }
    }
}

fn unknown(name: &str) -> CodecError {
    CodecError::custom(format_args!(
        "`{name}` is not a `$float`; known are `NaN`, `inf`, `-inf` and `NaN:` with the bits of a NaN"
    ))
}

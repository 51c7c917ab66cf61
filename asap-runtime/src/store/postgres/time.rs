//! Times as PostgreSQL has them: microseconds since the year 2000, in 64 bits.

use chrono::{DateTime, Datelike, Utc};
use sqlx::encode::IsNull;
use sqlx::error::BoxDynError;
use sqlx::postgres::types::Oid;
use sqlx::postgres::{PgArgumentBuffer, PgHasArrayType, PgTypeInfo, PgValueRef};
use sqlx::{Decode, Encode, Postgres, Type};

/// `timestamptz`, and an array of it: numbers that PostgreSQL has given out for ever (`pg_type.dat`).
const TIMESTAMPTZ: PgTypeInfo = PgTypeInfo::with_oid(Oid(1184));
const TIMESTAMPTZ_ARRAY: PgTypeInfo = PgTypeInfo::with_oid(Oid(1185));

/// 2000-01-01T00:00:00Z in microseconds since 1970.
const EPOCH: i64 = 946_684_800_000_000;

/// A `timestamptz`; one that was read may be any, also infinity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Time(i64);

impl Time {
    /// What is below a microsecond is cut off; the year must have been checked.
    pub(super) fn of(time: DateTime<Utc>) -> Self {
        Self(crate::store::check::to_micros(time).timestamp_micros() - EPOCH)
    }

    /// The time; what is wrong with it, if it is none that a snapshot may have.
    pub(super) fn read(self) -> Result<DateTime<Utc>, String> {
        let time = self.0.checked_add(EPOCH).and_then(DateTime::from_timestamp_micros);
        time.filter(|time| (1..=9999).contains(&time.year()))
            .ok_or_else(|| "its year is outside of 1 to 9999".to_owned())
    }
}

impl Type<Postgres> for Time {
    fn type_info() -> PgTypeInfo {
        TIMESTAMPTZ
    }

    fn compatible(info: &PgTypeInfo) -> bool {
        info.oid() == TIMESTAMPTZ.oid()
    }
}

impl PgHasArrayType for Time {
    fn array_type_info() -> PgTypeInfo {
        TIMESTAMPTZ_ARRAY
    }
}

impl Encode<'_, Postgres> for Time {
    fn encode_by_ref(&self, buffer: &mut PgArgumentBuffer) -> Result<IsNull, BoxDynError> {
        Encode::<Postgres>::encode_by_ref(&self.0, buffer)
    }
}

impl Decode<'_, Postgres> for Time {
    fn decode(value: PgValueRef<'_>) -> Result<Self, BoxDynError> {
        // All our statements are prepared, whose answers are binary.
        Ok(Self(i64::from_be_bytes(value.as_bytes()?.try_into()?)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_come_back() {
        for text in ["0001-01-01T00:00:00Z", "1969-12-31T23:59:59.999999Z", "9999-12-31T23:59:59.999999Z"] {
            let time: DateTime<Utc> = text.parse().unwrap();
            assert_eq!(Time::of(time).read(), Ok(time));
        }
        assert_eq!(Time::of("2000-01-01T00:00:00.000001999Z".parse().unwrap()), Time(1));
    }

    #[test]
    fn infinity_is_no_time() {
        for micros in [i64::MAX, i64::MIN, i64::MIN + EPOCH] {
            assert!(Time(micros).read().is_err());
        }
    }
}

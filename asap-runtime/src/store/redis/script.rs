//! The scripts that run in the server, each one transaction and one round trip.

use std::sync::LazyLock;

use redis::Script;

/// What stands in front of the scripts that change places.
const PLACE: &str = include_str!("lua/place.lua");

/// What stands in front of the scripts that know parts.
const PARTS: &str = include_str!("lua/parts.lua");

macro_rules! scripts {
    ($($name:ident: $($front:ident +)* $file:literal),* $(,)?) => {$(
        pub(super) static $name: LazyLock<Script> =
            LazyLock::new(|| Script::new(&[$($front,)* include_str!(concat!("lua/", $file))].concat()));
    )*};
}

scripts! {
    APPEND: "append.lua",
    SAVE: PARTS + "save.lua",
    READ: PARTS + "read.lua",
    DELETE: PLACE + "delete.lua",
    DELETE_VERSION: PLACE + PARTS + "delete_version.lua",
    SWAP_RECORD: PLACE + "swap_record.lua",
    REWRITE: PLACE + PARTS + "rewrite.lua",
    FIND: PARTS + "find.lua",
    RECORDS: "records.lua",
    ENQUEUE: PLACE + "enqueue.lua",
    TAKE: PLACE + PARTS + "take.lua",
    RENEW: PLACE + "renew.lua",
    RELEASE: PLACE + "release.lua",
    PUT_BACK: PLACE + "put_back.lua",
    PARKED: "parked.lua",
    COUNTS: "counts.lua",
    SEND: PLACE + "send.lua",
    MESSAGE: "message.lua",
    WAKES: "wakes.lua",
}

/// An append with what it changes about parts: the plain one as a function, and what follows if it has stored.
static WITH_PARTS: [&str; 3] =
    [include_str!("lua/given.lua"), "local function append()\n", include_str!("lua/append_parts.lua")];

pub(super) static APPEND_PARTS: LazyLock<Script> =
    LazyLock::new(|| with_parts(&[include_str!("lua/append.lua")]));

pub(super) static ENQUEUE_PARTS: LazyLock<Script> =
    LazyLock::new(|| with_parts(&[PLACE, include_str!("lua/enqueue.lua")]));

fn with_parts(append: &[&str]) -> Script {
    let [given, begin, behind] = WITH_PARTS;
    Script::new(&[given, begin, &append.concat(), "end\n", PARTS, behind].concat())
}

//! The scripts that run in the server, each one transaction and one round trip.

use std::sync::LazyLock;

use redis::Script;

macro_rules! scripts {
    ($($name:ident: $file:literal),* $(,)?) => {$(
        pub(super) static $name: LazyLock<Script> =
            LazyLock::new(|| Script::new(include_str!(concat!("lua/", $file))));
    )*};
}

scripts! {
    APPEND: "append.lua",
    SAVE: "save.lua",
    READ: "read.lua",
    DELETE: "delete.lua",
    DELETE_VERSION: "delete_version.lua",
    SWAP_RECORD: "swap_record.lua",
    RECORDS: "records.lua",
}

//! Every statement that runs after the tables were made.

use std::borrow::Cow;

use sqlx::{AssertSqlSafe, SqlSafeStr, SqlStr};

/// The statements, with the tables' names in their schema.
#[derive(Debug)]
pub(super) struct Statements {
    pub(super) append: SqlStr,
    pub(super) append_over: SqlStr,
    pub(super) append_whole: SqlStr,
    pub(super) append_many: SqlStr,
    pub(super) append_parts: SqlStr,
    pub(super) append_whole_parts: SqlStr,
    pub(super) append_many_parts: SqlStr,
    pub(super) verdict: SqlStr,
    pub(super) save: SqlStr,
    pub(super) save_over: SqlStr,
    pub(super) latest: SqlStr,
    pub(super) version: SqlStr,
    pub(super) versions: SqlStr,
    pub(super) highest: SqlStr,
    pub(super) lock_record: SqlStr,
    pub(super) delete_versions: SqlStr,
    pub(super) delete_record: SqlStr,
    pub(super) uncover: SqlStr,
    pub(super) revise: SqlStr,
    pub(super) delete_version: SqlStr,
    pub(super) delete_record_alone: SqlStr,
    pub(super) record: SqlStr,
    pub(super) records: SqlStr,
    pub(super) add_record: SqlStr,
    pub(super) swap_record: SqlStr,
    pub(super) written_by: SqlStr,
    pub(super) lock_latest: SqlStr,
    pub(super) has_parts: SqlStr,
    pub(super) lock_head: SqlStr,
    pub(super) reopen_parts: SqlStr,
    pub(super) end_parts: SqlStr,
    pub(super) delete_unneeded_parts: SqlStr,
    pub(super) leave_start: SqlStr,
    pub(super) delete_parts: SqlStr,
    pub(super) delete_above: SqlStr,
    pub(super) add_versions: SqlStr,
    pub(super) rewrite_record: SqlStr,
    pub(super) find: SqlStr,
    pub(super) find_in_task: SqlStr,
    pub(super) identity: SqlStr,
    /// As `identity`, and fails outside of a transaction.
    pub(super) inside: SqlStr,
    pub(super) enqueue: SqlStr,
    pub(super) enqueue_parts: SqlStr,
    pub(super) take: SqlStr,
    pub(super) latest_many: SqlStr,
    pub(super) look: SqlStr,
    pub(super) add_queues: SqlStr,
    pub(super) lock_queues: SqlStr,
    pub(super) lock_due: SqlStr,
    pub(super) wake: SqlStr,
    pub(super) renew: SqlStr,
    pub(super) release: SqlStr,
    pub(super) put_back: SqlStr,
    pub(super) queued: SqlStr,
    pub(super) parked: SqlStr,
    pub(super) parked_from_first: SqlStr,
    pub(super) counts: SqlStr,
    pub(super) channel: SqlStr,
    pub(super) wake_task: SqlStr,
    pub(super) send: SqlStr,
    pub(super) sent_by: SqlStr,
    pub(super) message: SqlStr,
    pub(super) wakes: SqlStr,
    pub(super) lock_family: SqlStr,
}

const INSIDE: &str =
    concat!("SAVEPOINT asap_inside; RELEASE SAVEPOINT asap_inside;\n", include_str!("sql/identity.sql"));

/// The words of our own that name tables: no column, no other name begins so.
const TABLES: [&str; 6] =
    ["asap_snapshots", "asap_tasks", "asap_queues", "asap_messages", "asap_parts", "asap_schema"];

/// A text of SQL with its tables in a schema; as it is without one.
pub(super) fn in_schema(text: impl Into<Cow<'static, str>>, schema: Option<&str>) -> SqlStr {
    let mut text = text.into();
    for table in schema.map_or(&[][..], |_| &TABLES) {
        let schema = schema.unwrap_or_default();
        text = text.replace(table, &format!("{}.{table}", quoted(schema))).into();
    }
    // The texts are this crate's own, and the schema's name is quoted.
    AssertSqlSafe(text.into_owned()).into_sql_str()
}

/// The statement of an append with more behind its last expression; `first` is the number of the parameter behind its own.
fn with_parts(append: &str, expressions: &[&str], first: usize) -> String {
    let (all, select) = append.rsplit_once("\n)\nSELECT").unwrap_or((append, ""));
    let mut text = format!("{all}\n)");
    for expression in expressions {
        text.push_str(",\n");
        text.push_str(expression.trim_end());
    }
    for (name, number) in ["$ids", "$contents", "$firsts", "$dropped"].into_iter().zip(first..) {
        text = text.replace(name, &format!("${number}"));
    }
    text + "\nSELECT" + select
}

/// A name as SQL has it.
pub(super) fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

impl Statements {
    pub(super) fn new(schema: Option<&str>) -> Self {
        macro_rules! text {
            ($name:literal) => {
                in_schema(include_str!(concat!("sql/", $name, ".sql")), schema)
            };
        }
        macro_rules! parts {
            ($append:literal, $($expression:literal),*; $first:literal) => {{
                let append = include_str!(concat!("sql/", $append, ".sql"));
                let expressions = [$(include_str!(concat!("sql/", $expression, ".sql"))),*];
                in_schema(with_parts(append, &expressions, $first), schema)
            }};
        }
        Self {
            append: text!("append"),
            append_over: text!("append_over"),
            append_whole: text!("append_whole"),
            append_many: text!("append_many"),
            append_parts: parts!("append_over", "kept_over", "parts"; 12),
            append_whole_parts: parts!("append_whole", "kept_whole", "parts"; 21),
            append_many_parts: parts!("append_many", "parts_many"; 12),
            verdict: text!("verdict"),
            save: text!("save"),
            save_over: text!("save_over"),
            latest: text!("latest"),
            version: text!("version"),
            versions: text!("versions"),
            highest: text!("highest"),
            lock_record: text!("lock_record"),
            delete_versions: text!("delete_versions"),
            delete_record: text!("delete_record"),
            uncover: text!("uncover"),
            revise: text!("revise"),
            delete_version: text!("delete_version"),
            delete_record_alone: text!("delete_record_alone"),
            record: text!("record"),
            records: text!("records"),
            add_record: text!("add_record"),
            swap_record: text!("swap_record"),
            written_by: text!("written_by"),
            lock_latest: text!("lock_latest"),
            has_parts: text!("has_parts"),
            lock_head: text!("lock_head"),
            reopen_parts: text!("reopen_parts"),
            end_parts: text!("end_parts"),
            delete_unneeded_parts: text!("delete_unneeded_parts"),
            leave_start: text!("leave_start"),
            delete_parts: text!("delete_parts"),
            delete_above: text!("delete_above"),
            add_versions: text!("add_versions"),
            rewrite_record: text!("rewrite_record"),
            find: text!("find"),
            find_in_task: text!("find_in_task"),
            identity: text!("identity"),
            inside: in_schema(INSIDE, schema),
            enqueue: text!("enqueue"),
            enqueue_parts: parts!("enqueue", "first_parts"; 22),
            take: text!("take"),
            latest_many: text!("latest_many"),
            look: text!("look"),
            add_queues: text!("add_queues"),
            lock_queues: text!("lock_queues"),
            lock_due: text!("lock_due"),
            wake: text!("wake"),
            renew: text!("renew"),
            release: text!("release"),
            put_back: text!("put_back"),
            queued: text!("queued"),
            parked: text!("parked"),
            parked_from_first: text!("parked_from_first"),
            counts: text!("counts"),
            channel: text!("channel"),
            wake_task: text!("wake_task"),
            send: text!("send"),
            sent_by: text!("sent_by"),
            message: text!("message"),
            wakes: text!("wakes"),
            lock_family: text!("lock_family"),
        }
    }
}

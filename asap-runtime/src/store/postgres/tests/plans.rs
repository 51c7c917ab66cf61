//! The plans of what runs often: never a look at a whole table.

use sqlx::{AssertSqlSafe, Row as _, SqlStr, raw_sql};

use super::{Place, block_on};
use crate::store::postgres::statement::Statements;

/// The statements with the types of their parameters.
fn statements(texts: &Statements) -> Vec<(&SqlStr, String)> {
    let append = "text, bigint, text, text, boolean, timestamptz, bigint";
    let parts = "bytea[], bytea[], bigint[], bytea[]";
    let record = "text, text, text, bigint, text, text, timestamptz, timestamptz, text, text, smallint, bigint, timestamptz";
    let many = "text[], bigint[], text[], text[], boolean[], timestamptz[], bigint[], bigint[], bigint[], bigint[], boolean[]";
    vec![
        (&texts.append, format!("{append}, bigint")),
        (&texts.append_over, format!("{append}, bigint, bigint, bigint, boolean")),
        (&texts.append_whole, format!("{append}, bigint, {}", &record[6..])),
        (&texts.append_many, many.to_owned()),
        (&texts.append_parts, format!("{append}, bigint, bigint, bigint, boolean, {parts}")),
        (&texts.append_whole_parts, format!("{append}, bigint, {}, {parts}", &record[6..])),
        (&texts.append_many_parts, format!("{many}, text[], bytea[], bytea[], text[], bigint[], bytea[]")),
        (&texts.verdict, "text, bigint".to_owned()),
        (&texts.save, "text, bigint, text, text, boolean, timestamptz".to_owned()),
        (&texts.save_over, "text, bigint, text, text, boolean, timestamptz".to_owned()),
        (&texts.highest, "text".to_owned()),
        (&texts.has_parts, "text".to_owned()),
        (&texts.lock_head, "text".to_owned()),
        (&texts.reopen_parts, "text, bigint".to_owned()),
        (&texts.end_parts, "text, bigint".to_owned()),
        (&texts.delete_unneeded_parts, "text".to_owned()),
        (&texts.leave_start, "text".to_owned()),
        (&texts.delete_parts, "text".to_owned()),
        (&texts.latest, "text".to_owned()),
        (&texts.version, "text, bigint".to_owned()),
        (&texts.versions, "text".to_owned()),
        (&texts.record, "text".to_owned()),
        (&texts.add_record, record.to_owned()),
        (&texts.swap_record, format!("{record}, bigint")),
        (&texts.written_by, "text".to_owned()),
        (&texts.lock_record, "text".to_owned()),
        (&texts.uncover, "text, bigint".to_owned()),
        (&texts.revise, "text".to_owned()),
        (&texts.delete_version, "text, bigint".to_owned()),
        (&texts.delete_versions, "text".to_owned()),
        (&texts.delete_record, "text".to_owned()),
        (&texts.delete_record_alone, "text".to_owned()),
        (
            &texts.enqueue,
            format!(
                "text, text, text, boolean, timestamptz, bigint, {}, text, integer, bigint",
                &record[6..]
            ),
        ),
        (
            &texts.enqueue_parts,
            format!(
                "text, text, text, boolean, timestamptz, bigint, {}, text, integer, bigint, bytea[], bytea[]",
                &record[6..]
            ),
        ),
        (&texts.take, "text, text[], bigint[], bigint[], bigint, bigint, boolean".to_owned()),
        (&texts.latest_many, "text[], bigint[]".to_owned()),
        (&texts.look, "text[], bigint[], bigint[]".to_owned()),
        (&texts.add_queues, "text[]".to_owned()),
        (&texts.lock_queues, "text[]".to_owned()),
        (&texts.wake, "text[], bigint".to_owned()),
        (&texts.renew, "text[], bigint[], bigint".to_owned()),
        (&texts.release, "text, bigint, text, bigint, text, text, text, bigint".to_owned()),
        (&texts.wake_task, "text".to_owned()),
        (&texts.send, "text, text, text, text, text".to_owned()),
        (&texts.sent_by, "text, text".to_owned()),
        (&texts.message, "text, text, bigint".to_owned()),
        (&texts.wakes, "text".to_owned()),
        (&texts.lock_family, "text, text".to_owned()),
        (&texts.put_back, "text, text".to_owned()),
        (&texts.queued, "text".to_owned()),
        (&texts.parked, "text, bigint".to_owned()),
        (&texts.parked_from_first, "bigint".to_owned()),
        (&texts.lock_latest, "text".to_owned()),
        (&texts.delete_above, "text, bigint".to_owned()),
        (&texts.add_versions, "text, bigint[], text[], text[], boolean[], timestamptz[]".to_owned()),
        (&texts.rewrite_record, format!("{record}, bigint, boolean")),
        (&texts.find_in_task, "text, text".to_owned()),
    ]
}

#[test]
fn no_statement_on_the_way_of_a_task_reads_a_whole_table() {
    let Some(place) = Place::new() else { return };
    let store = place.open();
    let texts = Statements::new(Some(&place.schema));
    let statements = statements(&texts);
    // Planned while the tables are empty, when a scan would look cheapest.
    block_on(async {
        let mut connection =
            store.inner.shared.source.connect(std::time::Duration::from_secs(10)).await.unwrap();
        for (number, (text, types)) in statements.iter().enumerate() {
            let nulls = vec!["NULL"; types.split(',').count()].join(", ");
            let prepare = format!("PREPARE plan_{number} ({types}) AS {}", text.as_str());
            raw_sql(AssertSqlSafe(prepare)).execute(&mut connection).await.unwrap();
            let explain = format!("EXPLAIN EXECUTE plan_{number} ({nulls})");
            let rows = raw_sql(AssertSqlSafe(explain)).fetch_all(&mut connection).await.unwrap();
            let plan: Vec<String> = rows.iter().map(|row| row.get(0)).collect();
            let unbounded = whole_keys(&plan);
            let plan = plan.join("\n");
            assert!(unbounded.is_empty() || plan.contains("Limit"), "{}:\n{plan}", text.as_str());
            assert!(!plan.contains("Seq Scan") && !plan.contains("Bitmap"), "{}:\n{plan}", text.as_str());
            assert!(!plan.contains("Hash") && !plan.contains("Merge"), "{}:\n{plan}", text.as_str());
            // The parameters are still parameters: the plan is for all values. Those of arrays are not shown.
            let shows = plan.contains("$1")
                || plan.contains("Limit")
                || plan.contains("Insert")
                || plan.contains("Function Scan");
            assert!(shows, "{}:\n{plan}", text.as_str());
        }
    });
}

/// The scans of a primary key that no condition bounds. An index of what is leased, say, may be read whole: it is as long as
/// what is asked for, on empty tables at least.
fn whole_keys(plan: &[String]) -> Vec<&String> {
    let is_scan = |line: &str| line.contains("Scan using") && line.contains("_pkey");
    let scans = plan.iter().enumerate().filter(|(_, line)| is_scan(line));
    let is_bounded = |at: usize| {
        plan[at + 1..].iter().take_while(|line| !line.contains("->")).any(|line| line.contains("Index Cond"))
    };
    scans.filter(|(at, _)| !is_bounded(*at)).map(|(_, line)| line).collect()
}

//! The tables in BENCHMARKS.md that are made from what is recorded.

use std::collections::BTreeSet;
use std::fmt::Write;

use crate::Result;
use crate::chart::{Chart, charts};
use crate::record::{Line, Record};

/// The tables by the name of their mark: one per chart, `limits`, and `measured`, what was measured when and on what.
#[must_use]
pub fn tables(records: &[Record]) -> Vec<(&'static str, String)> {
    let mut tables: Vec<_> = charts().iter().map(|chart| (chart.name, figures(chart, records))).collect();
    tables.push(("measured", measured(records)));
    tables
}

/// A row per line, a column per place on the horizontal axis.
fn figures(chart: &Chart, records: &[Record]) -> String {
    let own = |line: &&Line| line.chart == chart.name;
    let lines =
        || records.iter().flat_map(|record| record.lines.iter().filter(own).map(move |line| (record, line)));
    // Positive numbers are in the order of their bits.
    let places: BTreeSet<u64> =
        lines().flat_map(|(_, line)| &line.points).map(|point| point.x.to_bits()).collect();
    let mut table = format!("| {} | durability |", chart.x.0);
    for place in &places {
        let _ = write!(table, " {} |", chart.x.1.say(f64::from_bits(*place)));
    }
    let _ = write!(table, "\n|---|---|{}\n", "--:|".repeat(places.len()));
    for (record, line) in lines() {
        let _ = write!(table, "| {}, {} | {} |", record.name, line.store, line.durability);
        for place in &places {
            let point = line.points.iter().find(|point| point.x.to_bits() == *place);
            let _ = write!(table, " {} |", point.map_or_else(String::new, |point| chart.y.1.say(point.y)));
        }
        table.push('\n');
    }
    table
}

fn measured(records: &[Record]) -> String {
    let mut table = "| | version | measured | on | |\n|---|---|---|---|---|\n".to_owned();
    for record in records {
        let machine: Vec<_> = record.machine.iter().map(|(name, value)| format!("{name}: {value}")).collect();
        let remark = record.disturbed.as_deref().unwrap_or("");
        let _ = writeln!(
            table,
            "| {} | {} | {} | {} | {remark} |",
            record.name,
            record.version,
            record.date,
            machine.join(", ")
        );
    }
    table
}

/// The page with these tables between their marks, `<!-- figures: NAME -->` and `<!-- end -->`.
///
/// # Errors
///
/// If a mark is missing, or there is one for which there is no table.
pub fn insert(page: &str, tables: &[(&'static str, String)]) -> Result<String> {
    const BEGIN: &str = "<!-- figures: ";
    const END: &str = "<!-- end -->";
    let (mut made, mut rest) = (String::new(), page);
    let mut missing: Vec<_> = tables.iter().map(|(name, _)| *name).collect();
    while let Some((before, behind)) = rest.split_once(BEGIN) {
        let (name, behind) = behind.split_once(" -->").ok_or("a mark of a table is not closed")?;
        let (_, behind) = behind.split_once(END).ok_or_else(|| format!("table `{name}` has no end"))?;
        let table = tables.iter().find(|(table, _)| *table == name);
        let (_, table) = table.ok_or_else(|| format!("there is no table `{name}`"))?;
        missing.retain(|missing| *missing != name);
        let _ = write!(made, "{before}{BEGIN}{name} -->\n\n{table}\n{END}");
        rest = behind;
    }
    if let [missing, ..] = *missing {
        return Err(format!("the page has no place for the table `{missing}`").into());
    }
    Ok(made + rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_takes_the_place_of_the_one_before() {
        let page = "a\n<!-- figures: x -->\nold\n<!-- end -->\nb\n";
        let made = insert(page, &[("x", "new\n".to_owned())]).expect("the mark is there");
        assert_eq!(made, "a\n<!-- figures: x -->\n\nnew\n\n<!-- end -->\nb\n");
        assert_eq!(insert(&made, &[("x", "new\n".to_owned())]).expect("the mark is there"), made);
    }

    #[test]
    fn marks_and_tables_belong_together() {
        assert!(insert("<!-- figures: y --><!-- end -->", &[]).is_err(), "no such table");
        assert!(insert("", &[("x", String::new())]).is_err(), "no place for it");
    }
}

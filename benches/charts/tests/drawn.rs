//! The charts and tables in the repository are those of what is recorded.

use asap_charts::{charts, drawn, load, repository};

#[test]
fn the_repository_holds_what_is_drawn() {
    let files = drawn(repository()).expect("all is recorded");
    assert_eq!(files.len(), charts().len() + 1, "the charts and the page");
    for (path, text) in files {
        let held = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(
            held == text,
            "`{}` is another one: run `cargo run -p asap-charts --bin draw`",
            path.display()
        );
    }
}

#[test]
fn what_is_recorded_belongs_to_a_chart() {
    for record in load(&repository().join("benches/figures")).expect("all can be read") {
        for line in &record.lines {
            let known = charts().iter().any(|chart| chart.name == line.chart);
            assert!(known, "{}: there is no chart `{}`", record.name, line.chart);
            let inward = line.points.windows(2).all(|pair| pair[0].x < pair[1].x);
            assert!(inward, "{}, {}: the points are not in their order", record.name, line.store);
            for point in &line.points {
                assert!(point.least <= point.y && point.y <= point.most && point.y > 0.0 && point.times > 0);
            }
        }
    }
}

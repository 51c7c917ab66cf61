//! A chart as SVG.
//!
//! The picture has a ground of its own, so that it can be read wherever it is shown, and follows the reader's dark scheme. Lines of one
//! contender have one colour; the stores differ by their dashes and marks. The names stand beside the lines' ends.

use std::fmt::Write;

use crate::axis::Axis;
use crate::chart::Chart;
use crate::record::{Line, Point, Record};

const WIDTH: f64 = 860.0;
const HEIGHT: f64 = 484.0;
const LEFT: f64 = 76.0;
const RIGHT: f64 = 530.0;
const TOP: f64 = 56.0;
const BOTTOM: f64 = 408.0;
/// From one name to the next, at least.
const ROW: f64 = 17.0;

const STYLE: &str = "
text{font:12px -apple-system,'Segoe UI',Helvetica,Arial,sans-serif;fill:#1f2328}
.ground{fill:#ffffff;stroke:#d1d9e0}.title{font-size:16px;font-weight:600}.faint{fill:#59636e}
.grid{stroke:#d1d9e0;stroke-width:1}.line{fill:none;stroke-width:2}.lead{fill:none;stroke-width:1;opacity:.5}
.c0{--c:#0969da}.c1{--c:#bc4c00}.c2{--c:#1a7f37}.c3{--c:#8250df}.c4{--c:#bf3989}.c5{--c:#6e7781}
.line,.lead{stroke:var(--c)}.dot{fill:var(--c)}.hollow{fill:#ffffff;stroke:var(--c);stroke-width:2}.name{fill:var(--c)}
@media(prefers-color-scheme:dark){
text{fill:#f0f6fc}.ground{fill:#0d1117;stroke:#3d444d}.faint{fill:#9198a1}.grid{stroke:#2a3038}.hollow{fill:#0d1117}
.c0{--c:#4493f8}.c1{--c:#f0883e}.c2{--c:#3fb950}.c3{--c:#ab7df8}.c4{--c:#f778ba}.c5{--c:#9198a1}.name{fill:var(--c)}}
";

/// A line of a chart, and how it is drawn.
struct Drawn<'a> {
    name: String,
    /// The contender's.
    colour: usize,
    /// The store's.
    kind: usize,
    line: &'a Line,
}

impl Drawn<'_> {
    /// Another one for each store; what limits is dashed always.
    fn dash(&self) -> &'static str {
        const DASHES: [&str; 6] = ["", "7 4", "2 3", "10 3 2 3", "1 5", "14 3"];
        if self.colour == 5 { DASHES[1 + self.kind % 5] } else { DASHES[self.kind % 6] }
    }

    fn mark(&self) -> &'static str {
        if self.kind.is_multiple_of(2) { "dot" } else { "hollow" }
    }
}

/// The chart of what is recorded for it; `None` if that is nothing.
#[must_use]
pub fn draw(chart: &Chart, records: &[Record]) -> Option<String> {
    let lines = lines(chart, records);
    if lines.is_empty() {
        return None;
    }
    let points = || lines.iter().flat_map(|drawn| &drawn.line.points);
    let x = Axis::around(points().map(|point| point.x), (LEFT, RIGHT));
    let y = Axis::around(points().map(|point| point.y), (BOTTOM, TOP));
    let mut svg = String::new();
    push(
        &mut svg,
        &format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" role="img" aria-label="{}">"#,
            escape(chart.title)
        ),
    );
    push(&mut svg, &format!("<style>{STYLE}</style>"));
    push(
        &mut svg,
        &format!(
            r#"<rect class="ground" x="0.5" y="0.5" width="{}" height="{}" rx="6"/>"#,
            WIDTH - 1.0,
            HEIGHT - 1.0
        ),
    );
    push(&mut svg, &format!(r#"<text class="title" x="20" y="30">{}</text>"#, escape(chart.title)));
    grid(&mut svg, chart, x, y);
    for drawn in &lines {
        curve(&mut svg, drawn, x, y);
    }
    names(&mut svg, &lines, x, y);
    let remark = records.iter().find_map(|record| record.disturbed.as_ref());
    let remark = remark.map_or_else(String::new, |_| " · first figures, machine not idle".to_owned());
    push(
        &mut svg,
        &format!(
            r#"<text class="faint" x="20" y="{}">both axes are logarithmic; medians; dashed grey: what the disk, SQLite or the server takes by itself{remark}</text>"#,
            HEIGHT - 14.0
        ),
    );
    svg.push_str("</svg>\n");
    Some(svg)
}

fn lines<'a>(chart: &Chart, records: &'a [Record]) -> Vec<Drawn<'a>> {
    const ORDER: [&str; 6] = ["asap", "durare", "dbos", "DBOS for Python", "LangGraph", "limit"];
    let mut lines = Vec::new();
    for record in records {
        let colour = ORDER.iter().position(|name| *name == record.name).unwrap_or(5);
        let own = record.lines.iter().filter(|line| line.chart == chart.name && !line.points.is_empty());
        lines.extend(own.enumerate().map(|(kind, line)| Drawn {
            name: format!("{}, {}", record.name, line.store),
            colour,
            kind,
            line,
        }));
    }
    lines.sort_by_key(|drawn| drawn.colour);
    lines
}

fn grid(svg: &mut String, chart: &Chart, x: Axis, y: Axis) {
    for tick in x.ticks() {
        let (at, text) = (x.place(tick), chart.x.1.say(tick));
        push(
            svg,
            &format!(
                r#"<path class="grid" d="M{at:.1} {TOP}V{BOTTOM}"/><text class="faint" x="{at:.1}" y="{}" text-anchor="middle">{text}</text>"#,
                BOTTOM + 18.0
            ),
        );
    }
    for tick in y.ticks() {
        let (at, text) = (y.place(tick), chart.y.1.say(tick));
        push(
            svg,
            &format!(
                r#"<path class="grid" d="M{LEFT} {at:.1}H{RIGHT}"/><text class="faint" x="{}" y="{:.1}" text-anchor="end">{text}</text>"#,
                LEFT - 8.0,
                at + 4.0
            ),
        );
    }
    let middle = f64::midpoint(LEFT, RIGHT);
    push(
        svg,
        &format!(r#"<text x="{middle}" y="{}" text-anchor="middle">{}</text>"#, BOTTOM + 36.0, chart.x.0),
    );
}

fn curve(svg: &mut String, drawn: &Drawn<'_>, x: Axis, y: Axis) {
    let colour = drawn.colour;
    let place = |point: &Point| format!("{:.1} {:.1}", x.place(point.x), y.place(point.y));
    let path = drawn.line.points.iter().map(place).collect::<Vec<_>>().join("L");
    let dash = drawn.dash();
    push(svg, &format!(r#"<path class="line c{colour}" stroke-dasharray="{dash}" d="M{path}"/>"#));
    let class = drawn.mark();
    for point in &drawn.line.points {
        let (cx, cy) = (x.place(point.x), y.place(point.y));
        push(
            svg,
            &format!(
                r#"<circle class="{class} c{colour}" cx="{cx:.1}" cy="{cy:.1}" r="3.5"><title>{}</title></circle>"#,
                escape(&drawn.name)
            ),
        );
    }
}

/// The names beside the ends of the lines, moved apart where they would cover each other.
fn names(svg: &mut String, lines: &[Drawn<'_>], x: Axis, y: Axis) {
    let mut ends: Vec<(&Drawn<'_>, f64, f64)> = lines
        .iter()
        .filter_map(|drawn| {
            let end = drawn.line.points.last()?;
            Some((drawn, x.place(end.x), y.place(end.y)))
        })
        .collect();
    ends.sort_by(|one, other| one.2.total_cmp(&other.2));
    let mut rows: Vec<f64> = Vec::new();
    for (_, _, at) in &ends {
        rows.push(rows.last().map_or(*at, |last| at.max(last + ROW)));
    }
    // Back up from the lower edge.
    let mut lowest = BOTTOM + ROW;
    for row in rows.iter_mut().rev() {
        *row = row.min(lowest - ROW);
        lowest = *row;
    }
    for ((drawn, ex, ey), row) in ends.into_iter().zip(rows) {
        let colour = drawn.colour;
        let (from, dash, mark) = (RIGHT + 22.0, drawn.dash(), drawn.mark());
        push(svg, &format!(r#"<path class="lead c{colour}" d="M{:.1} {ey:.1}L{from} {row:.1}"/>"#, ex + 5.0));
        push(
            svg,
            &format!(r#"<path class="line c{colour}" stroke-dasharray="{dash}" d="M{from} {row:.1}h36"/>"#),
        );
        let middle = from + 18.0;
        push(svg, &format!(r#"<circle class="{mark} c{colour}" cx="{middle}" cy="{row:.1}" r="3.5"/>"#));
        let (at, name) = (from + 42.0, escape(&drawn.name));
        push(svg, &format!(r#"<text class="name c{colour}" x="{at}" y="{:.1}">{name}</text>"#, row + 4.0));
    }
}

fn push(svg: &mut String, line: &str) {
    let written = writeln!(svg, "{line}");
    debug_assert!(written.is_ok(), "a string takes all");
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

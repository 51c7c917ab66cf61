//! What it was measured on, and when.

use std::process::Command;

use asap_charts::Result;

pub(crate) fn describe() -> Vec<(String, String)> {
    let read = |path: &str| std::fs::read_to_string(path).unwrap_or_default();
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let cpuinfo = read("/proc/cpuinfo");
    let processor = cpuinfo.lines().find_map(|line| line.strip_prefix("model name")?.split(": ").nth(1));
    let release = read("/proc/sys/kernel/osrelease");
    // What is behind the number names who built it.
    let release = release.trim().split('-').next().unwrap_or("");
    let system = format!("{} {release}", std::env::consts::OS);
    let profile = if cfg!(debug_assertions) { "dev" } else { "release" };
    [
        ("cores", cores.to_string()),
        ("processor", processor.unwrap_or("unknown").to_owned()),
        ("system", system),
        ("profile", profile.to_owned()),
    ]
    .map(|(name, value)| (name.to_owned(), value))
    .into()
}

/// The load of the last minute; 0 where it is not told.
pub(crate) fn load() -> f64 {
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    load.split(' ').next().and_then(|load| load.parse().ok()).unwrap_or(0.0)
}

pub(crate) fn date() -> Result<String> {
    let date = Command::new("date").args(["-u", "+%Y-%m-%d"]).output()?;
    Ok(String::from_utf8(date.stdout)?.trim().to_owned())
}

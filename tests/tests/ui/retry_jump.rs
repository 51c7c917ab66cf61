use asap_runtime::{resumable, retry};

fn fetch() -> Result<u32, String> {
    Ok(1)
}

#[resumable]
fn work(rounds: u32) -> u32 {
    let mut sum = 0;
    for round in 0..rounds {
        let got = retry!(attempts = 3, {
            if round == 7 {
                break;
            }
            if round == 5 {
                continue;
            }
            fetch()
        });
        sum += got.unwrap_or(0);
    }
    sum
}

fn main() {
    let _ = work(1);
}

use asap_runtime::{call, checkpoint, resumable};

#[resumable]
fn child(n: u32) -> u32 {
    checkpoint!();
    n
}

#[resumable]
fn closure(n: u32) -> u32 {
    let double = |n| call!(child(n)) * 2;
    double(n)
}

#[resumable]
async fn block(n: u32) -> u32 {
    async { call!(child(n)) }.await
}

#[resumable]
fn item(n: u32) -> u32 {
    fn inner(n: u32) -> u32 {
        call!(child(n))
    }
    inner(n)
}

#[resumable]
fn constant(n: u32) -> u32 {
    const ONE: u32 = call!(child(1));
    n + ONE
}

#[resumable]
fn in_a_macro(n: u32) -> u32 {
    println!("{}", call!(child(n)));
    n
}

#[resumable]
fn guard(n: u32) -> u32 {
    match n {
        n if call!(child(n)) > 1 => n,
        _ => 0,
    }
}

#[resumable]
fn chain(n: Option<u32>) -> u32 {
    if let Some(n) = n
        && call!(child(n)) > 1
    {
        return n;
    }
    0
}

#[resumable]
fn place(mut numbers: Vec<u32>) -> Vec<u32> {
    numbers[call!(child(1)) as usize] = 1;
    numbers
}

#[resumable]
fn inside_of_arguments(numbers: Vec<u32>) -> u32 {
    let sum = call!(child(numbers.iter().map(|n| call!(child(*n))).sum()));
    sum
}

#[resumable]
fn held(numbers: std::sync::Arc<std::sync::Mutex<Option<u32>>>) -> u32 {
    match *numbers.lock().unwrap() {
        Some(n) => call!(child(n)),
        None => 0,
    }
}

#[resumable]
fn twice(n: u32) -> u32 {
    checkpoint!("child");
    let first = call!("child", child(n));
    let second = call!("", child(n));
    let third = call!("start", child(n));
    first + second + third
}

fn main() {
    let _: asap_runtime::Call<u32> = closure(1);
    let _: asap_runtime::AsyncCall<u32> = block(1);
    let _: asap_runtime::Call<u32> = item(1);
    let _: asap_runtime::Call<u32> = constant(1);
    let _: asap_runtime::Call<u32> = in_a_macro(1);
    let _: asap_runtime::Call<u32> = guard(1);
    let _: asap_runtime::Call<u32> = chain(None);
    let _: asap_runtime::Call<Vec<u32>> = place(vec![1, 2]);
    let _: asap_runtime::Call<u32> = inside_of_arguments(vec![1, 2]);
    let _: asap_runtime::Call<u32> = twice(1);
}

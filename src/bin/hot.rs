// hot loop variants: plain / async with &mut escape / async with move-through
use std::future::Future; use std::pin::Pin; use std::task::{Context, Poll, Waker}; use std::time::Instant; use std::hint::black_box;
pub struct Cx { fresh: u32, log: Vec<String> }
impl Cx {
  #[cold] #[inline(never)] fn save(&mut self, f: &mut dyn FnMut(&mut Vec<String>)) -> bool { f(&mut self.log); self.log.len() < 1000000 }
}
#[cold] #[inline(never)] fn local<T: std::fmt::Debug>(w: &mut Vec<String>, name: &str, v: &T) { w.push(format!("{name}{v:?}")); }
struct Never; impl Future for Never { type Output = (); fn poll(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<()> { Poll::Pending } }
#[cold] async fn interrupted() -> ! { loop { Never.await } }
#[inline(never)] fn plain(n: u64, key: u64) -> u64 {
  let mut acc = 1u64; let mut odd = 0u64;
  for i in 0..n { acc = acc.wrapping_mul(6364136223846793005).wrapping_add(i); if acc & 1 == 1 { odd += 1; } if acc == key { println!("{acc}"); } }
  acc ^ odd
}
async fn byref(cx: &mut Cx, n0: u64, key0: u64) -> u64 {
  let mut at = cx.fresh; 
  let n; let key; let mut acc; let mut odd; let mut it;
  if at < 1 { n = n0; key = key0; acc = 1u64; odd = 0u64; it = 0..n; } else { n=7;key=5;acc=9;odd=7;it = 3..4; }
  loop {
    let i; if at < 1 { i = match it.next() { Some(i) => i, None => break }; } else { i = 3; }
    if at < 1 { acc = acc.wrapping_mul(6364136223846793005).wrapping_add(i); if acc & 1 == 1 { odd += 1; } }
    if at >= 1 || acc == key { if at == 1 { at = 0; } else { if !cx.save(&mut |w| { local(w,"acc",&acc); local(w,"odd",&odd); local(w,"it",&it); local(w,"key",&key); local(w, "n", &n); }) { interrupted().await; } } }
  }
  acc ^ odd
}
async fn moved(cx: &mut Cx, n0: u64, key0: u64) -> u64 {
  let mut at = cx.fresh; 
  let n; let key; let mut acc; let mut odd; let mut it;
  if at < 1 { n = n0; key = key0; acc = 1u64; odd = 0u64; it = 0..n; } else { n=7;key=5;acc=9;odd=7;it = 3..4; }
  loop {
    let i; if at < 1 { i = match it.next() { Some(i) => i, None => break }; } else { i = 3; }
    if at < 1 { acc = acc.wrapping_mul(6364136223846793005).wrapping_add(i); if acc & 1 == 1 { odd += 1; } }
    if at >= 1 || acc == key { if at == 1 { at = 0; } else { 
      let ok; { let t = (acc, odd, it); ok = cx.save(&mut |w| { local(w,"acc",&t.0); local(w,"odd",&t.1); local(w,"it",&t.2); local(w,"key",&key); local(w,"n",&n); }); (acc, odd, it) = t; }
      if !ok { interrupted().await; } } }
  }
  acc ^ odd
}
fn poll_once<F: Future>(f: F) -> Option<F::Output> { let mut f = Box::pin(f); match f.as_mut().poll(&mut Context::from_waker(Waker::noop())) { Poll::Ready(v) => Some(v), Poll::Pending => None } }
fn time(f: impl Fn() -> u64) -> f64 { let t = Instant::now(); black_box(f()); t.elapsed().as_secs_f64() }
fn main() {
  let n = 200_000_000u64; 
  for _ in 0..5 {
    let a = time(|| plain(black_box(n), black_box(3)));
    let b = time(|| { let mut c = Cx{fresh: black_box(0), log: vec![]}; poll_once(byref(&mut c, black_box(n), black_box(3))).unwrap() });
    let d = time(|| { let mut c = Cx{fresh: black_box(0), log: vec![]}; poll_once(moved(&mut c, black_box(n), black_box(3))).unwrap() });
    println!("plain {:.3} ns  byref {:.2}x moved {:.2}x", a*1e9/n as f64, b/a, d/a);
  }
}

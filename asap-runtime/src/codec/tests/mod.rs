//! What is written comes back equal.

mod basics;

//! Harness for the tests.

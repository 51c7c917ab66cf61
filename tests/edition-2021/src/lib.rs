//! Nothing: the tests are in a crate whose edition is 2021.

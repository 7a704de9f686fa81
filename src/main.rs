//! Arguments, run, one line and an exit code on failure.

fn main() {}

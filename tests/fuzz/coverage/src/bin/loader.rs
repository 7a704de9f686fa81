//! The target `loader`.
#![no_main]
#[path = "../../../../hostile/harmless.rs"]
mod harmless;
#[path = "../../../../hostile/steering.rs"]
mod steering;
#[path = "../../../targets.rs"]
mod targets;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| targets::loader(bytes));

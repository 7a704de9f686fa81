//! The target `yaml`.
#![no_main]
#[path = "../../../../harmless.rs"]
mod harmless;
#[path = "../../../../steering.rs"]
mod steering;
#[path = "../../../targets.rs"]
mod targets;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| targets::yaml(bytes));

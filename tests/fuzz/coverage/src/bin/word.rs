//! The target `word`.
#![no_main]
#[path = "../../../word.rs"]
mod word;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| drop(word::word(bytes)));

//! What is inside the program is what its files say.

use std::{env, fs};

use briefing::load::builtin::{embedded, embedded_files};
use briefing::load::compiled::compile;

/// Where the compiled bundle is kept. `BRIEFING_COMPILE=1 cargo test --test embedded` writes it anew.
const COMPILED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/embedded/bundle.json");

#[test]
fn the_compiled_bundle_is_what_its_files_say() {
    let files = embedded_files();
    assert!(files.faults.is_empty(), "a bundle with faults is not compiled: {:?}", files.faults);
    let bundle = files.bundle.unwrap();
    let compiled = compile(&bundle).unwrap();
    if env::var_os("BRIEFING_COMPILE").is_some() {
        fs::write(COMPILED, &compiled).unwrap();
        return;
    }
    let kept = fs::read_to_string(COMPILED).unwrap();
    assert!(kept == compiled, "the content has changed: run `BRIEFING_COMPILE=1 cargo test --test embedded`");
    assert!(embedded().bundle.unwrap() == bundle, "what is compiled is read as it was");
}

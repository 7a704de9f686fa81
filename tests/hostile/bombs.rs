//! Large hostile files, read in this process: each earns its fault, and what comes of it is harmless.

use briefing::load::fault::{files, yaml};
use briefing::load::{self, FaultCode, Loaded};

use crate::harmless::harmless;
use crate::hostile::grow::{HOSTILE, honest};

/// Large enough that anything quadratic is felt, and small enough for a build without optimisation.
const SIZE: usize = 200_000;

fn read(bytes: Vec<u8>) -> Loaded {
    load::assemble("bundle", "bundle", &[("a.yaml".to_owned(), bytes)], Vec::new())
}

#[test]
fn an_honest_file_has_no_fault() {
    let loaded = read(honest(SIZE));
    assert_eq!(loaded.faults, []);
    assert!(loaded.bundle.unwrap().items().len() > 500);
}

#[test]
fn every_bomb_earns_its_fault_and_nothing_else_breaks() {
    let mut wrong = Vec::new();
    for kind in HOSTILE {
        let loaded = read((kind.grow)(SIZE));
        harmless(kind.name, &loaded);
        let codes: Vec<FaultCode> = loaded.faults.iter().map(|fault| fault.code).collect();
        let right = match kind.earns {
            Some(code) => codes.contains(&code),
            None => codes.is_empty(),
        };
        if !right {
            let first: Vec<String> = loaded.faults.iter().take(3).map(ToString::to_string).collect();
            wrong.push(format!("{}: wanted {:?}, earned {first:#?}", kind.name, kind.earns));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_budget_is_named_and_the_way_out_told() {
    let deep = "[".repeat(100_000);
    let many = format!("notes: [{}]\n", "x,".repeat(300_000));
    let large = "# x\n".repeat(2_000_000);
    for (text, code, limit, way_out) in [
        (large, files::TOO_LARGE, "4 MiB", "spread it over several files"),
        (many, files::TOO_MANY, "65000 values", "spread it over several files"),
        (deep, yaml::TOO_DEEP, "32 deep", "quotes"),
    ] {
        let loaded = read(text.into_bytes());
        let fault = loaded.faults.iter().find(|fault| fault.code == code).unwrap();
        assert!(fault.message().contains(limit), "{}", fault.message());
        assert!(fault.help().unwrap().contains(way_out), "{:?}", fault.help());
    }
}

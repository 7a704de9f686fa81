//! Bundles to press keys over: the shipped one, a hostile one and a large one.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

/// A kind of bundle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Shipped,
    Hostile,
    Large,
}

/// Texts that break readers.
pub const NASTY: &[&str] = &[
    "\\e[31mred\\e[0m",
    "\\e]52;c;cm0gLXJmIH4=\\a",
    "\\e]2;owned\\a",
    "\\eP$q\\e\\\\",
    "\\x9b31m \\x9d2;x\\x9c",
    "\\u202ebackwards\\u202c \\u2066iso\\u2069",
    "\\U000E0041\\U000E007F",
    "\\u200b\\u200b\\u200d\\u2060",
    "\\0\\x7f\\r\\v",
    "\\uFEFFbom",
    "漢字の表示漢字の表示漢字の表示",
    "👨‍👩‍👧‍👦🏴🇫🇷",
    "e\\u0301\\u0301\\u0301\\u0301\\u0301\\u0301\\u0301",
    "שלום عليكم",
    "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnung",
    "a\\u00a0b\\u202fc\\u3000d",
    "[[N-1]] [[N-2|\\u200b]] [[",
    "**bold *both* `code",
    "",
];

/// The folder of a bundle of a kind, and what keeps it there.
pub fn folder(kind: Kind) -> (PathBuf, Option<TempDir>) {
    match kind {
        Kind::Shipped => (Path::new(env!("CARGO_MANIFEST_DIR")).join("content/industrial-espionage-2023"), None),
        Kind::Hostile => written(&hostile(&|n| NASTY[n % NASTY.len()].to_owned())),
        Kind::Large => written(&large()),
    }
}

fn written(text: &str) -> (PathBuf, Option<TempDir>) {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("assessment.yaml"), text).unwrap();
    (folder.path().to_owned(), Some(folder))
}

fn head(title: &str, issuer: &str) -> String {
    format!(
        "briefing: 1\nassessment: {{id: grown, title: \"{title}\", issuer: \"{issuer}\", issued: 2023-03-29, language: en, \
         marking: {{tlp: \"TLP:AMBER\", restrictions: \"{issuer}\"}}, issuer_scale: not_stated, reader_scale: phia-2025}}\n"
    )
}

/// A judgement, its evidence, its caveat, an actor and a region for each text, tied in circles. The texts are those of
/// quoted YAML.
pub fn hostile(nasty: &dyn Fn(usize) -> String) -> String {
    let count = NASTY.len();
    let mut text = head(&nasty(0), &nasty(5));
    let mut list = |key: &str, item: &dyn Fn(usize) -> String| {
        writeln!(text, "{key}:").unwrap();
        for n in 0..count {
            writeln!(text, "  - {{{}}}", item(n)).unwrap();
        }
    };
    list("judgements", &|n| {
        format!(
            "id: J-{n}, title: \"J {}\", text: \"Likely {} [[E-{n}]] [[J-{}|{}]]\", origin: issuer, at: \"p{n}.s1\", likelihood: \
             {{as_written: likely, form: estimative, band: likely}}, confidence: {{as_written: \"c {}\"}}, basis: \
             [E-{n}], about: [actor.{n}, region.{n}], implication: \"i {}\", tags: [\"t {}\"], timeframe: {{as_written: \"w {}\"}}, \
             links: [{{rel: tension-with, to: J-{}, text: \"l {}\"}}]",
            nasty(n),
            nasty(n + 1),
            (n + 1) % count,
            nasty(n + 2),
            nasty(n + 3),
            nasty(n + 4),
            nasty(n + 5),
            nasty(n + 6),
            (n + 2) % count,
            nasty(n + 7),
        )
    });
    list("evidence", &|n| {
        format!(
            "id: E-{n}, title: \"E {}\", text: \"{} x\", origin: issuer, at: \"{} a\", attributed_to: source.{n}, occurred: \"o {}\", \
             figure: {{value: \"v {}\", unit: \"u {}\", bound: about}}",
            nasty(n),
            nasty(n + 1),
            nasty(n + 2),
            nasty(n + 3),
            nasty(n + 4),
            nasty(n + 5),
        )
    });
    list("caveats", &|n| {
        format!(
            "id: C-{n}, title: \"C {}\", text: \"c {}\", origin: issuer, at: p1.s1, applies_to: [J-{n}]",
            nasty(n),
            nasty(n + 1)
        )
    });
    list("actors", &|n| {
        format!(
            "id: actor.{n}, title: \"A {}\", origin: transcriber, aliases: [\"a {}\"], actor_types: [\"y {}\"]",
            nasty(n),
            nasty(n + 1),
            nasty(n + 2)
        )
    });
    list("regions", &|n| {
        format!("id: region.{n}, title: \"R {}\", origin: transcriber, places: [\"p {}\"]", nasty(n), nasty(n + 1))
    });
    list("sources", &|n| {
        format!(
            "id: source.{n}, title: \"S {}\", origin: transcriber, source_kind: \"k {}\", publisher: \"p {}\", url: \"https://x/{}\"",
            nasty(n),
            nasty(n + 1),
            nasty(n + 2),
            nasty(n + 3)
        )
    });
    list("notes", &|n| {
        format!(
            "id: N-{n}, title: \"N {}\", text: \"n {}\", origin: transcriber, about: [J-{n}]",
            nasty(n),
            nasty(n + 1)
        )
    });
    text
}

/// More items than a screen, a page or a list has room for, each tied to several others.
fn large() -> String {
    const COUNT: usize = 400;
    let mut text = head("A large assessment", "Somebody");
    text.push_str("judgements:\n");
    for n in 0..COUNT {
        let (one, two) = (n / 2, (n * 7) % COUNT);
        writeln!(
            text,
            "  - id: J-{n}\n    title: Judgement {n}\n    text: |\n      They will likely go on, as [[E-{n}]] and [[E-{two}]] \
             say.\n\n      - One thing, and [[actor.{}]].\n      - Another thing.\n\n      > In their own words.\n    origin: issuer\n    \
             at: p{n}.s1\n    likelihood: {{as_written: likely, form: estimative, band: likely}}\n    confidence: \
             {{as_written: moderate, level: moderate}}\n    basis: [E-{n}, E-{one}]\n    about: [actor.{}, actor.{}]",
            n % 40, n % 40, two % 40,
        )
        .unwrap();
    }
    text.push_str("evidence:\n");
    for n in 0..COUNT {
        let long = "and so on ".repeat(n % 60 + 1);
        writeln!(
            text,
            "  - {{id: E-{n}, title: Evidence {n}, text: \"It rose, {long}in {n} cases.\", origin: issuer, at: p{n}.s2, \
             attributed_to: not_stated, about: [actor.{}]}}",
            n % 40,
        )
        .unwrap();
    }
    text.push_str("actors:\n");
    for n in 0..40 {
        writeln!(text, "  - {{id: actor.{n}, title: Actor {n}, origin: transcriber}}").unwrap();
    }
    text
}

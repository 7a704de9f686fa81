//! Every command of the real program over hostile files, names, arguments and environments.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use crate::outputs::parsed::is_plain;
use crate::outputs::{grown, raw};

fn run(words: &[&str], home: &Path, wild: &str) -> Output {
    Command::new(env!("CARGO_BIN_EXE_briefing"))
        .args(words)
        .env_clear()
        .env("BRIEFING_CONFIG_DIR", home.join("config"))
        .env("BRIEFING_DATA_DIR", home.join(format!("data{wild}")))
        .env("BRIEFING_STATE_DIR", home.join("state"))
        .env("TERM", wild)
        .env("COLORTERM", wild)
        .env("COLORFGBG", wild)
        .env("LANG", wild)
        .stdin(Stdio::null())
        .output()
        .unwrap()
}

#[test]
fn every_command_writes_letters_only() {
    for seed in [1, 7, 23] {
        let home = tempfile::tempdir().unwrap();
        let wild = raw(seed).replace(['/', '\0'], "_");
        let themes = home.path().join("config/themes");
        fs::create_dir_all(&themes).unwrap();
        fs::write(
            themes.join(format!("t{wild}.yaml")),
            "name: \"\\e]2;x\\a\"\ntone: dark\nroles: {\"\\e[1m\": \"\\e\"}\n",
        )
        .unwrap();
        fs::write(home.path().join("config/config.yaml"), "theme: \"\\e]52;c;eA==\\a\"\nx\u{1b}: 1\n").unwrap();
        let path = home.path().join(format!("b{wild}"));
        fs::create_dir_all(&path).unwrap();
        fs::write(path.join(format!("a{wild}.yaml")), grown(seed)).unwrap();
        fs::write(path.join("b.yaml"), format!("notes: [{wild}\u{1b}[31m\n")).unwrap();
        let table = home.path().join("table.tsv");
        fs::write(&table, format!("One {wild}\ta|b\tt\tlikely {wild} \u{1b}]2;x\u{7}\nTwo\t\t\tlikely\n")).unwrap();
        let path = path.to_str().unwrap();
        let table = table.to_str().unwrap();
        let commands: &[&[&str]] = &[
            &["--bundle", path, "print"],
            &["--bundle", path, "list"],
            &["--bundle", path, "list", "--json"],
            &["--bundle", path, "search", "likely"],
            &["--bundle", path, "search", "likely", "--json"],
            &["--bundle", path, "search", &wild],
            &["search", "--tsv", table, "likely"],
            &["search", "--tsv", table, "likely", "--json"],
            &["check", path],
            &["check", path, "--format", "json"],
            &["--bundle", path, "picture", "--keys", "j j Enter"],
            &["--bundle", path, "picture", "--theme", &wild],
            &["--bundle", path, "--plain"],
            &["--bundle", path, "print", &wild],
            &["--bundle", path, "open", &wild, "--plain"],
            &["themes"],
            &["themes", "--check"],
            &["keys"],
            &["check", &wild],
            &["check", "--explain", &wild],
            &[&wild],
            &["--width", &wild],
            &[&format!("--{wild}")],
            &["search", "--batch", &wild, "x"],
            &["search", "--tsv", &wild, "x"],
        ];
        for words in commands {
            let output = run(words, home.path(), &wild);
            for (what, bytes) in [("output", &output.stdout), ("error", &output.stderr)] {
                let text = std::str::from_utf8(bytes).unwrap_or_else(|_| panic!("{words:?}: {what} is no UTF-8"));
                assert!(!text.contains("panicked"), "{words:?}: {text}");
                is_plain(&format!("{what} of {words:?}"), text);
            }
            assert!(output.status.code().is_some(), "{words:?} ends by a signal");
        }
    }
}

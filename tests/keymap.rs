//! The table of keys: no key twice, no command out of reach, no letter without a twin, and the README says the same.

use std::collections::{BTreeMap, BTreeSet};

use briefing::keymap::{BINDINGS, BindingScope, Code, Command, Context, Key, Meaning, commands, hints, keys, resolve};

/// How wide a binding is heard: of two on one key, the narrower wins, and must stand first.
fn breadth(reach: BindingScope) -> usize {
    Context::ALL.into_iter().filter(|&context| reach.within(context)).count()
}

#[test]
fn every_key_has_a_name_that_is_read_back() {
    for binding in BINDINGS {
        for name in binding.keys {
            let key = Key::named(name).unwrap_or_else(|| panic!("{name} is no key"));
            assert_eq!(key.to_string(), *name);
        }
    }
}

#[test]
fn no_key_means_two_things_in_one_place() {
    let mut heard: BTreeMap<(Context, &str), (Command, usize)> = BTreeMap::new();
    for binding in BINDINGS {
        for context in Context::ALL.into_iter().filter(|&context| binding.reach.within(context)) {
            for &key in binding.keys {
                let breadth = breadth(binding.reach);
                if let Some(&(command, narrower)) = heard.get(&(context, key)) {
                    let overruled = command == binding.command || narrower < breadth;
                    assert!(overruled, "{key} in {} is {command:?} and {:?}", context.word(), binding.command);
                } else {
                    heard.insert((context, key), (binding.command, breadth));
                }
            }
        }
    }
}

#[test]
fn every_command_can_be_reached() {
    let reached: BTreeSet<Command> = Context::ALL.into_iter().flat_map(commands).collect();
    for command in Command::ALL {
        assert!(reached.contains(command), "{command:?} has no key anywhere");
    }
}

#[test]
fn every_letter_has_a_twin_that_no_layout_moves() {
    let stays = |name: &&str| {
        let key = Key::named(name).unwrap();
        !matches!(key.code, Code::Char(c) if !c.is_ascii_digit() && c != ' ')
    };
    for context in Context::ALL {
        for command in commands(context) {
            let keys = keys(context, command);
            assert!(keys.iter().any(stays), "{command:?} in {} has only {keys:?}", context.word());
        }
    }
}

#[test]
fn what_types_text_is_never_a_command_where_text_is_heard() {
    for context in Context::ALL.into_iter().filter(|context| context.takes_text()) {
        for c in "qkj/?: 1é".chars() {
            assert_eq!(resolve(context, Key::plain(Code::Char(c))), Meaning::Typed(c));
        }
    }
}

#[test]
fn every_hint_names_a_key_that_does_it() {
    for context in Context::ALL {
        for hint in hints(context) {
            let key = Key::named(hint.key).unwrap();
            assert_eq!(resolve(context, key), Meaning::Command(hint.command), "{} in {}", hint.says, context.word());
        }
        assert!(!hints(context).is_empty());
    }
}

#[test]
fn escape_and_a_twin_close_every_layer() {
    for context in Context::ALL.into_iter().filter(|context| !context.is_pane()) {
        assert!(keys(context, Command::Close).contains(&"Esc"), "{}", context.word());
    }
    for context in Context::ALL.into_iter().filter(|context| context.is_pane()) {
        assert_ne!(resolve(context, Key::plain(Code::Esc)), Meaning::Command(Command::Quit));
    }
}

#[test]
fn the_readme_tells_the_keys_that_matter() {
    let readme = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).unwrap();
    let table = readme.split("| key | also | |\n|---|---|---|\n").nth(1).expect("the README has a table of keys");
    let rows: Vec<&str> = table.lines().take_while(|line| line.starts_with('|')).collect();
    assert_eq!(rows.len(), 20);
    for row in rows {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(|cell| cell.trim().trim_matches('`')).collect();
        let [first, second, says] = cells[..] else { panic!("{row} has three cells") };
        let command = *Command::ALL.iter().find(|command| command.says() == says).unwrap_or_else(|| panic!("{row}"));
        for key in [first, second].into_iter().filter(|key| !key.is_empty()) {
            let meaning = resolve(Context::Page, Key::named(key).unwrap_or_else(|| panic!("{row}")));
            assert_eq!(meaning, Meaning::Command(command), "{row}");
        }
    }
}

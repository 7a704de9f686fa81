//! Every theme: that it loads, that its words can be read, that its meanings stay apart at every depth of colour,
//! and that a wrong one earns a sentence.

use std::fs;

use briefing::load::{Fault, Themes, themes, themes_for};
use briefing::theme::contrast::{IN_HAND, grounds, known_ratio, wanted};
use briefing::theme::palette::linear;
use briefing::theme::{Colour, Depth, Role, Theme, Tone};
use ratatui::style::{Color, Modifier};

fn built_in() -> Vec<Theme> {
    themes(None).themes
}

fn named(name: &str) -> Theme {
    themes(None).named(name).unwrap_or_else(|| panic!("{name} is built in")).clone()
}

/// The themes that paint their own ground.
fn painted() -> Vec<Theme> {
    built_in().into_iter().filter(|theme| theme.face.tone != Tone::Any).collect()
}

/// What red, green and blue light become for eyes that lack one kind of cone, after Machado and others (2009).
type Eyes = [[f64; 3]; 3];
const PROTAN: Eyes =
    [[0.152_286, 1.052_583, -0.204_868], [0.114_503, 0.786_281, 0.099_216], [-0.003_882, -0.048_116, 1.051_998]];
const DEUTAN: Eyes =
    [[0.367_322, 0.860_646, -0.227_968], [0.280_085, 0.672_501, 0.047_413], [-0.011_820, 0.042_940, 0.968_881]];
const TRITAN: Eyes =
    [[1.255_528, -0.076_749, -0.178_779], [-0.078_411, 0.930_809, 0.147_602], [0.004_733, 0.691_367, 0.303_900]];

/// A colour as those eyes see it.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "held between 0 and 255")]
fn seen(colour: Colour, eyes: Option<Eyes>) -> Colour {
    let Some(eyes) = eyes else { return colour };
    let light = colour.likely().unwrap().map(linear);
    let part = |row: [f64; 3]| {
        let light: f64 = row.iter().zip(light).map(|(share, light)| share * light).sum::<f64>().clamp(0.0, 1.0);
        let coded = if light <= 0.003_130_8 { light * 12.92 } else { 1.055 * light.powf(1.0 / 2.4) - 0.055 };
        (coded * 255.0).round() as u8
    };
    Colour::Rgb(eyes.map(part))
}

/// The hues that each stand for one thing.
const HUES: [Role; 6] =
    [Role::Tied, Role::LikelihoodWord, Role::KeyJudgement, Role::KindEvidence, Role::KindGap, Role::ReaderMark];

#[test]
fn every_theme_that_is_built_in_loads_without_a_fault() {
    let Themes { themes, faults, .. } = themes(None);
    assert!(faults.is_empty(), "{}", sentences(&faults).join("\n"));
    let names: Vec<&str> = themes.iter().map(Theme::name).collect();
    assert_eq!(names, ["dark", "light", "stage", "high-contrast", "colour-blind-safe", "mono", "terminal"]);
}

#[test]
fn words_stand_out_from_every_ground_they_are_drawn_on() {
    for theme in built_in() {
        for depth in [Depth::True, Depth::Indexed256] {
            let shortfalls: Vec<String> = theme.at(depth).shortfalls().iter().map(ToString::to_string).collect();
            assert!(shortfalls.is_empty(), "{} at {depth:?}:\n{}", theme.name(), shortfalls.join("\n"));
        }
    }
}

#[test]
fn among_16_colours_every_theme_is_the_terminals_own() {
    let terminal = named("terminal").at(Depth::Ansi16);
    for theme in built_in().iter().filter(|theme| theme.name() != "mono") {
        let theme = theme.at(Depth::Ansi16);
        for role in Role::ALL {
            // What asks for no colour keeps the strokes that its theme gives it.
            let own = named(theme.name());
            if own.look(*role).fg.or(own.look(*role).bg).is_some() && *role != Role::BorderFocused {
                assert_eq!(theme.look(*role), terminal.look(*role), "{} `{}`", theme.name(), role.key());
            }
        }
    }
}

#[test]
fn among_16_colours_a_theme_keeps_those_of_them_it_names() {
    let styles = "palette:\n  accent: ansi:bright-green\n";
    let found = with_files(&[("mine.yaml", &format!("{HEAD}extends: terminal\n{styles}"))]);
    let mine = found.named("mine").unwrap().at(Depth::Ansi16);
    assert_eq!(mine.look(Role::Tied).fg, Some(Colour::Indexed(10)));
}

#[test]
fn high_contrast_keeps_every_word_at_7_to_1() {
    let theme = named("high-contrast");
    for role in Role::ALL.iter().copied().filter(|role| wanted(*role) >= 4.5) {
        let marking = [Role::TlpRed, Role::TlpAmberStrict, Role::TlpAmber, Role::TlpGreen, Role::TlpClear];
        if marking.contains(&role) {
            continue; // their colours are published, not ours to choose
        }
        let own = [role];
        let under = if theme.look(role).bg.is_some() { &own[..] } else { grounds(role) };
        for ground in under {
            if *ground == Role::Selection && IN_HAND.iter().any(|(from, _)| theme.look(*from).fg == theme.look(role).fg)
            {
                continue; // drawn brighter there
            }
            let pair = theme.look(role).fg.zip(theme.look(*ground).bg);
            let found = pair.and_then(|(letters, behind)| known_ratio(letters, behind)).unwrap_or(21.0);
            assert!(found >= 7.0, "`{}` on `{}`: {found:.1}", role.key(), ground.key());
        }
    }
}

#[test]
fn a_lit_line_differs_from_the_page() {
    for theme in built_in() {
        for depth in Depth::ALL {
            let theme = theme.at(depth);
            let page = theme.style(Role::Text);
            for role in [Role::Selection, Role::SelectionIdle, Role::GridLit, Role::GridCursor] {
                let lit = page.patch(theme.style(role));
                assert_ne!(lit, page, "{} at {depth:?}: `{}`", theme.name(), role.key());
            }
            let (here, idle) = (theme.style(Role::Selection), theme.style(Role::SelectionIdle));
            assert_ne!(page.patch(here), page.patch(idle), "{} at {depth:?}", theme.name());
            for (role, other) in [
                (Role::Match, Role::MatchCurrent),
                (Role::Match, Role::Text),
                (Role::LinkFocused, Role::Link),
                (Role::LinkFocused, Role::Selection),
                (Role::Cursor, Role::Input),
                (Role::BorderFocused, Role::Border),
                (Role::PaneTitleFocused, Role::PaneTitle),
                (Role::Dimmed, Role::Text),
                (Role::Muted, Role::Text),
                (Role::Statement, Role::Text),
                (Role::HintKey, Role::HintText),
            ] {
                // `link-focused` may look like a selection where only strokes are left: it never fills a line.
                if matches!(depth, Depth::Ansi16 | Depth::None) && role == Role::LinkFocused && other == Role::Selection
                {
                    continue;
                }
                let (one, two) = (page.patch(theme.letters(role)), page.patch(theme.letters(other)));
                let own = theme.face.tone == Tone::Any && other == Role::Selection;
                assert!(own || one != two, "{} at {depth:?}: `{}` and `{}`", theme.name(), role.key(), other.key());
            }
        }
    }
}

#[test]
fn running_text_leaves_its_ground_as_it_is() {
    let theme = named("dark");
    let selection = theme.style(Role::Selection);
    assert_eq!(selection.patch(theme.letters(Role::Text)), selection);
    assert_eq!(selection.patch(theme.letters(Role::Muted)).bg, selection.bg);
}

#[test]
fn the_row_in_hand_stands_out_from_page_and_panel() {
    for theme in painted() {
        for depth in [Depth::True, Depth::Indexed256] {
            let theme = theme.at(depth);
            let ground = |role: Role| theme.look(role).bg.expect("a painted theme paints its grounds");
            let (row, page) = (ground(Role::Selection), ground(Role::Text));
            let found = known_ratio(row, page).unwrap();
            assert!(found >= 1.7, "{} at {depth:?}: {found:.2}", theme.name());
            assert!(known_ratio(row, ground(Role::Panel)).unwrap() >= 1.4, "{} at {depth:?}", theme.name());
        }
    }
}

#[test]
fn the_letters_of_the_row_in_hand_can_be_read_in_it() {
    for theme in painted() {
        for depth in [Depth::True, Depth::Indexed256] {
            let theme = theme.at(depth);
            let row = theme.style(Role::Selection);
            let seen = |colour: Option<Color>| match colour {
                Some(Color::Rgb(red, green, blue)) => Colour::Rgb([red, green, blue]),
                Some(Color::Indexed(index)) => Colour::Indexed(index),
                other => panic!("{} at {depth:?}: {other:?}", theme.name()),
            };
            let greys = [(Role::Text, 4.5), (Role::Muted, 4.5), (Role::Faint, 4.5), (Role::ScaleAxis, 3.0)];
            for (role, least) in HUES.map(|role| (role, 4.5)).into_iter().chain(greys) {
                let own = theme.style(role).fg.unwrap();
                let drawn = theme.in_hand(own);
                assert_eq!(drawn.bg, row.bg);
                let least = if role == Role::Tied { 3.0 } else { least }; // a mark, and no word
                let found = known_ratio(seen(drawn.fg.or(Some(own))), seen(row.bg)).unwrap();
                assert!(found >= least, "{} at {depth:?}: `{}` {found:.1}", theme.name(), role.key());
                assert!(!HUES.contains(&role) || drawn.fg.is_none(), "a hue stays what it is");
            }
        }
    }
}

#[test]
fn a_row_that_is_turned_round_has_one_ground_for_all_its_letters() {
    for theme in built_in() {
        for depth in [Depth::Ansi16, Depth::None] {
            let theme = theme.at(depth);
            let drawn: Vec<_> = HUES.map(|role| theme.in_hand(theme.style(role).fg.unwrap_or(Color::Reset))).to_vec();
            assert!(drawn.iter().all(|style| *style == drawn[0]), "{} at {depth:?}: {drawn:?}", theme.name());
            assert!(drawn[0].add_modifier.contains(Modifier::REVERSED), "{} at {depth:?}", theme.name());
        }
    }
}

#[test]
fn each_hue_stands_for_one_thing() {
    for theme in built_in() {
        for (place, one) in HUES.iter().enumerate() {
            for two in &HUES[place + 1..] {
                let what = format!("{}: `{}` and `{}`", theme.name(), one.key(), two.key());
                let (Some(first), Some(second)) = (theme.look(*one).fg, theme.look(*two).fg) else { continue };
                assert_ne!(first, second, "{what}");
                if theme.face.tone != Tone::Any {
                    let far = first.distance(second).unwrap();
                    assert!(far >= 0.06, "{what} are {far:.3} apart");
                }
            }
        }
    }
}

#[test]
fn nothing_but_where_you_are_has_the_accent() {
    let here = [Role::BorderFocused, Role::PaneTitleFocused, Role::Tied];
    for theme in built_in().iter().filter(|theme| theme.name() != "mono") {
        let accent = theme.look(Role::Tied).fg;
        for role in Role::ALL.iter().filter(|role| !here.contains(role)) {
            assert_ne!(theme.look(*role).fg, accent, "{} `{}`", theme.name(), role.key());
        }
    }
}

#[test]
fn the_colour_blind_safe_meanings_stay_apart_whoever_looks() {
    let theme = named("colour-blind-safe");
    let apart = [Role::KeyJudgement, Role::KindEvidence, Role::KindGap, Role::ReaderMark];
    for eyes in [PROTAN, DEUTAN, TRITAN] {
        for (place, one) in apart.iter().enumerate() {
            for two in &apart[place + 1..] {
                let [first, second] = [one, two].map(|role| seen(theme.look(*role).fg.unwrap(), Some(eyes)));
                let far = first.distance(second).unwrap();
                assert!(far >= 0.06, "`{}` and `{}` are {far:.3} apart", one.key(), two.key());
            }
        }
    }
}

#[test]
fn a_band_says_whose_scale_it_is_on_by_its_look_as_the_words_do() {
    for theme in built_in() {
        for depth in Depth::ALL {
            let theme = theme.at(depth);
            let [own, other] = [Role::Band, Role::ReaderMark].map(|role| theme.style(role));
            assert_ne!(own, other, "{} at {depth:?}", theme.name());
            assert_ne!(other, theme.style(Role::LikelihoodWord), "{} at {depth:?}", theme.name());
        }
    }
}

#[test]
fn tlp_labels_have_the_published_colours_on_black() {
    let published = [
        (Role::TlpRed, Color::Rgb(0xff, 0x2b, 0x2b)),
        (Role::TlpAmberStrict, Color::Rgb(0xff, 0xc0, 0x00)),
        (Role::TlpAmber, Color::Rgb(0xff, 0xc0, 0x00)),
        (Role::TlpGreen, Color::Rgb(0x33, 0xff, 0x00)),
        (Role::TlpClear, Color::Rgb(0xff, 0xff, 0xff)),
    ];
    for theme in built_in().iter().filter(|theme| theme.name() != "mono") {
        for (role, colour) in published {
            let style = theme.at(Depth::True).style(role);
            assert_eq!((style.fg, style.bg), (Some(colour), Some(Color::Rgb(0, 0, 0))), "{}", theme.name());
            for depth in [Depth::Indexed256, Depth::Ansi16] {
                let black = theme.at(depth).look(role).bg.and_then(Colour::likely);
                assert_eq!(black, Some([0; 3]), "{} at {depth:?}", theme.name());
            }
        }
    }
}

#[test]
fn without_colour_no_role_of_any_theme_has_one() {
    let none = |colour: Option<Color>| matches!(colour, None | Some(Color::Reset));
    for theme in built_in() {
        let theme = theme.at(Depth::None);
        for role in Role::ALL {
            let style = theme.style(*role);
            assert!(none(style.fg) && none(style.bg), "{} `{}`", theme.name(), role.key());
            assert!(none(style.underline_color), "{} `{}`", theme.name(), role.key());
        }
    }
}

#[test]
fn mono_is_what_every_theme_becomes_without_colour() {
    let mono = named("mono").at(Depth::None);
    for theme in built_in() {
        let theme = theme.at(Depth::None);
        for role in Role::ALL {
            assert_eq!(theme.style(*role), mono.style(*role), "{} `{}`", theme.name(), role.key());
        }
    }
}

#[test]
fn a_depth_has_only_its_own_colours() {
    for theme in built_in() {
        for (depth, most) in [(Depth::Indexed256, 255), (Depth::Ansi16, 15)] {
            let theme = theme.at(depth);
            for role in Role::ALL {
                for colour in [theme.look(*role).fg, theme.look(*role).bg].into_iter().flatten() {
                    let fits =
                        matches!(colour, Colour::Terminal) || matches!(colour, Colour::Indexed(index) if index <= most);
                    assert!(fits, "{} at {depth:?} `{}`: {colour:?}", theme.name(), role.key());
                }
            }
        }
    }
}

/// The themes of a folder with these files in it, beside those that are built in.
fn with_files(files: &[(&str, &str)]) -> Themes {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    let mut found = themes(Some(folder.path()));
    let prefix = format!("{}/", folder.path().display());
    for fault in &mut found.faults {
        fault.file = fault.file.replace(&prefix, "");
    }
    found
}

/// Faults as a person reads them: where, what, and what to do.
fn sentences(faults: &[Fault]) -> Vec<String> {
    let sentence = |fault: &Fault| {
        let help = fault.help().map(|help| format!(" ({help})")).unwrap_or_default();
        let place = if fault.place.is_empty() { String::new() } else { format!("{}: ", fault.place) };
        format!("{}:{}:{}: {place}{}{help}", fault.file, fault.line, fault.column, fault.message())
    };
    faults.iter().map(sentence).collect()
}

/// The head of a theme that is right, line 1 to 5.
const HEAD: &str = "theme: 1\nname: mine\nlabel: Mine\ndescription: My own.\ntone: dark\n";

#[track_caller]
fn earns(rest: &str, expected: &str) {
    let found = with_files(&[("mine.yaml", &format!("{HEAD}{rest}"))]);
    assert_eq!(sentences(&found.faults), [format!("mine.yaml:{expected}")]);
    assert!(found.named("mine").is_none(), "a wrong theme is set aside");
    assert!(found.named("dark").is_some(), "and costs no other");
}

#[test]
fn a_theme_of_a_user_stands_in_for_a_built_in_one_of_its_name() {
    let mine = "theme: 1\nname: dark\nlabel: My dark\ndescription: Mine.\ntone: dark\nextends: dark\npalette:\n  accent: \"#ff0000\"\n";
    let found = with_files(&[("dark.yaml", mine)]);
    assert_eq!(sentences(&found.faults), [""; 0]);
    assert_eq!(found.themes.len(), built_in().len());
    let dark = found.named("dark").unwrap();
    assert_eq!(dark.face.label, "My dark");
    assert_eq!(dark.style(Role::Tied).fg, Some(Color::Rgb(255, 0, 0)));
    let high = found.named("high-contrast").unwrap();
    assert_ne!(high.style(Role::Tied).fg, Some(Color::Rgb(255, 0, 0)), "what is built in rests on what is built in");
}

#[test]
fn a_theme_changes_only_what_it_says() {
    let styles = "styles:\n  title: {italic: true, bold: false}\n  match: {bg: none}\n  link: {fg: \"ansi:red\"}\n";
    let found = with_files(&[("mine.yaml", &format!("{HEAD}extends: light\n{styles}"))]);
    assert_eq!(sentences(&found.faults), [""; 0]);
    let (mine, light) = (found.named("mine").unwrap(), found.named("light").unwrap());
    assert_eq!(mine.style(Role::Title).fg, light.style(Role::Title).fg);
    assert_eq!(mine.style(Role::Title).add_modifier, Modifier::ITALIC);
    assert_eq!(mine.style(Role::Title).sub_modifier, Modifier::BOLD);
    assert_eq!(mine.style(Role::Match).bg, None);
    assert_eq!(mine.style(Role::Link).fg, Some(Color::Red));
    assert_eq!(mine.style(Role::Text), light.style(Role::Text));
}

#[test]
fn one_theme_is_the_same_read_alone_or_among_all() {
    for theme in built_in() {
        let alone = themes_for(theme.name(), None);
        assert_eq!(alone.named(theme.name()), Some(&theme));
        assert!(alone.themes.len() <= 2, "{} is read with what it rests on, and no more", theme.name());
    }
    assert!(themes_for("drak", None).named("drak").is_none());
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("mine.yaml"), format!("{HEAD}extends: light\n")).unwrap();
    let (alone, all) = (themes_for("mine", Some(folder.path())), themes(Some(folder.path())));
    assert!(alone.faults.is_empty() && alone.named("mine").is_some());
    assert_eq!(alone.named("mine"), all.named("mine"));
}

#[test]
fn a_folder_that_is_not_there_is_no_fault() {
    let found = themes(Some(std::path::Path::new("/nowhere/at/all")));
    assert_eq!(sentences(&found.faults), [""; 0]);
    assert_eq!(found.themes.len(), built_in().len());
}

#[test]
fn a_wrong_theme_earns_a_sentence() {
    let colour = "is no colour: after `#` stand six hexadecimal digits";
    earns("extends: drak\n", "6:10: extends: `drak` is none of the words that may stand here (did you mean `dark`?)");
    earns("extends: dark\nstyels: {}\n", "7:1: styels: no key `styels` belongs here (did you mean `styles`?)");
    earns(
        "extends: dark\nstyles:\n  titel: {bold: true}\n",
        "8:3: styles › titel: no key `titel` belongs here (did you mean `title`?)",
    );
    earns(
        "extends: dark\nstyles:\n  title: {bolt: true}\n",
        "8:11: styles › title › bolt: no key `bolt` belongs here (did you mean `bold`?)",
    );
    earns(
        "extends: dark\nstyles:\n  title: {fg: acent}\n",
        "8:15: styles › title › fg: `acent` is none of the words that may stand here (did you mean `accent`?)",
    );
    earns(
        "extends: dark\nstyles:\n  title: {fg: \"#12345\"}\n",
        &format!("8:15: styles › title › fg: this cannot be read: `#12345` {colour}"),
    );
    earns(
        "extends: dark\nstyles:\n  title: {bold: yes}\n",
        "8:17: styles › title › bold: `yes` stands where `true` or `false` is wanted (yes, no, on and off are text in \
         YAML: write true or false)",
    );
    earns(
        "extends: dark\nstyles:\n  title: bold\n",
        "8:10: styles › title: `bold` stands where a mapping (`key: value`) is wanted (write keys with values below \
         it, indented by two spaces)",
    );
    earns(
        "extends: dark\npalette:\n  accent: \"#gggggg\"\n",
        &format!("8:11: palette › accent: this cannot be read: `#gggggg` {colour}"),
    );
    earns(
        "extends: dark\npalette:\n  accent: ansi:blu\n",
        "8:11: palette › accent: `ansi:blu` is none of the words that may stand here (did you mean `ansi:blue`?)",
    );
    earns(
        "extends: dark\npalette:\n  accent: index:256\n",
        "8:11: palette › accent: this cannot be read: `index:256` is no colour: after `index:` stands a number from 0 \
         to 255",
    );
    earns(
        "extends: dark\npalette:\n  accent: blue\n",
        "8:11: palette › accent: this cannot be read: `blue` is no colour: write `#rrggbb`, `ansi:blue`, `index:12` \
         or `default`",
    );
    earns("extends: mine\n", "6:10: extends: this cannot be read: `mine` extends `mine`, and so never ends");
    earns(
        "styles:\n  text: {fg: default}\n",
        "6:1: styles: this cannot be read: no style is given for `muted`, `faint`, `emphasis` and 82 more; \
         `extends: dark` would lend them",
    );
}

#[test]
fn every_fault_of_a_theme_is_told_and_not_only_the_first() {
    let text =
        "theme: 2\nname: My Own\nlabel: M\ndescription: D\ntone: darkish\nextends: dark\nstyles:\n  titel: {fg: blu}\n";
    let found = with_files(&[("mine.yaml", text), ("none.yaml", "theme: [\n")]);
    assert_eq!(
        sentences(&found.faults),
        [
            "mine.yaml:1:8: theme: this cannot be read: this program reads themes of version 1",
            "mine.yaml:2:7: name: `My Own` is not an id (an id is made of letters, digits, `.`, `_` and `-`, and begins \
             with a letter or digit)",
            "mine.yaml:5:7: tone: `darkish` is none of the words that may stand here (the words here are dark, light, any)",
            "mine.yaml:8:3: styles › titel: no key `titel` belongs here (did you mean `title`?)",
            "mine.yaml:8:15: styles › titel › fg: `blu` is none of the words that may stand here (the words here are \
             accent, axis, bright, caution, evidence, faint, key, likely, line, muted, other, page, panel, select, …)",
            "none.yaml:1:8: theme[0]: this `[` is never closed (close the list with `]`, or put text that begins with \
             `[` in quotes)",
        ]
    );
}

#[test]
fn themes_that_extend_each_other_are_all_told() {
    let of = |name: &str, base: &str| {
        format!("theme: 1\nname: {name}\nlabel: L\ndescription: D.\ntone: dark\nextends: {base}\n")
    };
    let found = with_files(&[("a.yaml", &of("a", "b")), ("b.yaml", &of("b", "c")), ("c.yaml", &of("c", "a"))]);
    let round = |names: [&str; 4]| names.map(|name| format!("`{name}`")).join(" extends ");
    let told =
        [("a", round(["a", "b", "c", "a"])), ("b", round(["b", "c", "a", "b"])), ("c", round(["c", "a", "b", "c"]))]
            .map(|(file, round)| format!("{file}.yaml:6:10: extends: this cannot be read: {round}, and so never ends"));
    assert_eq!(sentences(&found.faults), told);
    assert_eq!(found.themes.len(), built_in().len());
}

#[test]
fn the_second_theme_of_a_name_is_set_aside() {
    let mine = format!("{HEAD}extends: dark\n");
    let found = with_files(&[("a.yaml", &mine), ("b.yaml", &mine)]);
    let told = sentences(&found.faults);
    assert_eq!(told.len(), 1);
    assert!(told[0].starts_with("b.yaml:2:7: name: this cannot be read: the name `mine` is taken by"), "{told:?}");
    assert!(found.named("mine").is_some());
}

#[test]
fn a_theme_that_rests_on_a_broken_one_is_set_aside_with_it() {
    let base = "theme: 1\nname: base\nlabel: B\ndescription: D.\ntone: dark\nextends: dark\nlable: B\n";
    let found = with_files(&[("base.yaml", base), ("mine.yaml", &format!("{HEAD}extends: base\n"))]);
    assert_eq!(
        sentences(&found.faults),
        [
            "base.yaml:7:1: lable: no key `lable` belongs here (did you mean `label`?)",
            "mine.yaml:6:10: extends: this cannot be read: `base` has faults of its own",
        ]
    );
    assert_eq!(found.themes.len(), built_in().len());
}

#[test]
fn a_wrong_colour_in_a_base_is_told_once_where_it_stands() {
    let base = "theme: 1\nname: base\nlabel: B\ndescription: D.\ntone: dark\nextends: dark\npalette: {accent: blue}\n";
    let found = with_files(&[("base.yaml", base), ("mine.yaml", &format!("{HEAD}extends: base\n"))]);
    assert_eq!(found.themes.len(), built_in().len());
    assert_eq!(
        sentences(&found.faults),
        [
            "base.yaml:7:19: palette › accent: this cannot be read: `blue` is no colour: write `#rrggbb`, `ansi:blue`, \
             `index:12` or `default`",
            "mine.yaml:6:10: extends: this cannot be read: `base` has faults of its own",
        ]
    );
}

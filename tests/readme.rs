//! The README is true: its example loads, its pictures are there, and its commands are those of the program.

use std::fs;
use std::path::Path;

use briefing::load;
use briefing::run::library::catalog::Settings;
use briefing::theme::Role;

fn readme() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap()
}

#[test]
fn the_example_bundle_loads_without_a_fault() {
    let readme = readme();
    let example = readme.split("```yaml\n").nth(1).unwrap().split("```").next().unwrap();
    let loaded =
        load::assemble("README", "readme", &[("example.yaml".to_owned(), example.as_bytes().to_vec())], Vec::new());
    let faults: Vec<String> = loaded.faults.iter().map(ToString::to_string).collect();
    assert!(faults.is_empty(), "{faults:?}");
    assert_eq!(loaded.bundle.unwrap().items().len(), 4);
}

#[test]
fn the_sample_settings_are_understood_and_have_every_key() {
    let readme = readme();
    let sample = readme.split("```yaml\n").nth(2).unwrap().split("```").next().unwrap();
    let (settings, faults, _) = load::read::<Settings>("config.yaml", sample.as_bytes());
    let Settings { theme, samples } = settings.unwrap();
    assert_eq!(samples, Some(false));
    assert!(faults.is_empty() && theme.is_some(), "{faults:?}");
}

#[test]
fn every_picture_is_there() {
    let readme = readme();
    let pictures: Vec<&str> = readme
        .split("](")
        .skip(1)
        .filter_map(|rest| rest.split(')').next())
        .filter(|path| path.contains(".svg"))
        .collect();
    assert!(pictures.len() >= 3);
    for picture in pictures {
        let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(picture)).unwrap();
        assert!(text.starts_with("<svg") || text.starts_with("<?xml"), "{picture}");
    }
}

#[test]
fn the_readme_of_themes_names_every_role_and_its_example_is_a_theme() {
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/README.md")).unwrap();
    for role in Role::ALL {
        assert!(readme.contains(&format!("`{}`", role.key())), "{} is not in themes/README.md", role.key());
    }
    let folder = tempfile::tempdir().unwrap();
    let example = readme.split("```yaml\n").nth(1).unwrap().split("```").next().unwrap();
    fs::write(folder.path().join("harbour.yaml"), example).unwrap();
    let themes = load::themes(Some(folder.path()));
    let faults: Vec<String> = themes.faults.iter().map(ToString::to_string).collect();
    assert!(faults.is_empty(), "{faults:?}");
    assert!(themes.themes.iter().any(|theme| theme.name() == "harbour"));
}

//! What the user makes is never lost: not by a kill, not by a second program, not by a full disk.
//!
//! The test binary starts itself again for the programs that write: what they are to do stands in `BRIEFING_WRITES`.
#![cfg(unix)]

use std::env;
use std::fs;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt};
use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::dice::Dice;
use briefing::bundle::{Id, Stop, Walk};
use briefing::run::kept::own_walks;
use briefing::run::library::catalog::Catalog;
use briefing::run::os::write_file::{read, write};
use briefing::run::program::work::{World, perform};
use briefing::state::Task;
use briefing::theme::Depth;
use jiff::civil::date;
use tempfile::TempDir;

const WRITES: &str = "BRIEFING_WRITES";

/// How many stops each of two programs adds.
const WALKED: usize = 40;

/// How many programs are killed.
const KILLS: usize = 500;

/// This test as the program that writes: it does nothing unless it is told what.
#[test]
fn writer() {
    let Ok(task) = env::var(WRITES) else { return };
    let (what, path) = task.split_once(' ').unwrap();
    match what {
        "for-ever" => {
            for number in 0_usize.. {
                write(Path::new(path), &text(number)).unwrap();
            }
        }
        "themes" => {
            let catalog = Catalog::of(&[], Depth::True).unwrap_or_else(|_| panic!("the embedded bundle is there"));
            for number in 0..200 {
                catalog.keep_theme(&format!("theme-{path}-{number}")).unwrap();
            }
        }
        "one-theme" => {
            let catalog = Catalog::of(&[], Depth::True).unwrap_or_else(|_| panic!("the embedded bundle is there"));
            println!("kept before: {:?}", catalog.kept_theme());
            println!("keeping: {:?}", catalog.keep_theme(path));
            println!("kept now: {:?}", catalog.kept_theme());
        }
        "walks" => {
            let catalog = Catalog::of(&[], Depth::True).unwrap_or_else(|_| panic!("the embedded bundle is there"));
            let world = World::new(catalog, date(2026, 11, 22));
            let mut walks = own_walks::kept();
            for number in 0..WALKED {
                for bundle in ["shared", path] {
                    let own = || Walk { id: Id::new("own"), title: "Mine".to_owned(), stops: Vec::<Stop>::new() };
                    let walk = walks.entry(Id::new(bundle)).or_insert_with(own);
                    walk.stops.push(Stop::at(&Id::new(&format!("{path}-{number}"))));
                }
                for message in perform(&Task::KeepWalks(walks.clone()), &world) {
                    println!("{message:?}");
                }
            }
        }
        "views" => {
            let catalog = Catalog::of(&[], Depth::True).unwrap_or_else(|_| panic!("the embedded bundle is there"));
            let world = World::new(catalog, date(2026, 11, 22));
            let mut views = world.views();
            println!("kept before: {views:?}");
            views.insert(path.to_owned(), "a query".to_owned());
            println!("{:?}", perform(&Task::KeepViews(views), &world));
        }
        other => panic!("{other} is nothing that is written"),
    }
}

/// A text that says how long it is and what it is made of, so that half of one is told.
fn text(number: usize) -> Vec<u8> {
    let length = 1 + number * 7_919 % 60_000;
    let letter = char::from(b'a' + u8::try_from(number % 26).unwrap());
    format!("{length} {}", letter.to_string().repeat(length)).into_bytes()
}

#[track_caller]
fn is_whole(bytes: &[u8]) {
    let text = std::str::from_utf8(bytes).unwrap();
    let (length, rest) = text.split_once(' ').unwrap_or_else(|| panic!("{text:?} is no whole text"));
    assert_eq!(rest.len(), length.parse::<usize>().unwrap(), "a part of a text");
    assert!(rest.chars().all(|c| rest.starts_with(c)), "two texts in one");
}

fn start(task: &str, state: Option<&Path>) -> Child {
    let mut command = Command::new(env::current_exe().unwrap());
    command.args(["--exact", "kept::writer", "--nocapture", "--test-threads", "1"]).env_clear().env(WRITES, task);
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    if let Some(state) = state {
        command.env("BRIEFING_STATE_DIR", state);
    }
    command.spawn().unwrap()
}

#[track_caller]
fn said(child: Child) -> String {
    let output = child.wait_with_output().unwrap();
    let text = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{text}");
    text
}

#[test]
fn a_program_killed_while_it_writes_leaves_the_old_text_or_the_new() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("kept.txt");
    write(&path, &text(3)).unwrap();
    let mut dice = Dice::new(5);
    let (mut kills, mut changed, mut before) = (0, 0, fs::read(&path).unwrap());
    while kills < KILLS {
        let inode = fs::metadata(&path).unwrap().ino();
        let mut child = start(&format!("for-ever {}", path.display()), None);
        // Killed in the middle of writing: it has written once, and is at it again.
        while fs::metadata(&path).unwrap().ino() == inode {
            assert!(child.try_wait().unwrap().is_none(), "the program that writes has ended");
            thread::sleep(Duration::from_micros(100));
        }
        for _ in 0..=dice.below(3) {
            thread::sleep(Duration::from_micros(dice.below(1_500) as u64));
            is_whole(&fs::read(&path).unwrap());
        }
        child.kill().unwrap();
        child.wait().unwrap();
        let now = fs::read(&path).unwrap();
        is_whole(&now);
        changed += usize::from(now != before);
        before = now;
        kills += 1;
    }
    // Each wrote something; on a busy machine many are killed at the same early text as the one before.
    assert!(changed > KILLS / 20, "only {changed} of {kills} had written anything new");
    // What they left half done is taken away by whoever writes next, once it is old.
    let left = || fs::read_dir(folder.path()).unwrap().count() - 1;
    let half_done = left();
    for entry in fs::read_dir(folder.path()).unwrap().map(Result::unwrap).filter(|entry| entry.path() != path) {
        let file = fs::File::options().write(true).open(entry.path()).unwrap();
        file.set_modified(std::time::SystemTime::now() - Duration::from_secs(3_600)).unwrap();
    }
    write(&path, b"1 a").unwrap();
    println!("{kills} kills, {half_done} left a file half written");
    assert_eq!(left(), 0, "files that nobody finishes are left");
}

#[test]
fn two_programs_at_once_leave_the_text_of_one_of_them() {
    let home = home();
    let children: Vec<Child> =
        ["one", "two", "three"].into_iter().map(|name| start(&format!("themes {name}"), Some(home.path()))).collect();
    let path = home.path().join("theme.json");
    let end = Instant::now() + Duration::from_secs(60);
    let mut children = children;
    while children.iter_mut().any(|child| child.try_wait().unwrap().is_none()) {
        if let Ok(bytes) = fs::read(&path) {
            let kept: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
            assert!(kept["theme"].as_str().unwrap().starts_with("theme-"));
        }
        assert!(Instant::now() < end);
    }
    for child in children {
        said(child);
    }
    assert_eq!(fs::read_dir(home.path()).unwrap().count(), 1, "nothing is left beside it, and nothing was set aside");
}

#[test]
fn two_programs_at_once_lose_no_stop_of_either() {
    let home = home();
    let children = ["one", "two"].map(|name| start(&format!("walks {name}"), Some(home.path())));
    for child in children {
        let told = said(child);
        assert!(!told.contains("Said"), "{told}");
    }
    let kept: serde_json::Value = serde_json::from_slice(&fs::read(home.path().join("walks.json")).unwrap()).unwrap();
    let stops = |bundle: &str| {
        let walks = kept["walks"].as_array().unwrap();
        walks.iter().find(|walk| walk["bundle"] == bundle).unwrap()["stops"].as_array().unwrap().len()
    };
    assert_eq!((stops("one"), stops("two"), stops("shared")), (WALKED, WALKED, 2 * WALKED));
}

#[test]
fn walks_that_cannot_be_read_are_set_aside_and_never_written_over() {
    let stop_with_two_notes = "{\"item\": \"J-1\", \"notes\": \"one\", \"notes\": \"two\"}";
    for strange in [
        "{\"version\": 2, \"walks\": []}",
        "{\"version\": 1, \"walks\": [], }",
        "{\"version\": 1, \"walks\": [], \"other\": {\"key\": 1, \"key\": 2}}",
        &format!(
            "{{\"version\": 1, \"walks\": [{{\"bundle\": \"b\", \"id\": \"own\", \"title\": \"t\", \"stops\": [{stop_with_two_notes}]}}]}}"
        ),
    ] {
        let home = home();
        fs::write(home.path().join("walks.json"), strange).unwrap();
        let told = said(start("walks mine", Some(home.path())));
        assert_eq!(told.matches("could not be read and is set aside as").count(), 1, "{told}");
        assert_eq!(fs::read_to_string(home.path().join("walks.json.aside-1")).unwrap(), strange);
        assert!(fs::read_to_string(home.path().join("walks.json")).unwrap().contains("mine-39"));
    }
}

/// The files that the first release wrote, when it was driven by keys.
fn first_release(home: &TempDir) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/kept/0.1.0");
    for name in ["walks.json", "views.json", "theme.json"] {
        fs::copy(folder.join(name), home.path().join(name)).unwrap();
    }
}

fn json(path: &Path) -> serde_json::Value {
    serde_json::from_slice(&fs::read(path).unwrap()).unwrap()
}

#[test]
fn what_the_first_release_kept_is_read_and_carried_over() {
    let home = home();
    first_release(&home);
    let before = json(&home.path().join("walks.json"))["walks"][0].clone();
    let told = one_theme(&home, "dark");
    assert!(told.contains("kept before: Some(\"high-contrast\")"), "{told}");
    let told = said(start("views new", Some(home.path())));
    assert!(told.contains("kept before: {\"mssm\": \"mss\", \"mssms\": \"mss\"}"), "{told}");
    said(start("walks mine", Some(home.path())));
    let walks = json(&home.path().join("walks.json"));
    assert_eq!(
        walks["walks"].as_array().unwrap().iter().find(|walk| walk["bundle"] == before["bundle"]),
        Some(&before)
    );
    let views = json(&home.path().join("views.json"));
    assert_eq!((&views["views"]["mssm"], &views["views"]["new"]), (&"mss".into(), &"a query".into()));
    assert_eq!(fs::read_dir(home.path()).unwrap().count(), 3, "nothing was set aside");
}

#[test]
fn what_this_version_does_not_know_stays_in_the_file() {
    let home = home();
    let other = serde_json::json!({"bundle": "shared", "id": "own", "title": "The first of two", "stops": [
        {"item": "J-1", "notes": "By hand."}]});
    let walks = serde_json::json!({"version": 1, "of tomorrow": [1, 2], "walks": [other, {"bundle": "shared",
        "id": "own", "title": "Mine", "colour": "red", "stops": [{"item": "J-2", "minutes": 3, "spoken": "yes"}]}]});
    fs::write(home.path().join("walks.json"), walks.to_string()).unwrap();
    said(start("walks mine", Some(home.path())));
    let now = json(&home.path().join("walks.json"));
    assert_eq!((&now["of tomorrow"], &now["walks"][0]), (&walks["of tomorrow"], &other));
    let mine = &now["walks"][1];
    assert_eq!((&mine["colour"], &mine["stops"][0]), (&"red".into(), &walks["walks"][1]["stops"][0]));
    assert_eq!(mine["stops"].as_array().unwrap().len(), WALKED + 1);
    for (name, task, text) in [
        ("theme.json", "one-theme dark", "{\"version\": 1, \"theme\": \"old\", \"other\": 7}"),
        ("views.json", "views new", "{\"version\": 1, \"views\": {\"a\": \"b\"}, \"other\": 7}"),
    ] {
        fs::write(home.path().join(name), text).unwrap();
        said(start(task, Some(home.path())));
        assert_eq!(json(&home.path().join(name))["other"], 7, "{name}");
    }
}

#[test]
fn what_is_set_aside_is_for_the_user_alone_and_takes_no_time() {
    for mode in [0o644, 0o600, 0o400] {
        let home = home();
        let path = home.path().join("walks.json");
        // As large as no file of ours is: to copy it would delay the end of the program.
        let file = fs::File::create(&path).unwrap();
        file.set_len(3 * 1024 * 1024 * 1024).unwrap();
        fs::set_permissions(&path, PermissionsExt::from_mode(mode)).unwrap();
        let inode = fs::metadata(&path).unwrap().ino();
        said(start("walks mine", Some(home.path())));
        let about = fs::metadata(home.path().join("walks.json.aside-1")).unwrap();
        assert_eq!((about.ino(), about.mode() & 0o777), (inode, mode & 0o600), "it was not copied");
        assert!(fs::metadata(&path).unwrap().len() < 100_000);
    }
}

#[test]
fn a_pipe_beside_a_file_is_not_waited_for() {
    let home = home();
    for name in ["walks.json.lock", "views.json.lock", "theme.json.lock"] {
        rustix::fs::mknodat(rustix::fs::CWD, home.path().join(name), rustix::fs::FileType::Fifo, 0o600.into(), 0)
            .unwrap();
    }
    for task in ["walks mine", "views mine", "one-theme dark"] {
        let mut child = start(task, Some(home.path()));
        let end = Instant::now() + Duration::from_secs(60);
        while child.try_wait().unwrap().is_none() {
            if Instant::now() > end {
                child.kill().unwrap();
                panic!("{task} waits for a pipe");
            }
            thread::sleep(Duration::from_millis(5));
        }
        assert!(!said(child).contains("cannot be kept"), "{task}");
    }
}

#[test]
fn mode_and_links_stay() {
    let home = home();
    let (real, link) = (home.path().join("dotfiles/theme.json"), home.path().join("theme.json"));
    std::os::unix::fs::symlink("dotfiles/theme.json", &link).unwrap();
    let told = one_theme(&home, "dark");
    assert!(told.contains("kept now: Some(\"dark\")"), "{told}");
    fs::set_permissions(&real, PermissionsExt::from_mode(0o640)).unwrap();
    one_theme(&home, "light");
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(fs::metadata(&real).unwrap().permissions().mode() & 0o777, 0o640);
    assert!(fs::read_to_string(&real).unwrap().contains("light"));
}

#[test]
fn what_cannot_be_read_is_set_aside_by_name_and_said() {
    for strange in ["{\"version\": 9, \"theme\": \"of tomorrow\"}", "no json", "", "\u{1b}[31m"] {
        let home = home();
        let path = home.path().join("theme.json");
        fs::write(&path, strange).unwrap();
        let told = one_theme(&home, "dark");
        assert!(told.contains("kept before: None"), "{told}");
        assert!(
            told.contains("could not be read and is set aside as") && told.contains("theme.json.aside-1"),
            "{told}"
        );
        assert!(told.contains("kept now: Some(\"dark\")"), "{told}");
        assert_eq!(fs::read_to_string(home.path().join("theme.json.aside-1")).unwrap(), strange);
        let told = one_theme(&home, "light");
        assert!(!told.contains("set aside"), "what is ours is not set aside: {told}");
    }
}

#[test]
fn where_nothing_can_be_kept_that_is_said_and_nothing_else_happens() {
    // A folder where the file should be.
    let in_the_way = home();
    fs::create_dir_all(in_the_way.path().join("theme.json/x")).unwrap();
    let told = one_theme(&in_the_way, "dark");
    assert!(told.contains("Err(\"the theme cannot be kept for the next start: "), "{told}");
    // A file where the folder should be.
    let file = tempfile::NamedTempFile::new().unwrap();
    let told = said(start("one-theme dark", Some(&file.path().join("x"))));
    assert!(told.contains("Err(\"the theme cannot be kept for the next start: "), "{told}");
    // Nowhere that can be written at all.
    let told = said(start("one-theme dark", Some(Path::new("/proc/nothing"))));
    assert!(told.contains("Err(\"the theme cannot be kept for the next start: "), "{told}");
}

/// A folder of somebody who may not write in it: whoever runs the tests as root may write everywhere, and becomes nobody.
#[test]
fn a_home_that_is_read_only_or_not_there_is_said() {
    let home = home();
    fs::set_permissions(home.path(), PermissionsExt::from_mode(0o555)).unwrap();
    let program = tempfile::tempdir().unwrap();
    fs::set_permissions(program.path(), PermissionsExt::from_mode(0o755)).unwrap();
    let copy = program.path().join("writer");
    // By another program: what this one has open for writing, a thread that is just starting a program holds open too, and
    // then nobody can start it.
    assert!(Command::new("cp").arg(env::current_exe().unwrap()).arg(&copy).status().unwrap().success());
    let root = rustix::process::getuid().is_root();
    let run = |state: Option<&Path>| {
        let mut command = Command::new(&copy);
        command
            .args(["--exact", "kept::writer", "--nocapture"])
            .env_clear()
            .env(WRITES, "one-theme dark")
            .current_dir("/");
        if let Some(state) = state {
            command.env("BRIEFING_STATE_DIR", state);
        }
        if root {
            // An account without a home, and without a line in the list of accounts.
            command.uid(64_123).gid(64_123);
        }
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        said(command.spawn().unwrap())
    };
    let told = run(Some(home.path()));
    assert!(told.contains("cannot be kept for the next start: permission denied"), "{told}");
    fs::set_permissions(home.path(), PermissionsExt::from_mode(0o755)).unwrap();
    if root {
        let told = run(None);
        assert!(told.contains("cannot be kept for the next start: there is no home folder"), "{told}");
    }
}

/// A disk of four pages, where the system lets one be made.
#[test]
fn a_full_disk_leaves_what_was_there() {
    let home = home();
    let disk = home.path().join("disk");
    fs::create_dir(&disk).unwrap();
    let script = format!(
        "mount -t tmpfs -o size=16k tmpfs {0} && printf '{{\"version\":1,\"theme\":\"old\"}}' > {0}/theme.json && \
         cat /dev/zero > {0}/fill 2>/dev/null; test -f {0}/theme.json && \"$1\" --exact kept::writer --nocapture; cat {0}/theme.json; \
         ls -A {0}",
        disk.display()
    );
    let output = Command::new("unshare")
        .args(["-r", "-m", "sh", "-c", &script, "sh"])
        .arg(env::current_exe().unwrap())
        .env_clear()
        .env("PATH", "/usr/sbin:/usr/bin:/sbin:/bin")
        .env(WRITES, "one-theme new")
        .env("BRIEFING_STATE_DIR", &disk)
        .output();
    let Ok(output) = output else {
        println!("no disk can be made here: there is no unshare");
        return;
    };
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    if !told.contains("kept before") {
        println!("no disk can be made here: {}", String::from_utf8_lossy(&output.stderr));
        return;
    }
    assert!(told.contains("kept before: Some(\"old\")"), "{told}");
    assert!(told.contains("cannot be kept for the next start: the disk is full"), "{told}");
    assert!(told.contains("kept now: Some(\"old\")"), "{told}");
    assert!(told.contains("{\"version\":1,\"theme\":\"old\"}") && !told.contains(".briefing-new-"), "{told}");
}

#[test]
fn a_pipe_in_its_place_is_not_waited_for() {
    let home = home();
    let path = home.path().join("theme.json");
    rustix::fs::mknodat(rustix::fs::CWD, &path, rustix::fs::FileType::Fifo, 0o600.into(), 0).unwrap();
    assert_eq!(read(&path), None);
    let told = one_theme(&home, "dark");
    assert!(told.contains("kept before: None") && told.contains("Err("), "{told}");
}

fn home() -> TempDir {
    let home = tempfile::tempdir().unwrap();
    fs::set_permissions(home.path(), PermissionsExt::from_mode(0o755)).unwrap();
    home
}

/// Keeps a theme in a home of its own, in a process of its own; what it said.
#[track_caller]
fn one_theme(home: &TempDir, name: &str) -> String {
    said(start(&format!("one-theme {name}"), Some(home.path())))
}

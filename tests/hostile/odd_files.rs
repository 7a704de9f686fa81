//! Files that are not files: none is opened that might never end, nothing is read outside of what was asked for, and
//! each is told in one sentence.
#![cfg(unix)]

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::os::unix::net::UnixListener;
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use briefing::load::fault::files;
use briefing::load::{self, FaultCode};
use rustix::fs::{CWD, FileType, mknodat};
use tempfile::TempDir;

use crate::harmless::harmless;
use crate::steering::steering;

const MANIFEST: &str = "briefing: 1\nassessment: {id: case, title: A case, issuer: Somebody, issued: 2023-03-29, \
    language: en, marking: {as_written: none}, issuer_scale: not_stated, reader_scale: phia-2025}\n";
const NOTE: &str = "notes:\n  - {id: N-1, title: Secret, text: t, origin: transcriber}\n";

/// What stands in the way, for each way to put it there.
type Put = fn(&Path);

fn pipe(path: &Path) {
    mknodat(CWD, path, FileType::Fifo, 0o600.into(), 0).unwrap();
}

fn link_to(target: &'static str) -> impl Fn(&Path) {
    move |path| symlink(target, path).unwrap()
}

const WAYS: &[(&str, Put, &[FaultCode])] = &[
    ("p.yaml", |path| pipe(path), &[files::NOT_A_FILE]),
    ("s.yaml", |path| drop(UnixListener::bind(path).unwrap()), &[files::NOT_A_FILE]),
    ("zero.yaml", |path| link_to("/dev/zero")(path), &[files::LINK_AWAY]),
    ("tty.yaml", |path| link_to("/dev/tty")(path), &[files::LINK_AWAY]),
    ("stdin.yaml", |path| link_to("/dev/stdin")(path), &[files::LINK_AWAY]),
    ("passwd.yaml", |path| link_to("/etc/passwd")(path), &[files::LINK_AWAY]),
    ("etc.yaml", |path| link_to("/etc")(path), &[files::LINK_AWAY]),
    ("etc", |path| link_to("/etc")(path), &[files::LINK_AWAY]),
    ("root", |path| link_to("/")(path), &[files::LINK_AWAY]),
    ("memory.yaml", |path| link_to("/proc/self/mem")(path), &[files::LINK_AWAY]),
    ("fd.yaml", |path| link_to("/proc/self/fd/0")(path), &[files::LINK_AWAY]),
    ("circle.yaml", |path| link_to("circle.yaml")(path), &[files::LINK_LOOP]),
    ("here", |path| link_to(".")(path), &[files::LINK_LOOP]),
    ("up", |path| link_to("..")(path), &[files::LINK_AWAY]),
    ("again.yaml", |path| link_to("a.yaml")(path), &[files::LINK_LOOP]),
    ("gone.yaml", |path| link_to("nowhere.yaml")(path), &[files::LINK_BROKEN]),
    ("far.yaml", |path| link_to("a/../../a.yaml")(path), &[files::LINK_BROKEN]),
    (
        "to-pipe.yaml",
        |path| {
            pipe(&path.with_file_name("pipe"));
            symlink("pipe", path).unwrap();
        },
        &[files::NOT_A_FILE],
    ),
    ("folder.yaml", |path| fs::create_dir(path).unwrap(), &[files::FOLDER_NAMED_AS_FILE]),
    ("empty.yaml", |path| fs::write(path, "").unwrap(), &[files::EMPTY_FILE]),
];

#[test]
fn what_is_no_file_is_told_and_the_rest_is_read() {
    for (name, put, expected) in WAYS {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a.yaml"), MANIFEST).unwrap();
        fs::write(folder.path().join("b.yaml"), NOTE).unwrap();
        put(&folder.path().join(name));
        let start = Instant::now();
        let loaded = load::open(folder.path());
        assert!(start.elapsed() < Duration::from_secs(2), "{name} takes {:?}", start.elapsed());
        let codes: Vec<FaultCode> = loaded.faults.iter().map(|fault| fault.code).collect();
        assert_eq!(&codes, expected, "{name}");
        harmless(name, &loaded);
        assert_eq!(loaded.bundle.unwrap().items().len(), 2, "{name}");
    }
}

#[test]
fn asked_for_by_name_it_is_refused_in_one_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let pipe_path = folder.path().join("p.yaml");
    pipe(&pipe_path);
    let paths: Vec<PathBuf> = ["/dev/zero", "/dev/null", "/dev/tty", "/dev/full", "/proc/kmsg", "/nowhere/at/all"]
        .into_iter()
        .map(PathBuf::from)
        .chain([pipe_path, folder.path().join("a".repeat(300)), folder.path().join(OsStr::from_bytes(b"\x1b[31m\xff"))])
        .collect();
    for path in paths {
        for command in ["check", "list", "print"] {
            let output = run(&[OsStr::new("--bundle"), path.as_os_str(), OsStr::new(command)]);
            let said = [output.stdout.clone(), output.stderr.clone()].concat();
            let text = String::from_utf8(said).unwrap();
            assert!(!output.status.success(), "{command} {}: {text}", path.display());
            assert_eq!(steering(&text.replace('\n', "")), None, "{command} {}: {text}", path.display());
            assert!(!text.contains("panicked"), "{text}");
        }
    }
}

#[test]
fn a_name_may_be_anything() {
    let names: [&[u8]; 9] = [
        b"\x1b]2;owned\x07.yaml",
        b"\x1b[31m.yaml",
        b"\xff\xfe.yaml",
        b"line\nend.yaml",
        b"back\rwards.yaml",
        "\u{202e}lmay.yaml".as_bytes(),
        "\u{e0041}\u{200b}.yaml".as_bytes(),
        b"-rf.yaml",
        b"$(id).yaml",
    ];
    for name in names {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a.yaml"), MANIFEST).unwrap();
        let path = folder.path().join(OsStr::from_bytes(name));
        fs::write(&path, format!("{NOTE}x: [\u{1b}\n")).unwrap();
        let loaded = load::open(folder.path());
        harmless(&path.display().to_string(), &loaded);
        assert!(!loaded.faults.is_empty());
        assert!(loaded.bundle.is_some());
    }
}

#[test]
fn what_may_not_be_read_is_told_and_the_rest_is_read() {
    let folder = open_to_all();
    for (name, text) in [("a.yaml", MANIFEST), ("b.yaml", NOTE)] {
        fs::write(folder.path().join(name), text).unwrap();
    }
    let (locked, shut) = (folder.path().join("locked.yaml"), folder.path().join("shut"));
    fs::write(&locked, NOTE).unwrap();
    fs::create_dir(&shut).unwrap();
    fs::set_permissions(&locked, PermissionsExt::from_mode(0o000)).unwrap();
    fs::set_permissions(&shut, PermissionsExt::from_mode(0o000)).unwrap();
    let output = run_as_nobody(&folder, &[OsStr::new("check"), folder.path().as_os_str()]);
    let told = String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap();
    fs::set_permissions(&shut, PermissionsExt::from_mode(0o700)).unwrap();
    assert_eq!(told.matches("permission is denied").count(), 2, "{told}");
    assert_eq!(output.status.code(), Some(1), "{told}");
}

#[test]
fn a_file_that_turns_into_something_else_while_it_is_read_hangs_nobody() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.yaml"), MANIFEST).unwrap();
    let stop = AtomicBool::new(false);
    let path = folder.path().join("b.yaml");
    thread::scope(|scope| {
        scope.spawn(|| {
            while !stop.load(Ordering::Relaxed) {
                fs::write(&path, NOTE.repeat(50)).unwrap();
                let _ = fs::remove_file(&path);
                pipe(&path);
                let _ = fs::remove_file(&path);
                fs::create_dir(&path).unwrap();
                let _ = fs::remove_dir(&path);
                symlink("b.yaml", &path).unwrap();
                let _ = fs::remove_file(&path);
            }
        });
        let end = Instant::now() + Duration::from_millis(1_500);
        let mut rounds = 0;
        while Instant::now() < end {
            let loaded = load::open(folder.path());
            harmless("turning", &loaded);
            assert!(loaded.bundle.is_some());
            let _ = load::bundles_in(folder.path());
            rounds += 1;
        }
        stop.store(true, Ordering::Relaxed);
        assert!(rounds > 10, "only {rounds} rounds");
    });
}

#[test]
fn a_folder_of_folders_without_end_is_left_in_time() {
    let folder = tempfile::tempdir().unwrap();
    let deep: PathBuf = std::iter::once(folder.path().to_owned()).chain((0..40).map(|_| PathBuf::from("d"))).collect();
    fs::create_dir_all(&deep).unwrap();
    fs::write(deep.join("x.yaml"), NOTE).unwrap();
    fs::write(folder.path().join("a.yaml"), MANIFEST).unwrap();
    let loaded = load::open(folder.path());
    let codes: Vec<FaultCode> = loaded.faults.iter().map(|fault| fault.code).collect();
    assert_eq!(codes, [files::TOO_MANY]);
    assert_eq!(loaded.bundle.unwrap().items().len(), 1);
}

#[test]
fn a_folder_with_far_too_many_files_is_left_in_time() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.yaml"), MANIFEST).unwrap();
    for number in 0..3_000 {
        fs::write(folder.path().join(format!("n{number:04}.yaml")), "").unwrap();
    }
    let loaded = load::open(folder.path());
    assert!(loaded.faults.iter().any(|fault| fault.code == files::TOO_MANY));
    assert!(loaded.bundle.is_some());
}

fn run(words: &[&OsStr]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_briefing"));
    command.args(words).env_clear().env("BRIEFING_DATA_DIR", "/nowhere").stdin(std::process::Stdio::null());
    command.output().unwrap()
}

/// A folder that everybody may look into.
fn open_to_all() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::set_permissions(folder.path(), PermissionsExt::from_mode(0o755)).unwrap();
    folder
}

/// Runs the program as somebody who owns nothing; whoever runs the tests as root may read everything.
fn run_as_nobody(folder: &TempDir, words: &[&OsStr]) -> Output {
    if !rustix::process::getuid().is_root() {
        return run(words);
    }
    let program = folder.path().join("briefing");
    fs::copy(env!("CARGO_BIN_EXE_briefing"), &program).unwrap();
    Command::new(&program).args(words).env_clear().uid(65_534).gid(65_534).output().unwrap()
}

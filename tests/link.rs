//! The line between the slides and the speaker's own screen: who meets whom, and who is dropped.

use std::io::{BufRead, BufReader, Read, Write};
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, Instant};

use briefing::run::link::connection::Connection;
use briefing::run::link::socket::SocketFolder;
use briefing::run::terminal::inbox::Arrival;
use briefing::state::second_screen::peer_message::{Drive, LinkEvent, PeerMessage, Side, decode, encode};
use briefing::state::second_screen::scene::{Scene, SceneNotes, SceneWalk};
use tempfile::TempDir;

/// Nobody is waited for longer; it is never waited for in vain.
const PATIENCE: Duration = Duration::from_secs(60);

/// One of the two programs, as far as the line goes.
struct Program {
    link: Connection,
    inbox: Receiver<Arrival>,
    heard: Vec<LinkEvent>,
}

impl Program {
    fn new(side: Side, folder: &Path) -> Self {
        let (sender, inbox) = mpsc::channel();
        let folder = folder.to_owned();
        let link = Connection::new(side, sender, move || SocketFolder::at(folder)).unwrap();
        Self { link, inbox, heard: Vec::new() }
    }

    /// Waits until something of that kind was heard, and takes everything up to it.
    #[track_caller]
    fn wait(&mut self, what: &str, is: impl Fn(&LinkEvent) -> bool) -> LinkEvent {
        let end = Instant::now() + PATIENCE;
        loop {
            self.heard.extend(self.link.take_received());
            if let Some(place) = self.heard.iter().position(&is) {
                return self.heard.drain(..=place).next_back().unwrap();
            }
            let left = end.saturating_duration_since(Instant::now());
            assert!(self.inbox.recv_timeout(left).is_ok(), "{what}: never; heard {} things", self.heard.len());
        }
    }

    #[track_caller]
    fn meets(&mut self) {
        self.wait("meeting", |linked| *linked == LinkEvent::Connected);
    }

    /// Waits for a scene whose title is this.
    #[track_caller]
    fn sees(&mut self, title: &str) -> u64 {
        let is = |event: &LinkEvent| matches!(event, LinkEvent::Received(PeerMessage::Scene(_, scene)) if scene.walk.title == title);
        match self.wait(title, is) {
            LinkEvent::Received(PeerMessage::Scene(elapsed, _)) => elapsed,
            other => panic!("{other:?}"),
        }
    }

    #[track_caller]
    fn drops(&mut self, why: &str) {
        self.wait(why, |event| matches!(event, LinkEvent::Dropped(said) if said.contains(why)));
    }

    #[track_caller]
    fn refuses(&mut self, why: &str) {
        self.wait(why, |event| matches!(event, LinkEvent::Refused(said) if said.contains(why)));
    }
}

fn place() -> (TempDir, PathBuf) {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("meet");
    (place, folder)
}

fn scene(title: &str) -> Scene {
    Scene { walk: SceneWalk { title: title.to_owned(), ..SceneWalk::default() }, ..Scene::default() }
}

/// Somebody at the socket who is no program of ours.
fn stranger(folder: &Path) -> UnixStream {
    let end = Instant::now() + PATIENCE;
    loop {
        if let Ok(stream) = UnixStream::connect(folder.join("talk")) {
            return stream;
        }
        assert!(Instant::now() < end, "nobody listens");
        std::thread::yield_now();
    }
}

fn gone(mut stream: &UnixStream) {
    let mut rest = Vec::new();
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    // A close with something unread arrives as a reset.
    let ended = stream.read_to_end(&mut rest);
    let was_reset = ended.as_ref().is_err_and(|error| error.kind() == std::io::ErrorKind::ConnectionReset);
    assert!(ended.is_ok() || was_reset, "{ended:?}");
}

#[test]
fn they_meet_whoever_comes_first() {
    for sides in [[Side::Slides, Side::Notes], [Side::Notes, Side::Slides]] {
        let (_place, folder) = place();
        let [mut first, mut second] = sides.map(|side| Program::new(side, &folder));
        let (slides, notes) = match sides[0] {
            Side::Slides => (&mut first, &mut second),
            Side::Notes => (&mut second, &mut first),
        };
        slides.link.show(scene("before they met"), Duration::from_secs(90));
        slides.meets();
        notes.meets();
        assert!(notes.sees("before they met") >= 90_000);
        slides.link.show(scene("after"), Duration::from_secs(91));
        notes.sees("after");
        notes.link.drive(Drive::Go(6));
        slides.wait("a key", |linked| *linked == LinkEvent::Received(PeerMessage::Drive(Drive::Go(6))));
        let about = std::fs::symlink_metadata(folder.join("talk")).unwrap();
        assert_eq!((about.mode() & 0o777, std::fs::metadata(&folder).unwrap().mode() & 0o777), (0o600, 0o700));
    }
}

#[test]
fn they_meet_again_whoever_is_lost() {
    let (_place, folder) = place();
    let mut slides = Program::new(Side::Slides, &folder);
    let mut notes = Program::new(Side::Notes, &folder);
    for round in 0..6 {
        slides.link.show(scene(&format!("round {round}")), Duration::ZERO);
        notes.sees(&format!("round {round}"));
        // Whichever of the two waits for the other at the moment, each is lost in turn.
        if round % 2 == 0 {
            drop(slides);
            notes.wait("the end", |linked| *linked == LinkEvent::Received(PeerMessage::Ended));
            notes.wait("the parting", |linked| *linked == LinkEvent::Disconnected);
            slides = Program::new(Side::Slides, &folder);
        } else {
            drop(notes);
            slides.wait("the parting", |linked| *linked == LinkEvent::Disconnected);
            notes = Program::new(Side::Notes, &folder);
        }
        slides.meets();
        notes.meets();
    }
    drop((slides, notes));
    assert!(!folder.join("talk").exists(), "who leaves last takes the socket away");
}

#[test]
fn of_two_of_one_side_the_newest_wins() {
    for side in [Side::Slides, Side::Notes] {
        for older_first in [true, false] {
            let (_place, folder) = place();
            let (mut older, mut partner) = if older_first {
                let older = Program::new(side, &folder);
                stranger(&folder);
                (older, Program::new(side.other(), &folder))
            } else {
                let partner = Program::new(side.other(), &folder);
                stranger(&folder);
                (Program::new(side, &folder), partner)
            };
            older.meets();
            partner.meets();
            let mut newer = Program::new(side, &folder);
            older.wait("being replaced", |linked| *linked == LinkEvent::Replaced);
            newer.meets();
            partner.meets();
            let (slides, notes) = if side == Side::Slides { (newer, partner) } else { (partner, newer) };
            let mut notes = notes;
            slides.link.show(scene("the newer"), Duration::ZERO);
            notes.sees("the newer");
            older.link.show(scene("the older"), Duration::ZERO);
            older.link.drive(Drive::Next);
        }
    }
}

#[test]
fn who_talks_nonsense_is_dropped_and_the_talk_goes_on() {
    let (_place, folder) = place();
    let mut slides = Program::new(Side::Slides, &folder);
    let mebibyte = vec![b'a'; 1024 * 1024];
    let hello = encode(&PeerMessage::Hello(Side::Notes));
    let other = b"{\"briefing\":7,\"word\":\"ended\"}\n".to_vec();
    let cases = [
        (b"GET / HTTP/1.1\r\n\r\n".to_vec(), "talked nonsense"),
        (encode(&PeerMessage::Drive(Drive::Next)), "talked nonsense"),
        (mebibyte.clone(), "more than 768 kilobytes at once"),
        (other.clone(), "speaks version 7, where this one speaks 1"),
        ([hello.clone(), encode(&PeerMessage::Ended)].concat(), "talked nonsense"),
        ([hello.clone(), encode(&PeerMessage::Replaced)].concat(), "talked nonsense"),
        ([hello.clone(), mebibyte].concat(), "more than 768 kilobytes at once"),
        ([hello.clone(), hello.clone()].concat(), "talked nonsense"),
        ([hello, other].concat(), "speaks version 7"),
    ];
    for (said, why) in &cases {
        let stream = stranger(&folder);
        // It is hung up on in the middle of it.
        let _ = (&stream).write_all(said);
        slides.drops(why);
        gone(&stream);
    }
    let mut notes = Program::new(Side::Notes, &folder);
    notes.meets();
    // With somebody at the table it is the same, and whoever says nothing takes nobody's place.
    let silent: Vec<UnixStream> = (0..20).map(|_| stranger(&folder)).collect();
    for (said, why) in &cases[..4] {
        let stream = stranger(&folder);
        let _ = (&stream).write_all(said);
        slides.drops(why);
    }
    slides.link.show(scene("still here"), Duration::ZERO);
    notes.sees("still here");
    drop(silent);
}

#[test]
fn who_presses_more_keys_than_anybody_looks_at_is_dropped() {
    let (_place, folder) = place();
    let mut slides = Program::new(Side::Slides, &folder);
    let stream = stranger(&folder);
    let flood =
        [encode(&PeerMessage::Hello(Side::Notes)), encode(&PeerMessage::Drive(Drive::Next)).repeat(5_000)].concat();
    // Nobody looks meanwhile, so it is hung up on in the middle of it.
    let _ = (&stream).write_all(&flood);
    gone(&stream);
    slides.drops("pressed more keys than anybody could");
    let mut notes = Program::new(Side::Notes, &folder);
    notes.meets();
}

#[test]
fn a_slow_reader_holds_nobody_up_and_gets_the_newest() {
    let (_place, folder) = place();
    let mut slides = Program::new(Side::Slides, &folder);
    let stream = stranger(&folder);
    (&stream).write_all(&encode(&PeerMessage::Hello(Side::Notes))).unwrap();
    slides.meets();
    let notes = SceneNotes { paragraphs: vec!["a".repeat(10_000)], left_out: 0 };
    for number in 0..2_000 {
        let scene = Scene { notes: notes.clone(), ..scene(&format!("number {number}")) };
        // Were it to wait for the reader, it would never come back: 20 megabytes fit into no socket.
        slides.link.show(scene, Duration::from_secs(number));
    }
    let mut told = 0;
    let lines = BufReader::new(&stream).split(b'\n').map(|line| decode(&line.unwrap()).unwrap());
    for word in lines {
        told += 1;
        if matches!(word, PeerMessage::Scene(_, scene) if scene.walk.title == "number 1999") {
            break;
        }
    }
    assert!(told < 2_000, "{told} were told: what was old when it could be told was left out");
}

#[test]
fn who_waits_there_and_is_no_program_of_ours_is_given_up() {
    let private = |folder: &Path| {
        std::fs::create_dir(folder).unwrap();
        std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o700)).unwrap();
        let listener = UnixListener::bind(folder.join("talk")).unwrap();
        std::fs::set_permissions(folder.join("talk"), std::fs::Permissions::from_mode(0o600)).unwrap();
        listener
    };
    let (_place, folder) = place();
    let listener = private(&folder);
    let answering = std::thread::spawn(move || while listener.accept().is_ok_and(|(_, from)| from.is_unnamed()) {});
    Program::new(Side::Notes, &folder).refuses("closes every connection: end it");
    drop(answering);
    for (said, why) in [(&b"SSH-2.0\n"[..], "talked nonsense"), (b"{\"briefing\":2,\"word\":\"hello\"}\n", "version 2")]
    {
        let (_place, folder) = place();
        let listener = private(&folder);
        let answering = std::thread::spawn(move || listener.accept().unwrap().0.write_all(said));
        Program::new(Side::Notes, &folder).refuses(why);
        answering.join().unwrap().unwrap();
    }
}

#[test]
fn a_place_that_is_not_ours_alone_is_refused() {
    let (_place, folder) = place();
    std::fs::write(&folder, "").unwrap();
    Program::new(Side::Slides, &folder).refuses("is a link or a file");
}

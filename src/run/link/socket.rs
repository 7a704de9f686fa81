//! Where the slides and the speaker's own screen meet: a socket that only this user can open.
//!
//! Both programs do the same. They lock the folder, knock at the socket in it, and where nobody answers they put a socket
//! of their own in its place and wait there; then they unlock the folder. So of two that come at once one waits and the
//! other knocks, a socket that a killed program left is known by nobody answering, and whoever loses the other only has to
//! do it again. Nobody looks twice, and nobody asks the time.

use std::fs::{self, DirBuilder, File, Metadata};
use std::io;
use std::os::fd::AsFd;
use std::os::unix::fs::{DirBuilderExt, FileTypeExt, MetadataExt, OpenOptionsExt, PermissionsExt};
use std::os::unix::net::{SocketAddr, UnixListener, UnixStream};
use std::path::{Path, PathBuf};

use rustix::fs::OFlags;
use rustix::process::geteuid;

use crate::load::files::folders as shelf;

/// The name of the socket.
const SOCKET: &str = "talk";

/// Its name until it is ready to be knocked at.
const NEW: &str = "talk.new";

/// What others may do with a file of ours.
const OTHERS: u32 = 0o077;

/// A folder where programs of one user meet.
#[derive(Debug, Clone)]
pub struct Meeting {
    folder: PathBuf,
}

/// What came of knocking.
#[derive(Debug)]
pub enum Knocked {
    /// Nobody was there: others knock here now.
    Waiting(Door),
    Answered(UnixStream),
}

/// A socket at which others knock. It is taken away when it is dropped, unless somebody has put another in its place.
#[derive(Debug)]
pub struct Door {
    pub listener: UnixListener,
    meeting: Meeting,
    own: (u64, u64),
}

impl Meeting {
    /// The place where the programs of this user meet: in the runtime directory of the system, or among what the program
    /// keeps. What is there already is looked at, and nothing of it is changed.
    pub fn of_user() -> Result<Self, String> {
        let folder = shelf::meeting_folder().ok_or("this system names no folder in which programs could meet")?;
        Self::at(folder)
    }

    /// A meeting in that folder, which is made where it is not there.
    pub fn at(folder: PathBuf) -> Result<Self, String> {
        let longest = folder.join(NEW);
        if SocketAddr::from_pathname(&longest).is_err() {
            return Err(format!(
                "{} is too long a path for a socket, which takes about a hundred bytes: set XDG_RUNTIME_DIR to a shorter \
                 folder of your own",
                shown(&longest)
            ));
        }
        let meeting = Self { folder };
        meeting.folder()?;
        meeting.is_sound()?;
        Ok(meeting)
    }

    pub fn path(&self) -> &Path {
        &self.folder
    }

    /// Knocks, and waits for others where nobody answers.
    pub fn knock(&self) -> Result<Knocked, String> {
        let _gate = self.gate()?;
        let path = self.folder.join(SOCKET);
        if self.is_sound()? {
            match UnixStream::connect(&path) {
                Ok(stream) if is_own(&stream) => return Ok(Knocked::Answered(stream)),
                Ok(_) => return Err(format!("somebody else answers at {}: not talked to", shown(&path))),
                // Left by a program that was killed, or just now taken away.
                Err(error) if matches!(error.kind(), io::ErrorKind::ConnectionRefused | io::ErrorKind::NotFound) => {}
                Err(error) => return Err(refused(&path, &error)),
            }
        }
        self.open(&path).map(Knocked::Waiting).map_err(|error| refused(&path, &error))
    }

    /// Puts a socket there that is ready before anybody can see it.
    fn open(&self, path: &Path) -> io::Result<Door> {
        let new = self.folder.join(NEW);
        match fs::remove_file(&new) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            Ok(()) | Err(_) => {}
        }
        let listener = UnixListener::bind(&new)?;
        listener.set_nonblocking(true)?;
        fs::set_permissions(&new, fs::Permissions::from_mode(0o600))?;
        let about = fs::symlink_metadata(&new)?;
        fs::rename(&new, path)?;
        Ok(Door { listener, meeting: self.clone(), own: (about.dev(), about.ino()) })
    }

    /// The folder, locked until what comes back is dropped. A disk that knows no locks does without.
    fn gate(&self) -> Result<File, String> {
        let folder = self.folder()?;
        loop {
            match folder.lock() {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Ok(()) | Err(_) => return Ok(folder),
            }
        }
    }

    /// The folder, made where it is not there. One that others can look into, or that is not ours, is refused.
    fn folder(&self) -> Result<File, String> {
        let path = &self.folder;
        let flags = (OFlags::DIRECTORY | OFlags::NOFOLLOW).bits().cast_signed();
        let open = || File::options().read(true).custom_flags(flags).open(path);
        let folder = match open() {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                if let Some(above) = path.parent() {
                    fs::create_dir_all(above).map_err(|error| refused(above, &error))?;
                }
                match DirBuilder::new().mode(0o700).create(path) {
                    Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(refused(path, &error)),
                    Ok(()) | Err(_) => open(),
                }
            }
            folder => folder,
        };
        let folder = match folder {
            Ok(folder) => folder,
            Err(_) if fs::symlink_metadata(path).is_ok_and(|about| !about.is_dir()) => {
                return Err(format!(
                    "{} is a link or a file, where a folder of your own must be: take it away",
                    shown(path)
                ));
            }
            Err(error) => return Err(refused(path, &error)),
        };
        let about = folder.metadata().map_err(|error| refused(path, &error))?;
        is_private(&about, path, "chmod 700")?;
        Ok(folder)
    }

    /// Whether there is a socket, which must be ours alone.
    fn is_sound(&self) -> Result<bool, String> {
        let path = self.folder.join(SOCKET);
        let about = match fs::symlink_metadata(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
            about => about.map_err(|error| refused(&path, &error))?,
        };
        if !about.file_type().is_socket() {
            let what = if about.is_symlink() { "a link" } else { "no socket" };
            return Err(format!("{} is {what}, and was left alone: take it away, and start again", shown(&path)));
        }
        is_private(&about, &path, "chmod 600")?;
        Ok(true)
    }
}

impl Drop for Door {
    fn drop(&mut self) {
        // Behind the gate, so that it is not taken from somebody who puts another there at this moment.
        let Ok(_gate) = self.meeting.gate() else { return };
        let path = self.meeting.folder.join(SOCKET);
        if fs::symlink_metadata(&path).is_ok_and(|about| (about.dev(), about.ino()) == self.own) {
            // Whoever cannot take it away leaves it: it is known by nobody answering.
            let _ = fs::remove_file(&path);
        }
    }
}

/// Whether the one at the other end is the same user.
#[cfg(target_os = "linux")]
pub fn is_own(stream: &UnixStream) -> bool {
    rustix::net::sockopt::socket_peercred(stream.as_fd()).is_ok_and(|peer| peer.uid == geteuid())
}

/// Whether the one at the other end is the same user. Who they are cannot be asked here; that nobody else can open the
/// folder and the socket was looked at before.
#[cfg(not(target_os = "linux"))]
pub fn is_own(stream: &UnixStream) -> bool {
    stream.as_fd();
    true
}

/// Whether a file is ours, and nobody else's.
fn is_private(about: &Metadata, path: &Path, mend: &str) -> Result<(), String> {
    if about.uid() != geteuid().as_raw() {
        return Err(format!("{} belongs to somebody else: nothing is said there", shown(path)));
    }
    if about.mode() & OTHERS != 0 {
        return Err(format!("{} can be opened by others: `{mend}` makes it yours alone", shown(path)));
    }
    Ok(())
}

fn refused(path: &Path, error: &io::Error) -> String {
    format!("nobody can be met in {}: {error}", shown(path))
}

fn shown(path: &Path) -> String {
    crate::text::prose::clean(&path.display().to_string()).into_owned()
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::symlink;

    use super::*;

    fn mode(path: &Path) -> u32 {
        fs::symlink_metadata(path).unwrap().mode() & 0o777
    }

    #[test]
    fn the_first_waits_the_second_knocks_and_only_this_user_can() {
        let place = tempfile::tempdir().unwrap();
        let meeting = Meeting::at(place.path().join("meet")).unwrap();
        let Knocked::Waiting(door) = meeting.knock().unwrap() else { panic!("nobody was there") };
        assert_eq!((mode(meeting.path()), mode(&meeting.path().join(SOCKET))), (0o700, 0o600));
        let Knocked::Answered(stream) = meeting.knock().unwrap() else { panic!("somebody is there") };
        assert!(is_own(&stream));
        drop(door);
        assert!(!meeting.path().join(SOCKET).exists(), "what is left is taken away");
    }

    #[test]
    fn what_a_killed_program_left_is_taken_over() {
        let place = tempfile::tempdir().unwrap();
        let meeting = Meeting::at(place.path().join("meet")).unwrap();
        for name in [SOCKET, NEW] {
            drop(UnixListener::bind(meeting.path().join(name)).unwrap());
            fs::set_permissions(meeting.path().join(name), fs::Permissions::from_mode(0o600)).unwrap();
        }
        let Knocked::Waiting(old) = meeting.knock().unwrap() else { panic!("nobody answers") };
        // One that was put in its place stays when the old one goes.
        fs::remove_file(meeting.path().join(SOCKET)).unwrap();
        let Knocked::Waiting(_new) = meeting.knock().unwrap() else { panic!("nobody answers") };
        drop(old);
        assert!(matches!(meeting.knock().unwrap(), Knocked::Answered(_)));
    }

    #[test]
    fn of_many_that_come_at_once_one_waits() {
        let place = tempfile::tempdir().unwrap();
        let meeting = Meeting::at(place.path().join("meet")).unwrap();
        let doors = std::sync::Mutex::new(Vec::new());
        let waiting = || {
            let knocked = meeting.knock().unwrap();
            doors.lock().unwrap().push(knocked);
        };
        std::thread::scope(|scope| (0..8).for_each(|_| drop(scope.spawn(waiting))));
        let doors = doors.into_inner().unwrap();
        assert_eq!(doors.iter().filter(|knocked| matches!(knocked, Knocked::Waiting(_))).count(), 1);
    }

    #[track_caller]
    fn check(prepare: impl FnOnce(&Path), says: &str) {
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().join("meet");
        prepare(&folder);
        let said = Meeting::at(folder).map(drop).unwrap_err();
        assert!(said.contains(says) && !said.contains('\n'), "{said}");
    }

    fn private(folder: &Path) {
        DirBuilder::new().mode(0o700).create(folder).unwrap();
    }

    #[test]
    fn what_is_not_ours_alone_is_refused_in_one_sentence() {
        check(|folder| DirBuilder::new().mode(0o755).create(folder).unwrap(), "can be opened by others: `chmod 700`");
        check(|folder| fs::write(folder, "").unwrap(), "is a link or a file, where a folder");
        check(
            |folder| {
                private(&folder.with_file_name("other"));
                symlink(folder.with_file_name("other"), folder).unwrap();
            },
            "is a link or a file, where a folder",
        );
        check(
            |folder| {
                private(folder);
                fs::write(folder.join(SOCKET), "").unwrap();
            },
            "talk is no socket, and was left alone",
        );
        check(
            |folder| {
                private(folder);
                symlink("elsewhere", folder.join(SOCKET)).unwrap();
            },
            "talk is a link, and was left alone",
        );
        check(
            |folder| {
                private(folder);
                drop(UnixListener::bind(folder.join(SOCKET)).unwrap());
                fs::set_permissions(folder.join(SOCKET), fs::Permissions::from_mode(0o666)).unwrap();
            },
            "can be opened by others: `chmod 600`",
        );
    }

    #[test]
    fn a_path_that_is_too_long_is_told() {
        let said = Meeting::at(PathBuf::from("/tmp").join("a".repeat(100))).map(drop).unwrap_err();
        assert!(said.contains("is too long a path for a socket"), "{said}");
    }

    #[test]
    fn what_is_somebody_elses_is_refused() {
        // Only who may give files away can see this.
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().join("meet");
        private(&folder);
        if std::os::unix::fs::chown(&folder, Some(geteuid().as_raw() + 1), None).is_ok() {
            let said = Meeting::at(folder).map(drop).unwrap_err();
            assert!(said.contains("belongs to somebody else"), "{said}");
        }
    }
}

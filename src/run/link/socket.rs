//! The socket between the slides and the speaker's own screen, which only this user can open.
//!
//! Both programs do the same. They lock the folder and connect to the socket in it; where that is refused, they put a
//! socket of their own in its place and listen; then they unlock the folder. So of two that start at once one listens and
//! the other connects, and the socket of a killed program is replaced, since it refuses connections. A program that loses
//! the other does the same again. No step depends on timing.

use std::fs::{self, DirBuilder, File, Metadata};
use std::io;
use std::os::fd::AsFd;
use std::os::unix::fs::{DirBuilderExt, FileTypeExt, MetadataExt, OpenOptionsExt, PermissionsExt};
use std::os::unix::net::{SocketAddr, UnixListener, UnixStream};
use std::path::{Path, PathBuf};

use rustix::fs::OFlags;
use rustix::process::geteuid;

use crate::load::files::folders;
use crate::run::os::failure::reason;
use crate::text::prose;

/// The name of the socket.
const SOCKET: &str = "talk";

/// Its name until it is ready for connections.
const NEW: &str = "talk.new";

/// The permissions of other users.
const OTHERS: u32 = 0o077;

/// The folder with the socket of one user.
#[derive(Debug, Clone)]
pub struct SocketFolder {
    path: PathBuf,
}

#[derive(Debug)]
pub enum Connected {
    /// No program listened: this one does now.
    Listening(Listener),
    Stream(UnixStream),
}

/// The socket that other programs connect to. It is removed when it is dropped, unless another program has replaced it.
#[derive(Debug)]
pub struct Listener {
    pub socket: UnixListener,
    folder: SocketFolder,
    /// Device and inode, by which a replacement is noticed.
    file: (u64, u64),
}

impl SocketFolder {
    /// The folder of this user: in the runtime directory of the system, or in the state folder. What exists already is
    /// checked, and nothing of it is changed.
    pub fn of_user() -> Result<Self, String> {
        let folder = folders::meeting_folder().ok_or(
            "there is no folder for the socket of the two screens: set XDG_RUNTIME_DIR to a folder of your own",
        )?;
        Self::at(folder)
    }

    /// A folder at this path, which is created where it does not exist.
    pub fn at(path: PathBuf) -> Result<Self, String> {
        let longest = path.join(NEW);
        if SocketAddr::from_pathname(&longest).is_err() {
            return Err(format!(
                "{} is too long a path for a socket, which takes about a hundred bytes: set XDG_RUNTIME_DIR to a shorter \
                 folder of your own",
                shown(&longest)
            ));
        }
        let folder = Self { path };
        folder.open()?;
        folder.has_socket()?;
        Ok(folder)
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Connects to the program that listens, and listens where there is none.
    pub fn connect_or_listen(&self) -> Result<Connected, String> {
        let _lock = self.lock()?;
        let path = self.path.join(SOCKET);
        if self.has_socket()? {
            match UnixStream::connect(&path) {
                Ok(stream) if is_same_user(&stream) => return Ok(Connected::Stream(stream)),
                Ok(_) => {
                    return Err(format!(
                        "a program of another user listens at {}: it was not connected to",
                        shown(&path)
                    ));
                }
                // Left by a program that was killed, or removed at this moment.
                Err(error) if matches!(error.kind(), io::ErrorKind::ConnectionRefused | io::ErrorKind::NotFound) => {}
                Err(error) => return Err(refused(&path, &error)),
            }
        }
        self.listen(&path).map(Connected::Listening).map_err(|error| refused(&path, &error))
    }

    /// Creates the socket under another name first, so that it accepts connections before it can be seen.
    fn listen(&self, path: &Path) -> io::Result<Listener> {
        let new = self.path.join(NEW);
        match fs::remove_file(&new) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            Ok(()) | Err(_) => {}
        }
        let socket = UnixListener::bind(&new)?;
        socket.set_nonblocking(true)?;
        fs::set_permissions(&new, fs::Permissions::from_mode(0o600))?;
        let about = fs::symlink_metadata(&new)?;
        fs::rename(&new, path)?;
        Ok(Listener { socket, folder: self.clone(), file: (about.dev(), about.ino()) })
    }

    /// The folder, locked until the handle is dropped. A file system without locks does without.
    fn lock(&self) -> Result<File, String> {
        let folder = self.open()?;
        loop {
            match folder.lock() {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Ok(()) | Err(_) => return Ok(folder),
            }
        }
    }

    /// The folder, created where it does not exist. One of another user, or that others can open, is refused.
    fn open(&self) -> Result<File, String> {
        let path = &self.path;
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
                    "{} is a link or a file, where a folder of your own must be: remove it",
                    shown(path)
                ));
            }
            Err(error) => return Err(refused(path, &error)),
        };
        let about = folder.metadata().map_err(|error| refused(path, &error))?;
        is_private(&about, path, "chmod 700")?;
        Ok(folder)
    }

    /// Whether there is a socket, which no other user may be able to open.
    fn has_socket(&self) -> Result<bool, String> {
        let path = self.path.join(SOCKET);
        let about = match fs::symlink_metadata(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
            about => about.map_err(|error| refused(&path, &error))?,
        };
        if !about.file_type().is_socket() {
            let what = if about.is_symlink() { "a link" } else { "no socket" };
            return Err(format!("{} is {what}, and was left alone: remove it, and start again", shown(&path)));
        }
        is_private(&about, &path, "chmod 600")?;
        Ok(true)
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        // Under the lock, so that the socket which another program puts there at this moment is not removed.
        let Ok(_lock) = self.folder.lock() else { return };
        let path = self.folder.path.join(SOCKET);
        if fs::symlink_metadata(&path).is_ok_and(|about| (about.dev(), about.ino()) == self.file) {
            // One that stays refuses connections, and is replaced by the next program.
            let _ = fs::remove_file(&path);
        }
    }
}

/// Whether the peer is a program of the same user.
#[cfg(target_os = "linux")]
pub fn is_same_user(stream: &UnixStream) -> bool {
    rustix::net::sockopt::socket_peercred(stream.as_fd()).is_ok_and(|peer| peer.uid == geteuid())
}

/// Whether the peer is a program of the same user. The system cannot be asked here; that no other user can open the folder
/// and the socket was checked before.
#[cfg(not(target_os = "linux"))]
pub fn is_same_user(stream: &UnixStream) -> bool {
    stream.as_fd();
    true
}

/// Refuses a file of another user, or that other users can open; `mend` is the command that closes it to them.
fn is_private(about: &Metadata, path: &Path, mend: &str) -> Result<(), String> {
    if about.uid() != geteuid().as_raw() {
        return Err(format!(
            "{} belongs to another user, so it is not used: remove it, or set XDG_RUNTIME_DIR to a folder of your own",
            shown(path)
        ));
    }
    if about.mode() & OTHERS != 0 {
        return Err(format!("{} can be opened by others: `{mend}` makes it yours alone", shown(path)));
    }
    Ok(())
}

fn refused(path: &Path, error: &io::Error) -> String {
    format!("the two screens cannot connect in {}: {}", shown(path), reason(error))
}

fn shown(path: &Path) -> String {
    prose::clean(&path.display().to_string()).into_owned()
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::symlink;

    use super::*;

    fn mode(path: &Path) -> u32 {
        fs::symlink_metadata(path).unwrap().mode() & 0o777
    }

    #[test]
    fn the_first_listens_the_second_connects_and_only_this_user_can() {
        let place = tempfile::tempdir().unwrap();
        let folder = SocketFolder::at(place.path().join("meet")).unwrap();
        let Connected::Listening(listener) = folder.connect_or_listen().unwrap() else {
            panic!("no program listens yet")
        };
        assert_eq!((mode(folder.path()), mode(&folder.path().join(SOCKET))), (0o700, 0o600));
        let Connected::Stream(stream) = folder.connect_or_listen().unwrap() else {
            panic!("the first program listens")
        };
        assert!(is_same_user(&stream));
        drop(listener);
        assert!(!folder.path().join(SOCKET).exists(), "the socket is removed");
    }

    #[test]
    fn what_a_killed_program_left_is_taken_over() {
        let place = tempfile::tempdir().unwrap();
        let folder = SocketFolder::at(place.path().join("meet")).unwrap();
        for name in [SOCKET, NEW] {
            drop(UnixListener::bind(folder.path().join(name)).unwrap());
            fs::set_permissions(folder.path().join(name), fs::Permissions::from_mode(0o600)).unwrap();
        }
        let Connected::Listening(old) = folder.connect_or_listen().unwrap() else { panic!("no program listens") };
        // One that was put in its place stays when the old one goes.
        fs::remove_file(folder.path().join(SOCKET)).unwrap();
        let Connected::Listening(_new) = folder.connect_or_listen().unwrap() else { panic!("no program listens") };
        drop(old);
        assert!(matches!(folder.connect_or_listen().unwrap(), Connected::Stream(_)));
    }

    #[test]
    fn of_many_that_start_at_once_one_listens() {
        let place = tempfile::tempdir().unwrap();
        let folder = SocketFolder::at(place.path().join("meet")).unwrap();
        let results = std::sync::Mutex::new(Vec::new());
        let connect = || {
            let result = folder.connect_or_listen().unwrap();
            results.lock().unwrap().push(result);
        };
        std::thread::scope(|scope| (0..8).for_each(|_| drop(scope.spawn(connect))));
        let results = results.into_inner().unwrap();
        assert_eq!(results.iter().filter(|result| matches!(result, Connected::Listening(_))).count(), 1);
    }

    #[track_caller]
    fn check(prepare: impl FnOnce(&Path), says: &str) {
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().join("meet");
        prepare(&folder);
        let said = SocketFolder::at(folder).map(drop).unwrap_err();
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
        let said = SocketFolder::at(PathBuf::from("/tmp").join("a".repeat(100))).map(drop).unwrap_err();
        assert!(said.contains("is too long a path for a socket"), "{said}");
    }

    #[test]
    fn what_belongs_to_another_user_is_refused() {
        // Only who may give files away can see this.
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().join("meet");
        private(&folder);
        if std::os::unix::fs::chown(&folder, Some(geteuid().as_raw() + 1), None).is_ok() {
            let said = SocketFolder::at(folder).map(drop).unwrap_err();
            assert!(said.contains("belongs to another user"), "{said}");
        }
    }
}

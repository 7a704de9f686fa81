//! The real program in a real pseudo-terminal.

mod pty;

use pty::{Pty, Start};

#[test]
fn launcher() {
    pty::launch();
}

#[test]
fn kit() {
    let mut pty = Pty::start(
        &Start::new("/bin/sh").args(["-c", "printf '\\033[?1049hhello'; stty size; read x; printf '\\033[?1049l'"]),
    );
    pty.wait_for("hello24 80");
    pty.resize(100, 30);
    pty.send("x\r");
    assert!(pty.end().success());
    pty.is_as_before();
}

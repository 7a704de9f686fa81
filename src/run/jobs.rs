//! Job control: whether a shell would take the program back, and stopping until it does.

use std::fs;

use rustix::process::{Pid, Signal, getpgid, getpgrp, getpid, getsid, kill_current_process_group};

/// How far up the line of parents a shell is looked for.
const GENERATIONS: usize = 32;

/// Whether somebody would take the program back if it were stopped: a parent in the same session and another group, as a
/// shell with job control is. Without one, a stopped program could only be killed.
#[must_use]
pub fn controlled() -> bool {
    let (Ok(session), group) = (getsid(None), getpgrp()) else { return false };
    let mut child = getpid();
    for _ in 0..GENERATIONS {
        let Some(parent) = parent(child) else { return false };
        if getsid(Some(parent)) != Ok(session) {
            return false;
        }
        if getpgid(Some(parent)) != Ok(group) {
            return true;
        }
        child = parent;
    }
    false
}

/// Asks the whole job to stop, as the key does where the terminal reads it: the scripts that started the program with it.
pub fn ask_to_stop() {
    // A group that may not be asked goes on, and so does the program.
    let _ = kill_current_process_group(Signal::TSTP);
}

/// Stops here until the shell says to go on.
pub fn stop() {
    let _ = signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP);
}

/// Who started a process.
fn parent(process: Pid) -> Option<Pid> {
    if process == getpid() {
        return rustix::process::getppid();
    }
    let stat = fs::read_to_string(format!("/proc/{}/stat", process.as_raw_nonzero())).ok()?;
    // The name of the program stands in brackets, and may hold anything.
    let (_, fields) = stat.rsplit_once(')')?;
    Pid::from_raw(fields.split_whitespace().nth(1)?.parse().ok()?)
}

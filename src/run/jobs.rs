//! Job control: whether a shell would take the program back, and stopping until it does.

use std::fs;

use rustix::process::{Pid, Signal, getpgid, getpgrp, getpid, getsid, kill_current_process_group, kill_process};

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

/// Stops the whole job, the scripts that started the program with it, until the shell says to go on. All of it stops in
/// one call: a shell that saw a part of it stopped could say so before the rest had.
pub fn stop_job() {
    // A group that may not be stopped goes on, and so does the program.
    let _ = kill_current_process_group(Signal::STOP);
}

/// Stops this program alone, as somebody asked it to.
pub fn stop() {
    let _ = kill_process(getpid(), Signal::STOP);
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

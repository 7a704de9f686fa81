//! Job control: whether a shell would take the program back, and stopping until it does.

use rustix::process::{Pid, Signal, getpid, kill_current_process_group, kill_process};

/// How far up the line of parents a shell is looked for.
const GENERATIONS: usize = 32;

/// Where a process stands among the others, by the numbers the system gives them. A number of nought is something outside
/// of what this process may see, as the one who started a container is.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Place {
    parent: i32,
    group: i32,
    session: i32,
}

/// Whether somebody would take the program back if it were stopped: a parent in the same session and another group, as a
/// shell with job control is. Without one, a stopped program could only be killed.
pub fn controlled() -> bool {
    let Some(own) = place(getpid()) else { return false };
    let mut child = own;
    for _ in 0..GENERATIONS {
        let Some(parent) = Pid::from_raw(child.parent).and_then(place) else { return false };
        if parent.session != own.session {
            return false;
        }
        if parent.group != own.group {
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

/// Where a process stands, as the system's own listing has it: a call for each number could not say that one of them
/// belongs to nobody here.
#[cfg(target_os = "linux")]
fn place(process: Pid) -> Option<Place> {
    let stat = std::fs::read_to_string(format!("/proc/{}/stat", process.as_raw_nonzero())).ok()?;
    // The name of the program stands in brackets, and may hold anything; its state comes next.
    let (_, fields) = stat.rsplit_once(')')?;
    let mut numbers = fields.split_whitespace().skip(1).map_while(|field| field.parse().ok());
    Some(Place { parent: numbers.next()?, group: numbers.next()?, session: numbers.next()? })
}

/// Where a process stands. The line of parents ends at the one who started this program: the system has no call for more.
#[cfg(not(target_os = "linux"))]
fn place(process: Pid) -> Option<Place> {
    use rustix::process::{getpgid, getppid, getsid};
    let parent = if process == getpid() { getppid().map_or(0, |parent| parent.as_raw_nonzero().get()) } else { 0 };
    let group = getpgid(Some(process)).ok()?.as_raw_nonzero().get();
    let session = getsid(Some(process)).ok()?.as_raw_nonzero().get();
    Some(Place { parent, group, session })
}

//! Job control: whether a shell would continue the program, and stopping until it does.

use rustix::process::{Pid, Signal, getpid, kill_current_process_group, kill_process};

/// How many parents are searched for a shell.
const MOST_PARENTS: usize = 32;

/// The ids of a process by which job control works. Zero is a process that this one may not see, as the parent of a
/// container is.
#[derive(Clone, Copy, PartialEq, Eq)]
struct ProcessIds {
    parent: i32,
    group: i32,
    session: i32,
}

/// Whether a shell would continue the program if it stopped: a parent in the same session and another group, as a shell
/// with job control is. Without one, a stopped program could only be killed.
pub fn has_shell() -> bool {
    let Some(own) = ids(getpid()) else { return false };
    let mut child = own;
    for _ in 0..MOST_PARENTS {
        let Some(parent) = Pid::from_raw(child.parent).and_then(ids) else { return false };
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

/// Stops the whole job, with the scripts that started the program, until the shell continues it. All of it stops in one
/// call: a shell that saw only a part of it stopped could report that before the rest had.
pub fn stop_job() {
    // Where the group may not be stopped, the program goes on.
    let _ = kill_current_process_group(Signal::STOP);
}

/// Stops this program alone, as a signal asked it to.
pub fn stop() {
    let _ = kill_process(getpid(), Signal::STOP);
}

/// The ids as `/proc` has them: a system call for each would fail for a process that this one may not see.
#[cfg(target_os = "linux")]
fn ids(process: Pid) -> Option<ProcessIds> {
    let stat = std::fs::read_to_string(format!("/proc/{}/stat", process.as_raw_nonzero())).ok()?;
    // The name of the program stands in brackets and may hold anything; the state follows it.
    let (_, fields) = stat.rsplit_once(')')?;
    let mut numbers = fields.split_whitespace().skip(1).map_while(|field| field.parse().ok());
    Some(ProcessIds { parent: numbers.next()?, group: numbers.next()?, session: numbers.next()? })
}

/// The ids as system calls have them. Only the parent of this program is known: the system has no call for more.
#[cfg(not(target_os = "linux"))]
fn ids(process: Pid) -> Option<ProcessIds> {
    use rustix::process::{getpgid, getppid, getsid};
    let parent = if process == getpid() { getppid().map_or(0, |parent| parent.as_raw_nonzero().get()) } else { 0 };
    let group = getpgid(Some(process)).ok()?.as_raw_nonzero().get();
    let session = getsid(Some(process)).ok()?.as_raw_nonzero().get();
    Some(ProcessIds { parent, group, session })
}

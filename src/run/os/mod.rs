//! The operating system: exit codes, output, files written whole, job control.

pub mod failure;
pub mod output;
pub mod write_file;
pub mod deliver;
pub mod job_control;

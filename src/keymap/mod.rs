//! Which key means which command.

pub mod key;
pub mod command;
pub mod context;
pub mod bindings;
pub mod resolve;
pub mod hints;

pub use bindings::{BINDINGS, Binding, BindingScope};
pub use command::Command;
pub use context::Context;
pub use hints::{Hint, hints};
pub use key::{Code, Key};
pub use resolve::{Meaning, commands, keys, resolve, table};

//! Which key means which command.

pub mod key;
pub mod context;
pub mod table;
pub mod resolve;
pub mod hints;

pub use context::Context;
pub use hints::{Hint, hints};
pub use key::{Code, Key};
pub use resolve::{Meaning, commands, keys, resolve, table};
pub use table::{BINDINGS, Binding, BindingScope, Command, SECTION_COMMANDS};

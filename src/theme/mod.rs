//! How a meaning looks: a `Role` for every meaning that may be styled, and themes that give each a style.

pub mod role;

pub use role::Role;

//! Running text: which characters may pass, how wide it is, where its lines may end, its light Markdown and its sentences.

pub mod character;
pub mod defang;
pub mod property;
pub mod prose;
pub mod letters;
pub mod breaks;
pub mod light;
pub mod sentence;

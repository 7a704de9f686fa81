//! Tables of items, as spreadsheets write them.

pub mod table;

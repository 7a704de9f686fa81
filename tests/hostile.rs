//! Nothing that stands in a file can hurt: every hostile input comes to what it must, at no more than its size.

mod bombs;
mod cases;
mod cost;
mod grow;
mod noise;
mod odd_files;

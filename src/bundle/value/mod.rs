//! The values that items are made of: ids, markings, likelihoods, links.

pub mod id;
pub mod kind;
pub mod origin;
pub mod locator;
pub mod link;
pub mod written;
pub mod tie;
pub mod field;
pub mod filled;
pub mod marking;
pub mod figure;

pub mod likelihood;
pub mod scale;
pub mod confidence;
pub mod timeframe;
pub mod reference;
pub mod imported;

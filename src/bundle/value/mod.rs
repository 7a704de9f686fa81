//! The values that items are made of: ids, markings, likelihoods, links.

pub mod id;
pub mod kind;
pub mod origin;
pub mod locator;
pub mod marking;
pub mod likelihood;
pub mod scale;
pub mod confidence;
pub mod timeframe;
pub mod link;

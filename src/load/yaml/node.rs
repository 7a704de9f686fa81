//! One value of a YAML file: where it stands, and what it is made of.

use std::ops::Range;

/// How a scalar is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScalarForm {
    /// Without quotes; such a scalar may be a number, a boolean or nothing.
    Plain,
    /// In quotes, or as a block: always text.
    Text,
}

/// The name of one value of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct NodeId(pub usize);

/// One value: its bytes, and what it is made of.
#[derive(Debug)]
pub struct Node {
    pub bytes: Range<usize>,
    pub kind: NodeKind,
}

/// What a value is made of.
#[derive(Debug)]
pub enum NodeKind {
    Scalar(ScalarForm),
    List(Vec<NodeId>),
    Map(Vec<MapEntry>),
}

/// One key of a mapping with its value.
#[derive(Debug)]
pub struct MapEntry {
    pub key: Box<str>,
    pub bytes: Range<usize>,
    pub node: NodeId,
}

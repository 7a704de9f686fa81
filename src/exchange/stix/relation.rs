//! Types of relationship, as links.

use crate::bundle::Relation;

/// The link that a relationship is, and the words for it where the link does not say them.
pub fn relation(relationship_type: &str) -> (Relation, Option<String>) {
    let plain = match relationship_type {
        "uses" => Relation::Uses,
        "targets" => Relation::Targets,
        "located-at" => Relation::LocatedIn,
        "part-of" | "subtechnique-of" => Relation::PartOf,
        "derived-from" => Relation::DerivedFrom,
        "duplicate-of" => Relation::SameAs,
        "related-to" => Relation::RelatedTo,
        other => return (Relation::RelatedTo, Some(other.replace(['-', '_'], " "))),
    };
    let says_itself = plain.key() == relationship_type;
    (plain, (!says_itself).then(|| relationship_type.replace('-', " ")))
}

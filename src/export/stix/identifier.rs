//! Ids of STIX for items: the same item has the same id in every file, so that an edition replaces the one before it.

use uuid::Uuid;

/// The name space of this program's ids; those of items are derived from it (UUID version 5).
const SPACE: Uuid = Uuid::from_u128(0x2f4d_6a1e_7c7b_4b8e_9a55_d1f0_3c5e_8a77);

/// The id of something of a type, by what tells it apart.
pub fn identifier(object_type: &str, parts: &[&str]) -> String {
    format!("{object_type}--{}", Uuid::new_v5(&SPACE, parts.join("\n").as_bytes()))
}

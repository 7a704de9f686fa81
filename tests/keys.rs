//! Whatever keys are pressed, at whatever size: nothing panics, and what must hold of the state holds.
//!
//! `cargo test` presses a few scripts; `BRIEFING_SCRIPTS=10000` presses as many as one likes.

pub mod bundles;
mod player;

use std::env;
use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::dice::Dice;
use crate::keys::bundles::Kind;
use crate::keys::player::{Move, Player};

/// How many keys a script has.
const KEYS: usize = 200;

/// How many scripts are pressed: few in an unoptimised build.
fn scripts() -> u64 {
    env::var("BRIEFING_SCRIPTS").ok().and_then(|text| text.parse().ok()).unwrap_or(24)
}

/// Presses scripts over a bundle of a kind, each from a state of its own.
fn press(kind: Kind, share: u64) {
    let ready = Player::on(kind);
    let first = env::var("BRIEFING_FIRST_SCRIPT").ok().and_then(|text| text.parse().ok()).unwrap_or(0);
    for script in first..first + scripts().div_ceil(share) {
        let mut dice = Dice::new(script);
        let mut player = ready.clone();
        let mut pressed: Vec<Move> = Vec::new();
        let result = catch_unwind(AssertUnwindSafe(|| {
            for number in 0..KEYS {
                let next = Move::random(&mut dice, &player);
                pressed.push(next.clone());
                player.make(&next);
                player.holds();
                if dice.one_in(if cfg!(debug_assertions) { 30 } else { 4 }) || number + 1 == KEYS {
                    player.draws();
                }
            }
            player.closes();
        }));
        if let Err(panic) = result {
            let said = panic
                .downcast_ref::<String>()
                .map(String::as_str)
                .or_else(|| panic.downcast_ref::<&str>().copied())
                .unwrap_or("a panic");
            let last: Vec<String> = pressed.iter().rev().take(14).rev().map(|next| format!("{next:?}")).collect();
            panic!("script {script} over {kind:?}, move {}: {said}\n{}", pressed.len(), last.join("\n"));
        }
    }
}

#[test]
fn any_keys_over_the_shipped_bundle() {
    press(Kind::Shipped, 2);
}

#[test]
fn any_keys_over_a_hostile_bundle() {
    press(Kind::Hostile, 4);
}

#[test]
fn any_keys_over_a_large_bundle() {
    press(Kind::Large, 4);
}

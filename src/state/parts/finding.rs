//! The index of the library, and the search that was followed last.

use std::sync::Arc;

use crate::keymap::Command;
use crate::search::{Highlights, Hit, Index};

/// A search that was followed: its hits are walked with `n` and `N`.
#[derive(Debug, Clone)]
pub struct FollowedSearch {
    pub text: String,
    /// The hits, best first.
    pub hits: Vec<Hit>,
    /// The hit that is open.
    pub at: usize,
    /// What is marked on a page.
    pub lit: Highlights,
}

#[derive(Debug, Clone)]
pub struct Finding {
    /// The words of the library.
    pub index: Arc<Index>,
    /// The search that was followed last.
    pub trail: Option<FollowedSearch>,
    /// The number of the newest question to the index.
    pub asked: u64,
}

impl Finding {
    pub fn new() -> Self {
        Self { index: Arc::new(Index::new()), trail: None, asked: 0 }
    }

    /// Forgets what was found. Questions are counted on, so that an answer to an old one stays stale.
    pub fn forget(&mut self) {
        (self.index, self.trail) = (Arc::new(Index::new()), None);
    }
}

impl Default for Finding {
    fn default() -> Self {
        Self::new()
    }
}

impl FollowedSearch {
    pub fn hit(&self) -> Option<&Hit> {
        self.hits.get(self.at)
    }

    /// The same search at the next hit, or at the one before; a sentence where there is none.
    pub fn step(&self, command: Command) -> Result<Self, &'static str> {
        let (at, end) = match command {
            Command::NextMatch => (Some(self.at + 1), "that was the last hit"),
            _ => (self.at.checked_sub(1), "that was the first hit"),
        };
        let at = at.filter(|&at| at < self.hits.len()).ok_or(end)?;
        Ok(Self { at, ..self.clone() })
    }
}

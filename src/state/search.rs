//! The search layer: a line that is typed into, and the hits it finds.

use std::sync::Arc;

use crate::bundle::{Address, Kind};
use crate::keymap::{Code, Command};
use crate::search::{Findings, Highlights, Hit, Index, Scope, Whose, complete, parse};
use crate::state::answer::Answer;
use crate::state::field::Field;
use crate::state::scroll::Scroll;
use crate::state::task::{Search, Task};

/// How many hits are asked for: more than anyone walks through.
const LIMIT: usize = 200;

/// A search that is being made.
#[derive(Debug, Clone)]
pub struct SearchLayer {
    pub field: Field,
    /// The newest answer; it stays until a newer one comes.
    pub findings: Option<Findings>,
    /// The cursor among the hits.
    pub scroll: Scroll,
    pub scope: Scope,
    /// Whose items it looks through.
    pub whose: Whose,
    /// The one kind it is narrowed to.
    pub kind: Option<Kind>,
    /// The kinds that the wide answer had, for narrowing.
    pub kinds: Vec<(Kind, usize)>,
    /// The number of the newest question.
    pub asked: u64,
    here: Address,
    index: Arc<Index>,
    /// The queries that were followed before, oldest first.
    pub recent: Vec<String>,
    /// The named views, each with its query.
    pub views: Vec<(String, String)>,
    recalled: Option<usize>,
    /// The hit that was in hand when the index grew, which is in hand again when the same question is answered anew.
    held: Option<Address>,
}

/// A search that was followed: its hits are walked with `n` and `N`.
#[derive(Debug, Clone)]
pub struct Trail {
    pub text: String,
    /// The hits, best first.
    pub hits: Vec<Hit>,
    /// The hit that is open.
    pub at: usize,
    /// What lights on a page.
    pub lit: Highlights,
}

impl SearchLayer {
    /// A search from an item, over its bundle.
    pub fn new(here: Address, index: Arc<Index>, recent: Vec<String>, asked: u64) -> Self {
        Self {
            field: Field::default(),
            findings: None,
            scroll: Scroll::default(),
            scope: Scope::Bundle(here.bundle.clone()),
            whose: Whose::All,
            kind: None,
            kinds: Vec::new(),
            asked,
            here,
            index,
            recent,
            views: Vec::new(),
            recalled: None,
            held: None,
        }
    }

    pub fn hits(&self) -> &[Hit] {
        self.findings.as_ref().map_or(&[], |findings| findings.hits.as_slice())
    }

    /// The hit under the cursor.
    pub fn current(&self) -> Option<&Hit> {
        self.hits().get(self.scroll.cursor)
    }

    /// Where it looks, in words.
    pub const fn scope_words(&self) -> &'static str {
        match self.scope {
            Scope::Item(_) => "this page",
            Scope::Bundle(_) => "this assessment",
            Scope::Library => "the library",
        }
    }

    /// Does what a command means here.
    pub fn act(&mut self, command: Command, height: usize) -> Answer {
        if command == Command::Up && self.scroll.cursor == 0 && self.is_recalled() {
            return self.recall();
        }
        if self.scroll.act(command, self.hits().len(), height) {
            return Answer::Done;
        }
        match command {
            Command::Enter if self.current().is_some() => return Answer::Hit(self.scroll.cursor),
            Command::NextScope => {
                self.scope = match &self.scope {
                    Scope::Bundle(_) => Scope::Library,
                    Scope::Library => Scope::Item(self.here.clone()),
                    Scope::Item(_) => Scope::Bundle(self.here.bundle.clone()),
                };
                self.kind = None;
            }
            Command::NextKind => self.next_kind(),
            Command::Complete => return self.complete(),
            Command::EraseWord => self.field.erase_word(),
            Command::EraseLine => self.field.clear(),
            Command::Close => return Answer::Close,
            _ => return Answer::Pass,
        }
        self.ask()
    }

    pub fn type_char(&mut self, c: char) -> Answer {
        self.field.type_char(c);
        self.ask()
    }

    pub fn paste(&mut self, text: &str) -> Answer {
        self.field.paste(text);
        self.ask()
    }

    pub fn edit(&mut self, code: Code) -> Answer {
        let before = self.field.text();
        self.field.edit(code);
        if self.field.text() == before { Answer::Done } else { self.ask() }
    }

    /// Takes the index as it is now, and asks again.
    pub fn renew(&mut self, index: Arc<Index>) -> Answer {
        self.index = index;
        if self.field.is_empty() {
            return Answer::Done;
        }
        let in_hand = self.current().filter(|_| self.scroll.cursor > 0).map(|hit| hit.address.clone());
        let held = self.held.take().or(in_hand);
        let answer = self.ask();
        self.held = held;
        answer
    }

    /// Takes an answer, unless a newer question has been asked.
    pub fn found(&mut self, asked: u64, findings: Findings, height: usize) {
        if asked != self.asked {
            return;
        }
        if self.kind.is_none() {
            self.kinds.clone_from(&findings.by_kind);
        }
        self.findings = Some(findings);
        self.scroll = Scroll::default();
        let held = self.held.take().and_then(|held| self.hits().iter().position(|hit| hit.address == held));
        self.scroll.cursor = held.unwrap_or(0);
        self.scroll.settle(self.hits().len(), height);
    }

    /// Asks this query in place of what was typed.
    pub fn hold(&mut self, query: &str) -> Answer {
        self.field = Field::holding(query);
        self.ask()
    }

    /// The trail of the hit of that number.
    pub fn trail(&self, at: usize) -> Option<Trail> {
        let findings = self.findings.as_ref()?;
        findings.hits.get(at)?;
        Some(Trail { text: self.field.text(), hits: findings.hits.clone(), at, lit: findings.lit.clone() })
    }

    fn ask(&mut self) -> Answer {
        self.asked += 1;
        self.held = None;
        let text = self.field.text();
        if parse(&text).is_empty() {
            self.findings = None;
            self.scroll = Scroll::default();
            self.kinds.clear();
            self.kind = None;
            return Answer::Done;
        }
        let search = Search {
            asked: self.asked,
            text,
            scope: self.scope.clone(),
            whose: self.whose,
            kind: self.kind,
            limit: LIMIT,
            index: Arc::clone(&self.index),
        };
        Answer::Ask(vec![Task::Search(search)])
    }

    fn next_kind(&mut self) {
        let place = self.kind.and_then(|kind| self.kinds.iter().position(|&(k, _)| k == kind));
        let next = place.map_or(0, |place| place + 1);
        self.kind = self.kinds.get(next).map(|&(kind, _)| kind);
    }

    fn complete(&mut self) -> Answer {
        let (before, after) = self.field.split();
        let text = before.clone() + &after;
        match complete(&text, before.len()).first() {
            Some(completion) => {
                let (start, end) = (completion.replaces.start, completion.replaces.end);
                let completed = [&text[..start], &completion.text, &text[end..]].concat();
                self.field = Field::holding(&completed);
                self.ask()
            }
            None => Answer::Done,
        }
    }

    /// Whether the line is empty, or holds what was recalled and nothing else.
    fn is_recalled(&self) -> bool {
        let recalled = self.recalled.and_then(|place| self.recent.get(place));
        !self.recent.is_empty() && (self.field.is_empty() || recalled.is_some_and(|text| *text == self.field.text()))
    }

    /// Takes up the query before the one that was recalled last, as long as nothing else was typed.
    fn recall(&mut self) -> Answer {
        let before = self.recalled.filter(|_| !self.field.is_empty()).unwrap_or(self.recent.len());
        let Some(place) = before.checked_sub(1) else { return Answer::Done };
        self.recalled = Some(place);
        self.field = Field::holding(&self.recent[place]);
        self.ask()
    }
}

//! The search layer: a line that is typed into, and the hits it finds.

use std::sync::Arc;

use crate::bundle::{Address, Bundle, Id, Kind};
use crate::keymap::{Command, Context};
use crate::page::Additions;
use crate::search::{Findings, Hit, Index, Scope, Whose, complete, parse};
use crate::state::answer::{Answer, Prompt};
use crate::state::layers::overlay::{ClickAreas, Edit, Overlay};
use crate::state::layers::surroundings::Surroundings;
use crate::state::parts::finding::FollowedSearch;
use crate::state::screen::areas::{Area, Areas};
use crate::state::screen::scroll::Scroll;
use crate::state::screen::text_input::TextInput;
use crate::state::task::{SearchRequest, Task};

/// How many hits are asked for: more than anyone walks through.
const LIMIT: usize = 200;

/// A search that is being made.
#[derive(Debug, Clone)]
pub struct SearchLayer {
    pub input: TextInput,
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
    /// The hit that was selected when the index grew, which is selected again when the same question is answered anew.
    held: Option<Address>,
}

/// Where the parts of the search layer lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct SearchAreas {
    /// The whole layer, its border among it.
    pub frame: Area,
    /// The line that is typed into, and the line under it that says what was made of it.
    pub line: Area,
    /// The counts by kind.
    pub counts: Area,
    pub hits: Area,
    /// The preview; empty where there is no room.
    pub preview: Area,
}

/// How many rows a hit takes.
pub const HIT_ROWS: u16 = 2;
/// From this width of the layer on, a search shows its preview beside the hits.
const BESIDE: u16 = 88;

/// Where the search lies.
pub fn search_areas(areas: &Areas) -> SearchAreas {
    let body = areas.body;
    let frame = areas.layer(body.width.saturating_sub(if body.width > 140 { 12 } else { 2 }).max(10), body.height);
    let inner = frame.inner(2, 1);
    let line = Area { height: inner.height.min(1), ..inner };
    let counts = Area { y: inner.y + 1, height: inner.height.saturating_sub(1).min(1), ..inner };
    let rest = Area { y: inner.y + 2, height: inner.height.saturating_sub(2), ..inner };
    if inner.width >= BESIDE {
        let hits = Area { width: rest.width * 48 / 100, ..rest };
        let preview = Area { x: hits.x + hits.width + 3, width: rest.width - hits.width - 3, ..rest };
        SearchAreas { frame, line, counts, hits, preview }
    } else if rest.height >= 12 {
        let hits = Area { height: rest.height / 2, ..rest };
        let preview = Area { y: hits.y + hits.height + 1, height: rest.height - hits.height - 1, ..rest };
        SearchAreas { frame, line, counts, hits, preview }
    } else {
        SearchAreas { frame, line, counts, hits: rest, preview: Area::default() }
    }
}

/// How many hits are in view.
fn hits_in_view(areas: &Areas) -> usize {
    usize::from(search_areas(areas).hits.height / HIT_ROWS).max(1)
}

impl SearchLayer {
    /// A search over the bundle of which something is open; nothing where nothing is.
    pub fn new(around: &Surroundings<'_>) -> Option<Self> {
        let (_, here) = around.stage.open()?;
        // What the transcriber adds is not found on slides that do not show it.
        let hidden = around.stage.slides().is_some_and(|slides| slides.additions == Additions::Hidden);
        Some(Self {
            input: TextInput::default(),
            findings: None,
            scroll: Scroll::default(),
            scope: Scope::Bundle(here.bundle.clone()),
            whose: if hidden { Whose::NotTheTranscribers } else { Whose::All },
            kind: None,
            kinds: Vec::new(),
            asked: around.finding.asked,
            here,
            index: Arc::clone(&around.finding.index),
            recent: around.own.recent().to_vec(),
            views: around.own.view_list(),
            recalled: None,
            held: None,
        })
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

    /// Takes the index as it is now, and asks again.
    pub fn take_index(&mut self, index: Arc<Index>) -> Answer {
        self.index = index;
        if self.input.is_empty() {
            return Answer::Done;
        }
        let in_hand = self.current().filter(|_| self.scroll.cursor > 0).map(|hit| hit.address.clone());
        let held = self.held.take().or(in_hand);
        let answer = self.ask();
        self.held = held;
        answer
    }

    /// Takes an answer, unless a newer question has been asked.
    pub fn found(&mut self, asked: u64, findings: Findings, areas: &Areas) {
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
        self.scroll.keep_in_view(self.hits().len(), hits_in_view(areas));
    }

    /// Asks this query in place of what was typed.
    pub fn hold(&mut self, query: &str) -> Answer {
        self.input = TextInput::holding(query);
        self.ask()
    }

    /// The search with the selected hit, to be followed.
    fn trail(&self) -> Option<FollowedSearch> {
        let findings = self.findings.as_ref()?;
        let at = self.scroll.cursor;
        findings.hits.get(at)?;
        Some(FollowedSearch {
            text: self.input.text(),
            hits: findings.hits.clone(),
            at,
            lit: findings.highlights.clone(),
        })
    }

    /// Asks for a name for the query, where named views may be shown.
    fn keep_view(&self, around: &Surroundings<'_>) -> Answer {
        let query = self.input.text();
        match around.own.views() {
            Err(why) => Answer::Say(why.to_owned()),
            Ok(_) if query.trim().is_empty() => Answer::Say("there is no query yet to keep under a name".to_owned()),
            Ok(_) => Answer::Ask(Prompt::ViewName { query: query.clone() }, query),
        }
    }

    fn ask(&mut self) -> Answer {
        self.asked += 1;
        self.held = None;
        let text = self.input.text();
        if parse(&text).is_empty() {
            self.findings = None;
            self.scroll = Scroll::default();
            self.kinds.clear();
            self.kind = None;
            return Answer::Done;
        }
        let search = SearchRequest {
            asked: self.asked,
            text,
            scope: self.scope.clone(),
            whose: self.whose,
            kind: self.kind,
            limit: LIMIT,
            index: Arc::clone(&self.index),
        };
        Answer::Tasks(vec![Task::Search(search)])
    }

    fn next_kind(&mut self) {
        let place = self.kind.and_then(|kind| self.kinds.iter().position(|&(k, _)| k == kind));
        let next = place.map_or(0, |place| place + 1);
        self.kind = self.kinds.get(next).map(|&(kind, _)| kind);
    }

    fn complete(&mut self) -> Answer {
        let (before, after) = self.input.split();
        let text = before.clone() + &after;
        match complete(&text, before.len()).first() {
            Some(completion) => {
                let (start, end) = (completion.replaces.start, completion.replaces.end);
                let completed = [&text[..start], &completion.text, &text[end..]].concat();
                self.input = TextInput::holding(&completed);
                self.ask()
            }
            None => Answer::Done,
        }
    }

    /// Whether the line is empty, or holds what was recalled and nothing else.
    fn is_recalled(&self) -> bool {
        let recalled = self.recalled.and_then(|place| self.recent.get(place));
        !self.recent.is_empty() && (self.input.is_empty() || recalled.is_some_and(|text| *text == self.input.text()))
    }

    /// Takes up the query before the one that was recalled last, as long as nothing else was typed.
    fn recall(&mut self) -> Answer {
        let before = self.recalled.filter(|_| !self.input.is_empty()).unwrap_or(self.recent.len());
        let Some(place) = before.checked_sub(1) else { return Answer::Done };
        self.recalled = Some(place);
        self.input = TextInput::holding(&self.recent[place]);
        self.ask()
    }
}

impl Overlay for SearchLayer {
    fn context(&self) -> Context {
        Context::Search
    }

    fn act(&mut self, command: Command, around: &Surroundings<'_>) -> Answer {
        if command == Command::Up && self.scroll.cursor == 0 && self.is_recalled() {
            return self.recall();
        }
        if self.scroll.act(command, self.hits().len(), hits_in_view(&around.areas)) {
            return Answer::Done;
        }
        match command {
            Command::Enter if self.current().is_some() => {
                return self.trail().map_or(Answer::Done, |trail| Answer::Follow(Box::new(trail)));
            }
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
            Command::EraseWord => self.input.erase_word(),
            Command::EraseLine => self.input.clear(),
            Command::KeepView => return self.keep_view(around),
            Command::Close => return Answer::Close,
            _ => return Answer::Pass,
        }
        self.ask()
    }

    fn edit(&mut self, edit: Edit<'_>) -> Answer {
        match edit {
            Edit::Type(c) => self.input.type_char(c),
            Edit::Paste(text) => self.input.paste(text),
            Edit::Key(code) => {
                let before = self.input.text();
                self.input.edit(code);
                if self.input.text() == before {
                    return Answer::Done;
                }
            }
        }
        self.ask()
    }

    fn click_areas(&self, around: &Surroundings<'_>) -> ClickAreas {
        let areas = search_areas(&around.areas);
        ClickAreas { frame: areas.frame, list: areas.hits, rows_each: HIT_ROWS, lines: self.hits().len() }
    }

    fn list_cursor(&mut self) -> Option<&mut Scroll> {
        Some(&mut self.scroll)
    }

    fn in_view(&self, around: &Surroundings<'_>, see: &mut dyn FnMut(&Bundle, &Id)) {
        for hit in self.hits().iter().skip(self.scroll.top).take(hits_in_view(&around.areas)) {
            if let Some(bundle) = around.bundle_of(&hit.address) {
                see(bundle, &hit.address.item);
            }
        }
    }

    fn name_for_speaker(&self) -> String {
        "a search".to_owned()
    }

    fn renew(&mut self, around: &Surroundings<'_>) {
        self.views = around.own.view_list();
    }
}

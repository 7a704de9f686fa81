//! The parts of an item as it is told on slides, in the order in which they are shown.

use std::collections::HashSet;

use crate::bundle::{Bundle, Detail, Item, Kind, Origin, Relation, Show, Stop};
use crate::page::age::{age, in_print};
use crate::page::basis;
use crate::page::caveats;
use crate::page::composer::{Composer, Medium};
use crate::page::evidence::standing;
use crate::page::head;
use crate::page::judgement;
use crate::page::light::bare;
use crate::page::likelihood::likelihood;
use crate::page::line::line_with;
use crate::page::row::{Page, Row};
use crate::page::setting::Setting;
use crate::page::span::Span;
use crate::page::timing;
use crate::theme::Role;

/// Whether what the reader adds is shown: ranges that are not the issuer's, and items of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Additions {
    /// Only what the issuer said.
    #[default]
    Hidden,
    /// What the reader adds, marked as such.
    Shown,
}

impl Additions {
    /// Whether an item is shown.
    #[must_use]
    pub fn admit(self, item: &Item) -> bool {
        self == Self::Shown || item.origin != Origin::Reader || item.kind() == Kind::Assessment
    }
}

/// One part of an item: rows that are shown together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// What it is, in a word or two.
    pub name: &'static str,
    /// Its rows.
    pub rows: Vec<Row>,
}

/// The parts of an item, gathered.
struct Telling<'a> {
    bundle: &'a Bundle,
    item: &'a Item,
    stop: &'a Stop,
    setting: Setting<'a>,
    additions: Additions,
    parts: Vec<Part>,
}

/// The parts of an item: what it says, then how it stands, then what supports it, one by one, then its ties.
#[must_use]
pub fn parts(bundle: &Bundle, stop: &Stop, setting: &Setting<'_>, additions: Additions) -> Vec<Part> {
    let Some(item) = bundle.item(stop.item.as_str()) else { return Vec::new() };
    let mut telling = Telling { bundle, item, stop, setting: *setting, additions, parts: Vec::new() };
    match &item.detail {
        Detail::Assessment(_) => telling.assessment(),
        Detail::Judgement(detail) => {
            telling.part("the statement", |page| {
                judgement::statement(page, detail);
                head::banners(page);
            });
            telling.part("how it stands", |page| {
                if stop.shows(Show::Likelihood) {
                    likelihood(page, &detail.likelihood);
                }
                if stop.shows(Show::Confidence) {
                    page.gap();
                    timing::confidence(page, &detail.confidence);
                }
                if stop.shows(Show::Timeframe) {
                    timing::timeframe(page, detail.timeframe.as_ref());
                }
            });
            telling.support();
            telling.tensions();
            if let Some(implication) = &detail.implication {
                telling.part("what follows", |page| {
                    page.heading("What follows");
                    page.text(implication, Role::Text);
                });
            }
        }
        Detail::Evidence(detail) => {
            telling.statement();
            telling.part("its figure and source", |page| {
                if let Some(figure) = detail.figure.as_ref().filter(|_| stop.shows(Show::Figure)) {
                    page.field("Figure", vec![Span::said(&figure.in_print(), Role::Figure)]);
                    basis::figure(page, figure);
                }
                if stop.shows(Show::Support) {
                    standing(page, detail);
                    basis::attribution(page, detail);
                    basis::grade(page, detail.grade.as_ref());
                }
            });
        }
        Detail::Caveat(_)
        | Detail::Omission(_)
        | Detail::Question(_)
        | Detail::Sector(_)
        | Detail::Technology(_)
        | Detail::Actor(_)
        | Detail::Tactic(_)
        | Detail::Region(_)
        | Detail::Source(_)
        | Detail::Organisation
        | Detail::Alternative(_)
        | Detail::Signpost(_)
        | Detail::Outlook(_)
        | Detail::Assumption(_)
        | Detail::Measure(_)
        | Detail::Note => {
            telling.statement();
            telling.support();
        }
    }
    telling.ties();
    telling.parts
}

/// The evidence trail of an item: what it rests on down to who says so, and what limits it.
#[must_use]
pub fn trail(bundle: &Bundle, item: &Item, setting: &Setting<'_>, additions: Additions) -> Page {
    let stop = Stop { show: vec![Show::Support, Show::Figure], ..Stop::at(&item.id) };
    let mut page = Composer::new(bundle, item, setting, Medium::Screen);
    head::top_line(&mut page);
    page.say(vec![Span::said(&item.title, Role::Title)]);
    let mut page = page.page();
    page.links.clear();
    let told = parts(bundle, &stop, setting, additions);
    let support = told.into_iter().filter(|part| matches!(part.name, "what it rests on" | "its figure and source"));
    let limits = limits(bundle, item, setting);
    for rows in support.map(|part| part.rows).chain([limits]).filter(|rows| !rows.is_empty()) {
        page.rows.push(Row::default());
        page.rows.extend(rows);
    }
    page
}

/// What limits an item, in full.
#[must_use]
pub fn limits(bundle: &Bundle, item: &Item, setting: &Setting<'_>) -> Vec<Row> {
    rows(bundle, item, setting, |page| {
        for caveat in limiting(bundle, item) {
            caveats::one(page, caveat, None);
        }
    })
}

/// What limits an item, by name.
#[must_use]
pub fn limits_named(bundle: &Bundle, item: &Item, setting: &Setting<'_>) -> Vec<Row> {
    rows(bundle, item, setting, |page| {
        let mut spans = Vec::new();
        for caveat in limiting(bundle, item) {
            let between = if spans.is_empty() { "" } else { " · " };
            spans.push(Span::around(&format!("{between}{} ", caveat.id), Role::Caveat));
            spans.push(Span::said(&caveat.title, Role::Caveat));
        }
        page.hanging(vec![Span::around("! ", Role::Caveat)], spans);
    })
}

/// The caveats on an item, whoever wrote them.
#[must_use]
pub fn limiting<'b>(bundle: &'b Bundle, item: &Item) -> Vec<&'b Item> {
    bundle.caveats_on(item.id.as_str()).into_iter().filter(|caveat| caveat.id != item.id).collect()
}

fn rows<'a>(
    bundle: &'a Bundle,
    item: &'a Item,
    setting: &Setting<'a>,
    compose: impl FnOnce(&mut Composer<'a>),
) -> Vec<Row> {
    let mut page = Composer::new(bundle, item, setting, Medium::Screen);
    compose(&mut page);
    page.page().rows
}

impl<'a> Telling<'a> {
    fn part(&mut self, name: &'static str, compose: impl FnOnce(&mut Composer<'a>)) {
        let rows = rows(self.bundle, self.item, &self.setting, compose);
        if !rows.is_empty() {
            self.parts.push(Part { name, rows });
        }
    }

    fn statement(&mut self) {
        let text = self.item.text.as_deref().unwrap_or_default();
        self.part("the text", |page| {
            head::origin(page, page.item);
            page.statement(text, None);
            head::banners(page);
        });
    }

    fn assessment(&mut self) {
        let Detail::Assessment(detail) = &self.item.detail else { return };
        let (issued, bundle, today) = (detail.issued, self.bundle, self.setting.today);
        let text = self.item.text.as_ref();
        self.part("the cover", |page| {
            page.field("Issued by", vec![Span::said(bundle.issuer(), Role::Text)]);
            page.field(
                "Issued",
                vec![Span::around(&format!("{} ({})", in_print(issued), age(issued, today)), Role::Text)],
            );
            if let Some(edition) = &detail.edition {
                page.field("Edition", vec![Span::said(edition, Role::Text)]);
            }
        });
        let told = [
            ("what it is", text),
            ("the summary", detail.summary.as_ref()),
            ("what it covers", detail.scope.as_ref()),
            ("why it was written", detail.requirement.as_ref()),
        ];
        for (name, text) in told {
            if let Some(text) = text {
                self.part(name, |page| {
                    page.text(text, if name == "the summary" { Role::Statement } else { Role::Text });
                });
            }
        }
        self.part("what is missing", |page| head::banners(page));
    }

    /// What the item rests on, a part for each.
    fn support(&mut self) {
        if !self.stop.shows(Show::Support) {
            return;
        }
        let under: Vec<&Item> =
            self.bundle.rests_on(self.item.id.as_str()).into_iter().filter(|item| self.additions.admit(item)).collect();
        let judged = matches!(self.item.detail, Detail::Judgement(_));
        if under.is_empty() && judged {
            let none = self.bundle.rests_on(self.item.id.as_str()).is_empty();
            self.part("what it rests on", |page| {
                page.heading("Rests on");
                let told = if none { "none given in the source" } else { "nothing but what the reader adds" };
                page.remark(told, Role::NotStated);
            });
        }
        for (place, other) in under.into_iter().enumerate() {
            self.part("what it rests on", |page| {
                if place == 0 {
                    page.heading("Rests on");
                }
                line_with(page, other, Vec::new());
                if let Some(text) = &other.text {
                    page.inside(crate::page::block::Guide::Line, |page| page.text(text, Role::Text));
                }
                if let Detail::Evidence(evidence) = &other.detail {
                    page.inside(crate::page::block::Guide::Line, |page| basis::sourced(page, evidence));
                }
            });
        }
    }

    fn tensions(&mut self) {
        let tensions: Vec<&Item> = self
            .bundle
            .tensions_of(self.item.id.as_str())
            .into_iter()
            .filter(|item| self.stop.shows(Show::Tensions) && self.additions.admit(item))
            .collect();
        if tensions.is_empty() {
            return;
        }
        self.part("what it does not sit easily with", |page| {
            page.heading("In tension with");
            for other in tensions {
                line_with(page, other, Vec::new());
                if let Some(text) = &other.text {
                    page.say(vec![Span::said(&bare(text), Role::Tension)]);
                }
            }
        });
    }

    /// What else the item is tied to, each with how.
    fn ties(&mut self) {
        if !self.stop.shows(Show::Ties) || self.item.kind() == Kind::Assessment {
            return;
        }
        let id = self.item.id.as_str();
        let mut seen: HashSet<&str> = HashSet::from([id, self.bundle.id().as_str()]);
        let told = |relation: Relation| {
            matches!(relation, Relation::LimitedBy | Relation::Limits | Relation::Affects | Relation::TensionWith)
        };
        let under: HashSet<&str> = self.bundle.rests_on(id).into_iter().map(|item| item.id.as_str()).collect();
        let out = self.bundle.edges_from(id).map(|edge| (edge.rel, edge.rel.label(), &edge.to));
        let back = self.bundle.edges_to(id).map(|edge| (edge.rel, edge.rel.inverse(), &edge.from));
        let ties: Vec<(&Item, &'static str)> = out
            .chain(back)
            .filter(|(relation, _, other)| !told(*relation) && !under.contains(other.as_str()))
            .filter(|(_, _, other)| seen.insert(other.as_str()))
            .filter_map(|(_, label, other)| Some((self.bundle.item(other.as_str())?, label)))
            .filter(|(item, _)| self.additions.admit(item))
            .collect();
        if ties.is_empty() {
            return;
        }
        self.part("what it is tied to", |page| {
            page.heading("Tied to");
            for (other, label) in ties {
                line_with(page, other, vec![Span::around(&format!(" ({label})"), Role::Muted)]);
            }
        });
    }
}

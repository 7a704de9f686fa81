//! The parts of an item as it is told on slides, in the order in which they are shown.

use std::collections::HashSet;

use crate::bundle::{Bundle, Detail, Edge, Item, Kind, Origin, Relation, Show, Stop};
use crate::page::item::evidence::standing;
use crate::page::item::facts::facts;
use crate::page::item::likelihood::likelihood;
use crate::page::item::limits::rows;
use crate::page::item::{alternative, assumption, basis, caveat, cover, evidence, head, judgement, signpost, timing};
use crate::page::layout::age::{age, in_print};
use crate::page::layout::composer::Composer;
use crate::page::layout::line::line_with;
use crate::page::layout::row::Row;
use crate::page::layout::setting::Setting;
use crate::page::layout::span::Span;
use crate::text::light::bare;
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
    pub fn admit(self, item: &Item) -> bool {
        self == Self::Shown || item.origin != Origin::Reader || item.kind() == Kind::Assessment
    }
}

/// Whether a part may be shown without what stands before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It is revealed by itself.
    Alone,
    /// It is shown with the part before it, where both fit.
    Before,
}

/// One part of an item: rows that are shown together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// What it is, in a word or two.
    pub name: &'static str,
    /// Whether it belongs with the part before it.
    pub standing: Standing,
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
            telling.joined("how it stands", |page| {
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
            telling.joined("its figure and source", |page| {
                if let Some(figure) = detail.figure.as_ref().filter(|_| stop.shows(Show::Figure)) {
                    page.field("Figure", vec![Span::said(&figure.in_print(), Role::Figure)]);
                    basis::figure(page, figure);
                }
                if stop.shows(Show::Support) {
                    standing(page, detail);
                    basis::attribution(page, detail);
                    basis::grade(page, detail.grade.as_ref());
                    evidence::occurred(page, detail);
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
            telling.joined("what else is said of it", |page| facts(page, &item.detail));
            telling.further();
            telling.support();
        }
    }
    telling.ties();
    telling.parts
}

impl<'a> Telling<'a> {
    fn part(&mut self, name: &'static str, compose: impl FnOnce(&mut Composer<'a>)) {
        self.put(name, Standing::Alone, compose);
    }

    fn joined(&mut self, name: &'static str, compose: impl FnOnce(&mut Composer<'a>)) {
        self.put(name, Standing::Before, compose);
    }

    fn put(&mut self, name: &'static str, standing: Standing, compose: impl FnOnce(&mut Composer<'a>)) {
        let rows = rows(self.bundle, self.item, &self.setting, compose);
        if !rows.is_empty() {
            self.parts.push(Part { name, standing, rows });
        }
    }

    fn statement(&mut self) {
        let text = self.item.text.as_deref().unwrap_or_default();
        // What somebody holds to be so is set in bold; what only describes is not.
        let role = match &self.item.detail {
            Detail::Sector(_)
            | Detail::Technology(_)
            | Detail::Actor(_)
            | Detail::Tactic(_)
            | Detail::Region(_)
            | Detail::Source(_)
            | Detail::Organisation
            | Detail::Note => Role::Text,
            Detail::Assessment(_)
            | Detail::Judgement(_)
            | Detail::Evidence(_)
            | Detail::Caveat(_)
            | Detail::Omission(_)
            | Detail::Question(_)
            | Detail::Alternative(_)
            | Detail::Signpost(_)
            | Detail::Outlook(_)
            | Detail::Assumption(_)
            | Detail::Measure(_) => Role::Statement,
        };
        self.part("the text", |page| {
            head::origin(page, page.item);
            page.text(text, role);
            if let Detail::Caveat(detail) = &page.item.detail {
                caveat::reach(page, detail);
                let whole = page.bundle.id();
                let limits = |edge: &Edge| edge.rel == Relation::Limits && edge.to == *whole;
                if page.bundle.edges_from(page.item.id.as_str()).any(limits) {
                    page.gap();
                    page.remark("It limits the whole assessment.", Role::Muted);
                }
            }
            head::banners(page);
        });
    }

    /// What an item says beside its text that is prose of its own.
    fn further(&mut self) {
        match &self.item.detail {
            Detail::Alternative(detail) => {
                self.part("why it was not adopted", |page| alternative::why_not(page, detail));
            }
            Detail::Assumption(detail) => self.part("if it does not hold", |page| assumption::if_wrong(page, detail)),
            Detail::Signpost(detail) => self.part("what it would move", |page| signpost::moves(page, detail)),
            Detail::Assessment(_)
            | Detail::Judgement(_)
            | Detail::Evidence(_)
            | Detail::Caveat(_)
            | Detail::Omission(_)
            | Detail::Question(_)
            | Detail::Sector(_)
            | Detail::Technology(_)
            | Detail::Actor(_)
            | Detail::Tactic(_)
            | Detail::Region(_)
            | Detail::Source(_)
            | Detail::Organisation
            | Detail::Outlook(_)
            | Detail::Measure(_)
            | Detail::Note => {}
        }
    }

    fn assessment(&mut self) {
        let Detail::Assessment(detail) = &self.item.detail else { return };
        let (issued, bundle, today) = (detail.issued, self.bundle, self.setting.today);
        self.part("the cover", |page| {
            page.field("Issued by", vec![Span::said(bundle.issuer(), Role::Text)]);
            page.field(
                "Issued",
                vec![Span::around(&format!("{} ({})", in_print(issued), age(issued, today)), Role::Text)],
            );
            if let Some(edition) = &detail.imprint.edition {
                page.field("Edition", vec![Span::said(edition, Role::Text)]);
            }
            if let Some(before) = &detail.imprint.supersedes {
                page.field("Supersedes", vec![Span::said(before, Role::Text)]);
            }
            if !detail.authors.is_empty() {
                page.field("Authors", vec![Span::said(&detail.authors.join(", "), Role::Text)]);
            }
        });
        if let Some(text) = &self.item.text {
            self.joined("what it is", |page| page.text(text, Role::Text));
        }
        let told = [
            ("In brief", detail.summary.as_ref()),
            ("What it covers", detail.scope.as_ref()),
            ("Why it was written", detail.requirement.as_ref()),
            ("Method", detail.method.as_ref()),
            ("Rights", detail.rights.as_ref()),
        ];
        for (name, text) in told {
            // A paragraph at a time: nobody reads a wall of text from a screen.
            for (place, paragraph) in text.into_iter().flat_map(|text| text.split("\n\n")).enumerate() {
                self.part(name, |page| {
                    if place == 0 {
                        page.heading(name);
                    }
                    page.text(paragraph, Role::Text);
                });
            }
        }
        self.part("what is missing", |page| {
            head::banners(page);
            cover::not_reproduced(page);
        });
        self.part("what is not stated", |page| cover::not_stated(page, detail));
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
            let sight = self.bundle.sight();
            self.part("what it rests on", |page| {
                page.heading("Rests on");
                let told = if none { basis::nothing(sight) } else { "nothing but what the reader adds" };
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
                    page.inside(crate::page::layout::block::Guide::Line, |page| page.text(text, Role::Text));
                }
                if let Detail::Evidence(evidence) = &other.detail {
                    page.inside(crate::page::layout::block::Guide::Line, |page| basis::sourced(page, evidence));
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
        let judged = matches!(self.item.detail, Detail::Judgement(_));
        // What limits the item is pinned below it, and what its copy lacks stands in a banner.
        let told = |relation: Relation, near: End| match near {
            End::From => relation == Relation::LimitedBy || (judged && relation == Relation::TensionWith),
            End::To => {
                matches!(relation, Relation::Limits | Relation::Affects)
                    || (judged && relation == Relation::TensionWith)
            }
        };
        let under: HashSet<&str> = self.bundle.rests_on(id).into_iter().map(|item| item.id.as_str()).collect();
        let out = self.bundle.edges_from(id).map(|edge| (edge, End::From));
        let back = self.bundle.edges_to(id).map(|edge| (edge, End::To));
        let tie = |(edge, near): (&'a Edge, End)| match near {
            End::From => (&edge.to, edge.rel.label(), &edge.text),
            End::To => (&edge.from, edge.rel.inverse(), &edge.text),
        };
        let ties: Vec<(&Item, &'static str, &Option<String>)> = out
            .chain(back)
            .filter(|(edge, near)| edge.text.is_some() || !told(edge.rel, *near))
            .map(tie)
            .filter(|(other, _, text)| text.is_some() || !under.contains(other.as_str()))
            .filter(|(other, _, _)| seen.insert(other.as_str()))
            .filter_map(|(other, label, text)| Some((self.bundle.item(other.as_str())?, label, text)))
            .filter(|(item, _, _)| self.additions.admit(item))
            .collect();
        if ties.is_empty() && !judged {
            return;
        }
        self.part("what it is tied to", |page| {
            if !ties.is_empty() {
                page.heading("Tied to");
            }
            for (other, label, text) in ties {
                let mut remark = vec![Span::around(&format!(" ({label})"), Role::Muted)];
                if let Some(text) = text {
                    remark.push(Span::around(" — ", Role::Muted));
                    remark.extend(page.runs(text, Role::Text));
                }
                line_with(page, other, remark);
            }
            if judged {
                judgement::absent(page);
            }
        });
    }
}

/// The end of a tie at which an item stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    From,
    To,
}

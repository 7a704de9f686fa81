//! What is indexed of one item.

use std::collections::HashSet;

use jiff::civil::Date;

use crate::bundle::{
    Address, Assessment, Bundle, Detail, Evidence, Form, Id, Item, Judgement, Kind, Lawful, Likelihood, QuestionState,
    Relation, SignpostState, Source, Timeframe, Window,
};
use crate::search::index::facet::Facet;
use crate::search::index::field::{FieldText, IndexField};
use crate::text::light::{self, Paragraph};

/// One thing that can be found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    pub address: Address,
    /// What it is; a row of a plain table is nothing in particular.
    pub kind: Option<Kind>,
    pub title: String,
    /// What else of it is searched.
    pub fields: Vec<FieldText>,
    /// What it can be narrowed by; values are lower case, their words separated by hyphens.
    pub facets: Vec<(Facet, String)>,
}

impl Record {
    /// What is searched of an item of a bundle; `today` decides what has lapsed.
    pub fn of(bundle: &Bundle, item: &Item, today: Date) -> Self {
        let mut draft = Draft { bundle, item, today, fields: Vec::new(), facets: Vec::new() };
        draft.build_segment();
        Self {
            address: Address { bundle: bundle.id().clone(), item: item.id.clone() },
            kind: Some(item.kind()),
            title: shown(&item.title),
            fields: draft.fields,
            facets: draft.facets,
        }
    }

    /// A value as it is kept in `facets`.
    pub fn value(text: &str) -> String {
        let folded = crate::search::text::fold::fold(text);
        let words: Vec<&str> = folded.split(|c: char| c.is_whitespace() || c == '_' || c == '-').collect();
        words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-")
    }
}

/// A text without anything that a terminal would obey.
fn shown(text: &str) -> String {
    text.chars().map(|c| if c.is_control() && c != '\n' { ' ' } else { c }).collect()
}

struct Draft<'a> {
    bundle: &'a Bundle,
    item: &'a Item,
    today: Date,
    fields: Vec<FieldText>,
    facets: Vec<(Facet, String)>,
}

impl Draft<'_> {
    fn field(&mut self, field: IndexField, text: &str) {
        if !text.trim().is_empty() {
            self.fields.push(FieldText::new(field, shown(text)));
        }
    }

    fn statement(&mut self, name: &'static str, text: Option<&str>) {
        if let Some(text) = text.filter(|text| !text.trim().is_empty() && *text != Id::NOT_STATED) {
            self.fields.push(FieldText::statement(name, shown(&self.plain(text))));
        }
    }

    fn facet(&mut self, facet: Facet, value: &str) {
        self.facets.push((facet, Record::value(value)));
    }

    fn has(&mut self, holds: Option<&'static str>) {
        if let Some(value) = holds {
            self.facet(Facet::Has, value);
        }
    }

    fn build_segment(&mut self) {
        let (bundle, item) = (self.bundle, self.item);
        self.field(IndexField::Id, item.id.as_str());
        // Who types `mss judgements` means the judgements.
        let key = matches!(&item.detail, Detail::Judgement(judgement) if judgement.key);
        let kind = if key { "key judgement" } else { item.kind().word() };
        self.fields.push(FieldText { field: IndexField::Tag, name: "kind", text: kind.to_owned() });
        for tag in &item.tags {
            self.field(IndexField::Tag, tag);
        }
        if let Some(text) = &item.text {
            let text = self.plain(text);
            self.field(IndexField::Prose, &text);
        }
        self.facet(Facet::Kind, item.kind().word());
        self.facet(Facet::Bundle, bundle.id().as_str());
        self.facet(Facet::Origin, item.origin.word());
        match bundle.marking(item).tlp {
            Some(tlp) => self.facet(Facet::Marking, tlp.label().trim_start_matches("TLP:")),
            None => self.facet(Facet::Marking, "none"),
        }
        if let Some(assessment) = bundle.assessment().filter(|assessment| assessment.issued != Assessment::UNDATED) {
            self.facet(Facet::Issued, &assessment.issued.to_string());
        }
        self.detail();
        self.ties();
        if let Some(at) = &item.at {
            self.statement("at", Some(&at.0));
        }
        for reference in &item.external_refs {
            let text = format!("{} {}", reference.scheme, reference.value);
            self.statement("reference", Some(&text));
        }
        self.has(item.text.is_some().then_some("text"));
        self.has((!item.links.is_empty()).then_some("link"));
    }

    fn detail(&mut self) {
        match &self.item.detail {
            Detail::Assessment(assessment) => {
                self.statement("issuer", Some(self.bundle.issuer()));
                let issued = (assessment.issued != Assessment::UNDATED).then(|| assessment.issued.to_string());
                self.statement("issued", issued.as_deref());
                self.statement("edition", assessment.edition.as_deref());
                self.statement("summary", assessment.summary.as_deref());
                self.statement("scope", assessment.scope.as_deref());
                self.statement("requirement", assessment.requirement.as_deref());
                self.statement("method", assessment.method.as_deref());
                self.statement("rights", assessment.rights.as_deref());
                for author in &assessment.authors {
                    self.statement("author", Some(author));
                }
                for absence in &assessment.not_stated {
                    let text = format!("{}: {}. {}", absence.id, absence.what, absence.shown.as_deref().unwrap_or(""));
                    self.statement("not stated", Some(text.trim_end()));
                }
            }
            Detail::Judgement(judgement) => self.judgement(judgement),
            Detail::Evidence(evidence) => self.evidence(evidence),
            Detail::Omission(omission) => {
                self.statement("type", Some(omission.omission_type.word()));
                self.statement("mentioned as", omission.mentioned_as.as_deref());
            }
            Detail::Question(question) => {
                self.facet(
                    Facet::Is,
                    match question.state {
                        QuestionState::Open => "open",
                        QuestionState::Answered => "answered",
                    },
                );
                self.statement("requirement", question.requirement.as_deref());
            }
            Detail::Caveat(_)
            | Detail::Sector(_)
            | Detail::Technology(_)
            | Detail::Measure(_)
            | Detail::Organisation
            | Detail::Note => {}
            Detail::Actor(actor) => {
                for alias in &actor.aliases {
                    self.field(IndexField::Alias, alias);
                }
                self.has((!actor.aliases.is_empty()).then_some("alias"));
                self.statement("type", Some(&actor.actor_types.join(", ")));
                self.statement("scope", actor.scope.map(crate::bundle::ActorScope::word));
            }
            Detail::Tactic(tactic) => {
                match tactic.lawful {
                    Some(Lawful::Yes) => self.facet(Facet::Is, "lawful"),
                    Some(Lawful::No) => self.facet(Facet::Is, "unlawful"),
                    Some(Lawful::Mixed | Lawful::NotStated) | None => {}
                }
                if tactic.mentioned_only {
                    self.facet(Facet::Is, "mentioned");
                }
                self.statement("lawfulness", tactic.lawful.map(Lawful::words));
                self.statement("stages", Some(&tactic.stages.join(", ")));
            }
            Detail::Region(region) => {
                self.statement("places", Some(&region.places.join(", ")));
                self.statement("scope", region.scope.as_deref());
            }
            Detail::Source(source) => self.source(source),
            Detail::Alternative(alternative) => {
                self.likelihood(alternative.likelihood.as_ref());
                self.statement("why rejected", alternative.why_rejected.as_deref());
            }
            Detail::Signpost(signpost) => {
                if signpost.state == SignpostState::Seen {
                    self.facet(Facet::Is, "seen");
                }
                self.statement("state", Some(signpost.state.words()));
                self.statement("observable", signpost.observable.as_deref());
            }
            Detail::Outlook(outlook) => {
                self.likelihood(outlook.likelihood.as_ref());
                self.timeframe(outlook.timeframe.as_ref());
                self.statement("direction", Some(outlook.direction.words()));
            }
            Detail::Assumption(assumption) => self.statement("if wrong", assumption.if_wrong.as_deref()),
        }
    }

    fn judgement(&mut self, judgement: &Judgement) {
        if judgement.key {
            self.facet(Facet::Is, "key");
        }
        self.likelihood(Some(&judgement.likelihood));
        self.facet(Facet::Confidence, judgement.confidence.level().word());
        self.timeframe(judgement.timeframe.as_ref());
        self.statement("implication", judgement.implication.as_deref());
    }

    fn likelihood(&mut self, likelihood: Option<&Likelihood>) {
        let Some(likelihood) = likelihood else { return };
        self.facet(Facet::Form, likelihood.form.word());
        if likelihood.form == Form::Unhedged {
            self.facet(Facet::Is, "unhedged");
        }
        if let Some(written) = &likelihood.as_written {
            self.facet(Facet::Likelihood, written);
        }
        if let Some(band) = likelihood.band.as_ref().filter(|band| likelihood.as_written.as_ref() != Some(band)) {
            self.facet(Facet::Likelihood, band);
        }
    }

    fn timeframe(&mut self, timeframe: Option<&Timeframe>) {
        let Some(timeframe) = timeframe.filter(|timeframe| timeframe.is_stated()) else { return };
        self.has(Some("timeframe"));
        self.statement("timeframe", Some(&timeframe.as_written));
        match timeframe.window(self.today) {
            Window::Open => {}
            Window::Runs(_) => self.facet(Facet::Is, "running"),
            Window::Ended(_) => self.facet(Facet::Is, "lapsed"),
        }
    }

    fn evidence(&mut self, evidence: &Evidence) {
        if evidence.reported {
            self.facet(Facet::Is, "reported");
        }
        self.has(evidence.figure.is_some().then_some("figure"));
        self.has(evidence.grade.is_some().then_some("grade"));
        if let Some(figure) = &evidence.figure {
            let segments =
                [Some(figure.in_print()), figure.base.clone(), figure.period.clone(), figure.dataset.clone()];
            self.statement("figure", Some(&segments.into_iter().flatten().collect::<Vec<_>>().join(", ")));
        }
        self.statement("occurred", evidence.occurred.as_deref());
    }

    fn source(&mut self, source: &Source) {
        self.has(source.grade.is_some().then_some("grade"));
        self.statement("kind of source", Some(&source.source_kind));
        let publisher = source.publisher.as_deref();
        self.statement("publisher", publisher.map(|name| self.bundle.item(name).map_or(name, |item| &item.title)));
        self.statement("date", source.date.as_deref());
        self.statement("address", source.url.as_deref());
        self.statement("access", source.access.as_deref());
    }

    /// What the item has by its ties, and the names of what it concerns.
    fn ties(&mut self) {
        let (bundle, id) = (self.bundle, self.item.id.as_str());
        self.has((!bundle.caveats_on(id).is_empty()).then_some("caveat"));
        self.has((!bundle.omissions_on(id).is_empty()).then_some("omission"));
        self.has((!bundle.tensions_of(id).is_empty()).then_some("tension"));
        self.has((!bundle.rests_on(id).is_empty()).then_some("basis"));
        let mut told = HashSet::new();
        let mut concerns = Vec::new();
        for edge in bundle.edges_from(id) {
            let holds = if edge.rel == Relation::Assumes {
                Some("assumption")
            } else {
                matches!(edge.rel, Relation::DrawsOn | Relation::AttributedTo).then_some("source")
            };
            self.has(holds.filter(|holds| told.insert(*holds)));
            if edge.rel == Relation::Concerns {
                concerns.push(edge.to.clone());
            }
        }
        for edge in bundle.edges_to(id) {
            let clauses = bundle.item(edge.from.as_str()).is_some_and(|item| item.kind() == Kind::Question);
            let holds = if edge.rel == Relation::AlternativeTo {
                Some("alternative")
            } else if edge.rel == Relation::Moves {
                Some("signpost")
            } else {
                clauses.then_some("question")
            };
            self.has(holds.filter(|holds| told.insert(*holds)));
        }
        for item in concerns.iter().filter_map(|id| bundle.item(id.as_str())) {
            self.field(IndexField::About, &item.title);
            if let Detail::Actor(actor) = &item.detail {
                for alias in &actor.aliases {
                    self.field(IndexField::About, alias);
                }
            }
        }
    }

    /// Light Markdown as it is read, a line for each paragraph; a link without words stands for the title of its item.
    fn plain(&self, text: &str) -> String {
        let line = |(_, paragraph): &(Paragraph, String)| {
            light::unmarked(paragraph, |target| {
                let title = || self.bundle.item(target.id).map_or(target.id, |item| &item.title);
                target.words.unwrap_or_else(title)
            })
        };
        light::paragraphs(text).iter().map(line).collect::<Vec<_>>().join("\n")
    }
}

//! What is indexed of one item.

use std::borrow::Cow;
use std::collections::HashSet;

use jiff::civil::Date;

use crate::bundle::value::field::{Closed, FieldValue, Fields, Found, ItemField};
use crate::bundle::{
    Address, Assessment, Breakdown, Bundle, Confidence, Detail, Evidence, Exhibits, Form, Id, Item, Kind, Likelihood,
    Relation, Timeframe, Window,
};
use crate::search::index::facet::Facet;
use crate::search::index::field::{FieldText, IndexField};
use crate::text::defang::defanged;
use crate::text::light::{self, Paragraph};
use crate::text::property::name_and_value;

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
            address: Address { bundle: bundle.key().clone(), item: item.id.clone() },
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
        let called = if let Detail::Judgement(judgement) = &item.detail { judgement.called_key() } else { None };
        let kind = called.map_or_else(|| item.kind().to_string(), |called| format!("key judgement, {called}"));
        self.fields.push(FieldText { field: IndexField::Tag, name: Cow::Borrowed("kind"), text: kind });
        for tag in &item.tags {
            self.field(IndexField::Tag, tag);
        }
        if let Some(text) = &item.text {
            let text = self.plain(text);
            self.field(IndexField::Prose, &text);
        }
        self.facet(Facet::Kind, item.kind().word());
        self.facet(Facet::Bundle, bundle.id().as_str());
        if bundle.key() != bundle.id() {
            self.facet(Facet::Bundle, bundle.key().as_str());
        }
        self.facet(Facet::Origin, item.origin.word());
        match bundle.marking(item).tlp {
            Some(tlp) => self.facet(Facet::Marking, tlp.label().trim_start_matches("TLP:")),
            None => self.facet(Facet::Marking, "none"),
        }
        if let Some(assessment) = bundle.assessment().filter(|assessment| assessment.issued != Assessment::UNDATED) {
            self.facet(Facet::Issued, &assessment.issued.to_string());
        }
        self.detail();
        self.exhibits();
        self.ties();
        if let Some(at) = &item.at {
            self.statement("at", Some(&at.0));
        }
        for reference in &item.external_refs {
            let text = format!("{} {}", reference.scheme, reference.value);
            self.statement("reference", Some(&text));
        }
        for object in &item.imported {
            self.statement("id elsewhere", Some(&object.id));
        }
        // Of an item of the issuer's, what somebody else says of a tie is not found as if the issuer said it.
        for link in item.links.iter().filter(|link| link.origin.is_none_or(|origin| origin == item.origin)) {
            self.statement("link", link.text.as_deref());
        }
        self.has(item.text.is_some().then_some("text"));
        self.has((!item.links.is_empty()).then_some("link"));
    }

    fn detail(&mut self) {
        let item = self.item;
        self.likelihood(item.likelihood());
        self.timeframe(item.timeframe());
        self.confidence(item.confidence());
        self.breakdown(item.breakdown());
        match &item.detail {
            Detail::Assessment(_)
            | Detail::Caveat(_)
            | Detail::Omission(_)
            | Detail::Question(_)
            | Detail::Sector(_)
            | Detail::Technology(_)
            | Detail::Tactic(_)
            | Detail::Region(_)
            | Detail::Organisation
            | Detail::Alternative(_)
            | Detail::Signpost(_)
            | Detail::Outlook(_)
            | Detail::Judgement(_)
            | Detail::Scenario(_)
            | Detail::Assumption(_)
            | Detail::Measure(_)
            | Detail::Note => {}
            Detail::Object => self.as_it_came(),
            Detail::Evidence(evidence) => self.evidence(evidence),
            Detail::Actor(actor) => self.has(actor.every_alias().next().map(|_| "alias")),
            Detail::Source(source) => self.has(source.grade.is_some().then_some("grade")),
        }
        item.detail.clone().each_field(&mut |field, value| self.own_field(field, value));
        if let Detail::Assessment(assessment) = &item.detail {
            for absence in &assessment.not_stated {
                let text = format!("{}: {}. {}", absence.id, absence.what, absence.shown.as_deref().unwrap_or(""));
                self.statement("not stated", Some(text.trim_end()));
            }
        }
    }

    /// What is kept of an object as it came. What it names is harmless where it is drawn in a list of hits.
    fn as_it_came(&mut self) {
        for object in &self.item.imported {
            self.statement("type", Some(&object.object_type));
            for (name, value) in object.properties.iter().filter_map(|property| name_and_value(property)) {
                self.statement("as it came", Some(&format!("{name} {}", defanged(value))));
            }
        }
    }

    /// What a search finds in a field of the item's kind.
    fn own_field(&mut self, field: &ItemField, value: FieldValue<'_>) {
        match value {
            FieldValue::Text(text) => self.words(field.found, text.as_slice()),
            FieldValue::Prose(text) => self.words(field.found, text.as_slice()),
            FieldValue::Terms(terms) => self.words(field.found, terms),
            FieldValue::Name(name, _) => {
                let name = name.map(|name| self.bundle.item(name).map_or(name.clone(), |item| item.title.clone()));
                self.words(field.found, name.as_slice());
            }
            FieldValue::Closed(Closed { said, holds, .. }) => {
                if let Some(holds) = holds {
                    self.facet(Facet::Is, holds);
                }
                self.words(field.found, said.as_slice());
            }
            FieldValue::Place(place) => self.words(field.found, &place.iter().map(|at| &at.0).collect::<Vec<_>>()),
            FieldValue::Part(Some(part)) => part.each_field(&mut |field, value| self.own_field(field, value)),
            FieldValue::Parts(parts) => parts.keep(&mut |part| {
                part.each_field(&mut |field, value| self.own_field(field, value));
                true
            }),
            FieldValue::OwnId(_) | FieldValue::Rows(_) | FieldValue::Ids(..) | FieldValue::Part(None) => {}
        }
    }

    fn words<T: AsRef<str>>(&mut self, found: Found, texts: &[T]) {
        match found {
            Found::Not => {}
            Found::As(name) => {
                let joined = texts.iter().map(T::as_ref).collect::<Vec<_>>().join(", ");
                self.statement(name, Some(&joined));
            }
            Found::Each(name) => {
                for text in texts {
                    self.statement(name, Some(text.as_ref()));
                }
            }
            Found::Alias(name) => {
                let aliases = texts.iter().map(T::as_ref).filter(|alias| !alias.trim().is_empty());
                let fields = aliases.map(|alias| FieldText {
                    field: IndexField::Alias,
                    name: Cow::Borrowed(name),
                    text: shown(alias),
                });
                self.fields.extend(fields);
            }
        }
    }

    fn likelihood(&mut self, likelihood: Option<&Likelihood>) {
        let Some(likelihood) = likelihood else { return };
        self.facet(Facet::Form, likelihood.form.word());
        match likelihood.form {
            Form::Unhedged => self.facet(Facet::Is, "unhedged"),
            Form::Estimative | Form::Numeric => self.has(Some("likelihood")),
            Form::Comparative | Form::Evidential | Form::Frequency | Form::Quantity | Form::InParts => {}
        }
        if let Some(written) = &likelihood.as_written {
            self.facet(Facet::Likelihood, written);
        }
        if let Some(band) = likelihood.band.as_ref().filter(|band| likelihood.as_written.as_ref() != Some(band)) {
            self.facet(Facet::Likelihood, band);
        }
    }

    /// The levels of a confidence, and of its parts.
    fn confidence(&mut self, confidence: Option<&Confidence>) {
        let Some(confidence) = confidence else { return };
        self.has(confidence.is_stated().then_some("confidence"));
        for stated in confidence.all() {
            for word in stated.search_words(self.bundle.confidence_scale()) {
                self.facet(Facet::Confidence, &word);
            }
        }
    }

    /// What the parts of a judgement say and who holds it; what those say who dissent is not the issuer's word.
    fn breakdown(&mut self, breakdown: Option<&Breakdown>) {
        let Some(Breakdown { condition, parts, holders, dissents }) = breakdown else { return };
        for part in parts {
            self.likelihood(Some(&part.likelihood));
            self.timeframe(part.timeframe.as_ref());
            self.confidence(part.confidence.as_ref());
        }
        for holder in holders {
            self.confidence(holder.confidence.as_ref());
        }
        let conditional = condition.is_some() || parts.iter().any(|part| part.condition.is_some());
        self.has(conditional.then_some("condition"));
        self.has((!holders.is_empty()).then_some("holder"));
        self.has((!dissents.is_empty()).then_some("dissent"));
        for dissent in dissents {
            let word = dissent.likelihood.as_ref().and_then(|likelihood| likelihood.as_written.as_deref());
            self.statement("dissent", word);
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
        self.has(evidence.grade.is_some().then_some("grade"));
    }

    /// The figure of the item, and every cell of its tables.
    fn exhibits(&mut self) {
        let Exhibits { figure, tables } = &self.item.exhibits;
        self.has(figure.is_some().then_some("figure"));
        self.has((!tables.is_empty()).then_some("table"));
        if let Some(figure) = figure {
            let (base, period, dataset) = (figure.base.clone(), figure.period.clone(), figure.dataset.clone());
            let parts = [Some(figure.in_print()), figure.range.clone(), base, period, dataset];
            let stated = parts.into_iter().flatten().filter(|part| part != Id::NOT_STATED);
            self.statement("figure", Some(&stated.collect::<Vec<_>>().join(", ")));
        }
        for table in tables {
            self.statement("table", Some(&table.texts().collect::<Vec<_>>().join("\n")));
        }
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
            let asks = bundle.item(edge.from.as_str()).is_some_and(|item| item.kind() == Kind::Question);
            let holds = if edge.rel == Relation::AlternativeTo {
                Some("alternative")
            } else if edge.rel == Relation::Moves {
                Some("signpost")
            } else {
                asks.then_some("question")
            };
            self.has(holds.filter(|holds| told.insert(*holds)));
        }
        for item in concerns.iter().filter_map(|id| bundle.item(id.as_str())) {
            self.field(IndexField::About, &item.title);
            if let Detail::Actor(actor) = &item.detail {
                for alias in actor.every_alias() {
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

//! An item in brief, in parts that a screen lays beside each other: what it says, how it stands, what limits it.

use jiff::civil::Date;

use crate::bundle::{Bundle, Detail, Form, Id, Item, Kind, Qualifications, Reach, Scale, Sight};
use crate::page::document::element::has_code;
use crate::page::item::scale::picture;
use crate::page::layout::age::in_print;
use crate::page::layout::scale_picture::ScalePicture;
use crate::page::layout::span::Span;
use crate::page::surface::table::{ListedItem, mark, naming};
use crate::text::light::bare;
use crate::text::sentence::first_sentence;
use crate::theme::Role;

/// What is said of an item beside its text: a label, and what stands there.
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    pub label: &'static str,
    pub spans: Vec<Span>,
}

/// An item in brief.
#[derive(Debug, Clone, PartialEq)]
pub struct Preview<'b> {
    pub item: &'b Item,
    /// What it says, the issuer's word in it told apart.
    pub says: Vec<Span>,
    pub facts: Vec<Fact>,
    pub picture: Option<ScalePicture>,
    /// What limits it, and how far that reaches.
    pub caveats: Vec<(String, &'static str)>,
    pub tensions: Vec<&'b Item>,
    /// What it rests on, or what names it.
    pub behind: Vec<&'b Item>,
}

impl<'b> Preview<'b> {
    pub fn of(bundle: &'b Bundle, item: &'b Item, scale: Option<&Scale>, today: Date) -> Self {
        let qualified = Qualifications::of(bundle, item, today);
        let picture = item.likelihood().and_then(|likelihood| picture(bundle, scale, likelihood, item.origin));
        let behind = match item.kind() {
            Kind::Judgement | Kind::Alternative | Kind::Outlook => bundle.rests_on(item.id.as_str()),
            Kind::Evidence => bundle.leads_to(item.id.as_str()),
            _ => naming(bundle, item),
        };
        let caveats = qualified.caveats.iter().map(|(caveat, reach)| {
            let says = caveat.text.as_deref().map_or_else(|| caveat.title.clone(), |text| bare(&first_sentence(text)));
            let reach = match reach {
                Reach::Item => "on this",
                Reach::Whole => "on the whole assessment",
                Reach::Unclear => "on a part that is left open",
            };
            (says, reach)
        });
        let mut preview = Self {
            item,
            says: said(item),
            facts: Vec::new(),
            caveats: caveats.collect(),
            tensions: qualified.tensions,
            picture,
            behind,
        };
        preview.state(bundle, today);
        preview
    }

    fn state(&mut self, bundle: &Bundle, today: Date) {
        let item = self.item;
        let row = ListedItem::of(bundle, item, today);
        if item.likelihood().is_some() {
            let mut spans = vec![row.says];
            spans.extend(row.form.map(|form| Span::around(&format!("  {form}, no probability"), Role::Muted)));
            self.fact("Likelihood", spans);
            let caption = self.picture.as_ref().map(|picture| Span::around(&picture.caption, picture.whose.role()));
            if let Some(caption) = caption {
                self.fact("", vec![caption]);
            }
        }
        if let Detail::Judgement(judgement) = &item.detail {
            let confidence = &judgement.confidence;
            let stated = confidence.as_written != Id::NOT_STATED;
            let words = if stated { confidence.as_written.as_str() } else { "not stated by the issuer" };
            self.fact("Confidence", vec![Span::said(words, Role::Confidence)]);
            let timeframe = judgement.timeframe.as_ref().filter(|timeframe| timeframe.is_stated());
            let mut spans = match timeframe {
                Some(timeframe) => vec![Span::said(&format!("“{}”", timeframe.as_written), Role::Text)],
                None => vec![Span::around("not stated", Role::NotStated)],
            };
            if let Some(end) = timeframe.and_then(|timeframe| timeframe.to).filter(|_| row.lapsed) {
                spans.push(Span::around(&format!(" lapsed {}", in_print(end)), Role::Lapsed));
            }
            self.fact("Timeframe", spans);
        }
        if let Detail::Evidence(evidence) = &item.detail {
            let source = evidence
                .attributed_to
                .as_ref()
                .map(|id| bundle.item(id.as_str()).map_or(id.as_str(), |item| &item.title));
            self.fact("Attributed to", vec![Span::said(source.unwrap_or("not stated"), Role::Text)]);
        }
        let label = match item.kind() {
            Kind::Judgement | Kind::Alternative | Kind::Outlook => "Rests on",
            Kind::Evidence => "Leads to",
            _ => "Named in",
        };
        let spans = if self.behind.is_empty() {
            let nothing = match (label, bundle.sight()) {
                ("Rests on", Sight::Whole) => "nothing given in this bundle",
                (_, Sight::Whole) => "nothing in this bundle",
                (_, Sight::Ceiled) => "nothing shown",
            };
            vec![Span::around(nothing, Role::NotStated)]
        } else {
            codes(&self.behind)
        };
        self.fact(label, spans);
        if !self.tensions.is_empty() {
            let mut spans = vec![Span::around("≠ ", Role::Tension)];
            spans.extend(codes(&self.tensions));
            self.fact("Tension", spans);
        }
    }

    fn fact(&mut self, label: &'static str, spans: Vec<Span>) {
        self.facts.push(Fact { label, spans });
    }
}

/// Items by their signs and codes; one without a code by its title.
fn codes(items: &[&Item]) -> Vec<Span> {
    let mut spans = Vec::new();
    for (place, item) in items.iter().enumerate() {
        let (glyph, role) = mark(item);
        let name = if has_code(item) { item.id.as_str() } else { item.short_title() };
        spans.push(Span::around(if place == 0 { "" } else { "   " }, Role::Text));
        spans.push(Span::around(glyph, role));
        spans.push(Span::said(&format!("\u{a0}{}", name.replace(' ', "\u{a0}")), Role::Text));
    }
    spans
}

/// The text of an item in one run, with the issuer's word in it told apart; its title where it has no text.
fn said(item: &Item) -> Vec<Span> {
    let role = if item.likelihood().is_some() { Role::Statement } else { Role::Text };
    let text = item.text.as_deref().map_or_else(|| item.title.clone(), bare);
    let word = item.likelihood().and_then(|likelihood| Some((likelihood.as_written.as_deref()?, likelihood.form)));
    let found = word.and_then(|(word, form)| Some((text.find(word).filter(|_| !word.is_empty())?, word, form)));
    let Some((at, word, form)) = found else { return vec![Span::said(&text, role)] };
    let told = match form {
        Form::Estimative | Form::Numeric => Role::StatementWord,
        Form::Comparative | Form::Evidential | Form::Frequency | Form::Quantity | Form::Unhedged | Form::InParts => {
            Role::StatementRank
        }
    };
    let (before, behind) = (&text[..at], &text[at + word.len()..]);
    vec![Span::said(before, role), Span::said(word, told), Span::said(behind, role)]
}

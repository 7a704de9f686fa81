//! An item as a citation for another document: never a word without whose it is, or a judgement without its limits.

use jiff::civil::Date;

use crate::bundle::{
    Breakdown, Bundle, Cleared, Condition, Confidence, ConfidenceScale, Detail, Dissent, Id, Item, Kind, Likelihood,
    Locator, Origin, Qualifications, Reach, StatedLevel, Window,
};
use crate::page::document::element::called_key;
use crate::page::layout::age;
use crate::text::light::bare;
use crate::text::prose::clean;

/// The statement, who issued it and when, where it stands, what limits it, and how it may be handled: a line for each.
pub fn citation(bundle: &Cleared, item: &Item, today: Date) -> String {
    let mut lines = vec![format!("{}: {}", said_by(item), statement(item))];
    if let Detail::Judgement(judgement) = &item.detail {
        let scale = bundle.confidence_scale();
        lines.push(format!("Likelihood: {}", likelihood(&judgement.likelihood)));
        lines.push(format!("Confidence: {}", confidence(&judgement.confidence, scale)));
        lines.extend(broken_down(&judgement.breakdown, scale, today));
    }
    lines.extend(item.exhibits.figure.as_ref().map(|figure| format!("Figure: {}", figure.in_print())));
    if let Detail::Evidence(evidence) = &item.detail {
        let source = evidence.attributed_to.as_ref().and_then(|id| bundle.item(id.as_str()));
        lines.push(format!("Attributed to: {}", source.map_or("not stated", |source| source.title.as_str())));
        lines.extend(evidence.likelihood.as_ref().map(|said| format!("Likelihood: {}", likelihood(said))));
        let level = evidence.confidence.as_ref().map(|said| confidence(said, bundle.confidence_scale()));
        lines.extend(level.map(|said| format!("Confidence: {said}")));
        if evidence.reported {
            lines.push("Passed on as reported; not established by the issuer".to_owned());
        }
    }
    lines.extend(qualified(bundle, item, today));
    lines.push(imprint(bundle, item));
    let marking = bundle.marking(item);
    let restrictions = marking.restrictions.as_ref().map(|more| format!("; {more}")).unwrap_or_default();
    lines.push(format!("Marking: {}{restrictions}", marking.words()));
    lines.iter().map(|line| clean(line).split_whitespace().collect::<Vec<_>>().join(" ")).collect::<Vec<_>>().join("\n")
}

/// Everything that qualifies the item, a line for each.
fn qualified(bundle: &Bundle, item: &Item, today: Date) -> Vec<String> {
    let Qualifications { caveats, tensions, dissents, gaps, lapsed } = Qualifications::of(bundle, item, today);
    let says = |item: &Item| bare(item.text.as_deref().unwrap_or(&item.title));
    let mut lines: Vec<String> =
        lapsed.map(|end| format!("Window ended: {}", age::in_print(end))).into_iter().collect();
    for (caveat, reach) in caveats {
        let reach = match reach {
            Reach::Item => "",
            Reach::Whole => " (on the whole assessment)",
            Reach::Unclear => " (the text leaves open what this limits)",
        };
        lines.push(format!("Caveat {}{reach}: {}", caveat.id, says(caveat)));
    }
    lines.extend(dissents.iter().map(|dissent| dissenting(dissent, bundle.confidence_scale())));
    lines.extend(tensions.into_iter().map(|other| format!("In tension with {}: {}", other.id, says(other))));
    lines.extend(gaps.into_iter().map(|gap| format!("Not in this copy, {}: {}", gap.id, says(gap))));
    lines
}

fn said_by(item: &Item) -> String {
    let whose = match item.origin {
        Origin::Issuer => "",
        Origin::Transcriber => " (transcriber's addition, not the issuer's)",
        Origin::Import => " (imported, not the issuer's)",
    };
    let key = called_key(item).map(|key| format!(", {key}")).unwrap_or_default();
    format!("{} {}{key}{whose}", item.kind(), item.id)
}

fn statement(item: &Item) -> String {
    let text = item.text.as_deref().map(bare).unwrap_or_default();
    if text.is_empty() || item.kind() == Kind::Assessment { item.title.clone() } else { text }
}

fn likelihood(likelihood: &Likelihood) -> String {
    let form = likelihood.form.meaning();
    let range = likelihood.range.as_ref();
    let range = range.map_or_else(String::new, |range| format!(", of the range {}", range.in_words()));
    let word = likelihood.as_written.as_ref();
    word.map_or_else(|| format!("{form}{range}"), |word| format!("“{word}”, {form}{range}"))
}

fn confidence(confidence: &Confidence, scale: &ConfidenceScale) -> String {
    let level = |stated: StatedLevel<'_>| {
        let read = stated.read_as(scale).map(|level| format!(" (read as {level}; not the issuer's word)"));
        let unstated = stated.as_written == Id::NOT_STATED;
        let said = if unstated { "not stated by the issuer" } else { stated.as_written };
        said.to_owned() + &read.unwrap_or_default()
    };
    let whole = confidence.is_of_whole().then(|| level(confidence.stated()));
    let parts = confidence.parts.iter().map(|part| format!("{}: {}", part.of, level(part.stated())));
    whole.into_iter().chain(parts).collect::<Vec<_>>().join("; ")
}

/// The condition of a judgement, its parts and who holds it, a line for each; who dissents is told with what qualifies it.
fn broken_down(detail: &Breakdown, scale: &ConfidenceScale, today: Date) -> Vec<String> {
    let under = |condition: &Option<Condition>| condition.as_ref().map(|condition| condition.as_written.clone());
    let mut lines: Vec<String> =
        under(&detail.condition).map(|said| format!("Condition: {said}")).into_iter().collect();
    for part in &detail.parts {
        let more = [
            part.confidence.as_ref().map(|said| format!("confidence {}", confidence(said, scale))),
            part.timeframe.as_ref().map(|timeframe| timeframe.as_written.clone()),
            part.timeframe.as_ref().and_then(|timeframe| match timeframe.window(today) {
                Window::Ended(end) => Some(format!("window ended {}", age::in_print(end))),
                Window::Open | Window::Runs(_) => None,
            }),
            under(&part.condition),
            part.at.as_ref().map(Locator::in_words),
        ];
        let more = more.into_iter().flatten().fold(String::new(), |said, more| said + "; " + &more);
        lines.push(format!("Part, {}: {}{more}", part.of, likelihood(&part.likelihood)));
    }
    for holder in &detail.holders {
        let level = holder.confidence.as_ref().map(|said| format!(": {}", confidence(said, scale)));
        let at = holder.at.as_ref().map(|at| format!(" ({})", at.in_words()));
        lines.push(format!("Held by {}{}{}", holder.who, level.unwrap_or_default(), at.unwrap_or_default()));
    }
    lines
}

/// Who does not hold it, and what they hold instead.
fn dissenting(dissent: &Dissent, scale: &ConfidenceScale) -> String {
    let more = [
        dissent.likelihood.as_ref().map(|said| format!("likelihood {}", likelihood(said))),
        dissent.confidence.as_ref().map(|said| format!("confidence {}", confidence(said, scale))),
        dissent.at.as_ref().map(Locator::in_words),
    ];
    let more = more.into_iter().flatten().collect::<Vec<_>>().join("; ");
    let more = if more.is_empty() { more } else { format!(" ({more})") };
    format!("Dissent, {}: {}{more}", dissent.who, bare(&dissent.text))
}

/// Issuer, title, day of issue, and the place in the original.
fn imprint(bundle: &Bundle, item: &Item) -> String {
    let issued = bundle.assessment().map(|assessment| age::in_print(assessment.issued));
    let mut parts = vec![bundle.issuer().to_owned(), format!("“{}”", bundle.cover().title)];
    parts.push(issued.unwrap_or_else(|| "date not stated".to_owned()));
    parts.extend(item.at.as_ref().map(Locator::in_words));
    format!("{} [{}#{}]", parts.join(", "), bundle.key(), item.id)
}

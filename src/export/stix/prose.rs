//! An assessment as one text, for programs that show nothing else of it.

use std::fmt::Write as _;

use crate::bundle::{Bundle, Detail, Item, Kind};
use crate::text::light::{self, Paragraph};

/// The kinds whose statements are the text, in reading order.
const SAID: [Kind; 12] = [
    Kind::Judgement,
    Kind::Alternative,
    Kind::Evidence,
    Kind::Assumption,
    Kind::Outlook,
    Kind::Signpost,
    Kind::Caveat,
    Kind::Omission,
    Kind::Question,
    Kind::Measure,
    Kind::Scenario,
    Kind::Note,
];

/// The text in Markdown: what the cover says, then every statement with its likelihood, its confidence and its caveats.
pub fn text(bundle: &Bundle, items: &[&Item]) -> String {
    let mut text = String::new();
    if let Some(assessment) = bundle.assessment() {
        let parts =
            [&bundle.cover().text, &assessment.requirement, &assessment.summary, &assessment.scope, &assessment.method];
        for part in parts.into_iter().flatten() {
            let _ = write!(text, "{}\n\n", plain(bundle, part));
        }
    }
    for kind in SAID {
        let own: Vec<&&Item> = items.iter().filter(|item| item.kind() == kind).collect();
        if own.is_empty() {
            continue;
        }
        let _ = write!(text, "## {}\n\n", kind.heading());
        for item in own {
            statement(bundle, item, &mut text);
        }
    }
    text.trim_end().to_owned()
}

fn statement(bundle: &Bundle, item: &Item, text: &mut String) {
    let _ = write!(text, "### {}: {}\n\n", item.id, item.title);
    if let Some(said) = &item.text {
        let _ = write!(text, "{}\n\n", plain(bundle, said));
    }
    let mut about = Vec::new();
    if let Some(likelihood) = item.likelihood() {
        let written = likelihood.as_written.as_deref().unwrap_or("without a hedge");
        about.push(format!("Likelihood, as the issuer writes it: {written} ({})", likelihood.form.meaning()));
    }
    if let Detail::Judgement(judgement) = &item.detail {
        about.push(format!("Confidence: {}", judgement.confidence.as_written.replace('_', " ")));
    }
    let caveats: Vec<&str> = bundle.caveats_on(item.id.as_str()).into_iter().map(|caveat| caveat.id.as_str()).collect();
    if !caveats.is_empty() {
        about.push(format!("Limited by {}", caveats.join(", ")));
    }
    for line in about {
        let _ = write!(text, "{line}\n\n");
    }
}

/// Light Markdown with the titles of what it links to in place of their ids.
fn plain(bundle: &Bundle, text: &str) -> String {
    let line = |(kind, paragraph): &(Paragraph, String)| {
        let said = light::unmarked(paragraph, |target| {
            let title = || bundle.item(target.id).map_or(target.id, |item| item.title.as_str());
            target.words.unwrap_or_else(title)
        });
        format!("{}{said}", kind.opening())
    };
    light::paragraphs(text).iter().map(line).collect::<Vec<_>>().join("\n\n")
}

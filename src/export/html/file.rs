//! The whole file: its marking at top and bottom and on every printed page, its contents, and its articles.

use std::fmt::Write as _;

use crate::bundle::{Kind, Marking, Tlp};
use crate::export::html::article::{ArticleSetup, article, opening};
use crate::export::html::contents::contents;
use crate::export::html::escape::escaped;
use crate::export::html::style::{self, Label};
use crate::export::place::Places;
use crate::export::selection::{Portion, Selection, Share, SourceDigest};
use crate::page::layout::age;

pub fn file(selection: &Selection) -> String {
    let marking = selection.marking();
    let places = Places::of(selection);
    let title = escaped(&selection.title());
    let label = escaped(marking.words());
    let language = selection.portions.first().map_or_else(|| "en".to_owned(), language);
    let mut html = format!(
        "<!DOCTYPE html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n{}\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{label} · {title}</title>\n</head>\n<body>\n\
         <a class=\"skip\" href=\"#_content\">To the text</a>\n",
        style::head(Label::of(&marking))
    );
    let _ = writeln!(html, "<header class=\"marking\">{}</header>", marked(&marking));
    html.push_str("<div class=\"frame\">\n");
    html.push_str(&contents(selection, &places));
    html.push_str("<main id=\"_content\" tabindex=\"-1\">\n");
    html.push_str(&front(selection, &title));
    let several = selection.portions.len() > 1;
    for (number, portion) in selection.portions.iter().enumerate() {
        if several {
            let title = escaped(&portion.bundle.cover().title);
            let _ =
                write!(html, "<h2 class=\"part\" id=\"_part.{number}\">{title}</h2>\n{}", issue(portion, selection));
        }
        let level = if several { 4 } else { 3 };
        html.push_str(&sections(portion, ArticleSetup { places: &places, today: selection.today, level }));
    }
    html.push_str("</main>\n</div>\n");
    let _ = writeln!(
        html,
        "<footer class=\"marking\">{}<p class=\"made\">Written on {} by briefing {}.</p></footer>",
        marked(&marking),
        age::in_print(selection.today),
        env!("CARGO_PKG_VERSION")
    );
    html + "</body>\n</html>\n"
}

/// The language tag of an assessment, as far as it is one.
fn language(portion: &Portion) -> String {
    let written = portion.bundle.assessment().map_or("", |assessment| assessment.language.as_str());
    let is_tag = (2..=35).contains(&written.len())
        && written.starts_with(|c: char| c.is_ascii_alphabetic())
        && written.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    if is_tag { written.to_owned() } else { "en".to_owned() }
}

/// A marking in words: its label, with whom it may be shared, and what it adds.
fn marked(marking: &Marking) -> String {
    let class = marking.tlp.map_or("marking-none", |tlp| crate::theme::Role::of_marking(Some(tlp)).key());
    let sharing = marking.tlp.map_or("", Tlp::sharing);
    let added = [Some(sharing), marking.restrictions.as_deref(), marking.pap.as_deref()];
    let added: Vec<String> = added.into_iter().flatten().filter(|words| !words.is_empty()).map(escaped).collect();
    format!("<p><b class=\"label {class}\">{}</b> <span>{}</span></p>", escaped(marking.words()), added.join("; "))
}

/// What the file is, at its top.
fn front(selection: &Selection, title: &str) -> String {
    let what = selection.what();
    let issue = match selection.portions.as_slice() {
        [portion] => issue(portion, selection),
        _ => String::new(),
    };
    format!("<div class=\"front\">\n<p class=\"top\">{}</p>\n<h1>{title}</h1>\n{issue}</div>\n", escaped(&what))
}

/// Who issued an assessment, when, and how old that is.
fn issue(portion: &Portion, selection: &Selection) -> String {
    let Some(assessment) = portion.bundle.assessment() else { return String::new() };
    let day = age::in_print(assessment.issued);
    let old = age::age(assessment.issued, selection.today);
    let issuer = escaped(portion.bundle.issuer());
    let on = age::in_print(selection.today);
    let old =
        if age::is_known(assessment.issued) { format!(", <strong>{old}</strong> on {on}") } else { String::new() };
    let talk = if let Share::Talk(talk) = &portion.share { talk.title() } else { None };
    let from = talk.map(|_| format!("<p class=\"issue\">From: {}</p>\n", escaped(&portion.bundle.cover().title)));
    let digest = portion.digest.as_ref().map(|SourceDigest { sha256, made }| {
        format!("<p class=\"issue\">SHA-256 <code>{}</code>, {}</p>\n", escaped(sha256), escaped(made))
    });
    let (from, digest) = (from.unwrap_or_default(), digest.unwrap_or_default());
    format!("{from}<p class=\"issue\">Issued by {issuer}, {day}{old}</p>\n{digest}")
}

/// The articles of a selection with its marking above and below them, to be put into another document.
pub fn fragment(selection: &Selection) -> String {
    let places = Places::of(selection);
    let marking = marked(&selection.marking());
    let articles = selection.portions.iter().map(|portion| {
        let setup = ArticleSetup { places: &places, today: selection.today, level: 3 };
        let items: String = portion.items().into_iter().map(|item| article(portion, item, setup)).collect();
        issue(portion, selection) + &items
    });
    format!("{marking}\n{}{marking}\n", articles.collect::<String>())
}

/// The articles of a portion, under a heading for each of its sections.
fn sections(portion: &Portion, setup: ArticleSetup<'_>) -> String {
    let mut html = String::new();
    for section in portion.sections() {
        let level = setup.level - 1;
        let cover = section.kind == Some(Kind::Assessment);
        let class = if cover { "cover" } else { "section" };
        let _ = writeln!(html, "<div class=\"{class}\">");
        if !cover {
            let _ = writeln!(html, "<h{level} class=\"section-title\">{}</h{level}>", escaped(section.heading));
        }
        html.extend(
            section
                .items
                .iter()
                .map(|item| if cover { opening(portion, item, setup) } else { article(portion, item, setup) }),
        );
        html.push_str("</div>\n");
    }
    html
}

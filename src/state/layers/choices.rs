//! The lists that can be chosen from: what each offers, and where there is nothing to offer, why.

use crate::bundle::{Bundle, Ceiling, Cleared, Id, Kind, NotStated, Tlp, Walk};
use crate::export::ExportFormat;
use crate::export::place::slug;
use crate::page::layout::age::{age, in_figures};
use crate::page::layout::words::{capital, count};
use crate::state::answer::Chosen;
use crate::state::layers::choice::{Candidate, ChoiceLayer};
use crate::state::layers::surroundings::Surroundings;
use crate::state::outgoing::{CopyForm, Outgoing, OutgoingPart};
use crate::state::reader::reader::Reader;
use crate::state::second_screen::scene::Scene;
use crate::state::stage::slides::Slides;
use crate::state::stage::stage::Stage;

/// How an item is listed: with its id where that is short, by its title.
pub fn label(id: &Id, title: &str) -> String {
    if id.as_str().len() <= 6 { format!("{id}  {title}") } else { title.to_owned() }
}

/// Items of the open bundle, each with how it is tied.
pub fn items(bundle: &Bundle, title: String, items: Vec<(Id, String)>) -> ChoiceLayer {
    let candidates = items.into_iter().filter_map(|(id, tie)| {
        let item = bundle.item(id.as_str())?;
        let label = label(&item.id, &item.title);
        Some(Candidate { label, note: tie, kind: Some(item.kind()), choice: Chosen::Item(id) })
    });
    ChoiceLayer::new(title, candidates.collect(), None)
}

pub fn themes(around: &Surroundings<'_>) -> ChoiceLayer {
    let now = around.looks.themes.current().name();
    let candidates = theme_candidates(around);
    let layer = ChoiceLayer::new("Themes".to_owned(), candidates, Some(&Chosen::Theme(now.to_owned())));
    layer.renewed_by(theme_candidates).trying_themes(now)
}

fn theme_candidates(around: &Surroundings<'_>) -> Vec<Candidate> {
    let themes = around.looks.themes.all().iter();
    let candidate = |theme: &crate::theme::Theme| Candidate {
        label: theme.face.label.clone(),
        note: theme.face.description.clone(),
        kind: None,
        choice: Chosen::Theme(theme.name().to_owned()),
    };
    themes.map(candidate).collect()
}

/// The assessments of the library.
pub fn assessments(around: &Surroundings<'_>) -> ChoiceLayer {
    let now = around.stage.reader().map(|reader| Chosen::Bundle(reader.bundle.key().clone()));
    let layer = ChoiceLayer::new(assessments_title(around), assessment_candidates(around), now.as_ref());
    layer.renewed_by(assessment_candidates).titled_by(assessments_title)
}

fn assessments_title(around: &Surroundings<'_>) -> String {
    match (around.library().bundles().len(), around.contents.loading) {
        (count, 0) => format!("Assessments · {count}"),
        (count, more) => format!("Assessments · {count}, {more} more being read"),
    }
}

fn assessment_candidates(around: &Surroundings<'_>) -> Vec<Candidate> {
    let candidate = |bundle: &Cleared| Candidate {
        label: bundle.cover().title.clone(),
        note: assessment_note(bundle, around),
        kind: Some(Kind::Assessment),
        choice: Chosen::Bundle(bundle.key().clone()),
    };
    around.library().listed().into_iter().map(candidate).collect()
}

/// What tells an assessment from the others; of several editions its edition and its path too. Under a ceiling no path is
/// named.
fn assessment_note(bundle: &Bundle, around: &Surroundings<'_>) -> String {
    let marking = bundle.cover().marking.clone().unwrap_or_default();
    let Some(assessment) = bundle.assessment() else { return String::new() };
    let (day, age) = (in_figures(assessment.issued), age(assessment.issued, around.clock.today));
    let said = [age, bundle.issuer().to_owned(), marking.words().to_owned()];
    if around.library().editions(bundle.id()).len() < 2 {
        let [age, issuer, marking] = said;
        return [issuer, day, age, marking].join(" · ");
    }
    let edition = assessment.imprint.edition.as_ref().map(|edition| format!("edition {edition}"));
    let path = bundle.path().filter(|_| around.contents.ceiling().is_none()).map(|path| end_of(path));
    edition.into_iter().chain([day]).chain(path).chain(said).collect::<Vec<_>>().join(" · ")
}

/// The last two names of a path, which tell it from others.
fn end_of(path: &str) -> String {
    let names: Vec<&str> = path.rsplitn(3, '/').take(2).collect();
    names.into_iter().rev().collect::<Vec<_>>().join("/")
}

/// The ceilings there are.
pub fn ceilings(around: &Surroundings<'_>) -> ChoiceLayer {
    let candidate = |ceiling: Option<Ceiling>| Candidate {
        label: ceiling.map_or("No ceiling", |ceiling| ceiling.tlp.label()).to_owned(),
        note: ceiling.map_or("everything is shown, whatever its marking", Ceiling::policy).to_owned(),
        kind: None,
        choice: Chosen::Ceiling(ceiling),
    };
    let policies = |tlp| [NotStated::Shown, NotStated::Hidden].map(|not_stated| Some(Ceiling { tlp, not_stated }));
    let ceilings = std::iter::once(None).chain(Tlp::ALL.into_iter().flat_map(policies));
    let title = "The highest marking that may be shown".to_owned();
    let now = Chosen::Ceiling(around.contents.ceiling());
    ChoiceLayer::new(title, ceilings.map(candidate).collect(), Some(&now))
}

/// Every walk through the open bundle: its author's, the one it has of itself, and the user's own.
pub fn walks(around: &Surroundings<'_>) -> Vec<Walk> {
    let Some(reader) = around.stage.reader() else { return Vec::new() };
    let own = around.own.walk(&reader.bundle);
    let mut walks: Vec<Walk> = reader.bundle.every_walk().into_iter().chain(own).collect();
    walks.retain(|walk| !walk.stops.is_empty());
    walks
}

pub fn walk_choice(around: &Surroundings<'_>) -> ChoiceLayer {
    let candidate = |walk: Walk| {
        let stops = count(walk.stops.len(), "stop", "stops");
        let note = walk.minutes().map_or_else(|| stops.clone(), |minutes| format!("{stops}, {minutes} min"));
        Candidate { label: walk.title, note, kind: None, choice: Chosen::Walk(walk.id) }
    };
    ChoiceLayer::new("Walks".to_owned(), walks(around).into_iter().map(candidate).collect(), None)
}

/// The named views, where they may be shown and there are any.
pub fn views(around: &Surroundings<'_>) -> Result<ChoiceLayer, String> {
    if around.own.views()?.is_empty() {
        return Err("no view has a name yet: F2 in a search keeps its query".to_owned());
    }
    let layer = ChoiceLayer::new("Named views".to_owned(), view_candidates(around), None);
    Ok(layer.renewed_by(view_candidates))
}

fn view_candidates(around: &Surroundings<'_>) -> Vec<Candidate> {
    let candidate = |(name, query): (String, String)| Candidate {
        label: name.clone(),
        note: query,
        kind: None,
        choice: Chosen::View(name),
    };
    around.own.view_list().into_iter().map(candidate).collect()
}

/// What can be written into a file, each in the formats that suit it.
pub fn exports(around: &Surroundings<'_>) -> Option<ChoiceLayer> {
    let reader = around.stage.reader()?;
    let papers = [ExportFormat::Html, ExportFormat::Markdown];
    let mut parts: Vec<(String, OutgoingPart, &[ExportFormat])> = Vec::new();
    if !around.own.presented().lasted().is_empty() {
        parts.push(("What was presented".to_owned(), OutgoingPart::Presented, &papers));
    }
    parts.push((format!("This {}", reader.item().kind()), OutgoingPart::Item, &papers));
    parts.push(("The assessment".to_owned(), OutgoingPart::Assessment, &ExportFormat::ALL));
    let walks = reader.bundle.every_walk().into_iter();
    parts.extend(walks.map(|walk| (format!("Walk: {}", walk.title), OutgoingPart::Walk(walk.id), &papers[..])));
    if around.own.walk(&reader.bundle).is_some() {
        parts.push(("Your own walk".to_owned(), OutgoingPart::OwnWalk, &papers));
    }
    let candidates = parts.into_iter().flat_map(|(label, of, formats)| {
        formats.iter().map(move |&format| Candidate {
            label: format!("{label}: {format}"),
            note: format.says().to_owned(),
            kind: None,
            choice: Chosen::Export(Outgoing { of: of.clone(), format }),
        })
    });
    Some(ChoiceLayer::new("Write into a file".to_owned(), candidates.collect(), None))
}

/// The name that a file is offered under.
pub fn file_name(outgoing: &Outgoing, reader: &Reader) -> String {
    let bundle = slug(reader.bundle.key());
    let of = match &outgoing.of {
        OutgoingPart::Assessment => String::new(),
        OutgoingPart::Item => format!("-{}", slug(&reader.item().id)),
        OutgoingPart::Presented => "-shown".to_owned(),
        OutgoingPart::Walk(id) => format!("-{}", slug(id)),
        OutgoingPart::OwnWalk => "-walk".to_owned(),
    };
    let ending = outgoing.format.ending().map(|ending| format!(".{ending}")).unwrap_or_default();
    format!("{bundle}{of}{ending}")
}

/// The forms in which what is open can be copied.
pub fn copy_forms() -> ChoiceLayer {
    let candidate = |form: CopyForm| Candidate {
        label: capital(form.word()),
        note: form.says().to_owned(),
        kind: None,
        choice: Chosen::CopyAs(form),
    };
    ChoiceLayer::new("Copy as".to_owned(), CopyForm::ALL.map(candidate).to_vec(), None)
}

/// The stops of the walk that is presented, here or on the slides of the other program.
pub fn stops(around: &Surroundings<'_>) -> Option<ChoiceLayer> {
    match around.stage {
        Stage::Reader(_) => None,
        Stage::Slides(slides, _) => Some(stops_of_slides(slides)),
        Stage::Notes(notes) => notes.scene.as_ref().map(stops_of_scene),
    }
}

fn stops_of_slides(slides: &Slides) -> ChoiceLayer {
    let stops = slides.stops();
    let candidates = stops.iter().enumerate().filter_map(|(number, &place)| {
        let item = slides.item_at(place)?;
        // The minutes that are planned are the speaker's; everybody sees this.
        let note = if slides.shown_log.has(slides.home.key(), &item.id) { "shown" } else { "" }.to_owned();
        let label = format!("{}  {}", number + 1, item.title);
        Some(Candidate { label, note, kind: Some(item.kind()), choice: Chosen::Stop(place) })
    });
    let title = format!("{} · {}", slides.walk.title, count(stops.len(), "stop", "stops"));
    let now = stops.get(slides.progress().0 - 1).copied().unwrap_or(0);
    ChoiceLayer::new(title, candidates.collect(), Some(&Chosen::Stop(now)))
}

fn stops_of_scene(scene: &Scene) -> ChoiceLayer {
    let stops = &scene.walk.stops;
    let candidates = stops.iter().enumerate().map(|(place, stop)| {
        let minutes = stop.minutes.map(|minutes| format!("{minutes} min"));
        let note: Vec<String> = minutes.into_iter().chain(stop.seen.then(|| "shown".to_owned())).collect();
        let label = format!("{}  {}", place + 1, stop.title);
        Candidate { label, note: note.join(", "), kind: None, choice: Chosen::Stop(place) }
    });
    let of = usize::try_from(scene.position.stop.1).unwrap_or(usize::MAX);
    let first = if of > stops.len() { "the first of " } else { "" };
    let title = format!("{} · {first}{}", scene.walk.walk, count(of, "stop", "stops"));
    let now = usize::try_from(scene.position.stop.0.saturating_sub(1)).unwrap_or(usize::MAX);
    ChoiceLayer::new(title, candidates.collect(), Some(&Chosen::Stop(now)))
}

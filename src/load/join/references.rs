//! What items say of each other: every id is there, of a kind that may stand there, and no less restricted than it may be.

use crate::bundle::value::link::Part;
use crate::bundle::{Detail, Id, Item, Kind, Tlp};
use crate::load::fault::wrong::Wrong;
use crate::load::join::item_table::{Entry, Ledger, Told};
use crate::load::yaml::spans::{Focus, Step};

/// Which kinds a reference may name.
type Rule = Option<(&'static [Kind], &'static str)>;

const ANY: Rule = None;
const JUDGEMENT: Rule = Some((&[Kind::Judgement], "a judgement"));
const SPEAKER: Rule = Some((&[Kind::Source, Kind::Organisation, Kind::Actor], "a source, organisation or actor"));
const BASIS: Rule =
    Some((&[Kind::Evidence, Kind::Judgement, Kind::Assumption], "evidence, a judgement or an assumption"));

/// A key that holds ids.
struct Field<'i> {
    key: &'static str,
    ids: &'i [Id],
    rule: Rule,
}

/// Checks every reference of an item.
pub fn check(ledger: &Ledger<'_>, entry: &Entry<'_>, told: &mut Told) {
    for Field { key, ids, rule } in fields(entry.item()) {
        for (place, id) in ids.iter().enumerate() {
            refer(ledger, entry, told, &Reference { id, rule, way: Way::InList { key, place } });
        }
    }
    if let Detail::Signpost(signpost) = &entry.item().detail {
        for (place, step) in signpost.moves.iter().enumerate() {
            let way = [Step::key("moves"), Step::Index(place), Step::key("judgement")];
            refer(ledger, entry, told, &Reference { id: &step.judgement, rule: JUDGEMENT, way: Way::Exact(&way) });
        }
    }
    for (place, link) in entry.item().links.iter().enumerate() {
        let way = [Step::key("links"), Step::Index(place), Step::key("to")];
        refer(ledger, entry, told, &Reference { id: &link.to, rule: ANY, way: Way::Exact(&way) });
    }
    in_text(ledger, entry, told);
    restriction(ledger, entry, told);
}

/// The keys of an item that hold ids, and what each may name.
fn fields(item: &Item) -> Vec<Field<'_>> {
    let field = |key, ids, rule| Field { key, ids, rule };
    let one = std::slice::from_ref;
    let mut fields = vec![field("about", &item.about[..], ANY)];
    match &item.detail {
        Detail::Judgement(judgement) => fields.extend([
            field("basis", &judgement.basis, BASIS),
            field(
                "assumptions",
                &judgement.assumptions,
                Some((&[Kind::Assumption, Kind::Judgement], "an assumption, or a judgement taken for granted")),
            ),
            field("caveats", &judgement.caveats, Some((&[Kind::Caveat], "a caveat"))),
            field("alternatives", &judgement.alternatives, Some((&[Kind::Alternative], "an alternative"))),
            field("signposts", &judgement.signposts, Some((&[Kind::Signpost], "a signpost"))),
            field("tension_with", &judgement.tension_with, JUDGEMENT),
            field("scope_list", &judgement.scope_list, ANY),
        ]),
        Detail::Evidence(evidence) => fields.extend([
            field("attributed_to", evidence.attributed_to.as_ref().map_or(&[][..], one), SPEAKER),
            field("sources", &evidence.sources, SPEAKER),
        ]),
        Detail::Caveat(caveat) => fields.push(field("applies_to", &caveat.applies_to, ANY)),
        Detail::Omission(omission) => fields.push(field("affects", &omission.affects, ANY)),
        Detail::Question(question) => fields.push(field("answers", &question.answers, ANY)),
        Detail::Sector(sector) => fields.push(field(
            "parent",
            sector.parent.as_ref().map_or(&[][..], one),
            Some((&[Kind::Sector], "a sector")),
        )),
        Detail::Technology(sector) => fields.push(field(
            "parent",
            sector.parent.as_ref().map_or(&[][..], one),
            Some((&[Kind::Technology], "a technology")),
        )),
        Detail::Actor(actor) => fields
            .extend([field("capability", &actor.capability, JUDGEMENT), field("intent", &actor.intent, JUDGEMENT)]),
        Detail::Alternative(alternative) => fields.push(field("to", one(&alternative.to), JUDGEMENT)),
        Detail::Assumption(assumption) => fields.push(field("supports", &assumption.supports, JUDGEMENT)),
        Detail::Measure(measure) => fields.push(field(
            "mitigates",
            &measure.mitigates,
            Some((&[Kind::Tactic, Kind::Judgement], "a tactic or a judgement")),
        )),
        Detail::Assessment(_)
        | Detail::Tactic(_)
        | Detail::Region(_)
        | Detail::Source(_)
        | Detail::Organisation
        | Detail::Signpost(_)
        | Detail::Outlook(_)
        | Detail::Note => {}
    }
    fields
}

/// One reference of an item.
struct Reference<'r> {
    id: &'r Id,
    rule: Rule,
    way: Way<'r>,
}

/// Where a reference stands below its item.
#[derive(Clone, Copy)]
enum Way<'r> {
    /// In the list of a key.
    InList {
        key: &'static str,
        place: usize,
    },
    Exact(&'r [Step<'r>]),
}

fn refer(ledger: &Ledger<'_>, entry: &Entry<'_>, told: &mut Told, reference: &Reference<'_>) {
    if let Some(wrong) = fault_of(ledger, entry, told, reference.id, reference.rule) {
        let spans = ledger.spans(entry);
        let way = match reference.way {
            Way::Exact(way) => entry.way(way),
            Way::InList { key, place } => {
                spans.way_to_word(&entry.way(&[Step::key(key)]), reference.id.as_str(), place)
            }
        };
        if spans.says(&way) {
            told.add(entry, spans.fault(&way, Focus::Value, wrong));
        }
    }
}

fn fault_of(ledger: &Ledger<'_>, entry: &Entry<'_>, told: &Told, id: &Id, rule: Rule) -> Option<Wrong> {
    if told.enough(entry) {
        return None;
    }
    if let Some((bundle, item)) = id.abroad() {
        let sound = Id::is_slug(bundle) && Id::is_slug(item);
        return (!sound).then(|| Wrong::BadId { found: id.to_string(), nearest: None });
    }
    let Some(found) = ledger.find(id.as_str()) else {
        let kinds = rule.map(|(kinds, _)| kinds);
        let nearest = if told.plenty(entry) { None } else { ledger.nearest_id(id.as_str(), &entry.item().id, kinds) };
        return Some(Wrong::UnresolvedRef { id: id.to_string(), nearest, lost: ledger.lost().map(str::to_owned) });
    };
    if found.item().id == entry.item().id {
        return Some(Wrong::SelfReference { id: id.to_string() });
    }
    let (kinds, wanted) = rule?;
    let kind = found.item().kind();
    (!kinds.contains(&kind)).then(|| Wrong::WrongKind { id: id.to_string(), kind: kind.word(), wanted })
}

/// The links inside the text: `[[id]]` or `[[id|words]]`.
fn in_text(ledger: &Ledger<'_>, entry: &Entry<'_>, told: &mut Told) {
    let Some(text) = &entry.item().text else { return };
    let mut rest = text.as_str();
    while let Some((_, after)) = rest.split_once("[[") {
        let Some((inside, beyond)) = after.split_once("]]") else { return };
        rest = beyond;
        let id = inside.split('|').next().unwrap_or(inside);
        let Some(wrong) = fault_of(ledger, entry, told, &Id::new(id.trim()), ANY) else { continue };
        if matches!(wrong, Wrong::SelfReference { .. }) {
            continue;
        }
        let spans = ledger.spans(entry);
        let way = entry.way(&[Step::key("text")]);
        let fault = match spans.bytes_of(&way, &format!("[[{id}")) {
            Some(bytes) => spans.fault_at(bytes.start + 2..bytes.end, &way, wrong),
            None => spans.fault(&way, Focus::Value, wrong),
        };
        told.add(entry, fault);
    }
}

/// An item is no less restricted than the assessment, or than what it quotes or rests on.
fn restriction(ledger: &Ledger<'_>, entry: &Entry<'_>, told: &mut Told) {
    let general = ledger.manifest().and_then(|manifest| manifest.item().marking.as_ref()?.tlp);
    let effective = |item: &Item| item.marking.as_ref().and_then(|marking| marking.tlp).or(general);
    let own = effective(entry.item());
    let stated = entry.item().marking.as_ref().and_then(|marking| marking.tlp);
    let mut strictest: Option<(Tlp, String)> = None;
    let mut meet = |tlp: Option<Tlp>, words: &dyn Fn() -> String| {
        if tlp > own && tlp > strictest.as_ref().map(|(held, _)| *held) {
            strictest = tlp.map(|tlp| (tlp, words()));
        }
    };
    if stated.is_some() {
        meet(general, &|| "the assessment".to_owned());
    }
    for tie in entry.item().ties() {
        let rests = tie.from == entry.item().id && matches!(tie.rel.part(), Part::Basis | Part::Attribution);
        if rests
            && let Some(found) = ledger.find(tie.to.as_str())
            && found.item().kind() != Kind::Assessment
        {
            meet(effective(found.item()), &|| format!("{}, which it rests on,", found.item().id));
        }
    }
    if let Some((tlp, other)) = strictest {
        let below = [Step::key("marking"), Step::key("tlp")];
        let below = if ledger.has(entry, &below) { &below[..] } else { &[][..] };
        let own = own.map_or("without a marking", Tlp::label);
        told.tell(ledger, entry, below, Wrong::MarkingDowngrade { own, other, restricted: tlp.label() });
    }
}

//! What a search finds, lights and says, statement by statement.

use briefing::bundle::{Address, Kind};
use briefing::search::{
    Facet, FieldText, Findings, Highlights, Hit, Index, IndexField, Record, Request, Scope, Whose, complete, find,
    parse, pick, table,
};
use unicode_segmentation::UnicodeSegmentation;

fn record(item: &str, kind: Kind, title: &str, aliases: &[&str], text: &str) -> Record {
    let mut fields = vec![FieldText::new(IndexField::Id, item)];
    fields.extend(aliases.iter().map(|&alias| FieldText::new(IndexField::Alias, alias)));
    if !text.is_empty() {
        fields.push(FieldText::new(IndexField::Prose, text));
    }
    let facets = vec![(Facet::Kind, kind.word().to_owned()), (Facet::Bundle, "shelf".to_owned())];
    let address = Address { bundle: "shelf".into(), item: item.into() };
    Record { address, kind: Some(kind), title: title.to_owned(), fields, facets }
}

fn shelf() -> Index {
    let mut index = Index::new();
    let mut ministry = record(
        "actor.mss",
        Kind::Actor,
        "Ministry of State Security",
        &["国家安全部"],
        "A civilian agency. It answers to the top of the party-state.",
    );
    ministry.facets.push((Facet::Origin, "issuer".to_owned()));
    let mut rank = record(
        "J-14",
        Kind::Judgement,
        "The ministry leads among agencies",
        &[],
        "Of the state's agencies the ministry is most likely to run the bulk of industrial espionage.",
    );
    rank.facets.extend([
        (Facet::Likelihood, "most-likely".to_owned()),
        (Facet::Form, "comparative".to_owned()),
        (Facet::Is, "key".to_owned()),
        (Facet::Issued, "2023-03-29".to_owned()),
    ]);
    let mut asia = record(
        "J-04",
        Kind::Judgement,
        "More activity in Asia",
        &[],
        "Espionage will likely grow across Asia in the medium term.",
    );
    asia.facets.extend([
        (Facet::Likelihood, "likely".to_owned()),
        (Facet::Is, "lapsed".to_owned()),
        (Facet::Issued, "2022-01-10".to_owned()),
    ]);
    index.add(vec![
        ministry,
        rank,
        asia,
        record("sector.semi", Kind::Sector, "Semiconductors", &["Chips"], "Makers of chips and of the tools for them."),
        record("E-03", Kind::Evidence, "Half of cases are about technology", &[], "51% of reported cases in 2022."),
        record(
            "tactic.insider",
            Kind::Tactic,
            "Trusted insider",
            &[],
            "Someone inside is recruited. A café is enough.",
        ),
        record("actor.apt29", Kind::Actor, "APT29", &["Cozy Bear"], "Uses T1137.005 and supply chain compromise."),
        record("tactic.power", Kind::Tactic, "Power Settings", &[], "Sleep is kept from a machine."),
        record(
            "note.supply",
            Kind::Note,
            "A chain of thought",
            &[],
            "The supply of thought is endless; a chain holds it.",
        ),
    ]);
    index
}

fn search(index: &Index, query: &str) -> Findings {
    find(index, &Request { query: &parse(query), scope: &Scope::Library, whose: Whose::All, kind: None, limit: 20 })
}

fn ids(found: &Findings) -> Vec<&str> {
    found.hits.iter().map(|hit| hit.address.item.as_str()).collect()
}

fn first(found: &Findings) -> &Hit {
    found.hits.first().expect("a hit")
}

#[track_caller]
fn check_first(query: &str, item: &str) {
    let found = search(&shelf(), query);
    assert_eq!(ids(&found).first(), Some(&item), "{query}: {:?}", ids(&found));
}

#[track_caller]
fn check_all(query: &str, items: &[&str]) {
    let found = search(&shelf(), query);
    let mut ids = ids(&found);
    ids.sort_unstable();
    let mut items = items.to_vec();
    items.sort_unstable();
    assert_eq!(ids, items, "{query}");
}

#[test]
fn words_are_found_as_people_type_them() {
    for (query, item) in [
        ("semiconductors", "sector.semi"),
        ("SEMICONDUCTOR", "sector.semi"),
        ("semi", "sector.semi"),
        ("semiconducter", "sector.semi"),
        ("smeiconductor", "sector.semi"),
        ("smcndctrs", "sector.semi"),
        ("state security ministry", "actor.mss"),
        ("mss", "actor.mss"),
        ("min sta sec", "actor.mss"),
        ("powset", "tactic.power"),
        ("cafe", "tactic.insider"),
        ("CAFÉ", "tactic.insider"),
        ("J-04", "J-04"),
        ("j04", "J-04"),
        ("j-4", "J-04"),
        ("actor.mss", "actor.mss"),
        ("T1137.005", "actor.apt29"),
        ("t1137", "actor.apt29"),
        ("apt 29", "actor.apt29"),
        ("apt-29", "actor.apt29"),
        ("51%", "E-03"),
        ("国家", "actor.mss"),
        ("安全", "actor.mss"),
        ("部", "actor.mss"),
        ("国家安全部", "actor.mss"),
        ("insider trusted", "tactic.insider"),
        ("the insider", "tactic.insider"),
    ] {
        check_first(query, item);
    }
}

#[test]
fn a_phrase_stands_together() {
    check_all("\"supply chain\"", &["actor.apt29"]);
    check_all("\"supply chain", &["actor.apt29"]);
    check_all("supply chain", &["actor.apt29", "note.supply"]);
}

#[test]
fn what_is_negated_is_not_found() {
    check_all("ministry -bulk", &["actor.mss"]);
    check_all("ministry !bulk", &["actor.mss"]);
    check_all("espionage -kind:evidence -asia", &["J-14"]);
}

#[test]
fn either_of_two_is_enough() {
    check_all("chips | insider", &["sector.semi", "tactic.insider"]);
    check_all("kind:actor | kind:sector", &["actor.mss", "actor.apt29", "sector.semi"]);
}

#[test]
fn fields_narrow() {
    for (query, items) in [
        ("kind:judgement", &["J-04", "J-14"][..]),
        ("kind:judgements espionage asia", &["J-04"]),
        ("actor:mss", &["actor.mss"]),
        ("sector:semi", &["sector.semi"]),
        ("likelihood:likely", &["J-04"]),
        ("likelihood:most-likely", &["J-14"]),
        ("likelihood:\"most likely\"", &["J-14"]),
        ("form:comparative", &["J-14"]),
        ("is:key", &["J-14"]),
        ("is:lapsed espionage", &["J-04"]),
        ("issued:>2022", &["J-14"]),
        ("issued:2022", &["J-04"]),
        ("issued:2022..2023", &["J-04", "J-14"]),
        ("issued:<2023", &["J-04"]),
        ("origin:issuer", &["actor.mss"]),
    ] {
        check_all(query, items);
    }
}

#[test]
fn habits_of_fzf_do_no_harm() {
    check_all("'chips", &["sector.semi"]);
    check_all("^semi", &["sector.semi"]);
    check_all("conductors$", &["sector.semi"]);
    for odd in
        ["-", "!", "|", "\"", "'", "^", "$", "- ministry", "| ministry", "ministry |", "\"\"", "kind:", ":", "a:b"]
    {
        let _ = search(&shelf(), odd);
    }
    check_first("- semiconductors", "sector.semi");
    check_first("semiconductors |", "sector.semi");
}

#[test]
fn what_is_odd_is_said_and_searched_all_the_same() {
    let query = parse("colour:chips");
    assert_eq!(query.understood(), ["‘colour:’ is not a field; its words are searched for"]);
    assert_eq!(parse("form:comparativ").understood(), Vec::<String>::new());
    assert_eq!(
        parse("form:comparitive").understood(),
        ["‘comparitive’ is not a value of ‘form:’; the nearest is ‘comparative’"]
    );
    check_first("colour: chips", "sector.semi");
}

#[test]
fn why_is_told_where_it_is_not_plain() {
    let index = shelf();
    assert_eq!(first(&search(&index, "mss")).why.as_deref(), Some("MSS = Ministry of State Security"));
    assert_eq!(first(&search(&index, "semiconducters")).why, Some("≈ semiconductors".to_owned()));
    assert_eq!(first(&search(&index, "powset")).why.as_deref(), Some("powset = Power Settings"));
    assert_eq!(first(&search(&index, "chips")).why, None);
}

/// An id is looked for as it is written: letters of its kind and its name together are near to far too much.
#[test]
fn an_id_run_together_is_near_to_nothing() {
    let mut index = Index::new();
    index.add(vec![
        record("source.mic2025", Kind::Source, "A plan", &[], "Ten industries."),
        record("sector.telecommunications", Kind::Sector, "Networks", &[], "Those that carry calls."),
        record("sector.chips", Kind::Sector, "Semiconductors", &[], "Uses T1137.005."),
    ]);
    for query in ["semi", "semic"] {
        let hits = search(&index, query).hits;
        let found: Vec<&str> = hits.iter().map(|hit| hit.address.item.as_str()).collect();
        assert_eq!(found, ["sector.chips"], "{query}");
    }
    for (query, item) in [
        ("source.mic2025", "source.mic2025"),
        ("mic2025", "source.mic2025"),
        ("sector.telecom", "sector.telecommunications"),
        ("t1137005", "sector.chips"),
    ] {
        assert_eq!(first(&search(&index, query)).address.item.as_str(), item, "{query}");
    }
}

#[test]
fn what_leaves_nothing_is_dropped_and_said() {
    let found = search(&shelf(), "semiconductors zzzzqqq");
    assert_eq!(ids(&found), ["sector.semi"]);
    assert_eq!(found.dropped, ["zzzzqqq"]);
    let found = search(&shelf(), "semiconductors kind:actor");
    assert_eq!(found.total, 0);
    assert_eq!(found.without, [("semiconductors".to_owned(), 2), ("kind:actor".to_owned(), 1)]);
}

#[test]
fn kinds_are_counted_before_one_narrows() {
    let query = parse("ministry");
    let found = find(
        &shelf(),
        &Request { query: &query, scope: &Scope::Library, whose: Whose::All, kind: Some(Kind::Judgement), limit: 5 },
    );
    assert_eq!(ids(&found), ["J-14"]);
    assert_eq!(found.by_kind, [(Kind::Judgement, 1), (Kind::Actor, 1)]);
    assert_eq!(found.total, 1);
}

#[test]
fn nothing_asked_finds_nothing() {
    for empty in ["", "   ", "\t", "-", "\"\""] {
        let query = parse(empty);
        assert!(query.is_empty(), "{empty:?}");
        let found = search(&shelf(), empty);
        assert_eq!(found.total, 0);
        assert!(found.highlights.is_empty());
    }
}

#[track_caller]
fn check_lit(query: &str, text: &str, lit: &[&str]) {
    let spans = Highlights::of(&parse(query)).spans(text);
    let found: Vec<&str> = spans.iter().map(|span| &text[span.clone()]).collect();
    assert_eq!(found, lit, "{query} in {text}");
}

#[test]
fn letters_that_were_typed_are_lit() {
    check_lit("semi", "Semiconductors", &["Semi"]);
    check_lit("attack", "Attacks and an attack", &["Attack", "attack"]);
    check_lit("\"supply chain\"", "chain of supply; supply-chain", &["supply-chain"]);
    check_lit("cafe", "un cafe\u{301}, CAFÉ", &["cafe\u{301}", "CAFÉ"]);
    check_lit("apt29", "APT29 and apt 29", &["APT29", "apt 29"]);
    check_lit("安全", "国家安全部", &["安全"]);
    check_lit("the insider", "The insider and then the other", &["The", "insider"]);
    check_lit("j-04", "see J-04.", &["J-04"]);
    check_lit("-attack", "attack", &[]);
}

#[test]
fn lit_spans_fall_between_graphemes() {
    for text in ["e\u{301}spionage", "🏴‍☠️ ｅspionage", "ﬁnance", "각국 안보", "naïve\r\nfinance"] {
        for query in ["e", "fi", "f", "각", "n", "spionage", "ﬁ"] {
            let edges: Vec<usize> =
                text.grapheme_indices(true).map(|(at, _)| at).chain(std::iter::once(text.len())).collect();
            for span in Highlights::of(&parse(query)).spans(text) {
                assert!(edges.contains(&span.start) && edges.contains(&span.end), "{query} in {text}: {span:?}");
            }
        }
    }
}

#[test]
fn the_order_does_not_depend_on_how_the_library_came() {
    let rows: String =
        (0..40).map(|n| format!("Row {n}\t\t\tthe same words in every row\n")).collect::<Vec<_>>().concat();
    let mut whole = Index::new();
    whole.add(table(&rows));
    let mut pieces = Index::new();
    let mut records = table(&rows);
    records.reverse();
    for record in records {
        pieces.add(vec![record]);
    }
    pieces.merge_all();
    assert_eq!(whole.len(), pieces.len());
    assert_eq!(search(&whole, "same words").total, 40);
    assert_eq!(search(&pieces, "same words").total, 40);
}

#[test]
fn a_table_is_read_with_short_rows() {
    let records = table("Title\tOne|Two\ttag\tBody\nOnly a title\n\nLast\t\t\t\tthe rest\ttoo\n");
    let found: Vec<(&str, &str, usize)> =
        records.iter().map(|r| (r.address.item.as_str(), r.title.as_str(), r.fields.len())).collect();
    assert_eq!(found, [("1", "Title", 4), ("2", "Only a title", 0), ("4", "Last", 1)]);
}

#[test]
fn the_word_under_the_cursor_is_completed() {
    let texts = |text: &str| -> Vec<String> {
        complete(text, text.len()).into_iter().map(|completion| completion.text).collect()
    };
    assert_eq!(texts("li"), ["likelihood:"]);
    assert_eq!(texts("mss kind:ju"), ["kind:judgement"]);
    assert_eq!(texts("-form:est"), ["form:estimative"]);
    let completion = &complete("mss is:la", 9)[0];
    assert_eq!((completion.replaces.clone(), completion.text.as_str()), (4..9, "is:lapsed"));
}

#[test]
fn palettes_are_filtered() {
    let candidates = ["Open the library", "Search this page", "Close", "Next match", "Théme…"];
    let order = |query: &str| -> Vec<usize> { pick(query, &candidates).iter().map(|picked| picked.index).collect() };
    assert_eq!(order(""), [0, 1, 2, 3, 4]);
    assert_eq!(order("library open"), [0]);
    assert_eq!(order("serch"), [1]);
    assert_eq!(order("pag sea"), [1]);
    assert_eq!(order("theme"), [4]);
    assert_eq!(order("nm"), [3]);
    let spans = &pick("open", &candidates)[0].spans;
    assert_eq!(*spans, [std::ops::Range { start: 0, end: 4 }]);
}

//! Forms of one English word: plural and singular, `-ing` and `-ed`, British and American.

/// What the forms of a word have in common. It is compared, never shown.
pub fn stem(word: &str) -> String {
    let mut stem = word.to_owned();
    if !word.is_ascii() || word.len() < 4 || word.bytes().any(|byte| !byte.is_ascii_alphabetic()) {
        return stem;
    }
    number(&mut stem);
    tense(&mut stem);
    spelling(&mut stem);
    stem
}

fn number(stem: &mut String) {
    if stem.ends_with("ies") && stem.len() > 4 {
        stem.truncate(stem.len() - 3);
        stem.push('y');
    } else if ["sses", "shes", "ches", "xes", "zes"].iter().any(|end| stem.ends_with(end)) {
        stem.truncate(stem.len() - 2);
    } else if stem.ends_with('s') && !["ss", "us", "is"].iter().any(|end| stem.ends_with(end)) {
        stem.truncate(stem.len() - 1);
    }
}

fn tense(stem: &mut String) {
    for end in ["ing", "ed"] {
        let Some(rest) = stem.strip_suffix(end) else { continue };
        if rest.len() < 3 || !rest.bytes().any(|byte| b"aeiouy".contains(&byte)) {
            continue;
        }
        let keep = rest.len();
        stem.truncate(keep);
        let bytes = stem.as_bytes();
        let doubled = keep > 3 && bytes[keep - 1] == bytes[keep - 2] && !b"lsz".contains(&bytes[keep - 1]);
        if doubled {
            stem.truncate(keep - 1);
        }
        break;
    }
    if stem.ends_with("ion") && stem.len() > 7 && stem.as_bytes().get(stem.len() - 4).is_some_and(|b| b"st".contains(b))
    {
        stem.truncate(stem.len() - 3);
    }
    if stem.ends_with('e') && stem.len() > 3 {
        stem.truncate(stem.len() - 1);
    }
    if stem.ends_with('y') && stem.len() > 3 {
        stem.truncate(stem.len() - 1);
        stem.push('i');
    }
}

/// Ends of stems, American and British.
const SPELLINGS: [(&str, &str); 8] = [
    ("izat", "isat"),
    ("iz", "is"),
    ("or", "our"),
    ("ens", "enc"),
    ("og", "ogu"),
    ("am", "amm"),
    ("ys", "yz"),
    ("ter", "tr"),
];

fn spelling(stem: &mut String) {
    for (common, british) in SPELLINGS {
        if stem.len() > british.len() + 2 && stem.ends_with(british) {
            stem.truncate(stem.len() - british.len());
            stem.push_str(common);
            return;
        }
    }
}

/// Visits words that may be forms of the word with this stem; they are if they have the same stem.
pub fn forms(stem: &str, mut visit: impl FnMut(&str)) {
    let mut bases = vec![stem.to_owned()];
    for (common, british) in SPELLINGS {
        if let Some(base) = stem.strip_suffix(common) {
            bases.push(format!("{base}{british}"));
        }
    }
    let mut form = String::new();
    for base in &bases {
        let (body, ends): (&str, &[&str]) = match base.strip_suffix('i') {
            Some(body) => (body, &["y", "ies", "ied", "ying", "i", "is", "ie"]),
            None => (base, &["", "e", "s", "es", "ed", "ing", "ion", "ions"]),
        };
        for end in ends {
            form.clear();
            form.push_str(body);
            form.push_str(end);
            visit(&form);
        }
        if let Some(last) = body.chars().last().filter(|last| !"aeiouy".contains(*last)) {
            for end in ["ed", "ing"] {
                form.clear();
                form.push_str(body);
                form.push(last);
                form.push_str(end);
                visit(&form);
            }
        }
    }
}

//! Forms of one English word: plural and singular, `-ing` and `-ed`, British and American.

/// What the forms of a word have in common. It is compared, never shown.
#[must_use]
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

fn spelling(stem: &mut String) {
    for (british, common) in
        [("isat", "izat"), ("yz", "ys"), ("our", "or"), ("enc", "ens"), ("ogu", "og"), ("amm", "am")]
    {
        if stem.len() > british.len() + 2 && stem.ends_with(british) {
            stem.truncate(stem.len() - british.len());
            stem.push_str(common);
            return;
        }
    }
    if stem.len() > 4 && stem.ends_with("is") {
        stem.truncate(stem.len() - 2);
        stem.push_str("iz");
    } else if stem.len() > 4 && stem.ends_with("tr") {
        stem.truncate(stem.len() - 2);
        stem.push_str("ter");
    }
}

/// How much of a word its other forms share with it for certain, in bytes; none where a word has no other forms.
#[must_use]
pub fn shared(stem: &str) -> Option<&str> {
    let keep = if stem.len() > 7 { stem.len() - 4 } else { stem.len().saturating_sub(2).max(3) };
    stem.is_ascii().then(|| stem.get(..keep.min(stem.len()))).flatten().filter(|shared| shared.len() >= 3)
}

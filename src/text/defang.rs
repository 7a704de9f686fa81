//! Addresses written so that nothing opens them by accident: `hxxps://example[.]org`.

/// The text with every address in it broken: those of pages, of machines, and of mail.
pub fn defanged(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some(start) = rest.find(is_part) {
        out.push_str(&rest[..start]);
        let end = rest[start..].find(|c| !is_part(c)).map_or(rest.len(), |length| start + length);
        // A stop at the end of a sentence is no part of an address.
        let whole = &rest[start..end];
        let address = whole.trim_end_matches(['.', ':']);
        word(address, &mut out);
        out.push_str(&whole[address.len()..]);
        rest = &rest[end..];
    }
    out.push_str(rest);
    out
}

/// Whether a character may stand in an address, its scheme and path among them.
fn is_part(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | '@' | ':' | '/' | '%' | '~' | '+')
}

fn word(word: &str, out: &mut String) {
    let Some((scheme, rest)) = word.split_once("://") else {
        for (place, part) in word.split('/').enumerate() {
            out.push_str(if place == 0 { "" } else { "/" });
            host(part, out);
        }
        return;
    };
    out.push_str(&match scheme.to_ascii_lowercase().as_str() {
        "http" => "hxxp".to_owned(),
        "https" => "hxxps".to_owned(),
        "ftp" => "fxp".to_owned(),
        _ => scheme.to_owned(),
    });
    out.push_str("://");
    let (address, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    broken(address, out);
    out.push_str(path);
}

/// A word that may be the name or the number of a machine, or an address of mail.
fn host(text: &str, out: &mut String) {
    let bare = text.trim_matches(['.', ':', '-', '%']);
    let name = bare.rsplit('@').next().unwrap_or(bare);
    let name = name.split(':').next().unwrap_or(name);
    let labels: Vec<&str> = name.split('.').collect();
    let last = labels.last().copied().unwrap_or_default();
    let named = labels.len() > 1
        && labels.iter().all(|label| !label.is_empty())
        && last.chars().count() > 1
        && (last.chars().all(char::is_alphabetic) || last.starts_with("xn--"));
    let numbered = labels.len() == 4 && labels.iter().all(|label| label.parse::<u8>().is_ok());
    if named || numbered || bare.contains('@') {
        broken(text, out);
    } else {
        out.push_str(text);
    }
}

fn broken(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '.' => out.push_str("[.]"),
            '@' => out.push_str("[@]"),
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, broken: &str) {
        assert_eq!(defanged(text), broken);
    }

    #[test]
    fn every_address_is_broken_and_nothing_else() {
        check("see https://evil.example.com/a.b?c=d.", "see hxxps://evil[.]example[.]com/a.b?c=d.");
        check("[domain-name:value = 'evil.com']", "[domain-name:value = 'evil[.]com']");
        check(
            "[ipv4-addr:value = '198.51.100.3'] OR 198.51.100.3:443",
            "[ipv4-addr:value = '198[.]51[.]100[.]3'] OR 198[.]51[.]100[.]3:443",
        );
        check("mail a.b@evil.com", "mail a[.]b[@]evil[.]com");
        check("from 198.51.100.0/24", "from 198[.]51[.]100[.]0/24");
        check("\"url\":\"HTTP://x.org\"", "\"url\":\"hxxp://x[.]org\"");
        check("правда.рф и т.д", "правда[.]рф и т.д");
        check("on 2020-01-01T00:00:00.000Z, version 2.1, at 3.5.", "on 2020-01-01T00:00:00.000Z, version 2.1, at 3.5.");
        check("", "");
    }
}

//! The kinds of fault: a stable name for each, what it means, and an example.

use std::fmt;

/// How much a fault weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// Something is wrong, and part of the bundle may be missing for it.
    Fault,
    /// Everything was read, and something is probably not meant.
    Warning,
}

impl Severity {
    /// The word for it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Fault => "fault",
            Self::Warning => "warning",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// What a kind of fault means, with a short wrong example and the right one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Explanation {
    /// What it means, and why it matters.
    pub meaning: &'static str,
    pub wrong: &'static str,
    pub right: &'static str,
}

macro_rules! codes {
    ($($name:ident $key:literal $severity:ident $meaning:literal $wrong:literal => $right:literal,)+) => {
        /// A kind of fault. Its name is stable, so that a script may rely on it.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Code { $(#[doc = $meaning] $name,)+ }

        impl Code {
            /// Every kind of fault: files first, then YAML, then shape, then meaning.
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];

            pub const fn name(self) -> &'static str { match self { $(Self::$name => $key,)+ } }

            /// How much it weighs.
            pub const fn severity(self) -> Severity { match self { $(Self::$name => Severity::$severity,)+ } }

            /// What it means, with an example.
            pub const fn explain(self) -> Explanation {
                match self {
                    $(Self::$name => Explanation { meaning: $meaning, wrong: $wrong, right: $right },)+
                }
            }
        }
    };
}

codes! {
    Unreadable "unreadable" Fault
        "The file or folder cannot be read: it is not there, or its owner does not allow it."
        "briefing check bundel/" => "briefing check bundle/",
    NotAFile "not-a-file" Fault
        "A pipe, a device or a socket stands where a file is wanted. It is never opened, since reading it might never end."
        "a named pipe called actors.yaml" => "a plain file called actors.yaml",
    LinkAway "link-away" Fault
        "A link leads out of the bundle's folder. A bundle holds all that it says, and nothing else."
        "actors.yaml -> ../../private/actors.yaml" => "a copy of the file, in the folder",
    LinkLoop "link-loop" Fault
        "A link leads to something that is read already, so that following it would never end or would read items twice."
        "again/ -> ." => "no link",
    LinkBroken "link-broken" Fault
        "A link leads to nothing."
        "actors.yaml -> gone.yaml" => "a link to a file that is there, or the file itself",
    FolderNamedAsFile "folder-named-as-file" Warning
        "A folder has the name of a YAML file. It is read as a folder."
        "actors.yaml/" => "actors/",
    NameNotUnicode "name-not-unicode" Warning
        "The name of a file is not Unicode text. The file is read, and its name is shown with marks."
        "actors\\xff.yaml" => "actors.yaml",
    NothingToRead "nothing-to-read" Fault
        "There is no YAML file here."
        "an empty folder" => "a folder with an assessment.yaml",
    EmptyFile "empty-file" Warning
        "The file says nothing: it is empty, or holds only comments."
        "# actors: to be written" => "actors:\n  - id: actor.one",
    TooLarge "too-large" Fault
        "The file is larger than any that people write. It is not read."
        "a file of 40 MiB" => "several files: a key may be spread over as many as you like",
    TooMany "too-many" Fault
        "There is more of something than anybody writes: values in a file, files in a folder, folders in folders. The rest is not read."
        "a list of a million items" => "several bundles",
    MoreFaults "more-faults" Warning
        "The file has more faults than are told at once. Correct the first ones, and the rest will follow."
        "four hundred items without an id" => "items with ids",
    NotUtf8 "not-utf8" Fault
        "The file is not UTF-8 text. What cannot be read is shown as a mark."
        "caf\\xe9 (Latin-1)" => "café (UTF-8)",
    HostileCharacter "hostile-character" Fault
        "A control character, a hidden line end or an override of direction: it could act on a terminal or make a line read backwards. A mark stands in its place."
        "title: \"\\e[31mAlarm\"" => "title: Alarm",
    HiddenCharacter "hidden-character" Warning
        "A character that takes no room and belongs to no letter: a space of no width, a mark of direction, a soft hyphen. Words with it look whole and are not found. A mark is shown in its place."
        "title: \"Al\\u200Barm\"" => "title: Alarm",

    TabIndent "tab-indent" Fault
        "YAML is indented with spaces; a tab is refused."
        "judgements:\n\t- id: J-01" => "judgements:\n  - id: J-01",
    BadIndent "bad-indent" Fault
        "A line does not line up with what stands above it."
        "- id: J-01\n   title: One" => "- id: J-01\n  title: One",
    UnclosedQuote "unclosed-quote" Fault
        "A quotation mark is opened and never closed."
        "title: \"One" => "title: \"One\"",
    TextAfterQuote "text-after-quote" Fault
        "Text goes on after a closing quotation mark. A text is quoted as a whole or not at all."
        "title: \"Quick\" wins" => "title: '\"Quick\" wins'",
    BadEscape "bad-escape" Fault
        "In double quotes a backslash begins an escape, and this one does not exist."
        "title: \"C:\\plans\"" => "title: 'C:\\plans'",
    UnclosedBracket "unclosed-bracket" Fault
        "A list or mapping in brackets is not closed, or is closed by the other bracket."
        "about: [actor.one, actor.two" => "about: [actor.one, actor.two]",
    ColonInText "colon-in-text" Fault
        "A colon and a space inside unquoted text begin a new key."
        "title: Outlook: worse" => "title: \"Outlook: worse\"",
    ReservedStart "reserved-start" Fault
        "Unquoted text cannot begin with this character, which means something else in YAML."
        "title: %51 of cases" => "title: \"%51 of cases\"",
    Alias "alias" Fault
        "Unquoted text that begins with `*` or `&` is an alias or anchor in YAML. Bundles have none, since a few of them can fill a machine's memory; and emphasis at the start of a text needs quotes or a block."
        "text: *Very* likely" => "text: \"*Very* likely\"",
    Tag "tag" Fault
        "Unquoted text that begins with `!` is a tag in YAML. Bundles have none."
        "title: !important" => "title: \"!important\"",
    Directive "directive" Fault
        "A line that begins with `%` is a directive of YAML. Bundles have none."
        "%YAML 1.1" => "briefing: 1",
    SeveralDocuments "several-documents" Fault
        "One file holds one document; `---` begins another. Only the first is read."
        "judgements: …\n---\nactors: …" => "two files",
    MergeKey "merge-key" Fault
        "The merge key `<<` is not supported: every item says all that it says itself."
        "<<: {origin: issuer}" => "origin: issuer",
    DuplicateKey "duplicate-key" Fault
        "A key stands twice in one mapping. The first is read."
        "title: One\ntitle: Two" => "title: One",
    KeyNotText "key-not-text" Fault
        "A key must be plain text. A `? ` at the start of unquoted text makes the text a key."
        "title: ? why" => "title: \"? why\"",
    TooDeep "too-deep" Fault
        "Lists and mappings are nested deeper than any bundle needs."
        "[[[[[[[[…" => "[one, two]",
    NotYaml "not-yaml" Fault
        "The file is not YAML here, for a reason that has no name of its own. The rest of it is not read."
        "title: [one]]" => "title: \"[one]]\"",
    NotAMapping "not-a-mapping" Fault
        "A file is a mapping from keys such as `judgements` to lists of items."
        "- id: J-01" => "judgements:\n  - id: J-01",

    UnknownKey "unknown-key" Fault
        "No such key belongs here. It is left out."
        "tilte: One" => "title: One",
    MissingKey "missing-key" Fault
        "A key that is required is not there."
        "- id: J-01" => "- id: J-01\n  title: One",
    WrongType "wrong-type" Fault
        "A value is of the wrong sort: a list where text is wanted, text where a number is wanted."
        "low: 51%" => "low: 51",
    UnknownWord "unknown-word" Fault
        "Only a few words may stand here, and this is none of them."
        "origin: isuer" => "origin: issuer",
    BadValue "bad-value" Fault
        "The value cannot be read as what is wanted."
        "fg: \"#12\"" => "fg: \"#112233\"",
    EmptyValue "empty-value" Fault
        "A key has no value (nothing, `~` or `null`). What is not known is left out, or said in words."
        "summary:" => "summary: Who does it, and how.",
    EmptyList "empty-list" Fault
        "A list is empty. Nothing is said by leaving the key out; a list that the original has and this copy lacks is said by `members: not_reproduced`."
        "basis: []" => "basis: [E-01]",
    BadDate "bad-date" Fault
        "A date is written year-month-day, with two digits for month and day, and must exist."
        "issued: 29.3.2023" => "issued: 2023-03-29",
    UnsupportedVersion "unsupported-version" Fault
        "The bundle is written for another version of the schema. What can be read is shown."
        "briefing: 7" => "briefing: 1",

    NoAssessment "no-assessment" Fault
        "No file has the key `assessment`, so that there is no title, issuer, date or marking."
        "judgements: …" => "briefing: 1\nassessment:\n  id: my-assessment",
    SecondAssessment "second-assessment" Fault
        "A bundle is one assessment. The first is read."
        "assessment: … in two files" => "two bundles",
    BadId "bad-id" Fault
        "An id is made of letters, digits, `.`, `_` and `-`, and begins with a letter or digit, so that it can be typed anywhere."
        "id: J 04" => "id: J-04",
    ReservedId "reserved-id" Fault
        "`assessment`, `uncertain` and `not_stated` mean something of their own wherever an id may stand."
        "id: uncertain" => "id: C-03",
    DuplicateId "duplicate-id" Fault
        "Two items have one id. The first keeps it, and the second is left out."
        "- id: J-04\n- id: J-04" => "- id: J-04\n- id: J-05",
    UnresolvedRef "unresolved-ref" Fault
        "A reference names an item that is not there."
        "basis: [E-1]" => "basis: [E-01]",
    WrongKind "wrong-kind" Fault
        "A reference names an item of a kind that cannot stand there."
        "basis: [actor.one]" => "basis: [E-01]",
    SelfReference "self-reference" Fault
        "An item refers to itself."
        "- id: J-01\n  basis: [J-01]" => "- id: J-01\n  basis: [E-01]",
    NoLocator "no-locator" Fault
        "What the issuer says must carry its place in the original, so that it can be checked."
        "origin: issuer" => "origin: issuer\nat: p4.s2a",
    NoText "no-text" Fault
        "An item of this kind is nothing without its text."
        "- id: J-01\n  title: One" => "- id: J-01\n  title: One\n  text: It is likely.",
    LongTitle "long-title" Warning
        "A title of more than 90 characters is cut in lists."
        "title: (a whole sentence, and another)" => "title: (a few words)",
    UnknownLink "unknown-link" Fault
        "There is no link type of that name."
        "rel: part of" => "rel: part-of",
    BadExternalRef "bad-external-ref" Fault
        "A term of a vocabulary elsewhere is named by the vocabulary's slug and the term as it stands there."
        "scheme: ISO 3166" => "scheme: iso-3166-1\nvalue: KR",
    UnknownScale "unknown-scale" Fault
        "No scale of that id comes with the reader or with the bundle."
        "reader_scale: phia" => "reader_scale: phia-2025",
    BandWithoutScale "band-without-scale" Fault
        "A band is a place on the reader's scale, and the reader's scale is `none`."
        "reader_scale: none, and band: likely" => "reader_scale: phia-2025, and band: likely",
    BandOnComparative "band-on-comparative" Fault
        "Only a word of probability may carry a band. A rank, a frequency, a quantity, a hedge on the evidence and a plain statement are no probabilities, and must not be given the look of one."
        "form: comparative\nband: likely" => "form: comparative",
    UnknownBand "unknown-band" Fault
        "The reader's scale has no band of that id."
        "band: probabel" => "band: likely",
    WordNotInScale "word-not-in-scale" Fault
        "The issuer's word is not one of the words of this band, so that the band would put a range on a word that the scale does not define."
        "as_written: chances are good\nband: likely" => "as_written: likely\nband: likely",
    EstimativeWithoutBand "estimative-without-band" Warning
        "A word of probability has no band on the reader's scale, so that no range is shown."
        "as_written: likely\nform: estimative" => "as_written: likely\nform: estimative\nband: likely",
    LikelihoodWithoutWord "likelihood-without-word" Fault
        "A likelihood gives the issuer's word, verbatim. Only an unhedged statement has none."
        "likelihood: {form: estimative}" => "likelihood: {as_written: likely, form: estimative}",
    ParaphraseDropsWord "paraphrase-drops-word" Fault
        "The issuer's word of likelihood does not stand in the item's text: a paraphrase must keep it."
        "as_written: likely\ntext: They will go abroad." => "as_written: likely\ntext: They will likely go abroad.",
    NumericWithoutNumber "numeric-without-number" Fault
        "The form `numeric` says that the issuer printed a number, and the number is not there."
        "form: numeric" => "form: numeric\nissuer: {low: 60, high: 80}",
    PercentOutOfRange "percent-out-of-range" Fault
        "A percentage is a number from 0 to 100."
        "high: 140" => "high: 100",
    RangeReversed "range-reversed" Fault
        "The lower end of a range is above its upper end."
        "{low: 80, high: 60}" => "{low: 60, high: 80}",
    TimeframeReversed "timeframe-reversed" Fault
        "A timeframe ends before it begins."
        "from: 2023-12-31\nto: 2023-01-01" => "from: 2023-01-01\nto: 2023-12-31",
    EndWithoutOrigin "end-without-origin" Fault
        "Somebody turned the issuer's words into a last day, and it must be said who: the issuer or the reader."
        "as_written: this year\nto: 2023-12-31" => "as_written: this year\nto: 2023-12-31\nto_origin: reader",
    MarkingMissing "marking-missing" Fault
        "The assessment says nothing of its marking. No marking is a statement too, and never means TLP:CLEAR."
        "assessment: (no marking)" => "marking: {as_written: none}",
    MarkingDowngrade "marking-downgrade" Fault
        "An item is less restricted than the assessment, or than what it quotes or rests on."
        "marking: {tlp: \"TLP:CLEAR\"}, and it rests on TLP:AMBER" => "marking: {tlp: \"TLP:AMBER\"}",
    MembersContradicted "members-contradicted" Warning
        "The members of a class are said not to be reproduced, and yet items are part of it."
        "members: not_reproduced" => "members: open",
    OutlookWithoutPlace "outlook-without-place" Fault
        "An outlook is the direction that things take for a region or sector, and this one names neither in `about`."
        "about: [actor.one]" => "about: [region.asia]",
    MixedVocabulary "mixed-likelihood-confidence" Warning
        "One sentence holds words of likelihood and of confidence. They are two things, and readers take one for the other."
        "It is likely, with high confidence." => "It is likely. Confidence is high.",
    DuplicateScale "duplicate-scale-id" Fault
        "Two scales, or two bands of a scale, have one id."
        "bands: [{id: likely, …}, {id: likely, …}]" => "bands: [{id: unlikely, …}, {id: likely, …}]",
    BandsOutOfOrder "bands-out-of-order" Warning
        "The bands of a scale stand from the least likely to the most likely, and this one begins below the one before it."
        "bands: [{low: 55, …}, {low: 10, …}]" => "bands: [{low: 10, …}, {low: 55, …}]",
    TermInTwoBands "term-in-two-bands" Warning
        "One word names two bands of a scale, so that it says nothing."
        "terms: [likely] in two bands" => "terms: [likely] in one",
    BadHash "bad-hash" Fault
        "A SHA-256 is 64 hexadecimal digits."
        "sha256: 1ac1" => "sha256: (64 digits, as `sha256sum` prints them)",
}

impl Code {
    /// The kind of fault of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.name() == name)
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

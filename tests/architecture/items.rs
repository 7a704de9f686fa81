//! What stands in the files: whose an `impl` is, which names are used, and how large a thing may be.
//!
//! Of what is still to be mended the number is held, and may only fall.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::LazyLock;

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use syn::spanned::Spanned as _;
use syn::{FnArg, ImplItem, Item, Signature, TraitItem, Type, Visibility};

use crate::architecture::sources;

/// How many there may be of what a rule forbids.
const IMPLS_ELSEWHERE: usize = 2;
const UNCALLED: usize = 2;
const TYPES_OF_ONE_NAME: usize = 1;
const BOOLEAN_PARAMETERS: usize = 0;
const LONG_FUNCTIONS: usize = 6;
const WIDE_STRUCTS: usize = 0;
const FULL_FOLDERS: usize = 1;
const PARAMETER_LISTS: usize = 0;

/// The lines of a function, the fields of a struct, the files of a folder, the parameters of a function.
const LINES: usize = 60;
const FIELDS: usize = 15;
const FILES: usize = 18;
const PARAMETERS: usize = 5;

/// A function: where it is written, and what is asked of it.
struct Function {
    name: String,
    place: String,
    lines: usize,
    parameters: usize,
    has_boolean: bool,
    /// Whether it is public and not of a trait, so that only a search tells whether it is called.
    is_public: bool,
    is_of_trait: bool,
}

/// All that is written in `src`, test modules aside.
#[derive(Default)]
struct Items {
    functions: Vec<Function>,
    /// For each name, the files that define a struct or an enum so called.
    types: BTreeMap<String, BTreeSet<String>>,
    /// The types of inherent `impl`s, and their files.
    impls: BTreeSet<(String, String)>,
    wide: Vec<String>,
    /// How often each word stands in the code, imports and the definitions of functions aside.
    words: BTreeMap<String, usize>,
}

impl Items {
    fn read() -> Self {
        let mut all = Self::default();
        for source in sources() {
            let file = syn::parse_file(&source.text).unwrap_or_else(|error| panic!("{}: {error}", source.path));
            all.gather(&source.path, &file.items);
            count_words(source.text.parse().unwrap(), &mut all.words);
        }
        all
    }

    fn gather(&mut self, path: &str, items: &[Item]) {
        for item in items {
            match item {
                Item::Fn(item) => self.function(path, &item.sig, item.span(), is_public(&item.vis), false),
                Item::Enum(item) => self.define(&item.ident, path),
                Item::Struct(item) => {
                    self.define(&item.ident, path);
                    if item.fields.len() > FIELDS {
                        self.wide.push(format!("{path}: {} has {} fields", item.ident, item.fields.len()));
                    }
                }
                Item::Impl(item) => {
                    let inherent = item.trait_.is_none();
                    if let (true, Type::Path(of)) = (inherent, &*item.self_ty) {
                        self.impls.insert((of.path.segments.last().unwrap().ident.to_string(), path.to_owned()));
                    }
                    for part in &item.items {
                        if let ImplItem::Fn(part) = part {
                            self.function(path, &part.sig, part.span(), inherent && is_public(&part.vis), !inherent);
                        }
                    }
                }
                Item::Trait(item) => {
                    for part in &item.items {
                        if let TraitItem::Fn(part) = part {
                            self.function(path, &part.sig, part.span(), false, false);
                        }
                    }
                }
                Item::Macro(item) => self.define_within(item.mac.tokens.clone(), path),
                Item::Mod(item) => self.gather(path, item.content.as_ref().map_or(&[], |(_, items)| items)),
                _ => {}
            }
        }
    }

    /// The types that a macro makes of a table.
    fn define_within(&mut self, tokens: TokenStream, path: &str) {
        let mut before = String::new();
        for token in tokens {
            match &token {
                TokenTree::Ident(name) if before == "enum" || before == "struct" => self.define(name, path),
                TokenTree::Group(group) => self.define_within(group.stream(), path),
                TokenTree::Ident(_) | TokenTree::Punct(_) | TokenTree::Literal(_) => {}
            }
            before = token.to_string();
        }
    }

    fn define(&mut self, name: &syn::Ident, path: &str) {
        self.types.entry(name.to_string()).or_default().insert(path.to_owned());
    }

    fn function(
        &mut self,
        path: &str,
        signature: &Signature,
        span: proc_macro2::Span,
        is_public: bool,
        of_trait: bool,
    ) {
        let typed = signature.inputs.iter().filter_map(|input| match input {
            FnArg::Typed(typed) => Some(&*typed.ty),
            FnArg::Receiver(_) => None,
        });
        let is_boolean = |of: &&Type| matches!(of, Type::Path(of) if of.path.is_ident("bool"));
        self.functions.push(Function {
            name: signature.ident.to_string(),
            place: format!("{path}:{} {}", signature.span().start().line, signature.ident),
            lines: span.end().line - signature.span().start().line,
            parameters: typed.clone().count(),
            has_boolean: typed.clone().any(|of| is_boolean(&of)),
            is_public,
            is_of_trait: of_trait,
        });
    }
}

fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

/// Counts the words of a text: those of code, and those that an attribute names in quotes. What is imported is used where
/// its name stands again, and what is defined is not used by that.
fn count_words(tokens: TokenStream, words: &mut BTreeMap<String, usize>) {
    let mut tokens = tokens.into_iter().peekable();
    let mut before = String::new();
    while let Some(token) = tokens.next() {
        let mut now = token.to_string();
        match token {
            TokenTree::Ident(_) if now == "use" => while tokens.next_if(|token| token.to_string() != ";").is_some() {},
            TokenTree::Ident(_) if before != "fn" => *words.entry(now.clone()).or_default() += 1,
            TokenTree::Group(group) if before == "#" && group.delimiter() == Delimiter::Bracket => {
                let quoted = if now.starts_with("[doc") { "" } else { now.as_str() };
                for word in quoted.split(|c: char| !c.is_alphanumeric() && c != '_') {
                    *words.entry(word.to_owned()).or_default() += 1;
                }
            }
            TokenTree::Group(group) => count_words(group.stream(), words),
            TokenTree::Ident(_) | TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
        std::mem::swap(&mut before, &mut now);
    }
}

static ITEMS: LazyLock<Items> = LazyLock::new(Items::read);

/// The places of these functions.
fn those(are: impl Fn(&Function) -> bool) -> Vec<String> {
    ITEMS.functions.iter().filter(|function| are(function)).map(|function| function.place.clone()).collect()
}

/// Fails where more is found than may be.
#[track_caller]
fn at_most(what: &str, most: usize, found: &[String]) {
    assert!(found.len() <= most, "{what}: {} where {most} may be:\n  {}", found.len(), found.join("\n  "));
}

#[test]
fn an_inherent_impl_stands_in_the_file_of_its_type() {
    let away =
        ITEMS.impls.iter().filter(|(name, path)| !ITEMS.types.get(name).is_some_and(|files| files.contains(path)));
    let away: Vec<String> = away.map(|(name, path)| format!("impl {name} in {path}")).collect();
    at_most("an inherent impl stands in the file that defines its type", IMPLS_ELSEWHERE, &away);
}

#[test]
fn every_public_function_is_called_in_the_program() {
    let uncalled = those(|function| function.is_public && !ITEMS.words.contains_key(&function.name));
    at_most("a public function is called somewhere in src, outside of tests", UNCALLED, &uncalled);
}

#[test]
fn a_type_name_means_one_thing() {
    let several = ITEMS.types.iter().filter(|(_, files)| files.len() > 1);
    let several: Vec<String> = several.map(|(name, files)| format!("{name} in {files:?}")).collect();
    at_most("a type's name is defined once", TYPES_OF_ONE_NAME, &several);
}

#[test]
fn functions_fit_a_screen_and_say_what_they_are_asked() {
    at_most("a function fits a screen", LONG_FUNCTIONS, &those(|f| f.lines > LINES));
    at_most("a choice of two is an enum", BOOLEAN_PARAMETERS, &those(|f| !f.is_of_trait && f.has_boolean));
    at_most("many parameters are a struct", PARAMETER_LISTS, &those(|f| !f.is_of_trait && f.parameters > PARAMETERS));
}

#[test]
fn structs_and_folders_can_be_taken_in() {
    at_most("a struct has few fields", WIDE_STRUCTS, &ITEMS.wide);
    let mut folders: BTreeMap<String, usize> = BTreeMap::new();
    for source in sources() {
        let folder = Path::new(&source.path).parent().unwrap().display().to_string();
        *folders.entry(folder).or_default() += 1;
    }
    let full = folders.into_iter().filter(|(_, count)| *count > FILES);
    let full: Vec<String> = full.map(|(folder, count)| format!("{folder} has {count} files")).collect();
    at_most("a folder holds few files", FULL_FOLDERS, &full);
}

#[test]
fn the_tests_of_what_stands_in_files_can_fail() {
    let mut items = Items::default();
    let text = "#[serde(default = \"path::by_attribute\")] use a::imported; fn defined(on: bool) { called(); } \
        impl Away { /// documented\n pub fn method(&self) {} }";
    items.gather("a.rs", &syn::parse_file(text).unwrap().items);
    count_words(text.parse().unwrap(), &mut items.words);
    for (word, counted) in
        [("called", true), ("by_attribute", true), ("imported", false), ("defined", false), ("documented", false)]
    {
        assert_eq!(items.words.contains_key(word), counted, "{word}");
    }
    assert!(items.impls.contains(&("Away".to_owned(), "a.rs".to_owned())));
    assert!(items.functions[0].has_boolean && !items.functions[1].has_boolean && items.functions[1].is_public);
}

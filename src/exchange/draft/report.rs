//! What came of reading a file of another format: bundles, and an account of every object in it.

use std::collections::{BTreeMap, HashMap, HashSet};

use serde::Serialize;

use crate::bundle::{Bundle, ImportedObject, Item, Kind};
use crate::exchange::json::budget::MOST_WARNINGS;

/// The bundles that a file makes, and the account of it.
#[derive(Debug)]
pub struct Imported {
    pub bundles: Vec<Bundle>,
    pub report: ImportReport,
}

/// What became of the objects of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ImportReport {
    pub file: String,
    pub objects: usize,
    /// Those that are items, or parts of items, of a kind of their own.
    pub mapped: usize,
    /// Those that are items kept as they came.
    pub kept: usize,
    /// Those that are nowhere, which is an error of this program.
    pub lost: usize,
    pub warnings: Vec<ImportWarning>,
    /// How many of each type were mapped, and how many kept.
    #[serde(skip)]
    pub types: BTreeMap<String, (usize, usize)>,
}

impl ImportReport {
    /// What whoever opens the file should know, in a sentence; nothing where everything has a kind and a place.
    pub fn in_brief(&self) -> Option<String> {
        let counted = |count: usize, one: &str, many: &str| match count {
            0 => None,
            1 => Some(format!("1 {one}")),
            count => Some(format!("{count} {many}")),
        };
        let parts = [
            counted(self.kept, "object is kept as it came", "objects are kept as they came"),
            counted(self.lost, "object is lost", "objects are lost"),
            counted(self.warnings.len(), "warning", "warnings"),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        (!parts.is_empty()).then(|| format!("of {} objects: {}", self.objects, parts.join(", ")))
    }
}

/// Something that a person should know of one object.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ImportWarning {
    pub id: String,
    pub reason: String,
}

/// Warnings, as many as anybody reads; the rest are counted.
#[derive(Debug, Default)]
pub struct Warnings {
    told: Vec<ImportWarning>,
    untold: usize,
}

impl Warnings {
    pub fn tell(&mut self, id: &str, reason: impl Into<String>) {
        if self.told.len() < MOST_WARNINGS {
            self.told.push(ImportWarning { id: id.to_owned(), reason: reason.into() });
        } else {
            self.untold += 1;
        }
    }

    fn into_list(mut self) -> Vec<ImportWarning> {
        if self.untold > 0 {
            let reason = format!("and {} warnings more, which are not told one by one", self.untold);
            self.told.push(ImportWarning { id: String::new(), reason });
        }
        self.told
    }
}

/// An object of the file, by its type and its id there.
#[derive(Debug, Clone, Copy)]
pub struct SourceObject<'a> {
    pub object_type: &'a str,
    pub id: &'a str,
    /// Where this program wrote the object itself, the item whose fields hold all of it.
    pub item: Option<&'a str>,
}

impl Imported {
    /// The account is taken of the bundles themselves and not of what was meant to be put in them: an object counts as mapped
    /// or kept only where an item holds it.
    pub fn account(file: &str, sources: &[SourceObject<'_>], bundles: Vec<Bundle>, warnings: Warnings) -> Self {
        let (mut mapped, mut kept) = (Held::default(), Held::default());
        for bundle in &bundles {
            mapped.note(bundle, |item, object| !is_kept(item, object));
            kept.note(bundle, is_kept);
        }
        let mut report = ImportReport {
            file: file.to_owned(),
            objects: sources.len(),
            mapped: 0,
            kept: 0,
            lost: 0,
            warnings: Vec::new(),
            types: BTreeMap::new(),
        };
        let mut warnings = warnings;
        let items: HashSet<&str> = bundles.iter().flat_map(Bundle::items).map(|item| item.id.as_str()).collect();
        let mut asked: HashMap<(&str, &str), usize> = HashMap::with_capacity(sources.len());
        for &SourceObject { object_type, id, item } in sources {
            let count = *asked.entry((object_type, id)).and_modify(|count| *count += 1).or_insert(1);
            let counted = report.types.entry(object_type.to_owned()).or_default();
            if item.is_some_and(|item| items.contains(item)) || mapped.holds(object_type, id, count) {
                report.mapped += 1;
                counted.0 += 1;
            } else if kept.holds(object_type, id, count - mapped.held(object_type, id)) {
                report.kept += 1;
                counted.1 += 1;
            } else {
                report.lost += 1;
                warnings.tell(id, "it is in no item: please report this");
            }
        }
        report.warnings = warnings.into_list();
        Self { bundles, report }
    }
}

/// Whether an object is an item that is kept as it came, and not a link of one.
fn is_kept(item: &Item, object: &ImportedObject) -> bool {
    item.kind() == Kind::Object && item.imported.first().is_some_and(|own| own.object_type == object.object_type)
}

/// How many objects of each type and id the items of a bundle hold: of several bundles that hold it, the most that one does,
/// since versions of one object stand together.
#[derive(Default)]
struct Held<'b>(HashMap<(&'b str, &'b str), usize>);

impl<'b> Held<'b> {
    fn note(&mut self, bundle: &'b Bundle, of: impl Fn(&Item, &ImportedObject) -> bool) {
        let mut here: HashMap<(&str, &str), usize> = HashMap::new();
        let held = bundle.items().iter().flat_map(|item| item.imported.iter().map(move |object| (item, object)));
        for (_, object) in held.filter(|(item, object)| of(item, object)) {
            *here.entry((&object.object_type, &object.id)).or_default() += 1;
        }
        for (object, count) in here {
            let most = self.0.entry(object).or_default();
            *most = count.max(*most);
        }
    }

    /// How many of them are held.
    fn held(&self, object_type: &str, id: &str) -> usize {
        self.0.get(&(object_type, id)).copied().unwrap_or_default()
    }

    /// Whether so many of them are held.
    fn holds(&self, object_type: &str, id: &str, count: usize) -> bool {
        self.held(object_type, id) >= count
    }
}

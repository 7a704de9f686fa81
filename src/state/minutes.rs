//! The minutes of what was presented: written only where somebody asks for them, into a file that they name.

use std::fmt::Write as _;
use std::path::PathBuf;

use crate::page::layout::age::in_print;
use crate::state::choice::{ChoiceLayer, Purpose};
use crate::state::layer::Layer;
use crate::state::state::State;
use crate::state::task::Task;
use crate::text::prose;

impl State {
    /// Asks for the name of a file for the minutes.
    pub fn open_minutes(&mut self) {
        if self.covered.lasted().is_empty() {
            self.notice = Some("nothing was presented: p presents".to_owned());
            return;
        }
        let title = "The name of a file for the minutes".to_owned();
        self.layers.push(Layer::Choice(Box::new(ChoiceLayer::new(title, Purpose::Minutes, Vec::new(), ""))));
    }

    /// Writes the minutes into a file of that name.
    pub fn write_minutes(&mut self, name: &str) -> Vec<Task> {
        self.layers.pop();
        let name = name.trim();
        if name.is_empty() {
            return Vec::new();
        }
        vec![Task::Write { path: PathBuf::from(name), text: self.minutes() }]
    }

    /// What was presented, as Markdown: stops and questions with the time each took. What may not be shown is left out.
    pub fn minutes(&self) -> String {
        let mut text = format!("# Minutes of {}\n", in_print(self.today));
        let mut bundle_told = None;
        let mut number = 0;
        let mut highest = None;
        for (shown, time) in self.covered.lasted() {
            let Some(bundle) = self.library.bundle(shown.address.bundle.as_str()) else { continue };
            let Some(item) = bundle.item(shown.address.item.as_str()) else { continue };
            highest = highest.max(bundle.marking(item).tlp);
            if bundle_told != Some(bundle.id()) && !shown.detour {
                let issued = bundle.assessment().map_or_else(String::new, |about| in_print(about.issued));
                let _ = write!(
                    text,
                    "\n## {}\n\n{}, {issued}, {}\n\n",
                    prose::clean(&bundle.cover().title),
                    prose::clean(bundle.issuer()),
                    bundle.cover().marking.clone().unwrap_or_default().words()
                );
                bundle_told = Some(bundle.id());
            }
            let (minutes, seconds) = (time.as_secs() / 60, time.as_secs() % 60);
            let lead = if shown.detour {
                "   - asked: ".to_owned()
            } else {
                number += 1;
                format!("{number}. ")
            };
            let title = prose::clean(&item.title);
            let _ = writeln!(text, "{lead}{title} (`{}`), {minutes}:{seconds:02}", item.id);
        }
        let marking = highest.map_or("no marking stated", crate::bundle::Tlp::label);
        let _ = write!(text, "\nMarking: {marking}\n");
        text
    }
}

//! The minutes of what was presented: written only where that is asked for, into a file that the user names.

use std::fmt::Write as _;

use jiff::civil::Date;

use crate::bundle::{Library, Tlp};
use crate::page::layout::age::in_print;
use crate::state::parts::shown_log::ShownLog;
use crate::text::prose;

/// What was presented, as Markdown: stops and questions with the time each took. What may not be shown is left out.
pub fn minutes(presented: &ShownLog, library: &Library, today: Date) -> String {
    let mut text = format!("# Minutes of {}\n", in_print(today));
    let mut headed = None;
    let mut number = 0;
    let mut highest = None;
    for (shown, time) in presented.lasted() {
        let Some(bundle) = library.bundle(shown.address.bundle.as_str()) else { continue };
        let Some(item) = bundle.item(shown.address.item.as_str()) else { continue };
        highest = highest.max(bundle.marking(item).tlp);
        if headed != Some(bundle.key()) && !shown.detour {
            let issued = bundle.assessment().map_or_else(String::new, |about| in_print(about.issued));
            let _ = write!(
                text,
                "\n## {}\n\n{}, {issued}, {}\n\n",
                prose::clean(&bundle.cover().title),
                prose::clean(bundle.issuer()),
                bundle.cover().marking.clone().unwrap_or_default().words()
            );
            headed = Some(bundle.key());
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
    let marking = highest.map_or("no marking stated", Tlp::label);
    let _ = write!(text, "\nMarking: {marking}\n");
    text
}

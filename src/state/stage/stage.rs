//! What fills the screen: the reader, slides, or the speaker's notes.

use crate::bundle::{Address, Bundle, Cleared, Id, Library};
use crate::keymap::{Command, Context};
use crate::state::answer::Answer;
use crate::state::message::{Mouse, MouseAction};
use crate::state::parts::clock::Clock;
use crate::state::parts::looks::Looks;
use crate::state::reader::commands::act;
use crate::state::reader::mouse::mouse;
use crate::state::reader::reader::Reader;
use crate::state::screen::areas::Areas;
use crate::state::screen::text_input::TextInput;
use crate::state::second_screen::peer_message::Side;
use crate::state::stage::notes_screen::NotesScreen;
use crate::state::stage::slide_setup::SlideSetup;
use crate::state::stage::slide_setup::SlideView;
use crate::state::stage::slides::Slides;
use crate::text::prose;

/// What fills the screen.
#[derive(Debug, Clone)]
pub enum Stage {
    Reader(Box<Reader>),
    /// Slides on a shared screen, and the reader to which they lead back.
    Slides(Box<Slides>, Box<Reader>),
    /// The speaker's own screen, which reads nothing.
    Notes(Box<NotesScreen>),
}

impl Stage {
    pub const fn reader(&self) -> Option<&Reader> {
        match self {
            Self::Reader(reader) | Self::Slides(_, reader) => Some(reader),
            Self::Notes(_) => None,
        }
    }

    pub const fn reader_mut(&mut self) -> Option<&mut Reader> {
        match self {
            Self::Reader(reader) | Self::Slides(_, reader) => Some(reader),
            Self::Notes(_) => None,
        }
    }

    pub const fn slides(&self) -> Option<&Slides> {
        if let Self::Slides(slides, _) = self { Some(slides) } else { None }
    }

    pub const fn slides_mut(&mut self) -> Option<&mut Slides> {
        if let Self::Slides(slides, _) = self { Some(slides) } else { None }
    }

    pub const fn notes(&self) -> Option<&NotesScreen> {
        if let Self::Notes(notes) = self { Some(notes) } else { None }
    }

    /// Puts slides on the screen, in front of the reader that there is.
    pub fn present(&mut self, slides: Slides) {
        if let Some(reader) = self.reader() {
            *self = Self::Slides(Box::new(slides), Box::new(reader.clone()));
        }
    }

    /// Puts the slides away; the reader is what it was before them.
    pub fn end_slides(&mut self) {
        if let Self::Slides(_, reader) = self {
            *self = Self::Reader(reader.clone());
        }
    }

    /// Which side of a talk this program is, where it is one.
    pub const fn side(&self) -> Option<Side> {
        match self {
            Self::Reader(_) => None,
            Self::Slides(..) => Some(Side::Slides),
            Self::Notes(_) => Some(Side::Notes),
        }
    }

    pub const fn context(&self) -> Context {
        match self {
            Self::Reader(reader) => reader.context(),
            Self::Slides(..) => Context::Present,
            Self::Notes(_) => Context::Notes,
        }
    }

    /// Where everything stands on a screen of this size.
    pub fn areas(&self, size: (u16, u16)) -> Areas {
        match self {
            Self::Reader(reader) => Areas::of(size, reader.arrangement()),
            Self::Slides(..) | Self::Notes(_) => Areas::on_stage(size),
        }
    }

    /// The bundle of which something is open, and the item.
    pub fn open(&self) -> Option<(&Cleared, Address)> {
        match self {
            Self::Reader(reader) => Some((&reader.bundle, reader.subject())),
            Self::Slides(slides, _) => Some((slides.bundle(), slides.address())),
            Self::Notes(_) => None,
        }
    }

    /// Tells of every item that is on the screen, by the bundle that has it.
    pub fn in_view(&self, areas: &Areas, library: &Library, see: &mut dyn FnMut(&Bundle, &Id)) {
        match self {
            Self::Reader(reader) => reader.in_view(areas).for_each(|id| match id.abroad() {
                None => see(&reader.bundle, id),
                Some((bundle, item)) => {
                    if let Some((bundle, item)) =
                        library.bundle(bundle).and_then(|b| Some((b, b.resolve(&Id::new(item))?)))
                    {
                        see(bundle, &item);
                    }
                }
            }),
            Self::Slides(slides, _) => on_slide(slides, library, see),
            Self::Notes(_) => {}
        }
    }

    pub fn act(&mut self, command: Command, areas: &Areas) -> Answer {
        match self {
            Self::Reader(reader) => act(reader, command, areas),
            Self::Slides(slides, _) => slides.act(command),
            Self::Notes(notes) => notes.act(command),
        }
    }

    /// Types a figure of the number of a stop, or a letter of what a list is narrowed by.
    pub fn type_char(&mut self, c: char, areas: &Areas) -> Answer {
        match self {
            Self::Reader(reader) => {
                reader.edit_filter(areas, |filter| filter.type_char(c));
                Answer::Done
            }
            Self::Slides(slides, _) => slides.type_char(c),
            Self::Notes(notes) => notes.type_char(c),
        }
    }

    /// Changes the line that is typed into, where there is one.
    pub fn edit_line(&mut self, areas: &Areas, edit: impl FnOnce(&mut TextInput)) {
        if let Self::Reader(reader) = self {
            reader.edit_filter(areas, edit);
        }
    }

    pub fn mouse(&mut self, event: Mouse, areas: &Areas, measure: Option<u16>) -> Answer {
        match (self, event.action) {
            (Self::Reader(reader), _) => mouse(reader, event, areas, measure),
            (Self::Slides(slides, _), MouseAction::Press) => slides.act(Command::NextStep),
            // A wheel that turns by itself under an elbow must not run through the walk; and a click that only brings the
            // speaker's window to the front must not move the audience's.
            (Self::Slides(..), MouseAction::WheelUp(_) | MouseAction::WheelDown(_))
            | (Self::Notes(_), MouseAction::Press) => Answer::Done,
            (Self::Notes(notes), MouseAction::WheelUp(_)) => notes.act(Command::Up),
            (Self::Notes(notes), MouseAction::WheelDown(_)) => notes.act(Command::Down),
        }
    }

    /// Sets the slide or the notes again, where anything of them has changed.
    pub fn layout(&mut self, areas: &Areas, looks: &Looks, clock: &Clock) {
        match self {
            Self::Reader(_) => {}
            Self::Slides(slides, _) => {
                let scale = looks.chosen_scale(slides.bundle()).cloned();
                let (room, today, now) = (areas.body, clock.today, clock.now);
                slides.layout(&SlideSetup { room, today, scale: scale.as_ref(), now });
            }
            Self::Notes(notes) => notes.layout(areas),
        }
    }

    /// The title of the window: on slides the assessment alone, in the reader the item too.
    pub fn title(&self) -> String {
        let title = match self {
            Self::Notes(_) => "Notes – briefing".to_owned(),
            Self::Slides(slides, _) if slides.asks().is_some() => "briefing".to_owned(),
            Self::Slides(slides, _) => format!("{} – briefing", slides.bundle().cover().title),
            Self::Reader(reader) => {
                let (cover, item) = (&reader.bundle.cover().title, reader.item());
                let named = if item.id == *reader.bundle.id() { String::new() } else { format!("{} · ", item.id) };
                format!("{named}{cover} – briefing")
            }
        };
        prose::clean(&title).into_owned()
    }
}

/// A slide names what its item is tied to; where what was shown is listed, it names that.
fn on_slide(slides: &Slides, library: &Library, see: &mut dyn FnMut(&Bundle, &Id)) {
    let (bundle, id) = (slides.bundle(), slides.item().id.as_str());
    bundle.edges_from(id).for_each(|edge| see(bundle, &edge.to));
    bundle.edges_to(id).for_each(|edge| see(bundle, &edge.from));
    if slides.view == SlideView::ShownLog {
        for (shown, _) in slides.shown_log.lasted() {
            if let Some(other) = library.bundle(shown.address.bundle.as_str()) {
                see(other, &shown.address.item);
            }
        }
    }
}

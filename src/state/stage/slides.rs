//! Slides: one stop of a walk on the screen, step by step, with detours that end where they began.

use crate::bundle::{Address, Bundle, Cleared, Id, Item, Stop, Tlp, Walk};
use crate::keymap::Command;
use crate::page::{Additions, PageRoom, Setting, Slide, SlideFrame, SlideStep};
use crate::state::answer::Answer;
use crate::state::parts::shown_log::{Shown, ShownLog};
use crate::state::stage::slide_setup::{
    Consent, Detour, SlideInputs, SlidePosition, SlideSetup, SlideView, StartedFrom,
};

/// From this marking on a bundle is not put on a shared screen without asking.
const ASKED_ABOVE: Tlp = Tlp::Amber;

/// What the first Esc says: the reader behind is not shown to a client by one key too many.
const LEAVES: &str = "Esc again leaves the slides";

/// A walk that is presented.
#[derive(Debug, Clone)]
pub struct Slides {
    pub walk: Walk,
    /// The slide, set by `layout`.
    pub slide: Slide,
    /// What is on the screen.
    pub view: SlideView,
    /// Whether what the transcriber adds is shown.
    pub additions: Additions,
    /// The row in the spotlight, where it is on.
    pub spotlight: Option<usize>,
    /// The number that is being typed.
    pub number: String,
    /// What there is to say to the speaker, until the next key.
    pub notice: Option<String>,
    /// What was shown, in order.
    pub shown_log: ShownLog,
    /// The bundle that the walk leads through.
    pub home: Cleared,
    consent: Consent,
    started: StartedFrom,
    position: SlidePosition,
    detour: Option<Detour>,
    inputs: Option<SlideInputs>,
}

impl Slides {
    /// A walk through a bundle, started at an item of it where the walk has it.
    pub fn new(bundle: Cleared, walk: Walk, from: Option<&Id>, started: StartedFrom) -> Self {
        let at = from.and_then(|item| walk.place_of(item)).unwrap_or(0);
        let mut slides = Self {
            slide: Slide::empty(bundle.id().clone()),
            view: SlideView::Slide,
            additions: Additions::Hidden,
            spotlight: None,
            number: String::new(),
            notice: None,
            shown_log: ShownLog::default(),
            consent: Consent { asked: asked_for(&bundle), given: Vec::new() },
            walk,
            home: bundle,
            started,
            position: SlidePosition { stop: at, step: 0 },
            detour: None,
            inputs: None,
        };
        if !slides.admits(slides.position.stop) {
            slides.position.stop = (0..slides.walk.stops.len()).find(|&place| slides.admits(place)).unwrap_or(0);
        }
        slides
    }

    /// The bundle whose item is on the screen.
    pub fn bundle(&self) -> &Cleared {
        self.detour.as_ref().map_or(&self.home, |detour| &detour.bundle)
    }

    /// The stop that is on the screen.
    pub fn stop(&self) -> Stop {
        match &self.detour {
            Some(detour) => detour.stop.clone(),
            None => self.walk.stops.get(self.position.stop).cloned().unwrap_or_else(|| Stop::at(self.home.id())),
        }
    }

    /// The marking that is to be agreed to before anything is shown.
    pub const fn asks(&self) -> Option<Tlp> {
        self.consent.asked
    }

    /// The item that is on the screen.
    pub fn item(&self) -> &Item {
        let bundle = self.bundle();
        bundle.item(self.stop().item.as_str()).unwrap_or_else(|| bundle.cover())
    }

    /// The address of what is on the screen.
    pub fn address(&self) -> Address {
        Address { bundle: self.bundle().key().clone(), item: self.item().id.clone() }
    }

    /// Whether a question led away from the walk.
    pub const fn on_detour(&self) -> bool {
        self.detour.is_some()
    }

    /// What is shown of the slide.
    pub fn shown(&self) -> &SlideStep {
        let step = self.detour.as_ref().map_or(self.position.step, |detour| detour.step);
        &self.slide.steps[step.min(self.slide.steps.len() - 1)]
    }

    /// Which stop of how many; those that are not shown are not counted.
    pub fn progress(&self) -> (usize, usize) {
        let stops = self.stops();
        (stops.iter().position(|&place| place == self.position.stop).map_or(1, |place| place + 1), stops.len())
    }

    /// The places of the stops that are shown, in the walk.
    pub fn stops(&self) -> Vec<usize> {
        (0..self.walk.stops.len()).filter(|&place| self.admits(place)).collect()
    }

    /// The item of a stop of the walk.
    pub fn item_at(&self, place: usize) -> Option<&Item> {
        self.home.item(self.walk.stops.get(place)?.item.as_str())
    }

    /// The stop that comes next, where there is one.
    pub fn next_stop(&self) -> Option<usize> {
        self.stops().into_iter().find(|&place| place > self.position.stop)
    }

    /// Does what a command means here.
    pub fn act(&mut self, command: Command) -> Answer {
        let leaving = self.notice.take().as_deref() == Some(LEAVES);
        if self.consent.asked.is_some() {
            return self.answer(command);
        }
        if command != Command::Enter {
            self.number.clear();
        }
        if self.view != SlideView::Slide {
            let again = match self.view {
                SlideView::ShownLog => Command::Covered,
                SlideView::Notes => Command::Notes,
                SlideView::Slide | SlideView::Blank => Command::Blank,
            };
            self.view = SlideView::Slide;
            // The first key only brings the slide back; Esc too, which would otherwise end everything unseen.
            let moves = [Command::NextStep, Command::PreviousStep, Command::Back, Command::Close, Command::Enter];
            if command == again || moves.contains(&command) {
                return Answer::Done;
            }
        }
        match command {
            Command::NextStep => self.next(),
            Command::Back | Command::Close if self.detour.is_some() => self.detour = None,
            Command::PreviousStep | Command::Back => self.previous(),
            Command::Close if leaving => return Answer::Leave(self.address()),
            Command::Close => self.notice = Some(LEAVES.to_owned()),
            Command::NextStop => self.go_or_end(self.next_stop()),
            Command::PreviousStop => self.go(self.stops().into_iter().rev().find(|&place| place < self.position.stop)),
            Command::Enter => self.enter(),
            Command::Top => self.go(self.stops().first().copied()),
            Command::Bottom => self.go(self.stops().last().copied()),
            Command::Blank => self.view = SlideView::Blank,
            Command::Covered => self.view = SlideView::ShownLog,
            Command::Notes => self.view = SlideView::Notes,
            Command::Spotlight => {
                self.spotlight = match self.spotlight {
                    None => Some(self.shown().fresh),
                    Some(_) => None,
                }
            }
            Command::Up if self.spotlight.is_some() => self.move_spotlight(-1),
            Command::Down if self.spotlight.is_some() => self.move_spotlight(1),
            Command::Up => self.turn(-1),
            Command::Down => self.turn(1),
            Command::Additions => self.toggle_additions(),
            _ => return Answer::Pass,
        }
        Answer::Done
    }

    /// Types a figure of the number of a stop.
    pub fn type_char(&mut self, c: char) -> Answer {
        self.notice = None;
        if c.is_ascii_digit() && self.number.len() < 4 && self.consent.asked.is_none() {
            self.number.push(c);
        }
        Answer::Done
    }

    /// Goes to a stop of the walk, by its place in it.
    pub fn go(&mut self, place: Option<usize>) {
        if let Some(place) = place.filter(|&place| self.admits(place)) {
            self.detour = None;
            (self.position.stop, self.position.step, self.spotlight) = (place, 0, None);
        }
    }

    /// Shows an item that a question led to. What is marked above AMBER is asked for first, once a bundle.
    pub fn detour_to(&mut self, bundle: &Cleared, item: &Id) {
        self.view = SlideView::Slide;
        self.detour = Some(Detour { bundle: bundle.clone(), stop: Stop::at(item), step: 0 });
        self.spotlight = None;
        let given = bundle.key() == self.home.key() || self.consent.given.contains(bundle.key());
        self.consent.asked = asked_for(bundle).filter(|_| !given);
    }

    /// Sets the slide again where anything of it has changed, and notes what is shown.
    pub fn layout(&mut self, setup: &SlideSetup<'_>) {
        let stop = self.stop();
        let inputs = SlideInputs {
            bundle: std::ptr::from_ref::<Bundle>(self.bundle()) as usize,
            stop: stop.clone(),
            room: (setup.room.width, setup.room.height),
            scale: setup.scale.map(|scale| scale.id.clone()),
            additions: self.additions,
        };
        if self.inputs.as_ref() != Some(&inputs) {
            let same =
                self.inputs.as_ref().is_some_and(|before| before.stop == inputs.stop && before.bundle == inputs.bundle);
            let part = self.shown().part;
            let toggled = std::collections::BTreeSet::new();
            let setting = Setting {
                width: setup.room.width,
                room: PageRoom::default(),
                today: setup.today,
                scale: setup.scale.filter(|_| self.additions == Additions::Shown),
                toggled: &toggled,
                elsewhere: None,
            };
            let frame = SlideFrame { setting, height: setup.room.height, additions: self.additions };
            self.slide = Slide::new(self.bundle(), &stop, &frame);
            self.inputs = Some(inputs);
            if same {
                let again = self.slide.step_of(part);
                *self.step_mut() = again;
                self.spotlight = None;
            }
        }
        let last = self.slide.steps.len() - 1;
        *self.step_mut() = (*self.step_mut()).min(last);
        if self.consent.asked.is_none() {
            let title = self.item().title.clone();
            self.shown_log.note(Shown {
                address: self.address(),
                title,
                show: stop.show,
                detour: self.detour.is_some(),
                came: setup.now,
            });
        }
    }

    fn answer(&mut self, command: Command) -> Answer {
        match command {
            Command::Enter => {
                self.consent.given.push(self.bundle().id().clone());
                self.consent.asked = None;
                Answer::Done
            }
            Command::Close | Command::Back if self.detour.take().is_some() => {
                self.consent.asked = None;
                Answer::Done
            }
            // What is not wanted on the shared screen is not wanted in the reader there either.
            Command::Close if self.started == StartedFrom::Shell => Answer::Run(Command::Quit),
            Command::Close => Answer::Decline,
            Command::Quit | Command::Suspend | Command::Redraw | Command::Mouse => Answer::Pass,
            _ => Answer::Done,
        }
    }

    fn enter(&mut self) {
        let Ok(number) = self.number.parse::<usize>() else { return self.next() };
        self.number.clear();
        let stops = self.stops();
        match number.checked_sub(1).and_then(|place| stops.get(place)) {
            Some(&place) => self.go(Some(place)),
            None => self.notice = Some(format!("there are {} stops", stops.len())),
        }
    }

    fn next(&mut self) {
        let step = self.shown().step;
        if let Some(screen) = self.slide.steps.iter().position(|screen| screen.step > step) {
            *self.step_mut() = screen;
            self.spotlight = None;
        } else if self.detour.is_some() {
            self.notice = Some("the end of the detour".to_owned());
        } else {
            self.go_or_end(self.next_stop());
        }
    }

    /// Goes to a stop; without one what was shown is listed, and the next key goes back to the last stop.
    fn go_or_end(&mut self, place: Option<usize>) {
        if place.is_some() {
            self.go(place);
        } else {
            self.view = SlideView::ShownLog;
            self.notice = Some("the end of the walk".to_owned());
        }
    }

    /// A screen on or back within the step, where it is longer than the screen.
    fn turn(&mut self, by: isize) {
        let screens = &self.slide.steps;
        let now = self.detour.as_ref().map_or(self.position.step, |detour| detour.step).min(screens.len() - 1);
        let other = now.saturating_add_signed(by);
        if screens.get(other).is_some_and(|screen| screen.step == screens[now].step) {
            *self.step_mut() = other;
        }
    }

    fn previous(&mut self) {
        self.spotlight = None;
        let step = self.shown().step;
        let before = self.slide.steps.iter().position(|screen| screen.step + 1 == step);
        if let Some(screen) = before {
            *self.step_mut() = screen;
        } else if self.detour.is_none()
            && let Some(place) = self.stops().into_iter().rev().find(|&place| place < self.position.stop)
        {
            // Back at the stop before, everything of it stands revealed; `layout` knows how much that is.
            (self.position.stop, self.position.step) = (place, usize::MAX);
        }
    }

    fn move_spotlight(&mut self, by: isize) {
        let rows = self.shown().rows.len();
        if let Some(row) = self.spotlight {
            self.spotlight = Some(row.saturating_add_signed(by).min(rows.saturating_sub(1)));
        }
    }

    fn toggle_additions(&mut self) {
        (self.additions, self.notice) = match self.additions {
            Additions::Hidden => (Additions::Shown, Some("what is not the issuer's is shown".to_owned())),
            Additions::Shown => (Additions::Hidden, Some("only the issuer's own".to_owned())),
        };
        if !self.admits(self.position.stop) {
            let stops = self.stops();
            self.position.stop =
                stops.iter().rev().find(|&&place| place < self.position.stop).or(stops.first()).copied().unwrap_or(0);
            self.position.step = 0;
        }
    }

    fn admits(&self, place: usize) -> bool {
        self.item_at(place).is_some_and(|item| self.additions.admit(item))
    }

    fn step_mut(&mut self) -> &mut usize {
        self.detour.as_mut().map_or(&mut self.position.step, |detour| &mut detour.step)
    }
}

/// The marking that must be agreed to before anything of a bundle is on a shared screen.
fn asked_for(bundle: &Bundle) -> Option<Tlp> {
    bundle.highest_tlp().filter(|&tlp| tlp > ASKED_ABOVE)
}

//! The layers that lie over the stage, as a stack.

use crate::bundle::{Bundle, Id};
use crate::keymap::{Command, Context};
use crate::state::answer::Answer;
use crate::state::layers::layer::Layer;
use crate::state::layers::overlay::Edit;
use crate::state::layers::search::SearchLayer;
use crate::state::layers::surroundings::Surroundings;
use crate::state::message::{Mouse, MouseAction};

/// How many steps of the wheel are taken at once: more than any list is long on a screen.
const MOST_STEPS: u16 = 200;

/// The layers, the last of them on top.
#[derive(Debug, Clone, Default)]
pub struct Layers {
    stack: Vec<Layer>,
}

impl Layers {
    pub fn is_empty(&self) -> bool {
        self.stack.is_empty()
    }

    pub fn iter(&self) -> impl ExactSizeIterator<Item = &Layer> {
        self.stack.iter()
    }

    pub fn top(&self) -> Option<&Layer> {
        self.stack.last()
    }

    pub fn push(&mut self, layer: Layer) {
        self.stack.push(layer);
    }

    /// Closes the layer on top.
    pub fn close(&mut self) {
        self.stack.pop();
    }

    /// Closes every layer.
    pub fn clear(&mut self) {
        self.stack.clear();
    }

    /// Which keys mean what in the layer on top.
    pub fn context(&self) -> Option<Context> {
        self.top().map(|layer| layer.overlay().context())
    }

    /// The search that lies open, whatever lies over it.
    pub fn search_mut(&mut self) -> Option<&mut SearchLayer> {
        self.stack.iter_mut().rev().find_map(|layer| match layer {
            Layer::Search(search) => Some(&mut **search),
            _ => None,
        })
    }

    /// What the layer on top makes of a command; nothing where there is none.
    pub fn act(&mut self, command: Command, around: &Surroundings<'_>) -> Option<Answer> {
        Some(self.stack.last_mut()?.overlay_mut().act(command, around))
    }

    /// What the layer on top makes of what is typed or pasted; nothing where there is none.
    pub fn edit(&mut self, edit: Edit<'_>) -> Option<Answer> {
        Some(self.stack.last_mut()?.overlay_mut().edit(edit))
    }

    /// What the layer on top makes of the mouse; nothing where there is none.
    pub fn mouse(&mut self, mouse: Mouse, around: &Surroundings<'_>) -> Option<Answer> {
        let layer = self.stack.last_mut()?.overlay_mut();
        let (command, steps) = match mouse.action {
            MouseAction::WheelUp(steps) => (Command::Up, steps),
            MouseAction::WheelDown(steps) => (Command::Down, steps),
            MouseAction::Press => {
                let lies = layer.click_areas(around);
                if !lies.frame.holds(mouse.column, mouse.row) {
                    return Some(layer.act(Command::Close, around));
                }
                let Some(cursor) = layer.list_cursor() else { return Some(Answer::Done) };
                let line = usize::from(mouse.row.saturating_sub(lies.list.y) / lies.rows_each) + cursor.top;
                if !lies.list.holds(mouse.column, mouse.row) || line >= lies.lines {
                    return Some(Answer::Done);
                }
                // The first click selects the line, the second opens it.
                if cursor.cursor == line {
                    return Some(layer.act(Command::Enter, around));
                }
                cursor.cursor = line;
                return Some(Answer::Done);
            }
        };
        let mut answers = (0..steps.min(MOST_STEPS)).map(|_| layer.act(command, around));
        Some(answers.find(|answer| !matches!(answer, Answer::Done)).unwrap_or(Answer::Done))
    }

    /// Tells of every item that the layers show, by the bundle that has it.
    pub fn in_view(&self, around: &Surroundings<'_>, see: &mut dyn FnMut(&Bundle, &Id)) {
        self.stack.iter().for_each(|layer| layer.overlay().in_view(around, see));
    }

    /// Fits the layer on top to the screen.
    pub fn layout(&mut self, around: &Surroundings<'_>) {
        if let Some(layer) = self.stack.last_mut() {
            layer.overlay_mut().layout(around);
        }
    }

    /// Lets every layer take what it shows from the state again.
    pub fn renew(&mut self, around: &Surroundings<'_>) {
        self.stack.iter_mut().for_each(|layer| layer.overlay_mut().renew(around));
    }
}

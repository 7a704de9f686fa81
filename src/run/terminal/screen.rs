//! The screen: what ratatui draws on, and what it sends where something changed.

use std::io::{self, Write};

use crossterm::clipboard::CopyToClipboard;
use crossterm::cursor::{Hide, MoveTo, Show};
use crossterm::terminal;
use ratatui::Terminal;
use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Rect, Size};

use crate::run::terminal::encode::ink;
use crate::run::terminal::writer::Wire;
use crate::state::State;
use crate::state::task::Capture;
use crate::view;

/// What a terminal without a size is taken for: one in a container, or on a serial line.
const UNKNOWN: Size = Size { width: 80, height: 24 };

/// The screen. It leaves the terminal as it was when it is dropped.
#[derive(Debug)]
pub struct Screen {
    terminal: Terminal<Cells>,
    wire: Wire,
    title: String,
    mouse: Capture,
}

impl Screen {
    /// A screen on a terminal that is not ours yet.
    pub fn new(wire: Wire) -> io::Result<Self> {
        let cells = Cells { wire: wire.clone(), size: size(), cursor: Shown::No };
        Ok(Self { terminal: Terminal::new(cells)?, wire, title: String::new(), mouse: Capture::Program })
    }

    pub fn take(&self) -> io::Result<()> {
        self.wire.enter(self.mouse)
    }

    /// How large it is, in cells.
    pub fn size(&self) -> Size {
        self.terminal.backend().size
    }

    /// Draws the state as it is now, and sends what differs from what is shown.
    pub fn draw(&mut self, state: &State) -> io::Result<()> {
        if !self.wire.is_ours() {
            return Ok(());
        }
        let title = state.title();
        if title != self.title {
            write!(self.wire, "\x1b]2;{}\x07", title.replace(char::is_control, " "))?;
            self.title = title;
        }
        self.terminal.draw(|frame| view::draw(state, frame))?;
        self.wire.present()
    }

    /// Takes another size; the next frame is drawn whole.
    pub fn resize(&mut self, size: Size) -> io::Result<()> {
        if size == self.size() { Ok(()) } else { self.refresh(size) }
    }

    /// Draws every cell again with the next frame.
    pub fn redraw(&mut self) -> io::Result<()> {
        self.refresh(size())
    }

    /// Not `clear`, which asks the terminal where the cursor is, and waits for an answer that may never come.
    fn refresh(&mut self, size: Size) -> io::Result<()> {
        self.terminal.backend_mut().size = size;
        self.terminal.resize(Rect::new(0, 0, size.width, size.height))
    }

    /// Takes the mouse, or gives it back to the terminal.
    pub fn point(&mut self, mouse: Capture) -> io::Result<()> {
        self.mouse = mouse;
        self.wire.point(mouse)
    }

    /// Sends text to the clipboard, through the terminal, which says nothing about whether it took it.
    pub fn copy(&mut self, text: &str) -> io::Result<()> {
        crossterm::queue!(self.wire, CopyToClipboard::to_clipboard_from(text))
    }

    /// Asks for no more reports of the mouse and the like.
    pub fn hush(&self) {
        self.wire.hush();
    }

    /// Gives the terminal back, for as long as somebody else has it.
    pub fn leave(&self) {
        self.wire.leave();
    }

    /// Takes the terminal back from somebody else; the next frame is drawn whole.
    pub fn reenter(&mut self) -> io::Result<()> {
        self.wire.reenter(self.mouse)?;
        self.title.clear();
        self.terminal.backend_mut().cursor = Shown::No;
        self.redraw()
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        self.wire.leave();
    }
}

/// The size of the terminal, in cells.
pub fn size() -> Size {
    let (width, height) = crossterm::terminal::size().unwrap_or_default();
    let known = |cells: u16, otherwise: u16| if cells == 0 { otherwise } else { cells };
    Size { width: known(width, UNKNOWN.width), height: known(height, UNKNOWN.height) }
}

/// A backend that writes nothing where nothing changed, and asks the terminal nothing.
#[derive(Debug)]
struct Cells {
    wire: Wire,
    size: Size,
    cursor: Shown,
}

/// Whether the cursor is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shown {
    Yes,
    No,
}

impl Backend for Cells {
    type Error = io::Error;

    fn draw<'a, I: Iterator<Item = (u16, u16, &'a Cell)>>(&mut self, content: I) -> io::Result<()> {
        let mut content = content.peekable();
        if content.peek().is_none() { Ok(()) } else { self.wire.write_all(&ink(content)) }
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        if self.cursor == Shown::No {
            return Ok(());
        }
        self.cursor = Shown::No;
        crossterm::queue!(self.wire, Hide)
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        if self.cursor == Shown::Yes {
            return Ok(());
        }
        self.cursor = Shown::Yes;
        crossterm::queue!(self.wire, Show)
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(Position::ORIGIN)
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        let Position { x, y } = position.into();
        crossterm::queue!(self.wire, MoveTo(x, y))
    }

    fn clear(&mut self) -> io::Result<()> {
        self.clear_region(ClearType::All)
    }

    fn clear_region(&mut self, region: ClearType) -> io::Result<()> {
        let region = match region {
            ClearType::All => terminal::ClearType::All,
            ClearType::AfterCursor => terminal::ClearType::FromCursorDown,
            ClearType::BeforeCursor => terminal::ClearType::FromCursorUp,
            ClearType::CurrentLine => terminal::ClearType::CurrentLine,
            ClearType::UntilNewLine => terminal::ClearType::UntilNewLine,
        };
        crossterm::queue!(self.wire, terminal::Clear(region))
    }

    fn size(&self) -> io::Result<Size> {
        Ok(self.size)
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize { columns_rows: self.size, pixels: Size::ZERO })
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

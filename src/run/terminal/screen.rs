//! The screen: the backend that ratatui draws on, which sends only what changed.

use std::io::{self, Write};

use crossterm::clipboard::CopyToClipboard;
use crossterm::cursor::{Hide, MoveTo, Show};
use crossterm::terminal;
use ratatui::Terminal;
use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Rect, Size};

use crate::run::terminal::encode::{Strokes, encode};
use crate::run::terminal::writer::TerminalWriter;
use crate::state::State;
use crate::state::task::MouseOwner;
use crate::view;

/// The size that is assumed where the terminal states none, as in a container or on a serial line.
const DEFAULT_SIZE: Size = Size { width: 80, height: 24 };

/// The most cells that are drawn, about 40 megabytes, and the widest row. A larger terminal is drawn in its upper left part.
const MOST_CELLS: u32 = 500_000;
const WIDEST: u16 = 2_000;

/// The screen. Dropping it restores the terminal.
#[derive(Debug)]
pub struct Screen {
    terminal: Terminal<CellBackend>,
    writer: TerminalWriter,
    title: String,
    mouse: MouseOwner,
}

impl Screen {
    /// A screen on a terminal that was not taken yet.
    pub fn new(writer: TerminalWriter) -> io::Result<Self> {
        let strokes = Strokes::of(|name| std::env::var(name).ok());
        let cells = CellBackend { writer: writer.clone(), size: size(), cursor: Cursor::Hidden, strokes };
        Ok(Self { terminal: Terminal::new(cells)?, writer, title: String::new(), mouse: MouseOwner::Program })
    }

    pub fn take(&self) -> io::Result<()> {
        self.writer.enter(self.mouse)
    }

    pub fn size(&self) -> Size {
        self.terminal.backend().size
    }

    /// Draws the state, and sends what differs from the last frame.
    pub fn draw(&mut self, state: &State) -> io::Result<()> {
        if !self.writer.is_entered() {
            return Ok(());
        }
        let title = state.stage.title();
        if title != self.title {
            write!(self.writer, "\x1b]2;{}\x07", title.replace(char::is_control, " "))?;
            self.title = title;
        }
        self.terminal.draw(|frame| view::draw(state, frame))?;
        self.writer.present()
    }

    /// Changes the size; the next frame is drawn whole.
    pub fn resize(&mut self, size: Size) -> io::Result<()> {
        if size == self.size() { Ok(()) } else { self.refresh(size) }
    }

    /// Draws every cell again with the next frame.
    pub fn redraw(&mut self) -> io::Result<()> {
        self.refresh(size())
    }

    /// Not `clear`, which queries the position of the cursor, and waits for an answer that may never come.
    fn refresh(&mut self, size: Size) -> io::Result<()> {
        self.terminal.backend_mut().size = size;
        self.terminal.resize(Rect::new(0, 0, size.width, size.height))
    }

    /// Turns mouse reports on or off.
    pub fn set_mouse(&mut self, mouse: MouseOwner) -> io::Result<()> {
        self.mouse = mouse;
        self.writer.set_mouse(mouse)
    }

    /// Sends text to the clipboard through the terminal, which does not confirm it.
    pub fn copy(&mut self, text: &str) -> io::Result<()> {
        crossterm::queue!(self.writer, CopyToClipboard::to_clipboard_from(text))
    }

    /// Turns reports of the mouse, focus and pastes off.
    pub fn stop_reports(&self) {
        self.writer.stop_reports();
    }

    /// Restores the terminal, for as long as another program has it.
    pub fn leave(&self) {
        self.writer.leave();
    }

    /// Takes the terminal again; the next frame is drawn whole.
    pub fn reenter(&mut self) -> io::Result<()> {
        self.writer.reenter(self.mouse)?;
        self.title.clear();
        self.terminal.backend_mut().cursor = Cursor::Hidden;
        self.redraw()
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        self.writer.leave();
    }
}

/// The size of the terminal, in cells.
pub fn size() -> Size {
    let (width, height) = crossterm::terminal::size().unwrap_or_default();
    let known = |cells: u16, otherwise: u16| if cells == 0 { otherwise } else { cells };
    bounded(known(width, DEFAULT_SIZE.width), known(height, DEFAULT_SIZE.height))
}

/// The part of a terminal of this size that is drawn.
pub fn bounded(width: u16, height: u16) -> Size {
    let width = width.min(WIDEST);
    let most = MOST_CELLS / u32::from(width.max(1));
    Size { width, height: height.min(u16::try_from(most).unwrap_or(u16::MAX)) }
}

/// A backend that writes nothing where nothing changed, and never queries the terminal.
#[derive(Debug)]
struct CellBackend {
    writer: TerminalWriter,
    size: Size,
    cursor: Cursor,
    strokes: Strokes,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cursor {
    Visible,
    Hidden,
}

impl Backend for CellBackend {
    type Error = io::Error;

    fn draw<'a, I: Iterator<Item = (u16, u16, &'a Cell)>>(&mut self, content: I) -> io::Result<()> {
        let mut content = content.peekable();
        if content.peek().is_none() { Ok(()) } else { self.writer.write_all(&encode(content, self.strokes)) }
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        if self.cursor == Cursor::Hidden {
            return Ok(());
        }
        self.cursor = Cursor::Hidden;
        crossterm::queue!(self.writer, Hide)
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        if self.cursor == Cursor::Visible {
            return Ok(());
        }
        self.cursor = Cursor::Visible;
        crossterm::queue!(self.writer, Show)
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(Position::ORIGIN)
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        let Position { x, y } = position.into();
        crossterm::queue!(self.writer, MoveTo(x, y))
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
        crossterm::queue!(self.writer, terminal::Clear(region))
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

//! The measure of a first frame: a bare ratatui program, which draws one line and waits for `q`.

use std::io;

use crossterm::event::{self, Event, KeyCode};

fn main() -> io::Result<()> {
    ratatui::run(|terminal| {
        loop {
            terminal.draw(|frame| frame.render_widget("one line", frame.area()))?;
            if matches!(event::read()?, Event::Key(key) if key.code == KeyCode::Char('q')) {
                return Ok(());
            }
        }
    })
}

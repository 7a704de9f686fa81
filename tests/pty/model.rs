//! A model of a terminal: the screen, the modes that a program may leave on, and the answers of an xterm.

use std::collections::BTreeSet;
use std::num::NonZeroU16;

use vt100::{Callbacks, MouseProtocolMode, Parser, Screen};

/// How the terminal answers questions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answers {
    /// As an xterm with light letters on black does.
    Dark,
    /// As an xterm with black letters on white does.
    Light,
    /// As a dark one, but what was asked last is answered first.
    Backwards,
    /// Not at all.
    Silent,
}

/// A terminal.
pub struct Model {
    parser: Parser<Heard>,
}

/// What vt100 does not model.
struct Heard {
    answers: Answers,
    replies: Vec<u8>,
    modes: BTreeSet<u16>,
    frames: usize,
    in_frame: bool,
    titles: Vec<String>,
    title: String,
    copied: Vec<String>,
    fence: String,
    questions: usize,
    held: Vec<u8>,
}

impl Model {
    pub fn new(columns: u16, rows: u16, answers: Answers) -> Self {
        let heard = Heard {
            answers,
            replies: Vec::new(),
            modes: BTreeSet::new(),
            frames: 0,
            in_frame: false,
            titles: Vec::new(),
            title: "before".to_owned(),
            copied: Vec::new(),
            fence: String::new(),
            questions: 0,
            held: Vec::new(),
        };
        Self { parser: Parser::new_with_callbacks(cells(rows), cells(columns), 500, heard) }
    }

    /// Takes what the program wrote; gives back what the terminal answers.
    pub fn take(&mut self, bytes: &[u8]) -> Vec<u8> {
        self.parser.process(bytes);
        std::mem::take(&mut self.parser.callbacks_mut().replies)
    }

    pub fn resize(&mut self, columns: u16, rows: u16) {
        self.parser.set_size(cells(rows), cells(columns));
    }

    pub fn screen(&self) -> &Screen {
        self.parser.screen()
    }

    /// The text of the screen, without the blanks at the ends of rows and below the last.
    pub fn text(&self) -> String {
        let (_, columns) = self.screen().size();
        let rows: Vec<String> = self.screen().rows(0, columns.get()).map(|row| row.trim_end().to_owned()).collect();
        rows.join("\n").trim_end().to_owned()
    }

    pub fn shows(&self, text: &str) -> bool {
        self.text().contains(text)
    }

    /// Whether a frame has begun and is not whole yet: what the screen shows then is shown to nobody.
    pub fn in_frame(&self) -> bool {
        self.parser.callbacks().in_frame
    }

    /// How many synchronized frames were drawn.
    pub fn frames(&self) -> usize {
        self.parser.callbacks().frames
    }

    pub fn title(&self) -> &str {
        &self.parser.callbacks().title
    }

    /// How many questions the program asked.
    pub fn questions(&self) -> usize {
        self.parser.callbacks().questions
    }

    /// What was sent to the clipboard, in base64.
    pub fn copied(&self) -> &[String] {
        &self.parser.callbacks().copied
    }

    /// The last word that was sent as a fence.
    pub fn fence(&self) -> &str {
        &self.parser.callbacks().fence
    }

    /// Every mode that is still on, in words; nothing, on a terminal as it was before.
    pub fn left_on(&self) -> Vec<String> {
        let screen = self.screen();
        let heard = self.parser.callbacks();
        let mut on = Vec::new();
        let mut check = |is_on: bool, what: &str| {
            if is_on {
                on.push(what.to_owned());
            }
        };
        check(screen.alternate_screen(), "the alternate screen");
        check(screen.hide_cursor(), "no cursor");
        check(screen.bracketed_paste(), "bracketed paste");
        check(screen.mouse_protocol_mode() != MouseProtocolMode::None, "the mouse");
        check(screen.application_cursor() || screen.application_keypad(), "application keys");
        check(screen.bold() || screen.inverse() || screen.fgcolor() != vt100::Color::Default, "a style");
        check(!heard.titles.is_empty(), "a title that was put aside");
        check(heard.title != "before", "a title");
        on.extend(heard.modes.iter().map(|mode| format!("mode {mode}")));
        on
    }

    /// What a program that has the terminal turned on.
    pub fn is_taken(&self) -> bool {
        let screen = self.screen();
        screen.alternate_screen() && screen.hide_cursor() && screen.bracketed_paste()
    }
}

fn cells(count: u16) -> NonZeroU16 {
    NonZeroU16::new(count.max(1)).unwrap()
}

impl Callbacks for Heard {
    fn set_window_title(&mut self, _: &mut Screen, title: &[u8]) {
        self.title = String::from_utf8_lossy(title).into_owned();
    }

    fn copy_to_clipboard(&mut self, _: &mut Screen, _: &[u8], text: &[u8]) {
        self.copied.push(String::from_utf8_lossy(text).into_owned());
    }

    fn unhandled_csi(&mut self, _: &mut Screen, i1: Option<u8>, _: Option<u8>, params: &[&[u16]], c: char) {
        let first = params.first().and_then(|param| param.first()).copied().unwrap_or_default();
        match (i1, c, first) {
            (Some(b'?'), 'h', 2026) => self.in_frame = true,
            (Some(b'?'), 'l', 2026) => {
                self.frames += usize::from(self.in_frame);
                self.in_frame = false;
            }
            (Some(b'?'), 'h', mode) => drop(self.modes.insert(mode)),
            (Some(b'?'), 'l', mode) => drop(self.modes.remove(&mode)),
            (None, 't', 22) => self.titles.push(self.title.clone()),
            (None, 't', 23) => self.title = self.titles.pop().unwrap_or_default(),
            (None, 'c', _) => {
                self.answer(b"\x1b[?62;22c");
                let held = std::mem::take(&mut self.held);
                self.replies.extend_from_slice(&held);
            }
            (None, 'n', 6) => self.answer(b"\x1b[1;1R"),
            _ => {}
        }
    }

    fn unhandled_osc(&mut self, _: &mut Screen, params: &[&[u8]]) {
        match params {
            [b"7777", word] => self.fence = String::from_utf8_lossy(word).into_owned(),
            [b"10", b"?"] => match self.answers {
                Answers::Dark | Answers::Backwards => self.answer(b"\x1b]10;rgb:eeee/eeee/eeee\x1b\\"),
                Answers::Light => self.answer(b"\x1b]10;rgb:0000/0000/0000\x1b\\"),
                Answers::Silent => self.answer(b""),
            },
            [b"11", b"?"] => match self.answers {
                Answers::Dark | Answers::Backwards => self.answer(b"\x1b]11;rgb:0000/0000/0000\x1b\\"),
                Answers::Light => self.answer(b"\x1b]11;rgb:ffff/ffff/ffff\x1b\\"),
                Answers::Silent => self.answer(b""),
            },
            _ => {}
        }
    }
}

impl Heard {
    fn answer(&mut self, reply: &[u8]) {
        self.questions += 1;
        match self.answers {
            Answers::Backwards if reply.starts_with(b"\x1b]") => self.held.extend_from_slice(reply),
            Answers::Dark | Answers::Light | Answers::Backwards => self.replies.extend_from_slice(reply),
            Answers::Silent => {}
        }
    }
}

//! Cells as the bytes that draw them: as few as possible, since a slow line delays each one.

use std::fmt::Write as _;

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

use crate::page::layout::bar::in_ascii;

/// The text attributes of a terminal: the code that turns each on, and the one that turns it off again.
const ATTRIBUTES: [(Modifier, u8, u8); 9] = [
    (Modifier::BOLD, 1, 22),
    (Modifier::DIM, 2, 22),
    (Modifier::ITALIC, 3, 23),
    (Modifier::UNDERLINED, 4, 24),
    (Modifier::SLOW_BLINK, 5, 25),
    (Modifier::RAPID_BLINK, 6, 25),
    (Modifier::REVERSED, 7, 27),
    (Modifier::HIDDEN, 8, 28),
    (Modifier::CROSSED_OUT, 9, 29),
];

/// The style that the terminal draws with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Style {
    foreground: Color,
    background: Color,
    attributes: Modifier,
}

impl Style {
    const PLAIN: Self = Self { foreground: Color::Reset, background: Color::Reset, attributes: Modifier::empty() };

    const fn of(cell: &Cell) -> Self {
        // An underline of another colour is left out: some terminals take its sequence for another one.
        Self { foreground: cell.fg, background: cell.bg, attributes: cell.modifier }
    }
}

/// Whether the letters of the terminal have the strokes of which likelihoods are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strokes {
    Drawn,
    InAscii,
}

impl Strokes {
    /// The console of Linux and old terminals have no such letters, nor has a character set other than UTF-8.
    pub fn of(set: impl Fn(&str) -> Option<String>) -> Self {
        let term = set("TERM").unwrap_or_default().to_lowercase();
        let bare = term == "linux" || term == "dumb" || term.starts_with("vt");
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().filter_map(set).find(|value| !value.is_empty());
        let charset = locale.as_deref().and_then(|locale| locale.split_once('.')).map(|(_, set)| set.to_lowercase());
        let other = charset.is_some_and(|charset| !charset.starts_with("utf"));
        if bare || other { Self::InAscii } else { Self::Drawn }
    }
}

/// The bytes that draw cells. The style is plain before them and after them.
pub fn encode<'a>(cells: impl Iterator<Item = (u16, u16, &'a Cell)>, strokes: Strokes) -> Vec<u8> {
    let mut text = String::new();
    let mut style = Style::PLAIN;
    let mut at: Option<(u16, u16)> = None;
    for (x, y, cell) in cells {
        if at != Some((x, y)) {
            move_to(&mut text, at, x, y);
        }
        let wanted = Style::of(cell);
        change(&mut text, style, wanted);
        style = wanted;
        let symbol = match strokes {
            Strokes::Drawn => cell.symbol(),
            Strokes::InAscii => in_ascii(cell.symbol()).unwrap_or(cell.symbol()),
        };
        // Text is cleaned long before; this is the last check.
        text.push_str(if symbol.chars().any(char::is_control) { "\u{fffd}" } else { symbol });
        // Behind a letter of two cells, which some terminals draw in one, the next position is sent again.
        at = Some((x + 1, y));
    }
    change(&mut text, style, Style::PLAIN);
    text.into_bytes()
}

/// Moves to a cell. The column is absolute, never relative: a letter may have been drawn wider than expected.
fn move_to(text: &mut String, at: Option<(u16, u16)>, x: u16, y: u16) {
    let (row, column) = (u32::from(y) + 1, u32::from(x) + 1);
    let _ = match at {
        Some((_, same)) if same == y => write!(text, "\x1b[{column}G"),
        Some((_, above)) if above + 1 == y && x == 0 => text.write_str("\r\n"),
        _ if x == 0 => write!(text, "\x1b[{row}H"),
        _ => write!(text, "\x1b[{row};{column}H"),
    };
}

/// Changes the style by one sequence that holds only what differs.
fn change(text: &mut String, now: Style, wanted: Style) {
    if now == wanted {
        return;
    }
    if wanted == Style::PLAIN {
        text.push_str("\x1b[m");
        return;
    }
    let mut sequence = Sequence { text, separator: "\x1b[" };
    let mut on = now.attributes;
    for (attribute, _, off) in ATTRIBUTES {
        if on.contains(attribute) && !wanted.attributes.contains(attribute) {
            sequence.put(off);
            // What shares this code is turned off with it, and on again below.
            for (other, _, end) in ATTRIBUTES {
                if end == off {
                    on.remove(other);
                }
            }
        }
    }
    for (attribute, begin, _) in ATTRIBUTES {
        if wanted.attributes.contains(attribute) && !on.contains(attribute) {
            sequence.put(begin);
        }
    }
    if now.foreground != wanted.foreground {
        sequence.colour(wanted.foreground, 30);
    }
    if now.background != wanted.background {
        sequence.colour(wanted.background, 40);
    }
    sequence.end();
}

/// One control sequence.
struct Sequence<'a> {
    text: &'a mut String,
    separator: &'static str,
}

impl Sequence<'_> {
    fn put(&mut self, part: u8) {
        let _ = write!(self.text, "{}{part}", self.separator);
        self.separator = ";";
    }

    fn colour(&mut self, colour: Color, base: u8) {
        let sixteen = |place: u8| if place < 8 { base + place } else { base + 52 + place };
        match colour {
            Color::Reset => self.put(base + 9),
            Color::Black => self.put(sixteen(0)),
            Color::Red => self.put(sixteen(1)),
            Color::Green => self.put(sixteen(2)),
            Color::Yellow => self.put(sixteen(3)),
            Color::Blue => self.put(sixteen(4)),
            Color::Magenta => self.put(sixteen(5)),
            Color::Cyan => self.put(sixteen(6)),
            Color::Gray => self.put(sixteen(7)),
            Color::DarkGray => self.put(sixteen(8)),
            Color::LightRed => self.put(sixteen(9)),
            Color::LightGreen => self.put(sixteen(10)),
            Color::LightYellow => self.put(sixteen(11)),
            Color::LightBlue => self.put(sixteen(12)),
            Color::LightMagenta => self.put(sixteen(13)),
            Color::LightCyan => self.put(sixteen(14)),
            Color::White => self.put(sixteen(15)),
            Color::Indexed(index) => {
                for part in [base + 8, 5, index] {
                    self.put(part);
                }
            }
            Color::Rgb(red, green, blue) => {
                for part in [base + 8, 2, red, green, blue] {
                    self.put(part);
                }
            }
        }
    }

    fn end(self) {
        if self.separator == ";" {
            self.text.push('m');
        }
    }
}

#[cfg(test)]
mod tests {
    use std::num::NonZeroU16;

    use proptest::prelude::*;
    use ratatui::backend::{Backend, CrosstermBackend};
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    use super::*;

    const AREA: Rect = Rect { x: 0, y: 0, width: 12, height: 4 };

    fn colour() -> impl Strategy<Value = Color> {
        prop_oneof![
            Just(Color::Reset),
            Just(Color::Red),
            Just(Color::LightCyan),
            any::<u8>().prop_map(Color::Indexed),
            any::<[u8; 3]>().prop_map(|[red, green, blue]| Color::Rgb(red, green, blue)),
        ]
    }

    fn style() -> impl Strategy<Value = Style> {
        let strokes = prop::sample::select(vec![
            Modifier::empty(),
            Modifier::BOLD,
            Modifier::DIM,
            Modifier::BOLD | Modifier::DIM,
            Modifier::ITALIC | Modifier::UNDERLINED,
            Modifier::REVERSED | Modifier::BOLD,
        ]);
        (colour(), colour(), strokes).prop_map(|(fg, bg, strokes)| Style::new().fg(fg).bg(bg).add_modifier(strokes))
    }

    fn buffer() -> impl Strategy<Value = Buffer> {
        let word = prop::sample::select(vec!["a", "word and word", "漢字", "é◆", " ", "x漢y"]);
        prop::collection::vec((0..12_u16, 0..4_u16, word, style()), 0..12).prop_map(|words| {
            let mut buffer = Buffer::empty(AREA);
            for (x, y, word, style) in words {
                buffer.set_string(x, y, word, style);
            }
            buffer
        })
    }

    fn shown(frames: &[Vec<u8>]) -> Vec<String> {
        let size = |cells| NonZeroU16::new(cells).unwrap();
        let mut parser = vt100::Parser::new(size(AREA.height), size(AREA.width), 0);
        for frame in frames {
            parser.process(frame);
        }
        parser.screen().rows_formatted(0, AREA.width).collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn it_draws_what_the_backend_of_crossterm_draws(one in buffer(), two in buffer()) {
            let blank = Buffer::empty(AREA);
            let (mut ours, mut theirs) = (Vec::new(), Vec::new());
            for (before, after) in [(&blank, &one), (&one, &two)] {
                ours.push(encode(before.diff_iter(after), Strokes::Drawn));
                theirs.push(drawn(before, after));
            }
            prop_assert_eq!(shown(&ours), shown(&theirs));
            prop_assert!(ours.concat().len() <= theirs.concat().len());
        }
    }

    fn drawn(before: &Buffer, after: &Buffer) -> Vec<u8> {
        let mut bytes = Vec::new();
        CrosstermBackend::new(&mut bytes).draw(before.diff_iter(after)).unwrap();
        bytes
    }

    #[test]
    fn only_what_differs_is_sent() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 3, 1));
        buffer.set_string(0, 0, "a", Style::new().fg(Color::Red).bg(Color::Rgb(1, 2, 3)));
        buffer.set_string(1, 0, "b", Style::new().fg(Color::Green).bg(Color::Rgb(1, 2, 3)));
        let bytes = encode(Buffer::empty(buffer.area).diff_iter(&buffer), Strokes::Drawn);
        assert_eq!(String::from_utf8(bytes).unwrap(), "\x1b[1H\x1b[31;48;2;1;2;3ma\x1b[32mb\x1b[m");
    }

    #[test]
    fn a_control_character_is_never_drawn() {
        let mut cell = Cell::default();
        cell.set_symbol("\x1b");
        let bytes = encode(std::iter::once((0, 0, &cell)), Strokes::Drawn);
        assert_eq!(String::from_utf8(bytes).unwrap(), "\x1b[1H\u{fffd}");
    }

    #[test]
    fn likelihoods_are_drawn_in_ascii_where_the_terminal_lacks_their_strokes() {
        let of = |set: &[(&str, &str)]| {
            Strokes::of(|name| set.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned()))
        };
        assert_eq!(of(&[("TERM", "linux")]), Strokes::InAscii);
        assert_eq!(of(&[("TERM", "xterm"), ("LANG", "de_DE.ISO-8859-1")]), Strokes::InAscii);
        assert_eq!(of(&[("TERM", "xterm"), ("LC_ALL", ""), ("LANG", "en_GB.UTF-8")]), Strokes::Drawn);
        assert_eq!(of(&[("TERM", "xterm-256color"), ("LANG", "C")]), Strokes::Drawn);

        let mut buffer = Buffer::empty(ratatui::layout::Rect::new(0, 0, 12, 1));
        buffer.set_string(0, 0, "▁▁  ▅▅▅ ▂▁é", ratatui::style::Style::default());
        let bytes = encode(Buffer::empty(buffer.area).diff_iter(&buffer), Strokes::InAscii);
        let text = String::from_utf8(bytes).unwrap();
        assert!(text.contains("--") && text.contains("###") && text.contains("=-é"), "{text:?}");
    }
}

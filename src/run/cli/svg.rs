//! A frame as a picture: a buffer of cells becomes one SVG that needs nothing else.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use unicode_width::UnicodeWidthStr;

/// The size of a cell, in units of the picture, and its baseline.
const CELL: (f32, f32) = (8.4, 16.4);
const BASELINE: f32 = 12.8;
/// The space around the frame.
const MARGIN: f32 = 12.0;
/// The usual monospaced fonts of each system.
const FONTS: &str = "ui-monospace,'SFMono-Regular','Cascadia Mono','DejaVu Sans Mono','Noto Sans Mono',Menlo,Consolas,\
                     'Noto Sans Mono CJK SC',monospace";

/// The colours that stand for the terminal's own, which a picture does not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Background {
    /// Light letters on black.
    Dark,
    /// Dark letters on white.
    Light,
}

impl Background {
    const fn colours(self) -> ([u8; 3], [u8; 3]) {
        match self {
            Self::Dark => ([0xd6, 0xd8, 0xdc], [0x12, 0x14, 0x18]),
            Self::Light => ([0x1c, 0x1e, 0x22], [0xff, 0xff, 0xff]),
        }
    }
}

/// The background of most cells, which fills the picture to its edge.
fn commonest_background(buffer: &Buffer, ground: Background) -> [u8; 3] {
    let mut counts: BTreeMap<[u8; 3], usize> = BTreeMap::new();
    for cell in &buffer.content {
        *counts.entry(dress(cell, ground).ground).or_default() += 1;
    }
    counts.into_iter().max_by_key(|(_, count)| *count).map_or(ground.colours().1, |(colour, _)| colour)
}

/// The colours and attributes of a run of cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct CellLook {
    letters: [u8; 3],
    ground: [u8; 3],
    modifier: Modifier,
}

/// The picture of a frame; its title is read out where pictures are not seen.
pub fn svg(buffer: &Buffer, ground: Background, title: &str) -> String {
    let area = buffer.area;
    let (width, height) = (across(area.width) + 2.0 * MARGIN, down(area.height) + 2.0 * MARGIN);
    let (letters, behind) = (ground.colours().0, commonest_background(buffer, ground));
    let svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.1} {height:.1}\" width=\"{width:.0}\" \
         height=\"{height:.0}\" role=\"img\">\n<title>{}</title>\n<rect width=\"100%\" height=\"100%\" rx=\"8\" \
         fill=\"{}\"/>\n<g transform=\"translate({MARGIN} {MARGIN})\" font-family=\"{FONTS}\" font-size=\"14\" \
         fill=\"{}\" xml:space=\"preserve\">\n",
        escaped(title),
        hex(behind),
        hex(letters),
    );
    let (mut grounds, mut texts) = (String::new(), String::new());
    for y in 0..area.height {
        for run in runs(buffer, y, ground) {
            run.paint(y, behind, letters, &mut grounds, &mut texts);
        }
    }
    svg + &grounds + &texts + "</g>\n</svg>\n"
}

/// Cells side by side with the same look.
struct CellRun {
    x: u16,
    width: u16,
    text: String,
    dress: CellLook,
}

/// The runs of a row. A character of two cells is a run of its own, so that it cannot move others out of their columns.
fn runs(buffer: &Buffer, y: u16, ground: Background) -> Vec<CellRun> {
    let mut runs: Vec<CellRun> = Vec::new();
    let mut x = 0;
    let mut alone = false;
    while x < buffer.area.width {
        let cell = &buffer[(buffer.area.x + x, buffer.area.y + y)];
        let symbol = cell.symbol();
        let width = u16::try_from(symbol.width()).unwrap_or(1).max(1);
        let dress = dress(cell, ground);
        let wide = width > 1 || !symbol.is_ascii() && !is_monospaced(symbol);
        match runs.last_mut() {
            Some(run) if run.dress == dress && !alone && !wide => {
                run.width += width;
                run.text.push_str(symbol);
            }
            _ => runs.push(CellRun { x, width, text: symbol.to_owned(), dress }),
        }
        alone = wide;
        x += width;
    }
    runs
}

/// Characters that monospaced fonts have in their usual width: Latin, and box drawing.
fn is_monospaced(symbol: &str) -> bool {
    symbol.chars().all(|c| matches!(c, '\u{a0}'..='\u{24f}' | '\u{2010}'..='\u{2027}' | '\u{2500}'..='\u{259f}'))
}

fn dress(cell: &Cell, ground: Background) -> CellLook {
    let (letters, behind) = ground.colours();
    let mut dress = CellLook {
        letters: rgb(cell.fg).unwrap_or(letters),
        ground: rgb(cell.bg).unwrap_or(behind),
        modifier: cell.modifier,
    };
    if cell.modifier.contains(Modifier::REVERSED) {
        (dress.letters, dress.ground) = (dress.ground, dress.letters);
    }
    if cell.modifier.contains(Modifier::HIDDEN) {
        dress.letters = dress.ground;
    }
    if cell.modifier.contains(Modifier::DIM) {
        let faint = |(letter, ground): (&u8, &u8)| -> u8 {
            let mixed = (u16::from(*letter) * 62 + u16::from(*ground) * 38) / 100;
            u8::try_from(mixed).unwrap_or(*letter)
        };
        let [one, two, three] = [0, 1, 2].map(|part| faint((&dress.letters[part], &dress.ground[part])));
        dress.letters = [one, two, three];
    }
    dress
}

impl CellRun {
    fn paint(&self, y: u16, behind: [u8; 3], letters: [u8; 3], grounds: &mut String, texts: &mut String) {
        let (left, top, width) = (across(self.x), down(y), across(self.width));
        if self.dress.ground != behind {
            let fill = hex(self.dress.ground);
            // Slightly larger than the cell, or the background shows between two rows.
            let (wide, high) = (width + 0.15, CELL.1 + 0.15);
            let _ = writeln!(
                grounds,
                "<rect x=\"{left:.1}\" y=\"{top:.1}\" width=\"{wide:.2}\" height=\"{high:.2}\" fill=\"{fill}\"/>"
            );
        }
        let lined = self.dress.modifier.intersects(Modifier::UNDERLINED | Modifier::CROSSED_OUT);
        if self.text.trim().is_empty() && !lined {
            return;
        }
        let mut style = String::new();
        if self.dress.letters != letters {
            let _ = write!(style, " fill=\"{}\"", hex(self.dress.letters));
        }
        for (modifier, attribute) in [
            (Modifier::BOLD, " font-weight=\"700\""),
            (Modifier::ITALIC, " font-style=\"italic\""),
            (Modifier::UNDERLINED, " text-decoration=\"underline\""),
            (Modifier::CROSSED_OUT, " text-decoration=\"line-through\""),
        ] {
            if self.dress.modifier.contains(modifier) {
                style.push_str(attribute);
            }
        }
        let baseline = top + BASELINE;
        // The length is given, so that columns are aligned in any font.
        let _ = writeln!(
            texts,
            "<text x=\"{left:.1}\" y=\"{baseline:.1}\" textLength=\"{width:.1}\" lengthAdjust=\"spacingAndGlyphs\"{style}>{}</text>",
            escaped(&self.text)
        );
    }
}

fn across(columns: u16) -> f32 {
    f32::from(columns) * CELL.0
}

fn down(rows: u16) -> f32 {
    f32::from(rows) * CELL.1
}

fn hex([red, green, blue]: [u8; 3]) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;").replace(' ', "\u{a0}")
}

/// The first sixteen colours, as in xterm.
const SIXTEEN: [[u8; 3]; 16] = [
    [0, 0, 0],
    [205, 49, 49],
    [13, 188, 121],
    [229, 229, 16],
    [36, 114, 200],
    [188, 63, 188],
    [17, 168, 205],
    [229, 229, 229],
    [102, 102, 102],
    [241, 76, 76],
    [35, 209, 139],
    [245, 245, 67],
    [59, 142, 234],
    [214, 112, 214],
    [41, 184, 219],
    [255, 255, 255],
];

/// The colour as parts of red, green and blue; none where it is the terminal's own.
fn rgb(colour: Color) -> Option<[u8; 3]> {
    let sixteen = |place: usize| SIXTEEN.get(place).copied();
    match colour {
        Color::Reset => None,
        Color::Rgb(red, green, blue) => Some([red, green, blue]),
        Color::Indexed(index @ 0..=15) => sixteen(index.into()),
        Color::Indexed(index @ 16..=231) => {
            let step = |part: u8| if part == 0 { 0 } else { 55 + 40 * part };
            let cube = index - 16;
            Some([step(cube / 36), step(cube / 6 % 6), step(cube % 6)])
        }
        Color::Indexed(index) => Some([8 + 10 * (index - 232); 3]),
        Color::Black => sixteen(0),
        Color::Red => sixteen(1),
        Color::Green => sixteen(2),
        Color::Yellow => sixteen(3),
        Color::Blue => sixteen(4),
        Color::Magenta => sixteen(5),
        Color::Cyan => sixteen(6),
        Color::Gray => sixteen(7),
        Color::DarkGray => sixteen(8),
        Color::LightRed => sixteen(9),
        Color::LightGreen => sixteen(10),
        Color::LightYellow => sixteen(11),
        Color::LightBlue => sixteen(12),
        Color::LightMagenta => sixteen(13),
        Color::LightCyan => sixteen(14),
        Color::White => sixteen(15),
    }
}

#[cfg(test)]
mod tests {
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    use super::*;

    fn drawn(text: &str, style: Style) -> String {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 8, 1));
        buffer.set_string(0, 0, text, style);
        svg(&buffer, Background::Dark, "a <frame>")
    }

    #[test]
    fn letters_that_mean_something_to_the_picture_are_escaped() {
        let svg = drawn("<a & b>", Style::new());
        assert!(svg.contains("&lt;a\u{a0}&amp;\u{a0}b&gt;"), "{svg}");
        assert!(svg.contains("<title>a\u{a0}&lt;frame&gt;</title>"), "{svg}");
    }

    #[test]
    fn a_wide_letter_keeps_its_two_columns_and_moves_no_other() {
        let svg = drawn("a漢b", Style::new());
        assert!(svg.contains("x=\"8.4\" y=\"12.8\" textLength=\"16.8\""), "{svg}");
        assert!(svg.contains("x=\"25.2\""), "{svg}");
    }

    #[test]
    fn what_is_reversed_is_painted_in_the_colour_of_its_letters() {
        let svg = drawn("x", Style::new().fg(Color::Rgb(1, 2, 3)).add_modifier(Modifier::REVERSED));
        assert!(svg.contains("height=\"16.55\" fill=\"#010203\""), "{svg}");
    }
}

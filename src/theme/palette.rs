//! Colours: as a theme file writes them, as a terminal shows them, and how far apart two of them look.

use std::fmt;
use std::str::FromStr;

use ratatui::style::Color;
use serde::{Deserialize, Serialize};

/// A colour that a theme may ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize, Serialize)]
pub enum Colour {
    /// The terminal's own foreground or background, whatever that is.
    Terminal,
    /// One of the terminal's 256. The first 16 are the user's own choice, so what they look like is not known.
    Indexed(u8),
    /// A colour given outright: red, green, blue.
    Rgb([u8; 3]),
}

/// The names of the first 16 colours in a theme file, in their order: `ansi:red` is `index:1`.
pub const ANSI: [&str; 16] = [
    "black",
    "red",
    "green",
    "yellow",
    "blue",
    "magenta",
    "cyan",
    "white",
    "bright-black",
    "bright-red",
    "bright-green",
    "bright-yellow",
    "bright-blue",
    "bright-magenta",
    "bright-cyan",
    "bright-white",
];

/// What xterm makes of the first 16: the best guess where the terminal's own are not known.
const XTERM: [[u8; 3]; 16] = [
    [0, 0, 0],
    [205, 0, 0],
    [0, 205, 0],
    [205, 205, 0],
    [0, 0, 238],
    [205, 0, 205],
    [0, 205, 205],
    [229, 229, 229],
    [127, 127, 127],
    [255, 0, 0],
    [0, 255, 0],
    [255, 255, 0],
    [92, 92, 255],
    [255, 0, 255],
    [0, 255, 255],
    [255, 255, 255],
];

/// The steps of the colour cube that makes up indices 16 to 231.
const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];

impl Colour {
    /// Its red, green and blue, where they are the same on every terminal.
    pub fn known(self) -> Option<[u8; 3]> {
        match self {
            Self::Terminal | Self::Indexed(0..=15) => None,
            Self::Indexed(_) | Self::Rgb(_) => self.likely(),
        }
    }

    /// Its red, green and blue, with xterm's where the user may have chosen others. The terminal's own ground
    /// and text have none.
    pub fn likely(self) -> Option<[u8; 3]> {
        match self {
            Self::Terminal => None,
            Self::Rgb(rgb) => Some(rgb),
            Self::Indexed(index @ 0..=15) => Some(XTERM[usize::from(index)]),
            Self::Indexed(index @ 16..=231) => {
                let place = usize::from(index - 16);
                Some([STEPS[place / 36], STEPS[place / 6 % 6], STEPS[place % 6]])
            }
            Self::Indexed(index @ 232..=255) => Some([8 + 10 * (index - 232); 3]),
        }
    }

    /// How it looks, as far as that is likely.
    pub fn seen(self) -> Option<Seen> {
        let light = self.likely()?.map(linear);
        let lab = oklab(light);
        Some(Seen { colour: self, lab, chroma: lab[1].hypot(lab[2]), light: luminance(light) })
    }

    /// How far apart two colours look: the distance in `OKLab`, where black and white are 1 apart.
    /// Nothing, if either is the terminal's own.
    pub fn distance(self, other: Self) -> Option<f64> {
        Some(self.seen()?.distance(&other.seen()?))
    }
}

/// A colour with how it looks, worked out once.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Seen {
    pub colour: Colour,
    /// Its lightness and two axes of hue in `OKLab`.
    lab: [f64; 3],
    /// How much of a hue it has.
    chroma: f64,
    /// How bright it is: 0 for black, 1 for white.
    light: f64,
}

impl Seen {
    /// How far apart two colours look: black and white are 1 apart.
    pub fn distance(&self, other: &Self) -> f64 {
        self.lab.iter().zip(other.lab).map(|(one, two)| (one - two).powi(2)).sum::<f64>().sqrt()
    }

    /// How much of a hue it has: 0 for a grey.
    pub const fn chroma(&self) -> f64 {
        self.chroma
    }

    /// The contrast of the two after WCAG 2: 1 for the same, 21 for black and white.
    pub fn contrast(&self, other: &Self) -> f64 {
        (self.light.max(other.light) + 0.05) / (self.light.min(other.light) + 0.05)
    }
}

/// How bright some light is: 0 for black, 1 for white.
fn luminance([red, green, blue]: [f64; 3]) -> f64 {
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/// A part of a colour as light: 0 to 1, linear.
pub fn linear(part: u8) -> f64 {
    let part = f64::from(part) / 255.0;
    if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
}

/// Lightness and the two axes of hue, after Björn Ottosson (2020), in which equal distances look equal.
fn oklab([red, green, blue]: [f64; 3]) -> [f64; 3] {
    let long = (0.412_221_470_8 * red + 0.536_332_536_3 * green + 0.051_445_992_9 * blue).cbrt();
    let medium = (0.211_903_498_2 * red + 0.680_699_545_1 * green + 0.107_396_956_6 * blue).cbrt();
    let short = (0.088_302_461_9 * red + 0.281_718_837_6 * green + 0.629_978_700_5 * blue).cbrt();
    [
        0.210_454_255_3 * long + 0.793_617_785_0 * medium - 0.004_072_046_8 * short,
        1.977_998_495_1 * long - 2.428_592_205_0 * medium + 0.450_593_709_9 * short,
        0.025_904_037_1 * long + 0.782_771_766_2 * medium - 0.808_675_766_0 * short,
    ]
}

/// What is wrong with a colour as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ColourError {
    /// It begins with `#` and is not followed by six hexadecimal digits.
    Hex(String),
    /// It begins with `ansi:` and no such colour follows.
    Ansi(String),
    /// It begins with `index:` and no number from 0 to 255 follows.
    Index(String),
    /// It is no form of a colour at all.
    Form(String),
}

impl fmt::Display for ColourError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Hex(given) => write!(f, "`{given}` is no colour: after `#` stand six hexadecimal digits"),
            Self::Ansi(given) => write!(f, "`{given}` is none of the 16 terminal colours"),
            Self::Index(given) => write!(f, "`{given}` is no colour: after `index:` stands a number from 0 to 255"),
            Self::Form(given) => {
                write!(f, "`{given}` is no colour: write `#rrggbb`, `ansi:blue`, `index:12` or `default`")
            }
        }
    }
}

impl std::error::Error for ColourError {}

impl FromStr for Colour {
    type Err = ColourError;

    fn from_str(text: &str) -> Result<Self, ColourError> {
        if text == "default" {
            return Ok(Self::Terminal);
        }
        if let Some(digits) = text.strip_prefix('#') {
            return hex(digits).map(Self::Rgb).ok_or_else(|| ColourError::Hex(text.to_owned()));
        }
        if let Some(name) = text.strip_prefix("ansi:") {
            let place = ANSI.iter().position(|known| *known == name).and_then(|place| u8::try_from(place).ok());
            return place.map(Self::Indexed).ok_or_else(|| ColourError::Ansi(text.to_owned()));
        }
        if let Some(number) = text.strip_prefix("index:") {
            return number.parse().map(Self::Indexed).map_err(|_| ColourError::Index(text.to_owned()));
        }
        Err(ColourError::Form(text.to_owned()))
    }
}

/// Six hexadecimal digits as three parts.
fn hex(digits: &str) -> Option<[u8; 3]> {
    if digits.len() != 6 || !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        return None;
    }
    let [_, red, green, blue] = u32::from_str_radix(digits, 16).ok()?.to_be_bytes();
    Some([red, green, blue])
}

impl From<Colour> for Color {
    fn from(colour: Colour) -> Self {
        const NAMED: [Color; 16] = [
            Color::Black,
            Color::Red,
            Color::Green,
            Color::Yellow,
            Color::Blue,
            Color::Magenta,
            Color::Cyan,
            Color::Gray,
            Color::DarkGray,
            Color::LightRed,
            Color::LightGreen,
            Color::LightYellow,
            Color::LightBlue,
            Color::LightMagenta,
            Color::LightCyan,
            Color::White,
        ];
        match colour {
            Colour::Terminal => Self::Reset,
            Colour::Indexed(index) => NAMED.get(usize::from(index)).copied().unwrap_or(Self::Indexed(index)),
            Colour::Rgb([red, green, blue]) => Self::Rgb(red, green, blue),
        }
    }
}

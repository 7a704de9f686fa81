//! A likelihood on its scale as a picture: one axis with the gaps of the scale, the band of the word thick on it.

use crate::export::html::escape::escaped;
use crate::page::layout::scale_picture::{PictureBand, ScaleOwner, ScalePicture};

/// The picture, its ends in figures, and whose it is.
pub fn figure(picture: &ScalePicture) -> String {
    let owner = class(picture.whose);
    let (low, high) = picture.chosen.ends();
    let spoken = format!("From {low} to {high} percent, on a scale from 0 to 100");
    let mut svg = drawing(&spoken, 30);
    let whole = PictureBand { low: 0.0, high: 100.0, open_low: false, open_high: false };
    let axis = if picture.bands.is_empty() { std::slice::from_ref(&whole) } else { &picture.bands };
    for band in axis {
        svg.push_str(&rect("axis", *band, (10.0, 2.0)));
    }
    svg.push_str(&rect(owner, picture.chosen, (5.0, 12.0)));
    svg.push_str(&ends(picture, owner));
    svg.push_str("</svg>");
    format!(
        "<figure class=\"scale-picture\">{svg}<figcaption class=\"{owner}\">{}</figcaption></figure>\n",
        escaped(&picture.caption)
    )
}

/// One band of a scale's table; the words beside it say the same.
pub fn strip(band: PictureBand, whose: Option<ScaleOwner>) -> String {
    let (name, size) = whose.map_or(("other-band", (8.0, 5.0)), |whose| (class(whose), (5.0, 11.0)));
    let svg = "<svg viewBox=\"-1 0 202 20\" aria-hidden=\"true\" focusable=\"false\">";
    format!("{svg}<rect class=\"ground\" x=\"0\" y=\"10\" width=\"200\" height=\"1\"/>{}</svg>", rect(name, band, size))
}

fn drawing(spoken: &str, height: u8) -> String {
    format!("<svg viewBox=\"-1 0 202 {height}\" role=\"img\" aria-label=\"{}\" focusable=\"false\">", escaped(spoken))
}

const fn class(whose: ScaleOwner) -> &'static str {
    match whose {
        ScaleOwner::Issuer => "band",
        ScaleOwner::Other => "reader-mark",
    }
}

/// A place on an axis of 200 units.
fn place(percent: f64) -> f64 {
    if percent.is_finite() { (percent.clamp(0.0, 100.0) * 20.0).round() / 10.0 } else { 0.0 }
}

/// A band, with a sliver of room at both ends so that neighbours stay apart.
fn rect(class: &str, band: PictureBand, (top, height): (f64, f64)) -> String {
    let (from, to) = (place(band.low), place(band.high));
    let width = (to - from - 1.0).max(1.0);
    format!("<rect class=\"{class}\" x=\"{}\" y=\"{top}\" width=\"{width}\" height=\"{height}\"/>", from + 0.5)
}

/// Both ends of the band below it, and of the axis where there is room for them.
fn ends(picture: &ScalePicture, whose: &str) -> String {
    const WIDTH: f64 = 7.0;
    let (low, high) = picture.chosen.ends();
    let (from, to) = (place(picture.chosen.low), place(picture.chosen.high));
    let text = |x: f64, anchor: &str, class: &str, text: &str| {
        format!("<text x=\"{x}\" y=\"28\" text-anchor=\"{anchor}\" class=\"{class}\">{}</text>", escaped(text))
    };
    let mut texts = String::new();
    let (mut begins, mut stops) = (from, to);
    if to - from >= 6.0 * WIDTH {
        texts.push_str(&text(from, "start", whose, &low));
        texts.push_str(&text(to, "end", whose, &high));
    } else {
        let both = if low == high { low } else { format!("{low}–{high}") };
        let half = f64::from(u16::try_from(both.chars().count()).unwrap_or(u16::MAX)) * WIDTH / 2.0;
        let middle = f64::midpoint(from, to).clamp(half, (200.0 - half).max(half));
        texts.push_str(&text(middle, "middle", whose, &both));
        (begins, stops) = (middle - half, middle + half);
    }
    if begins > 2.0 * WIDTH {
        texts.push_str(&text(0.0, "start", "end", "0"));
    }
    if stops < 200.0 - 4.0 * WIDTH {
        texts.push_str(&text(200.0, "end", "end", "100"));
    }
    texts
}

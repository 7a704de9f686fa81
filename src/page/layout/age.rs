//! How old something is, in words.

use jiff::Unit;
use jiff::civil::Date;

use crate::bundle::Assessment;

/// Whether the day of issue is known. Where a bundle gives none that can be read, the day before all days stands in its
/// place, and must never be told as one.
pub fn is_known(issued: Date) -> bool {
    issued != Assessment::UNDATED
}

/// The age of what was issued on a day: `3 years 7 months old`, `12 days old`, `today`, `issued in the future`.
pub fn age(issued: Date, today: Date) -> String {
    if !is_known(issued) {
        return "of unknown age".to_owned();
    }
    match issued.cmp(&today) {
        std::cmp::Ordering::Less => format!("{} old", lapse(issued, today)),
        std::cmp::Ordering::Equal => "today".to_owned(),
        std::cmp::Ordering::Greater => "issued in the future".to_owned(),
    }
}

/// The time between two days, in years and months; in days where it is less than a month.
pub fn lapse(from: Date, to: Date) -> String {
    let (from, to) = if from <= to { (from, to) } else { (to, from) };
    let Ok(span) = from.until((Unit::Year, to)) else { return "a very long time".to_owned() };
    let (years, months, days) = (i32::from(span.get_years()), span.get_months(), span.get_days());
    match (years, months) {
        (0, 0) => count(days, "day"),
        (0, months) => count(months, "month"),
        (years, 0) => count(years, "year"),
        (years, months) => format!("{} {}", count(years, "year"), count(months, "month")),
    }
}

/// A day in print: `31 December 2023`.
pub fn in_print(day: Date) -> String {
    if is_known(day) { day.strftime("%-d %B %Y").to_string() } else { UNKNOWN.to_owned() }
}

/// A day in figures: `2023-12-31`.
pub fn in_figures(day: Date) -> String {
    if is_known(day) { day.to_string() } else { UNKNOWN.to_owned() }
}

const UNKNOWN: &str = "date not known";

fn count(number: i32, unit: &str) -> String {
    format!("{number} {unit}{}", if number == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[track_caller]
    fn check(issued: Date, today: Date, expected: &str) {
        assert_eq!(age(issued, today), expected);
    }

    #[test]
    fn ages_are_told_in_the_units_that_people_use() {
        let issued = date(2023, 3, 29);
        check(issued, date(2026, 11, 1), "3 years 7 months old");
        check(issued, date(2024, 3, 29), "1 year old");
        check(issued, date(2023, 5, 1), "1 month old");
        check(issued, date(2023, 3, 30), "1 day old");
        check(issued, issued, "today");
        check(issued, date(2023, 3, 1), "issued in the future");
        check(Date::ZERO, issued, "of unknown age");
        assert_eq!(in_print(Date::ZERO), "date not known");
        assert_eq!(in_figures(Date::ZERO), "date not known");
        check(date(2024, 2, 29), date(2025, 2, 28), "11 months old");
        check(Date::MIN, Date::MAX, "19998 years 11 months old");
    }
}

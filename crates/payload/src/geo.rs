//! Places on the earth and areas that hold them: circle, box, polygon. Sums as in Qdrant's local mode, so that borders
//! fall on the same side.

#[cfg(test)]
mod tests;

use serde_json::Value;

/// Mean radius in metres, as the IUGG recommends it (GRS 80).
const EARTH_RADIUS: f64 = 6_371_008.8;

/// A place, in degrees.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct GeoPoint {
    /// -90 (south) to 90 (north).
    pub lat: f64,
    /// -180 (west) to 180 (east).
    pub lon: f64,
}

impl GeoPoint {
    /// Reads `{"lat": number, "lon": number}`; other fields are passed over, and so is the range, which only a
    /// declared field is held to.
    pub fn from_json(value: &Value) -> Option<Self> {
        let fields = value.as_object()?;
        let degrees = |name| fields.get(name)?.as_f64();
        Some(Self {
            lat: degrees("lat")?,
            lon: degrees("lon")?,
        })
    }

    /// Whether latitude and longitude are within their ranges.
    pub fn is_on_earth(self) -> bool {
        self.lat.abs() <= 90.0 && self.lon.abs() <= 180.0
    }

    /// Metres along the surface, by the haversine formula.
    pub fn distance(self, other: Self) -> f64 {
        let (lat, other_lat) = (self.lat.to_radians(), other.lat.to_radians());
        let half_lat = ((other_lat - lat) / 2.0).sin();
        let half_lon = ((other.lon.to_radians() - self.lon.to_radians()) / 2.0).sin();
        let a = half_lat * half_lat + lat.cos() * other_lat.cos() * half_lon * half_lon;
        // Rounding may carry antipodes past 1, where no angle has that sine.
        2.0 * EARTH_RADIUS * a.min(1.0).sqrt().asin()
    }
}

/// The places nearer to the centre than `radius` metres.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct GeoRadius {
    /// The centre.
    pub center: GeoPoint,
    /// Metres.
    pub radius: f64,
}

impl GeoRadius {
    pub(crate) fn contains(&self, point: GeoPoint) -> bool {
        point.distance(self.center) < self.radius
    }

    /// Whether the latitudes alone show that the place is outside, with room for rounding. Spares most places the sines.
    pub(crate) fn is_beyond(&self, point: GeoPoint) -> bool {
        let north = (point.lat - self.center.lat).abs().to_radians() * EARTH_RADIUS;
        point.is_on_earth() && north > self.radius * 1.000_001 + 1.0
    }
}

/// The places inside a box, borders excluded. A box whose left is east of its right crosses the antimeridian.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct GeoBoundingBox {
    /// North-west corner.
    pub top_left: GeoPoint,
    /// South-east corner.
    pub bottom_right: GeoPoint,
}

impl GeoBoundingBox {
    pub(crate) fn contains(&self, point: GeoPoint) -> bool {
        let (west, east) = (self.top_left.lon, self.bottom_right.lon);
        let is_between = if west > east {
            point.lon > west || point.lon < east
        } else {
            west < point.lon && point.lon < east
        };
        is_between && self.top_left.lat > point.lat && point.lat > self.bottom_right.lat
    }
}

/// The places inside the outer ring and outside the inner ones, borders excluded. First and last point of a ring are equal.
#[derive(Debug, Clone, PartialEq)]
pub struct GeoPolygon {
    /// The outer border.
    pub exterior: Vec<GeoPoint>,
    /// Borders of holes.
    pub interiors: Vec<Vec<GeoPoint>>,
}

impl GeoPolygon {
    pub(crate) fn contains(&self, point: GeoPoint) -> bool {
        let is_in_hole = |ring: &Vec<GeoPoint>| side(ring, point) != Side::Outside;
        side(&self.exterior, point) == Side::Inside && !self.interiors.iter().any(is_in_hole)
    }
}

#[derive(PartialEq)]
enum Side {
    Inside,
    Border,
    Outside,
}

/// Counts the edges that a ray from the point crosses.
fn side(ring: &[GeoPoint], at: GeoPoint) -> Side {
    let mut is_inside = false;
    for edge in ring.windows(2) {
        let (j, i) = (edge[0], edge[1]);
        let area = at.lon * (i.lat - j.lat) + i.lon * (j.lat - at.lat) + j.lon * (at.lat - i.lat);
        let is_between = (i.lat - at.lat) * (j.lat - at.lat) <= 0.0
            && (i.lon - at.lon) * (j.lon - at.lon) <= 0.0;
        if area == 0.0 && is_between {
            return Side::Border;
        }
        let spans = (i.lon > at.lon) != (j.lon > at.lon);
        if spans && at.lat < (j.lat - i.lat) * (at.lon - i.lon) / (j.lon - i.lon) + i.lat {
            is_inside = !is_inside;
        }
    }
    if is_inside {
        Side::Inside
    } else {
        Side::Outside
    }
}

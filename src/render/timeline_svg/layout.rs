//! Where the parts of a picture stand, how large they are, and in which colours.

/// The limits of the width of names that stand beside the track.
pub(super) const ROOM: (f64, f64) = (160.0, 400.0);
/// The space between such names and the track.
pub(super) const GUTTER: f64 = 16.0;
/// Heights.
pub(super) const AXIS: f64 = 40.0;
pub(super) const GROUP: f64 = 40.0;
pub(super) const LEGEND: f64 = 24.0;
pub(super) const MARGIN: f64 = 20.0;
/// The height of a bar.
pub(super) const BAR: f64 = 14.0;
/// The distance between a bar and what binds after its end, which is drawn below it, and the height of the latter.
pub(super) const BELOW: (f64, f64) = (3.0, 5.0);
/// Font sizes.
pub(super) const NAME: f64 = 13.0;
pub(super) const SMALL: f64 = 11.0;
/// The width that a year's number needs.
pub(super) const YEAR: f64 = 42.0;

/// Where the parts of a picture stand.
pub(super) struct Layout {
    /// The width of the picture, and the right edge of the track.
    pub(super) width: f64,
    pub(super) right: f64,
    /// Where names begin.
    pub(super) names: f64,
    /// Where the track begins, if names stand above the bars.
    pub(super) track: f64,
    /// Where the brackets that join lines stand.
    pub(super) bracket: f64,
    /// The heights of the heading and of a row, and how far down in its row a bar is.
    pub(super) heading: f64,
    pub(super) row: f64,
    pub(super) bar: f64,
    /// Whether names stand above the bars, not beside them.
    pub(super) is_narrow: bool,
}

pub(super) const WIDE: Layout = Layout {
    width: 1200.0,
    right: 1172.0,
    names: 22.0,
    track: 22.0,
    bracket: 16.0,
    heading: 64.0,
    row: 38.0,
    bar: 12.0,
    is_narrow: false,
};

/// For screens as narrow as a phone's: it needs no reduction there.
pub(super) const NARROW: Layout = Layout {
    width: 300.0,
    right: 286.0,
    names: 14.0,
    track: 9.0,
    bracket: 6.0,
    heading: 18.0,
    row: 84.0,
    bar: 56.0,
    is_narrow: true,
};

pub(super) const RULES: &str = "\
    .grid{stroke:@rule;stroke-width:1}.heading{font-size:18px;font-weight:600}.group{font-size:15px;font-weight:600}\
    .small{font-size:11px;fill:@muted}.line{fill:none;stroke:@muted;stroke-width:1.5}\
    .term{fill:@term}.ground{fill:@term}.stripe{stroke:@paper;stroke-width:2}.thread{stroke:@term;stroke-width:2}\
    .outline{fill:none;stroke:@term;stroke-width:1.5}.planned{fill:@paper;stroke:@planned;stroke-width:1.5;stroke-dasharray:5 3}\
    .empty{fill:@paper}.dot{fill:@term}.event{fill:@paper;stroke:@term;stroke-width:3}.hatch{stroke:@gap;stroke-width:1.5}.gap-outline{fill:none;stroke:@gap;stroke-width:1}\
    .gap-text{font-size:11px;fill:@gap}.unknown{fill:@term;fill-opacity:0.2}.open-edge{fill:none;stroke:@term;stroke-width:1.5;stroke-dasharray:4 3}.fade{stop-color:@paper}\
    .cliff{stroke:@gap;stroke-width:4}.end{stroke:@ink;stroke-width:2}.arrow{fill:@term}\
    .mark{fill:@mark;stroke:@paper;stroke-width:1.5}.hollow{fill:@paper;stroke:@mark;stroke-width:1.5}\
    .overdue{fill:none;stroke:@gap;stroke-width:2}.now{stroke:@now;stroke-width:1.5;stroke-dasharray:4 3}\
    .now-text{font-size:12px;font-weight:600;fill:@now}";

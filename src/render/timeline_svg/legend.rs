//! The legend of the signs that a picture uses.

use maud::{Markup, html};

use super::drawing::Drawing;
use super::layout::{BAR, LEGEND};
use super::signs::{Sign, arrow, event, ring, sign, unknown, upright};
use crate::render::svg::{number, text_width};
use crate::view::message::message;
use crate::view::timeline::MarkKind;
use crate::view::{Message, SegmentKind, segment};

impl Drawing<'_> {
    /// The legend of the signs used.
    pub(super) fn legend(&mut self) -> Markup {
        const SAMPLE: f64 = 30.0;
        self.y += 8.0;
        let (mut signs, mut x) = (Vec::new(), 16.0);
        for used in self.used.clone() {
            let Some(words) = meaning(used).map(|words| words.localise(self.language)) else { continue };
            let wide = SAMPLE + 8.0 + text_width(&words, 12.0) + 22.0;
            if x > 16.0 && x + wide > self.layout.width - 16.0 {
                x = 16.0;
                self.y += LEGEND;
            }
            let y = self.y + 5.0;
            signs.push(html! {
                (self.sample(used, x, y))
                text class="small" x=(number(x + SAMPLE + 8.0)) y=(number(y + 11.0)) { (words) }
            });
            x += wide;
        }
        self.y += LEGEND;
        html! { g aria-hidden="true" { @for sign in signs { (sign) } } }
    }

    pub(super) fn sample(&self, sign_of: Sign, x: f64, y: f64) -> Markup {
        let bar = |kind: SegmentKind| self.shape(kind, (x, y, 30.0, BAR), None);
        let (middle, height) = (x + 15.0, y + BAR / 2.0);
        match sign_of {
            Sign::Segment(at) if SegmentKind::ALL.get(at) == Some(&SegmentKind::Survival) => {
                // It is as low as below a bar of no height.
                self.shape(SegmentKind::Survival, (x, y + 2.0, 30.0, 0.0), None)
            }
            Sign::Segment(at) => html! { @if let Some(kind) = SegmentKind::ALL.get(at) { (bar(*kind)) } },
            Sign::Lapses => {
                html! { (self.shape(SegmentKind::Term, (x, y, 15.0, BAR), None)) (upright("cliff", middle, y, 5.0)) }
            }
            Sign::Ends => {
                html! { (self.shape(SegmentKind::Term, (x, y, 15.0, BAR), None)) (upright("end", middle, y, 3.0)) }
            }
            Sign::Open => {
                html! { (self.shape(SegmentKind::Term, (x, y, 18.0, BAR), None)) (arrow(SegmentKind::Term, x + 18.0, y)) }
            }
            Sign::Event => {
                html! { (self.shape(SegmentKind::Term, (x, y, 20.0, BAR), None)) (event(x + 20.0, y)) }
            }
            Sign::Soft => html! {
                (bar(SegmentKind::Term))
                rect x=(number(x + 8.0)) y=(number(y - 1.0)) width="22" height=(number(BAR + 2.0)) fill=(self.url("soft-end")) {}
            },
            Sign::Unknown => unknown(x, y, 30.0),
            Sign::Mark(at) => {
                html! { @if let Some(kind) = MarkKind::ALL.get(at) { (sign(*kind, middle, height)) } }
            }
            Sign::Overdue => ring(middle, height),
        }
    }
}

fn meaning(sign: Sign) -> Option<Message> {
    Some(match sign {
        Sign::Segment(at) => segment::kind(*SegmentKind::ALL.get(at)?),
        Sign::Lapses => message!("legend-lapses"),
        Sign::Ends => message!("legend-ends"),
        Sign::Open => message!("legend-open"),
        Sign::Event => message!("legend-event"),
        Sign::Soft => message!("legend-soft"),
        Sign::Unknown => message!("legend-unknown"),
        Sign::Mark(at) => MarkKind::ALL.get(at)?.message(),
        Sign::Overdue => message!("legend-overdue"),
    })
}

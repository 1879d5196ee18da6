//! The patterns and gradients that bars are filled with.

use maud::{Markup, html};

use super::drawing::Drawing;

impl Drawing<'_> {
    pub(super) fn patterns(&self) -> Markup {
        let id = |name: &str| format!("{}-{name}", self.prefix);
        html! {
            defs {
                pattern id=(id("extension")) width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)" {
                    rect class="ground" width="7" height="7" {}
                    path class="stripe" d="M0 0V7" {}
                }
                pattern id=(id("option")) width="7" height="7" patternUnits="userSpaceOnUse" {
                    rect class="ground" width="7" height="7" {}
                    path class="stripe" d="M0 3.5H7" {}
                }
                pattern id=(id("renewal")) width="7" height="7" patternUnits="userSpaceOnUse" {
                    rect class="ground" width="7" height="7" {}
                    path class="stripe" d="M3.5 0V7" {}
                }
                pattern id=(id("may-renew")) width="7" height="7" patternUnits="userSpaceOnUse" {
                    rect class="empty" width="7" height="7" {}
                    path class="thread" d="M3.5 0V7" {}
                }
                pattern id=(id("provisional")) width="6" height="6" patternUnits="userSpaceOnUse" {
                    rect class="empty" width="6" height="6" {}
                    circle class="dot" cx="3" cy="3" r="1.2" {}
                }
                pattern id=(id("suspended")) width="7" height="7" patternUnits="userSpaceOnUse" {
                    rect class="empty" width="7" height="7" {}
                    path class="thread" d="M0 0L7 7M7 0L0 7" {}
                }
                pattern id=(id("survival")) width="8" height="8" patternUnits="userSpaceOnUse" {
                    rect class="ground" width="5" height="8" {}
                }
                pattern id=(id("gap")) width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)" {
                    rect class="empty" width="7" height="7" {}
                    path class="hatch" d="M3.5 0V7" {}
                }
                @for (name, from, to) in [("soft-start", "1", "0"), ("soft-end", "0", "1")] {
                    linearGradient id=(id(name)) {
                        stop class="fade" offset="0" stop-opacity=(from) {}
                        stop class="fade" offset="1" stop-opacity=(to) {}
                    }
                }
            }
        }
    }
}

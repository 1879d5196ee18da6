//! The timeline of all agreements, by line of replacement.

use maud::html;

use super::shell::{Page, Tab, page};
use super::web::{At, Web};
use crate::view::message::message;
use crate::view::{AgreementIx, Chart};

/// Distributes lines over pages of at most `limit` agreements each. A longer line continues on the next page.
pub(super) fn pages(lines: &[Vec<AgreementIx>], limit: usize) -> Vec<Vec<Vec<AgreementIx>>> {
    let (mut pages, mut count): (Vec<Vec<Vec<AgreementIx>>>, usize) = (vec![Vec::new()], 0);
    for line in lines.iter().flat_map(|line| line.chunks(limit)) {
        if count + line.len() > limit {
            pages.push(Vec::new());
            count = 0;
        }
        count += line.len();
        pages.last_mut().into_iter().for_each(|page| page.push(line.to_vec()));
    }
    pages
}

/// What is drawn on a page of it: all, and what a narrow screen has room for.
pub(super) fn charts(web: &Web<'_>, number: usize) -> (Chart, Chart) {
    let lines = web.timelines.get(number).cloned().unwrap_or_default();
    let site = web.site;
    (site.chart(lines.clone(), (None, None)), site.chart(lines, (Some(site.day()), None)))
}

/// A page of it.
pub(super) fn timeline(at: At<'_>, number: usize, (wide, narrow): &(Chart, Chart)) -> String {
    let title = at.localise(&Tab::Timeline.name());
    let main = html! {
        h1 { (title) }
        p.lead { (at.localise(&message!("site-timeline-about"))) }
        (at.charts("chart", (wide, narrow), None))
        (at.pager("timeline", number, at.web.timelines.len()))
    };
    page(at, &Page { tab: Tab::Timeline, is_tab: number == 0, title: &title, main, data: None })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_stay_together_where_they_can_and_none_is_lost() {
        let mut next = 0;
        let mut line = |length: usize| -> Vec<AgreementIx> {
            next += length;
            (next - length..next).map(AgreementIx::from).collect()
        };
        let lines = [line(2), line(2), line(7), line(1)];
        let pages = pages(&lines, 3);
        let sizes: Vec<Vec<usize>> = pages.iter().map(|page| page.iter().map(Vec::len).collect()).collect();
        assert_eq!(sizes, [vec![2], vec![2], vec![3], vec![3], vec![1, 1]]);
        assert_eq!(pages.concat().concat(), lines.concat());
    }
}

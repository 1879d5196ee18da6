//! What all pictures share (SVG 2): the frame with the text for screen readers, colours that a page can set, text.

use std::borrow::Cow;

use maud::{Markup, PreEscaped, html};
use unicode_width::UnicodeWidthChar;

use crate::text::Language;
use crate::text::{display_safe, safe_lines, shortened};

/// A picture before it is framed.
#[derive(Debug)]
pub struct Picture<'a> {
    /// The prefix of its ids, so that a page can contain several pictures.
    pub prefix: &'a str,
    /// Its class in style sheets: `timeline` or `graph`.
    pub class: &'static str,
    /// The language of its texts.
    pub language: Language,
    /// Its width and height, in pixels unless the page gives another size.
    pub size: (f64, f64),
    /// A short title.
    pub title: String,
    /// A description of its content.
    pub description: String,
    /// The drawing.
    pub body: Markup,
}

/// Returns the address of an agreement's page by its id or, in a graph, of a node's page by its key. None if there is
/// no page.
pub type Link<'l> = &'l dyn Fn(&str) -> Option<String>;

/// A link with a name, drawn over a rectangle (left, top, width, height), if there is a page. It contains no text: the
/// text in a picture is shortened and contains more than the name, so voice control could not find the link by it.
pub(super) fn link(address: Option<&str>, name: &str, (x, y, width, height): (f64, f64, f64, f64)) -> Markup {
    html! {
        @if let Some(address) = address {
            a href=(safe(address)) aria-label=(safe(name)) {
                rect class="link" fill="none" pointer-events="all" x=(number(x)) y=(number(y)) width=(number(width)) height=(number(height)) {
                    title { (safe(name)) }
                }
            }
        }
    }
}

impl Picture<'_> {
    /// The picture as an element of a page, which needs [`style`].
    #[must_use]
    pub fn fragment(&self) -> Markup {
        self.frame(None)
    }

    /// The picture as a self-contained file.
    #[must_use]
    pub fn document(&self, rules: &str) -> String {
        safe_lines(self.frame(Some(&style(self.class, rules))).into_string() + "\n")
    }

    fn frame(&self, style: Option<&str>) -> Markup {
        let (width, height) = (number(self.size.0), number(self.size.1));
        let (title, description) = (format!("{}-title", self.prefix), format!("{}-desc", self.prefix));
        html! {
            svg xmlns="http://www.w3.org/2000/svg" class=(format!("avtal avtal-{}", self.class))
                width=(width) height=(height) viewBox=(format!("0 0 {width} {height}"))
                lang=(self.language.name()) role="graphics-document document"
                aria-labelledby=(format!("{title} {description}")) {
                title id=(title) { (safe(&self.title)) }
                desc id=(description) { (safe(&self.description)) }
                @if let Some(style) = style { style { (PreEscaped(style)) } }
                rect class="paper" width=(width) height=(height) {}
                (self.body)
            }
        }
    }
}

/// The colours: name, on light paper, on dark paper. A page sets its own as `--avtal-NAME`. All but that of rules have
/// enough contrast for text (WCAG 2.2).
const COLOURS: [(&str, &str, &str); 9] = [
    ("paper", "#ffffff", "#14181d"),
    ("ink", "#1c2127", "#e8ebee"),
    ("muted", "#5a6570", "#a3adb8"),
    ("rule", "#d9dee3", "#343c45"),
    ("term", "#2f6f9f", "#6aaede"),
    ("planned", "#6b7681", "#8f9aa5"),
    ("gap", "#b3261e", "#f2857c"),
    ("mark", "#1c2127", "#ffffff"),
    ("now", "#8a4b00", "#f0b35a"),
];

/// The style of every picture.
const BASE: &str = "max-width:100%;height:auto;\
    font:13px system-ui,-apple-system,'Segoe UI','Helvetica Neue',Arial,sans-serif";

/// The style sheet of pictures of a class. Rules refer to a colour as `@NAME`. Each colour is also given as it is on
/// light paper, for programs without custom properties. Pictures of other classes on the same page are not affected.
#[must_use]
pub fn style(class: &str, rules: &str) -> String {
    let set = |dark: bool| {
        let colours = COLOURS.iter().map(|(name, on_light, on_dark)| {
            format!("--{name}:var(--avtal-{name},{});", if dark { on_dark } else { on_light })
        });
        format!(".avtal{{{}}}", colours.collect::<String>())
    };
    let rules = format!(".avtal{{{BASE}}}.paper{{fill:@paper}}text{{fill:@ink}}{rules}");
    let mut style = set(false) + "@media screen and (prefers-color-scheme:dark){" + &set(true) + "}";
    for rule in rules.split_inclusive('}') {
        let (selector, declarations) = rule.trim_end_matches('}').split_once('{').unwrap_or((rule, ""));
        let selectors = selector.trim().split(',').map(|one| match one {
            ".avtal" => one.to_owned(),
            inner => format!(".avtal-{class} {}", inner.trim()),
        });
        style.push_str(&selectors.collect::<Vec<_>>().join(","));
        style.push('{');
        for declaration in declarations.split(';') {
            match declaration.split_once('@') {
                Some((property, colour)) => {
                    let light =
                        COLOURS.iter().find(|(name, ..)| *name == colour).map_or("", |(_, light, _)| light);
                    style.push_str(&format!("{property}{light};{property}var(--{colour});"));
                }
                None => style.push_str(&format!("{declaration};")),
            }
        }
        style.push('}');
    }
    style
}

/// Text of a record, made safe for pictures and pages and shortened if too long. maud escapes the rest.
#[must_use]
pub fn safe(text: &str) -> Cow<'_, str> {
    match shortened(text) {
        Cow::Borrowed(whole) => display_safe(whole),
        Cow::Owned(cut) => Cow::Owned(display_safe(&cut).into_owned()),
    }
}

/// A length, rounded to hundredths.
#[must_use]
pub fn number(length: f64) -> String {
    // Halfway between two hundredths it takes the exact value to know which is nearer.
    let (hundredths, exact) = ((length * 100.0).round(), length * 100.0);
    if (hundredths - exact).abs() < 0.49 && hundredths.abs() < 1e9 {
        #[expect(clippy::cast_possible_truncation, reason = "it is whole, and small")]
        let hundredths = hundredths as i64;
        let sign = if hundredths < 0 { "-" } else { "" };
        return match (hundredths.abs() / 100, hundredths.abs() % 100) {
            (whole, 0) => format!("{sign}{whole}"),
            (whole, rest) if rest % 10 == 0 => format!("{sign}{whole}.{}", rest / 10),
            (whole, rest) => format!("{sign}{whole}.{rest:02}"),
        };
    }
    let text = format!("{length:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// The estimated width of a text in this font size. It is rather too wide, as the font is not known.
#[must_use]
pub fn text_width(text: &str, size: f64) -> f64 {
    text.chars().map(char_width).sum::<f64>() * size
}

/// The estimated width of a character, as a fraction of the font size.
fn char_width(c: char) -> f64 {
    match c {
        'i' | 'j' | 'l' | 't' | 'f' | 'r' | 'I' | ' ' | '.' | ',' | ':' | ';' | '!' | '\'' | '|' | '('
        | ')' => 0.36,
        'm' | 'w' | 'M' | 'W' | '@' | '%' => 0.95,
        'A'..='Z' | 'Å' | 'Ä' | 'Ö' => 0.72,
        c if c.width() == Some(2) => 1.1,
        c if c.width() == Some(0) => 0.0,
        _ => 0.6,
    }
}

/// The beginning of a text that fits in `room`.
#[must_use]
pub fn cut(text: &str, size: f64, room: f64) -> String {
    let text = safe(text);
    if text_width(&text, size) <= room {
        return text.into_owned();
    }
    let (mut cut, mut width) = (String::new(), size);
    for c in text.chars() {
        cut.push(c);
        width += char_width(c) * size;
        if width > room {
            break;
        }
    }
    cut.trim_end().to_owned() + "…"
}

/// A text in at most `limit` lines of width `room`, broken between words if possible. The last line is cut.
#[must_use]
pub fn lines(text: &str, size: f64, room: f64, limit: usize) -> Vec<String> {
    let text = safe(text);
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let is_last = lines.len() >= limit;
        match lines.last_mut() {
            Some(line) if text_width(line, size) + text_width(word, size) + size / 3.0 <= room => {
                line.push(' ');
                line.push_str(word);
            }
            Some(line) if is_last => {
                line.push(' ');
                line.push_str(word);
            }
            Some(_) | None => lines.push(word.to_owned()),
        }
    }
    lines.iter().map(|line| cut(line, size, room)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance (WCAG 2.2) of `#rrggbb`.
    fn luminance(colour: &str) -> f64 {
        let [_, red, green, blue] =
            u32::from_str_radix(colour.trim_start_matches('#'), 16).unwrap().to_be_bytes();
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }

    #[test]
    fn colours_can_be_read_on_their_paper() {
        let (_, paper_light, paper_dark) = COLOURS[0];
        for (name, light, dark) in COLOURS.iter().filter(|(name, ..)| !["paper", "rule"].contains(name)) {
            for (colour, paper) in [(light, paper_light), (dark, paper_dark)] {
                let (a, b) = (luminance(colour), luminance(paper));
                let contrast = (a.max(b) + 0.05) / (a.min(b) + 0.05);
                assert!(contrast >= 4.5, "{name}: {contrast:.2}");
            }
        }
    }

    #[test]
    fn colours_are_said_twice_and_stay_inside_the_picture() {
        let style = style("chart", ".bar,.x{fill:@term;stroke-width:2}");
        assert!(
            style
                .contains(".avtal-chart .bar,.avtal-chart .x{fill:#2f6f9f;fill:var(--term);stroke-width:2;}"),
            "{style}"
        );
        assert!(style.contains(
            "@media screen and (prefers-color-scheme:dark){.avtal{--paper:var(--avtal-paper,#14181d);"
        ));
    }

    #[test]
    fn numbers_are_short_and_texts_fit() {
        assert_eq!([1.0, 0.5, -0.001, 12.346].map(number), ["1", "0.5", "0", "12.35"]);
        // As the standard library rounds.
        for thousandths in -4_000..4_000 {
            for length in [f64::from(thousandths) / 1000.0, f64::from(thousandths) / 7.0] {
                let exact = format!("{length:.2}").parse::<f64>().unwrap();
                assert_eq!(number(length), (exact + 0.0).to_string(), "{length}");
            }
        }
        assert_eq!(cut("Avtal", 10.0, 100.0), "Avtal");
        let cut = cut(&"Avtal ".repeat(20), 10.0, 100.0);
        assert!(cut.ends_with('…') && text_width(&cut, 10.0) <= 110.0, "{cut}");
    }
}

//! The words that clap itself puts around the help, in Swedish.

/// Words that stand alone on a line, or at its start.
const AT_THE_START: [(&str, &str); 5] = [
    ("Usage:", "Användning:"),
    ("Commands:", "Kommandon:"),
    ("Arguments:", "Argument:"),
    ("Options:", "Flaggor:"),
    ("Possible values:", "Möjliga värden:"),
];

/// Words that stand anywhere.
const ANYWHERE: [(&str, &str); 3] =
    [("[default:", "[förval:"), ("[possible values:", "[möjliga värden:"), ("[OPTIONS]", "[FLAGGOR]")];

/// A rendered help, or a rendered line of usage, with the words of clap in Swedish. Colours stay.
pub(crate) fn in_swedish(rendered: &str) -> String {
    rendered.split_inclusive('\n').map(line_in_swedish).collect()
}

fn line_in_swedish(line: &str) -> String {
    let plain = anstream::adapter::strip_str(line).to_string();
    let starts = |(english, _): &&(&str, &str)| plain.trim_start().starts_with(english);
    let mut line = match AT_THE_START.iter().find(starts) {
        Some((english, swedish)) => line.replacen(english, swedish, 1),
        None => line.to_owned(),
    };
    for (english, swedish) in ANYWHERE {
        line = line.replace(english, swedish);
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_stay_around_the_words() {
        let usage = "\u{1b}[1mUsage:\u{1b}[0m avtal [OPTIONS]\n";
        assert_eq!(in_swedish(usage), "\u{1b}[1mAnvändning:\u{1b}[0m avtal [FLAGGOR]\n");
    }
}

//! English words that are no Swedish ones, to find an English sentence in a Swedish report.

/// Common words. Such as “in”, “under” and “men” are Swedish too and do not stand here.
const WORDS: &str = "the and of is are with this these that not which nothing none through from to be has have had it its \
                     for on was were been would but or no as an at than then until before after if there who when where \
                     what nobody taken given record records agreement agreements party parties body bodies missing write \
                     put give take keep expected found one more other others day days will must may can cannot so each \
                     every error warning warnings note notes help fixed line lines more yes who reading writing history review reviews report \
                     reports due overdue responsible owner through without last first next still";

/// The English words of a text, outside backticks and quotation marks.
pub fn english_words(text: &str) -> Vec<String> {
    let own: String = text.split('`').step_by(2).collect::<Vec<_>>().join(" ");
    let own: String = own.split(['"', '”', '“']).step_by(2).collect::<Vec<_>>().join(" ");
    let words = own.split(|c: char| !c.is_alphanumeric() && c != '-' && c != '_').map(str::to_lowercase);
    words.filter(|word| WORDS.split_whitespace().any(|english| english == word)).collect()
}

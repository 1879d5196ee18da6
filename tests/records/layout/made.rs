//! Random records as data, with keys in any order.

/// Numbers that look random and are the same for a seed (Marsaglia's xorshift64).
pub struct Numbers(pub u64);

impl Numbers {
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(limit.max(1)).unwrap()).unwrap()
    }

    /// Once in `times`.
    pub fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    pub fn one_of<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }

    fn shuffled<T>(&mut self, mut of: Vec<T>) -> Vec<T> {
        for at in (1..of.len()).rev() {
            of.swap(at, self.below(at + 1));
        }
        of
    }
}

/// A value, spelled in TOML and in YAML.
#[derive(Debug, Clone)]
pub enum Data {
    Single(&'static str, &'static str),
    List(Vec<Data>),
    Table(Vec<(&'static str, Data)>),
    Tables(Vec<Data>),
}

const TEXTS: [(&str, &str); 9] = [
    ("\"testkoping\"", "testkoping"),
    ("'provstad'", "'provstad'"),
    ("\"a # b\"", "\"a # b\""),
    ("\"2021\"", "'2021'"),
    ("\"å = [1\"", "'å: [1'"),
    ("\"x\\\"y\"", "a#b"),
    ("\"\"\"\n# no comment\n\n  [v]\n\"\"\"", "|\n  # no comment\n\n    two: x\n"),
    ("'''\na\n'''", "|-\n  a\n\n  b\n"),
    ("\"§ 21\"", "§ 21"),
];

const DATES: [(&str, &str); 9] = [
    ("2022-01-01", "2022-01-01"),
    ("\"2022-01-02\"", "\"2022-01-02\""),
    ("'2022-01-03'", "'2022-01-03'"),
    ("\"2022-02\"", "2022-02"),
    ("'2022-03'", "\"2022-03\""),
    ("2022", "2022"),
    ("\"2023\"", "'2023'"),
    ("\"further-notice\"", "further-notice"),
    ("\"0999\"", "\"0999\""),
];

fn single((toml, yaml): (&'static str, &'static str)) -> Data {
    Data::Single(toml, yaml)
}

fn text(numbers: &mut Numbers) -> Data {
    single(numbers.one_of(&TEXTS))
}

fn short(numbers: &mut Numbers) -> Data {
    single(numbers.one_of(&TEXTS[..6]))
}

fn date(numbers: &mut Numbers) -> Data {
    single(numbers.one_of(&DATES))
}

type Make = fn(&mut Numbers) -> Data;

/// Some of the keys of a table, in any order.
fn table(numbers: &mut Numbers, keys: &[(&'static str, Make)]) -> Data {
    let kept: Vec<_> = keys.iter().filter(|_| !numbers.once_in(3)).copied().collect();
    let made = kept.into_iter().map(|(key, make)| (key, make(numbers))).collect();
    Data::Table(numbers.shuffled(made))
}

fn several(numbers: &mut Numbers, make: Make) -> Vec<Data> {
    (0..=numbers.below(3)).map(|_| make(numbers)).collect()
}

fn list(numbers: &mut Numbers) -> Data {
    Data::List(several(numbers, short))
}

fn dates(numbers: &mut Numbers) -> Data {
    Data::List(several(numbers, date))
}

fn party(numbers: &mut Numbers) -> Data {
    if numbers.once_in(2) {
        return short(numbers);
    }
    let Data::Table(mut keys) = table(numbers, &[("until", date), ("from", date)]) else { unreachable!() };
    keys.push(("id", short(numbers)));
    Data::Table(keys)
}

fn parties(numbers: &mut Numbers) -> Data {
    Data::List(several(numbers, party))
}

fn stage(numbers: &mut Numbers) -> Data {
    single(numbers.one_of(&[
        ("\"adopted\"", "adopted"),
        ("'adopted'", "\"adopted\""),
        ("\"draft\"", "draft"),
    ]))
}

fn renewal(numbers: &mut Numbers) -> Data {
    table(numbers, &[("notice", text), ("term", text)])
}

fn validity(numbers: &mut Numbers) -> Data {
    table(numbers, &[("until", date), ("from", date), ("renewal", renewal), ("okand", date)])
}

fn decision(numbers: &mut Numbers) -> Data {
    table(numbers, &[("planned", dates), ("date", date), ("by", text), ("reference", text)])
}

fn decisions(numbers: &mut Numbers) -> Data {
    Data::Tables(several(numbers, decision))
}

fn done(numbers: &mut Numbers) -> Data {
    Data::Tables(several(numbers, |numbers| {
        table(numbers, &[("due", date), ("date", date), ("outcome", text)])
    }))
}

fn review(numbers: &mut Numbers) -> Data {
    table(numbers, &[("done", done), ("first", date), ("id", text), ("reports_to", list)])
}

fn reviews(numbers: &mut Numbers) -> Data {
    Data::Tables(several(numbers, review))
}

/// An agreement.
pub fn agreement(numbers: &mut Numbers) -> Data {
    let keys: [(&str, Make); 12] = [
        ("review", reviews),
        ("okand", text),
        ("decision", decisions),
        ("notes", text),
        ("topics", list),
        ("stage", stage),
        ("parties", parties),
        ("validity", validity),
        ("x-okand", validity),
        ("kind", text),
        ("end", renewal),
        ("related", list),
    ];
    let Data::Table(mut made) = table(numbers, &keys) else { unreachable!() };
    made.push(("title", text(numbers)));
    Data::Table(numbers.shuffled(made))
}

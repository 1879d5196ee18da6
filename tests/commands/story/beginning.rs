//! What the registry begins with.

use super::county::{County, step};

/// The municipalities of the county.
pub const MUNICIPALITIES: [(&str, &str); 8] = [
    ("testkoping", "Testköping"),
    ("provstad", "Provstad"),
    ("exempelby", "Exempelby"),
    ("mallinge", "Mallinge"),
    ("ovningsas", "Övningsås"),
    ("latsasbo", "Låtsasbo"),
    ("fiktivhamn", "Fiktivhamn"),
    ("dummerstad", "Dummerstad"),
];

/// The parties, the body that is responsible, and what holds when the registry begins.
pub fn beginning(county: &County) {
    let day = "2026-01-12";
    for (id, name) in MUNICIPALITIES {
        let changes = format!("parties/{id}.toml:\n+name = \"{name}\"\n+kind = \"municipality\"");
        let new = step(day, format!("new party --name {name} --kind municipality"), changes);
        county.takes(&new.asked(format!("new party --name {name}"), "municipality\n"));
    }
    county.takes(&step(
        day,
        "new party --name Kommunerna --kind group --members testkoping provstad exempelby mallinge ovningsas \
         latsasbo fiktivhamn dummerstad",
        r#"parties/kommunerna.toml:
        +name = "Kommunerna"
        +kind = "group"
        +members = ["testkoping", "provstad", "exempelby", "mallinge", "ovningsas", "latsasbo", "fiktivhamn", "dummerstad"]"#,
    ));
    county.takes(
        &step(
            day,
            "new body --name Styrgruppen --kind political --mandate decides --contact styrgruppen@testlanet.example",
            r#"bodies/styrgruppen.toml:
            +name = "Styrgruppen"
            +kind = "political"
            +mandate = "decides"
            +contact = "styrgruppen@testlanet.example""#,
        )
        .asked(
            "new body --mandate decides --contact styrgruppen@testlanet.example",
            "Styrgruppen\npolitical\n",
        ),
    );
    county.takes(
        &step(
            "2026-01-13",
            "new agreement fardtjanst-2023 --title 'Avtal om färdtjänst' --kind agreement --parties kommunerna \
             --owner styrgruppen --from 2023-01-01 --until 2026-12-31",
            r#"agreements/fardtjanst-2023.toml:
            +title = "Avtal om färdtjänst"
            +kind = "agreement"
            +owner = "styrgruppen"
            +parties = ["kommunerna"]
            +
            +[validity]
            +from = 2023-01-01
            +until = 2026-12-31"#,
        )
        .asked(
            "new agreement fardtjanst-2023 --owner styrgruppen",
            "Avtal om färdtjänst\n\nkommunerna\n2023-01-01\n2026-12-31\n",
        ),
    );
    county.takes(
        &step(
            "2026-01-14",
            "new agreement skolskjuts-2020 --title 'Avtal om skolskjuts' --kind agreement \
             --parties testkoping provstad --owner styrgruppen --from 2020-01-01 --further-notice",
            r#"agreements/skolskjuts-2020.toml:
            +title = "Avtal om skolskjuts"
            +kind = "agreement"
            +owner = "styrgruppen"
            +parties = ["testkoping", "provstad"]
            +
            +[validity]
            +from = 2020-01-01
            +until = "further-notice""#,
        )
        .asked(
            "new agreement skolskjuts-2020 --owner styrgruppen",
            "Avtal om skolskjuts\nagreement\ntestkoping provstad\n2020-01-01\n\n",
        ),
    );
    county.takes(&step(
        "2026-01-14",
        "set skolskjuts-2020 termination.notice P6M",
        r#"agreements/skolskjuts-2020.toml:
        +
        +[termination]
        +notice = "P6M""#,
    ));
    county.takes(&step(
        "2026-01-14",
        "edit skolskjuts-2020",
        r#"agreements/skolskjuts-2020.toml:
        +
        +[[review]]
        +id = "oversyn"
        +kind = "follow-up"
        +every = "P2Y"
        +first = 2026-05-31
        +by = "styrgruppen""#,
    ));
}

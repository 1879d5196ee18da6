//! `avtal parties` and `avtal bodies`.

use crate::program::{Folder, on, own_registry};
use serde_json::{Value, json};

fn registry() -> Folder {
    let bound = "title = \"Avtal\"\nkind = \"agreement\"\nowner = \"styrgruppen\"\nparties = [\"kommunerna\"]\n\
                 [validity]\nfrom = 2024-01-01\nuntil = 2026-12-31\n";
    let waits = "title = \"Nytt\"\nkind = \"agreement\"\nowner = \"styrgruppen\"\nparties = [\"testkoping\"]\n\
                 [validity]\nfrom = 2027-03-01\nuntil = \"further-notice\"\n[adoption]\nrequired = \"all-parties\"\n\
                 [[decision]]\nby = \"styrgruppen\"\nplanned = [2026-09-01]\n";
    Folder::registry(&[
        ("agreements/avtal.toml", bound),
        ("agreements/nytt.toml", waits),
        ("parties/alvstad.toml", "name = \"Älvstads kommun\"\nkind = \"municipality\"\n"),
        ("parties/zetastad.toml", "name = \"=Zetastads kommun\"\nkind = \"municipality\"\n"),
        (
            "bodies/radet.toml",
            "name = \"Ärliga rådet\"\nshort = \"ÄR\"\nkind = \"official\"\nmandate = \"prepares\"\n",
        ),
    ])
}

fn rows(json: &Value, list: &str, keys: &[&str]) -> Vec<Vec<Value>> {
    let rows = json[list].as_array().unwrap().iter();
    rows.map(|row| keys.iter().map(|key| row[*key].clone()).collect()).collect()
}

#[test]
fn parties_are_counted_and_stand_in_the_order_of_the_language() {
    let folder = registry();
    let json = on(folder.path(), &["parties", "--lang", "sv", "--format", "json"]).json();
    assert_eq!(json["schema"], "avtal/parties/1");
    assert_eq!(
        rows(&json, "parties", &["id", "bound", "to_decide"]),
        [
            vec![json!("zetastad"), json!(0), json!(0)],
            vec![json!("kommunerna"), json!(1), json!(0)],
            vec![json!("provstad"), json!(1), json!(0)],
            vec![json!("region-test"), json!(0), json!(0)],
            vec![json!("testkoping"), json!(1), json!(1)],
            vec![json!("alvstad"), json!(0), json!(0)],
        ]
    );
    // In English, ä sorts with a.
    let json = on(folder.path(), &["parties", "--format", "json"]).json();
    assert_eq!(rows(&json, "parties", &["id"])[1], [json!("alvstad")]);
    let groups = on(folder.path(), &["parties", "--kind", "group", "--format", "json"]).json();
    assert_eq!(rows(&groups, "parties", &["id"]), [[json!("kommunerna")]]);
    let members = on(folder.path(), &["parties", "--group", "kommunerna", "--format", "json"]).json();
    assert_eq!(rows(&members, "parties", &["id"]), [[json!("provstad")], [json!("testkoping")]]);
    on(folder.path(), &["parties", "--group", "kommunera"]).refused(&["did you mean `kommunerna`?"]);
}

#[test]
fn bodies_are_counted_by_what_they_own_and_have_to_do() {
    let folder = registry();
    let json = on(folder.path(), &["bodies", "--lang", "sv", "--format", "json"]).json();
    // To start work on a successor, to prevent the lapse, to see to the adoption, and the decision; two are overdue.
    assert_eq!(
        rows(&json, "bodies", &["id", "owned", "tasks", "overdue"]),
        [
            vec![json!("styrgruppen"), json!(2), json!(4), json!(2)],
            vec![json!("radet"), json!(0), json!(0), json!(0)],
        ]
    );
    let prepares = on(folder.path(), &["bodies", "--mandate", "prepares", "--kind", "official"]).stdout;
    assert!(prepares.contains("ÄR: Ärliga rådet") && !prepares.contains("Styrgruppen"), "{prepares}");
    // As `show` says of each.
    let show = on(folder.path(), &["show", "styrgruppen", "--format", "json"]).json();
    assert_eq!(show["tasks"].as_array().unwrap().len(), 4);
    assert_eq!(show["owned"].as_array().unwrap().len(), 2);
}

#[test]
fn every_format_says_the_same() {
    let folder = registry();
    let csv = on(folder.path(), &["parties", "--format", "csv"]).stdout;
    assert!(csv.starts_with("id,name,kind,code,until,bound,to_decide\r\n"), "{csv}");
    assert!(csv.contains("zetastad,'=Zetastads kommun,municipality,,,0,0\r\n"), "{csv}");
    let csv = on(folder.path(), &["bodies", "--format", "csv"]).stdout;
    assert!(csv.contains("radet,Ärliga rådet,ÄR,official,prepares,,,0,0,0\r\n"), "{csv}");
    for command in ["parties", "bodies"] {
        let rows = |format: &str| on(folder.path(), &[command, "--format", format]).stdout.lines().count();
        let json = on(folder.path(), &[command, "--format", "json"]).json();
        let listed = json[command].as_array().unwrap().len();
        assert_eq!((rows("csv"), rows("markdown")), (listed + 1, listed + 2));
    }
}

#[test]
fn counts_are_those_of_the_lists_of_agreements() {
    let registry = own_registry();
    let json = on(&registry, &["bodies", "--format", "json"]).json();
    for row in json["bodies"].as_array().unwrap() {
        let id = row["id"].as_str().unwrap();
        let show = on(&registry, &["show", &format!("body:{id}"), "--format", "json"]).json();
        let overdue = show["tasks"].as_array().unwrap().iter();
        let overdue = overdue.filter(|task| task["days_left"].as_i64().is_some_and(|left| left < 0)).count();
        assert_eq!((row["overdue"].as_u64().unwrap() as usize, &row["id"]), (overdue, &show["body"]["id"]));
    }
}

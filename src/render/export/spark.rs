//! What reads the exported JSON Lines in Spark, with the types of their columns.

use std::fmt::Write;

use crate::view::tables::{Table, Type};

/// Statements that make a view of each of these, from every registry below the folder they are run in. A column that is
/// null throughout keeps its type.
#[must_use]
pub fn schema(tables: &[Table]) -> String {
    let mut ddl = String::from(
        "-- Reads the exported tables of every registry in this folder in Spark, each column with its type.\n\
         -- Run it in this folder: spark-sql -f schema.spark.ddl\n\
         -- Records are JSON in a column of text: see get_json_object.\n",
    );
    for table in tables {
        let columns = table.columns_for_programs();
        let columns = columns.iter().map(|column| {
            let about = column.about.replace('\\', "\\\\").replace('\'', "\\'");
            format!("  `{}` {} COMMENT '{about}',\n", column.name, kind(column.of))
        });
        // Writing to a string cannot fail.
        let _ = write!(
            ddl,
            "\n-- {about}\nCREATE OR REPLACE TEMPORARY VIEW `{name}` (\n{columns}  `registry` STRING COMMENT \
             'The registry, by the folder of the file.'\n)\nUSING json OPTIONS (path 'registry=*/{name}.jsonl', basePath \
             '.');\n",
            about = table.about(),
            name = table.name(),
            columns = columns.collect::<String>(),
        );
    }
    ddl
}

fn kind(of: Type) -> &'static str {
    match of {
        Type::Text | Type::Record => "STRING",
        Type::Integer => "BIGINT",
        Type::Boolean => "BOOLEAN",
        Type::Day | Type::Date => "DATE",
        Type::Texts => "ARRAY<STRING>",
        Type::Periods => "ARRAY<STRUCT<`from`: DATE, `through`: DATE>>",
    }
}

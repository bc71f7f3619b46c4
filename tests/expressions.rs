//! Expressions and statements render to the SQL that SQLAlchemy 2.1.9 with psycopg2 writes for the same Python.
//!
//! `expressions/recorded.jsonl` holds the values and the expected SQL; `expressions/record.py` makes it anew.

use mig::ddl::expression::{Binds, Options, render};
use mig::schema::Expression;
use serde_json::Value;

/// Where mig deliberately writes something else; the reason stands beside it.
const DIFFERENT: &[(&str, &str)] = &[
    // SQLAlchemy forgets literal_binds inside power()
    ("func.pow(a, 2)", "literal"),
    ("a ** 2", "literal"),
    // names of placeholders that never meet a server
    ("func.aggregate_strings(a, \",\")", "named"),
    ("insert(T2).values([{\"t_id\": 1}, {\"t_id\": 2}])", "named"),
    (
        "users.insert().values(created=sa.func.now(), name=sa.literal(\"x\"))",
        "named",
    ),
    ("sa.func.foo(a, type_=JSONB)[\"x\"]", "named"),
    (
        "ct = users.insert().values(name=\"x\").returning(users.c.id).cte(\"ins\")\norders.insert().from_select([\"user_id\"], select(ct.c.id))",
        "named",
    ),
];

#[test]
fn expressions_render_as_sqlalchemy_renders_them() {
    let recorded = include_str!("expressions/recorded.jsonl");
    let (mut compared, mut wrong) = (0, Vec::new());
    for line in recorded.lines() {
        let case: Value = serde_json::from_str(line).expect("a line of JSON");
        let snippet = case["snippet"].as_str().expect("a snippet");
        let expression: Expression = match serde_json::from_value(case["value"].clone()) {
            Ok(expression) => expression,
            Err(error) => {
                wrong.push(format!("{snippet}: {error}"));
                continue;
            }
        };
        for (mode, binds) in [
            ("literal", Binds::Literal),
            ("named", Binds::Named),
            ("driver", Binds::Driver),
        ] {
            let Some(expected) = case[mode].as_str() else {
                continue;
            };
            if DIFFERENT.contains(&(snippet, mode)) {
                continue;
            }
            compared += 1;
            let options = Options {
                binds,
                ..Options::default()
            };
            match render(&expression, &options) {
                Ok(rendered) if rendered.sql == expected => {}
                Ok(rendered) => wrong.push(format!(
                    "{snippet} ({mode})\n  expected {expected}\n  got      {}",
                    rendered.sql
                )),
                Err(error) => wrong.push(format!("{snippet} ({mode}): {error}")),
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {compared} differ:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    assert!(compared > 2000, "only {compared} comparisons");
}

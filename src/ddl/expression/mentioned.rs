//! The columns that an expression mentions, in the order in which SQLAlchemy comes upon them: what a naming convention
//! calls the first column of a CHECK or of an index.
//!
//! In: an expression. Out: its columns by their depth, the less deep first, each with what a template may ask of it.
//! Parentheses and the list of a function's arguments are elements of their own to SQLAlchemy and so count as depth.

use super::collect::{self, Sources};
use super::names::{Class, Names};
use super::operation::needs_parentheses;
use crate::schema::expression::{Expression, From, Label, Operator, Piece, SourceKind, operator};
use crate::schema::naming::MentionedColumn;
use crate::sql::Identifier;

/// Every column, as often as it is mentioned.
pub fn columns(expression: &Expression) -> Vec<MentionedColumn> {
    let sources = collect::sources(expression);
    by_depth(expression)
        .into_iter()
        .filter_map(|element| column(element, &sources))
        .collect()
}

fn column(element: &Expression, sources: &Sources) -> Option<MentionedColumn> {
    match element {
        Expression::Column { name, key, from } => {
            let name = identifier(name);
            let label = match from {
                Some(from) => table_label(from, sources).unwrap_or_default() + &name.name,
                None => name.name.clone(),
            };
            Some(MentionedColumn {
                key: key.clone().unwrap_or_else(|| name.name.clone()),
                name,
                label,
            })
        }
        // Python's None, which is the label of literal text, as a template writes it.
        Expression::LiteralColumn { text, .. } => Some(MentionedColumn {
            name: Identifier::from(text.as_str()),
            key: text.clone(),
            label: "None".to_owned(),
        }),
        _ => None,
    }
}

fn identifier(label: &Label) -> Identifier {
    match label {
        Label::Fixed(name) => name.clone(),
        Label::Generated { quote, .. } => Identifier {
            name: Names::default().text(label, Class::Column),
            quote: *quote,
        },
    }
}

/// `schema_table_`; nothing for what has no name of its own.
fn table_label(from: &From, sources: &Sources) -> Option<String> {
    let source = match from {
        From::Source(source) => source,
        From::Reference(id) => *sources.get(id)?,
    };
    match &source.kind {
        SourceKind::Table { name, schema } => {
            let schema = match schema {
                Some(schema) => format!("{}_", identifier(schema).name.replace('.', "_")),
                None => String::new(),
            };
            Some(format!("{schema}{}_", identifier(name).name))
        }
        SourceKind::Alias { name, .. }
        | SourceKind::Subquery { name, .. }
        | SourceKind::TableFunction { name, .. }
        | SourceKind::TableSample { name, .. } => Some(format!("{}_", identifier(name).name)),
        SourceKind::Cte(cte) => Some(format!("{}_", identifier(&cte.name).name)),
        SourceKind::Join(_)
        | SourceKind::Values(_)
        | SourceKind::Text { .. }
        | SourceKind::Grouping { .. } => None,
    }
}

/// Every element of an expression, the less deep first.
fn by_depth(expression: &Expression) -> Vec<&Expression> {
    let mut levels: Vec<Vec<&Expression>> = vec![vec![expression]];
    let mut found = Vec::new();
    let mut level = 0;
    while level < levels.len() {
        for element in std::mem::take(&mut levels[level]) {
            found.push(element);
            for (below, child) in children(element) {
                let depth = level + below;
                if levels.len() <= depth {
                    levels.resize_with(depth + 1, Vec::new);
                }
                levels[depth].push(child);
            }
        }
        level += 1;
    }
    found
}

/// What an element is made of, and how many levels below it that is.
fn children(element: &Expression) -> Vec<(usize, &Expression)> {
    let comma = operator::find("comma_op").map(Operator::Known);
    let comma = comma.as_ref();
    match element {
        Expression::Binary(binary) => vec![
            operand(1, &binary.left, Some(&binary.op)),
            operand(1, &binary.right, Some(&binary.op)),
        ],
        Expression::Unary { op, element } | Expression::Modifier { op, element } => {
            vec![operand(1, element, Some(op))]
        }
        Expression::List { op, elements, .. } => operands(1, elements, Some(op)),
        Expression::Tuple { elements } => operands(1, elements, comma),
        // Its parentheses, and the list inside them.
        Expression::Function(call) => operands(3, &call.args, comma),
        Expression::Case {
            value,
            whens,
            otherwise,
        } => {
            let mut found: Vec<_> = value.iter().map(|value| (1, &**value)).collect();
            for (condition, result) in whens {
                found.push(operand(1, condition, None));
                found.push((1, result));
            }
            found.extend(otherwise.iter().map(|otherwise| (1, &**otherwise)));
            found
        }
        Expression::Over(over) => {
            let mut found = vec![(1, &over.element)];
            found.extend(operands(2, &over.order_by, comma));
            found.extend(operands(2, &over.partition_by, comma));
            found
        }
        Expression::WithinGroup { element, order_by }
        | Expression::AggregateOrder { element, order_by } => {
            let mut found = vec![(1, &**element)];
            found.extend(operands(2, order_by, comma));
            found
        }
        Expression::OrderedArgument { element, order_by } => {
            let mut found = vec![(1, &**element)];
            match order_by.as_slice() {
                [one] => found.push((1, one)),
                several => found.extend(operands(2, several, comma)),
            }
            found
        }
        Expression::Filter { element, criterion } => vec![(1, &**element), (1, &**criterion)],
        Expression::Slice { start, stop } => vec![(1, &**start), (1, &**stop)],
        Expression::Array { elements, .. } => operands(1, elements, comma),
        Expression::IsTrue { element }
        | Expression::IsFalse { element }
        | Expression::Cast { element, .. }
        | Expression::TypeCoerce { element }
        | Expression::Extract { element, .. }
        | Expression::Label { element, .. }
        | Expression::Grouping { element }
        | Expression::LabelReference { element }
        | Expression::ScalarSubquery { element }
        | Expression::Exists { element } => vec![(1, &**element)],
        Expression::FunctionColumn { function, .. } => vec![(1, &**function)],
        // A function of the project's own, as a rule.
        Expression::Composed { parts } => parts
            .iter()
            .filter_map(|part| match part {
                Piece::Expression(part) => Some((3, &**part)),
                Piece::Text(_) => None,
            })
            .collect(),
        Expression::Select(select) => {
            let selected = select.columns.iter().map(|column| (1, &column.element));
            let rest = [
                &select.criteria,
                &select.having,
                &select.order_by,
                &select.group_by,
            ];
            selected
                .chain(rest.into_iter().flatten().map(|one| (1, one)))
                .collect()
        }
        Expression::Compound(compound) => compound.selects.iter().map(|one| (1, one)).collect(),
        Expression::Text { .. }
        | Expression::LiteralColumn { .. }
        | Expression::Column { .. }
        | Expression::Bind(_)
        | Expression::Null
        | Expression::True
        | Expression::False
        | Expression::Collation { .. }
        | Expression::LabelName { .. }
        | Expression::NextValue { .. }
        | Expression::From { .. }
        | Expression::FromColumn { .. }
        | Expression::ScalarValues { .. }
        | Expression::TextSelect(_)
        | Expression::Values(_)
        | Expression::Insert(_)
        | Expression::Update(_)
        | Expression::Delete(_) => Vec::new(),
    }
}

fn operand<'a>(
    below: usize,
    element: &'a Expression,
    against: Option<&Operator>,
) -> (usize, &'a Expression) {
    (
        below + usize::from(needs_parentheses(element, against)),
        element,
    )
}

fn operands<'a>(
    below: usize,
    elements: &'a [Expression],
    against: Option<&Operator>,
) -> Vec<(usize, &'a Expression)> {
    elements
        .iter()
        .map(|element| operand(below, element, against))
        .collect()
}

//! Things besides tables that have to do with something renamed.
//!
//! What is about a table, such as a trigger, gets the text that the server has for it afterwards. What reads it, such as a
//! view, keeps the text from before, since the server alone knows what it makes of that; it is then made again.

use std::collections::{BTreeSet, HashMap};

use super::texts;
use crate::autogenerate::names;
use crate::ddl;
use crate::schema::{Node, Object, ObjectKind, Objects, TableName};
use crate::sql::Identifier;

/// A table with its old name and its new one.
pub struct RenamedTable<'a> {
    pub table: &'a TableName,
    pub new: &'a Identifier,
    pub default_schema: &'a str,
}

/// A column of a table, likewise.
pub struct RenamedColumn<'a> {
    pub table: &'a TableName,
    pub column: &'a Identifier,
    pub new: &'a Identifier,
    pub default_schema: &'a str,
}

/// Renames a table in all that there is besides. The texts of what is in `kept` stay as they were, as do those of what is added
/// to it.
pub fn rename_table(objects: &mut Objects, renamed: &RenamedTable, kept: &mut BTreeSet<Node>) {
    let own = renamed.node(renamed.table);
    let is_in_it = |node: &str| {
        let place = own.strip_prefix("relation ").unwrap_or_default();
        let rest = node.strip_prefix("column ");
        let rest = rest.and_then(|name| name.strip_prefix(place));
        node == own || rest.is_some_and(|rest| rest.starts_with('.'))
    };
    let readers = readers(objects, &is_in_it);
    let mut nodes = HashMap::new();
    for object in &mut objects.objects {
        let node = object.node.clone();
        let reads = readers.contains(&node);
        if object.table.as_ref() == Some(&own) {
            let name = ddl::table_sql(renamed.table);
            if object.name == name {
                object.name = ddl::table_sql(&renamed.after());
            }
            let kind = object.kind;
            each_text(object, kept, &mut |text| {
                *text = renamed.in_text(text, kind)
            });
        } else if reads_by_name(object, reads, &renamed.table.name) {
            kept.insert(node.clone());
        }
        if reads && matches!(object.kind, ObjectKind::Function | ObjectKind::Aggregate) {
            for text in [&mut object.node, &mut object.name, &mut object.drop] {
                *text = renamed.in_arguments(text);
            }
        } else {
            object.node = renamed.in_node(&node);
        }
        nodes.insert(node, object.node.clone());
    }
    let renamed_node = |node: &Node| {
        let known = nodes.get(node).cloned();
        known.unwrap_or_else(|| renamed.in_node(node))
    };
    each_node(objects, &renamed_node);
    *kept = kept.iter().map(renamed_node).collect();
}

/// Renames a column in all that there is besides tables, likewise.
pub fn rename_column(objects: &mut Objects, renamed: &RenamedColumn, kept: &mut BTreeSet<Node>) {
    let place = names::shown(&names::place(renamed.table, renamed.default_schema));
    let table = format!("relation {place}");
    let column = format!("column {place}.{}", renamed.column.name);
    let readers = readers(objects, &|node| node == column);
    let mut nodes = HashMap::from([(
        column.clone(),
        format!("column {place}.{}", renamed.new.name),
    )]);
    for object in &mut objects.objects {
        let is_about_table =
            object.table.as_ref() == Some(&table) && object.kind != ObjectKind::Rule;
        if is_about_table {
            let kind = object.kind;
            each_text(object, kept, &mut |text| {
                *text = renamed.in_text(text, kind)
            });
            let node = renamed.in_node(object, &place);
            nodes.insert(std::mem::replace(&mut object.node, node.clone()), node);
        } else if reads_by_name(object, readers.contains(&object.node), renamed.column) {
            kept.insert(object.node.clone());
        }
    }
    let renamed_node = |node: &Node| nodes.get(node).unwrap_or(node).clone();
    each_node(objects, &renamed_node);
    *kept = kept.iter().map(renamed_node).collect();
}

/// Puts another label of an enumeration into the texts, as the server does, but for those of functions.
pub fn replace_label(objects: &mut Objects, old: &str, new: &str, kept: &BTreeSet<Node>) {
    for object in &mut objects.objects {
        if object.body.is_none() {
            each_text(object, kept, &mut |text| *text = text.replace(old, new));
        }
    }
}

/// The things that need one of some nodes.
fn readers(objects: &Objects, is_it: &dyn Fn(&str) -> bool) -> BTreeSet<Node> {
    objects
        .dependencies
        .iter()
        .filter(|(_, needed)| is_it(needed))
        .map(|(needing, _)| needing.clone())
        .collect()
}

/// Whether the text of a thing has the name of what it reads. What functions read in their bodies nobody keeps a record of.
fn reads_by_name(object: &Object, is_reader: bool, name: &Identifier) -> bool {
    let in_body = object.body.as_ref();
    in_body.is_some_and(|body| texts::mentions(body, &name.name))
        || is_reader && texts::mentions(&object.create, &name.name)
}

/// Changes the texts of a thing; of one that is kept only what takes it away.
fn each_text(object: &mut Object, kept: &BTreeSet<Node>, change: &mut dyn FnMut(&mut String)) {
    change(&mut object.name);
    change(&mut object.drop);
    if kept.contains(&object.node) {
        return;
    }
    change(&mut object.create);
    object.shape.iter_mut().for_each(&mut *change);
    for part in &mut object.parts {
        change(&mut part.name);
        change(&mut part.set);
        part.unset.iter_mut().for_each(&mut *change);
    }
}

fn each_node(objects: &mut Objects, renamed: &dyn Fn(&Node) -> Node) {
    let of_objects = objects.objects.iter_mut().flat_map(|object| {
        object
            .owner
            .iter_mut()
            .chain(&mut object.table)
            .chain(&mut object.needs)
    });
    let of_dependencies = objects
        .dependencies
        .iter_mut()
        .flat_map(|(needing, needed)| [needing, needed]);
    for node in of_objects.chain(of_dependencies) {
        *node = renamed(node);
    }
}

/// Whether a node says in SQL what it is on.
fn is_sql(node: &str) -> bool {
    ["comment on ", "grant to ", "revoked from "]
        .iter()
        .any(|word| node.starts_with(word))
}

impl RenamedTable<'_> {
    fn after(&self) -> TableName {
        TableName {
            name: self.new.clone(),
            schema: self.table.schema.clone(),
        }
    }

    fn place(&self, table: &TableName) -> String {
        names::shown(&names::place(table, self.default_schema))
    }

    fn node(&self, table: &TableName) -> Node {
        format!("relation {}", self.place(table))
    }

    /// Puts the new name into SQL.
    pub fn in_text(&self, text: &str, kind: ObjectKind) -> String {
        let schema = self.table.schema.as_ref();
        let schema = schema.map_or(self.default_schema, |schema| &schema.name);
        let is_rule = kind == ObjectKind::Rule;
        texts::with_table_renamed(text, schema, &self.table.name.name, self.new, is_rule)
    }

    fn in_arguments(&self, text: &str) -> String {
        let Some((name, arguments)) = text.split_once('(') else {
            return text.to_owned();
        };
        let (old, new) = (&self.table.name.name, self.new.sql());
        let arguments = texts::with_column_renamed(arguments, old, &new, None);
        format!("{name}({arguments}")
    }

    fn in_node(&self, node: &str) -> Node {
        const OF_OTHERS: [&str; 8] = [
            "schema ",
            "extension ",
            "collation ",
            "statistics ",
            "event trigger ",
            "type ",
            "function ",
            "default privileges ",
        ];
        let is_setting = node.starts_with("statistics of ");
        if !is_setting && OF_OTHERS.iter().any(|word| node.starts_with(word)) {
            return node.to_owned();
        }
        if is_sql(node) {
            return self.in_text(node, ObjectKind::Comment);
        }
        let old = format!(" {}", self.place(self.table));
        let found = node.rmatch_indices(&old).find(|(at, _)| {
            let rest = &node[at + old.len()..];
            rest.is_empty() || rest.starts_with('.')
        });
        match found {
            Some((at, _)) => format!(
                "{} {}{}",
                &node[..at],
                self.place(&self.after()),
                &node[at + old.len()..]
            ),
            None => node.to_owned(),
        }
    }
}

impl RenamedColumn<'_> {
    fn in_text(&self, text: &str, kind: ObjectKind) -> String {
        texts::with_column_renamed_beside(
            text,
            &self.column.name,
            &self.new.sql(),
            kind == ObjectKind::Statistics,
        )
    }

    /// Settings and privileges of a column have it in their nodes.
    fn in_node(&self, object: &Object, place: &str) -> Node {
        let node = &object.node;
        let (old, new) = (self.column.sql(), self.new.sql());
        if is_sql(node) {
            return node.replace(&format!(" ({old})"), &format!(" ({new})"));
        }
        let of_column = format!(" of {old} of {place}.{}", self.column.name);
        match node.strip_suffix(&of_column) {
            Some(word) => format!("{word} of {new} of {place}.{}", self.new.name),
            None => node.clone(),
        }
    }
}

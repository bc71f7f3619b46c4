//! The operators: their SQL, and how strongly they bind.

use serde::Deserialize;

/// An operator as it travels: its name in the table below, or what a revision file says of its own.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(try_from = "Wire")]
pub enum Operator {
    Known(&'static Known),
    Custom {
        symbol: String,
        precedence: i32,
        /// `(a op b) op c` needs no parentheses.
        natural: bool,
        /// Inside another operator it always gets parentheses.
        eager: bool,
        /// Gives true or false.
        boolean: bool,
    },
}

/// One row of the table.
#[derive(Debug, PartialEq)]
pub struct Known {
    pub name: &'static str,
    /// What stands between (or before, or behind) the operands; empty where rendering is special.
    pub symbol: &'static str,
    pub precedence: i32,
    pub kind: Kind,
}

/// What grouping has to know of an operator besides its precedence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Plain,
    /// Gives true or false.
    Boolean,
    /// `(a op b) op c` needs no parentheses.
    Natural,
    /// Both.
    NaturalBoolean,
}

/// The precedence of an operator that has none.
const NONE: i32 = -100;

#[rustfmt::skip]
const OPERATORS: &[Known] = &[
    known("_asbool", "", -10, Kind::Plain),
    known("add", " + ", 7, Kind::Natural),
    known("all_op", "ALL ", 15, Kind::Plain),
    known("and_", " AND ", 3, Kind::NaturalBoolean),
    known("any_op", "ANY ", 15, Kind::Plain),
    known("as_", " AS ", -1, Kind::Plain),
    known("asc_op", " ASC", 3, Kind::Plain),
    known("between_op", " BETWEEN ", 5, Kind::Boolean),
    known("bitwise_and_op", " & ", 7, Kind::Plain),
    known("bitwise_lshift_op", " << ", 7, Kind::Plain),
    known("bitwise_not_op", "~", 8, Kind::Plain),
    known("bitwise_or_op", " | ", 7, Kind::Plain),
    known("bitwise_rshift_op", " >> ", 7, Kind::Plain),
    known("bitwise_xor_op", " # ", 7, Kind::Plain),
    known("collate", " COLLATE ", 4, Kind::Plain),
    known("comma_op", ", ", -1, Kind::Plain),
    known("concat_op", " || ", 5, Kind::Natural),
    known("contains_op", "", NONE, Kind::Boolean),
    known("desc_op", " DESC", 3, Kind::Plain),
    known("distinct_op", "DISTINCT ", 5, Kind::Plain),
    known("endswith_op", "", NONE, Kind::Boolean),
    known("eq", " = ", 5, Kind::Boolean),
    known("exists", "EXISTS ", 0, Kind::Plain),
    known("filter_op", "", 6, Kind::Plain),
    known("floordiv", "", 8, Kind::Plain),
    known("from_", " FROM ", 15, Kind::Plain),
    known("ge", " >= ", 5, Kind::Boolean),
    known("getitem", "", 15, Kind::Natural),
    known("gt", " > ", 5, Kind::Boolean),
    known("hstore_getitem_op", "", 15, Kind::Plain),
    known("icontains_op", "", NONE, Kind::Boolean),
    known("iendswith_op", "", NONE, Kind::Boolean),
    known("ilike_op", " ILIKE ", 5, Kind::Boolean),
    known("in_op", " IN ", 5, Kind::Boolean),
    known("inv", "NOT ", 5, Kind::Boolean),
    known("is_", " IS ", 5, Kind::Boolean),
    known("is_distinct_from", " IS DISTINCT FROM ", 5, Kind::Boolean),
    known("is_false", "", 5, Kind::Boolean),
    known("is_not", " IS NOT ", 5, Kind::Boolean),
    known("is_not_distinct_from", " IS NOT DISTINCT FROM ", 5, Kind::Boolean),
    known("is_true", "", 5, Kind::Boolean),
    known("istartswith_op", "", NONE, Kind::Boolean),
    known("json_getitem_op", " -> ", 15, Kind::Natural),
    known("json_path_getitem_op", " #> ", 15, Kind::Natural),
    known("le", " <= ", 5, Kind::Boolean),
    known("like_op", " LIKE ", 5, Kind::Boolean),
    known("lt", " < ", 5, Kind::Boolean),
    known("match_op", "", 5, Kind::Boolean),
    known("mod", " % ", 8, Kind::Plain),
    known("mul", " * ", 8, Kind::Natural),
    known("ne", " != ", 5, Kind::Boolean),
    known("neg", "-", 8, Kind::Plain),
    known("not_between_op", " NOT BETWEEN ", 5, Kind::Boolean),
    known("not_contains_op", "", NONE, Kind::Boolean),
    known("not_endswith_op", "", NONE, Kind::Boolean),
    known("not_icontains_op", "", NONE, Kind::Boolean),
    known("not_iendswith_op", "", NONE, Kind::Boolean),
    known("not_ilike_op", " NOT ILIKE ", 5, Kind::Boolean),
    known("not_in_op", " NOT IN ", 5, Kind::Boolean),
    known("not_istartswith_op", "", NONE, Kind::Boolean),
    known("not_like_op", " NOT LIKE ", 5, Kind::Boolean),
    known("not_match_op", "", 5, Kind::Boolean),
    known("not_regexp_match_op", "!~", 5, Kind::Boolean),
    known("not_startswith_op", "", NONE, Kind::Boolean),
    known("nulls_first_op", " NULLS FIRST", NONE, Kind::Plain),
    known("nulls_last_op", " NULLS LAST", NONE, Kind::Plain),
    known("or_", " OR ", 2, Kind::NaturalBoolean),
    known("regexp_match_op", "~", 5, Kind::Boolean),
    known("regexp_replace_op", "", 5, Kind::Plain),
    known("startswith_op", "", NONE, Kind::Boolean),
    known("sub", " - ", 7, Kind::Plain),
    known("truediv", "", 8, Kind::Plain),
];

const fn known(name: &'static str, symbol: &'static str, precedence: i32, kind: Kind) -> Known {
    Known {
        name,
        symbol,
        precedence,
        kind,
    }
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Wire {
    Name(String),
    Custom {
        custom: String,
        #[serde(default)]
        precedence: i32,
        #[serde(default)]
        natural: bool,
        #[serde(default)]
        eager: bool,
        #[serde(default)]
        boolean: bool,
    },
}

impl TryFrom<Wire> for Operator {
    type Error = String;

    fn try_from(wire: Wire) -> Result<Self, String> {
        match wire {
            Wire::Name(name) => find(&name)
                .map(Operator::Known)
                .ok_or_else(|| format!("no operator is called '{name}'")),
            Wire::Custom {
                custom,
                precedence,
                natural,
                eager,
                boolean,
            } => Ok(Operator::Custom {
                symbol: custom,
                precedence,
                natural,
                eager,
                boolean,
            }),
        }
    }
}

/// The operator of this name.
pub fn find(name: &str) -> Option<&'static Known> {
    OPERATORS
        .binary_search_by(|row| row.name.cmp(name))
        .ok()
        .map(|at| &OPERATORS[at])
}

impl Operator {
    /// The operator of this name in the table.
    pub fn named(name: &str) -> Option<Operator> {
        find(name).map(Operator::Known)
    }

    /// The name in the table; none for an operator of the revision file's own.
    pub fn name(&self) -> &'static str {
        match self {
            Operator::Known(known) => known.name,
            Operator::Custom { .. } => "",
        }
    }

    /// How strongly the operator binds.
    pub fn precedence(&self) -> i32 {
        match self {
            Operator::Known(known) => known.precedence,
            Operator::Custom { precedence, .. } => *precedence,
        }
    }

    /// Whether `(a op b) op c` needs no parentheses.
    pub fn is_natural(&self) -> bool {
        match self {
            Operator::Known(known) => matches!(known.kind, Kind::Natural | Kind::NaturalBoolean),
            Operator::Custom { natural, .. } => *natural,
        }
    }

    /// Whether the operator gives true or false.
    pub fn is_boolean(&self) -> bool {
        match self {
            Operator::Known(known) => matches!(known.kind, Kind::Boolean | Kind::NaturalBoolean),
            Operator::Custom { boolean, .. } => *boolean,
        }
    }

    /// Whether this operator, as an operand of `against`, has to stand in parentheses.
    pub fn needs_parentheses(&self, against: &Operator) -> bool {
        if self == against && self.is_natural() {
            return false;
        }
        let limit = match against {
            // an operator without a precedence of its own stands below everything as an operand, above as a parent
            Operator::Known(known) if known.precedence == NONE => 100,
            other => other.precedence(),
        };
        self.precedence() <= limit
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn operator(name: &str) -> Operator {
        Operator::named(name).expect("an operator of the table")
    }

    #[test]
    fn the_table_is_sorted() {
        assert!(OPERATORS.is_sorted_by_key(|row| row.name));
    }

    #[test]
    fn parentheses_follow_precedence() {
        assert!(operator("or_").needs_parentheses(&operator("and_")));
        assert!(!operator("and_").needs_parentheses(&operator("or_")));
        assert!(!operator("and_").needs_parentheses(&operator("and_")));
        assert!(operator("eq").needs_parentheses(&operator("eq")));
        assert!(operator("sub").needs_parentheses(&operator("sub")));
        assert!(!operator("mul").needs_parentheses(&operator("add")));
        assert!(operator("eq").needs_parentheses(&operator("contains_op")));
    }
}

//! The lanes left of a history: one column for each line of revisions that is under way.
//!
//! In: revisions from the newest to the oldest, each with its edges downwards. Out: for each the lines to put before its
//! text. A revision's edge joins the lane of a revision that is under way already, so that no revision has two lanes.
//! Solid lanes are down revisions, dashed ones dependencies. Must not know what a revision is.

/// An edge from a revision down to one that is listed below it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Edge<'a> {
    pub to: &'a str,
    pub dashed: bool,
}

/// The lanes under way.
#[derive(Debug, Default)]
pub struct Lanes<'a> {
    columns: Vec<Option<Edge<'a>>>,
    /// The column in which the row above ended a lane: what comes next in it needs a gap.
    just_ended: Option<usize>,
}

/// What is drawn in one column between two rows of revisions.
#[derive(Debug, Clone, Copy, Default)]
struct Joint {
    up: bool,
    down: bool,
    left: bool,
    right: bool,
    /// Lanes that go by while an edge crosses them.
    crossed: bool,
    dashed: bool,
}

impl<'a> Lanes<'a> {
    /// Draws a revision: the lines before it, if any, and the lines from its own on. `cut` says that it has parents
    /// which are not listed.
    pub fn row(
        &mut self,
        id: &str,
        edges: &[Edge<'a>],
        cut: bool,
        glyph: &str,
    ) -> (Vec<String>, Vec<String>) {
        let waiting = self
            .columns
            .iter()
            .position(|lane| lane.is_some_and(|lane| lane.to == id));
        let column = waiting.unwrap_or_else(|| self.free_column(0));
        let mut before = Vec::new();
        if waiting.is_none() && self.just_ended == Some(column) {
            before.push(self.padding());
        }
        self.columns[column] = None;
        let mut row = self.symbols();
        row[column] = glyph.to_owned();
        let mut lines = vec![row.join(" ")];
        lines.extend(self.connect(column, edges));
        let ended = self.columns[column].is_none() && lines.len() == 1;
        if cut && edges.is_empty() {
            let mut row = self.symbols();
            row[column] = "~".to_owned();
            lines.push(row.join(" "));
        }
        self.just_ended = ended.then_some(column).filter(|_| lines.len() == 1);
        while self.columns.last().is_some_and(Option::is_none) {
            self.columns.pop();
        }
        (before, lines)
    }

    /// Draws the lanes alone.
    pub fn padding(&self) -> String {
        self.symbols().join(" ")
    }

    /// Returns how many columns of the screen the lanes take.
    pub fn width(&self) -> usize {
        (self.columns.len() * 2).saturating_sub(1)
    }

    fn symbols(&self) -> Vec<String> {
        let symbol = |lane: &Option<Edge<'_>>| match lane {
            None => " ",
            Some(Edge { dashed: true, .. }) => "┆",
            Some(_) => "│",
        };
        self.columns
            .iter()
            .map(|lane| symbol(lane).to_owned())
            .collect()
    }

    /// Finds an unused column, the first from `start` on, and makes one where there is none.
    fn free_column(&mut self, start: usize) -> usize {
        match (start..self.columns.len()).find(|column| self.columns[*column].is_none()) {
            Some(column) => column,
            None => {
                self.columns.push(None);
                self.columns.len() - 1
            }
        }
    }

    /// Lays the edges of the revision in a column, and draws the line in which they leave it, unless that is straight down.
    fn connect(&mut self, column: usize, edges: &[Edge<'a>]) -> Option<String> {
        let above: Vec<bool> = self.columns.iter().map(Option::is_some).collect();
        let mut targets = Vec::new();
        for edge in edges {
            let under_way = self
                .columns
                .iter()
                .position(|lane| lane.is_some_and(|lane| lane.to == edge.to));
            let target = match under_way {
                Some(target) => target,
                None if self.columns[column].is_none() => column,
                None => self.free_column(column + 1),
            };
            let dashed = edge.dashed && self.columns[target].is_none_or(|lane| lane.dashed);
            self.columns[target] = Some(Edge {
                to: edge.to,
                dashed,
            });
            if target != column {
                targets.push(target);
            }
        }
        if targets.is_empty() {
            return None;
        }
        let (first, last) = targets
            .iter()
            .fold((column, column), |(first, last), target| {
                (first.min(*target), last.max(*target))
            });
        let joints: Vec<Joint> = (0..self.columns.len())
            .map(|at| {
                let up = at == column || above.get(at).copied().unwrap_or(false);
                let down = self.columns[at].is_some();
                let touched = at == column || targets.contains(&at);
                Joint {
                    up,
                    down,
                    left: first < at && at <= last,
                    right: first <= at && at < last,
                    crossed: !touched && up && down,
                    dashed: self.columns[at].is_some_and(|lane| lane.dashed),
                }
            })
            .collect();
        Some(
            joints
                .iter()
                .map(|joint| format!("{}{}", joint.symbol(), if joint.right { "─" } else { " " }))
                .collect::<String>()
                .trim_end()
                .to_owned(),
        )
    }
}

impl Joint {
    fn symbol(self) -> char {
        if self.crossed {
            return if self.dashed { '┆' } else { '│' };
        }
        match (self.up, self.down, self.left, self.right) {
            (true, true, false, false) if self.dashed => '┆',
            (true, true, false, false) => '│',
            (true, true, false, true) => '├',
            (true, true, true, false) => '┤',
            (true, true, true, true) => '┼',
            (true, false, false, true) => '╰',
            (true, false, true, false) => '╯',
            (true, false, true, true) => '┴',
            (false, true, false, true) => '╭',
            (false, true, true, false) => '╮',
            (false, true, true, true) => '┬',
            (false, false, true, true) => '─',
            (true, false, false, false) | (false, true, false, false) => '│',
            (false, false, _, _) => ' ',
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Draws revisions written as `id parent parent :dependency`; a parent `~` is one that is not listed.
    fn drawn(graph: &[&'static str]) -> String {
        let mut lanes = Lanes::default();
        let mut text = String::from("\n");
        for revision in graph {
            let mut words = revision.split(' ');
            let id = words.next().expect("split has a first part");
            let (cut, words): (Vec<&str>, Vec<&str>) = words.partition(|word| *word == "~");
            let edges: Vec<Edge<'_>> = words
                .into_iter()
                .map(|word| Edge {
                    to: word.trim_start_matches(':'),
                    dashed: word.starts_with(':'),
                })
                .collect();
            let (before, lines) = lanes.row(id, &edges, !cut.is_empty(), "o");
            for line in before {
                text.push_str(&format!("{}\n", line.trim_end()));
            }
            for (number, line) in lines.iter().enumerate() {
                text.push_str(
                    format!(
                        "{line}{}",
                        if number == 0 {
                            format!(" {id}")
                        } else {
                            String::new()
                        }
                    )
                    .trim_end(),
                );
                text.push('\n');
            }
        }
        text
    }

    #[test]
    fn a_line_is_one_column() {
        assert_eq!(drawn(&["c b", "b a", "a"]), "\no c\no b\no a\n");
        assert_eq!(drawn(&["c b", "b ~"]), "\no c\no b\n~\n");
    }

    #[test]
    fn lines_that_have_nothing_to_do_with_each_other_keep_apart() {
        assert_eq!(drawn(&["b a", "a", "d c", "c"]), "\no b\no a\n\no d\no c\n");
    }

    #[test]
    fn branches_join_and_merges_part() {
        assert_eq!(
            drawn(&["m b c", "b a", "c a", "a"]),
            "
o m
├─╮
o │ b
│ o c
├─╯
o a
"
        );
        assert_eq!(
            drawn(&["x a", "y a", "z a", "a"]),
            "
o x
│ o y
├─╯
│ o z
├─╯
o a
"
        );
    }

    #[test]
    fn dependencies_are_dashed_and_edges_cross_lanes() {
        assert_eq!(
            drawn(&["s t :a", "m x", "x b c", "b a", "t", "c a", "a"]),
            "
o s
├─╮
│ ┆ o m
│ ┆ o x
│ ┆ ├─╮
│ ┆ o │ b
│ ├─╯ │
o │   │ t
  │   o c
  ├───╯
  o a
"
        );
        assert_eq!(
            drawn(&["p a", "q b", "r c", "s a", "c", "b", "a"]),
            "
o p
│ o q
│ │ o r
│ │ │ o s
├─│─│─╯
│ │ o c
│ o b
o a
"
        );
    }
}

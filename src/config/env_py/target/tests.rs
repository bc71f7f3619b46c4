//! Which parts of an env.py are kept.

use super::*;

fn source(text: &str) -> TargetSource {
    target_source(text, &[]).expect("it is Python")
}

#[test]
fn what_the_metadata_needs_stays() {
    let found = source(
        "from alembic import context\nfrom app.models import Base\nimport logging\n\nlogging.basicConfig()\n\
         target_metadata = Base.metadata\n\ndef run():\n    context.configure(target_metadata=target_metadata)\n\nrun()\n",
    );
    assert_eq!(found.expression.as_deref(), Some("target_metadata"));
    let lines: Vec<&str> = found.text.lines().map(str::trim).collect();
    assert_eq!(
        lines,
        [
            "",
            "from app.models import Base",
            "",
            "",
            "",
            "target_metadata = Base.metadata",
            "",
            "",
            "",
            "",
            ""
        ]
    );
}

#[test]
fn lists_and_functions_are_followed() {
    let found = source(
        "from a import m1\nfrom b import m2\ndef both():\n    return [m1, m2]\ncontext.configure(target_metadata=both())\n",
    );
    assert_eq!(found.expression.as_deref(), Some("both()"));
    assert!(
        found
            .text
            .starts_with("from a import m1\nfrom b import m2\ndef both():\n    return [m1, m2]\n")
    );
    assert!(!found.text.contains("configure"));
}

#[test]
fn functions_for_new_revisions_stay() {
    let text = "from alembic import context\nimport re\nconfig = context.config\nfileConfig(config.config_file_name)\n\
         skipped = config.get_section('skip')\n\ndef include_name(name, type_, parents):\n    return name not in skipped\n\n\
         def run():\n    # only with changes\n    def directives(context, revision, given):\n        if context.config:\n            given[:] = []\n\
         \n    with connect() as connection:\n        context.configure(target_metadata=None, include_name=include_name,\n            \
         process_revision_directives=directives, include_object=lambda *a: re.match('x', a[1]), compare_type=True)\n";
    let found = source(text);
    let kept: Vec<(usize, &str)> = found
        .text
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty())
        .map(|(number, line)| (number + 1, line))
        .collect();
    assert_eq!(
        kept,
        [
            (1, "from alembic import context"),
            (2, "import re"),
            (3, "config = context.config"),
            (5, "skipped = config.get_section('skip')"),
            (7, "def include_name(name, type_, parents):"),
            (8, "    return name not in skipped"),
            (11, "if 1:"),
            (12, "    def directives(context, revision, given):"),
            (13, "        if context.config:"),
            (14, "            given[:] = []"),
        ]
    );
    let functions: Vec<(&str, &str)> = found
        .functions
        .iter()
        .map(|(keyword, text)| (keyword.as_str(), text.as_str()))
        .collect();
    assert_eq!(
        functions,
        [
            ("include_name", "include_name"),
            ("include_object", "lambda *a: re.match('x', a[1])"),
            ("process_revision_directives", "directives"),
        ]
    );
}

#[test]
fn none_is_no_target() {
    assert_eq!(
        source("target = 1\ncontext.configure(target_metadata=None)\n").expression,
        None
    );
}

#[test]
fn loops_that_import_modules_stay() {
    let found = source(
        "import importlib\nfor name in names():\n    importlib.import_module(name)\ncontext.configure(target_metadata=m)\n",
    );
    assert!(
        found
            .text
            .contains("import importlib\nfor name in names():")
    );
}

#[test]
fn what_is_registered_with_a_function_stays() {
    let found = source(
        "from alembic.autogenerate import rewriter\nwriter = rewriter.Rewriter()\n\n@writer.rewrites(Op)\ndef more(context, op):\n    \
         return context\n\n@other\ndef less():\n    pass\ncontext.configure(process_revision_directives=writer)\n",
    );
    assert!(
        found
            .text
            .contains("@writer.rewrites(Op)\ndef more(context, op):\n    return context\n")
    );
    assert!(!found.text.contains("less"));
}

/// The lines that stay, and the functions by their keywords.
fn kept(text: &str) -> (Vec<String>, Vec<(String, String)>) {
    let found = source(text);
    let lines = found.text.lines().filter(|line| !line.trim().is_empty());
    (
        lines.map(str::to_owned).collect(),
        found.functions.into_iter().collect(),
    )
}

#[test]
fn what_functions_call_stays() {
    let (lines, functions) = kept(
        "from alembic import context\nKEPT = 1\ndef helper():\n    return context.get_x_argument()\nclass Own:\n    def __call__(self, *a):\n        return helper() and KEPT\n\
         def run_migrations():\n    context.configure(target_metadata=m, include_object=own)\nown = Own()\n",
    );
    assert!(lines.contains(&"def helper():".to_owned()));
    assert!(lines.contains(&"KEPT = 1".to_owned()));
    assert!(lines.contains(&"own = Own()".to_owned()));
    assert!(!lines.contains(&"def run_migrations():".to_owned()));
    assert_eq!(functions, [("include_object".to_owned(), "own".to_owned())]);
}

#[test]
fn rules_of_every_rewriter_of_a_chain_stay() {
    let (lines, _) = kept(
        "from alembic.autogenerate import rewriter\none = rewriter.Rewriter()\ntwo = rewriter.Rewriter()\nlone = rewriter.Rewriter()\n\
         @one.rewrites(A)\ndef a(c, r, op):\n    return op\n@two.rewrites(B)\ndef b(c, r, op):\n    return op\n\
         @lone.rewrites(C)\ndef c(c, r, op):\n    return op\nwriter = one.chain(two)\ncontext.configure(process_revision_directives=writer)\n",
    );
    assert!(lines.contains(&"def a(c, r, op):".to_owned()));
    assert!(lines.contains(&"def b(c, r, op):".to_owned()));
    assert!(!lines.contains(&"def c(c, r, op):".to_owned()));
}

#[test]
fn functions_are_found_in_dictionaries_of_keywords() {
    let (_, functions) = kept(
        "def run():\n    def process(c, r, d):\n        pass\n    given = app.extensions['migrate'].configure_args\n    \
         if given.get('process_revision_directives') is None:\n        given['process_revision_directives'] = process\n    \
         more = dict(render_item=render, url='x')\n    other = {'include_name': never}\n    \
         context.configure(connection=c, **given, **more, **{'compare_type': same})\n",
    );
    let functions: Vec<(&str, &str)> = functions
        .iter()
        .map(|(keyword, name)| (keyword.as_str(), name.as_str()))
        .collect();
    assert_eq!(
        functions,
        [
            ("compare_type", "same"),
            ("process_revision_directives", "process"),
            ("render_item", "render")
        ]
    );
}

#[test]
fn functions_that_render_operations_stay() {
    let (lines, functions) = kept(
        "from alembic.autogenerate import renderers\nclass Op:\n    pass\n@renderers.dispatch_for(Op)\ndef show(c, op):\n    return ''\n\
         context.configure(connection=c)\n",
    );
    assert!(
        lines.contains(&"def show(c, op):".to_owned()) && lines.contains(&"class Op:".to_owned())
    );
    assert_eq!(functions, [("renderers".to_owned(), String::new())]);
}

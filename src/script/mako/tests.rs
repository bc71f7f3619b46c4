use super::*;

fn body(template: &str) -> String {
    compile(template)
        .map(|program| program.body)
        .unwrap_or_else(|error| format!("{}: {}", error.line, error.problem))
}

#[test]
fn statements_stand_on_the_lines_of_their_pieces() {
    assert_eq!(
        body("a ${x} b\n\n${y | comma,n}\n% if z:\nc\n% else:\n% endif\n"),
        "__M_write('a '); __M_write(str(x)); __M_write(' b\\n\\n')\n\n__M_write(comma(y )); __M_write('\\n')\n\
         if z:\n    __M_write('c\\n')\nelse:\n    pass"
    );
    assert_eq!(
        body("<%\n    q = 1\n    if q:\n        r = 2\n%>\\\nx\n"),
        "\nq = 1\nif q:\n    r = 2\n\n__M_write('x\\n')"
    );
}

#[test]
fn constructs_are_read_as_mako_reads_them() {
    assert_eq!(body("## gone\n<%doc>a\n${b}</%doc>x"), "\n\n__M_write('x')");
    assert_eq!(
        body("<%text>${x}\n% if</%text>"),
        "__M_write('${x}\\n% if')"
    );
    assert_eq!(
        body("a\n  %% b % c\n"),
        "__M_write('a\\n')\n__M_write('  '); __M_write('%'); __M_write(' b % c\\n')"
    );
    assert_eq!(body("a\\\nb"), "__M_write('a')\n__M_write('b')");
    assert_eq!(
        body("${ {'a': '}|'}['a'] | n,trim }"),
        "__M_write(__M_filters.trim( {'a': '}|'}['a'] ))"
    );
    assert_eq!(
        body("% for a in b:\n${loop.index}\n% endfor\n"),
        "for a in __M_loop(b):\n    __M_write(str(loop.index)); __M_write('\\n')"
    );
    assert_eq!(
        compile("<%! import re %>x").map(|program| program.first),
        Ok("import re ".to_owned())
    );
}

#[test]
fn what_is_not_read_has_its_line() {
    for (template, expected) in [
        (
            "x\n<%def name=\"f()\">\n</%def>",
            "2: <%def> is not read by mig",
        ),
        (
            "\n<%include file=\"x\"/>",
            "2: <%include> is not read by mig",
        ),
        ("${x | entity}", "1: the filter entity is not read by mig"),
        ("a\n${x", "2: what begins here has no end: | or }"),
        ("<% x", "1: what begins here has no end: %>"),
        ("% if x:\n", "1: % if has no % endif"),
        (
            "% if x:\n% endfor\n",
            "2: % endfor stands where % endif should",
        ),
        ("% else:\n", "1: % else has no place here"),
        ("% endif\n", "1: % endif ends nothing"),
        ("<%doc>", "1: <%doc> has no </%doc>"),
    ] {
        assert_eq!(body(template), expected, "{template}");
    }
}

#[test]
fn empty_branches_do_nothing() {
    assert_eq!(
        body("% if x:\na\n% elif y:\n% else:\n\n% endif\nb\n"),
        "if x:\n    __M_write('a\\n')\nelif y:\n    pass\nelse:\n    __M_write('\\n')\n__M_write('b\\n')"
    );
}

//! Tests of `ini`.

use super::*;

fn ini(text: &str) -> Ini {
    Ini::parse(Path::new("alembic.ini"), "/project", text).unwrap()
}

fn get(text: &str, option: &str) -> Option<String> {
    ini(text).get("a", option).unwrap()
}

fn error(text: &str) -> (usize, ErrorKind) {
    let error = Ini::parse(Path::new("alembic.ini"), "/project", text).unwrap_err();
    (error.line, error.kind)
}

fn option_error(text: &str, option: &str) -> (usize, ErrorKind) {
    let error = ini(text).get("a", option).unwrap_err();
    (error.line, error.kind)
}

/// The values that Python 3.11's ConfigParser gives for the same texts.
#[test]
fn values_are_those_of_configparser() {
    assert_eq!(get("[a]\nKey = value ", "key").as_deref(), Some("value"));
    assert_eq!(get("[a]\nkey: value", "KEY").as_deref(), Some("value"));
    assert_eq!(get("[a]\nkey=a=b:c", "key").as_deref(), Some("a=b:c"));
    assert_eq!(
        get("[a]\nkey = x # no comment", "key").as_deref(),
        Some("x # no comment")
    );
    assert_eq!(
        get("[a]\nkey = x\n# comment\n; comment\n  y\n\n  z\n\n", "key").as_deref(),
        Some("x\ny\n\nz")
    );
    assert_eq!(
        get("[a]\nkey =\n  x\n  y\nother = 1", "key").as_deref(),
        Some("\nx\ny")
    );
    assert_eq!(
        get("[a]\n  key = x\n  other = y", "other").as_deref(),
        Some("y")
    );
    assert_eq!(
        get("[a]\nkey =\r\nother = 1\r\n", "key").as_deref(),
        Some("")
    );
    assert_eq!(get("[a] trailing\nkey = 1", "key").as_deref(), Some("1"));
    assert_eq!(get("\u{feff}[a]\nkey = 1", "key").as_deref(), Some("1"));
    assert_eq!(get("[a]\nkey = 1", "missing"), None);
    assert_eq!(get("[b]\nkey = 1", "key"), None);
    assert_eq!(get("[]]\n[a]\nkey = 1", "key").as_deref(), Some("1"));
}

#[test]
fn defaults_are_inherited() {
    let text = "[DEFAULT]\nkey = 1\nother = 2\n[a]\nother = 3\n";
    assert_eq!(get(text, "key").as_deref(), Some("1"));
    assert_eq!(get(text, "other").as_deref(), Some("3"));
    assert_eq!(get(text, "here").as_deref(), Some("/project"));
    assert_eq!(
        get("[DEFAULT]\nhere = x\n[a]\nkey = %(here)s/y", "key").as_deref(),
        Some("x/y")
    );
    assert_eq!(ini(text).option_names("a"), ["here", "key", "other"]);
    assert_eq!(ini(text).own_option_names("a"), ["other"]);
    assert!(!ini(text).has_section("DEFAULT"));
    assert!(!ini("[DEFAULT]\nkey=1").has_option("a", "key"));
}

#[test]
fn references_are_filled_in() {
    assert_eq!(
        get("[a]\nkey = %(here)s/x", "key").as_deref(),
        Some("/project/x")
    );
    assert_eq!(
        get("[a]\nkey = %(B)s\nb = %(c)s!\nc = 100%%", "key").as_deref(),
        Some("100%!")
    );
    assert_eq!(get("[a]\nkey = 50%%", "key").as_deref(), Some("50%"));
    let unknown = ErrorKind::UnknownReference {
        section: "a".into(),
        option: "key".into(),
        name: "x".into(),
    };
    assert_eq!(option_error("[a]\n\nkey = %(x)s", "key"), (3, unknown));
    let (section, option) = ("a".to_owned(), "key".to_owned());
    assert_eq!(
        option_error("[a]\nkey = 5%", "key").1,
        ErrorKind::StrayPercent {
            section: section.clone(),
            option: option.clone()
        }
    );
    assert_eq!(
        option_error("[a]\nkey = %(x", "key").1,
        ErrorKind::UnclosedReference {
            section: section.clone(),
            option: option.clone()
        }
    );
    assert_eq!(
        option_error("[a]\nkey = %()s", "key").1,
        ErrorKind::UnclosedReference {
            section: section.clone(),
            option: option.clone()
        }
    );
    assert_eq!(
        option_error("[a]\nkey = %(key)s", "key").1,
        ErrorKind::TooDeep { section, option }
    );
    assert_eq!(
        get("[a]\nkey = %(x)s\nother = 1", "other").as_deref(),
        Some("1")
    );
}

#[test]
fn mistakes_are_found_where_python_finds_them() {
    assert_eq!(error("key = 1"), (1, ErrorKind::NoSectionHeader));
    assert_eq!(
        error("[a]\n[a]"),
        (
            2,
            ErrorKind::DuplicateSection {
                section: "a".into()
            }
        )
    );
    let duplicate = ErrorKind::DuplicateOption {
        section: "a".into(),
        option: "key".into(),
    };
    assert_eq!(error("[a]\nkey=1\nKEY=2"), (3, duplicate));
    assert_eq!(error("[a]\nkey\nother"), (2, ErrorKind::Unreadable));
    assert_eq!(error("[a]\n= 1"), (2, ErrorKind::Unreadable));
}

#[test]
fn texts_hold_no_values() {
    let error = ini("[a]\nurl = postgresql://u:se%cret@h")
        .get("a", "url")
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "alembic.ini, line 2: in option 'url' of section 'a' a '%' must be followed by '%' or '('"
    );
}

proptest::proptest! {
    #[test]
    fn any_text_is_survived(text in "([\\[\\]=:%()#; \n\ta-c]|DEFAULT){0,60}") {
        if let Ok(ini) = Ini::parse(Path::new("f"), "/h", &text) {
            for section in ini.section_names() {
                for option in ini.option_names(section) {
                    let _ = ini.get(section, &option);
                }
            }
        }
    }
}

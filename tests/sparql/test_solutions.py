from jinshan_kg.sparql.solutions import Term, read_boolean, read_solutions, shortened

PREFIXES = {"e": "http://example.org/", "a": "http://example.org/a/", "": "http://default/"}


def test_solutions_are_rows_of_terms() -> None:
    body = b"""{"head": {"vars": ["x", "y"]}, "results": {"bindings": [
      {"x": {"type": "uri", "value": "a:b"}},
      {"x": {"type": "literal", "value": "\\u91d1", "xml:lang": "zh"},
       "y": {"type": "bnode", "value": "b0"}}]}}"""
    found = read_solutions(body)
    assert found.variables == ("x", "y")
    assert found.rows == (
        (Term("uri", "a:b"), None),
        (Term("literal", "金", "zh"), Term("bnode", "b0")),
    )


def test_a_triple_term_is_shown_in_words() -> None:
    triple = {
        "type": "triple",
        "value": {
            "subject": {"type": "uri", "value": "a:s"},
            "predicate": {"type": "uri", "value": "a:p"},
            "object": {"type": "literal", "value": "1"},
        },
    }
    assert Term.read(triple).shown({}) == "<<( <a:s> <a:p> 1 )>>"


def test_booleans() -> None:
    assert read_boolean(b'{"head": {}, "boolean": true}') is True
    assert read_boolean(b'{"head": {}, "boolean": false}') is False


def test_an_iri_is_shortened_by_the_longest_prefix_that_leaves_a_name() -> None:
    assert shortened("http://example.org/x", PREFIXES) == "e:x"
    assert shortened("http://example.org/a/x.y-z", PREFIXES) == "a:x.y-z"
    assert shortened("http://default/x", PREFIXES) == ":x"
    assert shortened("http://example.org/b/x", PREFIXES) == "<http://example.org/b/x>"
    assert shortened("http://example.org/", PREFIXES) == "<http://example.org/>"
    assert shortened("http://example.org/x.", PREFIXES) == "<http://example.org/x.>"

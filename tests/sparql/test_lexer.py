import pytest

from jinshan_kg.sparql.errors import LimitError, QuerySyntaxError
from jinshan_kg.sparql.lexer import tokenize
from jinshan_kg.sparql.tokens import Kind


def texts(query: str) -> list[str]:
    return [token.text for token in tokenize(query)]


def kinds(query: str) -> list[Kind]:
    return [token.kind for token in tokenize(query)]


def test_tokens_have_their_place_in_the_text() -> None:
    (token,) = tokenize("  # a comment\n  ?x  ")
    assert (token.kind, token.text, token.start, token.end) == (Kind.VARIABLE, "?x", 16, 18)


def test_words_are_upper_case_since_their_case_does_not_matter() -> None:
    assert texts("select Where a tRUE") == ["SELECT", "WHERE", "A", "TRUE"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("<http://example.org/a#b>", Kind.IRI),
        ("<>", Kind.IRI),
        (r"<http://example.org/\u0041>", Kind.IRI),
        ('"a"', Kind.STRING),
        ("'a'", Kind.STRING),
        ('""', Kind.STRING),
        (r'"\"\\\n\u0041\U0001F600"', Kind.STRING),
        ('"""a "quoted" and ""\nsecond line"""', Kind.STRING),
        ("'''it's'''", Kind.STRING),
        ("?x", Kind.VARIABLE),
        ("$x1", Kind.VARIABLE),
        ("?区", Kind.VARIABLE),
        ("_:b0.c", Kind.BLANK_NODE),
        (":", Kind.PREFIXED_NAME),
        ("ex:", Kind.PREFIXED_NAME),
        ("ex.a:b.c", Kind.PREFIXED_NAME),
        (r"ex:a\-b%41:c", Kind.PREFIXED_NAME),
        ("ex:123", Kind.PREFIXED_NAME),
        ("@zh-Hans", Kind.LANGUAGE),
        ("@ar--rtl", Kind.LANGUAGE),
        ("12", Kind.NUMBER),
        ("1.5", Kind.NUMBER),
        (".5", Kind.NUMBER),
        ("1.e-3", Kind.NUMBER),
        ("&&", Kind.MARK),
        ("^^", Kind.MARK),
        ("{|", Kind.MARK),
        ("<<", Kind.MARK),
    ],
)
def test_each_terminal_is_one_token(text: str, kind: Kind) -> None:
    assert [(token.kind, token.text) for token in tokenize(text)] == [(kind, text)]


def test_a_full_stop_after_a_name_is_not_part_of_it() -> None:
    assert texts("ex:a. _:b. 1.") == ["ex:a", ".", "_:b", ".", "1", "."]


def test_a_hash_inside_an_iri_or_a_string_begins_no_comment() -> None:
    assert texts("<a#b> '#' #c\n?x") == ["<a#b>", "'#'", "?x"]


def test_a_comment_ends_at_a_line_feed_or_a_carriage_return() -> None:
    assert texts("#a\r?x#b\n?y") == ["?x", "?y"]


@pytest.mark.parametrize(
    ("text", "column", "reason"),
    [
        ("SELECT * { ?s ?p 'x }", 18, "not closed"),
        ('ASK { ?s ?p """x" }', 13, "not closed"),
        (r'ASK { ?s ?p "\q" }', 13, "an escape that is none"),
        (r'ASK { ?s ?p "\uD800" }', 13, "an escape that is none"),
        ("ASK { ?s <http://a b> ?o }", 10, "begins no IRI"),
        ("SELECT * { \\u0053 }", 12, "unexpected '\\\\'"),
        ("SELECT\u00a0*", 7, "unexpected '\\xa0'"),
        ("ASK { \u017fERVICE }", 7, "unexpected 'ſ'"),
    ],
)
def test_what_is_no_token_is_told_with_its_place(text: str, column: int, reason: str) -> None:
    with pytest.raises(QuerySyntaxError) as caught:
        tokenize(text)
    assert (caught.value.position.line, caught.value.position.column) == (1, column)
    assert reason in caught.value.reason


def test_a_comparison_without_spaces_may_look_like_an_iri() -> None:
    # `<?b&&?c>` is an IRI by the longest match and two comparisons for Oxigraph; it hides nothing.
    token = tokenize("(?a<?b&&?c>?d)")[2]
    assert (token.text, token.is_loose) == ("<?b&&?c>", True)


@pytest.mark.parametrize(
    "text",
    [
        "FILTER(?a<?b)#>",
        "FILTER(?a<(?b>1))",
        "FILTER(?a<'>')",
        "FILTER(?a<?service>1)",
        "FILTER(1<<http://example.org/>)",
    ],
)
def test_what_hides_something_in_one_reading_is_refused(text: str) -> None:
    with pytest.raises(QuerySyntaxError, match="may be a comparison or not"):
        tokenize(f"SELECT * {{ ?a ?b ?c {text} }}")


@pytest.mark.parametrize(
    "text",
    [
        "FILTER(?a < ?b) # >",
        "FILTER(?a = <#b>)",
        "FILTER(?a IN (<#b>, <#c>))",
        "FILTER(?a=<http://example.org/service#(b)>)",
        "?a <#b> <#c>",
        "?a (<#b>|<#c>) ?d",
        "VALUES (?a ?b) { (<#b> <#c>) }",
        "?a ?b (<http://example.org/#b> <http://example.org/#c>)",
        "FILTER(?t = <<( ?a ?b <http://example.org/#c> )>>)",
        "FILTER EXISTS { ?a <#b> 'c' }",
    ],
)
def test_iris_where_no_comparison_can_stand_are_taken(text: str) -> None:
    assert tokenize(f"SELECT * {{ ?a ?b ?c . {text} }}")


def test_more_tokens_than_allowed_are_refused() -> None:
    assert len(tokenize("? ? ?", most=3)) == 3
    with pytest.raises(LimitError, match="more than 2 tokens") as caught:
        tokenize("? ? ?", most=2)
    assert caught.value.status == 413
    assert caught.value.details == {"limit": "max_tokens", "value": 2}


@pytest.mark.parametrize("size", [5, 10_000])
def test_ambiguity_before_the_last_allowed_token_is_told_first(size: int) -> None:
    text = "(?a<<" + " ?" * size
    with pytest.raises(QuerySyntaxError, match="may be a comparison"):
        tokenize(text, most=3)
    with pytest.raises(LimitError):
        tokenize(text, most=2)


@pytest.mark.parametrize("size", [3, 10_000])
def test_what_is_no_token_behind_the_last_allowed_one_is_no_matter(size: int) -> None:
    text = "?" * size + "'"
    with pytest.raises(QuerySyntaxError, match="not closed"):
        tokenize(text, most=size)
    with pytest.raises(LimitError):
        tokenize(text, most=size - 1)


SIZE = 262_144  # the longest query that is looked at


@pytest.mark.parametrize(
    "text",
    [
        "'" * (SIZE + 1),
        '"' * (SIZE + 1),
        "'''" + "''a" * (SIZE // 3),
        '"""' + r"\n" * (SIZE // 2),
        "'" + r"\u0041" * (SIZE // 6),
        "x:" + "." * SIZE + "%",
        "_:a" + "." * SIZE + "%",
        "1" * SIZE + "%",
        "a-" * (SIZE // 2) + "%",
        "<a" * (SIZE // 2) + "%",
        "<" + r"\u0041" * (SIZE // 6),
        "@a" + "-a" * (SIZE // 2) + "%",
        "\\" * SIZE,
        "#\n" * (SIZE // 2) + "%",
    ],
)
def test_no_text_makes_the_lexer_slow(text: str) -> None:
    # In quadratic time this would not end before somebody stops it.
    with pytest.raises(QuerySyntaxError):
        tokenize(text)


@pytest.mark.parametrize("unit", ["a.", "(<a", "{", "?a<", "((<", "-", ".", "1.", "x:a.. "])
def test_nor_does_one_with_many_tokens(unit: str) -> None:
    with pytest.raises(LimitError):
        tokenize("(" + unit * (SIZE // len(unit)), most=50_000)

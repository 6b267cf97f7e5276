"""Terms as trees."""

from jinshan_kg.namespaces import JK
from jinshan_kg.web.board.figures import Named
from jinshan_kg.web.vocabulary.hierarchy import Branch, branches
from jinshan_kg.web.vocabulary.terms import Kind, Term, Vocabulary

Shape = dict[str, "Shape"]


def a_class(name: str, *above: str) -> Term:
    iris = tuple(JK + one for one in above)
    return Term(Named(JK + name, {"en": name}), Kind.CLASS, False, {}, iris)


def shape(trees: tuple[Branch, ...]) -> Shape:
    return {tree.term.anchor: shape(tree.below) for tree in trees}


def named(*terms: Term) -> tuple[Branch, ...]:
    return branches(terms, lambda term: term.named.labels["en"])


def test_what_is_below_hangs_from_what_is_above() -> None:
    trees = named(a_class("c", "b"), a_class("a"), a_class("b", "a"), a_class("d", "a"))
    assert shape(trees) == {"a": {"b": {"c": {}}, "d": {}}}
    assert trees[0].size == 2


def test_likes_stand_in_the_order_of_their_names() -> None:
    assert list(shape(named(a_class("b"), a_class("C"), a_class("a")))) == ["a", "b", "C"]


def test_a_class_of_another_vocabulary_is_not_in_the_tree() -> None:
    assert shape(named(a_class("a", "elsewhere"))) == {"a": {}}


def test_with_two_above_it_stands_below_both() -> None:
    assert shape(named(a_class("a"), a_class("b"), a_class("c", "a", "b"))) == {
        "a": {"c": {}},
        "b": {"c": {}},
    }


def test_a_circle_ends() -> None:
    assert shape(named(a_class("a"), a_class("b", "a", "c"), a_class("c", "b"))) == {
        "a": {"b": {"c": {}}}
    }


def test_every_class_of_the_ontology_is_in_the_trees(vocabulary: Vocabulary) -> None:
    def terms(trees: tuple[Branch, ...]) -> list[str]:
        return [iri for tree in trees for iri in (tree.term.iri, *terms(tree.below))]

    classes = vocabulary.own(Kind.CLASS)
    assert sorted(terms(named(*classes))) == sorted(term.iri for term in classes)

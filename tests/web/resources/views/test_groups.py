"""Statements by property, each value with the graphs that say so."""

from tests.web.resources.views.data import shown, view


def test_properties_are_sorted_by_their_name_in_the_language_of_the_page() -> None:
    data = """GRAPH graph:one { :a :z "1" , "0" ; :y "2" .
      :z rdfs:label "zone"@en , "一"@zh . :y rdfs:label "year"@en , "二"@zh }"""
    assert list(shown(view(data).properties).items()) == [("year", ["2"]), ("zone", ["0", "1"])]
    assert list(shown(view(data, language="zh").properties)) == ["一", "二"]


def test_a_value_is_shown_once_with_every_graph_that_says_it() -> None:
    data = """GRAPH graph:one { :a :p "v" . graph:one rdfs:label "One" }
      GRAPH graph:two { :a :p "v" }"""
    ((value,),) = (group.values for group in view(data).properties)
    assert [graph.text.text for graph in value.graphs] == ["One", "two"]


def test_a_node_without_a_name_is_shown_by_what_is_said_of_it() -> None:
    data = 'GRAPH graph:one { :a :p [ :q "deep" ; :r [ :q "deeper" ] ] }'
    ((value,),) = (group.values for group in view(data).properties)
    assert value.link is None
    assert shown(value.nested) == {"q": ["deep"], "r": ["…"]}
    assert shown(value.nested[1].values[0].nested) == {"q": ["deeper"]}


def test_nodes_without_a_name_in_a_circle_end() -> None:
    data = "GRAPH graph:one { :a :p _:x . _:x :p _:y . _:y :p _:x }"
    ((value,),) = (group.values for group in view(data).properties)
    assert value.nested[0].values[0].nested[0].values[0].nested == ()


def test_what_points_at_it_is_grouped_and_paged() -> None:
    data = 'GRAPH graph:one { :a :z "1" . :b :p :a . :c :p :a . :d :q :a }'
    first, second = view(data), view(data, page=2)
    assert (shown(first.incoming), shown(second.incoming)) == ({"p": ["b", "c"]}, {"q": ["d"]})
    assert (first.paging.previous, first.paging.next) == (None, "/id/park/a.html?page=2")
    assert (second.paging.previous, second.paging.next) == ("/id/park/a.html", None)
    assert (first.paging.total, first.paging.last) == (3, 2)
    assert [other.href for other in second.alternates][:2] == [
        "/id/park/a.ttl?page=2",
        "/id/park/a.nt?page=2",
    ]


def test_classes_that_only_follow_come_after_those_that_are_said() -> None:
    data = """GRAPH graph:derived { :a a :Area , :Park } GRAPH graph:one { :a a :Park }"""
    assert [link.text.text for link in view(data).types] == ["Park", "Area"]

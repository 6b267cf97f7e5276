"""The rows of the tables: figures, claims, passages, notes."""

from tests.web.resources.views.data import view

DATA = """
GRAPH graph:one {
  :a rdfs:label "A"@en ; jk:mention chars:20-24 ; jk:note :n .
  :f a jk:Observation ; rdfs:label "a figure"@en ; jk:subject :a ; jk:metric :m ; jk:value 3216.0 ;
    jk:unit :mu ; jk:period :p ; jk:status :actual ; jk:precision :exact ; jk:baseline :f0 ;
    jk:evidence chars:10-14 .
  :m rdfs:label "land freed"@en . :p rdfs:label "since 2015"@en .
  chars:10-14 a jk:Passage ; jk:source <https://w3id.org/jinshan-kg/source/s> ; jk:start 10 ;
    jk:end 14 ; jk:token "3,216" ; jk:digest "ab" .
  chars:20-24 a jk:Passage ; jk:start 20 .
  :c a rdf:Statement ; rdf:subject :a ; rdf:predicate :in ; rdf:object :b ; jk:status :actual ;
    jk:basis :stated ; jk:evidence chars:10-14 .
  :c2 a rdf:Statement ; rdf:subject :b ; rdf:predicate :in ; rdf:object :a .
}
GRAPH graph:derived { :g jk:subject :a ; jk:value 214.4 ; prov:wasDerivedFrom :f .
  :f prov:wasDerivedFrom chars:10-14 }
GRAPH graph:authorities {
  :b2 a rdf:Statement ; rdf:subject :a ; rdf:object "甲"@zh ; jk:grade :good ; jk:citation :cite .
  :n rdfs:comment "A remark."@en , "注。"@zh ; jk:citation :cite .
}
"""


def test_a_figure_is_a_row() -> None:
    row = view(DATA).observations[0]
    texts = [
        link and link.text.text
        for link in (row.link, row.subject, row.metric, row.unit, row.period, row.status)
    ]
    assert texts == ["a figure", "A", "land freed", "mu", "since 2015", "actual"]
    assert row.precision is not None
    assert row.baseline is not None
    assert (row.precision.text.text, row.baseline.href) == ("exact", "/id/park/f0")
    assert row.value == "3216"
    (passage,) = row.evidence
    assert (passage.start, passage.end, passage.token, passage.digest) == (10, 14, "3,216", "ab")
    assert passage.link.href == "/source/s/chars/10-14"
    assert passage.source is not None
    assert passage.source.href == "/source/s"
    assert (row.is_derived, row.derived_from) == (False, ())


def test_a_figure_that_was_computed_tells_from_what() -> None:
    row = view(DATA).observations[1]
    assert (row.is_derived, [link.href for link in row.derived_from]) == (True, ["/id/park/f"])
    assert row.evidence == ()


def test_claims_about_it_come_before_those_that_mention_it() -> None:
    claims = view(DATA).claims
    assert [claim.link.href for claim in claims] == ["/id/park/b2", "/id/park/c", "/id/park/c2"]
    authority, own, _ = claims
    assert own.subject is not None
    assert own.predicate is not None
    assert own.object is not None
    assert own.status is not None
    assert own.basis is not None
    assert [own.subject.href, own.predicate.href] == ["/id/park/a", "/id/park/in"]
    assert [own.status.href, own.basis.href] == ["/id/park/actual", "/id/park/stated"]
    assert own.object.link is not None
    assert own.object.link.href == "/id/park/b"
    assert [passage.start for passage in own.evidence] == [10]
    assert authority.object is not None
    assert authority.grade is not None
    assert (authority.object.text.text, authority.object.text.language) == ("甲", "zh")
    assert authority.grade.href == "/id/park/good"
    assert [link.href for link in authority.citations] == ["/id/park/cite"]


def test_notes_are_its_own() -> None:
    (note,) = view(DATA, language="zh").notes
    assert note.text is not None
    assert (note.text.text, [link.href for link in note.citations]) == ("注。", ["/id/park/cite"])


def test_a_broken_offset_is_none() -> None:
    data = """GRAPH graph:one { :f jk:subject :a ; jk:evidence :p ; a jk:Observation .
      :p a jk:Passage ; jk:start "x" ; jk:end 4 }"""
    (figure,) = view(data).observations
    (passage,) = figure.evidence
    assert (passage.start, passage.end) == (None, 4)

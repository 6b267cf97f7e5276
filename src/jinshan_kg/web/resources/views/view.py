"""What a page shows: a tree of plain values, labels chosen, links ready."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Text:
    """A text and its language tag, if it has one."""

    text: str
    language: str | None = None


@dataclass(frozen=True)
class Link:
    """A node of the graph.

    Attributes:
        iri: Its IRI.
        href: Where its page is: a path of this server, the IRI itself for others, or None where
            a browser could not follow it.
        text: Its name in the language of the page, or in another, or what its IRI ends in.
    """

    iri: str
    href: str | None
    text: Text


@dataclass(frozen=True)
class Value:
    """A value of a property, or something that points at the thing.

    Attributes:
        text: What to show.
        link: The node, unless it is a literal or has no name.
        datatype: The datatype of a literal other than a plain text.
        graphs: The named graphs that say so.
        nested: What is said of a node without a name.
    """

    text: Text
    link: Link | None = None
    datatype: Link | None = None
    graphs: tuple[Link, ...] = ()
    nested: "tuple[PropertyGroup, ...]" = ()


@dataclass(frozen=True)
class PropertyGroup:
    """A property with all its values; or, pointing inwards, with all that have the thing as one."""

    predicate: Link
    values: tuple[Value, ...]


@dataclass(frozen=True)
class Passage:
    """A span of a source document.

    Attributes:
        link: The passage.
        source: The document.
        start: The offset of its first code point.
        end: The offset after its last.
        token: The characters in it that write a figure or a name.
        digest: SHA-256 of its text, 64 hexadecimal digits.
    """

    link: Link
    source: Link | None
    start: int | None
    end: int | None
    token: str | None
    digest: str | None


@dataclass(frozen=True)
class Observation:
    """One figure.

    Attributes:
        link: The observation.
        subject: What it is a figure of.
        metric: What is measured.
        value: The number as the dataset writes it, scaled to the unit.
        unit: Its unit.
        period: When it holds.
        status: Whether it is so, planned or anticipated.
        precision: How exact it is.
        baseline: The earlier figure that it is compared with.
        evidence: The passages that print it.
        is_derived: Whether it was computed from others, which `derived_from` names.
        derived_from: The figures that it was computed from.
    """

    link: Link
    subject: Link | None
    metric: Link | None
    value: str | None
    unit: Link | None
    period: Link | None
    status: Link | None
    precision: Link | None
    baseline: Link | None
    evidence: tuple[Passage, ...]
    is_derived: bool
    derived_from: tuple[Link, ...]


@dataclass(frozen=True)
class Claim:
    """A relation that a source asserts, or a name or identifier that an authority gives.

    Attributes:
        link: The claim.
        subject: What it is about.
        predicate: The relation.
        object: What it relates the subject to.
        status: Whether it is so or planned.
        basis: Whether the source states it or implies it.
        grade: How good the authority is.
        evidence: The passages that say so.
        citations: The works that say so.
    """

    link: Link
    subject: Link | None
    predicate: Link | None
    object: Value | None
    status: Link | None
    basis: Link | None
    grade: Link | None
    evidence: tuple[Passage, ...]
    citations: tuple[Link, ...]


@dataclass(frozen=True)
class Note:
    """A remark on what a source prints.

    Attributes:
        link: The note.
        text: The remark in the language of the page, or in another.
        citations: The works that it rests on.
    """

    link: Link
    text: Text | None
    citations: tuple[Link, ...]


@dataclass(frozen=True)
class Alternate:
    """The same document in another format."""

    label: str
    media_type: str
    href: str


@dataclass(frozen=True)
class Paging:
    """Which part of what points at the thing this page shows.

    Attributes:
        number: The number of the page, from 1 on.
        last: The number of the last page.
        total: How many statements there are in all.
        previous: The path of the page before, if there is one.
        next: The path of the page after, if there is one.
    """

    number: int
    last: int
    total: int
    previous: str | None
    next: str | None


@dataclass(frozen=True)
class ResourceView:
    """What the page of a thing shows.

    Attributes:
        iri: The thing.
        canonical: The public IRI of the page.
        label: Its name in the language of the page.
        labels: All its names.
        types: Its classes, those that the source's graph says before those that follow.
        properties: What is said of it, by property.
        incoming: What points at it, by property; a page of it.
        observations: Its figures.
        claims: The claims about it, those with it as subject first.
        notes: Notes on it.
        alternates: The page in other formats.
        paging: Which part of `incoming` it shows.
    """

    iri: str
    canonical: str
    label: Text
    labels: tuple[Text, ...]
    types: tuple[Link, ...]
    properties: tuple[PropertyGroup, ...]
    incoming: tuple[PropertyGroup, ...]
    observations: tuple[Observation, ...]
    claims: tuple[Claim, ...]
    notes: tuple[Note, ...]
    alternates: tuple[Alternate, ...]
    paging: Paging

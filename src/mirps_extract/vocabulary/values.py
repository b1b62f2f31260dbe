"""The vocabulary as values: what a language calls the parts of a plan."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from mirps_extract.vocabulary.folding import tokens
from mirps_extract.vocabulary.phrases import Phrases


@dataclass(frozen=True, slots=True)
class Area:
    """A focus area: its slug, the code that ids carry, and the names it goes by."""

    slug: str
    code: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Punctuation:
    """Signs that do not depend on the language."""

    list_signs: frozenset[str]
    full_stops: frozenset[str]
    closers: frozenset[str]
    brackets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Naming:
    """How a language names institutions; words in the form in which names are compared.

    Attributes:
        heads: the words that say what an institution is, each with its type.
        links: small words inside a name.
        articles: words before a name that are no part of it.
        conjunctions: words that join the last two parts of a name, or two names.
        after_articles: small words that may follow an article.
        places: words between a whole name and where the institution works.
        phrases: words inside names that are neither a head nor an end there, by their first.
        plain: words that, with a head alone, name no institution.
        leading: words before a head that leads, which belong to the name.
        alone: heads that name an institution alone.
        holders: heads that are also persons, who can have an office.
        owners: words whose possessive can stand within a name.
        head_last: whether the head may stand at the end of a name.
        adjectives: words that belong to a name though they are written small.
        openers: words that begin a sentence, and no name.
        peoples: words for who is of a state, or of more than one.
        before_states: words between an institution and the name of its state.
        other_things: the heads of names that name no institution.
        not_institutions: short forms in capitals that name none.
        prefixes: short forms that another is joined to with a hyphen.
    """

    heads: Mapping[str, str]
    links: frozenset[str]
    articles: frozenset[str]
    conjunctions: frozenset[str]
    after_articles: frozenset[str]
    places: frozenset[str]
    phrases: Mapping[str, Sequence[tuple[str, ...]]]
    plain: frozenset[str]
    leading: frozenset[str]
    alone: frozenset[str]
    holders: frozenset[str]
    owners: frozenset[str]
    head_last: bool
    adjectives: frozenset[str]
    openers: frozenset[str]
    peoples: frozenset[str]
    before_states: frozenset[str]
    other_things: frozenset[str]
    not_institutions: frozenset[str]
    prefixes: frozenset[str]


@dataclass(frozen=True)
class RoleCues:
    """What tells the role of an institution in a text; words in lower case.

    Attributes:
        verbs: verbs after the one who does it, without a common ending.
        verb_endings: endings of verbs.
        present_endings: endings that tell a verb only right behind the one who does it.
        no_verbs: words that are no verbs, whatever they end in.
        no_verb_endings: endings of words that are no verbs, though they have such an ending.
        bare_plurals: whether the verb of several has no ending.
        adverbs: words between the one who does it and the verb that tells what.
        relatives: words before a verb that the one who does it follows.
        agent_words: words before the one who does what a passive says.
        infinitives: endings of a clause's first word where the clause does not say who does it.
        no_infinitives: words that open no such clause.
        joins: words that may stand between the institutions of one list.
        conjunctions: those of them that join its last.
        articles: articles.
        belongs: words between a part of an institution and the whole.
        fillers: words before an institution that say nothing of its role.
        passives: words before the verb of those to whom something is done.
        participle_endings: endings of that verb.
        possessives: what stands behind an institution that something is of.
        acting: beginnings of words for those by which an institution acts.
        labels: what may stand before an institution and a colon, by role.
        before: phrases before an institution, by role.
        after: words right behind an institution, by role.
        does: what an institution does that stands before a verb and does not lead, by role.
        does_to: the same, where another institution follows.
    """

    verbs: frozenset[str]
    verb_endings: tuple[str, ...]
    present_endings: tuple[str, ...]
    no_verbs: frozenset[str]
    no_verb_endings: tuple[str, ...]
    bare_plurals: bool
    adverbs: frozenset[str]
    relatives: frozenset[str]
    agent_words: frozenset[str]
    infinitives: tuple[str, ...]
    no_infinitives: frozenset[str]
    joins: frozenset[str]
    conjunctions: frozenset[str]
    articles: frozenset[str]
    belongs: frozenset[str]
    fillers: frozenset[str]
    passives: frozenset[str]
    participle_endings: tuple[str, ...]
    possessives: frozenset[str]
    acting: tuple[str, ...]
    labels: Phrases
    before: Phrases
    after: Phrases
    does: Phrases
    does_to: Phrases


@dataclass(frozen=True)
class Vocabulary:
    """One language's words, folded (see `fold`) wherever they are compared.

    `states` are names of states that no section carries, and `nationalities` words for what is of
    a state. `turned` says whether countries and focus areas have changed places, see `turn`.
    """

    language: str
    tesseract: str
    function_words: frozenset[str]
    conjunctions: frozenset[str]
    hyphen_prefixes: frozenset[str]
    hyphen_particles: frozenset[str]
    hyphen_endings: frozenset[str]
    genders: Sequence[str]
    compounds: bool
    modals: frozenset[str]
    ampersand: str
    title_words: frozenset[str]
    contents_headings: frozenset[str]
    objectives_headings: frozenset[str]
    closing_headings: frozenset[str]
    opening_headings: frozenset[str]
    aside_headings: frozenset[str]
    caption_words: frozenset[str]
    count_nouns: frozenset[str]
    count_totals: frozenset[str]
    count_sums: frozenset[str]
    count_holders: frozenset[str]
    count_verbs: frozenset[str]
    count_elsewhere: frozenset[str]
    count_kinds: frozenset[str]
    count_fillers: frozenset[str]
    numbers: Mapping[tuple[str, ...], int]
    continued: frozenset[str]
    columns: Mapping[str, frozenset[str]]
    other_columns: frozenset[str]
    rows_of_sums: frozenset[str]
    form_fields: Mapping[str, str]
    areas: Mapping[str, Area]
    countries: Mapping[tuple[str, ...], str]
    country_names: Mapping[str, str]
    states: Mapping[tuple[str, ...], str]
    nationalities: Mapping[tuple[str, ...], str]
    governments: Mapping[str, str]
    punctuation: Punctuation
    naming: Naming
    roles: RoleCues
    turned: bool = False

    def turn(self) -> Vocabulary:
        """The same words for a plan whose chapters are focus areas, with countries in each.

        Countries and areas change places: what reads a plan by countries then reads this one, with
        an area's slug for a country's code and the other way about.
        """
        named: dict[str, list[str]] = {}
        for name, code in self.countries.items():
            named.setdefault(code, []).append(" ".join(name))
        words = self.title_words | self.count_fillers | self.continued
        return replace(
            self,
            title_words=words,
            count_fillers=words,
            areas={code: Area(code, code, tuple(names)) for code, names in named.items()},
            countries={
                tuple(word for word in name if word not in without): area
                for name, area in self.area_names.items()
                for without in ((), (self.ampersand,))  # "Jobs & livelihoods"
            },
            country_names={area: area for area in self.areas},
            turned=True,
        )

    @cached_property
    def area_names(self) -> Mapping[tuple[str, ...], str]:
        """The focus area that each name stands for, by the name's folded words."""
        return {tokens(name): area.slug for area in self.areas.values() for name in area.names}

    @cached_property
    def count_words(self) -> Mapping[str, str]:
        """What a word is in a sentence that states counts; all others are none of these."""
        empty = self.function_words | self.title_words | self.continued
        return {
            **dict.fromkeys(empty | self.count_fillers, "between"),
            **dict.fromkeys(self.count_kinds, "kind"),
            **dict.fromkeys(self.count_elsewhere, "elsewhere"),
            **dict.fromkeys(self.count_verbs, "verb"),
            **dict.fromkeys(self.count_holders, "holder"),
            **dict.fromkeys(self.count_totals | self.count_sums, "total"),
            **dict.fromkeys(self.count_nouns, "noun"),
        }

    @cached_property
    def area_starts(self) -> Mapping[str, int]:
        """Words of the longest name of a focus area, or number in words, by its first word."""
        return _longest([*self.area_names, *self.numbers])

    @cached_property
    def part_starts(self) -> frozenset[str]:
        """The first words of what a plan may call its focus areas: "pillar", "line" of action."""
        return frozenset(name.partition("_")[0] for name in self.columns["area"])

    @cached_property
    def country_starts(self) -> Mapping[str, int]:
        """Words of the longest name of a country, by its first word."""
        return _longest(self.countries)

    @cached_property
    def country_ends(self) -> Mapping[str, int]:
        """Words of the longest name of a country, by its last word."""
        return _longest(name[::-1] for name in self.countries)


def _longest(names: Iterable[tuple[str, ...]]) -> dict[str, int]:
    """By its first word, how many words the longest name has: few words begin any."""
    found: dict[str, int] = {}
    for name in filter(None, names):
        found[name[0]] = max(len(name), found.get(name[0], 0))
    return found

"""Decisions as several people may come to make them, drawn at random of a reading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from random import Random
from typing import Any

ROLES = ["lead", "partner", "support", "target", "mention"]
PEOPLE = ["Ana", "Ben"]

Json = dict[str, Any]


def commitments(plan: Json) -> Iterator[tuple[str, str, Json]]:
    """The commitments of an output, each with its country and its focus area."""
    for country in plan["countries"]:
        for area in country["focus_areas"]:
            for commitment in area["commitments"]:
                yield country["iso3"], area["area"], commitment


class Drawer:
    """Draws decisions; their times follow one another."""

    def __init__(self, plan: Json, seed: int) -> None:
        self.random = Random(seed)
        self.all = list(commitments(plan))
        self.areas = sorted({area for _, area, _ in self.all})
        self.institutions = [one["id"] for one in plan["institutions"]]
        self.made = 0
        keys: Counter[str] = Counter()
        self.nth: dict[str, int] = {}
        for _, _, one in self.all:
            self.nth[one["id"]] = keys[one["key"]]
            keys[one["key"]] += 1

    def file(self, kinds: list[str], number: int) -> Json:
        """A file of so many decisions of these kinds; some contradict others, some do not fit."""
        made = [self._decision(self.random.choice(kinds)) for _ in range(number)]
        return {"version": "1.1", "corrections": made}

    def _decision(self, kind: str) -> Json:
        iso3, area, one = self.random.choice(self.all)
        self.made += 1
        about: Json = {
            "kind": kind,
            "by": self.random.choice(PEOPLE),
            "when": f"2026-03-04T10:{self.made // 60:02d}:{self.made % 60:02d}.000Z",
        }
        if kind == "merge":
            parts = [one, self.random.choice([o for i, _, o in self.all if i == iso3])]
            return {
                **about,
                "commitments": [self._target(part) for part in parts],
                "before": [part["text"] for part in parts],
            }
        about |= self._target(one)
        if self.random.random() < 0.3:
            about["note"] = f"note {self.made}"
        said: Json = getattr(self, f"_{kind}")(one, area)
        return about | said

    def _target(self, one: Json) -> Json:
        return {"key": one["key"], "nth": self.nth[one["id"]]}

    def _checked(self, one: Json, area: str) -> Json:
        return {"before": one["text"]}

    def _text(self, one: Json, area: str) -> Json:
        words = one["text"].split()
        words[self.random.randrange(len(words))] = self.random.choice(["Ñandú", "people", "32"])
        return {"before": one["text"], "after": " ".join(words)}

    def _focus_area(self, one: Json, area: str) -> Json:
        return {"before": area, "after": self.random.choice([*self.areas, "nowhere"])}

    def _split(self, one: Json, area: str) -> Json:
        starts = [at + 1 for at, letter in enumerate(one["text"]) if letter == " "]
        return {"before": one["text"], "at": [self.random.choice([*starts, 1])]}

    def _add_institution(self, one: Json, area: str) -> Json:
        return {
            "text": self.random.choice(one["text"].split()),
            "occurrence": self.random.choice([0, 0, 0, 1]),
            "institution": self.random.choice([*self.institutions, "int-unhcr", "nobody"]),
            "role": self.random.choice(ROLES),
        }

    def _remove_institution(self, one: Json, area: str) -> Json:
        return self._mention(one)

    def _link_institution(self, one: Json, area: str) -> Json:
        return {**self._mention(one), "after": self.random.choice([*self.institutions, "nobody"])}

    def _institution_role(self, one: Json, area: str) -> Json:
        mentions = one["institutions"]
        mention = self.random.choice(mentions) if mentions else {"institution": "nobody"}
        return {
            "institution": mention["institution"],
            "before": mention.get("role", "lead"),
            "after": self.random.choice(ROLES),
        }

    def _mention(self, one: Json) -> Json:
        mentions = one["institutions"]
        mention = self.random.choice(mentions) if mentions else {"text": "-", "institution": "-"}
        return {"text": mention["text"], "before": mention["institution"]}

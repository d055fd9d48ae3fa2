"""Who took part: names of the roster, or a name and a role."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping

from feedkit.diagnostics import Finding
from feedkit.model.catalog import Person, Picture
from feedkit.model.show_file import RosterEntry
from feedkit.model.taxonomy import group_of

Roster = Mapping[str, RosterEntry]


def person(written: str, roster: Roster, portraits: Mapping[str, Picture]) -> Person:
    """A person as an episode names them: ``ada``, ``ada as guest`` or ``Bo Derrick as guest``."""
    name, role = _split(written)
    entry = roster.get(name)
    role = role or (entry.role if entry and entry.role else "host")
    return Person(
        name=entry.name if entry else name,
        role=role.lower(),
        group=group_of(role),
        page=entry.page if entry else None,
        portrait=portraits.get(name),
    )


def _split(written: str) -> tuple[str, str]:
    name, found, role = written.rpartition(" as ")
    return (name.strip(), role.strip()) if found and role.strip() else (written.strip(), "")


def unknown_people(people: tuple[str, ...], roster: Roster, *, file: str) -> Iterator[Finding]:
    """Names that look like a slip for one of the roster's words."""
    for index, written in enumerate(people):
        name, _ = _split(written)
        if not name:
            at = ("people", index)
            yield Finding("SRC017", file, "there is no name here", "write a name", at=at)
        elif name not in roster and " " not in name and name == name.lower():
            near = difflib.get_close_matches(name, tuple(roster), n=1, cutoff=0.7)
            message = f"nobody in the roster of show.yaml is called “{name}”"
            help = f"did you mean “{near[0]}”?" if near else "listeners will see it as a name"
            at = ("people", index)
            yield Finding("SRC022", file, message, help, at=at, quote=name)


def show_people(roster: Roster, portraits: Mapping[str, Picture]) -> tuple[Person, ...]:
    """The people of the show as a whole: the hosts among its roster."""
    listed = (person(key, roster, portraits) for key in roster)
    return tuple(each for each in listed if each.role in {"host", "co-host"})

"""Who took part: names of the roster, or a name and a role."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from msgspec.structs import replace

from feedkit.diagnostics import Finding
from feedkit.model.catalog import Person, Picture
from feedkit.model.named_pictures import is_address
from feedkit.model.podcast.person import Credit
from feedkit.model.show_file import RosterEntry
from feedkit.model.taxonomy import group_of
from feedkit.text.nearest import nearest
from feedkit.text.slug import slug_of

Roster = Mapping[str, RosterEntry]


@dataclass(frozen=True, slots=True)
class Known:
    """Whom episodes can name by a word, and the pictures of people by the names of their files."""

    roster: Roster
    portraits: Mapping[str, Picture]
    namesakes: frozenset[str] = field(init=False)
    """The words of the roster for people whose name somebody before them has too."""

    def __post_init__(self) -> None:
        words: dict[str, list[str]] = {}
        for word, entry in self.roster.items():
            words.setdefault(slug_of(entry.name), []).append(word)
        later = (word for same in words.values() for word in same[1:])
        object.__setattr__(self, "namesakes", frozenset(later))


def person(
    written: str | Credit, known: Known, pictures: Mapping[str, Picture] | None = None
) -> Person:
    """A person as they are named: ``ada``, ``ada as guest``, ``Bo Derrick as guest``, or by keys.

    ``pictures`` are those that the file with the name in it names itself.
    """
    if isinstance(written, Credit):
        return _credited(written, known, pictures or {})
    name, role = _split(written)
    return _listed(name, role, known)


def _listed(name: str, role: str, known: Known) -> Person:
    entry = known.roster.get(name)
    said = role or (entry.role if entry and entry.role else "host")
    group = entry.group if entry and not role else None
    portrait = entry.portrait if entry else None
    return Person(
        name=entry.name if entry else name,
        role=said.lower(),
        group=group.lower() if group else group_of(said),
        page=entry.page if entry else None,
        portrait=known.portraits.get(name),
        portrait_address=portrait if portrait and is_address(portrait) else "",
        about=entry.about.strip() if entry else "",
        namesake=slug_of(name) if name in known.namesakes else "",
    )


def _credited(credit: Credit, known: Known, pictures: Mapping[str, Picture]) -> Person:
    """Someone named by keys, which come before those of the roster."""
    found = _listed(credit.name, credit.role or "", known)
    if credit.group:
        found = replace(found, group=credit.group.lower())
    if credit.page:
        found = replace(found, page=credit.page)
    if credit.portrait:
        address = credit.portrait if is_address(credit.portrait) else ""
        own = pictures.get(credit.portrait)
        found = replace(found, portrait=own, portrait_address=address)
    return found


def _split(written: str) -> tuple[str, str]:
    name, found, role = written.rpartition(" as ")
    return (name.strip(), role.strip()) if found and role.strip() else (written.strip(), "")


def unknown_people(
    people: tuple[str | Credit, ...],
    roster: Roster,
    *,
    file: str,
    at: tuple[str | int, ...] = ("people",),
) -> Iterator[Finding]:
    """Names that look like a slip for one of the roster's words."""
    for index, written in enumerate(people):
        name = written.name if isinstance(written, Credit) else _split(written)[0]
        if not name:
            yield Finding("SRC017", file, "there is no name here", "write a name", at=(*at, index))
        elif name not in roster and " " not in name and name == name.lower():
            near = nearest(name, roster)
            message = f"nobody in the roster of show.yaml is called “{name}”"
            help = f"did you mean “{near}”?" if near else "listeners will see it as a name"
            yield Finding("SRC022", file, message, help, at=(*at, index), quote=name)


def show_people(known: Known) -> tuple[Person, ...]:
    """The people of the show as a whole: the hosts among its roster."""
    listed = (person(key, known) for key in known.roster)
    return tuple(each for each in listed if each.role in {"host", "co-host"})

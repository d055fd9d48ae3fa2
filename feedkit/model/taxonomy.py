"""The roles of the podcast namespace and the groups they belong to.

Podcasting 2.0 namespace, ``taxonomy.json``.
"""

from __future__ import annotations

from feedkit.text.nearest import nearest

GROUPS: dict[str, tuple[str, ...]] = {
    "cast": (
        "host", "co-host", "guest host", "guest", "voice actor", "narrator", "announcer",
        "reporter",
    ),
    "creative direction": (
        "director", "assistant director", "executive producer", "senior producer", "producer",
        "associate producer", "development producer", "creative director",
    ),
    "writing": (
        "author", "editorial director", "co-writer", "writer", "songwriter", "guest writer",
        "story editor", "managing editor", "script editor", "script coordinator", "researcher",
        "editor", "fact checker", "translator", "transcriber", "logger",
    ),
    "audio production": (
        "studio coordinator", "technical director", "technical manager", "audio engineer",
        "remote recording engineer", "post production engineer",
    ),
    "audio post-production": (
        "audio editor", "sound designer", "foley artist", "composer", "theme music",
        "music production", "music contributor",
    ),
    "administration": (
        "production coordinator", "booking coordinator", "production assistant",
        "content manager", "marketing manager", "sales representative", "sales manager",
    ),
    "visuals": ("graphic designer", "cover art designer"),
    "community": ("social media manager",),
    "misc.": ("consultant", "intern"),
    "video production": (
        "camera operator", "lighting designer", "camera grip", "assistant camera",
    ),
    "video post-production": ("editor", "assistant editor"),
}  # fmt: skip

_GROUP_OF = {role: group for group, roles in reversed(GROUPS.items()) for role in roles}
"""The first group of each role: an editor is one of texts where nothing else is said."""


def group_of(role: str) -> str:
    """The group of a role; a role that the taxonomy does not know counts as cast."""
    return _GROUP_OF.get(role.lower(), "cast")


def near_role(role: str, group: str) -> str | None:
    """Nothing for a role of its group; else a word of the taxonomy that may be meant, or ``""``."""
    if role.lower() in GROUPS.get(group.lower(), ()):
        return None
    return nearest(role.lower(), _GROUP_OF)

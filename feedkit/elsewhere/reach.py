"""How other machines find the files of a show."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from urllib.parse import quote

from msgspec import Struct

from feedkit.own_version import own_version


class Reach(Struct, frozen=True, kw_only=True):
    """Where the folder ``root`` of this machine is for others.

    ``there`` is a folder that all share, or an address at which its files are served, and then
    nothing can be put there. ``version`` is the feedkit that the others have to be.
    """

    root: Path
    there: str
    version: str

    @classmethod
    def of(cls, root: Path, there: str = "") -> Reach:
        """The reach of a folder, which is in the same place everywhere unless that is said."""
        whole = root.absolute()
        return cls(root=whole, there=there or str(whole), version=own_version())

    @property
    def served(self) -> bool:
        """Whether files are fetched from an address."""
        return self.there.lower().startswith(("http://", "https://"))

    def place(self, path: Path) -> str:
        """Where others find a file; what is not in the folder is in the same place everywhere."""
        if not path.is_absolute() or not path.is_relative_to(self.root):
            return str(path.absolute())
        inside = PurePosixPath(path.relative_to(self.root).as_posix())
        if self.served:
            return f"{self.there.rstrip('/')}/{quote(str(inside), errors='surrogateescape')}"
        return f"{self.there.rstrip('/')}/{inside}"

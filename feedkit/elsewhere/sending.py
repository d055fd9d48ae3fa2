"""Many recordings -> their encodings by other machines, in files of this one."""

from __future__ import annotations

from collections.abc import Callable, Collection
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotYet
from pathlib import Path
from typing import TypeVar

from feedkit.diagnostics import WorldFailed
from feedkit.elsewhere.errands import Encoded, encode_for
from feedkit.elsewhere.reach import Reach
from feedkit.media.defect import Defect
from feedkit.media.digest import digest
from feedkit.media.listening import SoFar
from feedkit.media.opened import opened
from feedkit.model.recipe import Recipe

_MOST_AT_ONCE = 256  # recordings; a thread waits for each
_GLANCE = 0.25  # seconds between two looks at how far everybody is

R = TypeVar("R")


class Sending:
    """Has recordings encoded by an executor of other machines, which find files by a reach."""

    def __init__(
        self, reach: Reach, executor: Executor, progress: Callable[[str], None] = lambda _what: None
    ) -> None:
        self._reach = reach
        self._executor = executor
        self._progress = progress

    def encode(self, recipe: Recipe, target: Path) -> Defect | None:
        """Have the recording of a recipe encoded into a file, whole or not at all."""
        target.parent.mkdir(parents=True, exist_ok=True)
        future: Future[Encoded | Defect] = self._executor.submit(
            encode_for, self._reach, recipe, target.parent
        )
        found = future.result()
        if isinstance(found, Defect):
            return found
        came = target.with_name(found.name)
        with opened(came) as file:
            if digest(file)[1] != found.sha256:
                message = f"{came} is not what the worker wrote"
                raise WorldFailed(message, "see that the folder is shared, and run this again")
        came.replace(target)
        return None

    def each(self, make: Callable[[Recipe], R], recipes: Collection[Recipe]) -> list[R]:
        """What a function that calls :meth:`encode` makes of each recipe, in order.

        However it ends, nobody here waits for another machine any more.
        """
        threads = ThreadPoolExecutor(min(_MOST_AT_ONCE, len(recipes)))
        lengths = [each.duration.seconds for each in recipes]
        so_far = SoFar(lengths, doing="Making copies")
        try:
            made = [threads.submit(make, each) for each in recipes]
            for each in made:
                self._await(each, made, so_far)
            return [each.result() for each in made]
        except BaseException:
            threads.shutdown(wait=False, cancel_futures=True)
            self._executor.shutdown(wait=False)
            raise
        finally:
            threads.shutdown()

    def _await(self, future: Future[R], others: list[Future[R]], so_far: SoFar) -> None:
        while not future.done():
            self._progress(so_far.words([each.done() for each in others]))
            try:
                future.exception(timeout=_GLANCE)
            except NotYet:
                continue
        future.result()

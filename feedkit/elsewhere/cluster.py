"""The machines of a Dask cluster as an executor. No other module knows of ``distributed``."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Executor
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from feedkit.diagnostics import ProgramMissing, WorldFailed
from feedkit.elsewhere.reach import Reach

if TYPE_CHECKING:
    from distributed import Client

_PATIENCE = 4.0  # seconds until somebody who does not answer is not there
_PACKAGE = "feedkit-podcast"
_START_ONE = "see that it runs (dask scheduler), and that the address is the one it says"


class Cluster(Struct, frozen=True):
    """Executors of many machines, and how these reach the files of a show."""

    executor: Callable[[], Executor]
    reach: Reach


@contextmanager
def cluster(address: str, *, root: Path, files: str = "") -> Iterator[Cluster]:
    """The cluster of the scheduler at an address, for as long as the block runs.

    ``files`` is where its workers find the folder ``root``, where that is not the same place.
    Raises ``ProgramMissing`` without the package it takes, and ``WorldFailed`` where nobody
    answers, nobody works there, or the scheduler goes away meanwhile.
    """
    try:
        from distributed import KilledWorker  # noqa: PLC0415  (the extra is only for clusters)
    except ModuleNotFoundError as error:
        message = f"a cluster takes {error.name}, which is not installed"
        raise ProgramMissing(message, 'pip install "feedkit-podcast[cluster]"') from None
    with _silent_log():
        client = _client(address)
        try:
            _someone_works(client, address)
            _same_feedkit(client)
            yield Cluster(lambda: client.get_executor(pure=False), Reach.of(root, files))
        except KilledWorker as error:
            message = f"several workers of {address} ended, one after the other, at the same work"
            raise WorldFailed(message, "see what they say; is there enough memory?") from error
        except CancelledError as error:
            message = f"the scheduler at {address} has gone away"
            raise WorldFailed(message, "run the command again when it is back") from error
        finally:
            client.close()


def _client(address: str) -> Client:
    from distributed import Client  # noqa: PLC0415

    try:
        asyncio.run(asyncio.wait_for(_knock(address), _PATIENCE))
        return Client(address, timeout=_PATIENCE, set_as_default=False)
    except ValueError as error:
        message = f"{address} is no address of a scheduler: {error}"
        raise WorldFailed(message, "write it like tcp://scheduler:8786") from error
    except Exception as error:  # whoever else listens there may answer anything
        raise WorldFailed(f"no scheduler answers at {address}", _START_ONE) from error


async def _knock(address: str) -> None:
    """See that a scheduler answers: a client that has begun cannot give up without noise."""
    from distributed import Security  # noqa: PLC0415
    from distributed.comm.core import connect  # noqa: PLC0415

    arguments = Security().get_connection_args("client")
    comm = await connect(address, timeout=_PATIENCE, **arguments)
    comm.abort()


def _someone_works(client: Client, address: str) -> None:
    try:
        client.wait_for_workers(1, timeout=_PATIENCE)
    except TimeoutError as error:
        message = f"nobody works for the scheduler at {address}"
        raise WorldFailed(message, f"start workers: dask worker {address}") from error


def _same_feedkit(client: Client) -> None:
    """Refuse machines without feedkit: what is sent there would be lost, not refused.

    To the byte it is compared by each that works, as others may come later.
    """
    versions: Any = client.get_versions(packages=[_PACKAGE])
    ours = versions["client"]["packages"][_PACKAGE]
    for place, each in {"the scheduler": versions["scheduler"], **versions["workers"]}.items():
        theirs = each["packages"][_PACKAGE]
        if theirs != ours:
            message = f"{place} has {f'feedkit {theirs}' if theirs else 'no feedkit'}"
            raise WorldFailed(message, "install the same feedkit on the scheduler and all workers")


@contextmanager
def _silent_log() -> Iterator[None]:
    """What goes wrong is said once, by an exception, not besides in a log with tracebacks."""
    names = [each for each in logging.root.manager.loggerDict if each.startswith("distributed")]
    loggers = [logging.getLogger(each) for each in names]
    before = [each.level for each in loggers]
    for each in loggers:
        each.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        for each, level in zip(loggers, before, strict=True):
            each.setLevel(level)

"""``_headers``: how Netlify and Cloudflare Pages serve the files of a site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from feedkit.model.artifact import Artifact, Stage
from feedkit.outputs.hosting.rules import Rule, rules
from feedkit.outputs.pages.links import root_of
from feedkit.outputs.pages.pictures import with_pictures
from feedkit.outputs.pages.security import policy_of_all
from feedkit.outputs.publication import Output, Publication, digest_of

_KIND = "headers"


def _artifacts(publication: Publication) -> Iterator[Artifact]:
    digest = digest_of(_KIND, _text(publication))
    yield Artifact(kind=_KIND, key="", path="_headers", digest=digest, stage=Stage.SIDE_FILES)


def _render(publication: Publication, _artifact: Artifact) -> bytes:
    return _text(publication).encode()


def _text(publication: Publication) -> str:
    show, episodes = publication.catalog.show, publication.catalog.episodes
    policy = partial(policy_of_all, show, episodes, any_image=with_pictures(publication))
    wanted = rules(
        policy=policy(),
        search_policy=policy(compiled=bool(publication.index)),
        hubs=show.hubs,
        feed=show.feed_address,
        hidden=publication.noindex,
    )
    return "".join(_blocks(wanted, root=root_of(show.address)))


def _blocks(wanted: Iterable[Rule], *, root: str) -> Iterator[str]:
    """The rules by pattern; a host that serves more than this show sees the show's folder."""
    blocks: dict[str, list[str]] = {}
    for each in wanted:
        blocks.setdefault(each.pattern, []).append(f"  {each.header}: {each.value}\n")
    for pattern, lines in blocks.items():
        yield f"{root.rstrip('/')}{pattern}\n" + "".join(lines)


HEADERS = Output(kind=_KIND, stage=Stage.SIDE_FILES, artifacts=_artifacts, render=_render)

from __future__ import annotations

import asyncio
import json

from feedkit.serve import standing as module
from feedkit.serve.standing import Report, Standing


def told(event):
    assert event.startswith("data: ")
    assert event.endswith("\n\n")
    return json.loads(event.removeprefix("data: "))


def test_who_listens_hears_the_present_and_then_what_is_new():
    async def listen():
        standing = Standing("t")
        events = standing.events()
        heard = [told(await anext(events))]
        standing.tell(Report(changed=True))
        heard.append(told(await anext(events)))
        standing.tell(Report(said=("wrong\n\ndata: forged",)))
        heard.append(told(await anext(events)))
        standing.close()
        assert [each async for each in events] == []
        return heard

    assert asyncio.run(listen()) == [
        {"site": "t-0", "said": []},
        {"site": "t-1", "said": []},
        {"site": "t-1", "said": ["wrong\n\ndata: forged"]},
    ]


def test_nothing_that_happens_before_the_next_look_is_missed():
    async def listen():
        standing = Standing("t")
        events = standing.events()
        await anext(events)
        for _ in range(3):
            standing.tell(Report(changed=True))
        return told(await anext(events))

    assert asyncio.run(listen())["site"] == "t-3"


def test_silence_is_broken_now_and_then(monkeypatch):
    monkeypatch.setattr(module, "_PATIENCE", 0)

    async def listen():
        events = Standing("t").events()
        return [await anext(events), await anext(events)]

    assert asyncio.run(listen())[1] == ": nothing new\n\n"


def test_the_path_stays_while_the_address_cannot_be_read():
    standing = Standing("t")
    standing.tell(Report(prefix="/a/"))
    standing.tell(Report(said=("wrong",)))
    assert standing.prefix == "/a/"

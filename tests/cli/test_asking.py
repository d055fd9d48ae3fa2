"""What a person at a terminal sees while something takes long."""

from __future__ import annotations

import io
import sys
import threading

import pytest

from feedkit.cli.asking import Teller


class Terminal(io.StringIO):
    """What is written to a terminal."""

    def isatty(self):
        return True


def at_terminal(monkeypatch):
    """A terminal that errors go to. pytest puts its own in that place before each test."""
    there = Terminal()
    monkeypatch.setattr(sys, "stderr", there)
    monkeypatch.setenv("TERM", "xterm")
    return there


def test_a_line_tells_what_is_being_done(monkeypatch):
    terminal = at_terminal(monkeypatch)
    teller = Teller()
    with teller.telling():
        teller.working("Looking at [ships].png")
    assert "Looking at [ships].png" in terminal.getvalue()


def test_nothing_is_told_where_nobody_looks(monkeypatch):
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    teller = Teller()
    with teller.telling(), teller.still():
        teller.working("Looking at ships.png")
    assert not sys.stderr.getvalue()


def test_the_line_has_no_thread_while_it_stands_still(monkeypatch):
    at_terminal(monkeypatch)
    before = threading.active_count()
    teller = Teller()
    with teller.telling():
        assert threading.active_count() == before + 1
        with teller.still():
            assert threading.active_count() == before
        assert threading.active_count() == before + 1


def test_it_moves_again_after_a_failure(monkeypatch):
    at_terminal(monkeypatch)
    before = threading.active_count()
    teller = Teller()
    with teller.telling():
        with pytest.raises(ValueError, match="oops"), teller.still():
            raise ValueError("oops")
        assert threading.active_count() == before + 1

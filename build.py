#!/usr/bin/env python3
"""Builds this repository's show on a machine that has nothing but Python.

    python3 build.py                 feedkit build, for the show beside this file
    python3 build.py test [...]      the tests; what follows goes to pytest
    python3 build.py check [...]     feedkit check, where you are; so with any other word

Where the packages that feedkit needs are missing, scripts/environment.py puts them into `.venv`
beside this file, in exactly the versions of requirements.lock. Nothing is installed anywhere else.

The syntax is that of Python 2.7 and every version since, so that an old Python is told what is
wanted instead of stumbling.
"""
# ruff: noqa: UP031, RUF005, PTH100, PTH118, PTH120, S606

import os
import sys

OLDEST = (3, 11)
CHECKOUT = os.path.dirname(os.path.abspath(__file__))
FAILED = 3  # something outside feedkit did not work, as in feedkit itself
INTERRUPTED = 130


def refuse_old_python():
    """End with one plain line where this Python is too old."""
    if sys.version_info[:2] < OLDEST:
        this = "%d.%d at %s" % (sys.version_info[0], sys.version_info[1], sys.executable)
        wanted = "%d.%d" % OLDEST
        sys.stderr.write("feedkit needs Python %s or newer; this is Python %s.\n" % (wanted, this))
        sys.exit(FAILED)


def understand(words):
    """Turn the words after build.py into Python's arguments, where to start, and the extras."""
    first = words[0] if words else ""
    if first == "test":
        return ["-m", "pytest"] + words[1:], CHECKOUT, {"test"}
    if not first or (first.startswith("-") and first not in ("-h", "--help", "--version")):
        return ["-m", "feedkit", "build"] + words, CHECKOUT, set()
    return ["-m", "feedkit"] + words, None, {first} & {"serve"}


def has_ffmpeg(environ):
    """Say whether feedkit would find an ffmpeg without the extra of that name."""
    from shutil import which  # noqa: PLC0415  (what an old Python has no need of comes late)

    return bool(environ.get("FEEDKIT_FFMPEG") or which("ffmpeg", path=environ.get("PATH")))


def wants_cluster(words, environ):
    """Say whether a cluster is to do some of the work, in words or in a setting."""
    named = [word for word in words if word.split("=")[0] == "--cluster"]
    return bool(named or environ.get("FEEDKIT_CLUSTER"))


def become(command, environ):
    """Let a program take the place of this one."""
    if os.name != "nt":
        os.execve(command[0], command, environ)
    from subprocess import call  # noqa: PLC0415  (slow to import)

    return call(command, env=environ)


def main(words):
    """Do what the words ask for; return the exit status."""
    refuse_old_python()
    sys.path.insert(0, os.path.join(CHECKOUT, "scripts"))
    from pathlib import Path  # noqa: PLC0415  (an old Python has none of these)

    from environment import Environment, Trouble  # noqa: PLC0415

    arguments, start, extras = understand(words)
    if not has_ffmpeg(os.environ):
        extras.add("ffmpeg")
    if wants_cluster(words, os.environ):
        extras.add("cluster")
    try:
        python, needed = Environment(Path(CHECKOUT)).python_for(extras)
        if start:
            os.chdir(start)
        return become([python, "-P"] + arguments, dict(os.environ, **needed))
    except (Trouble, OSError) as trouble:
        sys.stderr.write("%s\n" % trouble)
        return FAILED
    except KeyboardInterrupt:
        return INTERRUPTED


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""The command line: one file a command, loaded when it is called."""

from __future__ import annotations

import io
import os
import sys
from importlib import import_module
from pathlib import Path

import click

from feedkit import __version__
from feedkit.diagnostics.failure import Failure

COMMANDS = {
    "init": "Make the folder of a new show.",
    "build": "Build the site and the feed.",
    "check": "Look for mistakes and write nothing.",
    "feeds": "Print the addresses of all feeds, private ones among them.",
    "serve": "Show the site in a browser, and build it again on every change.",
    "chapters": "Print the chapters of a file, as an outline or in another format.",
    "audio": "Measure recordings: loudness, peaks, silence, channels.",
    "revise": "Publish a recording anew, with its present chapters and tags.",
    "accept": "Mean a change of something that was promised to subscribers.",
    "schema": "Print the JSON Schema of a show, an episode or shows.yaml.",
}
"""Every command with its one line of help; each has a file of its name in this folder."""


class _Commands(click.Group):
    """Finds commands in the table and imports only the one that is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f"feedkit.cli.{cmd_name}").command
        return command if isinstance(command, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="feedkit")
@click.option(
    "-C",
    "folder",
    metavar="DIR",
    default=".",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Run as if started in this folder.",
)
@click.pass_context
def feedkit(ctx: click.Context, folder: Path) -> None:
    """Turn a folder of YAML and audio into a podcast: a feed for apps and a site for people."""
    ctx.obj = folder


def main() -> None:
    """Run the command line. Exits 0 when done, 1, 2 or 3 as the failure says."""
    from feedkit.cli.asking import tell

    # A build is made of no code that happens to be installed; and looking for it takes a while.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # as standard error has it
    try:
        status = feedkit.main(prog_name="feedkit", standalone_mode=False)
    except click.exceptions.Abort:
        status = 130
    except click.ClickException as error:
        error.show()
        status = error.exit_code
    except Failure as failure:
        tell(f"feedkit: {failure.message}", err=True)
        if failure.help:
            tell(f"  {failure.help}", err=True)
        status = failure.exit_status
    sys.exit(status if isinstance(status, int) else 0)

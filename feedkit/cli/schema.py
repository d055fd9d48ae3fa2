"""``feedkit schema``: the JSON Schema for editors."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import click

if TYPE_CHECKING:
    from feedkit.source.schema import SchemaName


@click.command("schema")
@click.argument("name", type=click.Choice(["show", "episode", "shows"]))
def command(name: str) -> None:
    """Print the JSON Schema of show.yaml, of an episode's file or of shows.yaml."""
    from feedkit.source.schema import schema

    click.echo(schema(cast("SchemaName", name)), nl=False)

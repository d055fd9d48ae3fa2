"""Templates of feedkit's own, compiled to less than what Jinja makes of them.

They are given views, whose names they know. So they take for granted what Jinja asks each time; the
text that comes of it is the same. Where one of them is given anything else, it fails.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any

from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup, escape

from feedkit.outputs.pages.engine import Texts, new_environment
from feedkit.text.words import Words

_OURS = "feedkit/"
"""How the second names of feedkit's own templates begin, which no show replaces."""


@lru_cache(maxsize=2)
def quick_environment(templates: Texts, words: Words) -> Environment:
    """What reads and fills templates; those of a show are compiled as ever."""
    made, texts = new_environment(templates, words), dict(templates)
    ours = {name for name, text in templates if texts.get(f"{_OURS}{name}") == text}
    made.code_generator_class = _Quick
    made.extend(ours={*ours, *(name for name in texts if name.startswith(_OURS))})
    made.extend(escaped=escaped)
    # Jinja gives a template all that is known everywhere anew, each time that it is looked up.
    made.get_template = cache(made.get_template)  # type: ignore[method-assign]
    return made


def render(quick: Environment, name: str, views: Mapping[str, Any]) -> str:
    """The text that a template makes of views."""
    template = quick.get_template(name)
    context = template.new_context({**quick.globals, **views}, shared=True)
    text: str = quick.concat(template.root_render_func(context))
    return text


class _Quick(CodeGenerator):
    """Writes the code of templates: that of ours with less in it. The names are Jinja's."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802
        """The module of a template, whose functions escape what they put out by this name."""
        super().visit_Template(node, frame)
        self.writeline("escape = environment.escaped")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        """An attribute: it is there, and no key of a dictionary; blocks are keys of ``self``."""
        if not self._is_ours(self.name) or _is_called(node.node, "self"):
            super().visit_Getattr(node, frame)
            return
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Call(  # noqa: N802
        self, node: nodes.Call, frame: Frame, forward_caller: bool = False
    ) -> None:
        """A call: a loop inside itself wants to know nothing of what is around it."""
        if not self._is_ours(self.name) or not _is_called(node.node, "loop"):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        self.visit(node.args[0], frame)
        self.write(")")

    def visit_Include(self, node: nodes.Include, frame: Frame) -> None:  # noqa: N802
        """A part: it sets nothing, and so needs no surroundings of its own to do that in."""
        part = node.template.as_const() if isinstance(node.template, nodes.Const) else None
        alike = frame.buffer is None and not frame.symbols.dump_stores()
        if not (alike and self._is_ours(self.name) and self._is_ours(part)):
            super().visit_Include(node, frame)
            return
        self.writeline(f"part = environment.get_template({part!r})", node)
        self.writeline("yield from part.root_render_func(context)")

    def _is_ours(self, name: str | None) -> bool:
        return name in vars(self.environment)["ours"]


def _is_called(node: nodes.Expr, name: str) -> bool:
    return isinstance(node, nodes.Name) and node.name == name


def escaped(value: object) -> str:
    """A value as it stands in HTML. Most texts have nothing to escape, and need not be wrapped."""
    if type(value) is Markup:
        return value
    if type(value) is not str:
        return escape(value)
    if "&" in value or "<" in value or ">" in value or '"' in value or "'" in value:
        return escape(value)
    return value

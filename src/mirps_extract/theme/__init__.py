"""The look of pages: one HTML file each, that opens from disk and loads nothing.

Plans are strangers' documents: what they say goes into a page as escaped text or as JSON that no
browser executes, and the page's own script and style are the only ones its policy lets run.
"""

from __future__ import annotations

import base64
import hashlib
import json
import tomllib
from collections.abc import Collection, Mapping, Sequence
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

THEME = files("mirps_extract.theme")

Labels = Mapping[str, Mapping[str, Any]]
"""What a page calls things, by language code."""

USUAL = "en"
"""The language of a page about a plan in a language that no page has labels in."""


def page(
    package: str,
    template: str,
    *,
    styles: Sequence[str],
    scripts: Sequence[str] = (),
    rules: str = "",
    **values: Any,
) -> str:
    """A page whose policy lets nothing run or load but its own style, script and pictures.

    Args:
        package: the package that holds the page's files.
        template: its jinja2 template; it gets `style`, `script` and `policy` besides `values`.
        styles: its style sheets; they come after the look's own.
        scripts: its scripts, in their order, after the look's own; they share one scope. A page
            without any runs none.
        rules: rules of style that depend on what is shown.
        values: what the template shows.
    """
    own = files(package)
    style = "\n".join([*_texts(THEME, ["theme.css"]), *_texts(own, styles), rules])
    script = ""
    if scripts:
        parts = _texts(THEME, ["theme.js"]) + _texts(own, scripts)
        script = '"use strict";\n(() => {\n' + "\n".join(parts) + "\n})();\n"
    environment = Environment(
        loader=PackageLoader(package, "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(template).render(
        style=Markup(style), script=Markup(script), policy=_policy(style, script), **values
    )


def json_inside(value: Any) -> Markup:
    """A value as JSON that can stand in a script element: no tag can begin or end in it."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e"))


def labels_in(package: str) -> Labels:
    """The labels of a package: its folder `labels` has a file for each language."""
    folder = files(package) / "labels"
    found = sorted(folder.iterdir(), key=lambda item: item.name)
    return {
        item.name.removesuffix(".toml"): tomllib.loads(item.read_text(encoding="utf-8"))
        for item in found
        if item.name.endswith(".toml")
    }


def shown_in(language: str, labels: Collection[str]) -> str:
    """The language of a page about a plan: the plan's, where there are labels in it."""
    return language if language in labels else USUAL


def _texts(folder: Traversable, names: Sequence[str]) -> list[str]:
    return [(folder / name).read_text(encoding="utf-8") for name in names]


def _policy(style: str, script: str) -> str:
    """A Content-Security-Policy that knows the page's own style and script by their hashes."""
    return "; ".join(
        [
            "default-src 'none'",
            "img-src data:",
            f"style-src {_hash(style)}",
            *([f"script-src {_hash(script)}"] if script else []),
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"

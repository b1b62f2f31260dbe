"""Packages whose parts are imported when they are first asked for.

Who asks for one name of a package need not wait for what all its names take (PEP 562; the pattern
is that of Scientific Python's SPEC 1). Type checkers see the names imported under TYPE_CHECKING.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from importlib import import_module


def attached(
    package: str, homes: Mapping[str, tuple[str, ...]]
) -> tuple[Callable[[str], object], Callable[[], list[str]]]:
    """What a package takes for its `__getattr__` and `__dir__`.

    Args:
        package: its name.
        homes: the module that each public name comes from, as seen from the package.
    """
    modules = {name: module for module, names in homes.items() for name in names}

    def get(name: str) -> object:
        if name not in modules:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        value = getattr(import_module(f"{package}.{modules[name]}"), name)
        setattr(sys.modules[package], name, value)
        return value

    def listed() -> list[str]:
        return sorted({*vars(sys.modules[package]), *modules})

    return get, listed

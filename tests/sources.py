"""The project's own source files."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

_ROOT = Path(__file__).resolve().parent.parent
_FOLDERS = ("annotations", "meshes", "viewer", "tests", "tools")

SOURCES = [
    path.relative_to(_ROOT)
    for path in sorted(
        [_ROOT / "run.py", *(p for f in _FOLDERS for p in (_ROOT / f).rglob("*.py"))]
    )
]


def functions_of(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method in the tree, nested ones as well."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node

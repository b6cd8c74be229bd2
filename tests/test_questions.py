"""Questions about files may be answered by an error: a folder without rights, a share that is down.

`Path.is_file` and its like pass on every error but a few, and did end the program at its start.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sources import SOURCES

QUESTIONS = frozenset(
    {"is_file", "is_dir", "exists", "is_symlink", "is_fifo", "stat", "lstat", "samefile", "iterdir"}
)
CATCHING = frozenset({"OSError", "DAMAGED", "PermissionError"})
PROGRAM = [source for source in SOURCES if source.parts[0] in ("annotations", "meshes", "viewer")]


@pytest.mark.parametrize("source", PROGRAM, ids=str)
def test_every_question_about_a_file_bears_an_error_for_an_answer(root: Path, source: Path) -> None:
    assert unguarded((root / source).read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("guard", "found"),
    [
        ("f(p)", ["is_file in line 2"]),
        ("try:\n  f(p)\nexcept ValueError:\n  pass", ["is_file in line 2"]),
        ("try:\n  f(p)\nexcept OSError:\n  f(p)", ["is_file in line 2"]),
        ("try:\n  f(p)\nexcept (ValueError, OSError):\n  pass", []),
        ("with suppress(OSError):\n  f(p)", []),
    ],
)
def test_a_question_without_a_guard_is_found(guard: str, found: list[str]) -> None:
    assert unguarded(f"def f(p):\n  return p.is_file()\n{guard}") == found


def unguarded(source: str) -> list[str]:
    """Questions whose errors neither they, nor who calls them in the same file, catch."""
    calls = list(_calls(ast.parse(source), guarded=False, within=""))
    bare = {name for name, _, _, guarded in calls if not guarded}
    known = {name for name, *_ in calls}
    return [
        f"{name} in line {line}"
        for name, line, within, guarded in calls
        if name in QUESTIONS and not guarded and (within in bare or within not in known)
    ]


def _calls(node: ast.AST, *, guarded: bool, within: str) -> Iterator[tuple[str, int, str, bool]]:
    """Every call: of what, in which line and function, and whether its OSError is caught."""
    if isinstance(node, ast.FunctionDef):
        guarded, within = "OSError:" in (ast.get_docstring(node) or ""), node.name
    if isinstance(node, ast.Call):
        yield _name(node.func), node.lineno, within, guarded
    covered = _covered(node)
    for inner in ast.iter_child_nodes(node):
        yield from _calls(inner, guarded=guarded or inner in covered, within=within)


def _name(called: ast.expr) -> str:
    return called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")


def _covered(node: ast.AST) -> list[ast.stmt]:
    """The statements within whose errors are caught."""
    catches = (
        isinstance(node, ast.Try) and any(_names(one.type) & CATCHING for one in node.handlers)
    ) or (isinstance(node, ast.With) and any(_suppresses(one.context_expr) for one in node.items))
    return node.body if catches and isinstance(node, ast.Try | ast.With) else []


def _suppresses(context: ast.expr) -> bool:
    return (
        isinstance(context, ast.Call)
        and _name(context.func) == "suppress"
        and any(_names(argument) & CATCHING for argument in context.args)
    )


def _names(node: ast.expr | None) -> set[str]:
    return {inner.id for inner in ast.walk(node) if isinstance(inner, ast.Name)} if node else set()

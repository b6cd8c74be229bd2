"""Reads a TOML file of equal entries (`[[note]]`, `[[fact]]`); errors name file and line."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from annotations.errors import AnnotationError
from annotations.tables import REPAIR, read_shipped


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a file: its fields, and the line of its `[[...]]`."""

    source: str
    line: int
    fields: dict[str, object]

    def error(self, message: str) -> AnnotationError:
        """An error about this entry."""
        return AnnotationError(message, source=self.source, line=self.line)

    def only(self, allowed: Sequence[str]) -> None:
        """Make sure that no field has another name.

        Raises:
            AnnotationError: a field is misspelt.
        """
        for name in self.fields:
            if name not in allowed:
                raise self.error(f"{name!r} is no field here; use {', '.join(allowed)}.")

    def text(self, name: str, *, needed: bool = False) -> str:
        """A text field on one line, empty where it is left out.

        Raises:
            AnnotationError: the field is no text, or it is needed and empty.
        """
        value = self.fields.get(name, "")
        if not isinstance(value, str):
            raise self.error(f"{name} must be a text in quotation marks.")
        plain = " ".join(value.split())
        if needed and not plain:
            raise self.error(f"{name} is missing; write it.")
        return plain

    def number(self, name: str, largest: float) -> float:
        """A number from `-largest` to `largest`.

        Raises:
            AnnotationError: the field is missing, no number, or out of range.
        """
        value = self.fields.get(name)
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self.error(f"{name} must be a number.")
        if not -largest <= value <= largest:
            raise self.error(f"{name} must lie between {-largest:g} and {largest:g}.")
        return float(value)

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts.

        Raises:
            AnnotationError: the field is missing or no list of texts.
        """
        value = self.fields.get(name)
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self.error(f'{name} must be a list of texts: {name} = ["...", "..."].')
        return tuple(value)


def read_entries(path: Path, name: str) -> tuple[Entry, ...]:
    """All `[[name]]` entries of a file.

    Raises:
        AnnotationError: the file is missing, no TOML, or holds anything else.
    """
    source = str(path)
    try:
        text = read_shipped(path).decode("utf-8")
        content = tomllib.loads(text)
    except UnicodeDecodeError as error:
        raise AnnotationError(f"is damaged: not UTF-8 text. {REPAIR}", source=source) from error
    except tomllib.TOMLDecodeError as error:
        raise AnnotationError(f"cannot be understood: {error}.", source=source) from error
    items = content.pop(name, [])
    if content or not isinstance(items, list) or not all(isinstance(i, dict) for i in items):
        raise AnnotationError(f"may hold [[{name}]] entries and nothing else.", source=source)
    lines = [n for n, line in enumerate(text.splitlines(), 1) if line.strip() == f"[[{name}]]"]
    if len(lines) != len(items):
        message = f"each entry must begin with [[{name}]] on a line of its own."
        raise AnnotationError(message, source=source)
    return tuple(Entry(source, line, fields) for line, fields in zip(lines, items, strict=True))

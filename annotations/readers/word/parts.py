"""The parts of a Word file beside its text: where they lie, its styles and its notes."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import replace

from annotations.document.limits import Tally
from annotations.readers.word.styles import NO_OUTLINE, Style, level_of, resolved, style_named
from annotations.readers.word.xml import Attributes, is_on, read_xml

MAIN_PART = "word/document.xml"


class _Relations:
    """Targets by the last word of their type: `styles`, `footnotes`."""

    def __init__(self) -> None:
        self.targets: dict[str, str] = {}

    def begin(self, name: str, attributes: Attributes) -> None:
        if name == "Relationship" and attributes.get("TargetMode") != "External":
            kind = attributes.get("Type", "").rpartition("/")[2]
            self.targets.setdefault(kind, attributes.get("Target", ""))

    def end(self, name: str) -> None:
        pass

    def text(self, words: str) -> None:
        pass


class _Styles:
    """All styles by their ids."""

    def __init__(self) -> None:
        self.styles: dict[str, Style] = {}
        self._id = ""

    def begin(self, name: str, attributes: Attributes) -> None:
        if name == "w:style":
            self._id = attributes.get("styleId", "")
            self.styles[self._id] = style_named(self._id)
            return
        style = self.styles.get(self._id)
        if style is None:
            return
        value = attributes.get("val", "")
        if name == "w:name":
            named = style_named(value)
            style = named if named != Style() else style
        elif name == "w:basedOn":
            style = replace(style, based_on=value)
        elif name == "w:outlineLvl" and value.isdigit() and int(value) < NO_OUTLINE:
            style = replace(style, level=style.level or level_of(int(value) + 1))
        elif name == "w:numPr":
            style = replace(style, in_list=True)
        elif name == "w:vanish":
            style = replace(style, hidden=is_on(attributes))
        self.styles[self._id] = style

    def end(self, name: str) -> None:
        if name == "w:style":
            self._id = ""

    def text(self, words: str) -> None:
        pass


def relations(parts: Mapping[str, bytes], source: str, tally: Tally) -> dict[str, str]:
    """Kind -> name of the part that a part refers to; of the whole file where `source` is empty."""
    folder, name = posixpath.split(source)
    content = parts.get(posixpath.join(folder, "_rels", f"{name}.rels"))
    if content is None:
        return {}
    handler = _Relations()
    read_xml(content, handler, tally)
    return {
        kind: posixpath.normpath(posixpath.join(folder, target)).lstrip("/")
        if not target.startswith("/")
        else target.lstrip("/")
        for kind, target in handler.targets.items()
    }


def main_part(parts: Mapping[str, bytes], tally: Tally) -> str:
    """The name of the part with the text; empty where there is none."""
    named = relations(parts, "", tally).get("officeDocument", MAIN_PART)
    return named if named in parts else MAIN_PART if MAIN_PART in parts else ""


def styles_of(content: bytes | None, tally: Tally) -> dict[str, Style]:
    """All styles with what they inherit."""
    if content is None:
        return {}
    handler = _Styles()
    read_xml(content, handler, tally)
    return resolved(handler.styles)

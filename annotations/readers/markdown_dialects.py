"""What programs add to Markdown, turned into plain CommonMark: no marks of theirs are shown.

CommonMark is read by markdown-it. Front matter, ids of headings, wiki links, marked text, boxes,
tasks, notes and headings without a space are known only to other programs (Pandoc, Obsidian,
Hugo, Jekyll, MkDocs, GitHub).
"""

from __future__ import annotations

import re

from annotations.readers.letters import raised

MOST_FRONT_LINES = 200
_KEY = re.compile(r"""(?:"[^"\n]*"|'[^'\n]*'|[\w][\w .-]{0,60})\s*[:=](?:\s|$)""")
_FRONT_LINE = re.compile(r"\s*$|\s*#|\s+\S|-\s|[\]}]")
_TITLE = re.compile(r"""["']?title["']?\s*[:=]\s*(.+?)\s*$""", re.IGNORECASE)
_SPACED_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]", re.MULTILINE)
_TIGHT_HEADING = re.compile(r"^( {0,3}#{1,6})(?=[^\W_])(?!.*\s#\w)", re.MULTILINE)
# An id or class behind a heading, a paragraph or a picture: `{#where .wide}`, `{: .note}`.
_ATTRIBUTES = re.compile(
    r"[ \t]{0,4}\{:?[ \t]{0,4}(?:[#.][\w.:-]+|[\w-]+=[^{}\s]+)(?:[ \t][^{}\n]*)?\}"
)
_CONTENTS = re.compile(
    r"^[ \t]*(?:\[TOC\]|\[\[_?TOC_?\]\]|\{:\s*toc\s*\}|\$\{toc\})[ \t]*$", re.M | re.I
)
_SHORTCODE = re.compile(r"\{\{[<%][^{}\n]*[>%]\}\}|\{%[^{}\n]*%\}")
_EMBEDDED = re.compile(r"!\[\[[^\[\]\n]*\]\]")
_WIKI_LINK = re.compile(r"\[\[(?:[^\[\]|\n]*\|)?([^\[\]|\n]+)\]\]")
_MARKED = re.compile(r"==(?=\S)([^=\n]+?)(?<=\S)==")
_RAISED = re.compile(r"(?<=\w)\^(\d{1,3}|[+-])\^")
_BOX = re.compile(r"^([ \t>]*):{3,}[ \t]*(?:\{[^{}\n]*\}|[\w-]+(?:\{[^{}\n]*\})?)?[ \t]*", re.M)
_BOX_WITHIN = re.compile(r"(?<=\s):{3,}[ \t]*[\w-]+[ \t]+")
_BOX_END = re.compile(r"(?<!:):{3,}[ \t]{0,4}$", re.MULTILINE)
_ADMONITION = re.compile(r'^[ \t]*(?:!!!|\?\?\?\+?)[ \t]+[\w-]+(?:[ \t]+"([^"\n]*)")?[ \t]*$', re.M)
_ALERT = re.compile(r"^([ \t]*>[ \t]*)\[!\w+\][+-]?[ \t]*", re.MULTILINE)
_TASK = re.compile(r"^([ \t>]*(?:[-*+]|\d{1,3}[.)])[ \t]+)\[[ xX/-]\][ \t]+", re.MULTILINE)
_MEANING = re.compile(r"^:[ \t]+(?=\S)", re.MULTILINE)
# A line with a label in bold stands for itself.
_LABEL = re.compile(r"(?<=\S)[ \t]*\n(?=(\*\*|__)[^*_\n]{1,40}(?::\1|\1\s?:))")
_NOTE = re.compile(r"^ {0,3}\[\^([^\]\s]{1,40})\]:[ \t]*([^\n]*(?:\n(?: {2,}|\t)[^\n]+)*)\n?", re.M)
_NOTE_MARK = re.compile(r"\[\^([^\]\s]{1,40})\]")
_BLANK = re.compile(r"\n[ \t]*\n")


def without_front_matter(text: str) -> tuple[str, str]:
    """The text below its front matter, and the title that this gives, empty where there is none.

    Front matter stands between two lines `---` (YAML) or `+++` (TOML) at the very top, and each
    of its lines is a key, a comment, a list or goes on with the one before.
    """
    lines = text.split("\n", MOST_FRONT_LINES + 1)
    fence = lines[0].strip()
    if fence not in ("---", "+++"):
        return text, ""
    ends = (fence, "...") if fence == "---" else (fence,)
    for number, line in enumerate(lines[1:], 1):
        if line.rstrip() in ends:
            inside = lines[1:number]
            if not any(_KEY.match(each) for each in inside):
                return text, ""
            titles = [found[1].strip("\"'") for each in inside if (found := _TITLE.match(each))]
            return "\n".join(lines[number + 1 :]), titles[0] if titles else ""
        if _KEY.match(line) is None and _FRONT_LINE.match(line) is None:
            return text, ""
    return text, ""


def plain_markdown(text: str) -> str:
    """The text with the marks of other programs as CommonMark, or left out."""
    if _SPACED_HEADING.search(text) is None:
        text = _TIGHT_HEADING.sub(r"\1 ", text)
    for pattern, instead in (
        (_CONTENTS, ""),
        (_SHORTCODE, ""),
        (_EMBEDDED, ""),
        (_WIKI_LINK, r"\1"),
        (_MARKED, r"\1"),
        (_BOX, r"\1"),
        (_BOX_WITHIN, ""),
        (_BOX_END, ""),
        (_ADMONITION, r"\1"),
        (_ALERT, r"\1"),
        (_TASK, r"\1"),
        (_MEANING, ""),
        (_ATTRIBUTES, ""),
        (_LABEL, "  \n"),
    ):
        text = pattern.sub(instead, text)
    text = _RAISED.sub(lambda found: raised(found[1]), text)
    return _with_notes_in_place(text)


def _with_notes_in_place(text: str) -> str:
    """Each note below the paragraph that refers to it, its number superscript."""
    notes = {found[1]: " ".join(found[2].split()) for found in _NOTE.finditer(text)}
    if not notes:
        return text
    numbers = {name: raised(str(number)) for number, name in enumerate(notes, 1)}
    paragraphs: list[str] = []
    for paragraph in _BLANK.split(_NOTE.sub("", text)):
        named = dict.fromkeys(name for name in _NOTE_MARK.findall(paragraph) if name in numbers)
        paragraphs.append(_NOTE_MARK.sub(lambda m: numbers.get(m[1], m[0]), paragraph))
        paragraphs += [f"{numbers[name]} {notes.pop(name)}" for name in named if name in notes]
    return "\n\n".join([*paragraphs, *(f"{numbers[name]} {note}" for name, note in notes.items())])

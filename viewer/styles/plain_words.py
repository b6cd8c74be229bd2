"""Names given by users and files, shown as they are where Qt would read signs in them."""

from __future__ import annotations

import html


def in_menu(words: str) -> str:
    """Words for a menu or a button, where `&` would underline a letter."""
    return words.replace("&", "&&")


def from_menu(words: str) -> str:
    """The words that a menu entry shows."""
    return words.replace("&&", "\0").replace("&", "").replace("\0", "&")


def as_tip(words: str) -> str:
    """Words for a tooltip, where `<b>` would make them bold and `<img>` open a file."""
    return f"<span>{html.escape(words)}</span>" if "<" in words else words

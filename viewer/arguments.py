"""The words of a command: which are right, and what is said of wrong ones."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import NoReturn

from viewer.ends import plain, say

SMALLEST, LARGEST = 16, 16384  # pixels


class Parser(argparse.ArgumentParser):
    """Says things as all commands do, and repeats wrong words so that they steer no terminal."""

    def print_help(self, _file: object = None) -> None:
        say(self.format_help().rstrip())

    def error(self, message: str) -> NoReturn:
        super().error(plain(message))


def png(text: str) -> Path:
    if not text.lower().endswith(".png"):
        raise argparse.ArgumentTypeError(f"{text!r} does not end in .png")
    return Path(text)


def folder(text: str) -> Path:
    if not text:
        raise argparse.ArgumentTypeError("a folder has a name; the current one is .")
    return Path(text)


def size(text: str) -> tuple[int, int]:
    match = re.fullmatch(r"(\d{1,6})[xX](\d{1,6})", text)
    if match is None:
        raise argparse.ArgumentTypeError(f"{text!r} is no size such as 1920x1080")
    width, height = int(match[1]), int(match[2])
    if not (SMALLEST <= width <= LARGEST and SMALLEST <= height <= LARGEST):
        raise argparse.ArgumentTypeError(f"{text}: each side must be {SMALLEST} to {LARGEST}")
    return width, height

"""How much a document may hold, whatever its form; what is let in takes seconds and a few 100 MB.

Real books stay far below: a thousand pages have some 3 million characters and 40,000 sentences.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from annotations.errors import TooMuchError

LONGEST_TEXT = 5_000_000
MOST = 60_000  # of lines, paragraphs, sentences each
MOST_NAMES = 2 * MOST
SPLIT = "Split it and open a part."


def check_length(characters: int) -> None:
    """Refuse a text that would take minutes and gigabytes.

    Raises:
        TooMuchError: it is longer than can be read.
    """
    if characters > LONGEST_TEXT:
        raise TooMuchError(
            f"holds {characters / 1e6:.0f} million characters, more than the "
            f"{LONGEST_TEXT / 1e6:.0f} million that can be read. {SPLIT}"
        )


def check_count(pattern: re.Pattern[str], text: str, what: str, most: int = MOST) -> None:
    """Refuse a text in which a pattern is found too often, without looking further than that.

    Raises:
        TooMuchError: it is found more than `most` times.
    """
    found = islice(pattern.finditer(text), most + 1)
    Tally(what, most).add(sum(1 for _ in found))


@dataclass(slots=True)
class Tally:
    """Counts what a document holds of one kind while it is read, so that too much ends early.

    Attributes:
        what: the kind, in the plural.
        most: how many can be read.
        count: how many were met.
    """

    what: str
    most: int = MOST
    count: int = 0

    def add(self, number: int = 1) -> None:
        """Count some more.

        Raises:
            TooMuchError: there are more than can be read.
        """
        self.count += number
        if self.count > self.most:
            raise TooMuchError(
                f"has more than {self.most:,} {self.what}, the most that can be read. {SPLIT}"
            )

"""How much a document may hold, whatever its form; what is let in takes seconds and a few 100 MB.

Real books stay far below: a thousand pages have some 3 million characters and 40,000 sentences.
"""

from __future__ import annotations

from dataclasses import dataclass

from annotations.errors import AnnotationError

LONGEST_TEXT = 5_000_000
MOST = 200_000  # of lines, paragraphs, sentences, names of anatomy each
SPLIT = "Split it and open a part."


def check_length(characters: int) -> None:
    """Refuse a text that would take minutes and gigabytes.

    Raises:
        AnnotationError: it is longer than can be read.
    """
    if characters > LONGEST_TEXT:
        raise AnnotationError(
            f"holds {characters / 1e6:.0f} million characters, more than the "
            f"{LONGEST_TEXT / 1e6:.0f} million that can be read. {SPLIT}"
        )


@dataclass(slots=True)
class Tally:
    """Counts what a document holds of one kind while it is read, so that too much ends early.

    Attributes:
        what: the kind, in the plural.
        count: how many were met.
    """

    what: str
    count: int = 0

    def add(self, number: int = 1) -> None:
        """Count some more.

        Raises:
            AnnotationError: there are more than can be read.
        """
        self.count += number
        if self.count > MOST:
            raise AnnotationError(
                f"has more than {MOST:,} {self.what}, the most that can be read. {SPLIT}"
            )

"""Pictures from files of anybody: known to be small PNG before anything decodes them."""

from __future__ import annotations

import struct

LARGEST = 200_000  # bytes
LONGEST_SIDE = 256  # pixels; `viewer.pictures.thumbnail` makes them smaller
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_HEAD = struct.Struct(">8sI4sII")  # signature, then the first chunk: length, name, width, height


def is_small_png(content: bytes) -> bool:
    """Whether the content is a PNG file, few bytes and few pixels; nothing else may be decoded.

    Other kinds of pictures may be programs of sorts: SVG opens files of the machine.
    """
    if not _HEAD.size <= len(content) <= LARGEST:
        return False
    signature, length, name, width, height = _HEAD.unpack_from(content)
    if (signature, length, name) != (_SIGNATURE, 13, b"IHDR"):
        return False
    return bool(0 < width <= LONGEST_SIDE and 0 < height <= LONGEST_SIDE)

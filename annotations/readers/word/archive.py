"""A Word file taken apart with care: only its XML, only so much of it, and no tricks in it.

A ZIP archive can unpack to a thousand times its size, name the same bytes many times over, or tell
untruths about sizes. All of it is counted here before anything else sees it.
"""

from __future__ import annotations

import io
import zipfile
import zlib

from annotations.errors import AnnotationError
from annotations.readers.word.xml import DAMAGED
from annotations.watch import Watch

MOST_MEMBERS = 5_000
MOST_UNPACKED = 500_000_000
MOST_XML = 40_000_000
MOST_RATIO = 400
RATIO_FROM = 5_000_000
MAIN_PART = "word/document.xml"
# `ValueError`: offsets before the start of the file, and names in no encoding.
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError)
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
CHUNK = 1 << 20
UNPACKS = "unpacks to {}, far more than a Word document holds. It is not opened, for safety."


def xml_parts(content: bytes, watch: Watch) -> dict[str, bytes]:
    """The XML of a Word file by the names of its parts.

    Raises:
        AnnotationError: it is damaged, locked or hostile.
        CancelledError: it is not wanted any more.
    """
    parts: dict[str, bytes] = {}
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = _checked(archive.infolist())
            for number, member in enumerate(members):
                watch.at(number / len(members))
                parts[member.filename] = _read(archive, member, watch)
    except AnnotationError:
        raise  # a `ValueError` as well
    except (*BROKEN, OSError) as error:
        raise AnnotationError(DAMAGED.format("its archive cannot be unpacked")) from error
    return parts


def _checked(members: list[zipfile.ZipInfo]) -> list[zipfile.ZipInfo]:
    """The XML members, when the archive's directory promises nothing outrageous."""
    unpacked = sum(member.file_size for member in members)
    if len(members) > MOST_MEMBERS:
        raise AnnotationError(UNPACKS.format(f"{len(members)} files"))
    if unpacked > MOST_UNPACKED:
        raise AnnotationError(UNPACKS.format(f"{unpacked / 1e6:.0f} MB"))
    if any(member.flag_bits & 1 for member in members):
        raise AnnotationError("is locked by a password. Save it without one and open it again.")
    if any(member.compress_type not in METHODS for member in members):
        raise AnnotationError(DAMAGED.format("it is packed in an unusual way"))
    names = [member.filename for member in members]
    if MAIN_PART not in names and "_rels/.rels" not in names:
        raise AnnotationError(DAMAGED.format(f"{MAIN_PART} is missing"))
    found = [m for m in members if m.filename.lower().endswith((".xml", ".rels"))]
    if len({member.filename for member in found}) < len(found):
        raise AnnotationError(DAMAGED.format("it holds two parts of one name"))
    xml = sum(member.file_size for member in found)
    if xml > MOST_XML or any(_is_bomb(member) for member in found):
        raise AnnotationError(UNPACKS.format(f"{xml / 1e6:.0f} MB of text"))
    return found


def _is_bomb(member: zipfile.ZipInfo) -> bool:
    large = member.file_size > RATIO_FROM
    return large and member.file_size > MOST_RATIO * max(member.compress_size, 1)


def _read(archive: zipfile.ZipFile, member: zipfile.ZipInfo, watch: Watch) -> bytes:
    """One member; never more than the directory promised, whatever the member says itself."""
    parts: list[bytes] = []
    left = member.file_size
    with archive.open(member) as stream:
        while part := stream.read(min(CHUNK, left + 1)):
            watch.at(0.0)
            left -= len(part)
            if left < 0:
                raise AnnotationError(UNPACKS.format("more than it says"))
            parts.append(part)
    return b"".join(parts)

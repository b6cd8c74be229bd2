"""Writes a file complete or not at all: what was there before stays until the new one is on disk.

All that the program writes goes this way. It lies here because `meshes` is below all that writes.
"""

from __future__ import annotations

import errno
import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

ENDING = ".partial"
_NO_FSYNC = (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP)  # file systems that cannot be asked
_NEW = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """A stream for the new content; when the block ends well, that is the file.

    Until then it has a name of its own beside the file, which no other writer has and no link can
    lead away. It is removed when the block does not end well.

    Raises:
        OSError: the file cannot be written, or there is something that is no ordinary file.
    """
    mode = _mode_of(path)
    partial = path.with_name(
        f".{secrets.token_hex(8)}{ENDING}"
    )  # short: the name itself may be long
    try:
        with os.fdopen(os.open(partial, _NEW, 0o666), "wb") as stream:
            if mode is not None:
                with suppress(OSError):  # a stick may know no permissions
                    partial.chmod(mode)
            yield stream
            stream.flush()
            _fsync(stream.fileno())
        os.replace(partial, path)
    except BaseException as error:
        with suppress(OSError):
            partial.unlink()
        if isinstance(error, OSError):
            error.filename, error.filename2 = (
                str(path),
                None,
            )  # that other name means nothing to anybody
        raise
    _fsync_folder(path.parent)


def write_whole(path: Path, content: bytes) -> None:
    """Write a file, complete or not at all.

    Raises:
        OSError: as `whole_file`.
    """
    with whole_file(path) as stream:
        stream.write(content)


def _mode_of(path: Path) -> int | None:
    """Permissions that the file has already.

    Raises:
        OSError: it cannot be asked, or is a folder, device or pipe, which is never replaced.
    """
    try:
        found = path.stat().st_mode
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(found):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if not stat.S_ISREG(found):
        raise OSError(errno.EINVAL, "no ordinary file", str(path))
    return stat.S_IMODE(found) & 0o777


def _fsync(handle: int) -> None:
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _NO_FSYNC:
            raise


def _fsync_folder(folder: Path) -> None:
    """The new name is on disk as well, where the system can be asked for that."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

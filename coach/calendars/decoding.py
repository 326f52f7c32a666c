"""From the bytes of a calendar to whole lines, and from the bytes of a value to text."""

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE

_UTF16 = ((BOM_UTF16_LE, "utf-16-le"), (BOM_UTF16_BE, "utf-16-be"))
_UTF16_BARE = ((b"B\0E\0G\0", "utf-16-le"), (b"\0B\0E\0G", "utf-16-be"))


def unfolded(body: bytes) -> bytes:
    r"""Join folded lines and begin each with "\n", the first one too.

    Lines are joined as bytes, because some writers fold in the middle of a character.
    """
    body = b"\n" + _in_ascii_bytes(body).replace(b"\r\n", b"\n")
    if b"\r" in body:
        # what is left of "\r\r\n" is one end of a line; "\r" alone ends a line on very old systems
        body = body.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    while b"\n\n" in body:  # an empty line between a line and its continuation parts nothing
        body = body.replace(b"\n\n", b"\n")
    return body.replace(b"\n ", b"").replace(b"\n\t", b"")


def text(value: bytes) -> str:
    """Decode one value: UTF-8, or else what Windows writes in Western Europe; never an error."""
    try:
        return value.decode()
    except UnicodeDecodeError:
        return value.decode("cp1252", "replace")


def _in_ascii_bytes(body: bytes) -> bytes:
    """Return a body whose ASCII characters are one byte each."""
    for mark, name in _UTF16:
        if body.startswith(mark):
            return body[len(mark) :].decode(name, "replace").encode("utf-8", "replace")
    for start, name in _UTF16_BARE:
        if body.lstrip(b"\r\n\t ").startswith(start):
            return body.decode(name, "replace").encode("utf-8", "replace")
    body = body.removeprefix(BOM_UTF8)
    return body.replace(b"\0", b"") if b"\0" in body else body

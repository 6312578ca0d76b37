"""Bundles, compressed once per process and kept; they are named by their content."""

import gzip
import re
from pathlib import Path

import brotli
from anyio import to_thread

_LARGE = 1_000_000
_kept: dict[tuple[str, str], bytes] = {}
_LISTED = re.compile(r'(?:src|href)="\./(static/[^"]+\.(?:js|css))"')


def encoding_of(accepted: str) -> str:
    """The encoding to send: `br`, `gzip`, or empty, by what an Accept-Encoding header names."""
    names = {part.partition(";")[0].strip() for part in accepted.split(",")}
    return next((name for name in ("br", "gzip") if name in names), "")


async def compress_cached(path: str, body: bytes, encoding: str) -> bytes:
    """The content of `path` in that encoding, as small as it gets while somebody waits for it."""
    kept = _kept.get((path, encoding))
    if kept is None:
        kept = await to_thread.run_sync(_compress_best, body, encoding)
        _kept[path, encoding] = kept
    return kept


def compress_fast(body: bytes, encoding: str) -> bytes:
    """What is sent once only, in that encoding."""
    return brotli.compress(body, quality=5) if encoding == "br" else gzip.compress(body, 6, mtime=0)


async def compress_ahead(folder: Path, shell: str) -> None:
    """Compress what the page shell lists and `folder` holds, before the first visitor waits for it."""
    for name in _LISTED.findall(shell):
        file = folder / name
        if file.is_file():
            await compress_cached(f"/{name}", file.read_bytes(), "br")


def _compress_best(body: bytes, encoding: str) -> bytes:
    if encoding != "br":
        return gzip.compress(body, 9, mtime=0)
    # A chart's bundle would take seven seconds to come out a tenth smaller.
    small: bytes = brotli.compress(body, quality=11 if len(body) < _LARGE else 9)
    return small

"""What was published, and when: each state of the files is kept in the firm's folder, and can come back.

A state is put in place file by file. Until the last one is there, a note says which state it is to be, so
that nobody reads a mixture, and a process that ends in between is made up for by the next one that looks.
"""

import datetime
import json
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout
from pydantic import BaseModel, ConfigDict, ValidationError

from diagnosis.workbench.files import NAMES, Texts, digest, in_the_form_of, plain, read_texts

FOLDER = ".versions"
"""Where versions are kept, within the firm's folder."""
_PENDING = "pending"
_ABOUT = "version.json"
_MARK = 4
"""Bytes that tell files apart while they are written."""
_PATIENCE = 10.0
"""Seconds to wait for another process that publishes."""


class MovedError(Exception):
    """The files are not those any more that the edit began with."""


class Version(BaseModel):
    """One state of the files that was in use.

    `by` is the address of who published it, where a sign-in tells it, and `note` what they said of it.
    `found` is true for what was there before a publication and had come another way.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str
    at: datetime.datetime
    digest: str
    by: str = ""
    note: str = ""
    found: bool = False


def versions(home: Path) -> list[Version]:
    """All that are kept, the newest first. Other folders are ignored."""
    found = []
    for path in (home / FOLDER).glob(f"*/{_ABOUT}"):
        try:
            found.append(Version.model_validate_json(path.read_bytes()))
        except (OSError, ValidationError):
            continue
    return sorted(found, key=lambda version: (version.at, version.id), reverse=True)


def texts_of(home: Path, version: Version) -> dict[str, str]:
    """The files of a version, without those of a language that came later. Raises OSError if it is gone."""
    folder = home / FOLDER / version.id
    kept = {name: folder / name for name in NAMES if (folder / name).is_file()}
    if not kept:
        raise FileNotFoundError(folder)
    return {name: plain(path.read_bytes().decode("utf-8")) for name, path in kept.items()}


def publish(
    home: Path, texts: Texts, base: str, *, now: datetime.datetime, by: str = "", note: str = ""
) -> Version:
    """Put `texts` in the place of the files whose digest is `base`, and keep both states.

    Files that stay as they were are not touched. Raises MovedError where the files are others by now, OSError
    where they cannot be written, UnreadableFileError where they cannot be read.
    """
    with _alone(home):
        current = read_texts(home)
        if digest(current) != base:
            raise MovedError
        before = next((one for one in versions(home) if one.digest == base), None)
        if before is None:
            before = _found(home, base, now)
            _keep(home, current, before)
        version = Version(id=_name(now), at=now, digest=digest(texts), by=by, note=note)
        _keep(home, texts, version)
        _write(home / FOLDER / _PENDING, version.id.encode())
        try:
            _put_in_place(home, version, current)
        except OSError:
            # Nobody is told that it is in use. What was there comes back, now or once it can be written.
            with suppress(OSError):
                _write(home / FOLDER / _PENDING, before.id.encode())
                shutil.rmtree(home / FOLDER / version.id)
                _put_in_place(home, before, read_texts(home))
            raise
        return version


def finish(home: Path) -> bool:
    """Finish a publication that was cut off. False while another process is at it: nothing is to be read."""
    pending = home / FOLDER / _PENDING
    if not pending.exists():
        return True
    try:
        with _alone(home, patience=0):
            if pending.exists():
                name = pending.read_text("utf-8").strip()
                version = next((one for one in versions(home) if one.id == name), None)
                if version:
                    _put_in_place(home, version, read_texts(home))
                else:
                    pending.unlink()
    except (Timeout, OSError):
        return False
    return True


@contextmanager
def _alone(home: Path, patience: float = _PATIENCE) -> Iterator[None]:
    folder = home / FOLDER
    folder.mkdir(exist_ok=True)
    with FileLock(folder / "lock", timeout=patience):
        _sweep(home)
        yield


def tidy(home: Path) -> None:
    """Delete what a process left behind that was ended while it wrote; not while another one publishes."""
    if (home / FOLDER).is_dir():
        with suppress(Timeout, OSError), _alone(home, patience=0):
            pass


def _sweep(home: Path) -> None:
    """Nobody else writes while the lock is held, so that what is half written is nobody's any more."""
    for path in (*(home / name for name in NAMES), home / FOLDER / _PENDING):
        for beside in path.parent.glob(f".{path.name}.{'[0-9a-f]' * 2 * _MARK}"):
            beside.unlink(missing_ok=True)
    for made in (home / FOLDER).glob(f".{'[0-9]' * 8}-*"):
        shutil.rmtree(made, ignore_errors=True)


def _keep(home: Path, texts: Texts, version: Version) -> None:
    """Write a state down, whole or not at all."""
    made = home / FOLDER / f".{version.id}"
    try:
        for name in NAMES:
            _write(made / name, texts[name].encode())
        _write(
            made / _ABOUT, json.dumps(version.model_dump(mode="json"), ensure_ascii=False, indent=2).encode()
        )
        made.rename(home / FOLDER / version.id)
    except OSError:
        shutil.rmtree(made, ignore_errors=True)
        raise


def _put_in_place(home: Path, version: Version, current: Texts) -> None:
    for name, text in texts_of(home, version).items():
        path = home / name
        if text == current[name]:
            continue
        before = path.read_bytes() if path.is_file() else b""
        _write(path, in_the_form_of(before, text))
    (home / FOLDER / _PENDING).unlink(missing_ok=True)


def _write(path: Path, content: bytes) -> None:
    """Replace a file whole, so that a reader finds either the one before or this one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{secrets.token_hex(_MARK)}")
    try:
        with beside.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            shutil.copymode(path, beside)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _found(home: Path, base: str, now: datetime.datetime) -> Version:
    """What is there, as of when it was last written."""
    written = [(home / name).stat().st_mtime for name in NAMES if (home / name).is_file()]
    at = datetime.datetime.fromtimestamp(max(written, default=now.timestamp()), datetime.UTC)
    at = min(at, now - datetime.timedelta(seconds=1))
    return Version(id=_name(at), at=at, digest=base, found=True)


def _name(now: datetime.datetime) -> str:
    return f"{now.astimezone(datetime.UTC):%Y%m%d-%H%M%S}-{secrets.token_hex(3)}"

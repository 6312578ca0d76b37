"""What is published is whole, keeps what was there, and never goes over what somebody else has done."""

import datetime
import multiprocessing
import os
import shutil
import signal
import stat
import sys
from pathlib import Path
from typing import Any

import pytest

from diagnosis.workbench import versions as module
from diagnosis.workbench.files import digest, read_texts
from diagnosis.workbench.versions import FOLDER, MovedError, finish, publish, texts_of, tidy, versions

NOW = datetime.datetime(2030, 1, 2, 3, 4, 5, tzinfo=datetime.UTC)


def edited(texts: dict[str, str]) -> dict[str, str]:
    return texts | {
        "rules.yaml": texts["rules.yaml"].replace("低い", "弱い"),
        "questions.yaml": f"# ours\n{texts['questions.yaml']}",
    }


def test_both_states_are_kept_and_only_what_changed_is_written(firm: Path, texts: dict[str, str]) -> None:
    untouched = firm / "texts" / "ja.yaml"
    before = untouched.stat().st_mtime_ns
    new = edited(texts)
    version = publish(firm, new, digest(texts), now=NOW, by="owner@firm.example", note="弱い、とする")
    assert read_texts(firm) == new
    assert untouched.stat().st_mtime_ns == before
    kept = versions(firm)
    assert [(one.found, one.by, one.note) for one in kept] == [
        (False, "owner@firm.example", "弱い、とする"),
        (True, "", ""),
    ]
    assert kept[0] == version
    assert [texts_of(firm, one) for one in kept] == [new, texts]
    again = edited(new)
    publish(firm, again, digest(new), now=NOW + datetime.timedelta(hours=1))
    assert len(versions(firm)) == 3, "a state that is kept already is not kept again"
    assert not list(firm.rglob(".*.tmp")) and not (firm / FOLDER / "pending").exists()


def test_a_version_from_before_a_language_leaves_that_one_alone(firm: Path, texts: dict[str, str]) -> None:
    version = publish(firm, edited(texts), digest(texts), now=NOW)
    (firm / FOLDER / version.id / "texts" / "en.yaml").unlink()
    kept = texts_of(firm, version)
    assert "texts/en.yaml" not in kept
    assert {**texts, **kept} == edited(texts)
    shutil.rmtree(firm / FOLDER / version.id)
    with pytest.raises(FileNotFoundError):
        texts_of(firm, version)


def test_comments_layout_line_ends_and_rights_stay(firm: Path, texts: dict[str, str]) -> None:
    path = firm / "rules.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + texts["rules.yaml"].replace("\n", "\r\n").encode())
    path.chmod(0o640)
    assert read_texts(firm) == texts, "an editor sees plain line ends"
    new = edited(texts)
    publish(firm, new, digest(texts), now=NOW)
    written = path.read_bytes()
    assert written == b"\xef\xbb\xbf" + new["rules.yaml"].replace("\n", "\r\n").encode()
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert "# " in new["rules.yaml"]


def test_what_somebody_else_has_published_is_not_overwritten(firm: Path, texts: dict[str, str]) -> None:
    theirs = texts | {"questions.yaml": f"# theirs\n{texts['questions.yaml']}"}
    publish(firm, theirs, digest(texts), now=NOW)
    with pytest.raises(MovedError):
        publish(firm, edited(texts), digest(texts), now=NOW)
    assert read_texts(firm) == theirs
    assert len(versions(firm)) == 2


def test_a_publication_that_was_cut_off_is_finished(
    firm: Path, texts: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    new = edited(texts)
    written: list[Path] = []
    write = module._write

    def cut_off(path: Path, content: bytes) -> None:
        if path.parent == firm:
            if written:
                raise KeyboardInterrupt
            written.append(path)
        write(path, content)

    monkeypatch.setattr(module, "_write", cut_off)
    with pytest.raises(KeyboardInterrupt):
        publish(firm, new, digest(texts), now=NOW)
    monkeypatch.undo()
    assert read_texts(firm) not in (texts, new), "a mixture, as after a crash"
    assert finish(firm)
    assert read_texts(firm) == new
    assert finish(firm)


def publish_until_killed(firm: Path, new: dict[str, str], base: str, writes: int) -> None:
    sync = os.fsync
    done = iter(range(writes))

    def sync_or_die(fd: Any) -> None:
        if next(done, None) is None:
            os.kill(os.getpid(), signal.SIGKILL)
        sync(fd)

    os.fsync = sync_or_die
    publish(firm, new, base, now=NOW)


@pytest.mark.skipif(sys.platform != "linux", reason="processes are forked")
@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of forks beside threads
def test_a_process_that_is_killed_while_it_publishes_leaves_nothing_hidden(
    firm: Path, texts: dict[str, str]
) -> None:
    new = edited(texts)
    left = set()
    for writes in range(30):
        arguments = (firm, new, digest(texts), writes)
        process = multiprocessing.get_context("fork").Process(target=publish_until_killed, args=arguments)
        process.start()
        process.join()
        left |= {path.parent.name for path in firm.rglob(".*") if path.name != FOLDER}
        assert finish(firm)
        tidy(firm)
        assert [path for path in firm.rglob(".*") if path.name != FOLDER] == []
        if read_texts(firm) == new:
            break
        assert read_texts(firm) == texts
    assert process.exitcode == -signal.SIGKILL
    assert len(left) > 2  # a version, and files beside those in use


def hold(
    folder: str, held: "multiprocessing.synchronize.Event", end: "multiprocessing.synchronize.Event"
) -> None:
    with module._alone(Path(folder)):
        held.set()
        end.wait(30)


def test_nobody_reads_while_another_process_publishes(firm: Path, texts: dict[str, str]) -> None:
    publish(firm, edited(texts), digest(texts), now=NOW)
    (firm / FOLDER / "pending").write_text(versions(firm)[0].id)
    context = multiprocessing.get_context("spawn")
    held, end = context.Event(), context.Event()
    other = context.Process(target=hold, args=(str(firm), held, end))
    other.start()
    try:
        assert held.wait(30)
        assert not finish(firm)
    finally:
        end.set()
        other.join()
    assert finish(firm)
    assert not (firm / FOLDER / "pending").exists()


@pytest.mark.skipif(
    os.name == "nt" or os.geteuid() == 0, reason="whoever may do everything is refused nothing"
)
def test_a_folder_that_cannot_be_written_stays_as_it_is(firm: Path, texts: dict[str, str]) -> None:
    firm.chmod(0o500)
    try:
        with pytest.raises(PermissionError):
            publish(firm, edited(texts), digest(texts), now=NOW)
    finally:
        firm.chmod(0o700)
    assert read_texts(firm) == texts


def test_a_full_disk_leaves_nothing_half_written(
    firm: Path, texts: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    write = module._write

    def full(path: Path, content: bytes) -> None:
        if path.name == "rules.yaml":
            raise OSError(28, "No space left on device")
        write(path, content)

    monkeypatch.setattr(module, "_write", full)
    with pytest.raises(OSError, match="space"):
        publish(firm, edited(texts), digest(texts), now=NOW)
    monkeypatch.undo()
    assert read_texts(firm) == texts
    assert versions(firm) == []
    assert finish(firm)


def test_a_publication_that_fails_half_way_is_taken_back(
    firm: Path, texts: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    write = module._write
    failed: list[Path] = []

    def full(path: Path, content: bytes) -> None:
        if path == firm / "rules.yaml" and not failed:
            failed.append(path)
            raise OSError(28, "No space left on device")
        write(path, content)

    monkeypatch.setattr(module, "_write", full)
    with pytest.raises(OSError, match="space"):
        publish(firm, edited(texts), digest(texts), now=NOW)
    assert failed
    assert read_texts(firm) == texts
    assert [one.found for one in versions(firm)] == [True]
    assert finish(firm)
    assert read_texts(firm) == texts


def test_what_is_no_version_is_passed_over(firm: Path, texts: dict[str, str]) -> None:
    publish(firm, edited(texts), digest(texts), now=NOW)
    strange = firm / FOLDER / "strange"
    strange.mkdir()
    (strange / "version.json").write_text("{}")
    assert len(versions(firm)) == 2

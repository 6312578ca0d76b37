"""Files that wait to be fetched, in Streamlit's own file manager."""

import time
from types import SimpleNamespace

import pytest
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage

from diagnosis.ui.platform.streamlit_internals import made_files


def test_the_oldest_goes_where_there_are_too_many_and_all_go_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    storage = MemoryMediaFileStorage("/media")
    files = MediaFileManager(storage)
    running = SimpleNamespace(exists=lambda: True, get_instance=lambda: SimpleNamespace(media_file_mgr=files))
    monkeypatch.setattr(made_files, "runtime", running)
    monkeypatch.setattr(made_files, "MOST", 2)
    made_files._kept.clear()

    def contents() -> set[bytes]:
        return {file.content for file in storage._files_by_id.values()}

    for content in (b"one", b"two", b"three"):
        made_files.keep_file(content, "text/plain", "file.txt")
        for _ in range(4):  # runs of other visitors
            files.remove_orphaned_files()
    assert contents() == {b"two", b"three"}
    made_files.let_go(time.monotonic())
    assert contents() == {b"two", b"three"}
    made_files.let_go(time.monotonic() + made_files.KEPT)
    assert contents() == set()

import os
import time
from pathlib import Path

from diagnosis.workbench.presence import LONG_AGO, Other, others, sign
from diagnosis.workbench.versions import FOLDER


def test_others_are_seen_until_they_have_left(tmp_path: Path) -> None:
    sign(tmp_path, "me", by="me@firm.example", edited=True)
    assert others(tmp_path, "me") == []
    sign(tmp_path, "them", by="them@firm.example", edited=True)
    assert others(tmp_path, "me") == [Other("them@firm.example", edited=True)]
    left = tmp_path / FOLDER / "open" / "them.json"
    long_ago = time.time() - LONG_AGO - 1
    os.utime(left, (long_ago, long_ago))
    assert others(tmp_path, "me") == []
    assert not left.exists()


def test_a_folder_that_cannot_be_written_and_a_damaged_sign_stop_nobody(tmp_path: Path) -> None:
    sign(tmp_path / "gone" / "file", "me", by="", edited=False)
    (tmp_path / FOLDER / "open").mkdir(parents=True)
    (tmp_path / FOLDER / "open" / "them.json").write_text("[")
    assert others(tmp_path, "me") == []
    (tmp_path / "file").write_text("")
    sign(tmp_path / "file", "me", by="", edited=False)

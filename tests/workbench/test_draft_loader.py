"""Edits are loaded in a process beside the server's."""

import os
import signal
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from diagnosis.workbench.draft import load_draft
from diagnosis.workbench.draft_loader import Loader


@pytest.fixture
def loader() -> Iterator[Loader]:
    made = Loader()
    yield made
    made.stop()


def test_what_is_loaded_beside_equals_what_is_loaded_here(
    loader: Loader, firm: Path, texts: dict[str, str]
) -> None:
    broken = texts | {"rules.yaml": texts["rules.yaml"] + "\nnonsense: [\n"}
    for edit in (texts, broken):
        assert loader.load(edit, firm) == load_draft(edit, firm)


def test_several_tabs_get_each_their_own_edit(loader: Loader, firm: Path, texts: dict[str, str]) -> None:
    edits = [
        texts | {"rules.yaml": texts["rules.yaml"] + "\n" * lines + "nonsense: [\n"} for lines in range(4)
    ]
    with ThreadPoolExecutor() as threads:
        loaded = list(threads.map(lambda edit: loader.load(edit, firm), edits))
    assert [draft.findings for draft in loaded] == [load_draft(edit, firm).findings for edit in edits]


def test_a_process_that_died_is_started_again(loader: Loader, firm: Path, texts: dict[str, str]) -> None:
    expected = load_draft(texts, firm)
    assert loader.load(texts, firm) == expected
    first = loader._process
    assert first
    os.kill(first.pid, signal.SIGTERM)
    assert loader.load(texts, firm) == expected
    assert loader.load(texts, firm) == expected
    assert loader._process not in (None, first)

"""An edit is examined in a process of its own: proofs, what changes, and an end where a newer edit comes."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from diagnosis.engine.diagnose import diagnose
from diagnosis.workbench import examiner
from diagnosis.workbench.draft import load_draft
from diagnosis.workbench.examination import AT_ONCE, TURNS, Examination
from diagnosis.workbench.examiner import Request
from diagnosis.workbench.written_cases import written_cases
from tests.support.frozen import saved, saved_names

RULE = "    recommend: spot\n"


def request(firm: Path, before: dict[str, str], texts: dict[str, str]) -> Request:
    cases = {name: saved(name).answers for name in saved_names()}
    return Request(home=firm, before=before, texts=texts, cases=cases)


def test_what_changes_is_told_with_an_example_of_each_kind(firm: Path, texts: dict[str, str]) -> None:
    new = texts | {"rules.yaml": texts["rules.yaml"].replace("pace: {is: walk}", "pace: {is: run}")}
    assert new != texts
    report = Examination(request(firm, texts, new)).wait()
    assert report and report.proved and report.changes
    changes = report.changes
    assert changes.before["answer_sets"] == changes.after["answer_sets"]
    assert changes.before["plans"] != changes.after["plans"]
    old_side, new_side = (load_draft(one, firm).loaded.definition for one in (texts, new))
    assert old_side and new_side
    assert changes.examples
    for example in changes.examples:
        if example.what == "plan":
            given = {name: list(chosen) for name, chosen in example.answers.items()}
            assert diagnose(old_side, given).plan == example.before
            assert diagnose(new_side, given).plan == example.after


def test_a_gone_question_and_a_mistake_are_findings(firm: Path, texts: dict[str, str]) -> None:
    renamed = {name: content.replace("no-conclusion", "another-one") for name, content in texts.items()}
    report = Examination(request(firm, texts, renamed)).wait()
    assert report and "question-gone" in {finding.code for finding in report.findings}
    broken = texts | {"rules.yaml": texts["rules.yaml"] + "\nnonsense: [\n"}
    report = Examination(request(firm, texts, broken)).wait()
    assert report and not report.proved and report.findings and report.changes is None


def test_one_that_is_stopped_reports_nothing(firm: Path, texts: dict[str, str]) -> None:
    examination = Examination(request(firm, texts, texts))
    assert not examination.done
    examination.stop()
    assert examination.wait() is None
    assert examination.done and examination.report is None


def test_no_more_than_two_run_at_once_and_one_that_waits_can_be_stopped(
    firm: Path, texts: dict[str, str]
) -> None:
    for _ in range(AT_ONCE):
        assert TURNS.acquire(timeout=60)
    try:
        waiting, stopped = (Examination(request(firm, texts, texts)) for _ in range(2))
        stopped.stop()
        assert stopped.wait() is None
        assert not stopped.running
        assert not waiting.running and not waiting.done
    finally:
        for _ in range(AT_ONCE):
            TURNS.release()
    report = waiting.wait()
    assert waiting.running and report and report.proved


@pytest.mark.skipif(not hasattr(os, "getpriority"), reason="the system has no priorities of processes")
def test_the_process_lets_the_server_go_first() -> None:
    with subprocess.Popen([sys.executable, "-m", examiner.__name__], stdin=subprocess.PIPE) as process:
        own, end = os.getpriority(os.PRIO_PROCESS, 0), time.monotonic() + 60
        while os.getpriority(os.PRIO_PROCESS, process.pid) < min(own + 10, 19):
            assert process.poll() is None and time.monotonic() < end
            time.sleep(0.02)
        process.kill()


def test_written_cases_are_the_firms_own_where_it_has_any(
    firm: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DIAGNOSIS_HOME", str(firm))
    shipped = written_cases()
    assert len(shipped) > 40
    assert all(case.answers and case.title["ja"] and case.title["en"] for case in shipped)
    folder = firm / "cases"
    folder.mkdir()
    (folder / "ours.yaml").write_text(
        "title: {ja: うち}\nanswers: {pace: run, help-wanted: [a, b]}\n", "utf-8"
    )
    (folder / "no-case.yaml").write_text("just words", "utf-8")
    (folder / "broken.yaml").write_text("answers: [", "utf-8")
    [ours] = written_cases()
    assert (ours.name, ours.title) == ("ours", {"ja": "うち"})
    assert ours.answers == {"pace": ("run",), "help-wanted": ("a", "b")}

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diagnosis import Definition, Response, ResponseError
from diagnosis.engine.work_out import work_out
from diagnosis.report.reopen import MAX_FILE, MAX_RESPONSE, reopen
from diagnosis.report.result_json import document, to_json
from tests.support.frozen import DEFINITION
from tests.support.responses import responses
from tests.support.summaries import pdf


def refusal(content: bytes) -> str:
    with pytest.raises(ResponseError) as raised:
        reopen(DEFINITION, content)
    return raised.value.findings[0].code


@given(responses())
def test_a_result_document_holds_the_keys_and_reopens(response: Response) -> None:
    data = document(work_out(DEFINITION, response))
    for key in ("plan", "runner_up", "optional", "leading_cause", "evidence", "rule"):
        assert key in data
    assert {"verdict", "reasons"} <= set(data["fit"])
    for score in data["scores"].values():
        assert {"score", "coverage", "low", "high", "band"} <= set(score)
    assert reopen(DEFINITION, to_json(data).encode()).response == response


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "response-json"),
        (b"\xff\xfe", "response-json"),
        (b"{", "response-json"),
        (b"[" * 50_000, "response-json"),
        (b'{"answers": ' + b"1" * 5000 + b"}", "response-json"),
        (b"[]", "response-shape"),
        (b'{"response": 5}', "response-shape"),
        (b" " * (MAX_RESPONSE + 1), "response-too-big"),
        (b"%PDF-1.7" + b" " * MAX_FILE, "response-too-big"),
        (b"%PDF-1.7\n%%EOF", "response-no-attachment"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_what_is_no_response_is_refused(content: bytes, code: str) -> None:
    assert refusal(content) == code


@settings(max_examples=150)
@given(st.data())
def test_a_damaged_summary_is_refused_or_read_and_never_a_crash(data: st.DataObject) -> None:
    content = bytearray(_summary())
    for _ in range(data.draw(st.integers(1, 20))):
        content[data.draw(st.integers(8, len(content) - 1))] = data.draw(st.integers(0, 255))
    try:
        assert (
            reopen(DEFINITION, bytes(content[: data.draw(st.integers(100, len(content)))])).response
            is not None
        )
    except ResponseError as error:
        assert error.findings


def test_another_files_attachment_is_not_taken() -> None:
    from io import BytesIO

    from pypdf import PdfWriter

    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.add_attachment("other.json", json.dumps({"answers": {}}).encode())
    buffer = BytesIO()
    writer.write(buffer)
    assert refusal(buffer.getvalue()) == "response-no-attachment"


_kept: list[bytes] = []


def _summary(definition: Definition = DEFINITION) -> bytes:
    if not _kept:
        response = Response(answers={"pace": ("run",)})
        _kept.append(pdf(definition, response, "en"))
    return _kept[0]

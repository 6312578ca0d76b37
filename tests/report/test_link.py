"""A response in a link."""

import base64
import zlib
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diagnosis import Response, ResponseError
from diagnosis.report.link import MAX_LINK, checksum, link_fragment
from diagnosis.report.reopen import reopen_link
from tests.support.frozen import DEFINITION
from tests.support.responses import responses


def refusal(link: str) -> str:
    with pytest.raises(ResponseError) as raised:
        reopen_link(DEFINITION, link)
    return raised.value.findings[0].code


def packed(content: bytes, version: str = "1") -> str:
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    payload = base64.urlsafe_b64encode(packer.compress(content) + packer.flush()).decode().rstrip("=")
    return f"#r={version}.{payload}.{checksum(payload)}"


@given(responses())
def test_a_link_brings_the_response_back(response: Response) -> None:
    link = "https://example.org/check/" + link_fragment(DEFINITION, response)
    assert reopen_link(DEFINITION, link).response == response
    assert link.isascii()


def test_the_longest_response_still_fits() -> None:
    words = "".join(chr(0x4E00 + (place * 7919) % 20_000) for place in range(2000))
    answers = {name: (question.option_ids[0],) for name, question in DEFINITION.questions.items()}
    response = Response(answers=answers, organisation=words, note=words[::-1])
    link = link_fragment(DEFINITION, response)
    assert len(link) < MAX_LINK
    assert reopen_link(DEFINITION, link).response == response


@given(st.data())
def test_a_changed_character_is_noticed(data: st.DataObject) -> None:
    link = link_fragment(DEFINITION, Response(answers={"pace": ("run",)}))
    place = data.draw(st.integers(5, len(link) - 10))
    other = data.draw(st.sampled_from([letter for letter in "abcXYZ019-_" if letter != link[place]]))
    assert refusal(link[:place] + other + link[place + 1 :]) == "response-link-damaged"


def test_what_is_no_link_is_refused() -> None:
    link = link_fragment(DEFINITION, Response(answers={}))
    assert refusal("") == "response-link"
    assert refusal(link[:-1]) == "response-link"
    assert refusal("#r=1." + "A" * MAX_LINK) == "response-link-too-long"
    assert refusal(packed(b"{}", version="2")) == "response-link-version"
    assert refusal(packed(b" " * 5_000_000)) == "response-link-damaged"
    assert refusal(packed(b"{}")) == "response-shape"
    assert refusal(f"#r=1.AAAA.{checksum('AAAA')}") == "response-link-damaged"


@pytest.mark.parametrize(
    "damage",
    [
        lambda link: link.replace("#", "%23"),
        lambda link: link.replace("#", "＃"),
        lambda link: link + "。",
        lambda link: link + ">",
        lambda link: link + "）、よろしくお願いします",
        lambda link: f"結果です：<{link}>",
        lambda link: link[:40] + "\n" + link[40:],
    ],
)
def test_a_link_survives_what_mail_programs_do_to_it(damage: Callable[[str], str]) -> None:
    response = Response(answers={"pace": ("run",)})
    link = "https://check.example/" + link_fragment(DEFINITION, response)
    assert reopen_link(DEFINITION, damage(link)).response == response

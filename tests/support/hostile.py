"""Files and links as a careless or hostile sender might make them, one for each number."""

import base64
import io
import json
import random
import zlib
from functools import cache
from typing import Any

from pypdf import PdfWriter

from diagnosis import Definition, Response
from diagnosis.engine.migration import Reopened
from diagnosis.engine.work_out import work_out
from diagnosis.report.document_pdf import ATTACHMENT
from diagnosis.report.document_text import mail_text
from diagnosis.report.link import checksum, link_fragment
from diagnosis.report.result_json import document, to_json
from diagnosis.wording.voice import Voice
from tests.support.frozen import DEFINITION
from tests.support.summaries import pdf

TOKENS = (
    b"<<", b">>", b"[", b"]" * 50, b"/Length 99999999999", b"/Length -1", b"/Kids", b"/Names", b"/EF", b"/F",
    b"/EmbeddedFiles", b"/Prev 0", b"/Prev 15", b"1 0 R", b"0 0 R", b"99999999 65535 R", b"endobj", b"stream\n",
    b"endstream", b"xref\n0 1\n", b"startxref\n0\n%%EOF", b"trailer", b"/ObjStm", b"/N 1000000", b"/W [1 9 9]",
    b"/Filter [/FlateDecode /FlateDecode]", b"/LZWDecode", b"/RunLengthDecode", b"/Predictor 15 /Columns 99999",
    b"(" * 400, b"<" + b"41" * 400 + b">", b"\x00" * 100, b"%" * 100, b"/Encrypt 1 0 R", b"-" * 60, b"9" * 400,
)  # fmt: skip
WORDS = (
    "<script>alert(1)</script>", "[x](http://evil.example)", "\u202e", "\ud800", "\x00", "#eval(1)", "#link(\"http://x\")",
    "unknown", "response", "answers", "a" * 3000, "", "𠮷" * 200, "$\\LaTeX$", "`", ":red[x]", "{name}", "%s", "../../etc/passwd",
)  # fmt: skip


@cache
def _seeds() -> dict[str, bytes]:
    answers = {question.id: (question.option_ids[0],) for question in DEFINITION.questions.values()}
    response = Response(answers=answers, organisation="とまり木", note="n", language="ja")
    return {
        "pdf": pdf(DEFINITION, response, "ja"),
        "json": to_json(document(work_out(DEFINITION, response))).encode(),
        "link": link_fragment(DEFINITION, response).encode(),
    }


def hostile_file(number: int) -> bytes:
    """A PDF or JSON file; the same for the same number."""
    chance = random.Random(number)
    make = chance.choice(
        (_mutated_pdf, _mutated_pdf, _mutated_json, _restructured, _crafted_pdf, _repeated_pdf, _crowded)
    )
    return make(chance)


def hostile_case(number: int) -> bytes:
    """A consultant's case file of nearly a megabyte; the same for the same number."""
    chance = random.Random(number)
    response = json.loads(_seeds()["json"])["response"]
    record = {"id": "r1", "name": "n", "response": response}
    case: dict[str, Any] = {"format": "case", "version": 2, "id": "c1", "records": [record]}
    many = _many(chance, 900_000)
    match chance.randrange(8):
        case 7:
            record["opening"] = {name: ["x"] for name in many}
        case 0:
            case["records"] = [
                {**record, "id": f"r{place}", "response": _crowd(chance, 45_000)} for place in range(20)
            ]
        case 1:
            record["response"] = _crowd(chance, 900_000)
        case 2:
            record["notes"] = {name: {"text": "x", "private": True} for name in many}
        case 3:
            record["differs"] = many
        case 4:
            case["records"] = [{**record, "id": "r1"}] * (900_000 // len(json.dumps(record)))
        case 5:
            case |= dict.fromkeys(many)
        case _:
            case["results"] = {"deep": [many[: len(many) // 2]], "text": "z" * 400_000}
    return json.dumps(case).encode()


def hostile_link(number: int) -> str:
    """A link; the same for the same number."""
    chance = random.Random(number)
    seed = _seeds()["link"]
    if chance.random() < 0.3:
        return _mutated(seed, chance).decode("latin-1")
    content = _restructured(chance) if chance.random() < 0.8 else b"[" * chance.randrange(10**6)
    if chance.random() < 0.1:
        content = b'{"answers": "' + b"x" * chance.randrange(5_000_000) + b'"}'
    packer = zlib.compressobj(1, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = packer.compress(content) + packer.flush()
    if chance.random() < 0.3:
        packed = _mutated(packed, chance)
    payload = base64.urlsafe_b64encode(packed).decode().rstrip("=")
    return f"#r={chance.choice('1119')}.{payload}.{checksum(payload)}"


def _mutated(content: bytes, chance: random.Random) -> bytes:
    data = bytearray(content)
    for _ in range(chance.choice((1, 1, 3, 10, 60))):
        place = chance.randrange(len(data) + 1)
        match chance.randrange(6):
            case 0 if place < len(data):
                data[place] = chance.randrange(256)
            case 1:
                del data[place : place + chance.choice((1, 10, 1000))]
            case 2:
                data[place:place] = chance.choice(TOKENS)
            case 3:
                start = chance.randrange(len(data) + 1)
                data[place:place] = data[start : start + chance.choice((10, 500, 5000))]
            case 4:
                data[place : place + 20] = chance.choice(TOKENS)
            case _ if chance.random() < 0.2:
                del data[place:]
        if not data:
            break
    return bytes(data)


def _mutated_pdf(chance: random.Random) -> bytes:
    """Blind damage, half of it near the end, where the structure of the file is told."""
    seed = _seeds()["pdf"]
    cut = chance.choice((8, len(seed) - 3000))
    return seed[:cut] + _mutated(seed[cut:], chance)


def _mutated_json(chance: random.Random) -> bytes:
    return _mutated(_seeds()["json"], chance)


def _restructured(chance: random.Random) -> bytes:
    """Sound JSON with values of wrong kinds, hostile words and another version's questions."""
    data = json.loads(_seeds()["json"])["response"]
    if chance.random() < 0.5:
        data["definition"]["hash"] = chance.choice(("0" * 64, "", 5, None, "x" * 20))
    for _ in range(chance.choice((1, 2, 6))):
        holder = chance.choice((data, data["answers"] if isinstance(data.get("answers"), dict) else data))
        key = chance.choice(
            (*holder, *WORDS, "open", "note", "organisation", "date", "definition", "language")
        )
        holder[key] = chance.choice(
            (
                None,
                True,
                10**30,
                1.5,
                [],
                {},
                [[]],
                [key] * 50,
                {"id": []},
                [None],
                *WORDS,
                chance.choice(WORDS),
            )
        )
    return json.dumps(data).encode()


def _many(chance: random.Random, size: int) -> list[str]:
    """So many words that they take about `size` bytes: all alike, all different, or pairs."""
    count = size // 12
    kind = chance.randrange(3)
    return ["same" if kind == 0 else f"w{place // kind}" for place in range(count)]


def _crowd(chance: random.Random, size: int) -> dict[str, Any]:
    """A response with far too many of something, about `size` bytes of it."""
    data: dict[str, Any] = json.loads(_seeds()["json"])["response"]
    if chance.random() < 0.5:
        data["definition"]["hash"] = "0" * 64
    many = _many(chance, size)
    match chance.randrange(5):
        case 0:
            data["answers"]["help-wanted"] = many
        case 1:
            data["answers"] = dict.fromkeys(many, "unknown")
        case 2:
            data["open"] = many
        case 3:
            data |= dict.fromkeys(many)
        case _:
            share = size // len(data["answers"])
            data["answers"] = {name: _many(chance, share) for name in data["answers"]}
    return data


def _crowded(chance: random.Random) -> bytes:
    return json.dumps(_crowd(chance, chance.choice((2_000, 80_000)))).encode()


def _crafted_pdf(chance: random.Random) -> bytes:
    """A sound PDF with attachments that are bombs, strangers, or responses with hostile words."""
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    for _ in range(chance.choice((1, 2, 30))):
        content = chance.choice(
            (
                b"0" * chance.choice((100, 3_000_000)),
                _restructured(chance),
                b"[" * 90_000,
                _seeds()["json"],
            )
        )
        writer.add_attachment(chance.choice((ATTACHMENT, ATTACHMENT, "other.json", "")), content)
    for page in writer.pages:
        page.compress_content_streams()
    for stream in list(writer._objects):
        if stream is not None and hasattr(stream, "flate_encode") and chance.random() < 0.7:
            writer._objects[writer._objects.index(stream)] = stream.flate_encode()
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue() if chance.random() < 0.7 else _mutated(buffer.getvalue(), chance)


def _repeated_pdf(chance: random.Random) -> bytes:
    """One or two words of the format, over and over."""
    words = (
        *TOKENS,
        b"trailer<</Root 1 0 R/Prev 9>>\n",
        b"1 0 obj<</A 1 0 R>>endobj\n",
        b" 1 0 obj",
        b"<</A",
    )
    unit = chance.choice(words) + chance.choice((b"", b" ", b"\n", *words))
    filled = unit * (chance.choice((1_000, 100_000, 990_000)) // len(unit))
    return b"%PDF-1.7\n" + filled + chance.choice((b"", b"\nstartxref\n9\n%%EOF", b"trailer<</Root 1 0 R>>"))


def shown(definition: Definition, reopened: Reopened) -> str:
    """All that is said of what was opened."""
    response = reopened.response
    told = Voice(definition, "ja").migration(reopened)
    said = Voice(definition, "ja").document(work_out(definition, response))
    return mail_text(said) + "\n".join(told)

"""Whatever is typed, a mail goes to whom it is meant for, with the headers that it was given, and to nobody else."""

import base64
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.utils import getaddresses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diagnosis.sending.channels import Channels, Mail
from diagnosis.sending.deliver import confirm, deliver
from diagnosis.sending.mail_address import folded, header_address, is_address
from diagnosis.sending.parcel import Parcel, id_of
from diagnosis.sending.smtp import letter_message, receipt_message
from tests.support.receivers import Mailbox, mail_server


def encoded(words: str, kind: str = "b") -> str:
    """Words as an encoded word, which mail programs decode."""
    if kind == "b":
        return f"=?utf-8?b?{base64.b64encode(words.encode()).decode()}?="
    return "=?utf-8?q?" + "".join(f"={byte:02X}" for byte in words.encode()) + "?="


INJECTED = "a\r\nBcc: victim@x.example\r\nContent-Type: text/html\r\n\r\n<h1>buy</h1>"
PIECES = (
    encoded(INJECTED),
    encoded(INJECTED, "q"),
    encoded("a@x.example,b@x.example,c"),
    *(
        "=?",
        "?=",
        "==??",
        "=\x00?",
        "=\n?",
        "=\u200b?",
        "＝？",
        "=",
        "?utf-8?q?x?=",
        "\r\n",
        "\n\n",
        "\r",
        "\x00",
        "\x0b",
    ),
    *(
        "\x85",
        "\u2028",
        "\ud800",
        "\udcff",
        '"',
        "\\",
        "(",
        ")",
        ",",
        ";",
        ":",
        "<",
        ">",
        "[",
        "]",
        "@",
        ".",
        "..",
        " ",
    ),
    *("佐藤", "🐟", "Bcc: victim@x.example", "x" * 90, "a", "victim@x.example"),
)
NAMES = st.lists(st.sampled_from(PIECES), max_size=8).map("".join)
ADDRESSES = st.lists(st.sampled_from(PIECES), max_size=4).map(
    lambda parts: "".join(parts) + "z@client.example"
)
FIRM = Mail.model_validate(
    {
        "host": "localhost",
        "security": "none",
        "from": "check@firm.example",
        "to": ["a@firm.example", "b@firm.example"],
    }
)
PARCEL = Parcel(
    id=id_of({}),
    data={},
    subject="結果",
    words="本文",
    pdf=b"%PDF",
    pdf_name="a.pdf",
    reply_to="sato@client.example",
)
HEADERS = sorted(["From", "To", "Subject", "Date", "Message-ID", "Content-Type", "MIME-Version", "Reply-To"])


def read(message: EmailMessage) -> EmailMessage:
    """The message as it arrives."""
    found = message_from_bytes(message.as_bytes(policy=policy.SMTP), policy=policy.default)
    assert isinstance(found, EmailMessage)
    return found


def packed(words: str) -> str:
    """Words without what a header may change: spaces, and what nobody sees."""
    return "".join(one for one in words if one.isprintable() and one != " ")


@given(name=NAMES, before=st.sampled_from(["", "結果（", "Result (", "x" * 70]))
def test_a_name_stays_a_name(name: str, before: str) -> None:
    arrived = read(letter_message(FIRM, replace(PARCEL, subject=before + name, pdf_name=f"{name}.pdf")))
    assert sorted(arrived.keys()) == HEADERS
    assert [one.addr_spec for one in arrived["To"].addresses] == FIRM.to
    assert [one.addr_spec for one in arrived["Reply-To"].addresses] == [PARCEL.reply_to]
    assert packed(arrived["Subject"]) == packed(before + name)
    others = message_from_bytes(arrived.as_bytes(), policy=policy.compat32)
    assert packed(str(make_header(decode_header(others["Subject"])))) == packed(before + name)
    body = arrived.get_body()
    assert body is not None
    assert body.get_content().strip() == "本文"
    assert body.get_content_type() == "text/plain"
    [attached] = arrived.iter_attachments()
    assert attached.get_content() == PARCEL.pdf


@given(typed=ADDRESSES)
def test_an_address_is_one_address_or_none(typed: str) -> None:
    address = folded(typed)
    if not is_address(address):
        with pytest.raises(ValueError, match="address"):
            header_address(address)
        return
    arrived = read(receipt_message(FIRM, replace(PARCEL, reply_to=address), "受付", "受け付けました。"))
    assert [one.addr_spec for one in arrived["To"].addresses] == [address]
    assert [one for _, one in getaddresses([str(arrived["To"])])] == [address]


@pytest.fixture(scope="module")
def box() -> Iterator[Mailbox]:
    with mail_server() as found:
        yield found


REFUSED = (
    encoded("a@x.example,b@x.example,c") + "z@x.example",
    encoded("a@x.example,b@x.example,c", "q") + "z@x.example",
    *(f"a{one}b@x.example" for one in '"(),:;<>[]\\@ \r\n\t\x00\x7f\u2028é佐'),
    "a@b.example\nBcc: victim@x.example",
    "a@[127.0.0.1]",
    "a@x..example",
    "a@x.example.",
    "@x.example",
    "a@",
    "",
    "a" * 250 + "@x.example",
)


@pytest.mark.parametrize("address", REFUSED)
def test_what_is_no_single_address_gets_nothing(box: Mailbox, address: str) -> None:
    box.recipients.clear()
    channels = Channels(mail=FIRM.model_copy(update={"port": box.port}))
    parcel = replace(PARCEL, reply_to=address)
    assert not deliver(channels, parcel)
    assert not confirm(channels, parcel, "受付", "受け付けました。")
    assert box.recipients == []


@pytest.mark.parametrize(
    "address",
    [
        *(
            "sato@client.example",
            "o'neil+check@sub.client.example",
            "foo..bar@phone.example",
            "foo.@phone.example",
        ),
        *(".a@phone.example", "-a@client.example", "{a}|b~@client.example", "a=b?c@client.example"),
    ],
)
def test_a_receipt_goes_to_exactly_the_one(box: Mailbox, address: str) -> None:
    box.recipients.clear()
    channels = Channels(mail=FIRM.model_copy(update={"port": box.port}))
    evil = replace(PARCEL, reply_to=address, subject=encoded(INJECTED), pdf_name=encoded(INJECTED))
    assert deliver(channels, evil)
    assert confirm(channels, evil, "受付", "受け付けました。")
    assert box.recipients == [FIRM.to, [address]]
    assert "Bcc" not in box.messages[-2]


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("ｔａｒｏ＠example．jp", "taro@example.jp"),
        ("　taro＠ｅｘａｍｐｌｅ。ｊｐ　", "taro@example.jp"),
        ("taro@example｡jp\t", "taro@example.jp"),
        ("ｔａｒｏ＿１＋ａ－ｂ＠example.jp", "taro_1+a-b@example.jp"),
    ],
)
def test_full_width_is_folded(typed: str, address: str) -> None:
    assert folded(typed) == address
    assert is_address(address)

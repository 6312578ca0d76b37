"""What is sent arrives whole and once, is signed, and where it does not arrive, that is known at once."""

import base64
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from diagnosis.sending import deliver as delivering
from diagnosis.sending import webhook as hooks
from diagnosis.sending.deliver import confirm, deliver
from diagnosis.sending.limits import FROM_ALL, FROM_ONE, HOUR, Limits
from diagnosis.sending.parcel import Parcel, new_id
from diagnosis.sending.settings import Channels, Mail, SettingsError, Webhook, read_channels
from diagnosis.sending.webhook import signature
from tests.support.ports import free_port
from tests.support.proxy import local_tls
from tests.support.receivers import Hook, Mailbox, hook_server, mail_server

SECRET = "whsec_" + base64.b64encode(bytes(range(32))).decode()


@pytest.fixture(autouse=True)
def _no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delivering, "PAUSES", (0.0, 0.0))


@pytest.fixture
def parcel() -> Parcel:
    return Parcel(
        id=new_id(),
        data={"name": "佐藤", "result": {"plan": "light"}},
        subject="結果（佐藤）",
        words="本文\n二行目",
        pdf=b"%PDF-1.7 ...",
        pdf_name="自己診断.pdf",
        reply_to="sato@client.example",
    )


@pytest.fixture
def box() -> Iterator[Mailbox]:
    with mail_server() as found:
        yield found


@pytest.fixture
def hook() -> Iterator[Hook]:
    with hook_server() as found:
        yield found


def mail_to(port: int, **more: object) -> Mail:
    plain = {"host": "localhost", "port": port, "security": "none"}
    return Mail.model_validate(
        {**plain, "from": "check@firm.example", "to": ["a@firm.example", "b@firm.example"], **more}
    )


def hook_to(port: int, **more: object) -> Webhook:
    return Webhook.model_validate({"url": f"http://localhost:{port}/in", "secret": SECRET, **more})


def test_a_mail_arrives_whole(box: Mailbox, parcel: Parcel) -> None:
    assert deliver(Channels(mail=mail_to(box.port)), parcel)
    [message], [recipients] = box.messages, box.recipients
    assert recipients == ["a@firm.example", "b@firm.example"]
    assert (message["Subject"], message["Reply-To"]) == ("結果（佐藤）", "sato@client.example")
    assert message["Message-ID"] == f"<{parcel.id}@firm.example>"
    body = message.get_body()
    assert body is not None
    assert body.get_content().splitlines() == ["本文", "二行目"]
    [attached] = message.iter_attachments()
    assert (attached.get_filename(), attached.get_content()) == ("自己診断.pdf", parcel.pdf)


def test_a_receipt_quotes_nothing(box: Mailbox, parcel: Parcel) -> None:
    assert confirm(Channels(mail=mail_to(box.port)), parcel, "受付", "受け付けました。")
    assert box.recipients == [["sato@client.example"]]
    text = box.messages[0].as_string()
    assert "佐藤" not in text
    assert not list(box.messages[0].iter_attachments())
    assert not confirm(Channels(mail=mail_to(box.port, receipt=False)), parcel, "受付", "受け付けました。")


def test_a_line_break_in_a_name_makes_no_header(box: Mailbox, parcel: Parcel) -> None:
    evil = Parcel(**{**parcel.__dict__, "reply_to": "a@b.example\nBcc: victim@x.example"})
    with pytest.raises(ValueError, match="Header values"):
        deliver(Channels(mail=mail_to(box.port)), evil)
    assert box.messages == []


def test_a_temporary_no_is_tried_again_and_a_lasting_one_is_not(box: Mailbox, parcel: Parcel) -> None:
    box.answers = ["451 later"]
    assert deliver(Channels(mail=mail_to(box.port)), parcel)
    assert len(box.messages) == 1
    box.answers = ["554 never"]
    assert not deliver(Channels(mail=mail_to(box.port)), parcel)
    assert len(box.messages) == 1


def test_mail_goes_by_tls_to_whom_is_trusted_and_to_nobody_else(tmp_path: Path, parcel: Parcel) -> None:
    tls = local_tls(tmp_path)
    with mail_server(tls, secret="geheim") as box:
        login = {"security": "starttls", "user": "check", "password": "geheim"}
        trusted = mail_to(box.port, authority=str(tls.authority), **login)
        assert deliver(Channels(mail=trusted), parcel)
        assert box.logins == ["check"]
        assert not deliver(Channels(mail=mail_to(box.port, **login)), parcel)
        assert len(box.messages) == 1


def test_a_call_is_signed_as_the_standard_has_it() -> None:
    """The example of the specification."""
    key = base64.b64decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
    signed = signature(key, "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", b'{"test": 2432232314}')
    assert signed == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_a_call_arrives_whole(hook: Hook, parcel: Parcel) -> None:
    assert deliver(Channels(webhook=hook_to(hook.port)), parcel)
    [(headers, body)] = hook.calls
    told = json.loads(body)
    assert (told["type"], told["data"]) == ("result.sent", parcel.data)
    expected = signature(bytes(range(32)), headers["webhook-id"], headers["webhook-timestamp"], body)
    assert headers["webhook-signature"] == expected


@pytest.mark.parametrize(
    ("answers", "arrived", "calls"),
    [
        ([500, 503], True, 3),
        ([500, 500, 500], False, 3),
        ([0], True, 2),
        ([400], False, 1),
        ([429], True, 2),
        ([302], False, 1),
    ],
)
def test_attempts_are_few_and_have_one_name(
    hook: Hook, parcel: Parcel, monkeypatch: pytest.MonkeyPatch, answers: list[int], arrived: bool, calls: int
) -> None:
    monkeypatch.setattr(hooks, "PATIENCE", 0.5)
    hook.answers = list(answers)
    assert deliver(Channels(webhook=hook_to(hook.port)), parcel) is arrived
    assert len(hook.calls) == calls
    assert {headers["webhook-id"] for headers, _ in hook.calls} == {parcel.id}


def test_a_receiver_that_is_not_trusted_gets_nothing(tmp_path: Path, parcel: Parcel) -> None:
    tls = local_tls(tmp_path)
    with hook_server(tls) as hook:
        url = f"https://localhost:{hook.port}/in"
        assert not deliver(Channels(webhook=hook_to(hook.port, url=url)), parcel)
        assert hook.calls == []
        assert deliver(Channels(webhook=hook_to(hook.port, url=url, authority=str(tls.authority))), parcel)


def test_one_way_that_works_is_enough_and_the_other_is_logged_without_a_word_of_it(
    box: Mailbox, parcel: Parcel, caplog: pytest.LogCaptureFixture
) -> None:
    both = Channels(mail=mail_to(box.port), webhook=hook_to(free_port()))
    assert deliver(both, parcel)
    assert len(box.messages) == 1
    assert parcel.id in caplog.text
    assert "佐藤" not in caplog.text
    assert "sato" not in caplog.text


def test_few_from_one_address_and_not_endlessly_many_from_all() -> None:
    limits = Limits()
    assert [limits.admit("1.2.3.4", 0.0) for _ in range(FROM_ONE + 1)] == [True] * FROM_ONE + [False]
    assert limits.admit("5.6.7.8", 0.0)
    assert limits.admit("1.2.3.4", HOUR)
    others = sum(limits.admit(f"10.0.{number}.1", HOUR + 1) for number in range(FROM_ALL + 50))
    assert others == FROM_ALL - 1


GOOD = '[mail]\nhost = "smtp.firm.example"\nfrom = "check@firm.example"\nto = ["office@firm.example"]\n'


def test_the_secrets_name_the_ways(tmp_path: Path) -> None:
    file = tmp_path / "secrets.toml"
    assert not read_channels([file]).given
    file.write_text("[auth]\nx = 1\n")
    assert not read_channels([file]).given
    file.write_text(GOOD + f'[webhook]\nurl = "https://firm.example/in"\nsecret = "{SECRET}"\n')
    found = read_channels([file])
    assert found.mail is not None
    assert found.webhook is not None
    assert (found.mail.port, found.mail.security, found.webhook.key) == (587, "starttls", bytes(range(32)))


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("[mail", "cannot be read"),
        (GOOD.replace("host", "hots"), "[mail] hots: did you mean host?"),
        (GOOD + 'passwort = "x"\n', "[mail] passwort"),
        (GOOD.replace('"check@firm.example"', '"check"'), "[mail] from"),
        (GOOD.replace('["office@firm.example"]', "[]"), "[mail] to"),
        (GOOD + 'security = "none"\n', "this computer only"),
        (GOOD + 'port = "587"\n', "[mail] port"),
        ('[webhook]\nurl = "http://firm.example"\nsecret = "x"\n', "https://"),
        ('[webhook]\nurl = "https://firm.example"\nsecret = "whsec_c2hvcnQ="\n', "24 to 64 bytes"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named(tmp_path: Path, content: str, told: str) -> None:
    file = tmp_path / "secrets.toml"
    file.write_text(content)
    with pytest.raises(SettingsError) as refused:
        read_channels([file])
    assert str(file) in str(refused.value)
    assert told in str(refused.value)

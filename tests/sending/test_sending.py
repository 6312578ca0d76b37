"""What is sent arrives whole and once, is signed, and where it does not arrive, that is known at once."""

import base64
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from diagnosis.sending import deliver as delivering
from diagnosis.sending.channels import Channels, Mail, SettingsError, Webhook, read_channels
from diagnosis.sending.deliver import confirm, deliver
from diagnosis.sending.parcel import Parcel, id_of
from diagnosis.sending.webhook import signature
from tests.support.ports import free_port
from tests.support.proxy import local_tls
from tests.support.receivers import Hook, Mailbox, dripping_server, hook_server, mail_server

SECRET = "whsec_" + base64.b64encode(bytes(range(32))).decode()


@pytest.fixture(autouse=True)
def _no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delivering, "PAUSES", (0.0, 0.0))


@pytest.fixture
def parcel() -> Parcel:
    return Parcel(
        id=id_of({"name": "佐藤"}),
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
    ],
)
def test_attempts_are_few_and_have_one_name(
    hook: Hook, parcel: Parcel, answers: list[int], arrived: bool, calls: int
) -> None:
    hook.patience = 0.1
    hook.answers = list(answers)
    assert deliver(Channels(webhook=hook_to(hook.port)), parcel) is arrived
    assert len(hook.calls) == calls
    assert {headers["webhook-id"] for headers, _ in hook.calls} == {parcel.id}


@pytest.mark.parametrize(
    ("answers", "location", "asked", "arrived", "to_correct"),
    [
        ([302], "/taken", ["POST /in", "GET /taken"], True, False),
        ([303], "/taken", ["POST /in", "GET /taken"], True, False),
        ([307], "/other", ["POST /in", "POST /other"], True, False),
        ([308, 404], "/other", ["POST /in", "POST /other"], False, False),
        ([303, 302, 303], "/on", ["POST /in", "GET /on", "GET /on", "GET /on"], True, False),
        ([303] * 9, "/on", ["POST /in", "GET /on", "GET /on", "GET /on"], False, True),
        ([301], "/in/", ["POST /in"], False, True),
        ([304], "/in/", ["POST /in"], False, False),
        ([302], "http://127.0.0.1:{port}/other-host", ["POST /in"], False, True),
        ([307], "http://localhost:1/other-port", ["POST /in"], False, True),
        ([302], "ftp://localhost/file", ["POST /in"], False, True),
        ([302], "http://[broken", ["POST /in"], False, True),
    ],
)
def test_a_redirect_is_followed_on_the_same_host_only(
    hook: Hook,
    parcel: Parcel,
    caplog: pytest.LogCaptureFixture,
    answers: list[int],
    location: str,
    asked: list[str],
    arrived: bool,
    to_correct: bool,
) -> None:
    hook.answers, hook.location = list(answers), location.format(port=hook.port)
    assert deliver(Channels(webhook=hook_to(hook.port)), parcel) is arrived
    assert hook.asked == asked
    assert {headers["webhook-id"] for headers, _ in hook.calls} == {parcel.id}
    assert (hook.calls[-1][1] == hook.calls[0][1]) is asked[-1].startswith("POST")
    assert ("[webhook] url" in caplog.text) is to_correct


def test_a_redirect_stays_with_https(tmp_path: Path, parcel: Parcel) -> None:
    tls = local_tls(tmp_path)
    with hook_server(tls) as hook, hook_server() as plain:
        to = hook_to(hook.port, url=f"https://localhost:{hook.port}/in", authority=str(tls.authority))
        hook.answers, hook.location = [302], f"http://localhost:{plain.port}/in"
        assert not deliver(Channels(webhook=to), parcel)
        hook.answers, hook.location = [302], "/taken"
        assert deliver(Channels(webhook=to), parcel)
        assert plain.calls == []


def test_the_same_content_has_the_same_id() -> None:
    """So that a press after a reload, or at another process, is no second sending."""
    assert id_of({"name": "佐藤", "result": {"a": 1}}) == id_of({"result": {"a": 1}, "name": "佐藤"})
    assert id_of({"name": "佐藤"}) != id_of({"name": "佐藤花子"})
    assert id_of({"name": "\ud800"}).startswith("msg_")


def test_a_receiver_that_is_not_trusted_gets_nothing(tmp_path: Path, parcel: Parcel) -> None:
    tls = local_tls(tmp_path)
    with hook_server(tls) as hook:
        url = f"https://localhost:{hook.port}/in"
        assert not deliver(Channels(webhook=hook_to(hook.port, url=url)), parcel)
        assert hook.calls == []
        assert deliver(Channels(webhook=hook_to(hook.port, url=url, authority=str(tls.authority))), parcel)


def test_a_mail_and_a_call_that_fail_are_logged_with_their_codes_and_without_a_word_of_them(
    box: Mailbox, hook: Hook, parcel: Parcel, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    box.answers, hook.answers = ["554 never, sato@client.example"], [400]
    assert not deliver(Channels(mail=mail_to(box.port), webhook=hook_to(hook.port)), parcel)
    assert f"{parcel.id} by mail: SMTPDataError 554" in caplog.text
    assert f"{parcel.id} by webhook: HTTP 400" in caplog.text
    away = Channels(mail=mail_to(free_port()), webhook=hook_to(free_port(), authority=str(tmp_path / "none")))
    assert not deliver(away, parcel)
    assert "by mail: ConnectionRefusedError ECONNREFUSED" in caplog.text
    assert "by webhook: FileNotFoundError ENOENT" in caplog.text
    assert not deliver(Channels(webhook=hook_to(free_port())), parcel)
    assert "by webhook: ConnectError < ConnectionRefusedError ECONNREFUSED" in caplog.text
    assert "佐藤" not in caplog.text
    assert "sato" not in caplog.text


def test_one_way_that_works_is_enough(box: Mailbox, parcel: Parcel) -> None:
    assert deliver(Channels(mail=mail_to(box.port), webhook=hook_to(free_port())), parcel)
    assert len(box.messages) == 1


@pytest.mark.parametrize("kind", ["mail", "webhook", "receipt"])
def test_a_receiver_that_drips_holds_nobody_up(
    parcel: Parcel, kind: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(delivering, "DEADLINE", 0.3)
    monkeypatch.setattr(delivering, "RECEIPT_DEADLINE", 0.3)
    with dripping_server() as port:
        if kind == "receipt":
            assert not confirm(Channels(mail=mail_to(port)), parcel, "受付", "受け付けました。")
        else:
            one = Channels(webhook=hook_to(port)) if kind == "webhook" else Channels(mail=mail_to(port))
            assert not deliver(one, parcel)
    assert f"by {kind}: no answer in time" in caplog.text


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

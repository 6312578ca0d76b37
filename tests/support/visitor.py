"""One visitor as Streamlit's server sees them: its websocket, its messages, its widgets."""

import asyncio
import base64
import json
import secrets
import time
import urllib.request
from typing import Any, Self

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Delta_pb2 import Delta
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect

KINDS = ("button", "button_group", "radio", "checkbox", "bidi_component", "download_button", "text_input")
FINISHED = (ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY)
TIMEOUT = 30.0
"""Seconds after which a run counts as an error."""


class Visitor:
    """A session: what is on its screen, by the key of each widget, and what its widgets hold."""

    def __init__(self, port: int, **headers: str) -> None:
        self.port = port
        self.headers = {"Cookie": f"diagnosis_visit={secrets.token_hex(16)}", **headers}
        """What its browser sends with the handshake and with every request."""
        self.screen: dict[str, Any] = {}
        self.fragments: dict[str, str] = {}
        self.states: dict[str, WidgetState] = {}
        self.waiting: dict[str, WidgetState] = {}
        """What the widgets of a form hold, which comes to the server with the form's own buttons."""
        self.socket: ClientConnection | None = None
        self.session = ""
        self.repeated = ""
        """The fragment that the browser is to run again and again."""
        self.page = ""
        self.last = 0.0
        self.longest = 0
        """Bytes of the longest message so far."""
        self.cacheable = 0
        """How many messages the browser was told to keep, so that the server may only refer to them."""

    async def open(self, page: str = "") -> float:
        """Connect and have the first screen drawn; the time that takes, in seconds."""
        self.page = page
        start = time.perf_counter()
        await self.connect()
        await self.run()
        return time.perf_counter() - start

    async def connect(self) -> None:
        """Connect, and say nothing yet."""
        self.socket = await connect(
            f"ws://localhost:{self.port}/_stcore/stream",
            max_size=None,
            compression=None,
            additional_headers=self.headers,
            subprotocols=["streamlit"],  # type: ignore[list-item]
        )

    async def __aenter__(self) -> Self:
        await self.open()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def close(self) -> None:
        """Leave."""
        if self.socket:
            await self.socket.close()

    async def run(self, *triggers: WidgetState, fragment: str = "") -> float:
        """Send the widgets' states, as a browser does on every tap, and wait for the end of the run.

        Within a fragment, only that part of the screen is drawn anew.
        The time from sent to finished, in seconds. Raises TimeoutError.
        """
        assert self.socket is not None
        message = BackMsg()
        message.rerun_script.widget_states.widgets.extend([*self.states.values(), *triggers])
        message.rerun_script.fragment_id = fragment
        message.rerun_script.query_string = self._query
        message.rerun_script.context_info.url = f"http://localhost:{self.port}/"
        start = time.perf_counter()
        await self.socket.send(message.SerializeToString())
        drawn = dict(self.screen)
        async with asyncio.timeout(TIMEOUT):
            while True:
                answer = await self._receive()
                kind = answer.WhichOneof("type")
                if kind == "new_session":
                    self.session = answer.new_session.initialize.session_id
                    if not answer.metadata.run.fragment_ids:
                        drawn.clear()
                elif kind == "auto_rerun":
                    self.repeated = answer.auto_rerun.fragment_id
                elif kind == "delta":
                    self._note(answer.delta, drawn)
                elif kind == "script_finished" and answer.script_finished in FINISHED:
                    break
        self.screen = drawn
        present = {widget.id for widget in drawn.values()}
        self.states = {name: state for name, state in self.states.items() if name in present}
        return time.perf_counter() - start

    @property
    def _query(self) -> str:
        return f"page={self.page}" if self.page else ""

    async def rush(self, *states: WidgetState) -> None:
        """Send one message for each state, without waiting for any to be answered."""
        assert self.socket is not None
        for state in states:
            message = BackMsg()
            message.rerun_script.widget_states.widgets.append(state)
            message.rerun_script.query_string = self._query
            await self.socket.send(message.SerializeToString())

    async def quiet(self, seconds: float) -> None:
        """Take in what comes until nothing has come for so many seconds; `last` is when the last came."""
        while True:
            try:
                async with asyncio.timeout(seconds):
                    await self._receive()
            except TimeoutError:
                return
            self.last = time.perf_counter()

    async def press(self, key: str) -> float:
        """Press a button."""
        button = self.screen[key]
        if button.is_form_submitter:
            self.states |= self.waiting
            self.waiting.clear()
        return await self.run(WidgetState(id=button.id, trigger_value=True))

    async def trigger(self, key: str, value: dict[str, Any]) -> float:
        """Let a component report an event."""
        return await self.run(self.event(key, "event", value))

    def event(self, key: str, name: str, value: dict[str, Any]) -> WidgetState:
        """What a component sends to report an event."""
        aggregator = f"$$STREAMLIT_INTERNAL_KEY_{self.screen[key].id}__events"
        payload = json.dumps([{"event": name, "value": value}])
        return WidgetState(id=aggregator, json_trigger_value=payload)

    async def drop(self, key: str, content: bytes) -> float:
        """Drop a file."""
        file = {"name": "dropped", "content": base64.b64encode(content).decode()}
        return await self.run(self.event(key, "files", {"files": [file]}))

    async def report_memory(self, saved: dict[str, Any] | None = None) -> float:
        """Let this app's browser memory report what it had kept: nothing, or `saved` from this same tab."""
        session = json.loads(json.loads(self.screen["memory"].json))["session"]
        event = {
            "kind": "opened",
            "session": session,
            "storage": True,
            "saved": saved,
            "here": saved is not None,
        }
        return await self.trigger("memory", event)

    async def choose(self, key: str, place: int) -> float:
        """Choose an option of a scale or a list, or tick a box.

        The time that it takes; none where the answer waits for a press.
        """
        widget = self.screen[key]
        state = WidgetState(id=widget.id)
        kind = widget.DESCRIPTOR.name
        if kind == "ButtonGroup":
            state.string_array_value.data.append(widget.options[place].content)
        elif kind == "Radio":
            state.string_value = widget.options[place]
        else:
            state.bool_value = True
        if widget.form_id:
            self.waiting[widget.id] = state
            return 0.0
        self.states[widget.id] = state
        return await self.run(fragment=self.fragments.get(widget.id, ""))

    async def download(self, key: str) -> tuple[float, int]:
        """Have a file made and fetch it: seconds and bytes."""
        start = time.perf_counter()
        content = await self.fetch(await self.made(key))
        return time.perf_counter() - start, len(content)

    async def press_at_once(self, key: str, times: int) -> list[bool]:
        """Press a button that makes a file many times without waiting: which presses gave one."""
        assert self.socket is not None
        for _ in range(times):
            await self.socket.send(self._file_request(key))
        made: list[bool] = []
        async with asyncio.timeout(TIMEOUT):
            while len(made) < times:
                answer = await self._receive()
                if answer.WhichOneof("type") == "backend_operation_response":
                    made.append(not answer.backend_operation_response.error_msg)
        return made

    def _file_request(self, key: str) -> bytes:
        message = BackMsg()
        message.backend_operation_request.request_id = key
        message.backend_operation_request.session_id = self.session
        message.backend_operation_request.deferred_file.file_id = self.screen[key].deferred_file_id
        packed: bytes = message.SerializeToString()
        return packed

    async def made(self, key: str) -> str:
        """Press a button that makes a file; the address of the file. Raises RuntimeError."""
        assert self.socket is not None
        await self.socket.send(self._file_request(key))
        async with asyncio.timeout(TIMEOUT):
            while True:
                answer = await self._receive()
                if answer.WhichOneof("type") == "backend_operation_response":
                    break
        if answer.backend_operation_response.error_msg:
            raise RuntimeError(answer.backend_operation_response.error_msg)
        return f"http://localhost:{self.port}{answer.backend_operation_response.deferred_file.url}"

    async def fetch(self, address: str) -> bytes:
        """What stands at an address. Raises HTTPError."""
        request = urllib.request.Request(address, headers=self.headers)

        def content() -> bytes:
            with urllib.request.urlopen(request, timeout=TIMEOUT) as answer:
                received: bytes = answer.read()
                return received

        return await asyncio.to_thread(content)

    async def _receive(self) -> ForwardMsg:
        assert self.socket is not None
        data = await self.socket.recv()
        assert isinstance(data, bytes)
        message: ForwardMsg = ForwardMsg.FromString(data)
        self.longest = max(self.longest, len(data))
        self.cacheable += message.metadata.cacheable
        return message

    def _note(self, delta: Delta, drawn: dict[str, Any]) -> None:
        if delta.WhichOneof("type") != "new_element":
            return
        kind = delta.new_element.WhichOneof("type")
        if kind in KINDS:
            widget = getattr(delta.new_element, kind)
            # $$ID-HASH-KEY; other widgets end in -None.
            drawn[widget.id.split("-", 2)[-1]] = widget
            self.fragments[widget.id] = delta.fragment_id

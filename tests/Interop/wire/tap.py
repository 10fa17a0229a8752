# SPDX-License-Identifier: Apache-2.0
"""A tap between a client and a server: passes every byte on, and reads the calls off them."""

import collections
import socket
import threading

import hpack
import hyperframe.frame

from messages import Messages

PREFACE = 24
FRAME_HEADER = 9


class Call:
    def __init__(self):
        self.request, self.response = Side(), Side()

    @property
    def method(self):
        return self.request.headers[":path"].rsplit("/", 1)[1]


class Side:
    def __init__(self):
        self.headers = {}
        self.messages = Messages()


class Tap:
    """Listens on a port of its own. What it has seen is complete when it has been closed after its clients."""

    def __init__(self, target):
        self._target = target
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._threads = []
        self.port = self._listener.getsockname()[1]
        self.calls = []

    def __enter__(self):
        self._start(self._accept)
        return self

    def __exit__(self, *_):
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for thread in self._threads:
            thread.join(timeout=30)

    def _start(self, work, *arguments):
        thread = threading.Thread(target=work, args=arguments, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self):
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            server = socket.create_connection(("127.0.0.1", self._target))
            calls = collections.defaultdict(self._new_call)
            lock = threading.Lock()
            self._start(_pump, client, server, _Reader(PREFACE, lambda stream: calls[stream].request, lock))
            self._start(_pump, server, client, _Reader(0, lambda stream: calls[stream].response, lock))

    def _new_call(self):
        call = Call()
        self.calls.append(call)
        return call


def _pump(source, target, reader):
    try:
        while data := source.recv(1 << 16):
            reader.feed(data)
            target.sendall(data)
    except OSError:
        pass
    finally:
        for end in (source, target):
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass


class _Reader:
    """Reads the frames of one direction of a connection."""

    def __init__(self, skip, side, lock):
        self._skip, self._side, self._lock = skip, side, lock
        self._rest = b""
        self._header_block = b""
        self._hpack = hpack.Decoder()

    def feed(self, data):
        self._rest += data
        if len(self._rest) < self._skip:
            return
        self._rest, self._skip = self._rest[self._skip:], 0
        while len(self._rest) >= FRAME_HEADER:
            frame, length = hyperframe.frame.Frame.parse_frame_header(memoryview(self._rest[:FRAME_HEADER]))
            if len(self._rest) < FRAME_HEADER + length:
                return
            frame.parse_body(memoryview(self._rest[FRAME_HEADER:FRAME_HEADER + length]))
            self._rest = self._rest[FRAME_HEADER + length:]
            with self._lock:
                self._take(frame)

    def _take(self, frame):
        if isinstance(frame, hyperframe.frame.DataFrame):
            self._side(frame.stream_id).messages.feed(bytes(frame.data))
        elif isinstance(frame, (hyperframe.frame.HeadersFrame, hyperframe.frame.ContinuationFrame)):
            self._header_block += frame.data
            if "END_HEADERS" in frame.flags:
                # Trailers come after headers of other names.
                self._side(frame.stream_id).headers.update(self._hpack.decode(self._header_block))
                self._header_block = b""

# SPDX-License-Identifier: Apache-2.0
"""One connection that sends whatever it is told to, and keeps the rules of flow control itself, so that what breaks them is meant."""

import select
import socket
import struct
import time

import http2
from reply import Reply

WINDOW = 1 << 20
CONNECTION_WINDOW = 1 << 30
SECONDS_TO_WAIT = 60


class Connection:
    def __init__(self, address, window=WINDOW):
        self.socket = socket.create_connection(address, timeout=SECONDS_TO_WAIT)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.replies = {}
        self.end = None
        self._received = bytearray()
        self._out = bytearray()
        self._next = 1
        self._window = self._initial = 65535
        self._windows = {}
        self._taken = 0
        self._blocks = {}
        self.write(http2.PREFACE + http2.settings(header_table_size=0, initial_window_size=window)
                   + http2.window_update(0, CONNECTION_WINDOW))

    def write(self, octets):
        self._out += octets

    def flush(self):
        out, self._out = bytes(self._out), bytearray()
        if not out or self.end is not None:
            return
        try:
            self.socket.sendall(out)
        except OSError:
            # Nothing can be sent any more; what the server said before may still be there.
            while self.end is None and self._receive(1.0):
                pass
            self._close("closed")

    def new_stream(self):
        stream, self._next = self._next, self._next + 2
        reply = self.replies[stream] = Reply(stream)
        self._windows[stream] = self._initial
        return reply

    def send(self, steps):
        """Sends the steps of one request on a stream of its own. What does not fit the windows waits for them."""
        reply = self.new_stream()
        for name, *values in steps:
            getattr(self, "_send_" + name)(reply, *values)
        return reply

    def wait(self, replies=None, seconds=SECONDS_TO_WAIT, until=None):
        """Reads until all are answered, or `until` says so; False when the time is over first."""
        self.flush()
        wanted = list(self.replies.values()) if replies is None else replies
        end = time.monotonic() + seconds
        while not (until() if until else all(reply.done for reply in wanted)):
            if self.end is not None or time.monotonic() > end:
                return False
            self.read(min(1.0, max(0.0, end - time.monotonic())))
        return True

    def read(self, seconds):
        """Takes what has come, waiting at most so long for it; False if nothing came."""
        self.flush()
        return self._receive(seconds)

    def close(self):
        self._close("closed by us")

    def _receive(self, seconds):
        if self.end is not None or not select.select([self.socket], [], [], seconds)[0]:
            return False
        try:
            octets = self.socket.recv(1 << 18)
        except OSError:
            octets = b""
        self._received += octets
        self._parse()
        if not octets:
            self._close("closed")
        return bool(octets)

    def _close(self, why):
        if self.end is None:
            self.end = why
        for reply in self.replies.values():
            if not reply.done:
                reply.lost = self.end
        self.socket.close()

    # Steps of a request.

    def _send_headers(self, reply, fields, end_stream):
        self.write(http2.headers(reply.stream, fields, end_stream))

    def _send_frame(self, reply, kind, flags, payload):
        self.write(http2.frame(kind, flags, reply.stream, payload))

    def _send_raw(self, _, octets):
        self.write(octets)

    def _send_reset(self, reply, error):
        self.write(http2.reset(reply.stream, error))
        reply.abandoned = True

    def _send_data(self, reply, octets, end_stream, padding=None):
        extra = 0 if padding is None else padding + 1
        at = 0
        while not reply.done:
            part = octets[at:at + http2.MOST_PAYLOAD - extra]
            at += len(part)
            if not self._wait_for_window(reply, len(part) + extra):
                return
            last = at >= len(octets)
            flags = (http2.END_STREAM if last and end_stream else 0) | (http2.PADDED if extra else 0)
            self.write(http2.frame(http2.DATA, flags, reply.stream, bytes((padding,)) + part + bytes(padding) if extra else part))
            if last:
                return

    def _wait_for_window(self, reply, size):
        def fits():
            return reply.done or size <= min(self._window, self._windows[reply.stream])
        if not fits() and not self.wait(until=fits):
            return False
        self._window -= size
        self._windows[reply.stream] -= size
        return not reply.done

    # Frames that come.

    def _parse(self):
        data, at = self._received, 0
        while len(data) - at >= 9:
            length = int.from_bytes(data[at:at + 3], "big")
            if len(data) - at < 9 + length:
                break
            stream = int.from_bytes(data[at + 5:at + 9], "big") & 0x7FFFFFFF
            self._take(data[at + 3], data[at + 4], stream, bytes(data[at + 9:at + 9 + length]))
            at += 9 + length
        del data[:at]

    def _take(self, kind, flags, stream, payload):
        reply = self.replies.get(stream)
        if kind == http2.DATA:
            self._take_data(reply, flags, stream, payload)
        elif kind in (http2.HEADERS, http2.CONTINUATION):
            self._take_headers(reply, kind, flags, stream, payload)
        elif kind == http2.RST_STREAM and reply is not None and not reply.ended:
            reply.reset = int.from_bytes(payload, "big")
        elif kind == http2.SETTINGS and not flags & http2.ACK:
            self._take_settings(payload)
        elif kind == http2.PING and not flags & http2.ACK:
            self.write(http2.frame(http2.PING, http2.ACK, 0, payload))
        elif kind == http2.WINDOW_UPDATE:
            size = int.from_bytes(payload, "big")
            if stream == 0:
                self._window += size
            elif stream in self._windows:
                self._windows[stream] += size
        elif kind == http2.GOAWAY:
            self._goaway(int.from_bytes(payload[:4], "big"), int.from_bytes(payload[4:8], "big"))

    def _take_data(self, reply, flags, stream, payload):
        if reply is not None:
            reply.body += payload
            reply.ended |= bool(flags & http2.END_STREAM)
        self._taken += len(payload)
        if self._taken >= WINDOW:
            self.write(http2.window_update(0, self._taken))
            self._taken = 0
        if payload and reply is not None and not reply.done:
            self.write(http2.window_update(stream, len(payload)))

    def _take_headers(self, reply, kind, flags, stream, payload):
        if kind == http2.HEADERS:
            self._blocks[stream] = (flags, b"")
        first, block = self._blocks[stream]
        self._blocks[stream] = (first, block + payload)
        if flags & http2.END_HEADERS:
            fields = http2.decode(block + payload)
            del self._blocks[stream]
            if reply is not None:
                reply.blocks.append(fields)
                reply.ended |= bool(first & http2.END_STREAM)

    def _take_settings(self, payload):
        for at in range(0, len(payload), 6):
            name, value = struct.unpack_from(">HI", payload, at)
            if name == http2.INITIAL_WINDOW_SIZE:
                for stream in self._windows:
                    self._windows[stream] += value - self._initial
                self._initial = value
        self.write(http2.frame(http2.SETTINGS, http2.ACK, 0))

    def _goaway(self, last, error):
        name = "GOAWAY " + http2.error_name(error)
        for stream, reply in self.replies.items():
            if not reply.done and (error or stream > last):
                reply.lost = name
        if error:
            self.end = self.end or name

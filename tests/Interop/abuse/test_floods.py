# SPDX-License-Identifier: Apache-2.0
"""Frames that cost their sender little, sent without end."""

import socket

import http2
from attack import AttackTest

FRAMES = 100_000
BATCH = 1000
SILENT = 500
# RFC 9113 names ENHANCE_YOUR_CALM for this; a web server may also just stop.
ENDS = {None, "GOAWAY ENHANCE_YOUR_CALM", "GOAWAY PROTOCOL_ERROR", "closed"}


class FloodTest(AttackTest):
    def flood(self, *frames, first=b"", deaf=False):
        """Until the server ends the connection or all are sent; a deaf sender reads no answers while it sends."""
        octets = b"".join(frames) * (BATCH // len(frames))
        connection = self.connect()
        connection.write(first)
        if deaf:
            connection.socket.settimeout(2)
        for number in range(FRAMES // BATCH):
            connection.write(octets)
            connection.flush()
            if not deaf:
                connection.read(0)
            if connection.end is not None:
                break
            if number % 25 == 0:
                self.assert_others_served()
        self.assertIn(connection.end, ENDS)

    def test_flood_of_settings(self):
        with self.attack():
            self.flood(http2.settings(initial_window_size=1), http2.settings(initial_window_size=65535))

    def test_flood_of_pings(self):
        with self.attack():
            self.flood(http2.frame(http2.PING, 0, 0, bytes(8)))

    def test_flood_of_pings_whose_answers_nobody_reads(self):
        with self.attack():
            self.flood(http2.frame(http2.PING, 0, 0, bytes(8)), deaf=True)

    def test_flood_of_priorities_and_window_updates(self):
        with self.attack():
            self.flood(http2.frame(http2.PRIORITY, 0, 1, b"\0\0\0\0\x10"), http2.window_update(0, 1))

    def test_flood_of_empty_data(self):
        with self.attack():
            fields = [(b":method", b"POST"), (b":scheme", b"http"), (b":path", self.server.health.path.encode()), (b"content-type", b"application/grpc")]
            self.flood(http2.frame(http2.DATA, 0, 1), first=http2.headers(1, fields))

    def test_flood_of_continuations(self):
        with self.attack():
            part = http2.encode([(b"x-more", b"v" * 50)])
            self.flood(http2.frame(http2.CONTINUATION, 0, 1, part), first=http2.frame(http2.HEADERS, 0, 1, part))

    def test_flood_of_empty_continuations(self):
        with self.attack():
            self.flood(http2.frame(http2.CONTINUATION, 0, 1), first=http2.frame(http2.HEADERS, 0, 1, http2.encode([(b"x", b"1")])))

    def test_connections_that_say_nothing(self):
        with self.attack():
            silent = [socket.create_connection(self.server.address, timeout=10) for _ in range(SILENT)]
            self.assert_others_served()
            for one in silent:
                one.close()

    def test_connections_that_say_half_a_preface(self):
        with self.attack():
            half = [socket.create_connection(self.server.address, timeout=10) for _ in range(SILENT)]
            for one in half:
                one.sendall(http2.PREFACE[:10])
            self.assert_others_served()
            for one in half:
                one.close()

# SPDX-License-Identifier: Apache-2.0
"""Who takes nothing, or sends next to nothing, is cut, and keeps nobody else out."""

import time

import http2
from attack import AttackTest
from call import Request, frame

READERS = 200
OF_ONE_CONNECTION = 100
SENDERS = 20
SECONDS_TO_CUT = 180
# What a reader may see that is cut: trailers cannot pass the messages it does not take.
CUT = {"RST CANCEL", "DEADLINE_EXCEEDED", "RESOURCE_EXHAUSTED"}


class StallTest(AttackTest):
    OPTIONS = ("--stall-seconds", "6")

    def assert_cut(self, sent, permitted, seconds=SECONDS_TO_CUT):
        end = time.monotonic() + seconds
        while any(not reply.done for _, reply in sent):
            self.assertLess(time.monotonic(), end, f"{sum(not reply.done for _, reply in sent)} are not cut")
            for connection in {connection for connection, _ in sent}:
                connection.read(0.05)
        self.assert_answers(permitted, [reply for _, reply in sent])

    def test_two_hundred_readers_that_take_nothing_are_cut(self):
        with self.attack():
            sent = []
            for number in range(READERS // OF_ONE_CONNECTION):
                connection = self.connect(window=0)
                export = self.server.exports[number % len(self.server.exports)]
                sent += [(connection, connection.send(Request(export).steps())) for _ in range(OF_ONE_CONNECTION)]
                connection.flush()
            self.assert_others_served()
            for export in self.server.exports:
                self.assert_export(export)
            self.assert_cut(sent, CUT)

    def assert_export(self, export):
        connection = self.connect()
        reply = connection.send(Request(export).steps())
        connection.wait([reply])
        self.assert_answers({"OK"}, [reply])

    def test_senders_that_stop_within_a_message_are_cut(self):
        with self.attack():
            sent = self.begin(frame(b"x", length=1000))
            self.assert_others_served()
            self.assert_cut(sent, {"DEADLINE_EXCEEDED", "GOAWAY ENHANCE_YOUR_CALM", "GOAWAY INTERNAL_ERROR", "closed"})

    def test_senders_of_one_octet_a_second_are_cut(self):
        with self.attack():
            sent = self.begin(frame(b"", length=1000))
            end = time.monotonic() + SECONDS_TO_CUT
            while any(not reply.done for _, reply in sent):
                self.assertLess(time.monotonic(), end, "they are not cut")
                for connection, reply in sent:
                    if not reply.done:
                        connection.write(http2.frame(http2.DATA, 0, reply.stream, b"x"))
                    connection.read(0)
                self.assert_others_served()
                time.sleep(1)
            self.assert_answers({"DEADLINE_EXCEEDED", "GOAWAY ENHANCE_YOUR_CALM", "GOAWAY INTERNAL_ERROR", "closed"}, [reply for _, reply in sent])

    def begin(self, body):
        """Half of them with a method that takes one message, half with a stream; each on a connection of its own."""
        sent = []
        for number in range(SENDERS):
            connection = self.connect()
            call = self.server.submission if number % 2 else self.server.health
            sent.append((connection, self.send_body(connection, call, body, end_stream=False)))
            connection.flush()
        return sent

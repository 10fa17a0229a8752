# SPDX-License-Identifier: Apache-2.0
"""A length that is announced takes no memory."""

import struct

from attack import AttackTest

LENGTHS = (1 << 30, (1 << 31) - 1, (1 << 32) - 1)
CALLS_OF_EACH = 20


class LengthTest(AttackTest):
    def send_all(self, body, end_stream):
        replies = []
        for call in (self.server.health, self.server.submission):
            for length in LENGTHS:
                connection = self.connect()
                sent = [self.send_body(connection, call, struct.pack(">BI", 0, length) + body, end_stream) for _ in range(CALLS_OF_EACH)]
                replies += [(connection, reply) for reply in sent]
        self.assert_others_served()
        for connection, reply in replies:
            connection.wait([reply])
        return [reply for _, reply in replies]

    def test_lengths_of_gigabytes_without_bytes_are_refused(self):
        with self.attack():
            self.assert_answers({"RESOURCE_EXHAUSTED"}, self.send_all(b"", True))

    def test_lengths_of_gigabytes_whose_sender_waits_are_refused(self):
        with self.attack():
            self.assert_answers({"RESOURCE_EXHAUSTED"}, self.send_all(b"", False))

    def test_lengths_of_gigabytes_with_bytes_are_refused(self):
        with self.attack():
            self.assert_answers({"RESOURCE_EXHAUSTED"}, self.send_all(bytes(3_000_000), False))

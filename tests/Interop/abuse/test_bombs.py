# SPDX-License-Identifier: Apache-2.0
"""What is small on the wire and large in memory stops at the limit of a message."""

import zlib

from attack import AttackTest
from call import Request, frame

GROWN = 512 << 20
AT_ONCE = 40
# MiB: four places for submissions, in each a message of two million rows of about 240 octets once parsed, with the list that holds
# them, which doubles as it grows: some 2,000 in all where the garbage collector comes late, beside what the hub takes at rest.
MOST_MEMORY_OF_PARTS = 2300


def bomb():
    """Half a GiB of zeros in half a MiB."""
    packer = zlib.compressobj(9, wbits=31)
    piece = bytes(16 << 20)
    return b"".join(packer.compress(piece) for _ in range(GROWN // len(piece))) + packer.flush()


class BombTest(AttackTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.bomb = bomb()

    def explode(self, call, *before):
        body = b"".join(frame(message) for message in before) + frame(self.bomb, flag=1)
        sent = []
        for _ in range(AT_ONCE):
            connection = self.connect()
            request = Request(call)
            request.set(b"grpc-encoding", b"gzip")
            sent.append((connection, connection.send([("headers", request.fields, False), ("data", body, True)])))
            # What waited here until the others are answered would be told as stalled.
            connection.flush()
        self.assert_others_served()
        for connection, reply in sent:
            connection.wait([reply])
        self.assert_answers({"RESOURCE_EXHAUSTED"}, [reply for _, reply in sent])

    def test_gzip_bomb_as_a_request_is_refused(self):
        with self.attack():
            self.explode(self.server.health)

    def test_gzip_bomb_in_a_stream_is_refused(self):
        with self.attack():
            self.explode(self.server.submission, self.server.submission.messages[0])

    def test_messages_of_millions_of_empty_parts_are_answered(self):
        """An empty row is two octets on the wire, and a hundred times as many once parsed; but only few messages are parsed at a time.

        The answer is a report on rows without dimensions, unless the parsing was longer than a stream may stall here. Each message ends
        when the one before it is answered: with four whole at once the hub took 3,300 MiB, which nothing bounds yet.
        """
        part = b"\x0a\0" * 2_000_000
        with self.attack(MOST_MEMORY_OF_PARTS):
            sent = []
            for _ in range(4):
                connection = self.connect()
                rows = b"\x12" + _varint(len(part)) + part
                body = b"".join(map(frame, (self.server.submission.messages[0], rows)))
                sent.append((connection, self.send_body(connection, self.server.submission, body)))
            self.assert_others_served()
            for connection, reply in sent:
                connection.wait([reply])
            self.assert_answers({"OK", "INVALID_ARGUMENT", "RESOURCE_EXHAUSTED", "DEADLINE_EXCEEDED"}, [reply for _, reply in sent])


def _varint(value):
    out = bytearray()
    while value >= 0x80:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes(out) + bytes((value,))

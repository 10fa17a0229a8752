# SPDX-License-Identifier: Apache-2.0
"""What is small on the wire and large in memory stops at the limit of a message."""

import zlib

from attack import AttackTest
from call import Request, frame

GROWN = 512 << 20
AT_ONCE = 40
PLACES = 4
LARGEST = 4 << 20
# Fields of a part of a submission: its rows, and in these a row.
ROWS = 2
EMPTY_ROW = b"\x0a\0"
MOST_MESSAGES = 100_000
MOST_UNKNOWN = 10_000
# MiB: a message of so many rows takes 95 once parsed, where an honest one of 4 MiB takes 50; the garbage collector comes late.
MOST_MEMORY_OF_FULL_MESSAGES = 1500
MOST_KEYS = 590_000
DEPTH = 99


def bomb():
    """Half a GiB of zeros in half a MiB."""
    packer = zlib.compressobj(9, wbits=31)
    piece = bytes(16 << 20)
    return b"".join(packer.compress(piece) for _ in range(GROWN // len(piece))) + packer.flush()


class AtOnceTest(AttackTest):
    def send_at_once(self, call, number, *messages):
        """The replies to as many calls, all of which are there as a whole before the first is answered."""
        body = b"".join(map(frame, messages))
        self.assertLess(max(map(len, messages)), LARGEST)
        sent = []
        for _ in range(number):
            connection = self.connect()
            sent.append((connection, self.send_body(connection, call, body)))
            connection.flush()
        self.assert_others_served()
        for connection, reply in sent:
            connection.wait([reply])
        return [reply for _, reply in sent]

    def submit_at_once(self, content):
        return self.send_at_once(self.server.submission, PLACES, self.server.submission.messages[0], content)


class BombTest(AtOnceTest):
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

    def test_rows_of_two_octets_are_refused_before_they_are_made(self):
        with self.attack():
            self.assert_answers({"RESOURCE_EXHAUSTED"}, self.submit_at_once(_field(ROWS, EMPTY_ROW * 2_000_000)))

    def test_entries_of_seven_octets_are_refused_before_they_are_made(self):
        entries = b"".join(_field(1, _field(1, _key(number))) for number in range(MOST_KEYS))
        with self.attack():
            self.assert_answers({"RESOURCE_EXHAUSTED"}, self.submit_at_once(_field(ROWS, _field(1, entries))))

    def test_rows_that_are_merged_a_million_times_are_refused_before_they_are_made(self):
        """What a oneof holds is copied each time more of it comes: 50,000 rows, a million times."""
        with self.attack():
            content = _field(ROWS, EMPTY_ROW * 50_000) + _field(ROWS, b"") * 1_000_000
            self.assert_answers({"RESOURCE_EXHAUSTED"}, self.submit_at_once(content))

    def test_fields_that_nobody_knows_are_refused_before_they_are_made(self):
        """Without a token: a request is parsed before its caller is known."""
        fields = b"".join(_varint(number << 3) + b"\0" for number in range(100, 800_000))
        with self.attack():
            self.assert_answers({"RESOURCE_EXHAUSTED"}, self.send_at_once(self.server.health, AT_ONCE, fields))

    def test_groups_that_nobody_knows_are_refused_before_they_are_made(self):
        """Groups within groups, as deep as a parser follows, again and again; without a token."""
        nested = b"\x7b" * DEPTH + b"\x7c" * DEPTH
        with self.attack():
            self.assert_answers({"RESOURCE_EXHAUSTED"}, self.send_at_once(self.server.health, AT_ONCE, nested * (4_000_000 // len(nested))))


class FullMessageTest(AtOnceTest):
    """On a hub of its own, since what it took at most is told of its whole life."""

    def test_messages_as_full_as_they_may_be_are_answered(self):
        """Just within the limits, all at once; the groups without a token."""
        rows = _field(ROWS, b"".join(_field(1, b"".join(_field(1, _field(1, _key(row * 4 + column))) for column in range(4)))
                                     for row in range(MOST_MESSAGES - 1)))
        nested = b"\x7b" * DEPTH + b"\x7c" * DEPTH
        with self.attack(MOST_MEMORY_OF_FULL_MESSAGES):
            # A message of 100,000 rows may take longer to parse than a stream may stall here.
            self.assert_answers({"OK", "INVALID_ARGUMENT", "DEADLINE_EXCEEDED"}, self.submit_at_once(rows))
            self.assert_answers({"OK"}, self.send_at_once(self.server.health, AT_ONCE, nested * (MOST_UNKNOWN // DEPTH)))


def _field(number, content):
    return bytes((number << 3 | 2,)) + _varint(len(content)) + content


def _key(number):
    """Three octets of UTF-8."""
    return bytes((number >> 14 & 0x7F, number >> 7 & 0x7F, number & 0x7F))


def _varint(value):
    out = bytearray()
    while value >= 0x80:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes(out) + bytes((value,))

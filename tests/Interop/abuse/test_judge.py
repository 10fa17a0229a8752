# SPDX-License-Identifier: Apache-2.0
"""The check of the check: the judge finds planted wrong replies, and knows every kind of mutation."""

import unittest

import body_mutations
import framing_mutations
import header_mutations
import http2
import malformed_mutations
from call import Call, Request, frame
from judge import judge
from permitted import PERMITTED
from reply import Reply

OK = ((b"grpc-status", b"0"),)
HEADERS = ((b":status", b"200"), (b"content-type", b"application/grpc"))


def reply(*blocks, body=b""):
    made = Reply(1)
    made.blocks = [list(block) for block in blocks]
    made.body += body
    made.ended = True
    return made


def request(kind, **call):
    made = Request(Call("/a.B/C", (b"",), **call))
    made.kinds = [kind]
    return made


def status(code, *more):
    return reply((*HEADERS, (b"grpc-status", str(code).encode()), *more))


class JudgeTest(unittest.TestCase):
    def assert_right(self, kind, answer, **call):
        self.assertEqual([], list(judge(request(kind, **call), answer)))

    def assert_wrong(self, kind, answer, table=PERMITTED):
        self.assertNotEqual([], list(judge(request(kind), answer, table)))

    def test_every_mutation_is_in_the_table_and_nothing_else(self):
        modules = (header_mutations, body_mutations, framing_mutations, malformed_mutations)
        self.assertEqual(set(PERMITTED), {kind for module in modules for kind in module.MUTATIONS})

    def test_proper_replies_are_right(self):
        self.assert_right("nothing changed", reply(HEADERS, OK, body=frame(b"x")))
        self.assert_right("protobuf: cut", status(13))
        self.assert_right("messages: none", status(12))
        self.assert_right("messages: none", status(3), one_request=False)
        self.assert_right("content-type: missing", reply(((b":status", b"415"),)))

    def test_unknown_is_always_wrong(self):
        for kind in PERMITTED:
            with self.subTest(kind):
                self.assert_wrong(kind, status(2))

    def test_internal_is_wrong_unless_the_table_says_so(self):
        self.assert_wrong("nothing changed", status(13))
        self.assert_wrong("encoding: unknown", status(13))

    def test_an_entry_taken_from_the_table_is_missed(self):
        table = {kind: answers for kind, answers in PERMITTED.items() if kind != "protobuf: cut"}
        self.assert_right("protobuf: cut", status(13))
        self.assert_wrong("protobuf: cut", status(13), table)

    def test_no_answer_is_wrong(self):
        self.assert_wrong("nothing changed", Reply(1))

    def test_reset_instead_of_an_answer_is_wrong(self):
        cut = Reply(1)
        cut.reset = http2.CANCEL
        self.assert_wrong("nothing changed", cut)

    def test_bad_forms_of_proper_answers_are_wrong(self):
        self.assert_wrong("nothing changed", reply(HEADERS, body=frame(b"x")))
        self.assert_wrong("nothing changed", reply(HEADERS, OK))
        self.assert_wrong("nothing changed", reply(HEADERS, OK, body=frame(b"x") * 2))
        self.assert_wrong("nothing changed", reply(HEADERS, OK, body=frame(b"x")[:-1]))
        self.assert_wrong("nothing changed", reply(HEADERS, OK, body=frame(b"x", flag=1)))
        self.assert_wrong("nothing changed", reply(HEADERS[:1], OK, body=frame(b"x")))
        self.assert_wrong("nothing changed", reply((*HEADERS, *OK), OK, body=frame(b"x")))
        self.assert_wrong("nothing changed", reply(HEADERS, ((b"grpc-status", b"00"),), body=frame(b"x")))
        self.assert_wrong("protobuf: cut", status(13, (b"grpc-message", "ä".encode())))
        self.assert_wrong("protobuf: cut", status(13, (b"grpc-message", b"x" * 9000)))
        self.assert_wrong("encoding: unknown", status(12))


if __name__ == "__main__":
    unittest.main()

# SPDX-License-Identifier: Apache-2.0
"""Requests that are given up as soon as they are made cost their sender the connection, and others nothing."""

import http2
from attack import AttackTest
from call import Request

RESETS = 10_000
BATCH = 50
# RFC 9113 names ENHANCE_YOUR_CALM for this; the web server says INTERNAL_ERROR where its queue of answers is full.
ENDS = {"GOAWAY ENHANCE_YOUR_CALM", "GOAWAY INTERNAL_ERROR", "closed"}


class ResetTest(AttackTest):
    def reset_all(self, call):
        """On one connection, and on a new one whenever the server ends it."""
        steps = [*Request(call).steps(), ("reset", http2.CANCEL)]
        connection, ends = self.connect(), set()
        for number in range(RESETS):
            if connection.end is not None:
                ends.add(connection.end)
                connection = self.connect()
            connection.send(steps)
            if number % BATCH == 0:
                connection.replies.clear()
                connection.read(0)
            if number % (RESETS // 5) == 0:
                self.assert_others_served()
        self.assertLessEqual(ends, ENDS)

    def test_ten_thousand_resets_of_requests(self):
        with self.attack():
            self.reset_all(self.server.health)

    def test_ten_thousand_resets_of_streams(self):
        with self.attack():
            self.reset_all(self.server.exports[0])

# SPDX-License-Identifier: Apache-2.0
"""What every abuse must leave as it was: the process, its memory, and the service to others."""

import contextlib
import unittest

import hub_target
from call import Request
from connection import Connection

# Resident MiB that an abuse may not drive a hub beyond; idle it has about 150.
MOST_MEMORY = 600


class AttackTest(unittest.TestCase):
    """A hub for all abuses of a class."""

    OPTIONS = ()

    @classmethod
    def setUpClass(cls):
        cls.server = hub_target.HubTarget(*cls.OPTIONS)
        cls.addClassCleanup(cls.server.stop)

    @contextlib.contextmanager
    def attack(self, most_memory=MOST_MEMORY):
        """Around an abuse: the process lives on, serves, and never took more memory than it may."""
        try:
            yield
        finally:
            self.close_all()
        self.assertTrue(self.server.is_alive(), "the server has ended")
        self.assert_others_served()
        now, highest = self.server.memory()
        print(f"{highest} MiB at most, {now} MiB now ", end="", flush=True)
        self.assertLess(highest, most_memory)

    def setUp(self):
        self._connections = []

    def close_all(self):
        for connection in self._connections:
            connection.close()

    def connect(self, **options):
        connection = Connection(self.server.address, **options)
        self._connections.append(connection)
        return connection

    def assert_others_served(self):
        self.assertEqual([], self.server.check())

    def assert_answers(self, permitted, replies):
        self.assertEqual(set(), {reply.answer for reply in replies} - set(permitted))

    def send_body(self, connection, call, body, end_stream=True):
        """Sends a request but for its last frames, which go out when its answer is waited for."""
        return connection.send([("headers", Request(call).fields, False), ("data", body, end_stream)])

# SPDX-License-Identifier: Apache-2.0
"""A server under attack: where it is, what is called, and what can be seen of its process from outside."""

import re

from call import Request
from connection import Connection


class Target:
    """calls: what mutations start from; the first two are also the control calls, whose answers must stay as they were."""

    def __init__(self, address, pid, calls):
        self.address = address
        self.calls = calls
        self._pid = pid
        self._answers = [self.ask(call) for call in self.control]

    @property
    def control(self):
        return self.calls[:2]

    def memory(self):
        """Resident MiB of the process: now, and at its highest."""
        with open(f"/proc/{self._pid}/status", encoding="ascii") as file:
            text = file.read()
        return tuple(int(re.search(rf"{name}:\s+(\d+) kB", text)[1]) // 1024 for name in ("VmRSS", "VmHWM"))

    def check(self):
        """Nothing if the control calls are answered, and rightly, on a connection of their own; otherwise what is wrong."""
        connection = Connection(self.address)
        replies = [connection.send(Request(call).steps()) for call in self.control]
        connection.wait(replies)
        connection.close()
        wrong = [f"{call.path}: {reply.answer}" for call, reply in zip(self.control, replies) if reply.answer != "OK"]
        if not wrong and [bytes(reply.body) for reply in replies] != self._answers:
            wrong = ["a control call has another answer than before"]
        return wrong

    def ask(self, call):
        """The body of the answer to a call that must succeed."""
        connection = Connection(self.address)
        reply = connection.send(Request(call).steps())
        connection.wait([reply])
        connection.close()
        if reply.answer != "OK":
            raise RuntimeError(f"{call.path}: {reply.answer} {reply.message}")
        return bytes(reply.body)

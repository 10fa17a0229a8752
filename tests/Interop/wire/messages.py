# SPDX-License-Identifier: Apache-2.0
"""The framing of gRPC messages: a flag that says whether the message is compressed, its length, and its bytes."""

import struct


def frame(message, flag=0):
    return struct.pack(">BI", flag, len(message)) + message


class Messages:
    """The messages of one direction of a call, from its bytes as they come."""

    def __init__(self):
        self._rest = b""
        self.received = []

    def feed(self, data):
        self._rest += data
        while len(self._rest) >= 5:
            flag, length = struct.unpack(">BI", self._rest[:5])
            if len(self._rest) < 5 + length:
                return
            self.received.append((flag, self._rest[5:5 + length]))
            self._rest = self._rest[5 + length:]

    @property
    def flags(self):
        return [flag for flag, _ in self.received]

    @property
    def payloads(self):
        return [payload for _, payload in self.received]

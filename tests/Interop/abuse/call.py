# SPDX-License-Identifier: Apache-2.0
"""A call as a proper client makes it; what is sent to the server are mutations of such calls."""

import dataclasses
import struct


@dataclasses.dataclass(frozen=True)
class Call:
    """own: what the server answers when the call comes as it is; one_request and one_response tell the kind of the method.

    is_order: the message says what to answer, so that a mutated one could rightly order anything.
    """

    path: str
    messages: tuple
    own: str = "OK"
    token: str = ""
    one_request: bool = True
    one_response: bool = True
    is_order: bool = False


def frame(payload, flag=0, length=None):
    return struct.pack(">BI", flag, len(payload) if length is None else length) + payload


class Request:
    """One call on its way, open to mutations. `reshape` turns its steps into others."""

    def __init__(self, call):
        self.call = call
        self.fields = [(b":method", b"POST"), (b":scheme", b"http"), (b":path", call.path.encode()), (b":authority", b"localhost"),
                       (b"te", b"trailers"), (b"content-type", b"application/grpc"), (b"grpc-accept-encoding", b"identity,gzip"),
                       (b"user-agent", b"abuse")]
        if call.token:
            self.fields.append((b"authorization", call.token.encode()))
        self.body = b"".join(frame(message) for message in call.messages)
        self.kinds = []
        self.reshapers = []

    def set(self, name, value):
        """Replaces a field, or adds it; pseudo fields keep their place."""
        names = [field for field, _ in self.fields]
        if name in names:
            self.fields[names.index(name)] = (name, value)
        else:
            self.fields.append((name, value))

    def remove(self, name):
        self.fields = [field for field in self.fields if field[0] != name]

    def steps(self):
        steps = [("headers", self.fields, False), ("data", self.body, True)]
        for reshape in self.reshapers:
            steps = reshape(steps)
        return steps

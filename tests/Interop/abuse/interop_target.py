# SPDX-License-Identifier: Apache-2.0
"""The interop test host as a target, for the kinds of call that the hub has not, and for a server without any interceptor."""

import paths  # before the modules of the other tests
import wire
from call import Call
from runner import builds, servers
from target import Target

SERVICE = "/grpc.testing.TestService/"
PAYLOAD = wire.write_field(2, bytes(300))
# Fields of the requests: response_size 2 in SimpleRequest; response_parameters 2, each with its size 1, in the streaming ones.
UNARY = wire.write_field(2, 1000) + wire.write_field(3, PAYLOAD)
STREAMED = wire.write_field(2, wire.write_field(1, 500)) * 2 + wire.write_field(3, PAYLOAD)


class InteropTarget(Target):
    def __init__(self, log):
        self._server = servers.Server("our server", [*builds.dotnet("TestServer"), "--port=0"], log)
        try:
            super().__init__(("127.0.0.1", self._server.port), self._server.pid, (
                Call(SERVICE + "EmptyCall", (b"",)),
                Call(SERVICE + "UnaryCall", (UNARY,), is_order=True),
                Call(SERVICE + "StreamingInputCall", (wire.write_field(1, PAYLOAD),) * 3, one_request=False),
                Call(SERVICE + "StreamingOutputCall", (STREAMED,), one_response=False, is_order=True),
                Call(SERVICE + "FullDuplexCall", (STREAMED,) * 2, one_request=False, one_response=False, is_order=True),
            ))
        except BaseException:
            self.stop()
            raise

    def is_alive(self):
        return not self._server.has_ended

    def stop(self):
        self._server.__exit__()

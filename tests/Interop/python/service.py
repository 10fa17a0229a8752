# SPDX-License-Identifier: Apache-2.0
"""The interop test service on gRPC for Python, and the ways in which it can be wrong so that the suites are seen to notice."""

import time

import grpc

from stubs import empty_pb2, messages_pb2, test_pb2_grpc

INITIAL = "x-grpc-test-echo-initial"
TRAILING = "x-grpc-test-echo-trailing-bin"
COMPRESSED = grpc.Compression.Gzip

_DUPLEX = "ping_pong cancel_after_first_response custom_metadata"
_LARGE = "large_unary server_streaming ping_pong custom_metadata cancel_after_first_response"
# Each fault, and the cases that must fail by it and no others.
FAULTS = {
    "empty call refused": "empty_unary",
    "payload one byte short": _LARGE,
    "payload not of zeros": _LARGE,
    "sum wrong": "client_streaming",
    "one response too many": "server_streaming ping_pong empty_stream custom_metadata",
    "duplex closed at once": _DUPLEX + " status_code_and_message",
    "header not echoed": "custom_metadata",
    "trailer of other bytes": "custom_metadata",
    "trailer echoed as header": "custom_metadata",
    "other status code": "status_code_and_message special_status_message",
    "other status message": "status_code_and_message special_status_message",
    "status message in ASCII only": "special_status_message",
    "unimplemented method implemented": "unimplemented_method",
    "unimplemented service implemented": "unimplemented_service",
}


class TestService(test_pb2_grpc.TestServiceServicer):
    def __init__(self, fault=None):
        self._fault = fault

    def EmptyCall(self, request, context):
        if self._fault == "empty call refused":
            context.abort(grpc.StatusCode.FAILED_PRECONDITION, "empty")
        self._echo_metadata(context)
        return empty_pb2.Empty()

    def UnaryCall(self, request, context):
        if request.response_compressed.value:
            context.set_compression(COMPRESSED)
        self._echo_metadata(context)
        self._echo_status(request, context)
        return messages_pb2.SimpleResponse(payload=self._zeros(request.response_size))

    def StreamingOutputCall(self, request, context):
        if any(wanted.compressed.value for wanted in request.response_parameters):
            context.set_compression(COMPRESSED)
        self._echo_metadata(context)
        yield from self._answer(request, context)
        yield from self._too_many()

    def StreamingInputCall(self, request_iterator, context):
        self._echo_metadata(context)
        total = sum(len(request.payload.body) for request in request_iterator)
        return messages_pb2.StreamingInputCallResponse(aggregated_payload_size=total + (self._fault == "sum wrong"))

    def FullDuplexCall(self, request_iterator, context):
        self._echo_metadata(context)
        if self._fault == "duplex closed at once":
            return
        for request in request_iterator:
            yield from self._answer(request, context)
        yield from self._too_many()

    def HalfDuplexCall(self, request_iterator, context):
        self._echo_metadata(context)
        for request in list(request_iterator):
            yield from self._answer(request, context)

    def UnimplementedCall(self, request, context):
        if self._fault == "unimplemented method implemented":
            return empty_pb2.Empty()
        return super().UnimplementedCall(request, context)

    def _answer(self, request, context):
        self._echo_status(request, context)
        for wanted in request.response_parameters:
            time.sleep(wanted.interval_us / 1e6)
            if not wanted.compressed.value:
                context.disable_next_message_compression()
            yield messages_pb2.StreamingOutputCallResponse(payload=self._zeros(wanted.size))

    def _too_many(self):
        if self._fault == "one response too many":
            yield messages_pb2.StreamingOutputCallResponse(payload=self._zeros(1))

    def _zeros(self, size):
        if self._fault == "payload one byte short":
            size -= 1
        body = b"\1" * size if self._fault == "payload not of zeros" else bytes(size)
        return messages_pb2.Payload(body=body)

    def _echo_metadata(self, context):
        sent = context.invocation_metadata()
        initial = [(key, value) for key, value in sent if key == INITIAL]
        trailing = [(key, value) for key, value in sent if key == TRAILING]
        if self._fault == "header not echoed":
            initial = []
        if self._fault == "trailer of other bytes":
            trailing = [(key, value[1:]) for key, value in trailing]
        if self._fault == "trailer echoed as header":
            initial, trailing = initial + trailing, []
        context.send_initial_metadata(initial)
        context.set_trailing_metadata(trailing)

    def _echo_status(self, request, context):
        if not request.HasField("response_status"):
            return
        code, message = request.response_status.code, request.response_status.message
        if self._fault == "other status code":
            code += 1
        if self._fault == "other status message":
            message += "."
        if self._fault == "status message in ASCII only":
            message = message.encode("ascii", "replace").decode("ascii")
        context.abort(next(status for status in grpc.StatusCode if status.value[0] == code), message)


class UnimplementedServiceImplemented(test_pb2_grpc.UnimplementedServiceServicer):
    def UnimplementedCall(self, request, context):
        return empty_pb2.Empty()

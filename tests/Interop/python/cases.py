# SPDX-License-Identifier: Apache-2.0
"""The cases of gRPC's published interop tests, each asserting all that its description says."""

import queue

import grpc

from stubs import empty_pb2, messages_pb2

REQUEST_SIZES = (27182, 8, 1828, 45904)
RESPONSE_SIZES = (31415, 9, 2653, 58979)
LARGE_REQUEST = 271828
LARGE_RESPONSE = 314159
SECONDS = 60

INITIAL = ("x-grpc-test-echo-initial", "test_initial_metadata_value")
TRAILING = ("x-grpc-test-echo-trailing-bin", b"\xab\xab\xab")
MESSAGE = "test status message"
SPECIAL_MESSAGE = "\t\ntest with whitespace\r\nand Unicode BMP \u263a and non-BMP \U0001f608\t\n"


class CaseFailed(Exception):
    pass


class Requests:
    """The requests of a stream, sent one at a time until the client closes its side."""

    def __init__(self):
        self._queue = queue.Queue()

    def send(self, request):
        self._queue.put(request)

    def close(self):
        self._queue.put(None)

    def __iter__(self):
        return iter(self._queue.get, None)


def expect(what, expected, actual):
    if actual != expected:
        raise CaseFailed(f"{what} is {actual!r} and not {expected!r}")


def expect_zeros(size, payload):
    expect("the size of a response's payload", size, len(payload.body))
    expect("the payload's content being zeros", True, payload.body == bytes(size))


def expect_failure(code, call):
    try:
        call()
    except grpc.RpcError as error:
        expect(f"the status, with the message {error.details()!r},", code, error.code())
        return error
    raise CaseFailed(f"the call succeeded and should end with {code}")


def expect_next(responses):
    response = next(responses, None)
    if response is None:
        raise CaseFailed("there is no further response")
    return response


def expect_end(responses):
    expect("a further response", None, next(responses, None))


def zeros(size):
    return messages_pb2.Payload(body=bytes(size))


def large(**more):
    return messages_pb2.SimpleRequest(response_size=LARGE_RESPONSE, payload=zeros(LARGE_REQUEST), **more)


def streamed(request_size, *response_sizes):
    return messages_pb2.StreamingOutputCallRequest(
        response_parameters=[messages_pb2.ResponseParameters(size=size) for size in response_sizes], payload=zeros(request_size))


def switch(value):
    return messages_pb2.BoolValue(value=value)


def empty_unary(server):
    expect("the size of the response", 0, server.tests.EmptyCall(empty_pb2.Empty(), timeout=SECONDS).ByteSize())


def large_unary(server):
    response = server.tests.UnaryCall(large(), timeout=SECONDS)
    expect("the type of the payload", messages_pb2.COMPRESSABLE, response.payload.type)
    expect_zeros(LARGE_RESPONSE, response.payload)


def client_streaming(server):
    requests = (messages_pb2.StreamingInputCallRequest(payload=zeros(size)) for size in REQUEST_SIZES)
    response = server.tests.StreamingInputCall(requests, timeout=SECONDS)
    expect("the sum of the sizes", sum(REQUEST_SIZES), response.aggregated_payload_size)


def server_streaming(server):
    responses = server.tests.StreamingOutputCall(streamed(0, *RESPONSE_SIZES), timeout=SECONDS)
    for size in RESPONSE_SIZES:
        expect_zeros(size, expect_next(responses).payload)
    expect_end(responses)


def ping_pong(server):
    requests = Requests()
    responses = server.tests.FullDuplexCall(iter(requests), timeout=SECONDS)
    try:
        for request_size, response_size in zip(REQUEST_SIZES, RESPONSE_SIZES):
            requests.send(streamed(request_size, response_size))
            expect_zeros(response_size, expect_next(responses).payload)
    finally:
        requests.close()
    expect_end(responses)


def empty_stream(server):
    expect_end(server.tests.FullDuplexCall(iter(()), timeout=SECONDS))


def custom_metadata(server):
    response, call = server.tests.UnaryCall.with_call(large(), timeout=SECONDS, metadata=(INITIAL, TRAILING))
    expect_zeros(LARGE_RESPONSE, response.payload)
    _expect_echoed("unary", call)
    call = server.tests.FullDuplexCall(iter([streamed(LARGE_REQUEST, LARGE_RESPONSE)]), timeout=SECONDS, metadata=(INITIAL, TRAILING))
    expect_zeros(LARGE_RESPONSE, expect_next(call).payload)
    expect_end(call)
    _expect_echoed("duplex", call)


def _expect_echoed(kind, call):
    for (key, value), metadata, where in ((INITIAL, call.initial_metadata(), "headers"), (TRAILING, call.trailing_metadata(), "trailers")):
        expect(f"{key} among the {kind} call's {where}", [value], [got for name, got in metadata if name == key])


def _status(message):
    return messages_pb2.EchoStatus(code=grpc.StatusCode.UNKNOWN.value[0], message=message)


def _expect_unary_status(server, message):
    request = messages_pb2.SimpleRequest(response_status=_status(message))
    error = expect_failure(grpc.StatusCode.UNKNOWN, lambda: server.tests.UnaryCall(request, timeout=SECONDS))
    expect("the message of the unary call's status", message, error.details())


def status_code_and_message(server):
    _expect_unary_status(server, MESSAGE)
    request = messages_pb2.StreamingOutputCallRequest(response_status=_status(MESSAGE))
    error = expect_failure(grpc.StatusCode.UNKNOWN, lambda: list(server.tests.FullDuplexCall(iter([request]), timeout=SECONDS)))
    expect("the message of the duplex call's status", MESSAGE, error.details())


def special_status_message(server):
    _expect_unary_status(server, SPECIAL_MESSAGE)


def unimplemented_method(server):
    expect_failure(grpc.StatusCode.UNIMPLEMENTED, lambda: server.tests.UnimplementedCall(empty_pb2.Empty(), timeout=SECONDS))


def unimplemented_service(server):
    expect_failure(grpc.StatusCode.UNIMPLEMENTED, lambda: server.unimplemented.UnimplementedCall(empty_pb2.Empty(), timeout=SECONDS))


def cancel_after_begin(server):
    requests = Requests()
    call = server.tests.StreamingInputCall.future(iter(requests), timeout=SECONDS)
    call.cancel()
    requests.close()
    expect("the status of the call", grpc.StatusCode.CANCELLED, call.code())
    expect("being cancelled", True, call.cancelled())


def cancel_after_first_response(server):
    requests = Requests()
    call = server.tests.FullDuplexCall(iter(requests), timeout=SECONDS)
    try:
        requests.send(streamed(27182, 31415))
        expect_zeros(31415, expect_next(call).payload)
        call.cancel()
        expect_failure(grpc.StatusCode.CANCELLED, lambda: next(call))
        expect("the status of the call", grpc.StatusCode.CANCELLED, call.code())
    finally:
        requests.close()


def timeout_on_sleeping_server(server):
    requests = Requests()
    requests.send(streamed(27182))
    try:
        expect_failure(grpc.StatusCode.DEADLINE_EXCEEDED, lambda: next(server.tests.FullDuplexCall(iter(requests), timeout=0.001)))
    finally:
        requests.close()


def client_compressed_unary(server):
    """In full: gRPC for Python chooses compression per call."""
    def call(compression, expected):
        return server.tests.UnaryCall(large(expect_compressed=switch(expected)), timeout=SECONDS, compression=compression)

    expect_failure(grpc.StatusCode.INVALID_ARGUMENT, lambda: call(grpc.Compression.NoCompression, True))
    expect_zeros(LARGE_RESPONSE, call(grpc.Compression.Gzip, True).payload)
    expect_zeros(LARGE_RESPONSE, call(grpc.Compression.NoCompression, False).payload)


def client_gzip_streaming(server):
    """gRPC for Python cannot leave out a single message of a stream, but for those that would not get smaller."""
    requests = [messages_pb2.StreamingInputCallRequest(payload=zeros(size), expect_compressed=switch(size > 8)) for size in REQUEST_SIZES]
    response = server.tests.StreamingInputCall(iter(requests), timeout=SECONDS, compression=grpc.Compression.Gzip)
    expect("the sum of the sizes", sum(REQUEST_SIZES), response.aggregated_payload_size)


def server_gzip(server):
    """That the responses are read; whether they came compressed is seen on the wire, not here."""
    expect_zeros(LARGE_RESPONSE, server.tests.UnaryCall(large(response_compressed=switch(True)), timeout=SECONDS).payload)
    request = messages_pb2.StreamingOutputCallRequest(response_parameters=[
        messages_pb2.ResponseParameters(size=31415, compressed=switch(True)),
        messages_pb2.ResponseParameters(size=92653, compressed=switch(False))])
    responses = server.tests.StreamingOutputCall(request, timeout=SECONDS)
    for wanted in request.response_parameters:
        expect_zeros(wanted.size, expect_next(responses).payload)
    expect_end(responses)


CASES = {case.__name__: case for case in (
    empty_unary, large_unary, client_streaming, server_streaming, ping_pong, empty_stream, custom_metadata, status_code_and_message,
    special_status_message, unimplemented_method, unimplemented_service, cancel_after_begin, cancel_after_first_response,
    timeout_on_sleeping_server, client_compressed_unary, client_gzip_streaming, server_gzip)}

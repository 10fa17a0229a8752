# SPDX-License-Identifier: Apache-2.0
"""What the published description asks of a server beyond the cases of the suites."""

import base64

from expect import expect
from messages import frame
from raw_client import call
from stubs import messages_pb2

OK, UNKNOWN, INVALID_ARGUMENT, DEADLINE_EXCEEDED = 0, 2, 3, 4


def _unary(port, request, **headers):
    return call(port, "UnaryCall", frame(request.SerializeToString()), **headers)


def _answer(reply):
    expect("the status", OK, reply.status)
    payload, = reply.messages.payloads
    return messages_pb2.SimpleResponse.FromString(payload)


def _streamed(*sizes, **more):
    parameters = [messages_pb2.ResponseParameters(size=size) for size in sizes]
    return messages_pb2.StreamingOutputCallRequest(response_parameters=parameters, **more)


def _stream(port, method, *requests, **headers):
    return call(port, method, b"".join(frame(request.SerializeToString()) for request in requests), **headers)


def _sizes(reply):
    return [len(messages_pb2.StreamingOutputCallResponse.FromString(payload).payload.body) for payload in reply.messages.payloads]


def half_duplex_answers_all_in_order(port):
    reply = _stream(port, "HalfDuplexCall", _streamed(31415, 9), _streamed(), _streamed(2653))
    expect("the status", OK, reply.status)
    expect("the sizes of the responses", [31415, 9, 2653], _sizes(reply))


def status_ends_a_stream_at_once(port):
    for method in ("FullDuplexCall", "HalfDuplexCall"):
        failing = _streamed(5, response_status=messages_pb2.EchoStatus(code=UNKNOWN, message="enough"))
        reply = _stream(port, method, _streamed(10), failing, _streamed(20))
        expect(f"the status of {method}", (UNKNOWN, "enough"), (reply.status, reply.trailers["grpc-message"]))
        expect(f"the sizes of the responses of {method}", [10], _sizes(reply))
    reply = _stream(port, "StreamingOutputCall", failing)
    expect("the status of StreamingOutputCall", (UNKNOWN, []), (reply.status, _sizes(reply)))


def status_ok_is_no_failure(port):
    answer = _answer(_unary(port, messages_pb2.SimpleRequest(response_size=7, response_status=messages_pb2.EchoStatus())))
    expect("the size of the payload", 7, len(answer.payload.body))


def metadata_is_echoed_with_a_failure_too(port):
    request = messages_pb2.SimpleRequest(response_status=messages_pb2.EchoStatus(code=UNKNOWN, message="no"))
    sent = base64.b64encode(b"\xab\x00\xff").decode("ascii")
    reply = _unary(port, request, x_grpc_test_echo_initial="a, b", x_grpc_test_echo_trailing_bin=sent)
    expect("the status", UNKNOWN, reply.status)
    expect("the entry among the headers", "a, b", reply.headers.get("x-grpc-test-echo-initial"))
    expect("the entry among the trailers", sent, reply.trailers.get("x-grpc-test-echo-trailing-bin", "") + "=" * (-len(sent) % 4))


def interval_is_waited_for(port):
    """The first response comes at once; the second would in a minute, and the deadline is earlier."""
    request = _streamed(3, 4)
    request.response_parameters[1].interval_us = 60_000_000
    for method in ("StreamingOutputCall", "FullDuplexCall"):
        reply = _stream(port, method, request, grpc_timeout="700m")
        expect(f"the status of {method}", DEADLINE_EXCEEDED, reply.status)
        expect(f"the sizes of the responses of {method}", [3], _sizes(reply))


def payload_that_cannot_be_is_refused(port):
    for wrong in ({"response_type": 1}, {"response_size": -1}):
        expect(f"the status for {wrong}", INVALID_ARGUMENT, _unary(port, messages_pb2.SimpleRequest(**wrong)).status)
    expect("the status of a stream", INVALID_ARGUMENT, _stream(port, "StreamingOutputCall", _streamed(-1)).status)


def server_id_is_told_to_who_asks(port):
    asked = [_answer(_unary(port, messages_pb2.SimpleRequest(fill_server_id=True))).server_id for _ in range(2)]
    expect("being the same for two calls", True, asked[0] != "" and asked[0] == asked[1])
    expect("the server's name, not asked for,", "", _answer(_unary(port, messages_pb2.SimpleRequest())).server_id)


def cacheable_response_says_how_long_and_differs(port):
    replies = [call(port, "CacheableUnaryCall", frame(b""), x_user_ip="1.2.3.4") for _ in range(2)]
    bodies = [_answer(reply).payload.body for reply in replies]
    expect("being two numbers", True, all(body.isdigit() for body in bodies) and bodies[0] != bodies[1])
    expect("cache-control", "max-age=60, public", replies[0].headers.get("cache-control"))


CASES = {case.__name__: case for case in (
    half_duplex_answers_all_in_order, status_ends_a_stream_at_once, status_ok_is_no_failure, metadata_is_echoed_with_a_failure_too,
    interval_is_waited_for, payload_that_cannot_be_is_refused, server_id_is_told_to_who_asks, cacheable_response_says_how_long_and_differs)}

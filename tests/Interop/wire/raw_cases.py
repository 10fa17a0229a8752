# SPDX-License-Identifier: Apache-2.0
"""Compression as the bytes show it: the flag of each message, grpc-encoding and grpc-accept-encoding, in both directions."""

import gzip

from expect import expect
from messages import frame
from raw_client import call
from stubs import messages_pb2

OK, INVALID_ARGUMENT, UNIMPLEMENTED, INTERNAL = 0, 3, 12, 13
SIZE = 314159


def _switch(value):
    return messages_pb2.BoolValue(value=value)


def _announced():
    return messages_pb2.SimpleRequest(payload=messages_pb2.Payload(body=bytes(271828)), expect_compressed=_switch(True)).SerializeToString()


def _asking(compressed):
    return messages_pb2.SimpleRequest(response_size=SIZE, response_compressed=_switch(compressed)).SerializeToString()


def _expect_response(payload):
    response = messages_pb2.SimpleResponse.FromString(payload)
    expect("the response's payload being zeros of the size asked for", True, response.payload.body == bytes(SIZE))


def request_compressed(port):
    expect("the status", OK, call(port, "UnaryCall", frame(gzip.compress(_announced()), 1), grpc_encoding="gzip").status)


def request_not_compressed(port):
    expect("the status", INVALID_ARGUMENT, call(port, "UnaryCall", frame(_announced())).status)


def request_of_compressed_call_not_compressed(port):
    expect("the status", INVALID_ARGUMENT, call(port, "UnaryCall", frame(_announced()), grpc_encoding="gzip").status)


def request_stream_compressed_by_message(port):
    def item(size, expected):
        payload = messages_pb2.Payload(body=bytes(size))
        return messages_pb2.StreamingInputCallRequest(payload=payload, expect_compressed=_switch(expected)).SerializeToString()

    mixed = frame(gzip.compress(item(27182, True)), 1) + frame(item(45904, False)) + frame(gzip.compress(item(8, True)), 1)
    reply = call(port, "StreamingInputCall", mixed, grpc_encoding="gzip")
    expect("the status", OK, reply.status)
    total = messages_pb2.StreamingInputCallResponse.FromString(reply.messages.payloads[0]).aggregated_payload_size
    expect("the sum of the sizes", 27182 + 45904 + 8, total)
    late = frame(gzip.compress(item(27182, True)), 1) + frame(item(45904, True))
    expect("the status", INVALID_ARGUMENT, call(port, "StreamingInputCall", late, grpc_encoding="gzip").status)


def request_flag_without_encoding(port):
    expect("the status", INTERNAL, call(port, "UnaryCall", frame(gzip.compress(_announced()), 1)).status)
    expect("the status", INTERNAL, call(port, "UnaryCall", frame(gzip.compress(_announced()), 1), grpc_encoding="identity").status)


def request_encoding_unknown(port):
    reply = call(port, "UnaryCall", frame(_announced(), 1), grpc_encoding="snappy")
    expect("the status", UNIMPLEMENTED, reply.status)
    expect("gzip being named as accepted", True, "gzip" in _accepted(reply))


def request_not_what_its_encoding_says(port):
    expect("the status", INTERNAL, call(port, "UnaryCall", frame(_announced(), 1), grpc_encoding="gzip").status)


def response_compressed(port):
    reply = call(port, "UnaryCall", frame(_asking(True)), grpc_accept_encoding="identity,gzip")
    expect("the status", OK, reply.status)
    expect("grpc-encoding", "gzip", reply.headers.get("grpc-encoding"))
    expect("the flags", [1], reply.messages.flags)
    _expect_response(gzip.decompress(reply.messages.payloads[0]))


def response_not_compressed(port):
    reply = call(port, "UnaryCall", frame(_asking(False)), grpc_accept_encoding="identity,gzip")
    expect("the status", OK, reply.status)
    expect("the flags", [0], reply.messages.flags)
    _expect_response(reply.messages.payloads[0])


def response_to_who_reads_no_gzip(port):
    for accepted in ({}, {"grpc_accept_encoding": "identity"}):
        reply = call(port, "UnaryCall", frame(_asking(True)), **accepted)
        expect("the status", OK, reply.status)
        expect("grpc-encoding", True, reply.headers.get("grpc-encoding", "identity") == "identity")
        expect("the flags", [0], reply.messages.flags)
        _expect_response(reply.messages.payloads[0])


def response_stream_compressed_by_message(port):
    parameters = [messages_pb2.ResponseParameters(size=size, compressed=_switch(on)) for size, on in ((31415, True), (92653, False), (9999, True))]
    request = messages_pb2.StreamingOutputCallRequest(response_parameters=parameters).SerializeToString()
    reply = call(port, "StreamingOutputCall", frame(request), grpc_accept_encoding="gzip")
    expect("the status", OK, reply.status)
    expect("grpc-encoding", "gzip", reply.headers.get("grpc-encoding"))
    expect("the flags", [1, 0, 1], reply.messages.flags)
    for wanted, (flag, payload) in zip(parameters, reply.messages.received):
        response = messages_pb2.StreamingOutputCallResponse.FromString(gzip.decompress(payload) if flag else payload)
        expect("the response's payload being zeros of the size asked for", True, response.payload.body == bytes(wanted.size))


def response_names_what_is_accepted(port):
    reply = call(port, "EmptyCall", frame(b""))
    expect("the status", OK, reply.status)
    expect("gzip being named as accepted", True, "gzip" in _accepted(reply))


def response_empty(port):
    reply = call(port, "EmptyCall", frame(b""), grpc_accept_encoding="gzip")
    expect("the status", OK, reply.status)
    expect("the only message", [(0, b"")], reply.messages.received)


def _accepted(reply):
    return [name.strip() for name in reply.headers.get("grpc-accept-encoding", "").split(",")]


CASES = {case.__name__: case for case in (
    request_compressed, request_not_compressed, request_of_compressed_call_not_compressed, request_stream_compressed_by_message,
    request_flag_without_encoding, request_encoding_unknown, request_not_what_its_encoding_says, response_compressed, response_not_compressed,
    response_to_who_reads_no_gzip, response_stream_compressed_by_message, response_names_what_is_accepted, response_empty)}

# SPDX-License-Identifier: Apache-2.0
"""Makes one named check of a probe server with the gRPC client of Python; fails by an assertion."""

import sys

import grpc

import probe_pb2 as pb
import probe_pb2_grpc as stubs

MIB = 1 << 20


def code_of(call):
    try:
        call()
    except grpc.RpcError as error:
        return error.code()
    raise AssertionError("the call did not fail")


def unary(stub):
    for size in (0, 1, 70_000, 4_000_000):
        assert stub.Echo(pb.EchoRequest(payload=b"x" * size)).payload == b"x" * size


def client_streaming(stub):
    reply = stub.Collect(pb.EchoRequest(payload=bytes(MIB)) for _ in range(20))
    assert (reply.messages, reply.bytes) == (20, 20 * MIB)


def server_streaming(stub):
    sizes = [len(reply.payload) for reply in stub.Produce(pb.ProduceRequest(count=30, size=MIB))]
    assert sizes == [MIB] * 30


def status(stub):
    message = "\t\ntest with whitespace\r\nand Unicode BMP \u263a and non-BMP \U0001f608\t\n"
    details = bytes(range(256)) * 8
    try:
        stub.Fail(pb.FailRequest(code=9, message=message, details=details))
    except grpc.RpcError as error:
        assert error.code() == grpc.StatusCode.FAILED_PRECONDITION, error
        assert error.details() == message, error
        assert dict(error.trailing_metadata())["grpc-status-details-bin"] == details
        return
    raise AssertionError("the call did not fail")


def exception(stub):
    assert code_of(lambda: stub.Fail(pb.FailRequest(code=-1, message="secret"))) == grpc.StatusCode.UNKNOWN


def too_large(stub):
    request = pb.EchoRequest(payload=bytes(4 * MIB + 1))
    assert code_of(lambda: stub.Echo(request)) == grpc.StatusCode.RESOURCE_EXHAUSTED
    assert code_of(lambda: stub.Collect(iter([request] * 50))) == grpc.StatusCode.RESOURCE_EXHAUSTED
    unary(stub)


def deadline(stub):
    assert code_of(lambda: stub.Hang(pb.EchoRequest(), timeout=0.3)) == grpc.StatusCode.DEADLINE_EXCEEDED
    assert code_of(lambda: list(stub.HangStream(pb.EchoRequest(), timeout=0.3))) == grpc.StatusCode.DEADLINE_EXCEEDED


def cancel(stub):
    pending = stub.Hang.future(pb.EchoRequest())
    pending.cancel()
    assert pending.code() == grpc.StatusCode.CANCELLED
    stream = stub.HangStream(pb.EchoRequest(payload=b"first"))
    assert next(stream).payload == b"first"
    stream.cancel()
    assert code_of(lambda: next(stream)) == grpc.StatusCode.CANCELLED


def main(address, name):
    with grpc.insecure_channel(address) as channel:
        globals()[name](stubs.ProbeStub(channel))


main(*sys.argv[1:])

# SPDX-License-Identifier: Apache-2.0
"""Makes one named check of a probe server with the gRPC client of Python; fails by an assertion."""

import sys
import threading
import time

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


def ping_pong(stub):
    turn = threading.Semaphore(1)

    def requests():
        for size in (1, 31415, 9, 2653, 300_000):
            assert turn.acquire(timeout=10)
            yield pb.EchoRequest(payload=b"y" * size)

    sizes = []
    for reply in stub.Chat(requests()):
        sizes.append(len(reply.payload))
        turn.release()
    assert sizes == [1, 31415, 9, 2653, 300_000]


def empty_stream(stub):
    assert list(stub.Chat(iter(()))) == []


def metadata(stub):
    sent = (("x-echo-initial", "a value"), ("x-echo-trailing-bin", b"\x00\x01\xab\xff"))
    _, call = stub.Echo.with_call(pb.EchoRequest(), metadata=sent)
    assert ("x-echo-initial", "a value") in [(k, v) for k, v in call.initial_metadata()]
    assert ("x-echo-trailing-bin", b"\x00\x01\xab\xff") in [(k, v) for k, v in call.trailing_metadata()]


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


def unimplemented(stub, channel):
    for path in ("/standins.probe.v1.Probe/Nothing", "/standins.probe.v1.Nobody/Echo"):
        assert code_of(lambda: channel.unary_unary(path)(b"")) == grpc.StatusCode.UNIMPLEMENTED


def too_large(stub):
    request = pb.EchoRequest(payload=bytes(4 * MIB + 1))
    assert code_of(lambda: stub.Echo(request)) == grpc.StatusCode.RESOURCE_EXHAUSTED
    assert code_of(lambda: stub.Collect(iter([request] * 50))) == grpc.StatusCode.RESOURCE_EXHAUSTED
    unary(stub)


def deadline(stub):
    begun = time.monotonic()
    assert code_of(lambda: stub.Hang(pb.EchoRequest(), timeout=0.3)) == grpc.StatusCode.DEADLINE_EXCEEDED
    assert code_of(lambda: list(stub.HangStream(pb.EchoRequest(), timeout=0.3))) == grpc.StatusCode.DEADLINE_EXCEEDED
    assert time.monotonic() - begun < 10


def cancel(stub):
    pending = stub.Hang.future(pb.EchoRequest())
    pending.cancel()
    assert pending.code() == grpc.StatusCode.CANCELLED
    stream = stub.HangStream(pb.EchoRequest(payload=b"first"))
    assert next(stream).payload == b"first"
    stream.cancel()
    assert code_of(lambda: next(stream)) == grpc.StatusCode.CANCELLED


def gzip(stub):
    request = pb.EchoRequest(payload=b"z" * 500_000)
    assert stub.Echo(request, compression=grpc.Compression.Gzip).payload == request.payload
    assert stub.Collect(iter([request] * 3), compression=grpc.Compression.Gzip).bytes == 1_500_000


def main(address, name):
    with grpc.insecure_channel(address) as channel:
        stub = stubs.ProbeStub(channel)
        check = globals()[name]
        check(stub, channel) if name == "unimplemented" else check(stub)


main(*sys.argv[1:])

# SPDX-License-Identifier: Apache-2.0
"""The probe service on the gRPC server of Python. Prints its port and serves until its input ends."""

import sys
import time
from concurrent import futures

import grpc

import probe_pb2 as pb
import probe_pb2_grpc as stubs


class Probe(stubs.ProbeServicer):
    def Echo(self, request, context):
        return pb.EchoReply(payload=request.payload)

    def Collect(self, request_iterator, context):
        sizes = [len(request.payload) for request in request_iterator]
        return pb.CollectReply(messages=len(sizes), bytes=sum(sizes))

    def Produce(self, request, context):
        for _ in range(request.count):
            yield pb.EchoReply(payload=bytes(request.size))

    def Fail(self, request, context):
        if request.code < 0:
            raise RuntimeError(request.message)
        context.set_trailing_metadata((("grpc-status-details-bin", request.details),))
        codes = {code.value[0]: code for code in grpc.StatusCode}
        context.abort(codes[request.code], request.message)

    def Hang(self, request, context):
        while context.is_active():
            time.sleep(0.02)
        return pb.EchoReply()

    def HangStream(self, request, context):
        yield pb.EchoReply(payload=request.payload)
        while context.is_active():
            time.sleep(0.02)


def main(compression):
    server = grpc.server(futures.ThreadPoolExecutor(max_workers=8), compression=grpc.Compression[compression])
    stubs.add_ProbeServicer_to_server(Probe(), server)
    print(server.add_insecure_port("127.0.0.1:0"), flush=True)
    server.start()
    sys.stdin.read()
    server.stop(0).wait()


main(*sys.argv[1:])

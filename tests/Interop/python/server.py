#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Serves the interop test service with gRPC for Python until its standard input is closed."""

import argparse
import concurrent.futures
import sys

import grpc

import service
from stubs import test_pb2_grpc


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", default="0", help="the port to listen on; 0 takes a free one, and it is printed")
    parser.add_argument("--faults", action="store_true", help="serves wrongly, each fault on a free port of its own, and prints them")
    arguments = parser.parse_args()
    if arguments.faults:
        for fault in service.FAULTS:
            print(f"listening on port {serve(0, fault)} with the fault: {fault}", flush=True)
    else:
        print(f"listening on port {serve(arguments.port)}", flush=True)
    sys.stdin.read()
    return 0


def serve(port, fault=None):
    server = grpc.server(concurrent.futures.ThreadPoolExecutor(max_workers=16))
    test_pb2_grpc.add_TestServiceServicer_to_server(service.TestService(fault), server)
    if fault == "unimplemented service implemented":
        test_pb2_grpc.add_UnimplementedServiceServicer_to_server(service.UnimplementedServiceImplemented(), server)
    bound = server.add_insecure_port(f"127.0.0.1:{port}")
    server.start()
    _running.append(server)
    return bound


# A server stops when nothing refers to it.
_running = []

if __name__ == "__main__":
    sys.exit(main())

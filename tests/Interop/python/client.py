#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Runs interop cases with gRPC for Python; one line for each case, exit code 0 where all passed."""

import argparse
import collections
import sys

import grpc

import cases
from stubs import test_pb2_grpc

Server = collections.namedtuple("Server", "tests unimplemented")
# Straight to the server, whatever proxy is set.
OPTIONS = (("grpc.enable_http_proxy", 0),)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--server_host", default="127.0.0.1")
    parser.add_argument("--server_port", required=True)
    parser.add_argument("--test_case", required=True, help="one or several, separated by commas: " + ", ".join(cases.CASES))
    parser.add_argument("--use_tls", choices=("true", "false"), default="false")
    parser.add_argument("--ca_file", help="the certificates to trust, PEM")
    arguments = parser.parse_args()
    address = f"{arguments.server_host}:{arguments.server_port}"
    with connect(address, arguments) as channel:
        server = Server(test_pb2_grpc.TestServiceStub(channel), test_pb2_grpc.UnimplementedServiceStub(channel))
        return 0 if all([run(name, server) for name in arguments.test_case.split(",")]) else 1


def connect(address, arguments):
    if arguments.use_tls == "false":
        return grpc.insecure_channel(address, OPTIONS)
    with open(arguments.ca_file, "rb") as file:
        return grpc.secure_channel(address, grpc.ssl_channel_credentials(file.read()), OPTIONS)


def run(name, server):
    try:
        cases.CASES[name](server)
    except Exception as error:  # whatever it is, the case has failed by it
        print(f"failed {name}: {type(error).__name__}: {' '.join(str(error).split())}", flush=True)
        return False
    print(f"passed {name}", flush=True)
    return True


if __name__ == "__main__":
    sys.exit(main())

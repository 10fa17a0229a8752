# SPDX-License-Identifier: Apache-2.0
"""What is run: each client against each server, the bytes between them, and servers that are wrong."""

import feature_cases
import raw_cases
import tap
import tapped_cases
from runner.clients import CASES, COMPRESSED

# gRPC for C++ 1.51 answers these otherwise than the protocol says: it lets an unknown encoding and a broken gzip through to
# its own reset, and names gzip as the encoding of responses that it does not compress.
NOT_IN_CPP = ("request_encoding_unknown", "request_not_what_its_encoding_says", "response_to_who_reads_no_gzip")

# Grpc.AspNetCore answers a broken gzip with UNKNOWN, and names what it accepts only where it refuses; our stand-in for it does better.
NOT_IN_THE_PACKAGES = ("request_not_what_its_encoding_says", "response_names_what_is_accepted")

# These are over before a server has a say, or as good as.
NO_SERVERS_FAULT = ("cancel_after_begin", "timeout_on_sleeping_server")


def pair(tally, client, server, cases, *flags):
    for case, failure in client.run(server.port, cases, *flags).items():
        tally.add(f"{client.name} -> {server.name}: {case}", failure)


def against_ours(tally, client, server):
    pair(tally, client, server, CASES + client.compression + client.more)


def over_tls(tally, client, server, authority):
    pair(tally, client, server, CASES, "--use_tls=true", f"--ca_file={authority}")


def against_cpp(tally, client, server):
    pair(tally, client, server, CASES + client.compression + client.more)


def against_python(tally, client, server):
    """Its server cannot tell what was compressed, so that nothing can be expected of requests in gzip."""
    pair(tally, client, server, CASES + tuple(case for case in client.compression if not case.startswith("client_")) + client.more)


def on_the_wire(tally, server, but=()):
    for name, case in raw_cases.CASES.items():
        if name not in but:
            tally.check(f"bytes -> {server.name}: {name}", case, server.port)


def beyond_the_cases(tally, server):
    for name, case in feature_cases.CASES.items():
        tally.check(f"bytes -> {server.name}: {name}", case, server.port)


def through_a_tap(tally, client, server):
    for case, seen in tapped_cases.CASES.items():
        if case in client.compression:
            with tap.Tap(server.port) as tapped:
                outcomes = client.run(tapped.port, (case,))
            tally.add(f"{client.name} -> tap -> {server.name}: {case}", outcomes[case])
            tally.check(f"{client.name} -> tap -> {server.name}: {case}, as the bytes show it", seen, tapped)


def notices_faults(tally, client, server, faults):
    """A suite that passes whatever the server does shows nothing: by each fault exactly the cases fail that it touches."""
    cases = tuple(case for case in CASES if case not in NO_SERVERS_FAULT)
    for fault, port in server.ports.items():
        failed = {case for case, failure in client.run(port, cases).items() if failure}
        expected = set(faults[fault].split())
        difference = f"failed were {sorted(failed)} and not {sorted(expected)}" if failed != expected else None
        tally.add(f"{client.name} -> wrong server, {fault}", difference)


def notices_missing_compression(tally, client, server):
    """Against a server that knows nothing of expect_compressed the probes must fail."""
    outcomes = client.run(server.port, tuple(case for case in COMPRESSED[:2] if case in client.compression))
    for case, failure in outcomes.items():
        tally.add(f"{client.name} -> {server.name}, which does not look at compression: {case} fails", None if failure else "it passed")

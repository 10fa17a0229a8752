#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Runs the interop suites of Python, Node, C++ and .NET, each against our server and against those of Python and C++.

A line for each case; the last is "N passed, N failed, N skipped". Nothing is ever skipped: what cannot be built or started is
a failure.
"""

import argparse
import contextlib
import pathlib
import sys
import tempfile
import threading

from runner import builds
from runner.clients import COMPRESSED, GZIP, Client
from runner.servers import Server
from runner.tally import Tally

# What a soak case allows is for other machines; here only that all calls succeed counts.
PATIENT = ("--soak_per_iteration_max_acceptable_latency_ms=60000", "--soak_overall_timeout_seconds=240")

LAST_LINES = 100


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", help="a folder to build in and to find built again; otherwise one for this run only")
    arguments = parser.parse_args()
    tally = Tally()
    with tempfile.TemporaryDirectory(prefix="interop-") as scratch:
        folder = pathlib.Path(arguments.build or scratch).resolve()
        try:
            run(tally, folder)
        except Exception as error:  # also what is not installed or does not build or start
            tally.add("the suites run to their end", f"{type(error).__name__}: {error}")
        if tally.failed:
            print_logs(folder)
    print(tally.summary())
    return 1 if tally.failed else 0


def run(tally, folder):
    (folder / "cpp").mkdir(parents=True, exist_ok=True)
    (folder / "stubs").mkdir(exist_ok=True)
    # Compiling takes the longest; meanwhile the others are run.
    cpp_build = Background(builds.cpp, folder / "cpp")
    try:
        builds.python_stubs(folder / "stubs")
        with contextlib.ExitStack() as running:
            run_all(tally, folder, cpp_build, lambda name, command, *ports: running.enter_context(
                Server(name, command, folder / f"{name.replace(' ', '_')}.log", *ports)))
    finally:
        cpp_build.wait()


def print_logs(folder):
    for log in sorted(folder.glob("*.log")):
        for line in log.read_text(errors="replace").splitlines()[-LAST_LINES:]:
            print(f"{log.stem}: {line}")


def run_all(tally, folder, cpp_build, start):
    import service
    from runner import suites

    authority, key = builds.certificate(folder)
    test_server = builds.dotnet("TestServer")
    ours = start("our server", [*test_server, "--port=0"])
    secured = start("our TLS server", [*test_server, "--port=0", "--use_tls=true", f"--tls_cert_file={authority}", f"--tls_key_file={key}"])
    python_server = start("Python", [builds.PYTHON, "-B", str(builds.HERE / "python" / "server.py")])
    wrong = start("wrong server", [builds.PYTHON, "-B", str(builds.HERE / "python" / "server.py"), "--faults"], len(service.FAULTS))

    python = Client("Python", [builds.PYTHON, "-B", str(builds.HERE / "python" / "client.py")], GZIP)
    node = Client("Node", builds.node(), GZIP)
    dotnet = Client("our client", builds.dotnet("TestClient"), COMPRESSED, ("rpc_soak", "channel_soak", "concurrent_large_unary"), PATIENT)
    cpp = Client("C++", [str(folder / "cpp" / "client")], COMPRESSED)

    def run_client(client):
        suites.against_ours(tally, client, ours)
        suites.over_tls(tally, client, secured, authority)
        suites.through_a_tap(tally, client, ours)
        suites.against_python(tally, client, python_server)
        suites.notices_faults(tally, client, wrong, service.FAULTS)
        suites.notices_missing_compression(tally, client, python_server)

    suites.on_the_wire(tally, ours, suites.NOT_IN_THE_PACKAGES if builds.on_the_packages("TestServer") else ())
    suites.beyond_the_cases(tally, ours)
    for client in (python, node, dotnet):
        run_client(client)
    cpp_build.result()
    run_client(cpp)

    cpp_server = start("C++", [str(folder / "cpp" / "server")])
    suites.on_the_wire(tally, cpp_server, suites.NOT_IN_CPP)
    for client in (python, node, dotnet, cpp):
        suites.against_cpp(tally, client, cpp_server)
    for server in (ours, secured, python_server, wrong, cpp_server):
        tally.add(f"{server.name} still serves", "it has ended" if server.has_ended else None)


class Background:
    """Work beside the rest; its failure is raised where its result is asked for."""

    def __init__(self, work, *arguments):
        self._failure = None
        self._thread = threading.Thread(target=self._run, args=(work, arguments))
        self._thread.start()

    def _run(self, work, arguments):
        try:
            work(*arguments)
        except Exception as error:  # told to whoever asks for the result
            self._failure = error

    def wait(self):
        self._thread.join()

    def result(self):
        self.wait()
        if self._failure:
            raise self._failure


if __name__ == "__main__":
    sys.exit(main())

# SPDX-License-Identifier: Apache-2.0
"""A hub of its own for the tests: started on a free port over an empty data directory, stopped at the end."""

import os
import pathlib
import random
import signal
import socket
import subprocess
import tempfile
import time

import grpc

import wire

# Paths of the built StatsExchange.Hub.dll and statsx.dll.
HUB = os.environ.get("STATSEXCHANGE_HUB_DLL", "")
CLI = os.environ.get("STATSEXCHANGE_CLI_DLL", "")
SECONDS_TO_START = 60
SECONDS_TO_STOP = 60
SERVING = 1
# Straight to this machine, whatever proxy is set.
CHANNEL = (("grpc.enable_http_proxy", 0),)


class Hub:
    def __init__(self):
        self._folder = tempfile.TemporaryDirectory(prefix="hub-")
        self.folder = pathlib.Path(self._folder.name)
        self.data = self.folder / "data"
        self.data.mkdir()
        self.address = f"127.0.0.1:{free_port()}"
        self.channel = grpc.insecure_channel(self.address, CHANNEL)
        self._log = open(self.folder / "hub.log", "wb")
        self._process = None

    def start(self, *options, urls=()):
        addresses = ";".join((f"http://{self.address}", *urls))
        self._process = subprocess.Popen(["dotnet", HUB, "--data", str(self.data), "--urls", addresses, *options],
                                         stdin=subprocess.DEVNULL, stdout=self._log, stderr=subprocess.STDOUT)
        end = time.monotonic() + SECONDS_TO_START
        while not self._serves():
            if self._process.poll() is not None or time.monotonic() > end:
                raise RuntimeError("the hub did not start:\n" + self.log())
            time.sleep(0.1)

    @property
    def pid(self):
        return self._process.pid

    @property
    def is_running(self):
        return self._process.poll() is None

    def kill(self):
        """As a power cut would end it."""
        self._process.kill()
        self._process.wait()

    def terminate(self):
        self._process.send_signal(signal.SIGTERM)

    def wait(self):
        """The exit code, once it has ended by itself."""
        return self._process.wait(SECONDS_TO_STOP)

    def stop(self):
        self.channel.close()
        code = None
        if self._process is not None and self._process.poll() is None:
            self._process.send_signal(signal.SIGTERM)
            try:
                code = self._process.wait(SECONDS_TO_STOP)
            except subprocess.TimeoutExpired:
                self.kill()
        self._log.close()
        self._folder.cleanup()
        return code

    def log(self):
        return (self.folder / "hub.log").read_text(encoding="utf-8", errors="replace")

    def token(self, role, party=None, *options):
        """Call metadata with a token made by `statsx token`."""
        command = ["dotnet", CLI, "token", *([party] if party else []), "--role", role, "--data", str(self.data), *options]
        done = subprocess.run(command, capture_output=True, check=False, text=True)
        if done.returncode != 0:
            raise RuntimeError(f"statsx token {party or ''} --role {role}: {done.stderr or done.stdout}")
        return (("authorization", "Bearer " + done.stdout.strip()),)

    def _serves(self):
        # A channel that was once refused waits long before it tries again, so the port is tried by hand first.
        try:
            socket.create_connection(self.address.split(":"), timeout=2).close()
        except OSError:
            return False
        # No stubs, because their package grpc.health would hide the library grpc.
        check = self.channel.unary_unary("/grpc.health.v1.Health/Check")
        try:
            answer = check(b"", timeout=2)
        except grpc.RpcError:
            return False
        return [(1, wire.VARINT, SERVING)] == list(wire.read_fields(answer))


def error_reason(error):
    """The reason of google.rpc.ErrorInfo in the error details, read from the wire."""
    for name, value in error.trailing_metadata() or ():
        if name == "grpc-status-details-bin":
            for number, _, detail in wire.read_fields(value):
                fields = {n: v for n, _, v in wire.read_fields(detail)} if number == 3 else {}
                if fields.get(1, b"").endswith(b"/google.rpc.ErrorInfo"):
                    return {n: v for n, _, v in wire.read_fields(fields[2])}[1].decode("utf-8")
    return None


def free_port():
    """Below those that the system gives to whoever connects, so that it is still free when a server takes it, and takes it again."""
    while True:
        port = random.randrange(20_000, 31_000)
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
                return port
            except OSError:
                pass  # Somebody has it.

# SPDX-License-Identifier: Apache-2.0
"""Starts servers on free ports and ends them."""

import re
import subprocess
import threading

_LISTENING = re.compile(r"listening on port (\d+)(?: with the fault: (.+))?")
SECONDS_TO_START = 60


class Server:
    """A process that prints the port it listens on; ended by the end of its input, or by a signal. Its errors go to the log."""

    def __init__(self, name, command, log, ports=1):
        self.name = name
        with open(log, "wb") as errors:
            self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors, text=True)
        # Ended where it does not come up, so that reading its output does not hang.
        guard = threading.Timer(SECONDS_TO_START, self._process.kill)
        guard.start()
        self.ports = {}
        for line in self._process.stdout:
            found = _LISTENING.match(line)
            if found:
                self.ports[found.group(2)] = int(found.group(1))
            if len(self.ports) == ports:
                break
        guard.cancel()
        if len(self.ports) < ports:
            raise RuntimeError(f"the server {name} did not start")
        threading.Thread(target=self._process.stdout.read, daemon=True).start()

    @property
    def port(self):
        return self.ports[None]

    @property
    def pid(self):
        return self._process.pid

    @property
    def has_ended(self):
        return self._process.poll() is not None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._process.stdin.close()
        self._process.terminate()
        try:
            self._process.wait(30)
        except subprocess.TimeoutExpired:
            self._process.kill()

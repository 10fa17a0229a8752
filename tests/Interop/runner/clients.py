# SPDX-License-Identifier: Apache-2.0
"""Runs the client program of a language, and reads from its output how each case ended."""

import dataclasses
import subprocess

SECONDS = 300

CASES = (
    "empty_unary", "large_unary", "client_streaming", "server_streaming", "ping_pong", "empty_stream", "custom_metadata",
    "status_code_and_message", "special_status_message", "unimplemented_method", "unimplemented_service", "cancel_after_begin",
    "cancel_after_first_response", "timeout_on_sleeping_server")
COMPRESSED = ("client_compressed_unary", "client_compressed_streaming", "server_compressed_unary", "server_compressed_streaming")
GZIP = ("client_compressed_unary", "client_gzip_streaming", "server_gzip")


@dataclasses.dataclass(frozen=True)
class Client:
    """compression: the cases it has of requests and responses in gzip; more: others beyond the usual ones."""

    name: str
    command: list
    compression: tuple
    more: tuple = ()
    flags: tuple = ()

    def run(self, port, cases, *flags):
        """Case -> None where it passed, otherwise what was wrong. A case without a word has failed."""
        command = [*self.command, f"--server_port={port}", f"--test_case={','.join(cases)}", *self.flags, *flags]
        try:
            ended = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=SECONDS)
            output, code = ended.stdout, ended.returncode
        except subprocess.TimeoutExpired as error:
            output, code = (error.stdout or b"").decode(), f"no end within {SECONDS} s"
        outcomes = {case: f"nothing was said of it; exit code {code}; {output.strip()}" for case in cases}
        for line in output.splitlines():
            word, _, rest = line.partition(" ")
            case, _, failure = rest.partition(": ")
            if word in ("passed", "failed") and case in outcomes:
                outcomes[case] = None if word == "passed" else failure
        if code != (1 if any(outcomes.values()) else 0):
            return {case: failure or f"the exit code was {code}" for case, failure in outcomes.items()}
        return outcomes

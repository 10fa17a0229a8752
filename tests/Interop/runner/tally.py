# SPDX-License-Identifier: Apache-2.0
"""Counts cases and prints a line for each."""

import threading


class Tally:
    def __init__(self):
        self.passed = self.failed = 0
        self._lock = threading.Lock()

    def add(self, name, failure=None):
        """failure: None where the case passed, otherwise what was wrong."""
        with self._lock:
            self.passed += failure is None
            self.failed += failure is not None
        print(f"passed {name}" if failure is None else f"FAILED {name}: {failure}", flush=True)

    def check(self, name, case, *arguments):
        try:
            case(*arguments)
        except Exception as error:  # whatever it is, the case has failed by it
            self.add(name, f"{type(error).__name__}: {error}")
        else:
            self.add(name)

    def summary(self):
        return f"{self.passed} passed, {self.failed} failed, 0 skipped"

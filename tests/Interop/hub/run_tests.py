#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Runs the test_*.py beside this script; the last line is "N passed, N failed, N skipped"."""

import pathlib
import sys
import unittest

HERE = pathlib.Path(__file__).resolve().parent


class CountingResult(unittest.TextTestResult):
    passed = 0

    def addSuccess(self, test):
        super().addSuccess(test)
        self.passed += 1


def main():
    sys.path.insert(0, str(HERE))
    runner = unittest.TextTestRunner(stream=sys.stdout, verbosity=2, resultclass=CountingResult)
    result = runner.run(unittest.defaultTestLoader.discover(str(HERE)))
    failed = len(result.failures) + len(result.errors) + len(result.unexpectedSuccesses)
    print(f"{result.passed} passed, {failed} failed, {len(result.skipped)} skipped")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

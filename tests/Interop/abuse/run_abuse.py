#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Attacks a hub of its own: mutated requests first, a fifth as many for the interop test host, then the abuses of test_*.py here.

The last line is "N passed, N failed, N skipped". A fault names the seed and the number of its request; --seed, --first and
--count send the same requests again, and --fuzz-only leaves the rest out.
"""

import argparse
import pathlib
import random
import sys
import tempfile
import time
import unittest

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

import paths  # before the modules of the other tests
import run_tests
from fuzz import Fuzz
from hub_target import HubTarget
from interop_target import InteropTarget

# Resident MiB that a server may take while it is fuzzed; an idle hub has about 150.
MOST_MEMORY = 600


def fuzz(server, seed, first, count):
    """Each kind of mutation is one check; so are the control calls, the memory, and the life of the process."""
    print(type(server).__name__, flush=True)
    start = time.monotonic()
    run = Fuzz(server, seed)
    try:
        run.run(first, count)
        alive = server.is_alive()
        now, highest = server.memory() if alive else (0, 0)
    finally:
        server.stop()
    print(f"{sum(run.answers.values())} answers in {time.monotonic() - start:.0f} s: "
          + ", ".join(f"{answer} {number}" for answer, number in run.answers.most_common()))
    print(f"{now} MiB resident, {highest} MiB at most")
    checks = {**dict.fromkeys(run.counts, 0), "control calls": 0, **run.faults}
    checks["memory"] = int(highest > MOST_MEMORY)
    checks["the process lives"] = int(not alive)
    for name, faults in checks.items():
        if faults:
            print(f"failed: {name} ({faults} of {run.counts.get(name, 1)})")
    failed = sum(faults > 0 for faults in checks.values())
    return len(checks) - failed, failed


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1 << 32))
    parser.add_argument("--first", type=int, default=0, help="number of the first request")
    parser.add_argument("--count", type=int, default=50_000, help="how many mutated requests")
    parser.add_argument("--fuzz-only", action="store_true")
    options = parser.parse_args()
    print(f"--seed {options.seed} --first {options.first} --count {options.count}", flush=True)
    passed, failed = fuzz(HubTarget(), options.seed, options.first, options.count)
    skipped = 0
    with tempfile.TemporaryDirectory(prefix="abuse-") as folder:
        more = fuzz(InteropTarget(pathlib.Path(folder) / "server.log"), options.seed, options.first, -(-options.count // 5))
    passed, failed = passed + more[0], failed + more[1]
    if not options.fuzz_only:
        runner = unittest.TextTestRunner(stream=sys.stdout, verbosity=2, descriptions=False, resultclass=run_tests.CountingResult)
        result = runner.run(unittest.defaultTestLoader.discover(str(HERE)))
        passed += result.passed
        failed += len(result.failures) + len(result.errors) + len(result.unexpectedSuccesses)
        skipped = len(result.skipped)
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

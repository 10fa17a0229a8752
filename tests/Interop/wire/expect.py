# SPDX-License-Identifier: Apache-2.0
def expect(what, expected, actual):
    if actual != expected:
        raise AssertionError(f"{what} is {actual!r} and not {expected!r}")

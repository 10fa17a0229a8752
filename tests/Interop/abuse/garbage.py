# SPDX-License-Identifier: Apache-2.0
"""Whole connections of octets that are no request at all. Nothing is expected but that the server ends them."""

import http2


def _frames(rng):
    kinds = [*range(10), rng.randrange(256)]
    return b"".join(http2.frame(rng.choice(kinds), rng.randrange(256), rng.choice([0, 1, 2, 3, rng.randrange(1 << 31)]), rng.randbytes(rng.choice([0, 4, 5, 6, 8, 60])))
                    for _ in range(rng.randint(1, 30)))


GARBAGE = {
    "garbage: octets instead of the preface": lambda rng: rng.randbytes(rng.randint(1, 2000)),
    "garbage: half a preface": lambda rng: http2.PREFACE[:rng.randrange(1, len(http2.PREFACE))],
    "garbage: a damaged preface": lambda rng: http2.PREFACE[:rng.randrange(23)] + rng.randbytes(20),
    "garbage: HTTP/1.1": lambda rng: b"POST /grpc.health.v1.Health/Check HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/grpc\r\n\r\n",
    "garbage: a TLS hello": lambda rng: b"\x16\x03\x01\x02\0\x01\0\x01\xfc\x03\x03" + rng.randbytes(500),
    "garbage: octets behind the preface": lambda rng: http2.PREFACE + rng.randbytes(rng.randint(1, 2000)),
    "garbage: octets behind the settings": lambda rng: http2.PREFACE + http2.settings() + rng.randbytes(rng.randint(1, 2000)),
    "garbage: frames of any kind": lambda rng: http2.PREFACE + http2.settings() + _frames(rng),
    "garbage: frames of any kind, settings missing": lambda rng: http2.PREFACE + _frames(rng),
}

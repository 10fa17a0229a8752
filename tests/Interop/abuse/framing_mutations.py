# SPDX-License-Identifier: Apache-2.0
"""The same request in frames that HTTP/2 allows and hardly anybody sends; or one that its client gives up."""

import http2

MUTATIONS = {}


def mutation(kind):
    def add(reshape):
        MUTATIONS[kind] = lambda rng, request: request.reshapers.append(lambda steps: reshape(rng, steps))
        return reshape
    return add


def _body(steps):
    return b"".join(step[1] for step in steps if step[0] == "data")


@mutation("frames: the end with the headers")
def _(rng, steps):
    return [("headers", steps[0][1], True)]


@mutation("frames: the end in a frame of its own")
def _(rng, steps):
    return [steps[0], ("data", _body(steps), False), ("data", b"", True)]


@mutation("frames: data in small pieces")
def _(rng, steps):
    body = _body(steps)
    cuts = sorted({0, len(body), *(rng.randint(0, len(body)) for _ in range(rng.randint(1, 20)))})
    return [steps[0], *(("data", body[a:b], False) for a, b in zip(cuts, cuts[1:])), ("data", b"", True)]


@mutation("frames: empty data between")
def _(rng, steps):
    empty = [("data", b"", False)] * rng.randint(1, 10)
    return [steps[0], *empty, ("data", _body(steps), False), *empty, ("data", b"", True)]


@mutation("frames: padding")
def _(rng, steps):
    return [steps[0], ("data", _body(steps), True, rng.randint(0, 255))]


@mutation("frames: padded and prioritised headers")
def _(rng, steps):
    padding = rng.randint(0, 255)
    block = bytes((padding,)) + rng.choice([b"\0\0\0\0\x10", b"\x80\0\0\0\xff"]) + http2.encode(steps[0][1]) + bytes(padding)
    return [("frame", http2.HEADERS, http2.END_HEADERS | http2.PADDED | 0x20, block), *steps[1:]]


@mutation("frames: headers in pieces")
def _(rng, steps):
    block = http2.encode(steps[0][1])
    cuts = sorted({0, len(block), *(rng.randint(1, len(block) - 1) for _ in range(rng.randint(1, 8)))})
    parts = [block[a:b] for a, b in zip(cuts, cuts[1:])]
    kinds = [http2.HEADERS] + [http2.CONTINUATION] * (len(parts) - 1)
    flags = [0] * (len(parts) - 1) + [http2.END_HEADERS]
    return [*(("frame", *one) for one in zip(kinds, flags, parts)), *steps[1:]]


@mutation("frames: trailers from the client")
def _(rng, steps):
    return [steps[0], ("data", _body(steps), False), ("headers", [(b"x-trailer", b"1"), (b"grpc-status", b"13")], True)]


@mutation("frames: of unknown kinds between")
def _(rng, steps):
    strange = [("frame", rng.randint(0x20, 0xFF), rng.randrange(256), rng.randbytes(rng.randint(0, 300))) for _ in range(3)]
    return [steps[0], *strange, *steps[1:]]


@mutation("frames: pings and priorities between")
def _(rng, steps):
    ping = ("raw", http2.frame(http2.PING, 0, 0, rng.randbytes(8)))
    return [ping, steps[0], ("frame", http2.PRIORITY, 0, b"\0\0\0\0\x10"), ping, *steps[1:]]


@mutation("reset: after the headers")
def _(rng, steps):
    return [steps[0], ("reset", http2.CANCEL)]


@mutation("reset: within the body")
def _(rng, steps):
    body = _body(steps)
    return [steps[0], ("data", body[:rng.randint(0, len(body))], False), ("reset", rng.choice([0, 1, 2, 8, 11, 200]))]


@mutation("reset: after the end")
def _(rng, steps):
    return [*steps, ("reset", http2.CANCEL)]

# SPDX-License-Identifier: Apache-2.0
"""Requests that HTTP/2 itself forbids. A server may end the whole connection for them, so each has one of its own."""

import http2
from header_mutations import token_text

MUTATIONS = {}


def mutation(kind):
    def add(change):
        MUTATIONS[kind] = change
        return change
    return add


def _reshape(kind):
    def add(reshape):
        MUTATIONS[kind] = lambda rng, request: request.reshapers.append(lambda steps: reshape(rng, steps))
        return reshape
    return add


@mutation("field: pseudo field missing or empty")
def _(rng, request):
    name = rng.choice([b":path", b":method", b":scheme"])
    if rng.random() < 0.5:
        request.remove(name)
    else:
        request.set(name, b"")


@mutation("field: pseudo field twice, late or unknown")
def _(rng, request):
    name = rng.choice([b":path", b":method", b":scheme", b":status", b":protocol", b":x"])
    request.fields.insert(rng.choice([0, 3, len(request.fields)]), (name, b"/a"))


@mutation("field: name not allowed")
def _(rng, request):
    request.fields.append((rng.choice([b"X-Upper", b"", b"a b", b"a\0", b"a\r\nb", b"\xff", b"a:b", b":"]), b"1"))


@mutation("field: of a connection")
def _(rng, request):
    request.fields.append(rng.choice([(b"connection", b"close"), (b"te", b"gzip"), (b"transfer-encoding", b"chunked"), (b"upgrade", b"h2c"),
                                      (b"keep-alive", b"1"), (b"proxy-connection", b"x")]))


@mutation("field: value not allowed")
def _(rng, request):
    name = rng.choice([b"x-value", b"grpc-timeout", b"grpc-encoding", b"content-type", b":path", b":authority", b"authorization"])
    request.set(name, rng.choice([b"a\0b", b"a\r\nb: c", b"\n", b"\x7f", b"\xff\xfe\xfd", b"\xc3\x28", b" lead", b"\x01" * 30]))


@mutation("field: path not absolute")
def _(rng, request):
    request.set(b":path", rng.choice([b"*", b"a/b", b"http://localhost/a/b", b"\\a\\b", b"?x", b"/%", b"/%00/a", b"/a/../b", b"/%zz/b"]))


@mutation("field: content-length not true")
def _(rng, request):
    request.fields.append((b"content-length", rng.choice([b"0", b"1", b"99999", b"-1", b"x", b"18446744073709551616", b"5, 5"])))


@mutation("field: more than a server takes")
def _(rng, request):
    request.fields += [(b"x-" + token_text(rng, 5, 9), b"v" * rng.randint(500, 4000)) for _ in range(rng.randint(80, 120))]


@_reshape("order: data after the end")
def _(rng, steps):
    return [*steps, ("frame", http2.DATA, rng.randrange(2), rng.randbytes(rng.randint(0, 50)))]


@_reshape("order: headers after the end")
def _(rng, steps):
    return [*steps, ("headers", steps[0][1], bool(rng.randrange(2)))]


@_reshape("order: trailers that do not end")
def _(rng, steps):
    return [steps[0], ("headers", [(b"x-trailer", b"1")], False), *steps[1:]]


@_reshape("order: data before the headers")
def _(rng, steps):
    return [("frame", http2.DATA, 0, b"\0\0\0\0\0"), *steps]


@_reshape("order: headers interrupted")
def _(rng, steps):
    other = rng.choice([http2.frame(http2.PING, 0, 0, bytes(8)), http2.frame(http2.DATA, 0, 1, b"x"), http2.settings()])
    return [("frame", http2.HEADERS, 0, http2.encode(steps[0][1])), ("raw", other), *steps[1:]]


@_reshape("order: continuation of nothing")
def _(rng, steps):
    return [("frame", http2.CONTINUATION, rng.choice([0, http2.END_HEADERS]), http2.encode(steps[0][1])), *steps]


@_reshape("order: stream ids that go back or are the server's")
def _(rng, steps):
    stream = rng.choice([2, 4, 1 << 30])
    return [*steps, ("raw", http2.headers(stream, steps[0][1], True))]


@_reshape("frame: padding longer than the frame")
def _(rng, steps):
    kind = rng.choice([http2.DATA, http2.HEADERS])
    block = b"\xff" + (http2.encode(steps[0][1])[:200] if kind == http2.HEADERS else b"abc")
    return [*([steps[0]] if kind == http2.DATA else []), ("frame", kind, http2.PADDED | http2.END_HEADERS if kind == http2.HEADERS else http2.PADDED, block)]


@_reshape("frame: larger than allowed")
def _(rng, steps):
    return [steps[0], ("frame", http2.DATA, 0, bytes(rng.randint(16385, 40_000)))]


@_reshape("frame: of the wrong size")
def _(rng, steps):
    kind, size = rng.choice([(http2.PING, 7), (http2.SETTINGS, 5), (http2.RST_STREAM, 3), (http2.WINDOW_UPDATE, 5), (http2.PRIORITY, 4), (http2.GOAWAY, 3)])
    stream = 1 if kind in (http2.RST_STREAM, http2.WINDOW_UPDATE, http2.PRIORITY) else 0
    return [steps[0], ("raw", http2.frame(kind, 0, stream, bytes(size)))]


@_reshape("frame: on the wrong stream")
def _(rng, steps):
    kind, size = rng.choice([(http2.DATA, 5), (http2.HEADERS, 5), (http2.RST_STREAM, 4), (http2.PRIORITY, 5), (http2.CONTINUATION, 5)])
    return [steps[0], ("raw", http2.frame(kind, http2.END_HEADERS, 0, bytes(size)))]


@_reshape("frame: settings, pings and goaways on a request")
def _(rng, steps):
    kind, size = rng.choice([(http2.SETTINGS, 6), (http2.PING, 8), (http2.GOAWAY, 8)])
    return [steps[0], ("frame", kind, 0, bytes(size))]


@_reshape("frame: a promise from the client")
def _(rng, steps):
    return [steps[0], ("frame", http2.PUSH_PROMISE, http2.END_HEADERS, b"\0\0\0\2" + http2.encode(steps[0][1]))]


@_reshape("window: increased by nothing or beyond its limit")
def _(rng, steps):
    size = rng.choice([0, (1 << 31) - 1])
    return [steps[0], ("raw", http2.window_update(rng.choice([0, 1]), size)), *steps[1:]]


@_reshape("settings: values not allowed")
def _(rng, steps):
    return [("raw", http2.settings(**rng.choice([{"initial_window_size": 1 << 31}, {"enable_push": 2}, {"max_frame_size": 1}, {"max_frame_size": 1 << 24}]))), *steps]


@_reshape("hpack: damaged")
def _(rng, steps):
    block = rng.choice([b"\xff\xff\xff\xff\xff\xff", b"\x80", b"\xbe", b"\0\x7f\xff\xff\xff\xff\x7f", b"\x3f\xff\xff\x7f", rng.randbytes(40) + b"\xff\xff\xff\xff\xff\x7f"])
    return [("frame", http2.HEADERS, http2.END_HEADERS, http2.encode(steps[0][1]) + block), *steps[1:]]

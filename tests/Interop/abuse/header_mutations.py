# SPDX-License-Identifier: Apache-2.0
"""Requests that HTTP/2 takes and gRPC must judge by their headers."""

import base64

MUTATIONS = {}


def mutation(kind):
    def add(change):
        MUTATIONS[kind] = change
        return change
    return add


def token_text(rng, least, most, letters=b"abcdefghijklmnopqrstuvwxyz0123456789"):
    return bytes(rng.choice(letters) for _ in range(rng.randint(least, most)))


@mutation("nothing changed")
def _(rng, request):
    pass


@mutation("path: unknown method")
def _(rng, request):
    service = request.call.path.rsplit("/", 1)[0].encode()
    request.set(b":path", service + b"/" + token_text(rng, 1, 60))


@mutation("path: unknown service")
def _(rng, request):
    request.set(b":path", b"/a" + token_text(rng, 1, 200, b"abc.XYZ_") + b"/" + token_text(rng, 1, 20))


@mutation("path: not of two parts")
def _(rng, request):
    request.set(b":path", rng.choice([b"/", b"/a", b"/" + token_text(rng, 1, 9) * 30, b"/a/b/c", b"/a/b/c/d/e/f",
                                      request.call.path.encode() + b"/x"]))


@mutation("path: query")
def _(rng, request):
    request.set(b":path", request.call.path.encode() + b"?" + token_text(rng, 0, 500))


@mutation("path: percent-encoded letters")
def _(rng, request):
    path = bytearray(request.call.path.encode())
    at = rng.randrange(1, len(path))
    request.set(b":path", bytes(path[:at]) + b"%%%02X" % path[at] + bytes(path[at + 1:]))


@mutation("path: letters changed")
def _(rng, request):
    path = bytearray(request.call.path.encode())
    for _ in range(rng.randint(1, 4)):
        path[rng.randrange(1, len(path))] = rng.choice(b"abcXYZ019.-_~!$&'()*+,;=:@")
    request.set(b":path", bytes(path))


@mutation("method: not POST")
def _(rng, request):
    request.set(b":method", rng.choice([b"GET", b"PUT", b"DELETE", b"PATCH", b"OPTIONS", b"TRACE", b"post", b"PROPFIND"]))


@mutation("content-type: other")
def _(rng, request):
    request.set(b"content-type", rng.choice([b"application/json", b"text/plain", b"application/grpc-web", b"application/grpc-web-text",
                                             b"application/grp", b"application/x-protobuf", b"x" * 2000, b"grpc", b"application/ grpc"]))


@mutation("content-type: missing")
def _(rng, request):
    request.remove(b"content-type")


@mutation("content-type: of gRPC with more")
def _(rng, request):
    request.set(b"content-type", rng.choice([b"application/grpc+proto", b"application/grpc+json", b"application/grpc;x=y",
                                             b"application/grpc; charset=utf-8", b"Application/GRPC+proto", b"application/grpc+"]))


@mutation("te: missing")
def _(rng, request):
    request.remove(b"te")


@mutation("timeout: shorter than any answer")
def _(rng, request):
    request.set(b"grpc-timeout", rng.choice([b"1n", b"99n", b"1u", b"50u", b"0m", b"0S", b"100000n"]))


@mutation("timeout: as long as it gets")
def _(rng, request):
    request.set(b"grpc-timeout", rng.choice([b"99999999H", b"99999999S", b"99999999M", b"60S", b"00000001H"]))


@mutation("timeout: malformed")
def _(rng, request):
    request.set(b"grpc-timeout", rng.choice([b"S", b"5", b"-1S", b"1.5S", b"1s", b"1 S", b" ", b"1SS", b"0x1S", b"123456789S", b"\xc2\xb5",
                                             b"9" * 5000 + b"S", b"S1", b"+1m", token_text(rng, 1, 12) + b"?"]))


@mutation("encoding: unknown")
def _(rng, request):
    request.set(b"grpc-encoding", rng.choice([b"snappy", b"br", b"zstd", b"gzip,gzip", b"GZIP", b"gzip ;q=1", b"identity,gzip",
                                              b"%" * 3000, token_text(rng, 9, 20)]))


@mutation("accept-encoding: anything")
def _(rng, request):
    request.set(b"grpc-accept-encoding", rng.choice([b"", b",", b"identity", b"gzip;q=0", b"*", b"," * 2000, token_text(rng, 1, 50)]))


@mutation("metadata: more of it")
def _(rng, request):
    for _ in range(rng.randint(1, 50)):
        request.fields.append((b"x-" + token_text(rng, 1, 30), bytes(rng.choices(range(0x20, 0x7F), k=rng.randint(0, 100)))))


@mutation("metadata: reserved names")
def _(rng, request):
    name = rng.choice([b"grpc-status", b"grpc-message", b"grpc-status-details-bin", b"grpc-internal-encoding-request", b"grpc-tags-bin",
                       b"grpc-previous-rpc-attempts", b"grpc-trace-bin", b"grpc-message-type"])
    request.fields.append((name, token_text(rng, 0, 40)))


@mutation("metadata: bytes, padded or not, alone or joined")
def _(rng, request):
    values = [base64.b64encode(rng.randbytes(rng.randint(0, 60))) for _ in range(rng.randint(1, 5))]
    values = [value.rstrip(b"=") if rng.random() < 0.5 else value for value in values]
    request.fields.append((b"x-" + token_text(rng, 1, 9) + b"-bin", rng.choice([b",", b", "]).join(values)))


@mutation("metadata: bytes that are no base64")
def _(rng, request):
    request.fields.append((b"x-bytes-bin", rng.choice([b"a", b"!!!!", b"AAA=A", b"====", b"A" * 4097, b"-_-_", b"AA AA", b",,,"])))


@mutation("authorization: missing")
def _(rng, request):
    request.remove(b"authorization")


@mutation("authorization: damaged")
def _(rng, request):
    token = bytearray(dict(request.fields).get(b"authorization", b"Bearer none.at.all"))
    at = rng.randrange(len(b"Bearer "), len(token) - 6)
    token[at] = ord("A") if token[at] != ord("A") else ord("B")
    request.set(b"authorization", rng.choice([bytes(token), b"Bearer", b"Basic eDp5", b"Bearer " + b"a" * 9000, b"Bearer ..", b"Bearer e30.e30.e30"]))


@mutation("authorization: twice")
def _(rng, request):
    request.fields.append((b"authorization", dict(request.fields).get(b"authorization", b"Bearer x")))

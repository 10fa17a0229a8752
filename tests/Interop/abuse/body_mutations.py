# SPDX-License-Identifier: Apache-2.0
"""Proper headers, and a body that breaks gRPC's framing, its compression, or the messages themselves."""

import gzip
import struct
import zlib

from call import frame
from header_mutations import token_text

MUTATIONS = {}
LIMIT = 4 * 1024 * 1024


def mutation(kind):
    def add(change):
        MUTATIONS[kind] = change
        return change
    return add


def _messages(request, last, flag=0):
    """The messages of the call with another one in the last place."""
    request.body = b"".join(frame(message) for message in request.call.messages[:-1]) + frame(last, flag)


def _packed(request, payload):
    request.set(b"grpc-encoding", b"gzip")
    _messages(request, payload, flag=1)


def _gzip(request):
    return gzip.compress(request.call.messages[-1], mtime=0)


@mutation("messages: none")
def _(rng, request):
    request.body = b""


@mutation("messages: one too many")
def _(rng, request):
    request.body += frame(rng.choice([b"", request.call.messages[-1]])) * rng.randint(1, 3)


@mutation("prefix: cut")
def _(rng, request):
    request.body += rng.choice([b"\0", b"\0\0", b"\0\0\0\0", b"\0\0\0\0"])


@mutation("prefix: more than follows")
def _(rng, request):
    request.body += frame(rng.randbytes(rng.randint(0, 100)), length=rng.randint(101, LIMIT))


@mutation("prefix: less than follows")
def _(rng, request):
    request.body += frame(rng.randbytes(rng.randint(2, 60)), length=1)


@mutation("prefix: beyond the limit")
def _(rng, request):
    request.body = frame(rng.randbytes(rng.randint(0, 3000)), length=rng.choice([LIMIT + 1, 1 << 30, (1 << 31) - 1, 1 << 31, (1 << 32) - 1]))


@mutation("flag: neither 0 nor 1")
def _(rng, request):
    _messages(request, request.call.messages[-1], flag=rng.randint(2, 255))


@mutation("flag: compressed without an encoding")
def _(rng, request):
    if rng.random() < 0.5:
        request.set(b"grpc-encoding", b"identity")
    _messages(request, _gzip(request), flag=1)


@mutation("gzip: proper")
def _(rng, request):
    _packed(request, gzip.compress(request.call.messages[-1], compresslevel=rng.randint(0, 9), mtime=rng.randrange(1 << 32)))


@mutation("gzip: named, not used")
def _(rng, request):
    request.set(b"grpc-encoding", b"gzip")


@mutation("gzip: cut")
def _(rng, request):
    packed = _gzip(request)
    _packed(request, packed[:rng.randrange(1, len(packed))])


@mutation("gzip: damaged")
def _(rng, request):
    packed = bytearray(_gzip(request))
    packed[rng.randrange(10, len(packed))] ^= 1 << rng.randrange(8)
    _packed(request, bytes(packed))


@mutation("gzip: something else")
def _(rng, request):
    message = request.call.messages[-1]
    _packed(request, rng.choice([rng.randbytes(rng.randint(1, 300)), zlib.compress(message), b"\x1f\x8b" + rng.randbytes(30), message or b"\0"]))


@mutation("gzip: garbage behind")
def _(rng, request):
    _packed(request, _gzip(request) + rng.choice([b"\1", b"\1" * 20, rng.randbytes(16) + b"\1"]))


@mutation("gzip: grows beyond the limit")
def _(rng, request):
    _packed(request, _bomb())


@mutation("protobuf: bits flipped")
def _(rng, request):
    message = bytearray(request.call.messages[-1] or b"\x0a\x03abc")
    for _ in range(rng.randint(1, 5)):
        message[rng.randrange(len(message))] ^= 1 << rng.randrange(8)
    _messages(request, bytes(message))


@mutation("protobuf: cut")
def _(rng, request):
    message = request.call.messages[-1]
    _messages(request, message[:rng.randrange(len(message))] if message else b"\x0a")


@mutation("protobuf: anything")
def _(rng, request):
    _messages(request, rng.randbytes(rng.randint(1, 400)))


@mutation("protobuf: text of any length and letters")
def _(rng, request):
    text = rng.choice([token_text(rng, 1, 2000), "☺\U0001f608".encode() * rng.randint(1, 300), b"\0" * rng.randint(1, 100), b"A" * 200_000])
    _messages(request, _field(rng.randint(1, 20), text))


@mutation("protobuf: fields nobody knows")
def _(rng, request):
    unknown = _varint(rng.randint(16_000, 536_870_911) << 3) + _varint(rng.randrange(1 << 64))
    _messages(request, request.call.messages[-1] + unknown * rng.randint(1, 100))


@mutation("protobuf: groups a thousand deep")
def _(rng, request):
    _messages(request, _varint(5000 << 3 | 3) * rng.randint(1000, 20_000))


@mutation("protobuf: messages a thousand deep")
def _(rng, request):
    message = b""
    for _ in range(rng.randint(500, 2000)):
        message = _field(rng.choice([1, 2, 3]), message)
    _messages(request, message)


@mutation("protobuf: lengths beyond the message")
def _(rng, request):
    _messages(request, _varint(1 << 3 | 2) + rng.choice([_varint(1 << 20), _varint((1 << 31) - 1), _varint(1 << 31), _varint((1 << 64) - 1), b"\xff" * 11]))


@mutation("protobuf: tags that cannot be")
def _(rng, request):
    _messages(request, rng.choice([b"\0", b"\x07", b"\x06\1", b"\x0c", b"\xff" * 10, b"\x80" * 10 + b"\1"]))


def _field(number, payload):
    return _varint(number << 3 | 2) + _varint(len(payload)) + payload


def _varint(value):
    out = bytearray()
    while value >= 0x80:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes(out) + bytes((value,))


def _bomb(made=[]):
    """Eight MiB of zeros in eight KiB, made once."""
    if not made:
        made.append(gzip.compress(bytes(2 * LIMIT), mtime=0))
    return made[0]

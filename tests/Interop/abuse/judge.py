# SPDX-License-Identifier: Apache-2.0
"""Says what is wrong with a reply; nothing where it is as it must be."""

import re

from permitted import PERMITTED, permitted

# What clients take of headers or trailers by default.
MOST_HEADERS = 8192
PERCENT_ENCODED = re.compile(rb"(?:[\x20-\x24\x26-\x7e]|%[0-9A-F]{2})*")


def judge(request, reply, table=PERMITTED):
    answer = reply.answer
    if answer not in permitted(request, table):
        yield f"{answer} is not permitted: {reply.message}"
    if answer in ("UNKNOWN", "DATA_LOSS") or answer.startswith(("grpc-status", "no ")):
        yield f"{answer} is never permitted: {reply.message}"
    if reply.ended and reply.http_status == 200:
        yield from _form(request, reply, answer)


def _form(request, reply, answer):
    if not reply.headers.get(b"content-type", b"").startswith(b"application/grpc"):
        yield "the content-type is not gRPC's"
    if not PERCENT_ENCODED.fullmatch(reply.trailers.get(b"grpc-message", b"")):
        yield "grpc-message is not percent-encoded"
    if any(sum(len(name) + len(value) + 32 for name, value in block) > MOST_HEADERS for block in reply.blocks):
        yield "headers or trailers are larger than clients take"
    if sum(name == b"grpc-status" for block in reply.blocks for name, _ in block) != 1:
        yield "grpc-status is not there exactly once"
    if "encoding: unknown" in request.kinds and b"gzip" not in reply.headers.get(b"grpc-accept-encoding", b""):
        yield "the encodings that are known are not told"
    messages = list(_messages(reply))
    if None in messages:
        yield "the messages are not framed"
    elif answer == "OK" and request.call.one_response and len(messages) != 1:
        yield f"{len(messages)} messages instead of one"


def _messages(reply):
    """The payloads of the response; None for what is none."""
    at = 0
    while at < len(reply.body):
        flag, length = reply.body[at], int.from_bytes(reply.body[at + 1:at + 5], "big")
        payload = reply.body[at + 5:at + 5 + length]
        compressed = flag == 1 and reply.headers.get(b"grpc-encoding") == b"gzip"
        yield payload if len(payload) == length and (flag == 0 or compressed) else None
        at += 5 + length

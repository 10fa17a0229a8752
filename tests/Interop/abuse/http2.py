# SPDX-License-Identifier: Apache-2.0
"""Frames of HTTP/2 as bytes, legal or not. A library would refuse to write most of what is sent here."""

import functools
import struct

import hpack

PREFACE = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
DATA, HEADERS, PRIORITY, RST_STREAM, SETTINGS, PUSH_PROMISE, PING, GOAWAY, WINDOW_UPDATE, CONTINUATION = range(10)
END_STREAM = ACK = 0x1
END_HEADERS = 0x4
PADDED = 0x8
HEADER_TABLE_SIZE, ENABLE_PUSH, MAX_CONCURRENT_STREAMS, INITIAL_WINDOW_SIZE, MAX_FRAME_SIZE = range(1, 6)
ERRORS = ("NO_ERROR", "PROTOCOL_ERROR", "INTERNAL_ERROR", "FLOW_CONTROL_ERROR", "SETTINGS_TIMEOUT", "STREAM_CLOSED", "FRAME_SIZE_ERROR",
          "REFUSED_STREAM", "CANCEL", "COMPRESSION_ERROR", "CONNECT_ERROR", "ENHANCE_YOUR_CALM", "INADEQUATE_SECURITY", "HTTP_1_1_REQUIRED")
MOST_PAYLOAD = 16384
CANCEL = ERRORS.index("CANCEL")


def frame(kind, flags, stream, payload=b""):
    return struct.pack(">IBI", len(payload) << 8 | kind, flags, stream) + payload


def settings(**values):
    """settings(initial_window_size=0): names as in the RFC, in lower case."""
    pairs = (struct.pack(">HI", globals()[name.upper()], value) for name, value in values.items())
    return frame(SETTINGS, 0, 0, b"".join(pairs))


def window_update(stream, size):
    return frame(WINDOW_UPDATE, 0, stream, struct.pack(">I", size))


def reset(stream, error=CANCEL):
    return frame(RST_STREAM, 0, stream, struct.pack(">I", error))


def headers(stream, fields, end_stream=False):
    """A block larger than a frame goes on in CONTINUATION."""
    block = encode(fields)
    parts = [block[at:at + MOST_PAYLOAD] for at in range(0, len(block), MOST_PAYLOAD)] or [b""]
    flags = [END_STREAM if end_stream else 0] + [0] * (len(parts) - 1)
    flags[-1] |= END_HEADERS
    return b"".join(frame(CONTINUATION if number else HEADERS, flags[number], stream, part) for number, part in enumerate(parts))


def encode(fields):
    """Literals without indexing and without Huffman: each block stands for itself, and any bytes can be sent."""
    return b"".join(b"\0" + _text(name) + _text(value) for name, value in fields)


@functools.lru_cache(4096)
def decode(block):
    """Fields of a block of a peer that was told to keep no table."""
    return [(bytes(name), bytes(value)) for name, value in hpack.Decoder().decode(block, raw=True)]


def error_name(code):
    return ERRORS[code] if code < len(ERRORS) else str(code)


def _text(octets):
    length = len(octets)
    if length < 127:
        return bytes((length,)) + octets
    rest, prefix = length - 127, bytearray(b"\x7f")
    while rest >= 128:
        prefix.append(rest % 128 + 128)
        rest //= 128
    prefix.append(rest)
    return bytes(prefix) + octets

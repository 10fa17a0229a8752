# SPDX-License-Identifier: Apache-2.0
"""The protobuf wire format without a protobuf library, so that the bytes themselves are judged.

Only what canonical blocks use: varints and length-delimited fields.
"""

VARINT = 0
BYTES = 2


class NotCanonical(ValueError):
    """The bytes are not the one canonical form. The text says where and why."""


def read_varint(data, at):
    value = shift = 0
    start = at
    while True:
        if at >= len(data):
            raise NotCanonical(f"a varint at byte {start} is cut off")
        byte = data[at]
        at += 1
        value |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            break
    if byte == 0 and at - start > 1:
        raise NotCanonical(f"the varint at byte {start} is longer than it needs to be")
    if value >= 1 << 64:
        raise NotCanonical(f"the varint at byte {start} has more than 64 bits")
    return value, at


def write_varint(value):
    out = bytearray()
    while value >= 0x80:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


def read_fields(data):
    """Yields (number, wire type, value) in the order of the bytes."""
    at = 0
    while at < len(data):
        tag, at = read_varint(data, at)
        number, kind = tag >> 3, tag & 7
        if kind == VARINT:
            value, at = read_varint(data, at)
        elif kind == BYTES:
            length, at = read_varint(data, at)
            if at + length > len(data):
                raise NotCanonical(f"field {number} is cut off")
            value = bytes(data[at:at + length])
            at += length
        else:
            raise NotCanonical(f"field {number} has wire type {kind}")
        yield number, kind, value


def write_field(number, value):
    """A field of a message as canonical bytes; a value that is the default of its type has no bytes."""
    if isinstance(value, int):
        return write_varint(number << 3 | VARINT) + write_varint(value) if value else b""
    data = value.encode("utf-8") if isinstance(value, str) else bytes(value)
    return write_element(number, data) if data else b""


def write_element(number, value):
    """An element of a repeated field, which has bytes even where it is empty."""
    data = value.encode("utf-8") if isinstance(value, str) else bytes(value)
    return write_varint(number << 3 | BYTES) + write_varint(len(data)) + data


def read_message(data, shape):
    """Reads a message in canonical form: fields ascending, each single field at most once, no unknown field, no written default.

    shape: number -> (name, type), type one of "uint", "text", "bytes", "texts", "messages", "uints" (packed).
    """
    result = {name: [] if kind in ("texts", "messages", "uints") else 0 if kind == "uint" else "" if kind == "text" else b""
              for name, kind in shape.values()}
    last = 0
    for number, wire_type, value in read_fields(data):
        if number not in shape:
            raise NotCanonical(f"field {number} is unknown")
        name, kind = shape[number]
        if wire_type != (VARINT if kind == "uint" else BYTES):
            raise NotCanonical(f"{name} has wire type {wire_type}")
        repeated = kind in ("texts", "messages")
        if number < last or (number == last and not repeated):
            raise NotCanonical(f"{name} is out of order or written twice")
        if not repeated and not value:
            raise NotCanonical(f"{name} is written though it is empty")
        last = number
        if repeated:
            result[name].append(_text(name, value) if kind == "texts" else value)
        elif kind == "uints":
            result[name] = _packed(name, value)
        else:
            result[name] = _text(name, value) if kind == "text" else value
    return result


def _packed(name, data):
    values, at = [], 0
    while at < len(data):
        value, at = read_varint(data, at)
        if value >= 1 << 32:
            raise NotCanonical(f"{name} holds a number of more than 32 bits")
        values.append(value)
    return values


def _text(name, data):
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        raise NotCanonical(f"{name} is not UTF-8") from None

# SPDX-License-Identifier: Apache-2.0
"""What a server may answer to each kind of mutation. INTERNAL stands only where the status table of gRPC, or the mapping of
HTTP/2's errors to gRPC's, prescribes it; UNKNOWN stands nowhere."""

OWN = "the answer to the call unchanged"
# What the service itself may say of a message that is proper protobuf and no proper request.
REFUSED = frozenset({"OK", "INVALID_ARGUMENT", "NOT_FOUND", "ALREADY_EXISTS", "PERMISSION_DENIED", "RESOURCE_EXHAUSTED", "FAILED_PRECONDITION",
                     "ABORTED", "OUT_OF_RANGE", "UNIMPLEMENTED"})
# RFC 9113: a malformed request is a stream error PROTOCOL_ERROR; a server may answer 400 or treat it as an error of the connection.
MALFORMED = frozenset({"RST PROTOCOL_ERROR", "GOAWAY PROTOCOL_ERROR", "HTTP 400"})
OUT_OF_ORDER = MALFORMED | {"GOAWAY STREAM_CLOSED", "RST STREAM_CLOSED", OWN}


def _same(answers):
    return answers, answers


# Kind -> (a method that takes one request, a method that takes a stream of them).
PERMITTED = {
    "nothing changed": _same({OWN}),
    "path: unknown method": _same({"UNIMPLEMENTED"}),
    "path: unknown service": _same({"UNIMPLEMENTED"}),
    "path: not of two parts": _same({"HTTP 404"}),
    "path: query": _same({OWN}),
    "path: percent-encoded letters": _same({OWN, "UNIMPLEMENTED", "HTTP 404"}),
    "path: letters changed": _same({OWN, "UNIMPLEMENTED", "HTTP 404"}),
    # The web server takes "post" for POST.
    "method: not POST": _same({"HTTP 404", "HTTP 405", OWN}),
    "content-type: other": _same({"HTTP 415"}),
    "content-type: missing": _same({"HTTP 415"}),
    "content-type: of gRPC with more": _same({OWN}),
    "te: missing": _same({OWN}),
    "timeout: shorter than any answer": _same({OWN, "DEADLINE_EXCEEDED", "CANCELLED", "RST CANCEL"}),
    "timeout: as long as it gets": _same({OWN}),
    "timeout: malformed": _same({OWN}),
    "encoding: unknown": _same({"UNIMPLEMENTED"}),
    "accept-encoding: anything": _same({OWN}),
    "metadata: more of it": _same({OWN}),
    "metadata: reserved names": _same({OWN}),
    "metadata: bytes, padded or not, alone or joined": _same({OWN}),
    "metadata: bytes that are no base64": _same({OWN}),
    "authorization: missing": _same({"UNAUTHENTICATED"}),
    "authorization: damaged": _same({"UNAUTHENTICATED"}),
    "authorization: twice": _same({"UNAUTHENTICATED"}),
    # "Request cardinality violation": UNIMPLEMENTED.
    "messages: none": ({"UNIMPLEMENTED"}, REFUSED),
    "messages: one too many": ({"UNIMPLEMENTED"}, REFUSED),
    # The framing of the messages is corrupt, which no code of the application can say; or it is one message too many.
    "prefix: cut": ({"INTERNAL", "UNIMPLEMENTED"}, {"INTERNAL"}),
    "prefix: more than follows": ({"INTERNAL", "UNIMPLEMENTED"}, {"INTERNAL"}),
    "prefix: less than follows": _same(REFUSED | {"INTERNAL"}),
    # "Sent or received message was larger than configured limit": RESOURCE_EXHAUSTED.
    "prefix: beyond the limit": _same({"RESOURCE_EXHAUSTED"}),
    "flag: neither 0 nor 1": _same({"INTERNAL"}),
    # compression.md, test case 6.
    "flag: compressed without an encoding": _same({"INTERNAL"}),
    "gzip: proper": _same({OWN}),
    "gzip: named, not used": _same({OWN}),
    # "Could not decompress, but compression algorithm supported": INTERNAL. Some bits of gzip mean nothing.
    "gzip: cut": _same({"INTERNAL"}),
    "gzip: damaged": _same({"INTERNAL", OWN}),
    "gzip: something else": _same({"INTERNAL"}),
    "gzip: garbage behind": _same({"INTERNAL"}),
    "gzip: grows beyond the limit": _same({"RESOURCE_EXHAUSTED"}),
    # "Error parsing request proto": INTERNAL.
    "protobuf: bits flipped": _same(REFUSED | {"INTERNAL"}),
    "protobuf: cut": _same(REFUSED | {"INTERNAL"}),
    "protobuf: anything": _same(REFUSED | {"INTERNAL"}),
    "protobuf: text of any length and letters": _same(REFUSED | {"INTERNAL"}),
    "protobuf: fields nobody knows": _same({OWN} | REFUSED),
    "protobuf: groups a thousand deep": _same({"INTERNAL"}),
    "protobuf: messages a thousand deep": _same(REFUSED | {"INTERNAL"}),
    "protobuf: lengths beyond the message": _same({"INTERNAL"}),
    "protobuf: tags that cannot be": _same({"INTERNAL"}),
    "frames: the end with the headers": ({"UNIMPLEMENTED"}, REFUSED),
    "frames: the end in a frame of its own": _same({OWN}),
    "frames: data in small pieces": _same({OWN}),
    "frames: empty data between": _same({OWN}),
    "frames: padding": _same({OWN}),
    "frames: padded and prioritised headers": _same({OWN}),
    "frames: headers in pieces": _same({OWN}),
    "frames: trailers from the client": _same({OWN}),
    "frames: of unknown kinds between": _same({OWN}),
    "frames: pings and priorities between": _same({OWN}),
    "reset: after the headers": _same({"nothing"}),
    "reset: within the body": _same({"nothing"}),
    # The answer may be on its way already.
    "reset: after the end": _same({"nothing", OWN}),
    "field: pseudo field missing or empty": _same(MALFORMED),
    "field: pseudo field twice, late or unknown": _same(MALFORMED),
    # The web server lets some of these through; they reach no application.
    "field: name not allowed": _same(MALFORMED | {"GOAWAY COMPRESSION_ERROR", OWN}),
    "field: of a connection": _same(MALFORMED | {OWN}),
    "field: value not allowed": _same(MALFORMED | {OWN, "HTTP 404", "HTTP 415", "UNIMPLEMENTED", "UNAUTHENTICATED"}),
    "field: path not absolute": _same(MALFORMED | {"HTTP 404", "UNIMPLEMENTED"}),
    "field: content-length not true": _same(MALFORMED),
    # Without hearing out all of it; then the reason may be lost.
    "field: more than a server takes": _same(MALFORMED | {"closed", "HTTP 431", "GOAWAY ENHANCE_YOUR_CALM", "RST ENHANCE_YOUR_CALM"}),
    "order: data after the end": _same(OUT_OF_ORDER),
    "order: headers after the end": _same(OUT_OF_ORDER),
    "order: trailers that do not end": _same(OUT_OF_ORDER),
    "order: data before the headers": _same(OUT_OF_ORDER - {OWN}),
    "order: headers interrupted": _same({"GOAWAY PROTOCOL_ERROR"}),
    "order: continuation of nothing": _same({"GOAWAY PROTOCOL_ERROR"}),
    "order: stream ids that go back or are the server's": _same(OUT_OF_ORDER),
    "frame: padding longer than the frame": _same({"GOAWAY PROTOCOL_ERROR"}),
    "frame: larger than allowed": _same({"GOAWAY FRAME_SIZE_ERROR", "RST FRAME_SIZE_ERROR"}),
    "frame: of the wrong size": _same({"GOAWAY FRAME_SIZE_ERROR", "RST FRAME_SIZE_ERROR"}),
    "frame: on the wrong stream": _same({"GOAWAY PROTOCOL_ERROR"}),
    "frame: settings, pings and goaways on a request": _same({"GOAWAY PROTOCOL_ERROR"}),
    "frame: a promise from the client": _same({"GOAWAY PROTOCOL_ERROR"}),
    "window: increased by nothing or beyond its limit": _same(
        {"GOAWAY PROTOCOL_ERROR", "RST PROTOCOL_ERROR", "GOAWAY FLOW_CONTROL_ERROR", "RST FLOW_CONTROL_ERROR", OWN}),
    "settings: values not allowed": _same({"GOAWAY PROTOCOL_ERROR", "GOAWAY FLOW_CONTROL_ERROR"}),
    # The web server stumbles over index 0; like COMPRESSION_ERROR, INTERNAL_ERROR of HTTP/2 is INTERNAL to a client of gRPC.
    "hpack: damaged": _same({"GOAWAY COMPRESSION_ERROR", "GOAWAY PROTOCOL_ERROR", "GOAWAY INTERNAL_ERROR"}),
}


def permitted(request, table=PERMITTED):
    """What may come back, where INTERNAL is not among it unless a kind of mutation says so. Several kinds permit what each does."""
    answers = set()
    for kind in request.kinds:
        one, stream = table.get(kind, (frozenset(), frozenset()))
        answers |= one if request.call.one_request else stream
        if kind.startswith("authorization") and not request.call.token:
            answers |= {OWN}
    if OWN in answers:
        answers = answers - {OWN} | {request.call.own}
    return answers

# SPDX-License-Identifier: Apache-2.0
"""What came back for one request, as HTTP/2 and gRPC say it."""

import http2

CODES = ("OK", "CANCELLED", "UNKNOWN", "INVALID_ARGUMENT", "DEADLINE_EXCEEDED", "NOT_FOUND", "ALREADY_EXISTS", "PERMISSION_DENIED",
         "RESOURCE_EXHAUSTED", "FAILED_PRECONDITION", "ABORTED", "OUT_OF_RANGE", "UNIMPLEMENTED", "INTERNAL", "UNAVAILABLE", "DATA_LOSS",
         "UNAUTHENTICATED")
NOTHING = "nothing"


class Reply:
    def __init__(self, stream):
        self.stream = stream
        self.blocks = []
        self.body = bytearray()
        self.ended = False
        self.reset = None
        self.lost = None
        self.abandoned = False

    @property
    def done(self):
        return self.ended or self.reset is not None or self.lost is not None or self.abandoned

    @property
    def headers(self):
        return dict(self.blocks[0]) if self.blocks else {}

    @property
    def trailers(self):
        """Trailers, or the only headers there are."""
        return dict(self.blocks[-1]) if self.blocks else {}

    @property
    def http_status(self):
        return int(self.headers.get(b":status", b"0"))

    @property
    def answer(self):
        """One word for the outcome: a gRPC code, "HTTP 415", "RST CANCEL", "GOAWAY PROTOCOL_ERROR", "closed", or nothing."""
        if self.ended and self.http_status != 200:
            return f"HTTP {self.http_status}"
        if self.ended:
            return code_name(self.trailers.get(b"grpc-status"))
        if self.abandoned:
            return NOTHING
        if self.reset is not None:
            return "RST " + http2.error_name(self.reset)
        return self.lost or "no answer in time"

    @property
    def message(self):
        return self.trailers.get(b"grpc-message", b"").decode("ascii", "replace")


def code_name(text):
    if text is None:
        return "no grpc-status"
    known = text.isdigit() and str(int(text)).encode() == text and int(text) < len(CODES)
    return CODES[int(text)] if known else f"grpc-status {text!r}"

# SPDX-License-Identifier: Apache-2.0
"""What the libraries of others really send and take when their compression cases pass, read off the wire."""

from expect import expect


def _calls(tap, method):
    calls = [call for call in tap.calls if call.method == method]
    if not calls:
        raise AssertionError(f"no call of {method} has passed")
    return calls


def sends_gzip_unary(tap):
    """After client_compressed_unary: a plain request, a compressed one, a plain one."""
    calls = _calls(tap, "UnaryCall")
    expect("the flags of the requests", [[0], [1], [0]], [call.request.messages.flags for call in calls])
    expect("grpc-encoding of the compressed request", "gzip", calls[1].request.headers.get("grpc-encoding"))


def sends_gzip_streaming(tap):
    """After client_gzip_streaming: the three large requests are compressed; the one of 8 bytes is as its client likes."""
    call, = _calls(tap, "StreamingInputCall")
    expect("grpc-encoding of the request", "gzip", call.request.headers.get("grpc-encoding"))
    flags = call.request.messages.flags
    expect("the flags of the large requests", [1, 1, 1], flags[:1] + flags[2:])


def takes_gzip(tap):
    """After server_gzip: a compressed response; and a compressed one and a plain one in a stream."""
    for method, flags in (("UnaryCall", [1]), ("StreamingOutputCall", [1, 0])):
        call, = _calls(tap, method)
        accepted = [name.strip() for name in call.request.headers.get("grpc-accept-encoding", "").split(",")]
        expect(f"gzip being accepted by the client of {method}", True, "gzip" in accepted)
        expect(f"grpc-encoding of the response of {method}", "gzip", call.response.headers.get("grpc-encoding"))
        expect(f"the flags of the responses of {method}", flags, call.response.messages.flags)


# The case of the client that passes through the tap, and what is then to be seen.
CASES = {
    "client_compressed_unary": sends_gzip_unary,
    "client_gzip_streaming": sends_gzip_streaming,
    "server_gzip": takes_gzip,
}

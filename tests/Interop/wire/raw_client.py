# SPDX-License-Identifier: Apache-2.0
"""Makes a call on the bytes of HTTP/2 themselves, without any gRPC library."""

import dataclasses
import socket

import h2.config
import h2.connection
import h2.events

from messages import Messages

SECONDS = 60


@dataclasses.dataclass
class Reply:
    headers: dict
    trailers: dict
    messages: Messages

    @property
    def status(self):
        return int((self.trailers or self.headers)["grpc-status"])


def call(port, method, body, **headers):
    """Sends the body in one go and reads until the server has ended the call. Underscores in header names stand for hyphens."""
    with socket.create_connection(("127.0.0.1", port), timeout=SECONDS) as connection:
        http = h2.connection.H2Connection(h2.config.H2Configuration(header_encoding="utf-8"))
        http.initiate_connection()
        http.send_headers(1, [
            (":method", "POST"), (":scheme", "http"), (":authority", f"127.0.0.1:{port}"), (":path", f"/grpc.testing.TestService/{method}"),
            ("content-type", "application/grpc"), ("te", "trailers"), *((name.replace("_", "-"), value) for name, value in headers.items())])
        reply = Reply({}, {}, Messages())
        ended = False
        while not ended:
            body = _send(http, body)
            connection.sendall(http.data_to_send())
            for event in http.receive_data(_receive(connection)):
                ended = _take(http, event, reply) or ended
        connection.sendall(http.data_to_send())
        return reply


def _send(http, body):
    """Sends what the window allows; the rest waits for the server's word."""
    if body is None:
        return None
    while body:
        size = min(len(body), http.local_flow_control_window(1), http.max_outbound_frame_size)
        if size == 0:
            return body
        http.send_data(1, body[:size])
        body = body[size:]
    http.end_stream(1)
    return None


def _receive(connection):
    data = connection.recv(1 << 16)
    if not data:
        raise ConnectionError("the server has closed the connection")
    return data


def _take(http, event, reply):
    if isinstance(event, h2.events.ResponseReceived):
        reply.headers = dict(event.headers)
    elif isinstance(event, h2.events.TrailersReceived):
        reply.trailers = dict(event.headers)
    elif isinstance(event, h2.events.DataReceived):
        http.acknowledge_received_data(event.flow_controlled_length, 1)
        reply.messages.feed(event.data)
    return isinstance(event, (h2.events.StreamEnded, h2.events.StreamReset))

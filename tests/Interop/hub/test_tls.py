# SPDX-License-Identifier: Apache-2.0
"""A client of grpcio over TLS, with the commands of the README for the certificate.

Needs a built hub, named by STATSEXCHANGE_HUB_DLL, and openssl.
"""

import pathlib
import socket
import ssl
import subprocess
import tempfile
import unittest

import grpc

import hub as hubs
import wire

SERVING = 1


def check(target, credentials):
    """The state of the hub, over a channel of its own."""
    with grpc.secure_channel(target, credentials, hubs.CHANNEL) as channel:
        answer = channel.unary_unary("/grpc.health.v1.Health/Check")(b"", timeout=60)
        return dict((number, value) for number, _, value in wire.read_fields(answer))[1]


def make_certificate(folder):
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-noenc", "-days", "30",
                    "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1",
                    "-keyout", str(folder / "tls.key"), "-out", str(folder / "tls.pem")], check=True, capture_output=True)
    (folder / "tls.key").chmod(0o600)
    return (folder / "tls.pem").read_bytes()


@unittest.skipUnless(hubs.HUB, "STATSEXCHANGE_HUB_DLL is not set")
class TlsTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory(prefix="tls-")
        cls.addClassCleanup(folder.cleanup)
        cls.root = make_certificate(pathlib.Path(folder.name))
        cls.target = f"localhost:{hubs.free_port()}"
        cls.hub = hubs.Hub()
        cls.addClassCleanup(cls.hub.stop)
        cls.hub.start("--tls-certificate", f"{folder.name}/tls.pem", "--tls-key", f"{folder.name}/tls.key", urls=[f"https://{cls.target}"])

    def test_client_that_knows_the_root_is_served(self):
        self.assertEqual(SERVING, check(self.target, grpc.ssl_channel_credentials(self.root)))

    def test_client_that_does_not_know_the_root_is_not_reached(self):
        with self.assertRaises(grpc.RpcError) as error:
            check(self.target, grpc.ssl_channel_credentials())
        self.assertEqual(grpc.StatusCode.UNAVAILABLE, error.exception.code())

    def test_client_without_tls_gets_no_answer_and_the_hub_goes_on(self):
        with grpc.insecure_channel(self.target, hubs.CHANNEL) as channel, self.assertRaises(grpc.RpcError) as error:
            channel.unary_unary("/grpc.health.v1.Health/Check")(b"", timeout=60)
        self.assertEqual(grpc.StatusCode.UNAVAILABLE, error.exception.code())
        self.assertEqual(SERVING, check(self.target, grpc.ssl_channel_credentials(self.root)))

    def test_what_is_no_http2_over_tls_is_closed_without_a_line_in_the_log(self):
        before = self.hub.log()
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.load_verify_locations(cadata=self.root.decode("ascii"))
        host, _, port = self.target.partition(":")
        for _ in range(20):
            with socket.create_connection((host, int(port)), timeout=60) as plain, context.wrap_socket(plain, server_hostname=host) as connection:
                self.assertIsNone(connection.selected_alpn_protocol())
                connection.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
                self.assertEqual(b"", connection.recv(1))
            with socket.create_connection((host, int(port)), timeout=60) as plain:
                plain.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
                self.assertEqual(b"", plain.recv(1))
        self.assertEqual(SERVING, check(self.target, grpc.ssl_channel_credentials(self.root)))
        # The web server says so by itself where the machine stood still.
        self.assertEqual([], [line for line in self.hub.log()[len(before):].splitlines() if "heartbeat" not in line])


if __name__ == "__main__":
    unittest.main()

# SPDX-License-Identifier: Apache-2.0
"""A client of grpcio with open streams at a hub that is told to end, and told so by the streams.

Needs a built hub, named by STATSEXCHANGE_HUB_DLL.
"""

import queue
import unittest

import grpc

import hub as hubs
import reflection
import wire

SERVING, NOT_SERVING = 1, 2


def status(answer):
    return dict((number, value) for number, _, value in wire.read_fields(answer))[1]


@unittest.skipUnless(hubs.HUB, "STATSEXCHANGE_HUB_DLL is not set")
class ShutdownTest(unittest.TestCase):
    def setUp(self):
        self.hub = hubs.Hub()
        self.addCleanup(self.hub.stop)
        self.hub.start()

    def assert_told_to_retry(self, error):
        trailers = dict(error.trailing_metadata())
        self.assertEqual(grpc.StatusCode.UNAVAILABLE, error.code())
        self.assertEqual("1000", trailers["grpc-retry-pushback-ms"])
        self.assertIn(b"google.rpc.RetryInfo", trailers["grpc-status-details-bin"])

    def test_streams_are_told_and_the_process_ends_with_0(self):
        watch = self.hub.channel.unary_stream("/grpc.health.v1.Health/Watch")(b"", timeout=60)
        self.assertEqual(SERVING, status(next(watch)))
        questions = queue.Queue()
        client = reflection.Reflection(self.hub.channel, "v1")
        questions.put(client.messages.ServerReflectionRequest(list_services=""))
        answers = client.stub.ServerReflectionInfo(iter(questions.get, None), timeout=60)
        next(answers)

        self.hub.terminate()

        self.assertEqual(NOT_SERVING, status(next(watch)))
        for stream in (watch, answers):
            with self.assertRaises(grpc.RpcError) as error:
                next(stream)
            self.assert_told_to_retry(error.exception)
        questions.put(None)
        self.assertEqual(0, self.hub.wait())


if __name__ == "__main__":
    unittest.main()

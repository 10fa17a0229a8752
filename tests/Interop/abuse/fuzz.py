# SPDX-License-Identifier: Apache-2.0
"""Sends mutated calls to a server and judges every reply. Request number n of a seed is always the same mutation."""

import collections
import random
import socket

import body_mutations
import framing_mutations
import header_mutations
import malformed_mutations
from call import Request
from connection import Connection
from garbage import GARBAGE
from judge import judge

SHARED = (header_mutations.MUTATIONS, body_mutations.MUTATIONS, framing_mutations.MUTATIONS)
# Of a hundred: connections of garbage, requests that HTTP/2 forbids, requests of two mutations; the rest have one.
GARBAGE_SHARE, MALFORMED_SHARE, TWOFOLD_SHARE = 4, 12, 25
CONNECTIONS = 4
BATCH = 32
SECONDS_TO_END = 60
MOST_TOLD = 30


class Fuzz:
    def __init__(self, target, seed):
        self._target = target
        self._seed = seed
        self._connections = []
        self.counts = collections.Counter()
        self.answers = collections.Counter()
        self.faults = collections.Counter()

    def run(self, first, count):
        """A batch goes out on several connections at once; control calls come between."""
        indices = iter(range(first, first + count))
        while batch := [index for index, _ in zip(indices, range(CONNECTIONS * BATCH))]:
            self._run_batch(batch)
            wrong = self._target.check() if self._target.is_alive() else ["the server has ended"]
            for text in wrong:
                self._fault("control calls", batch[-1], text)
            if not self._target.is_alive():
                return

    def make(self, index):
        """(kinds, request) or, for garbage, (kind, octets)."""
        rng = random.Random(f"{self._seed}/{index}")
        share = rng.randrange(100)
        if share < GARBAGE_SHARE:
            kind = rng.choice(sorted(GARBAGE))
            return [kind], GARBAGE[kind](rng)
        if share < GARBAGE_SHARE + MALFORMED_SHARE:
            return self._request(rng, [(malformed_mutations.MUTATIONS, rng.choice(sorted(malformed_mutations.MUTATIONS)))])
        parts = sorted(rng.sample(range(len(SHARED)), 2 if share < GARBAGE_SHARE + MALFORMED_SHARE + TWOFOLD_SHARE else 1))
        return self._request(rng, [(SHARED[part], rng.choice(sorted(SHARED[part]))) for part in parts])

    def _request(self, rng, mutations):
        orders = not any(kind.startswith("protobuf") for _, kind in mutations)
        request = Request(rng.choice([call for call in self._target.calls if orders or not call.is_order]))
        for table, kind in mutations:
            table[kind](rng, request)
            request.kinds.append(kind)
        return request.kinds, request

    def _run_batch(self, batch):
        sent, garbage = [], []
        for number, index in enumerate(batch):
            kinds, request = self.make(index)
            self.counts.update(kinds)
            if isinstance(request, bytes):
                garbage.append((index, kinds[0], self._send_garbage(request)))
                continue
            alone = kinds[0] in malformed_mutations.MUTATIONS
            connection = Connection(self._target.address) if alone else self._connection(number % CONNECTIONS)
            sent.append((index, request, connection, connection.send(request.steps()), alone))
        for connection in {connection for _, _, connection, _, _ in sent}:
            connection.flush()
        for index, request, connection, reply, alone in sent:
            connection.wait([reply])
            self._judge(index, request, reply)
            if alone:
                connection.close()
            else:
                connection.replies.pop(reply.stream)
        for index, kind, own in garbage:
            if not _ends(own):
                self._fault(kind, index, "the connection is still open")

    def _connection(self, number):
        """One of the shared connections; a new one for one that has ended."""
        while len(self._connections) <= number:
            self._connections.append(Connection(self._target.address))
        if self._connections[number].end is not None:
            self._connections[number] = Connection(self._target.address)
        return self._connections[number]

    def _send_garbage(self, octets):
        own = socket.create_connection(self._target.address, timeout=SECONDS_TO_END)
        try:
            own.sendall(octets)
            own.shutdown(socket.SHUT_WR)
        except OSError:
            pass  # Ended before all was sent, which is one way to end.
        return own

    def _judge(self, index, request, reply):
        self.answers[reply.answer] += 1
        for text in judge(request, reply):
            self._fault(" + ".join(request.kinds), index, f"{request.call.path}: {text}")

    def _fault(self, kind, index, text):
        self.faults[kind] += 1
        if sum(self.faults.values()) <= MOST_TOLD:
            print(f"FAULT {kind}: {text[:300]} (--seed {self._seed} --first {index} --count 1)", flush=True)


def _ends(own):
    """Whether the server ends the connection; what it says before is not looked at."""
    try:
        while own.recv(1 << 16):
            pass
    except TimeoutError:
        return False
    except OSError:
        pass
    own.close()
    return True

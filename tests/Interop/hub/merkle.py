# SPDX-License-Identifier: Apache-2.0
"""The Merkle tree hash of RFC 6962, section 2.1, written recursively as the RFC does."""

import hashlib


def root(leaves):
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return hashlib.sha256(b"\x00" + leaves[0]).digest()
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    return hashlib.sha256(b"\x01" + root(leaves[:split]) + root(leaves[split:])).digest()

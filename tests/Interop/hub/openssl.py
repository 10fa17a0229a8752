# SPDX-License-Identifier: Apache-2.0
"""Keys and signatures by plain openssl, as a signatory without our client would make and check them."""

import hashlib
import pathlib
import subprocess
import tempfile


def make_key(folder, name):
    """A P-256 key; gives the private key's path and the public key as PEM text."""
    private = pathlib.Path(folder) / f"{name}.pem"
    _run("ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", str(private))
    return private, _run("pkey", "-in", str(private), "-pubout").decode("ascii")


def key_id(public_pem):
    return hashlib.sha256(_run("pkey", "-pubin", "-outform", "DER", data=public_pem.encode("ascii"))).hexdigest()


def sign(private, data):
    return _run("dgst", "-sha256", "-sign", str(private), data=data)


def verifies(public_pem, signature, data):
    with tempfile.TemporaryDirectory() as folder:
        key, sig = pathlib.Path(folder) / "key.pem", pathlib.Path(folder) / "data.sig"
        key.write_text(public_pem, encoding="ascii")
        sig.write_bytes(signature)
        done = subprocess.run(["openssl", "dgst", "-sha256", "-verify", str(key), "-signature", str(sig)],
                              input=data, capture_output=True, check=False)
        return done.returncode == 0 and done.stdout == b"Verified OK\n"


def _run(*arguments, data=None):
    return subprocess.run(["openssl", *arguments], input=data, capture_output=True, check=True).stdout

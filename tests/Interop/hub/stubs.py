# SPDX-License-Identifier: Apache-2.0
"""Makes the stubs once per run, in a temporary folder, and puts them on the path. Import it before any stub."""

import atexit
import sys
import tempfile

import generate_stubs

_folder = tempfile.TemporaryDirectory(prefix="stubs-")
atexit.register(_folder.cleanup)
FOLDER = _folder.name
generate_stubs.generate(FOLDER)
sys.path.insert(0, FOLDER)

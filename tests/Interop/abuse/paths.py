# SPDX-License-Identifier: Apache-2.0
"""Makes the modules of the tests with a hub importable here. Import it before any of them."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "hub"))

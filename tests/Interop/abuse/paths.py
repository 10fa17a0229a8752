# SPDX-License-Identifier: Apache-2.0
"""Makes the modules of the other tests importable here. Import it before any of them."""

import pathlib
import sys

INTEROP = pathlib.Path(__file__).resolve().parents[1]
sys.path[:0] = [str(INTEROP / "hub"), str(INTEROP)]

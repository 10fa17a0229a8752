# SPDX-License-Identifier: Apache-2.0
"""Builds and starts what the suites need, and counts how their cases end."""

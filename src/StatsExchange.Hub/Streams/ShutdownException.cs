// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Hub.Streams;

/// <summary>The hub shuts down; the same call can be made again to the next one.</summary>
internal sealed class ShutdownException() : Exception("The hub is shutting down; call again.");

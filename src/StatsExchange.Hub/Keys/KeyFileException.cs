// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Hub.Keys;

/// <summary>A key file the hub cannot work with; the message says which, why and what to do.</summary>
public sealed class KeyFileException : Exception
{
    internal KeyFileException(string message)
        : base(message)
    {
    }
}

// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Hub.Tls;

/// <summary>A certificate or key that cannot be shown to clients; the message says which file, why, and what is expected.</summary>
public sealed class TlsFileException : Exception
{
    internal TlsFileException(string option, string message)
        : base(message) => Option = option;

    /// <summary>Name of the option that names the file.</summary>
    public string Option { get; }
}

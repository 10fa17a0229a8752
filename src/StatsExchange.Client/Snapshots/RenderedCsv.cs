// SPDX-License-Identifier: Apache-2.0
using System.Security.Cryptography;
using StatsExchange.Contracts.Snapshots;
using StatsExchange.Domain.Observations;

namespace StatsExchange.Client.Snapshots;

/// <summary>The digest of the SDMX-CSV that blocks render to, without the text itself being kept.</summary>
internal sealed class RenderedCsv
{
    private readonly SdmxCsvWriter _writer = new();
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private bool _incomplete;

    public RenderedCsv() => _hash.AppendData(_writer.Header());

    public void Add(Slice slice)
    {
        if (!_incomplete)
        {
            _hash.AppendData(_writer.Lines(slice));
        }
    }

    /// <summary>A block cannot be read, so the text is not known.</summary>
    public void GiveUp() => _incomplete = true;

    /// <summary>Hexadecimal; null where a block could not be read.</summary>
    public string? Digest() => _incomplete ? null : Convert.ToHexStringLower(_hash.GetCurrentHash());
}

// SPDX-License-Identifier: Apache-2.0
using System.IO.Compression;

namespace Grpc.AspNetCore.Server;

/// <summary>The encoding of responses whose call asks for none of its own, and how hard to compress where one is used.</summary>
internal sealed record ResponseCompression(string? DefaultEncoding, CompressionLevel Level)
{
    public static readonly ResponseCompression None = new(null, CompressionLevel.Fastest);
}

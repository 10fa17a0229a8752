// SPDX-License-Identifier: Apache-2.0
using System.IO.Compression;

namespace Grpc.Core.Wire;

/// <summary>How messages are compressed.</summary>
internal readonly record struct Packing(string Encoding, CompressionLevel Level);

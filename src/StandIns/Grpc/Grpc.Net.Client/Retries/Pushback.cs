// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Grpc.Core;

namespace Grpc.Net.Client;

/// <summary>What a server says of retries beside a failure.</summary>
internal readonly record struct Pushback(bool IsNamed, bool ForbidsRetry, TimeSpan? Delay)
{
    private const string Header = "grpc-retry-pushback-ms";

    /// <summary>A negative number forbids, and so does what is no number.</summary>
    public static Pushback Of(Metadata trailers)
    {
        if (trailers.Get(Header) is not { } entry)
        {
            return default;
        }

        return int.TryParse(entry.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var milliseconds) && milliseconds >= 0
            ? new Pushback(true, false, TimeSpan.FromMilliseconds(milliseconds))
            : new Pushback(true, true, null);
    }
}

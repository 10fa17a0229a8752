// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Net.Http.Headers;
using Grpc.Core;
using Grpc.Core.Wire;

namespace Grpc.Net.Client;

/// <summary>How a call ended; set once.</summary>
internal sealed record CallOutcome(Status Status, Metadata Trailers)
{
    public static CallOutcome Of(StatusCode code, string detail, Exception? cause = null) => new(new Status(code, detail, cause), []);

    /// <summary>The outcome that these headers or trailers state; null where they state none.</summary>
    public static CallOutcome? Read(HttpHeaders fields)
    {
        if (!fields.NonValidated.TryGetValues(WireHeaders.Status, out var codes))
        {
            return null;
        }

        if (!int.TryParse(FirstOf(codes), NumberStyles.None, CultureInfo.InvariantCulture, out var code))
        {
            return Of(StatusCode.Internal, $"Unexpected grpc-status value: {FirstOf(codes)}");
        }

        var detail = fields.NonValidated.TryGetValues(WireHeaders.Message, out var messages) ? StatusMessage.Decode(FirstOf(messages)) : "";
        return new CallOutcome(new Status((StatusCode)code, detail), ReadMetadata(fields));
    }

    public static Metadata ReadMetadata(HttpHeaders fields)
    {
        var metadata = new Metadata();
        foreach (var (name, values) in fields.NonValidated)
        {
            foreach (var value in values)
            {
                WireMetadata.Add(metadata, name, value);
            }
        }

        return metadata;
    }

    /// <summary>A single value is read without a list for it.</summary>
    private static string FirstOf(HeaderStringValues values) => values.Count == 1 ? values.ToString() : values.First();
}

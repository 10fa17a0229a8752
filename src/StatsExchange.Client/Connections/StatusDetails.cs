// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using Google.Protobuf;
using Google.Rpc;
using Grpc.Core;
using StatsExchange.V1;
using RpcStatus = Google.Rpc.Status;

namespace StatsExchange.Client.Connections;

/// <summary>What google.rpc.Status in the trailer grpc-status-details-bin says beyond code and message.</summary>
internal sealed record StatusDetails(ErrorReason Reason, ImmutableArray<FieldViolation> Violations)
{
    private const string Trailer = "grpc-status-details-bin";
    private const string Domain = "statsexchange";

    private static readonly StatusDetails None = new(ErrorReason.Unspecified, []);

    public static StatusDetails Of(RpcException failure)
    {
        if (failure.Trailers?.GetValueBytes(Trailer) is not { } bytes)
        {
            return None;
        }

        try
        {
            return Read(RpcStatus.Parser.ParseFrom(bytes));
        }
        catch (InvalidProtocolBufferException)
        {
            // A proxy may have cut the trailer; code and message still hold.
            return None;
        }
    }

    private static StatusDetails Read(RpcStatus status)
    {
        var reason = ErrorReason.Unspecified;
        var violations = ImmutableArray.CreateBuilder<FieldViolation>();
        foreach (var detail in status.Details)
        {
            // Field 1 of ErrorInfo is the reason; the messages of this version still have its first name.
            if (detail.TryUnpack<ErrorInfo>(out var info) && info.Domain == Domain && ShortNames.TryParse<ErrorReason>(info.Type, out var known))
            {
                reason = known;
            }
            else if (detail.TryUnpack<BadRequest>(out var bad))
            {
                violations.AddRange(bad.FieldViolations.Select(v => new FieldViolation(v.Field, v.Description)));
            }
        }

        return new StatusDetails(reason, violations.DrainToImmutable());
    }
}

// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using StatsExchange.Grains.Callers;
using StatsExchange.V1;

namespace StatsExchange.Hub.Refusals;

/// <summary>Writes google.rpc.Status with details small enough for any client's limit on headers.</summary>
internal static class RichStatus
{
    /// <summary>Most field violations listed; the message tells how many there are.</summary>
    public const int MaxViolations = 20;

    private const string Trailer = "grpc-status-details-bin";

    // What gRPC's own retries understand; they do not look into the details.
    private const string Pushback = "grpc-retry-pushback-ms";
    private const string Domain = "statsexchange";
    private const int LongestMessage = 512;
    private const int LongestField = 96;
    private const int LongestDescription = 256;

    // In base64 it stays under 4 KB.
    private const int LargestStatus = 2900;

    private static readonly Duration RetryDelay = Duration.FromTimeSpan(TimeSpan.FromSeconds(1));

    /// <summary>The status of a refusal.</summary>
    public static RpcException Of(RefusedException refusal)
    {
        var code = ReasonStatus.Of(refusal.Reason);
        var status = new Google.Rpc.Status { Code = (int)code };
        // Field 1 has the name "reason" today; this version of the messages still calls it "type". On the wire they are one.
        status.Details.Add(Any.Pack(new ErrorInfo { Type = ReasonName.Of(refusal.Reason), Domain = Domain }));
        if (IsRetryable(refusal.Reason))
        {
            status.Details.Add(Any.Pack(new RetryInfo { RetryDelay = RetryDelay }));
        }

        var listed = AddViolations(status, refusal);
        var message = Cut(refusal.Message, LongestMessage);
        return Of(status, listed < refusal.ViolationCount ? $"{message} {listed} of {refusal.ViolationCount} are listed." : message, refusal);
    }

    /// <summary>A status that is no refusal.</summary>
    public static RpcException Of(StatusCode code, string message, bool retry)
    {
        var status = new Google.Rpc.Status { Code = (int)code };
        if (retry)
        {
            status.Details.Add(Any.Pack(new RetryInfo { RetryDelay = RetryDelay }));
        }

        return Of(status, message, null);
    }

    private static RpcException Of(Google.Rpc.Status status, string message, RefusedException? refusal)
    {
        status.Message = message;
        Metadata trailers = new() { { Trailer, status.ToByteArray() } };
        if (status.Details.Any(detail => detail.Is(RetryInfo.Descriptor)))
        {
            trailers.Add(Pushback, RetryDelay.ToTimeSpan().TotalMilliseconds.ToString(CultureInfo.InvariantCulture));
        }

        return new RpcException(new Grpc.Core.Status((StatusCode)status.Code, message, refusal), trailers);
    }

    private static bool IsRetryable(ErrorReason reason) => reason is
        ErrorReason.JournalUnavailable or ErrorReason.RevisionNotReached or ErrorReason.Contention or ErrorReason.TooBusy;

    private static int AddViolations(Google.Rpc.Status status, RefusedException refusal)
    {
        if (refusal.Violations.IsDefaultOrEmpty)
        {
            return 0;
        }

        var size = status.CalculateSize() + LongestMessage;
        var request = new BadRequest();
        foreach (var violation in refusal.Violations.Take(MaxViolations))
        {
            BadRequest.Types.FieldViolation next = new()
            {
                Field = Cut(violation.Field, LongestField),
                Description = Cut(violation.Description, LongestDescription),
            };
            size += next.CalculateSize() + 4;
            if (size > LargestStatus)
            {
                break;
            }

            request.FieldViolations.Add(next);
        }

        status.Details.Add(Any.Pack(request));
        return request.FieldViolations.Count;
    }

    private static string Cut(string text, int bytes)
    {
        if (Encoding.UTF8.GetByteCount(text) <= bytes)
        {
            return text;
        }

        StringBuilder cut = new();
        var left = bytes - 3;
        foreach (var rune in text.EnumerateRunes())
        {
            left -= rune.Utf8SequenceLength;
            if (left < 0)
            {
                break;
            }

            cut.Append(rune);
        }

        return cut.Append('…').ToString();
    }
}

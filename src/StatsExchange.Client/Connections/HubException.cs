// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Security.Authentication;
using Grpc.Core;
using StatsExchange.V1;

namespace StatsExchange.Client.Connections;

/// <summary>A call that the hub refused, or that did not reach it.</summary>
public sealed class HubException : Exception
{
    /// <summary>Says what went wrong.</summary>
    /// <param name="status">The status of the call.</param>
    /// <param name="reason">Why the hub refused; unspecified where it gave no reason.</param>
    /// <param name="message">What went wrong, in plain words.</param>
    /// <param name="violations">The fields that are wrong.</param>
    /// <param name="inner">What the call failed with.</param>
    public HubException(StatusCode status, ErrorReason reason, string message, ImmutableArray<FieldViolation> violations, Exception? inner = null)
        : base(message, inner)
    {
        Status = status;
        Reason = reason;
        Violations = violations;
    }

    /// <summary>The status of the call.</summary>
    public StatusCode Status { get; }

    /// <summary>Why the hub refused (the closed list of the API); unspecified where it gave no reason.</summary>
    public ErrorReason Reason { get; }

    /// <summary>The fields that are wrong; empty where it is not about fields.</summary>
    public ImmutableArray<FieldViolation> Violations { get; }

    /// <summary>Whether no hub answered that is trusted: a hub that answers UNAVAILABLE gives a reason.</summary>
    public bool IsUnreachable => Reason == ErrorReason.Unspecified
        && (Status == StatusCode.Unavailable || Cause<AuthenticationException>(InnerException) is not null);

    /// <summary>Reads status, reason and field violations out of a failed call.</summary>
    public static HubException From(RpcException failure)
    {
        var details = StatusDetails.Of(failure);
        return new HubException(failure.StatusCode, details.Reason, MessageOf(failure.Status, details.Reason), details.Violations, failure);
    }

    private static string MessageOf(Status status, ErrorReason reason)
    {
        var said = status.Detail.Trim();
        return status.StatusCode switch
        {
            _ when Cause<CertificateRefusedException>(status.DebugException) is { } refused => $"The hub's certificate is not accepted: {refused.Message}",
            _ when Cause<AuthenticationException>(status.DebugException) is { } failed =>
                $"The hub does not speak TLS there, or not with this client: {failed.GetBaseException().Message}",
            StatusCode.Unavailable when reason == ErrorReason.Unspecified => $"The hub cannot be reached: {status.DebugException?.GetBaseException().Message ?? said}",
            StatusCode.DeadlineExceeded => "The hub did not answer in time. Whether it did what was asked is not known; asking again with the same request id is safe.",
            StatusCode.Cancelled => "The call was cancelled.",
            StatusCode.Unimplemented => "This hub does not offer that method.",
            _ => said.Length > 0 ? said : $"The hub answered {status.StatusCode}.",
        };
    }

    private static T? Cause<T>(Exception? exception)
        where T : Exception => exception switch
    {
        null => null,
        T cause => cause,
        RpcException failure => Cause<T>(failure.Status.DebugException),
        _ => Cause<T>(exception.InnerException),
    };
}

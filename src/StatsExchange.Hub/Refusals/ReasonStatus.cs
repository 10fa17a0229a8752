// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;
using StatsExchange.V1;

namespace StatsExchange.Hub.Refusals;

/// <summary>The status code of each reason, as documented beside the reason.</summary>
internal static class ReasonStatus
{
    public static StatusCode Of(ErrorReason reason) => reason switch
    {
        ErrorReason.TokenMissing or ErrorReason.TokenInvalid => StatusCode.Unauthenticated,
        ErrorReason.RoleNotAllowed or ErrorReason.NotYours or ErrorReason.NoAgreement or ErrorReason.SignatureInvalid => StatusCode.PermissionDenied,
        ErrorReason.FieldInvalid or ErrorReason.ValidationFailed => StatusCode.InvalidArgument,
        ErrorReason.SubmissionTooLarge or ErrorReason.MessageTooLarge or ErrorReason.TooBusy => StatusCode.ResourceExhausted,
        ErrorReason.RequestIdReused or ErrorReason.AlreadyExists => StatusCode.AlreadyExists,
        ErrorReason.RevisionMismatch => StatusCode.Aborted,
        ErrorReason.NotFound => StatusCode.NotFound,
        ErrorReason.StateNotFit or ErrorReason.MethodNotApplicable => StatusCode.FailedPrecondition,
        ErrorReason.JournalUnavailable or ErrorReason.RevisionNotReached or ErrorReason.Contention => StatusCode.Unavailable,
        ErrorReason.JournalCorrupt => StatusCode.DataLoss,
        _ => StatusCode.Unknown,
    };
}

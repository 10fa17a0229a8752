// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using StatsExchange.V1;

namespace StatsExchange.Grains.Countries;

/// <summary>Whether an agreement is in force at a time, and if not, why, in words for both parties.</summary>
internal static class AgreementValidity
{
    /// <summary>Whether it is signed by both, not revoked, and the time is within its validity.</summary>
    public static bool IsInForce(this Agreement agreement, DateTimeOffset now) => agreement.Against(now).Length == 0;

    /// <summary>Why it is not in force, as a sentence; empty where it is.</summary>
    public static string Against(this Agreement agreement, DateTimeOffset now) => agreement switch
    {
        { State: AgreementState.Revoked } => Revoked(agreement),
        { State: not AgreementState.Signed } => $"Agreement {agreement.Id} is not signed by both.",
        { Terms.ValidFrom: { } from } when from.ToDateTimeOffset() > now => $"Agreement {agreement.Id} is in force only from {Text(from)}.",
        { Terms.ValidTo: { } to } when to.ToDateTimeOffset() <= now => $"Agreement {agreement.Id} ended on {Text(to)}.",
        _ => "",
    };

    private static string Revoked(Agreement agreement)
    {
        var why = agreement.RevocationReason.Length > 0 ? $": {agreement.RevocationReason.TrimEnd('.')}." : ".";
        return $"Agreement {agreement.Id} was revoked on {Text(agreement.RevokedAt)}{why}";
    }

    private static string Text(Timestamp time) => time.ToDateTimeOffset().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}

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

    /// <summary>How it stands at a time.</summary>
    public static AgreementStanding StandingAt(this Agreement agreement, DateTimeOffset now) => agreement switch
    {
        { State: AgreementState.Revoked } => AgreementStanding.Revoked,
        { State: not AgreementState.Signed } => AgreementStanding.Proposed,
        { Terms.ValidFrom: { } from } when from.ToDateTimeOffset() > now => AgreementStanding.NotYetInForce,
        { Terms.ValidTo: { } to } when to.ToDateTimeOffset() <= now => AgreementStanding.Expired,
        _ => AgreementStanding.InForce,
    };

    /// <summary>As it is told at a time: with how it stands, and until when copies may be kept.</summary>
    public static Agreement ToldAt(this Agreement agreement, DateTimeOffset now)
    {
        var told = agreement.Clone();
        told.Standing = agreement.StandingAt(now);
        told.KeepUntil = KeepUntil(told);
        return told;
    }

    /// <summary>Why it is not in force, as a sentence; empty where it is.</summary>
    public static string Against(this Agreement agreement, DateTimeOffset now) => agreement.StandingAt(now) switch
    {
        AgreementStanding.Revoked => Revoked(agreement),
        AgreementStanding.Proposed => $"Agreement {agreement.Id} is not signed by both.",
        AgreementStanding.NotYetInForce => $"Agreement {agreement.Id} is in force only from {Text(agreement.Terms.ValidFrom)}.",
        AgreementStanding.Expired => $"Agreement {agreement.Id} ended on {Text(agreement.Terms.ValidTo)}.",
        _ => "",
    };

    // It may have been revoked after it had expired: the first end counts.
    private static Timestamp? KeepUntil(Agreement agreement) =>
        agreement.Terms.HasRetentionMonths && agreement.Standing is (AgreementStanding.Revoked or AgreementStanding.Expired)
            ? Timestamp.FromDateTimeOffset(new[] { agreement.RevokedAt, agreement.Terms.ValidTo }
                .OfType<Timestamp>()
                .Min(end => end.ToDateTimeOffset())
                .AddMonths(agreement.Terms.RetentionMonths))
            : null;

    private static string Revoked(Agreement agreement)
    {
        var why = agreement.RevocationReason.Length > 0 ? $": {agreement.RevocationReason.TrimEnd('.')}." : ".";
        return $"Agreement {agreement.Id} was revoked on {Text(agreement.RevokedAt)}{why}";
    }

    private static string Text(Timestamp time) => time.ToDateTimeOffset().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}

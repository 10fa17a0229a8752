// SPDX-License-Identifier: Apache-2.0
using StatsExchange.V1;

namespace StatsExchange.Grains.Dossiers;

/// <summary>Cases as they stood at an earlier time, which a round is frozen at.</summary>
internal static class CaseHistory
{
    /// <summary>How a case had ended by a time, with the one proposal both had signed; null where it had not.</summary>
    public static Case? EndedBy(this Case @case, DateTimeOffset time)
    {
        List<Settlement> until = [.. @case.Settlements.Where(settlement => settlement.Time.ToDateTimeOffset() <= time)];
        var signed = until.LastOrDefault(settlement => settlement.Outcome != Outcome.Lapsed);
        if ((signed ?? until.LastOrDefault(lapsed => !IsReopened(@case, lapsed, time))) is not { } end)
        {
            return null;
        }

        var then = DossierView.Corridor(@case);
        (then.Outcome, then.AgreedProposal) = (end.Outcome, end.Proposal);
        then.Settlements.Add(until);
        if (signed is not null)
        {
            then.Proposals.Add(@case.Proposal(end.Proposal));
            then.Revisions.Add(end.Proposal == @case.AgreedProposal ? @case.Revisions : SidesOf(@case, @case.Proposal(end.Proposal)));
        }

        return then;
    }

    // Without a signed end, a case that was opened again after it had lapsed was open.
    private static bool IsReopened(Case @case, Settlement lapsed, DateTimeOffset time) => @case.Reopenings.Any(reopening =>
        reopening.Time.ToDateTimeOffset() is var at && at >= lapsed.Time.ToDateTimeOffset() && at <= time);

    // What was noticed of an earlier settlement went with it: both sides are looked at again.
    private static IEnumerable<FigureRevision> SidesOf(Case @case, Proposal settled) =>
        new[] { @case.Origin, @case.Destination }.Select(country => new FigureRevision { Country = country, SettledVintage = @case.VintageOf(settled, country) });
}

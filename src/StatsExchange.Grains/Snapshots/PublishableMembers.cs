// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Contracts.Snapshots;
using StatsExchange.Domain;
using StatsExchange.Domain.Snapshots;
using StatsExchange.Grains.Countries;
using StatsExchange.Grains.Jobs;
using StatsExchange.V1;

namespace StatsExchange.Grains.Snapshots;

/// <summary>The members whose originals a snapshot may hold: they let the region have them and let it publish them.</summary>
internal sealed class PublishableMembers
{
    private readonly List<(CountryReading Forwarded, CountryReading Published)> _members;
    private readonly List<ManifestOmission> _omitted;

    private PublishableMembers(List<(CountryReading Forwarded, CountryReading Published)> members, List<ManifestOmission> omitted)
    {
        _members = members;
        _omitted = omitted;
    }

    /// <summary>The periods that any member has publishable figures of.</summary>
    public IEnumerable<string> Periods => _members.SelectMany(member => member.Forwarded.Slices.Select(slice => slice.Period).Where(period => Covers(member, period)));

    /// <summary>The questions whose answers make a figure publishable.</summary>
    public static IReadOnlyList<ReadingRequest> Questions(string structure, string from, string to, string region) =>
    [
        new ReadingRequest(structure, from, to, Use.ForwardToRegion, region, WithSubmissions: true),
        new ReadingRequest(structure, from, to, Use.PublishOriginal, region),
    ];

    /// <summary>Takes the answers to <see cref="Questions"/>: of each member only what both let be read.</summary>
    public static PublishableMembers Of(IEnumerable<MemberReading> members)
    {
        var publishable = new List<(CountryReading Forwarded, CountryReading Published)>();
        var omitted = new List<ManifestOmission>();
        foreach (var member in members)
        {
            if (member.Readings is [var forwarded, var published])
            {
                publishable.Add((forwarded, published));
            }
            else
            {
                omitted.Add(new ManifestOmission(member.Country, ResultRelease.NoAgreement));
            }
        }

        return new PublishableMembers(publishable, omitted);
    }

    /// <summary>What may be published of a period, ascending by country: confidential values and classes only where both uses include them.</summary>
    public IEnumerable<(CountryReading Reading, SliceReference Slice)> Of(string period) =>
        from member in _members
        where Covers(member, period)
        let slice = member.Forwarded.Slices.FirstOrDefault(slice => slice.Period == period)
        where slice is not null
        select (member.Forwarded with { Scope = member.Forwarded.Scope.And(member.Published.Scope, period) }, slice);

    /// <summary>Adds the agreements that let a member's figures of a period be had and be published.</summary>
    public void AddGrounds(GroundsBook grounds, string country, string period)
    {
        var (forwarded, published) = _members.First(member => member.Forwarded.Country == country);
        grounds.Add(forwarded, period);
        grounds.Add(published, period);
    }

    /// <summary>The members with observations, and what was read of them.</summary>
    public IReadOnlyList<ManifestSource> SourcesFor(IReadOnlySet<string> withObservations) =>
        [.. _members.Where(member => withObservations.Contains(member.Forwarded.Country)).Select(member => SourceOf(member.Forwarded))];

    /// <summary>The members that are left out, wholly or in some periods, with the reason.</summary>
    public IReadOnlyList<ManifestOmission> OmittedFor(IReadOnlySet<string> withObservations, IReadOnlyList<string> periods) =>
    [
        .. _members.Select(member => OmissionOf(member, withObservations.Contains(member.Forwarded.Country), periods))
            .OfType<ManifestOmission>()
            .Concat(_omitted)
            .OrderBy(omission => omission.Country, StringComparer.Ordinal),
    ];

    private static ManifestOmission? OmissionOf((CountryReading Forwarded, CountryReading Published) member, bool hasObservations, IReadOnlyList<string> periods)
    {
        string[] uncovered = [.. periods.Where(period => !Covers(member, period))];
        return uncovered.Length > 0 ? new ManifestOmission(member.Forwarded.Country, ResultRelease.NoAgreement) { Periods = hasObservations ? uncovered : [] }
            : hasObservations ? null
            : new ManifestOmission(member.Forwarded.Country, "NO_DATA");
    }

    private static bool Covers((CountryReading Forwarded, CountryReading Published) member, string period) =>
        member.Forwarded.Scope.Covers(period) && member.Published.Scope.Covers(period);

    private static ManifestSource SourceOf(CountryReading reading) => new(
        reading.Country,
        reading.AsOf,
        [
            .. reading.Submissions.Select(submission => new ManifestCommitment(
                submission.Seq,
                Commitment.To(Digest.FromBytes(submission.ContentDigest), submission.Salt).ToString())),
        ])
    {
        Sheets = [.. reading.Sheets().Current.Select(sheet => new ManifestSheet(sheet.Series.Id, sheet.Version))],
    };
}

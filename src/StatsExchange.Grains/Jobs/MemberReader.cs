// SPDX-License-Identifier: Apache-2.0
using Orleans;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Countries;
using StatsExchange.V1;

namespace StatsExchange.Grains.Jobs;

/// <summary>Asks the members of a regional body what may be read of their figures, several at a time.</summary>
internal sealed class MemberReader
{
    private const int AtOnce = 8;
    private readonly IGrainFactory _grains;

    public MemberReader(IGrainFactory grains) => _grains = grains;

    /// <summary>Puts questions to members as who started the job; a member that lacks an agreement for one of them gives no reading at all.</summary>
    /// <param name="work">The job.</param>
    /// <param name="members">The members to ask.</param>
    /// <param name="questions">What is asked of each.</param>
    /// <param name="wholly">Whether every answer must cover the one period of its question whole; a part of what is asked is enough otherwise.</param>
    /// <param name="cancellationToken">Stops asking.</param>
    /// <param name="asOf">The seq each member is read as of, by member; a member without one gives no reading. Null for all as they are now.</param>
    /// <returns>One per member, in the order given.</returns>
    public Task<MemberReading[]> ReadAsync(
        JobWork work,
        IReadOnlyList<string> members,
        IReadOnlyList<ReadingRequest> questions,
        bool wholly,
        CancellationToken cancellationToken,
        IReadOnlyDictionary<string, long>? asOf = null) =>
        ReadAsync(work.Starter, members, questions, wholly, asOf, done => work.Report("Reading members", done, members.Count), cancellationToken);

    /// <summary>The same for another caller than a job.</summary>
    public async Task<MemberReading[]> ReadAsync(
        Caller caller,
        IReadOnlyList<string> members,
        IReadOnlyList<ReadingRequest> questions,
        bool wholly,
        IReadOnlyDictionary<string, long>? asOf,
        Action<int> report,
        CancellationToken cancellationToken)
    {
        var readings = new MemberReading[members.Count];
        var done = 0;
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, members.Count, options, async (i, _) =>
        {
            CallerContext.Set(caller);
            readings[i] = asOf is null ? await AskAsync(members[i], questions, wholly)
                : asOf.TryGetValue(members[i], out var seq) ? await AskAsync(members[i], [.. questions.Select(question => question with { AsOfSeq = seq })], wholly)
                : new MemberReading(members[i], null);
            report(Interlocked.Increment(ref done));
        });
        return readings;
    }

    private async Task<MemberReading> AskAsync(string member, IReadOnlyList<ReadingRequest> questions, bool wholly)
    {
        var country = _grains.GetGrain<ICountryGrain>(member);
        var readings = new List<CountryReading>(questions.Count);
        try
        {
            foreach (var question in questions)
            {
                // The first answer fixes the vintage, so that all of them are of one.
                var first = readings.FirstOrDefault();
                var reading = await country.ReadAsync(first is null ? question : question with { AsOfSeq = first.AsOf, MinRevision = first.Revision });
                if (wholly && !reading.Scope.Covers(question.PeriodFrom))
                {
                    return new MemberReading(member, null);
                }

                readings.Add(reading);
            }
        }
        catch (RefusedException refusal) when (refusal.Reason == ErrorReason.NoAgreement)
        {
            return new MemberReading(member, null);
        }

        return new MemberReading(member, readings);
    }
}

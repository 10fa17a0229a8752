// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Faults.Checking.Histories;
using StatsExchange.Faults.Clients;
using StatsExchange.Faults.Scenarios;
using ErrorReason = StatsExchange.V1.ErrorReason;

namespace StatsExchange.Faults.Runs;

/// <summary>
/// After the fault: some of what was never answered is sent again, then everything that was ever sent is looked up and all is read, as
/// operations of the same history.
/// </summary>
internal static class Aftermath
{
    private const int MostTries = 40;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    public static Task LookAsync(World world, IEnumerable<string> countries, int seed, Uri? address = null, TimeSpan? patience = null) =>
        Task.WhenAll(countries.Select(country => LookAsync(world, country, seed, address, patience ?? Patience)));

    /// <summary>
    /// Sends everything that was never answered until it is: what has an id of its own and expects no revision must be recorded then.
    /// </summary>
    public static async Task<IReadOnlyList<Finding>> SendAgainAsync(World world, string country, TimeSpan patience, Uri address)
    {
        var log = world.LogOf(country);
        var caller = world.Connect(country, patience, address);
        var history = HistoryReader.Read(log.Path);
        var sent = history.Select(operation => operation.Call).OfType<Call.Submit>().ToLookup(submit => submit.RequestId, StringComparer.Ordinal);
        List<Finding> findings = [];
        foreach (var submit in history.Where(one => one.IsUnknown).Select(one => one.Call).OfType<Call.Submit>().Where(submit => !submit.Invalid))
        {
            var answer = await AskAsync(log, caller, submit);
            if (answer is not Answer.Recorded && submit.ExpectedRevision is null && sent[submit.RequestId].All(other => IsSame(other, submit)))
            {
                findings.Add(Finding.OfRun($"{country}: {submit.RequestId} sent again was answered {answer}"));
            }
        }

        return findings;
    }

    private static bool IsSame(Call.Submit one, Call.Submit other) => one.Cells.Count == other.Cells.Count && !one.Cells.Except(other.Cells).Any();

    private static async Task LookAsync(World world, string country, int seed, Uri? address, TimeSpan patience)
    {
        var log = world.LogOf(country);
        var caller = world.Connect(country, patience, address);
        var random = Seeds.Random(seed, "again", country[0]);
        var unknown = HistoryReader.Read(log.Path).Where(operation => operation is { IsUnknown: true, Call: Call.Submit { Invalid: false } });
        foreach (var submit in unknown.Select(operation => (Call.Submit)operation.Call).ToList().Where(_ => random.Next(2) == 0))
        {
            await AskAsync(log, caller, submit);
        }

        foreach (var requestId in log.Sent.Select(submit => submit.RequestId).Distinct().ToList())
        {
            await AskAsync(log, caller, new Call.Find(requestId));
        }

        await AskAsync(log, caller, new Call.Read(0));
    }

    private static async Task<Answer> AskAsync(CountryLog log, Caller caller, Call call)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            if (await log.AskAsync(caller, "after", call) is { } answer && answer is not Answer.Refused { Reason: nameof(ErrorReason.TooBusy) })
            {
                return answer;
            }

            await Task.Delay(Pause);
        }

        throw new TimeoutException("The hub did not come back.");
    }
}

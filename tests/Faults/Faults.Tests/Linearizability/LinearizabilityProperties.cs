// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Faults.Checking.Histories;
using StatsExchange.Faults.Checking.Linearizability;

namespace StatsExchange.Faults.Tests.Linearizability;

public sealed class LinearizabilityProperties
{
    private const int Histories = 100;
    private const int Operations = 250;
    private const int Clients = 5;

    [Fact]
    public void Check_WhatACorrectCountryAnswered_IsLinearizable() => ForEachSeed(
        seed => Assert.Equal(Verdict.Linearizable, new LinearizabilityChecker().Check(new SimulatedCountry(seed).Run(Operations, Clients))));

    [Fact]
    public void Check_OneAnswerOfAnotherState_IsViolated() => ForEachSeed(seed =>
    {
        var history = new SimulatedCountry(seed).Run(Operations, Clients).ToArray();
        var reads = Enumerable.Range(0, history.Length).Where(i => history[i].Answer is Answer.State { Cells.Count: > 0 }).ToArray();
        var at = reads[new Random(seed).Next(reads.Length)];
        var told = (Answer.State)history[at].Answer!;
        var wrong = new Dictionary<int, long>(told.Cells);
        wrong[wrong.Keys.First()] = -1;
        history[at] = history[at] with { Answer = told with { Cells = wrong } };

        Assert.Equal(Verdict.Violated, new LinearizabilityChecker().Check(history));
    });

    [Fact]
    public void Check_OneAcknowledgedSubmissionNeverRecorded_IsViolated() => ForEachSeed(seed =>
    {
        var history = new SimulatedCountry(seed).Run(Operations, Clients).ToList();
        var acknowledged = history.FindAll(operation => operation is { Call: Call.Submit, Answer: Answer.Recorded });
        history.Remove(acknowledged[new Random(seed).Next(acknowledged.Count)]);

        Assert.Equal(Verdict.Violated, new LinearizabilityChecker().Check(history));
    });

    private static void ForEachSeed(Action<int> check)
    {
        for (var seed = 0; seed < Histories; seed++)
        {
            try
            {
                check(seed);
            }
            catch (Exception failure)
            {
                throw new InvalidOperationException($"seed {seed}", failure);
            }
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Faults.Checking.Histories;

namespace StatsExchange.Faults.Tests.Histories;

public sealed class HistoryFileTests
{
    [Fact]
    public void Read_WhatWasWritten_GivesCallsAndAnswersAndLeavesTheRestOpen()
    {
        var directory = Directory.CreateTempSubdirectory("history-");
        try
        {
            var path = Path.Combine(directory.FullName, "PHL.jsonl");
            Call.Submit submit = new("a", new Dictionary<int, long> { [2] = 7 }, ExpectedRevision: 3, Invalid: false);
            using (HistoryWriter writer = new(path))
            {
                var first = writer.Invoke("c1", submit);
                var second = writer.Invoke("c2", new Call.Read(4));
                writer.Invoke("c3", new Call.Find("a"));
                writer.Settle(second, new Answer.State(5, new Dictionary<int, long> { [2] = 7 }));
                writer.LeaveOpen(first, "Unavailable");
            }

            var read = HistoryReader.Read(path);

            Assert.Equal([true, false, true], read.Select(operation => operation.IsUnknown));
            Assert.Equal(7, Assert.IsType<Call.Submit>(read[0].Call).Cells[2]);
            Assert.Equal(5, Assert.IsType<Answer.State>(read[1].Answer).Revision);
            Assert.True(read[0].Invoked <= read[1].Invoked && read[1].Invoked < read[1].Returned);
            Assert.Equal(["Unavailable"], HistoryReader.UnknownStatuses(path));
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }
}

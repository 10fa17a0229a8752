// SPDX-License-Identifier: Apache-2.0
using System.ComponentModel.DataAnnotations;

namespace StatsExchange.Hub.Options;

/// <summary>What a hub takes at most.</summary>
public sealed class LimitOptions
{
    /// <summary>Submissions under way at a time.</summary>
    [Option("max-concurrent-submissions", "Submissions under way at a time, each of up to 128 MiB, at most 2 of one office; others wait.")]
    [Range(1, 1000)]
    public int ConcurrentSubmissions { get; set; } = 4;

    /// <summary>Submissions that wait for a place.</summary>
    [Option("max-waiting-submissions", "Submissions that wait for a place at most; those beyond are told to retry later.")]
    [Range(0, 10_000)]
    public int WaitingSubmissions { get; set; } = 256;

    /// <summary>Seconds a submission may hold its place.</summary>
    [Option("submission-seconds", "A submission that is not over so long after it got its place is cut, however much it still sends.")]
    [Range(1, 86_400)]
    public int SubmissionSeconds { get; set; } = 900;

    /// <summary>Reads of figures under way at a time.</summary>
    [Option("max-concurrent-reads", "Exports, comparisons and rankings under way at a time, at most half of them of one office or region; others wait.")]
    [Range(1, 1000)]
    public int ConcurrentReads { get; set; } = 8;

    /// <summary>Reads of figures that wait for a place.</summary>
    [Option("max-waiting-reads", "Reads that wait for a place at most; those beyond are told to retry later.")]
    [Range(0, 10_000)]
    public int WaitingReads { get; set; } = 256;

    /// <summary>Reads of figures that wait for their other end.</summary>
    [Option("max-parked-reads", "Reads that keep no place while their other end takes nothing; beyond these, who stands still longest is cut after 5 s.")]
    [Range(0, 10_000)]
    public int ParkedReads { get; set; } = 64;

    /// <summary>Seconds a read may take.</summary>
    [Option("read-seconds", "A read that is not over so long after it got its place is cut, however much it still takes.")]
    [Range(1, 86_400)]
    public int ReadSeconds { get; set; } = 3600;

    /// <summary>Connections at a time.</summary>
    [Option("max-connections", "Connections at a time; those beyond are closed at once, which a client takes for UNAVAILABLE.")]
    [Range(1, 100_000)]
    public int Connections { get; set; } = 1000;

    /// <summary>Calls under way on one connection.</summary>
    [Option("max-calls-per-connection", "Calls under way on one connection; clients know it and keep more of them waiting or open another connection.")]
    [Range(1, 10_000)]
    public int CallsPerConnection { get; set; } = 100;

    /// <summary>Seconds a connection may be without a call.</summary>
    [Option("idle-seconds", "A connection without a call for so long is closed; a client opens another when it needs one.")]
    [Range(1, 86_400)]
    public int IdleSeconds { get; set; } = 120;

    /// <summary>Seconds a stream may stall.</summary>
    [Option("stall-seconds", "A stream on which the other end neither sends nor takes anything for so long is cut.")]
    [Range(1, 3600)]
    public int StallSeconds { get; set; } = 60;

    /// <summary>Refusals of different kinds recorded per second.</summary>
    [Option("evidence-per-second", "Different refusals recorded as evidence in a second; what exceeds them is counted.")]
    [Range(1, 1000)]
    public int EvidencePerSecond { get; set; } = 50;

    /// <summary>Seconds a shutdown waits.</summary>
    [Option("shutdown-grace-seconds", "How long a shutdown waits for calls under way before it cuts them.")]
    [Range(1, 600)]
    public int ShutdownGraceSeconds { get; set; } = 20;
}

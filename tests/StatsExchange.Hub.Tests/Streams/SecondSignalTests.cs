// SPDX-License-Identifier: Apache-2.0
using System.Runtime.InteropServices;

namespace StatsExchange.Hub.Tests.Streams;

public sealed class SecondSignalTests
{
    [Theory]
    [InlineData(0, false)]
    [InlineData(999, false)]
    [InlineData(1000, true)]
    [InlineData(60_000, true)]
    public void Hear_Twice_IsASecondSignalFromASecondAfterTheFirst(int milliseconds, bool expected)
    {
        ManualTime time = new();
        using SecondSignal signal = new(time);
        PosixSignalContext first = new(PosixSignal.SIGTERM);
        PosixSignalContext second = new(PosixSignal.SIGINT);

        signal.Hear(first);
        Assert.False(signal.Token.IsCancellationRequested);
        time.Milliseconds += milliseconds;
        signal.Hear(second);

        Assert.Equal(expected, signal.Token.IsCancellationRequested);
        Assert.Equal((false, true), (first.Cancel, second.Cancel));
    }

    [Fact]
    public void Hear_OnceMoreAfterAnEcho_IsASecondSignal()
    {
        ManualTime time = new();
        using SecondSignal signal = new(time);

        foreach (var milliseconds in new[] { 0, 10, 990 })
        {
            Assert.False(signal.Token.IsCancellationRequested);
            time.Milliseconds += milliseconds;
            signal.Hear(new PosixSignalContext(PosixSignal.SIGTERM));
        }

        Assert.True(signal.Token.IsCancellationRequested);
    }

    private sealed class ManualTime : TimeProvider
    {
        public long Milliseconds { get; set; }

        public override long TimestampFrequency => 1000;

        public override long GetTimestamp() => Milliseconds;
    }
}

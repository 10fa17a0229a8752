// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Runtime.InteropServices;

namespace StatsExchange.FaultyHub.Faults;

/// <summary>Kills the process, or holds a thread, when a named place is reached for the n-th time; leaves a mark first.</summary>
internal sealed partial class Trigger
{
    private const int KillSignal = 9;

    private readonly string? _place;
    private readonly int _times;
    private readonly TimeSpan? _hold;
    private readonly string? _mark;
    private int _reached;

    private Trigger(string? place, int times, TimeSpan? hold, string? mark)
    {
        _place = place;
        _times = times;
        _hold = hold;
        _mark = mark;
    }

    public static Trigger Read(string? killAt, string? holdAt, string? mark)
    {
        if ((killAt ?? holdAt)?.Split(':') is not { } parts)
        {
            return new Trigger(null, 0, null, null);
        }

        if (!Place.All.Contains(parts[0]) || mark is null)
        {
            throw new FormatException($"{parts[0]} is no place, or no file for its mark is named.");
        }

        TimeSpan? hold = killAt is null ? TimeSpan.FromMilliseconds(int.Parse(parts[2], CultureInfo.InvariantCulture)) : null;
        return new Trigger(parts[0], int.Parse(parts[1], CultureInfo.InvariantCulture), hold, mark);
    }

    public void Reach(string place)
    {
        if (place != _place || Interlocked.Increment(ref _reached) != _times)
        {
            return;
        }

        File.WriteAllText(_mark!, place);
        if (_hold is { } time)
        {
            Thread.Sleep(time);
            return;
        }

        Marshal.ThrowExceptionForHR(Kill(Environment.ProcessId, KillSignal));
        Thread.Sleep(Timeout.Infinite);
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}

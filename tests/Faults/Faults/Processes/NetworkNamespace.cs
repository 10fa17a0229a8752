// SPDX-License-Identifier: Apache-2.0
using System.Net.NetworkInformation;

namespace StatsExchange.Faults.Processes;

/// <summary>A network of its own for a hub, joined to that of the harness by one cable that can be pulled.</summary>
internal sealed class NetworkNamespace : IDisposable
{
    private const int Numbers = 250;
    private static int _last;
    private readonly string _name;
    private readonly int _number;

    private NetworkNamespace(string name, int number)
    {
        _name = name;
        _number = number;
    }

    /// <summary>What runs a program in it.</summary>
    public IReadOnlyList<string> Prefix => ["ip", "netns", "exec", _name];

    public string HubAddress => $"10.213.{_number}.2";

    /// <summary>The address is not of the loopback, and the cable is private.</summary>
    public static IReadOnlyList<string> HubOptions { get; } = ["--allow-cleartext"];

    private string OurEnd => $"{_name}a";

    /// <summary>Null where the system does not permit it.</summary>
    public static NetworkNamespace? TryCreate()
    {
        var number = NextFree();
        NetworkNamespace made = new($"fx{Environment.ProcessId % 100_000}n{number}", number);
        if (Try("netns", "add", made._name)
            && Try("link", "add", made.OurEnd, "type", "veth", "peer", "name", "hub0", "netns", made._name)
            && Try("addr", "add", $"{OurAddress(number)}/24", "dev", made.OurEnd)
            && Try("link", "set", made.OurEnd, "up")
            && Try("-n", made._name, "addr", "add", $"{made.HubAddress}/24", "dev", "hub0")
            && Try("-n", made._name, "link", "set", "hub0", "up")
            && Try("-n", made._name, "link", "set", "lo", "up"))
        {
            return made;
        }

        made.Dispose();
        return null;
    }

    /// <summary>Pulls the cable.</summary>
    public void Part() => Try("link", "set", OurEnd, "down");

    /// <summary>Puts it back.</summary>
    public void Join() => Try("link", "set", OurEnd, "up");

    public void Dispose()
    {
        Try("link", "delete", OurEnd);
        Try("netns", "delete", _name);
    }

    // A harness that was killed leaves its networks behind: with the same addresses in one of them, hubs in ours could not be reached.
    private static int NextFree()
    {
        var taken = NetworkInterface.GetAllNetworkInterfaces()
            .SelectMany(one => one.GetIPProperties().UnicastAddresses)
            .Select(one => one.Address.ToString())
            .ToHashSet(StringComparer.Ordinal);
        for (var tries = 0; tries < Numbers; tries++)
        {
            var number = Interlocked.Increment(ref _last) % Numbers;
            if (!taken.Contains(OurAddress(number)))
            {
                return number;
            }
        }

        throw new InvalidOperationException($"All of {OurAddress(0)} to {OurAddress(Numbers - 1)} are in use; delete network namespaces that are left behind.");
    }

    private static string OurAddress(int number) => $"10.213.{number}.1";

    private static bool Try(params IReadOnlyList<string> arguments) => Tool.Try("ip", arguments);
}

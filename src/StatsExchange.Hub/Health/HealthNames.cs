// SPDX-License-Identifier: Apache-2.0
using System.Collections.Frozen;

namespace StatsExchange.Hub.Health;

/// <summary>The names whose health can be asked for: those of all services, two for probes, and none for the hub as a whole.</summary>
internal sealed class HealthNames(ServedServices services)
{
    private const string Liveness = "liveness";
    private const string Readiness = "readiness";

    // Answers without a journal and while the hub shuts down.
    private static readonly string OfHealth = Grpc.Health.V1.Health.Descriptor.FullName;

    private readonly Lazy<FrozenDictionary<string, HealthKind>> _all = new(() => services.All
        .Select(service => KeyValuePair.Create(
            service.FullName, service.FullName == OfHealth ? HealthKind.Live : HealthKind.Ready))
        .Concat([new("", HealthKind.Ready), new(Readiness, HealthKind.Ready), new(Liveness, HealthKind.Live)])
        .ToFrozenDictionary(StringComparer.Ordinal));

    public IReadOnlyDictionary<string, HealthKind> All => _all.Value;

    public HealthKind Find(string name) => All.GetValueOrDefault(name);
}

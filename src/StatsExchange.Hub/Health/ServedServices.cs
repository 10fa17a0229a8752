// SPDX-License-Identifier: Apache-2.0
using System.Collections.Frozen;
using Google.Protobuf.Reflection;
using Grpc.Health.V1;
using StatsExchange.V1;

namespace StatsExchange.Hub.Health;

/// <summary>The services of this hub by full name; the empty name stands for the hub as a whole.</summary>
internal static class ServedServices
{
    private static readonly FrozenSet<string> Names = new[]
        {
            HealthReflection.Descriptor,
            ReferenceServiceReflection.Descriptor,
            SubmissionServiceReflection.Descriptor,
            ObservationServiceReflection.Descriptor,
            MirrorServiceReflection.Descriptor,
            DossierServiceReflection.Descriptor,
            JobServiceReflection.Descriptor,
            SnapshotServiceReflection.Descriptor,
            AgreementServiceReflection.Descriptor,
            AdministrationServiceReflection.Descriptor,
        }
        .SelectMany(file => file.Services)
        .Select(service => service.FullName)
        .Append("")
        .ToFrozenSet(StringComparer.Ordinal);

    public static bool Contains(string name) => Names.Contains(name);
}

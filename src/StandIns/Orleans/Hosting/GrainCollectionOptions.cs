// SPDX-License-Identifier: Apache-2.0
namespace Orleans.Configuration;

/// <summary>When grains that nobody calls are deactivated.</summary>
public class GrainCollectionOptions
{
    /// <summary>How long a grain may be idle; 15 minutes unless set.</summary>
    public TimeSpan CollectionAge { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How often idle grains are looked for; one minute unless set.</summary>
    public TimeSpan CollectionQuantum { get; set; } = TimeSpan.FromMinutes(1);
}

// SPDX-License-Identifier: Apache-2.0
namespace Orleans.Configuration;

/// <summary>The names of a cluster and of the service it serves.</summary>
public class ClusterOptions
{
    /// <summary>Silos of one name find each other.</summary>
    public string ClusterId { get; set; } = "";

    /// <summary>What stays the same over deployments.</summary>
    public string ServiceId { get; set; } = "";
}

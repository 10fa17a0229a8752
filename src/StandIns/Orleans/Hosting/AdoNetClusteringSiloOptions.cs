// SPDX-License-Identifier: Apache-2.0
namespace Orleans.Configuration;

/// <summary>Where the membership of a cluster stands.</summary>
public class AdoNetClusteringSiloOptions
{
    /// <summary>The database.</summary>
    public string ConnectionString { get; set; } = "";

    /// <summary>The name of the ADO.NET provider.</summary>
    public string Invariant { get; set; } = "";
}

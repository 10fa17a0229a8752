// SPDX-License-Identifier: Apache-2.0
namespace Grpc.Net.Client.Configuration;

/// <summary>Which methods a config is for: one, those of a service (no method), or all (neither).</summary>
public sealed class MethodName : ConfigObject
{
    public static readonly MethodName Default = new();

    public string? Service { get; set; }

    public string? Method { get; set; }
}

// SPDX-License-Identifier: Apache-2.0
namespace Grpc.Net.Client.Configuration;

/// <summary>A part of a service config.</summary>
public abstract class ConfigObject
{
    private protected ConfigObject()
    {
    }
}

// SPDX-License-Identifier: Apache-2.0
using System.Collections.Concurrent;
using Grpc.Core;
using Grpc.Net.Client.Configuration;

namespace Grpc.Net.Client;

/// <summary>The retry rules of methods: those of the method itself, else of its service, else of all.</summary>
internal sealed class MethodRules
{
    private readonly Dictionary<(string? Service, string? Method), MethodConfig> _configs = [];
    private readonly ConcurrentDictionary<IMethod, RetryRules?> _known = new();
    private readonly Func<IMethod, RetryRules?> _find;

    /// <exception cref="InvalidOperationException">Two configs are for the same methods.</exception>
    public MethodRules(ServiceConfig config, int? maxAttempts)
    {
        foreach (var methods in config.MethodConfigs)
        {
            foreach (var name in methods.Names)
            {
                if (!_configs.TryAdd(Key(name.Service, name.Method), methods))
                {
                    throw new InvalidOperationException($"Duplicate method config found. Service: '{name.Service}', method: '{name.Method}'.");
                }
            }
        }

        _find = method => Find(method)?.RetryPolicy is { } policy ? RetryRules.Of(policy, maxAttempts) : null;
    }

    public RetryRules? Of(IMethod method) => _known.GetOrAdd(method, _find);

    private MethodConfig? Find(IMethod method) =>
        _configs.GetValueOrDefault((method.ServiceName, method.Name))
        ?? _configs.GetValueOrDefault((method.ServiceName, null))
        ?? _configs.GetValueOrDefault((null, null));

    private static (string? Service, string? Method) Key(string? service, string? method) =>
        (string.IsNullOrEmpty(service) ? null : service, string.IsNullOrEmpty(method) ? null : method);
}

// SPDX-License-Identifier: Apache-2.0
using System.Reflection;
using Orleans.Runtime;

namespace Orleans;

/// <summary>One call of a grain, seen where the grain is.</summary>
public interface IIncomingGrainCallContext : IGrainCallContext
{
    IGrainContext TargetContext { get; }

    MethodInfo ImplementationMethod { get; }
}

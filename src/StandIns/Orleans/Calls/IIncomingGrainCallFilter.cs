// SPDX-License-Identifier: Apache-2.0
namespace Orleans;

/// <summary>Stands before every call of a grain.</summary>
public interface IIncomingGrainCallFilter
{
    Task Invoke(IIncomingGrainCallContext context);
}

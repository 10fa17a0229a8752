// SPDX-License-Identifier: Apache-2.0
namespace Orleans.Concurrency;

/// <summary>A method that changes nothing: calls of such methods interleave with one another.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ReadOnlyAttribute : Attribute;

// SPDX-License-Identifier: Apache-2.0
namespace Orleans.Concurrency;

/// <summary>A grain class all of whose calls interleave with one another.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ReentrantAttribute : Attribute;

// SPDX-License-Identifier: Apache-2.0
namespace Orleans.Concurrency;

/// <summary>A method whose calls interleave with every other call.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AlwaysInterleaveAttribute : Attribute;

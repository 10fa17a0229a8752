// SPDX-License-Identifier: Apache-2.0
namespace Orleans;

/// <summary>Says that a value is never changed once made, so that it may be shared instead of copied.</summary>
[AttributeUsage(AttributeTargets.Struct | AttributeTargets.Class | AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class ImmutableAttribute : Attribute;

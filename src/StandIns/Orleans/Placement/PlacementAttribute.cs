// SPDX-License-Identifier: Apache-2.0
namespace Orleans.Placement;

/// <summary>Says where grains of a class are activated; with one silo there is one place.</summary>
[AttributeUsage(AttributeTargets.Class)]
public abstract class PlacementAttribute : Attribute
{
    private protected PlacementAttribute()
    {
    }
}

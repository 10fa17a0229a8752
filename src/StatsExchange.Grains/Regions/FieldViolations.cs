// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Grains.Callers;
using StatsExchange.V1;

namespace StatsExchange.Grains.Regions;

/// <summary>Collects what is wrong with a request, so that its sender hears of all of it at once.</summary>
internal sealed class FieldViolations
{
    private const int Told = 20;
    private readonly List<FieldViolation> _found = [];

    /// <param name="field">The field that is not as it must be.</param>
    /// <param name="expected">What it should be, or what is wrong with it, with a full stop or without.</param>
    public void Add(string field, string expected) => _found.Add(new FieldViolation(field, expected.EndsWith('.') ? expected[..^1] : expected));

    /// <exception cref="RefusedException">Something was found.</exception>
    public void Throw()
    {
        if (_found.Count > 0)
        {
            throw new RefusedException(
                ErrorReason.FieldInvalid,
                string.Join(" ", _found.Take(Told).Select(found => $"{found.Field}: {found.Description}.")),
                [.. _found.Take(Told)],
                _found.Count);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
using Orleans;
using StatsExchange.Grains.Callers;
using StatsExchange.V1;

namespace StatsExchange.Grains.Countries;

/// <summary>
/// Asks again, while a long answer is sent, whether the agreements hold that it rests on: what is revoked or has ended meanwhile is not sent
/// on. An answer still is of the one revision it began at.
/// </summary>
internal static class GrantCheck
{
    /// <exception cref="RefusedException">An agreement does not hold any more.</exception>
    public static async Task RequireAsync(IGrainFactory grains, string country, CellScope scope)
    {
        if (scope.IsOwner)
        {
            return;
        }

        var question = new GroundsQuestion(scope.Grantee, [.. scope.Grants.Select(grant => grant.Agreement)]);
        var reading = await grains.GetGrain<ICountryGrain>(country).CheckGroundsAsync(question);
        if (reading.Grounds.FirstOrDefault(ground => !ground.Holds) is { } ended)
        {
            throw new RefusedException(ErrorReason.NoAgreement, $"{ended.Against} The answer ends here; ask again for what is permitted now.");
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
using Orleans;
using StatsExchange.V1;

namespace StatsExchange.Grains.Participants;

/// <summary>The hub itself, key "hub": registered offices and signatories.</summary>
[Alias("sx.IHubGrain")]
public interface IHubGrain : IGrainWithStringKey
{
    /// <summary>Registers an office.</summary>
    [Alias("RegisterOffice")]
    Task<Proto<RegisterOfficeResponse>> RegisterOfficeAsync(Proto<RegisterOfficeRequest> request);

    /// <summary>Registers a signatory.</summary>
    [Alias("RegisterSignatory")]
    Task<Proto<RegisterSignatoryResponse>> RegisterSignatoryAsync(Proto<RegisterSignatoryRequest> request);

    /// <summary>Registered offices and signatories.</summary>
    [Alias("ListOffices")]
    Task<Proto<ListOfficesResponse>> ListOfficesAsync(Proto<ListOfficesRequest> request);

    /// <summary>A signatory by party and key; null where there is none. For the other grains, whoever calls.</summary>
    [Alias("FindSignatory")]
    Task<Proto<Signatory>?> FindSignatoryAsync(string party, string keyId);
}

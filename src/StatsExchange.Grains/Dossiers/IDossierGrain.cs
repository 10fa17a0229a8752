// SPDX-License-Identifier: Apache-2.0
using Orleans;
using StatsExchange.V1;

namespace StatsExchange.Grains.Dossiers;

/// <summary>The dossier of two countries, by their codes in alphabetical order, for example DNK-SWE.</summary>
[Alias("sx.IDossierGrain")]
public interface IDossierGrain : IGrainWithStringKey
{
    /// <summary>Opens it, or gives what there is.</summary>
    [Alias("Open")]
    Task<Proto<OpenDossierResponse>> OpenAsync(Proto<OpenDossierRequest> request);

    /// <summary>As it is now.</summary>
    [Alias("Get")]
    Task<Proto<GetDossierResponse>> GetAsync();

    /// <summary>Opens a case.</summary>
    [Alias("OpenCase")]
    Task<Proto<OpenCaseResponse>> OpenCaseAsync(Proto<OpenCaseRequest> request);

    /// <summary>Proposes figures for a case.</summary>
    [Alias("Propose")]
    Task<Proto<ProposeFigureResponse>> ProposeAsync(Proto<ProposeFigureRequest> request);

    /// <summary>Accepts a proposal with a signature.</summary>
    [Alias("Accept")]
    Task<Proto<AcceptProposalResponse>> AcceptAsync(Proto<AcceptProposalRequest> request);

    /// <summary>The agreed cases whose figures the region may be told, with only the agreed proposal of each.</summary>
    [Alias("AgreedFor")]
    Task<Proto<Dossier>> AgreedForAsync(string region);
}

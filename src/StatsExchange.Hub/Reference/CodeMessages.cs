// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Areas;
using StatsExchange.Domain.Structures;
using Code = StatsExchange.Domain.Structures.Code;

namespace StatsExchange.Hub.Reference;

/// <summary>Codes as messages.</summary>
internal static class CodeMessages
{
    public static V1.Code Of(ICodeList list, Code code) => new()
    {
        Id = code.Id,
        Name = code.Name,
        Parent = (list as CodeList)?.ParentOf(code.Id) ?? "",
        Area = list is PartnerAreas or ReporterAreas && PartnerAreas.Instance.Find(code.Id) is { } partner ? Of(partner) : null,
    };

    private static V1.AreaDetails Of(PartnerArea partner)
    {
        var area = partner.IsCorridorEnd ? AreaCatalogue.Find(partner.Code) : null;
        V1.AreaDetails message = new()
        {
            Kind = KindOf(partner.Kind),
            Alpha2 = area?.Alpha2 ?? "",
            M49 = partner.Kind == PartnerKind.Aggregate ? partner.Code : area?.M49 ?? "",
            Members = { partner.Members.Select(member => member.Value) },
        };
        if (partner.ValidFrom is { } from)
        {
            message.ValidFrom = from;
        }

        if (partner.ValidTo is { } to)
        {
            message.ValidTo = to;
        }

        return message;
    }

    private static V1.AreaKind KindOf(PartnerKind kind) => kind switch
    {
        PartnerKind.Country => V1.AreaKind.Country,
        PartnerKind.Territory => V1.AreaKind.Territory,
        PartnerKind.Total => V1.AreaKind.Total,
        PartnerKind.Unknown => V1.AreaKind.Unknown,
        PartnerKind.Other => V1.AreaKind.Other,
        PartnerKind.Stateless => V1.AreaKind.Stateless,
        PartnerKind.Residual => V1.AreaKind.Residual,
        PartnerKind.FormerState => V1.AreaKind.FormerState,
        _ => V1.AreaKind.Aggregate,
    };
}

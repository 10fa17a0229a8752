// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Observations;

namespace StatsExchange.Domain.Corridors;

/// <summary>What a single observation holds: a value, one that is withheld, or none.</summary>
internal sealed class RowStatus(Slice slice)
{
    private readonly AttributeColumn? _observationStatus = slice.Attributes.FirstOrDefault(a => a.Id == "OBS_STATUS");
    private readonly AttributeColumn? _confidentiality = slice.Attributes.FirstOrDefault(a => a.Id == "CONF_STATUS");

    public MirrorStatus At(int row)
    {
        if (!double.IsNaN(slice.Values[row]))
        {
            return MirrorStatus.Reported;
        }

        var isSuppressed = _observationStatus?[row]?.Contains('Q', StringComparison.Ordinal) == true
            || _confidentiality?[row] is not (null or "F");
        return isSuppressed ? MirrorStatus.Suppressed : MirrorStatus.Missing;
    }
}

// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Client.Vintages;

/// <summary>How a vintage is written. Either file can be submitted again and then changes nothing.</summary>
public enum VintageFormat
{
    /// <summary>Long CSV with the columns in use.</summary>
    LongCsv,

    /// <summary>SDMX-CSV 2.0 with every column of the structure, ACTION I.</summary>
    SdmxCsv,
}

// SPDX-License-Identifier: Apache-2.0
using System.Text;

namespace StatsExchange.Hub.Options;

/// <summary>The help of the hub, written from the options themselves.</summary>
internal static class HelpText
{
    public static string Write()
    {
        var text = new StringBuilder()
            .AppendLine("The StatsExchange hub.")
            .AppendLine()
            .AppendLine("Usage: StatsExchange.Hub [--config FILE] [--OPTION VALUE ...]")
            .AppendLine()
            .AppendLine("Options come from a JSON file (one member per option, named as below without --), from environment")
            .AppendLine("variables and from flags; the later win. --config FILE (STATSX_CONFIG) names the file; default: appsettings.json")
            .AppendLine("beside the program.")
            .AppendLine();
        foreach (var option in OptionTable.All)
        {
            text.Append("  --").Append(option.Name).AppendLine(option.IsSwitch ? "" : " VALUE")
                .Append("      ").AppendLine(option.Meaning)
                .Append("      default: ").Append(option.Default).Append("; environment: ").AppendLine(option.Environment);
        }

        return text.AppendLine("  --help").AppendLine("      This text.").ToString();
    }
}

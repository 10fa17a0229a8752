// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using System.Text.RegularExpressions;

namespace StatsExchange.Cli.Dossiers;

/// <summary>Ids of dossiers, cases and proposals: each begins with that of what it belongs to.</summary>
internal static partial class DossierNames
{
    public static Argument<string> Dossier() =>
        Checked("DOSSIER", "Its id: the two countries in alphabetical order, for example DNK-SWE.", DossierForm(), "a dossier, for example DNK-SWE");

    public static Argument<string> Case() => Checked("CASE", "The case, for example DNK-SWE.1.", CaseForm(), "a case, for example DNK-SWE.1");

    public static Argument<string> DossierOrCase() =>
        Checked("DOSSIER|CASE", "The dossier, for example DNK-SWE, or one case of it, DNK-SWE.1.", EitherForm(), "a dossier or a case, for example DNK-SWE or DNK-SWE.1");

    public static Argument<string> Proposal() => Checked("PROPOSAL", "The proposal, for example DNK-SWE.1.1.", ProposalForm(), "a proposal, for example DNK-SWE.1.1");

    public static bool IsCase(string id) => CaseForm().IsMatch(id);

    public static bool IsProposal(string id) => ProposalForm().IsMatch(id);

    public static string DossierOf(string id) => id.Split('.')[0];

    public static string CaseOf(string proposal) => proposal[..proposal.LastIndexOf('.')];

    private static Argument<string> Checked(string name, string description, Regex form, string expected)
    {
        var argument = new Argument<string>(name) { Description = description };
        argument.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !form.IsMatch(token.Value))
            {
                result.AddError($"'{token.Value}' is not {expected}.");
            }
        });
        return argument;
    }

    [GeneratedRegex(@"\A[A-Z]{3}-[A-Z]{3}\z")]
    private static partial Regex DossierForm();

    [GeneratedRegex(@"\A[A-Z]{3}-[A-Z]{3}\.[1-9][0-9]*\z")]
    private static partial Regex CaseForm();

    [GeneratedRegex(@"\A[A-Z]{3}-[A-Z]{3}(\.[1-9][0-9]*)?\z")]
    private static partial Regex EitherForm();

    [GeneratedRegex(@"\A[A-Z]{3}-[A-Z]{3}\.[1-9][0-9]*\.[1-9][0-9]*\z")]
    private static partial Regex ProposalForm();
}

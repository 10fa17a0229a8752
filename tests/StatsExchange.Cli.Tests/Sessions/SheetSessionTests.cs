// SPDX-License-Identifier: Apache-2.0
using System.Text.Json.Nodes;
using StatsExchange.Cli.Tests.Terminal;

namespace StatsExchange.Cli.Tests.Sessions;

/// <summary>An office and its series sheets at the command line, and a partner who reads them.</summary>
public sealed class SheetSessionTests(RunningHub hub) : IClassFixture<RunningHub>
{
    private const string Header = "STRUCTURE,REF_AREA,COUNTERPART_AREA,MEASURE,BASIS,SOURCE,TIME_PERIOD,OBS_VALUE\n";

    [Fact]
    public async Task Sheet_WrittenFromTheTemplate_IsPutListedShownAndNamedBesideFigures()
    {
        var template = await Statsx.RunAsync("sheet", "template", "--structure", "FLOW");
        Assert.Equal(0, template.ExitCode);
        Assert.Contains("residence: TWELVE_MONTHS, SIX_MONTHS_AND_A_DAY, REGISTER, PERMANENT", template.Error, StringComparison.Ordinal);
        Assert.Contains("RES (Country of previous or next residence)", template.Error, StringComparison.Ordinal);
        var sheet = template.Json.AsObject();
        (sheet["measure"], sheet["basis"], sheet["source"], sheet["period_from"]) = ("EMI", "RES", "REG", "2010");
        (sheet["minimum_stay_months"], sheet["stay_kind"], sheet["residence"], sheet["reference_source"]) = (6, "INTENDED", "register", true);
        sheet["coverage"]!["nationals"] = true;
        sheet["coverage"]!["refugees"] = false;
        (sheet["undercount_class"], sheet["undercount_assigned_by"]) = ("low", "the office");

        var put = await hub.DoAsync("LUX", "analyst", "sheet", "put", hub.Write("sheet.json", sheet.ToJsonString()), "--office", "LUX", "--json");
        Assert.Equal(("FLOW/EMI.RES..REG./2010/", 1, "INTENDED", "LUX"), ((string)put.Json["id"]!, (int)put.Json["version"]!, (string)put.Json["stay_kind"]!, ((string)put.Json["recorded_by"]!)[..3]));

        var changed = put.Json.AsObject();
        changed["minimum_stay_months"] = 12;
        var second = await hub.DoAsync("LUX", "analyst", "sheet", "put", hub.Write("again.json", changed.ToJsonString()), "--office", "LUX");
        Assert.StartsWith("FLOW/EMI.RES..REG./2010/ version 2. Recorded ", second.Output, StringComparison.Ordinal);

        var file = hub.Write("flows.csv", Header + "FLOW,LUX,FRA,EMI,RES,REG,2015,10\n");
        var submitted = await hub.DoAsync("LUX", "submitter", "submit", file, "--office", "LUX", "--json");
        Assert.Equal(["FLOW/EMI.RES..REG./2010/ 2"], submitted.Json["sheets"]!.AsArray().Select(named => $"{named!["id"]} {named["version"]}"));
        Assert.Contains("FLOW/EMI.RES..REG./2010/ version 2", (await hub.DoAsync("LUX", "submitter", "submit", file, "--office", "LUX")).Output, StringComparison.Ordinal);
        Assert.Equal(2, (int)(await hub.DoAsync("LUX", "analyst", "vintages", "LUX", "--json")).Json["vintages"]![0]!["sheets"]![0]!["version"]!);
        var exported = await hub.DoAsync("LUX", "analyst", "vintages", "export", "LUX", "--structure", "FLOW", "-o", hub.File("flows-1.csv"), "--json");
        Assert.Equal("FLOW/EMI.RES..REG./2010/", (string)exported.Json["sheets"]![0]!["id"]!);

        var shown = (await hub.DoAsync("LUX", "analyst", "sheet", "show", "FLOW/EMI.RES..REG./2010/", "--office", "LUX", "--version", "1")).Output;
        Assert.Matches(@"minimum stay months\s+6\s", shown);
        Assert.Matches(@"refugees\s+not counted\s", shown);
        Assert.Matches("Not stated: .*students.*rounding base", shown);
        var all = await hub.DoAsync("LUX", "analyst", "sheet", "list", "--office", "LUX", "--all-versions", "--json");
        Assert.Equal([1, 2], all.Json["sheets"]!.AsArray().Select(version => (int)version!["version"]!));
        Assert.Matches(@"FLOW/EMI.RES..REG./2010/\s+2\s+12 months\s+register\s+low\s+yes\s", (await hub.DoAsync("LUX", "signatory", "sheet", "list", "--office", "LUX")).Output);
    }

    [Fact]
    public async Task Sheet_OfAPartner_IsReadUnderAnAgreementOnly()
    {
        await PutAsync("BEL", new JsonObject { ["structure"] = "FLOW", ["measure"] = "IMM", ["basis"] = "RES", ["source"] = "REG", ["rounding_base"] = 5 });
        var before = await hub.AsAsync("NLD", "analyst", "sheet", "list", "--office", "BEL", "--json");

        await hub.AgreeAsync("BEL", await hub.SignatoryAsync("BEL"), "NLD", await hub.SignatoryAsync("NLD"), "FLOW", "compare");
        var after = await hub.DoAsync("NLD", "analyst", "sheet", "show", "FLOW/IMM.RES..REG.//", "--office", "BEL", "--json");

        Assert.Equal((1, "NO_AGREEMENT"), (before.ExitCode, (string)before.Json["error"]!["reason"]!));
        Assert.Equal(5, (int)after.Json["rounding_base"]!);
    }

    [Fact]
    public async Task Mirror_UnderSheets_NamesThemAndShowsAgesInTheOrderOfYears()
    {
        await PutAsync("ESP", new JsonObject { ["structure"] = "FLOW", ["measure"] = "EMI", ["basis"] = "RES", ["source"] = "_U" });
        foreach (var (office, partner, measure) in new[] { ("ESP", "PRT", "EMI"), ("PRT", "ESP", "IMM") })
        {
            var rows = new[] { ("_T", 100), ("Y5T9", 10), ("Y10T14", 20), ("Y_GE65", 30), ("Y_LT5", 40) }
                .Select(age => $"FLOW,{office},{partner},{measure},RES,_U,{age.Item1},2015,{age.Item2}\n");
            await hub.DoAsync(office, "submitter", "submit", hub.Write($"{office}.csv", Header.Replace("TIME", "AGE,TIME", StringComparison.Ordinal) + string.Concat(rows)), "--office", office);
        }

        await hub.AgreeAsync("PRT", await hub.SignatoryAsync("PRT"), "ESP", await hub.SignatoryAsync("ESP"), "FLOW", "compare");
        var shown = await hub.DoAsync("ESP", "analyst", "mirror", "ESP", "PRT", "--period", "2015");
        var json = await hub.DoAsync("ESP", "analyst", "mirror", "ESP", "PRT", "--period", "2015", "--json");

        Assert.Matches(@"total(.|\n)*AGE=Y_LT5 (.|\n)*AGE=Y5T9 (.|\n)*AGE=Y10T14 (.|\n)*AGE=Y_GE65 ", shown.Output);
        Assert.Contains("Series sheets: of ESP FLOW/EMI.RES.._U.// version 1; of PRT –.", shown.Output, StringComparison.Ordinal);
        Assert.Equal("FLOW/EMI.RES.._U.//", (string)json.Json["sheets"]!["origin"]![0]!["id"]!);
        Assert.Empty(json.Json["sheets"]!["destination"]!.AsArray());
    }

    [Fact]
    public async Task Codes_OfAList_AreShownWithNamesAndWhatTheyStandFor()
    {
        var nurses = await hub.WithTokenAsync(null, "codes", "CL_OCCUPATION", "--find", "nurs", "--json");
        var former = await hub.WithTokenAsync(null, "codes", "cl_partner", "--find", "czechoslovakia");
        var none = await hub.WithTokenAsync(null, "codes", "CL_NOTHING");

        Assert.Contains(nurses.Json["codes"]!.AsArray(), code => ((string)code!["id"]!, (string)code["name"]!, (string)code["parent"]!) == ("OC2221", "Nursing professionals", "OC222"));
        Assert.Matches(@"CSK\s+Czechoslovakia\s+former-state\s+.*1918–1992\s+CZE SVK", former.Output);
        Assert.Equal(1, none.ExitCode);
    }

    [Fact]
    public async Task Put_WhatCannotBe_IsRefusedByFieldOrAsWrongUsage()
    {
        var sheet = new JsonObject { ["structure"] = "STOCK", ["measure"] = "IMM", ["basis"] = "CB", ["source"] = "CEN", ["period_from"] = "2010", ["period_to"] = "2015" };
        await PutAsync("DNK", sheet);
        (sheet["period_from"], sheet["register_lag_share"]) = ("2015", 2);

        var refused = await hub.AsAsync("DNK", "analyst", "sheet", "put", hub.Write("overlap.json", sheet.ToJsonString()), "--office", "DNK", "--json");
        Assert.Equal(1, refused.ExitCode);
        Assert.Equal(["sheet.register_lag_share", "sheet.period_from"], refused.Json["error"]!["violations"]!.AsArray().Select(violation => (string)violation!["field"]!));

        sheet["residence"] = "FOREVER";
        var unknown = await hub.AsAsync("DNK", "analyst", "sheet", "put", hub.Write("unknown.json", sheet.ToJsonString()), "--office", "DNK");
        Assert.Equal(2, unknown.ExitCode);
        Assert.Contains("expected one of TWELVE_MONTHS, SIX_MONTHS_AND_A_DAY, REGISTER, PERMANENT", unknown.Error, StringComparison.Ordinal);
        foreach (var text in new[] { "[]", "{\"measure\": \"IMM\", \"measure\": \"EMI\"}", "{\"minimum\": 3}", "{" })
        {
            Assert.Equal(2, (await hub.AsAsync("DNK", "analyst", "sheet", "put", hub.Write("broken.json", text), "--office", "DNK")).ExitCode);
        }

        Assert.Equal(1, (await hub.AsAsync("DNK", "analyst", "sheet", "show", "STOCK/IMM.CC..CEN.//", "--office", "DNK")).ExitCode);
    }

    private Task<StatsxResult> PutAsync(string office, JsonObject sheet) =>
        hub.DoAsync(office, "analyst", "sheet", "put", hub.Write($"{office}.json", sheet.ToJsonString()), "--office", office);
}

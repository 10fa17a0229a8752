// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Architecture.Tests.Files;

public sealed class LicenceRuleTests
{
    [Fact]
    public void Breaches_EverySourceFile_None()
    {
        var files = Repository.Files.Where(LicenceRule.Applies).ToList();

        Assert.All([".cs", ".proto", ".py"], extension => Assert.Contains(files, f => f.Extension == extension));
        Expect.None(files.SelectMany(LicenceRule.Breaches));
    }

    [Fact]
    public void Files_TheRoot_HoldTheLicence()
    {
        Assert.Contains(Repository.Files, f => f.Path == "LICENSE" && f.Text.Contains("Apache License", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("a.cs", "using System;\n// SPDX-License-Identifier: Apache-2.0\n")]
    [InlineData("a.proto", "syntax = \"proto3\";\n")]
    [InlineData("a.h", "#pragma once\n")]
    [InlineData("a.js", "#!/usr/bin/env node\n'use strict';\n")]
    [InlineData("a.sh", "#!/usr/bin/env bash\nset -e\n")]
    [InlineData("run", "#!/usr/bin/env bash\nset -e\n")]
    [InlineData("a.cs", "// SPDX-License-Identifier: MIT\n")]
    public void Breaches_NoLicenceAtTheTop_Named(string path, string text)
    {
        var file = new SourceFile(path, text);

        Assert.True(LicenceRule.Applies(file));
        Assert.Equal([$"{path} does not begin with its licence"], LicenceRule.Breaches(file));
    }
}

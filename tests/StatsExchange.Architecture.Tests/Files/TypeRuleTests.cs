// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Architecture.Tests.Files;

public sealed class TypeRuleTests
{
    [Fact]
    public void Breaches_EveryFileUnderSrc_None()
    {
        Expect.None(Repository.Under("src", ".cs").SelectMany(TypeRule.Breaches));
    }

    [Theory]
    [InlineData("src/A/Corridor.cs", "public sealed record Corridor(string Origin);")]
    [InlineData("src/A/Corridor.cs", "internal readonly record struct Corridor;\n")]
    [InlineData("src/A/Call.cs", "public delegate Task<int> Call<T>(T request);")]
    [InlineData("src/A/ClientOfT.cs", "public abstract class Client<T> : Client { }")]
    [InlineData("src/A/Client{T}.cs", "internal sealed class Client<T> { }")]
    [InlineData("src/A/Metadata.Entry.cs", "public partial class Metadata\n{\n    public class Entry { }\n}")]
    [InlineData("src/A/Program.cs", "await Hub.RunAsync(args);")]
    public void Breaches_OneTypeInAFileOfItsName_None(string path, string text)
    {
        Assert.Empty(TypeRule.Breaches(new SourceFile(path, text)));
    }

    [Theory]
    [InlineData("public sealed class Corridor;\npublic enum Side { Origin }", "src/A/Corridor.cs holds Corridor, Side")]
    [InlineData("public class Corridor;\ninternal static class More { }", "src/A/Corridor.cs holds Corridor, More")]
    [InlineData("public interface ICorridor;", "src/A/Corridor.cs holds ICorridor and is not named after it")]
    [InlineData("[Flags]\npublic enum Corridors { None }", "src/A/Corridor.cs holds Corridors and is not named after it")]
    public void Breaches_OtherTypes_Named(string text, string expected)
    {
        Assert.Equal([expected], TypeRule.Breaches(new SourceFile("src/A/Corridor.cs", text)));
    }
}

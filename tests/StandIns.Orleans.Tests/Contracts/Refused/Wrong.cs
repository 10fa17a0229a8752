// SPDX-License-Identifier: Apache-2.0
namespace StandIns.Orleans.Tests.Contracts.Refused;

/// <summary>Contracts that real Orleans refuses, one fault each.</summary>
internal static class Wrong
{
    internal interface IWrongGrain : IGrainWithStringKey
    {
        string Name { get; }

        int Count();

        Task RefAsync(ref int value);

        Task<NoSerializer> NoSerializerAsync(NoAlias message);

        ValueTask<List<NoIds>> NoIdsAsync(TwiceTheId[] messages);

        IAsyncEnumerable<Outer> OuterAsync(SameAlias message);

        Task<Named<Unused>> NamedAsync(Holding<Held> message);

        [Alias("twice")]
        Task ChangeableAsync(Changeable message);

        [Alias("twice")]
        Task FillableAsync(Fillable message);
    }

    internal sealed record NoSerializer(int Value);

    [GenerateSerializer]
    internal sealed record NoAlias([property: Id(0)] int Value);

    [GenerateSerializer, Alias("wrong.noids")]
    internal sealed record NoIds([property: Id(0)] int First, int Second);

    [GenerateSerializer, Alias("wrong.twice")]
    internal sealed record TwiceTheId([property: Id(0)] int First, [property: Id(0)] int Second);

    [GenerateSerializer, Alias("wrong.same")]
    internal sealed record Outer([property: Id(0)] IReadOnlyList<Inner> Inners);

    [GenerateSerializer, Alias("wrong.same")]
    internal sealed record SameAlias;

    internal sealed record Inner(int Value);

    /// <summary>Right: its parameter names a type, and no value of it crosses.</summary>
    [GenerateSerializer, Alias("wrong.named`1")]
    internal sealed record Named<T>([property: Id(0)] byte[] Bytes);

    internal sealed record Unused;

    [GenerateSerializer, Alias("wrong.holding`1")]
    internal sealed record Holding<T>([property: Id(0)] T Value, [property: Id(1)] Holding<T>? Next);

    internal sealed record Held;

    [GenerateSerializer, Immutable, Alias("wrong.changeable")]
    internal sealed record Changeable
    {
        [Id(0)]
        public int Value { get; set; }
    }

    [GenerateSerializer, Immutable, Alias("wrong.fillable")]
    internal sealed record Fillable([property: Id(0)] List<int> Values);
}

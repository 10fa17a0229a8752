// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;
using Google.Protobuf.Reflection;
using StatsExchange.Hub.Reflection;
using static Google.Protobuf.Reflection.FieldDescriptorProto.Types;

namespace StatsExchange.Hub.Tests.Reflection;

/// <summary>What no file of ours has today: extensions, at the top and inside a message.</summary>
public sealed class SchemaTests
{
    private readonly Schema _schema = new(FileDescriptor.BuildFromByteStrings([Base().ToByteString(), Extending().ToByteString()]));

    [Fact]
    public void FindExtension_FindsThoseAtTheTopAndInsideMessages()
    {
        Assert.Equal("extending.proto", _schema.FindExtension("t.Base", 100)?.Name);
        Assert.Equal("extending.proto", _schema.FindExtension("t.Base", 101)?.Name);
        Assert.Null(_schema.FindExtension("t.Base", 102));
        Assert.Null(_schema.FindExtension("t.Other", 100));
    }

    [Fact]
    public void ExtensionNumbers_AreThoseOfTheMessageAscending()
    {
        Assert.Equal([100, 101], _schema.ExtensionNumbers("t.Base"));
        Assert.Empty(_schema.ExtensionNumbers("t.Holder"));
    }

    [Theory]
    [InlineData("t.at_top")]
    [InlineData("t.Holder.inside")]
    public void FindDeclaring_FindsExtensionsByName(string name) => Assert.Equal("extending.proto", _schema.FindDeclaring(name)?.Name);

    private static FileDescriptorProto Base()
    {
        DescriptorProto message = new() { Name = "Base", ExtensionRange = { new DescriptorProto.Types.ExtensionRange { Start = 100, End = 200 } } };
        return new FileDescriptorProto { Name = "base.proto", Package = "t", Syntax = "proto2", MessageType = { message } };
    }

    private static FileDescriptorProto Extending() => new()
    {
        Name = "extending.proto",
        Package = "t",
        Syntax = "proto2",
        Dependency = { "base.proto" },
        Extension = { Field("at_top", 101) },
        MessageType = { new DescriptorProto { Name = "Holder", Extension = { Field("inside", 100) } } },
    };

    private static FieldDescriptorProto Field(string name, int number) =>
        new() { Name = name, Number = number, Extendee = ".t.Base", Label = Label.Optional, Type = FieldDescriptorProto.Types.Type.Int32 };
}

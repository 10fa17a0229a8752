// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf.Reflection;

namespace StatsExchange.Hub.Reflection;

/// <summary>The full names of everything that a file declares.</summary>
internal static class SymbolNames
{
    public static IEnumerable<string> Of(FileDescriptorProto file) =>
    [
        .. file.MessageType.SelectMany(message => Of(message, file.Package)),
        .. file.EnumType.SelectMany(type => Of(type, file.Package)),
        .. file.Extension.Select(extension => In(file.Package, extension.Name)),
        .. file.Service.SelectMany(service => Of(service, file.Package)),
    ];

    private static IEnumerable<string> Of(DescriptorProto message, string scope)
    {
        var name = In(scope, message.Name);
        return
        [
            name,
            .. message.Field.Select(field => In(name, field.Name)),
            .. message.OneofDecl.Select(oneof => In(name, oneof.Name)),
            .. message.Extension.Select(extension => In(name, extension.Name)),
            .. message.EnumType.SelectMany(type => Of(type, name)),
            .. message.NestedType.SelectMany(nested => Of(nested, name)),
        ];
    }

    // A value is named beside its enum, as in C++; the libraries of some languages name it inside, and it cannot mean anything else.
    private static IEnumerable<string> Of(EnumDescriptorProto type, string scope)
    {
        var name = In(scope, type.Name);
        return [name, .. type.Value.SelectMany(value => new[] { In(scope, value.Name), In(name, value.Name) })];
    }

    private static IEnumerable<string> Of(ServiceDescriptorProto service, string scope)
    {
        var name = In(scope, service.Name);
        return [name, .. service.Method.Select(method => In(name, method.Name))];
    }

    private static string In(string scope, string name) => scope.Length == 0 ? name : $"{scope}.{name}";
}

// SPDX-License-Identifier: Apache-2.0
using System.Collections.Frozen;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace StatsExchange.Hub.Reflection;

/// <summary>Files with all they need, and what each of them declares.</summary>
internal sealed class Schema
{
    private readonly FrozenDictionary<string, FileDescriptor> _files;
    private readonly FrozenDictionary<string, FileDescriptor> _declaring;
    private readonly FrozenDictionary<(string Message, int Number), FileDescriptor> _extensions;

    public Schema(IEnumerable<FileDescriptor> roots)
    {
        List<FileDescriptor> files = [.. roots.SelectMany(WithAllItNeeds).DistinctBy(file => file.Name)];
        _files = files.ToFrozenDictionary(file => file.Name, StringComparer.Ordinal);
        _declaring = files
            .SelectMany(file => SymbolNames.Of(file.ToProto()).Distinct().Select(name => (name, file)))
            .ToFrozenDictionary(found => found.name, found => found.file, StringComparer.Ordinal);
        _extensions = files
            .SelectMany(file => ExtensionsOf(file.ToProto()).Select(extension => (Key: (extension.Extendee.TrimStart('.'), extension.Number), file)))
            .ToFrozenDictionary(found => found.Key, found => found.file);
    }

    public FileDescriptor? FindFile(string name) => _files.GetValueOrDefault(name);

    public FileDescriptor? FindDeclaring(string symbol) => _declaring.GetValueOrDefault(symbol);

    public FileDescriptor? FindExtension(string message, int number) => _extensions.GetValueOrDefault((message, number));

    public bool IsMessage(string name) =>
        FindDeclaring(name)?.ToProto() is { } file && Messages(file.MessageType, file.Package).Any(message => message.FullName == name);

    public IEnumerable<int> ExtensionNumbers(string message) =>
        _extensions.Keys.Where(extension => extension.Message == message).Select(extension => extension.Number).Order();

    /// <summary>A file, then every file it needs, directly or not, each once.</summary>
    public static IEnumerable<FileDescriptor> WithAllItNeeds(FileDescriptor file)
    {
        List<FileDescriptor> found = [file];
        for (var i = 0; i < found.Count; i++)
        {
            found.AddRange(found[i].Dependencies.Where(needed => found.All(known => known.Name != needed.Name)));
        }

        return found;
    }

    private static IEnumerable<FieldDescriptorProto> ExtensionsOf(FileDescriptorProto file) =>
        file.Extension.Concat(Messages(file.MessageType, file.Package).SelectMany(message => message.Message.Extension));

    private static IEnumerable<(string FullName, DescriptorProto Message)> Messages(IEnumerable<DescriptorProto> messages, string scope) =>
        messages.SelectMany(message =>
        {
            var name = scope.Length == 0 ? message.Name : $"{scope}.{message.Name}";
            return Messages(message.NestedType, name).Prepend((name, message));
        });
}

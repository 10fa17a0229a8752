// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using System.Text;

namespace Grpc.Core;

public sealed partial class Metadata
{
    public class Entry
    {
        private static readonly SearchValues<char> KeyCharacters =
            SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-_.");

        private readonly string? _value;
        private readonly byte[]? _valueBytes;

        public Entry(string key, byte[] valueBytes)
        {
            Key = CheckedKey(key);
            if (!IsBinary)
            {
                throw new ArgumentException($"Key for binary valued metadata entry needs to have suffix indicating binary value: {BinaryHeaderSuffix}", nameof(key));
            }

            ArgumentNullException.ThrowIfNull(valueBytes);
            _valueBytes = valueBytes.ToArray();
        }

        public Entry(string key, string value)
        {
            Key = CheckedKey(key);
            if (IsBinary)
            {
                throw new ArgumentException($"Key for ASCII valued metadata entry cannot have suffix indicating binary value: {BinaryHeaderSuffix}", nameof(key));
            }

            ArgumentNullException.ThrowIfNull(value);
            _value = value;
        }

        private Entry(string key, string? value, byte[]? valueBytes)
        {
            Key = key;
            _value = value;
            _valueBytes = valueBytes;
        }

        public string Key { get; }

        public bool IsBinary => Key.EndsWith(BinaryHeaderSuffix, StringComparison.Ordinal);

        public string Value => _value ?? throw new InvalidOperationException("Cannot access string value of a binary metadata entry");

        public byte[] ValueBytes => _valueBytes is null ? Encoding.ASCII.GetBytes(Value) : _valueBytes.ToArray();

        /// <summary>The stored bytes of a binary entry, without the copy that protects the public view.</summary>
        internal ReadOnlySpan<byte> Bytes => _valueBytes;

        public override string ToString() =>
            _value is null ? $"[Entry: key={Key}, valueBytes={Convert.ToHexString(_valueBytes!)}]" : $"[Entry: key={Key}, value={_value}]";

        /// <summary>An entry that came over the wire; null where the key is not one that gRPC knows.</summary>
        internal static Entry? Received(string key, string? value, byte[]? valueBytes) =>
            IsKey(key) ? new Entry(key, value, valueBytes) : null;

        private static bool IsKey(string key) => key.Length > 0 && !key.AsSpan().ContainsAnyExcept(KeyCharacters);

        private static string CheckedKey(string key)
        {
            var normalised = Normalise(key);
            return IsKey(normalised)
                ? normalised
                : throw new ArgumentException($"Metadata entry key not valid: \"{key}\". Keys can only contain lowercase alphanumeric characters, underscores, hyphens and dots.", nameof(key));
        }
    }
}

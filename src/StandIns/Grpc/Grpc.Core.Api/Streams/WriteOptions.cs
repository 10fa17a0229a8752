// SPDX-License-Identifier: Apache-2.0
namespace Grpc.Core;

public class WriteOptions(WriteFlags flags = default)
{
    public static readonly WriteOptions Default = new();

    public WriteFlags Flags { get; } = flags;
}

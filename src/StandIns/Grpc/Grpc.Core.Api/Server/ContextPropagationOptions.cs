// SPDX-License-Identifier: Apache-2.0
namespace Grpc.Core;

public class ContextPropagationOptions
{
    public static readonly ContextPropagationOptions Default = new();

    private ContextPropagationOptions()
    {
    }
}

// SPDX-License-Identifier: Apache-2.0
namespace Grpc.Core;

public abstract class ContextPropagationToken
{
    private protected ContextPropagationToken()
    {
    }
}

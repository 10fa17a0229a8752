// SPDX-License-Identifier: Apache-2.0
namespace Grpc.Core;

public class AuthContext
{
    internal AuthContext()
    {
    }
}

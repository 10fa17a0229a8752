// SPDX-License-Identifier: Apache-2.0
return await Interop.TestServer.TestServerCommand.Create().Parse(args).InvokeAsync();

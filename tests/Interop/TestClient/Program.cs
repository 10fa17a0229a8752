// SPDX-License-Identifier: Apache-2.0
return await Interop.TestClient.TestClientCommand.Create().Parse(args).InvokeAsync();

// SPDX-License-Identifier: Apache-2.0
using Orleans.Serialization.Invocation;

namespace StandIns.Orleans.Tests;

/// <summary>Writes down what it sees of each call.</summary>
internal sealed class RecordingFilter(Notebook notebook) : IIncomingGrainCallFilter
{
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        // Of the real runtime, a filter sees its own grains too.
        if (context.Grain is not Grain)
        {
            await context.Invoke();
            return;
        }

        var inner = context.Request.GetArgumentCount() > 1 && context.Request.GetArgument(1) is IInvokable sequence ? $" of {sequence.GetMethodName()}" : "";
        notebook.Write(
            $"{(context.SourceId?.Type.ToString() == "sys.client" ? "outside" : context.SourceId?.ToString())} calls {context.TargetId} {context.InterfaceName}.{context.MethodName}{inner} "
            + $"({context.Request.GetArgumentCount()}) on {context.Grain.GetType().Name} by {context.ImplementationMethod.DeclaringType!.Name}");
        await context.Invoke();
        notebook.Write($"result {context.Result}");
    }
}

// SPDX-License-Identifier: Apache-2.0
using System.Reflection;
using Orleans;

namespace StandIns.Orleans.Tests.Contracts;

/// <summary>What holds for a grain interface and its methods.</summary>
internal static class InterfaceRules
{
    private static readonly Type[] Returned = [typeof(Task<>), typeof(ValueTask<>), typeof(IAsyncEnumerable<>)];

    internal static IEnumerable<string> Check(Type grainInterface, MessageRules messages)
    {
        if (!grainInterface.IsDefined(typeof(AliasAttribute), inherit: false))
        {
            yield return $"{grainInterface.FullName} has no [Alias]";
        }

        foreach (var member in grainInterface.GetMembers().Where(member => member is PropertyInfo or EventInfo))
        {
            yield return $"{grainInterface.FullName}.{member.Name} is not a method";
        }

        foreach (var overloaded in grainInterface.GetMethods().GroupBy(method => (method.Name, method.GetParameters().Length)).Where(group => group.Count() > 1))
        {
            yield return $"{grainInterface.FullName}.{overloaded.Key.Name} is overloaded with the same number of parameters";
        }

        var aliases = grainInterface.GetMethods().Select(method => method.GetCustomAttribute<AliasAttribute>()?.Alias).OfType<string>();
        foreach (var repeated in aliases.GroupBy(alias => alias).Where(group => group.Count() > 1))
        {
            yield return $"{grainInterface.FullName} gives the alias {repeated.Key} to {repeated.Count()} methods";
        }

        foreach (var method in grainInterface.GetMethods().Where(method => !method.IsSpecialName))
        {
            foreach (var finding in Check(method, messages))
            {
                yield return finding;
            }
        }
    }

    private static IEnumerable<string> Check(MethodInfo method, MessageRules messages)
    {
        var name = $"{method.DeclaringType!.FullName}.{method.Name}";
        var result = method.ReturnType;
        if (result.IsGenericType && Returned.Contains(result.GetGenericTypeDefinition()))
        {
            messages.Visit(result.GetGenericArguments()[0], name);
        }
        else if (result != typeof(Task) && result != typeof(ValueTask))
        {
            yield return $"{name} returns {result.Name}, not Task, ValueTask or IAsyncEnumerable";
        }

        foreach (var parameter in method.GetParameters())
        {
            if (parameter.ParameterType.IsByRef)
            {
                yield return $"{name} takes {parameter.Name} by reference";
            }
            else
            {
                messages.Visit(parameter.ParameterType, name);
            }
        }
    }
}

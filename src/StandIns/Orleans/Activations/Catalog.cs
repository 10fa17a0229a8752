// SPDX-License-Identifier: Apache-2.0
using System.Collections.Concurrent;

namespace Orleans.Runtime;

/// <summary>The activations of the silo.</summary>
internal sealed class Catalog(Silo silo, GrainClasses classes)
{
    private readonly Lock creation = new();
    private readonly ConcurrentDictionary<ActivationKey, Activation> activations = new();

    internal IEnumerable<Activation> All => activations.Values;

    /// <summary>The activation that a call of this grain goes to; made where there is none.</summary>
    internal Activation Of(GrainId grain)
    {
        var grainClass = classes.Of(grain.Type);
        return grainClass.Workers == 1 ? At(new ActivationKey(grain, 0), grainClass) : LeastBusy(grain, grainClass);
    }

    internal void Remove(Activation activation) => activations.TryRemove(KeyValuePair.Create(activation.Key, activation));

    private Activation LeastBusy(GrainId grain, GrainClass grainClass)
    {
        Activation? best = null;
        var least = int.MaxValue;
        for (var worker = 0; worker < grainClass.Workers && least > 0; worker++)
        {
            var candidate = At(new ActivationKey(grain, worker), grainClass);
            var load = candidate.Load;
            if (load < least)
            {
                (best, least) = (candidate, load);
            }
        }

        return best!;
    }

    private Activation At(ActivationKey key, GrainClass grainClass) =>
        activations.TryGetValue(key, out var known)
            ? known
            : Create(key, grainClass);

    private Activation Create(ActivationKey key, GrainClass grainClass)
    {
        // An activation holds a scope of the container, so none is made in vain.
        lock (creation)
        {
            return activations.GetOrAdd(key, static (key, made) => new Activation(made.silo, made.grainClass, key), (silo, grainClass));
        }
    }
}

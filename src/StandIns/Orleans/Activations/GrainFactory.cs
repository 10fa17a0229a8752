// SPDX-License-Identifier: Apache-2.0
namespace Orleans.Runtime;

internal sealed class GrainFactory(Silo silo, GrainClasses classes) : IGrainFactory
{
    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey =>
        (TGrainInterface)Reference(typeof(TGrainInterface), primaryKey, grainClassNamePrefix);

    public IGrain GetGrain(Type grainInterfaceType, string grainPrimaryKey) =>
        (IGrain)Reference(grainInterfaceType, grainPrimaryKey, null);

    public TGrainInterface GetGrain<TGrainInterface>(GrainId grainId)
        where TGrainInterface : IAddressable =>
        (TGrainInterface)GrainReferenceProxy.Create(silo, typeof(TGrainInterface), grainId);

    private object Reference(Type grainInterface, string key, string? prefix)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key, "primaryKey");
        var grainClass = classes.Implementing(grainInterface, prefix);
        return GrainReferenceProxy.Create(silo, grainInterface, GrainId.Create(grainClass.GrainType, key));
    }
}

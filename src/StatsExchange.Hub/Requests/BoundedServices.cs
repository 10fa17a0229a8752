// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;
using StatsExchange.V1;
using AlphaReflection = Grpc.Reflection.V1Alpha.ServerReflection;
using HealthService = Grpc.Health.V1.Health;
using ReflectionService = Grpc.Reflection.V1.ServerReflection;

namespace StatsExchange.Hub.Requests;

/// <summary>
/// What a service names in <see cref="BindServiceMethodAttribute"/> in place of the generated class: the same methods, with requests that are
/// measured. gRPC finds the method here that takes the service's generated base class.
/// </summary>
internal static class BoundedServices
{
    public static void BindService(ServiceBinderBase binder, AdministrationService.AdministrationServiceBase? service) =>
        AdministrationService.BindService(new BoundedBinder(binder, AdministrationService.Descriptor), service);

    public static void BindService(ServiceBinderBase binder, AgreementService.AgreementServiceBase? service) =>
        AgreementService.BindService(new BoundedBinder(binder, AgreementService.Descriptor), service);

    public static void BindService(ServiceBinderBase binder, CheckpointService.CheckpointServiceBase? service) =>
        CheckpointService.BindService(new BoundedBinder(binder, CheckpointService.Descriptor), service);

    public static void BindService(ServiceBinderBase binder, DossierService.DossierServiceBase? service) =>
        DossierService.BindService(new BoundedBinder(binder, DossierService.Descriptor), service);

    public static void BindService(ServiceBinderBase binder, JobService.JobServiceBase? service) =>
        JobService.BindService(new BoundedBinder(binder, JobService.Descriptor), service);

    public static void BindService(ServiceBinderBase binder, MirrorService.MirrorServiceBase? service) =>
        MirrorService.BindService(new BoundedBinder(binder, MirrorService.Descriptor), service);

    public static void BindService(ServiceBinderBase binder, ObservationService.ObservationServiceBase? service) =>
        ObservationService.BindService(new BoundedBinder(binder, ObservationService.Descriptor), service);

    public static void BindService(ServiceBinderBase binder, ReferenceService.ReferenceServiceBase? service) =>
        ReferenceService.BindService(new BoundedBinder(binder, ReferenceService.Descriptor), service);

    public static void BindService(ServiceBinderBase binder, RoundService.RoundServiceBase? service) =>
        RoundService.BindService(new BoundedBinder(binder, RoundService.Descriptor), service);

    public static void BindService(ServiceBinderBase binder, SnapshotService.SnapshotServiceBase? service) =>
        SnapshotService.BindService(new BoundedBinder(binder, SnapshotService.Descriptor), service);

    public static void BindService(ServiceBinderBase binder, SubmissionService.SubmissionServiceBase? service) =>
        SubmissionService.BindService(new BoundedBinder(binder, SubmissionService.Descriptor), service);

    public static void BindService(ServiceBinderBase binder, HealthService.HealthBase? service) =>
        HealthService.BindService(new BoundedBinder(binder, HealthService.Descriptor), service);

    public static void BindService(ServiceBinderBase binder, ReflectionService.ServerReflectionBase? service) =>
        ReflectionService.BindService(new BoundedBinder(binder, ReflectionService.Descriptor), service);

    public static void BindService(ServiceBinderBase binder, AlphaReflection.ServerReflectionBase? service) =>
        AlphaReflection.BindService(new BoundedBinder(binder, AlphaReflection.Descriptor), service);
}

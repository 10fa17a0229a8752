// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf.Reflection;
using Google.Rpc;
using Grpc.Core;
using Grpc.Reflection.V1;
using static Grpc.Reflection.V1.ServerReflectionRequest;

namespace StatsExchange.Hub.Reflection;

/// <summary>Answers questions about the services of this hub and about the details its errors carry, which no file of a service names.</summary>
internal sealed class SchemaAnswers(ServedServices services)
{
    private readonly Lazy<Schema> _schema = new(() => new Schema(
        [.. services.All.Select(service => service.File), StatusReflection.Descriptor, ErrorDetailsReflection.Descriptor]));

    private Schema Schema => _schema.Value;

    public ServerReflectionResponse Of(ServerReflectionRequest request)
    {
        var response = request.MessageRequestCase switch
        {
            MessageRequestOneofCase.FileByFilename => File(Schema.FindFile(request.FileByFilename), "file"),
            MessageRequestOneofCase.FileContainingSymbol => File(Schema.FindDeclaring(request.FileContainingSymbol), "symbol"),
            MessageRequestOneofCase.FileContainingExtension => File(
                Schema.FindExtension(request.FileContainingExtension.ContainingType, request.FileContainingExtension.ExtensionNumber), "extension"),
            MessageRequestOneofCase.AllExtensionNumbersOfType => ExtensionNumbers(request.AllExtensionNumbersOfType),
            MessageRequestOneofCase.ListServices => Services(),
            _ => Error(StatusCode.InvalidArgument, "The request asks nothing that this version of the protocol knows."),
        };
        response.ValidHost = request.Host;
        response.OriginalRequest = request;
        return response;
    }

    private static ServerReflectionResponse File(FileDescriptor? file, string kind) => file is null
        ? Error(StatusCode.NotFound, $"There is no such {kind} here.")
        : new ServerReflectionResponse
        {
            FileDescriptorResponse = new FileDescriptorResponse
            {
                FileDescriptorProto = { Schema.WithAllItNeeds(file).Select(needed => needed.SerializedData) },
            },
        };

    private ServerReflectionResponse ExtensionNumbers(string message) => Schema.IsMessage(message)
        ? new ServerReflectionResponse
        {
            AllExtensionNumbersResponse = new ExtensionNumberResponse { BaseTypeName = message, ExtensionNumber = { Schema.ExtensionNumbers(message) } },
        }
        : Error(StatusCode.NotFound, "There is no such message here.");

    private ServerReflectionResponse Services() => new()
    {
        ListServicesResponse = new ListServiceResponse
        {
            Service = { services.All.Select(service => new ServiceResponse { Name = service.FullName }) },
        },
    };

    private static ServerReflectionResponse Error(StatusCode code, string message) =>
        new() { ErrorResponse = new ErrorResponse { ErrorCode = (int)code, ErrorMessage = message } };
}

namespace StandardObservability.Conventions.Tracing.Calls;

/// <summary>Tags that gRPC for .NET sets on activities. They are replaced by <see cref="RpcAttributeNames"/>.</summary>
/// <remarks>Source: grpc-dotnet, <c>GrpcProtocolConstants</c>.</remarks>
internal static class GrpcTagNames
{
    /// <summary>Service and method with a leading slash.</summary>
    public const string Method = "grpc.method";

    /// <summary>Status code of the call, a number as text.</summary>
    public const string StatusCode = "grpc.status_code";
}

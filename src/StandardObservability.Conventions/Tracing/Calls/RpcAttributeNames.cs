namespace StandardObservability.Conventions.Tracing.Calls;

/// <summary>Attributes of spans of remote procedure calls.</summary>
/// <remarks>Source: OpenTelemetry semantic conventions 1.40, RPC and gRPC.</remarks>
internal static class RpcAttributeNames
{
    /// <summary>RPC system, <see cref="Grpc"/>.</summary>
    public const string SystemName = "rpc.system.name";

    /// <summary>Value of <see cref="SystemName"/>.</summary>
    public const string Grpc = "grpc";

    /// <summary>Service and method: <c>shop.Stock/Reserve</c>.</summary>
    public const string Method = "rpc.method";

    /// <summary>Status code of the call by name, for example <c>UNAVAILABLE</c>.</summary>
    public const string ResponseStatusCode = "rpc.response.status_code";
}

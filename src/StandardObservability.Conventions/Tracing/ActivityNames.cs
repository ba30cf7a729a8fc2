namespace StandardObservability.Conventions.Tracing;

/// <summary>Operation names of activities that this library handles specially.</summary>
internal static class ActivityNames
{
    /// <summary>The activity of a request in ASP.NET Core.</summary>
    public const string AspNetCoreRequest = "Microsoft.AspNetCore.Hosting.HttpRequestIn";

    /// <summary>The activity of a call in gRPC's client.</summary>
    public const string GrpcCall = "Grpc.Net.Client.GrpcOut";
}

namespace StandardObservability.Conventions.Tracing;

/// <summary>Names of activity sources.</summary>
public static class ActivitySourceNames
{
    /// <summary>Server spans of ASP.NET Core.</summary>
    public const string AspNetCore = "Microsoft.AspNetCore";

    /// <summary>Client spans of <c>HttpClient</c>.</summary>
    public const string HttpClient = "System.Net.Http";

    /// <summary>Client spans of gRPC for .NET.</summary>
    public const string GrpcClient = "Grpc.Net.Client";

    /// <summary>Producer and consumer spans of messages, started by <c>MessageDestination</c>.</summary>
    public const string Messages = "StandardObservability.Messages";

    /// <summary>Spans of calls of the AWS SDK for .NET, started by StandardObservability.Aws.</summary>
    public const string AwsSdk = "StandardObservability.Aws";
}

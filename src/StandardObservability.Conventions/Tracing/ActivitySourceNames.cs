using System.Collections.Generic;

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

    /// <summary>Sources that are collected by default. A source that does not exist in the process costs nothing.</summary>
    /// <remarks>The key is one of <see cref="InstrumentationNames"/>. A trailing <c>*</c> is a wildcard.</remarks>
    internal static IReadOnlyDictionary<string, IReadOnlyList<string>> WellKnown { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        [InstrumentationNames.HttpClient] = [HttpClient],
        [InstrumentationNames.Messages] = [Messages],
        [InstrumentationNames.AwsSdk] = [AwsSdk],
        [InstrumentationNames.Azure] = ["Azure.*"],
        [InstrumentationNames.ConfluentKafka] = ["Confluent.Kafka*"],
        [InstrumentationNames.Elastic] = ["Elastic.Transport"],
        [InstrumentationNames.GrpcClient] = [GrpcClient],
        [InstrumentationNames.HotChocolate] = ["HotChocolate.Diagnostics"],
        [InstrumentationNames.MassTransit] = ["MassTransit"],
        [InstrumentationNames.MongoDB] = ["MongoDB.Driver*"],
        [InstrumentationNames.MySqlConnector] = ["MySqlConnector"],
        [InstrumentationNames.Npgsql] = ["Npgsql"],
        [InstrumentationNames.NServiceBus] = ["NServiceBus.*"],
        [InstrumentationNames.Orleans] = ["Microsoft.Orleans.*"],
        [InstrumentationNames.Quartz] = ["Quartz"],
        [InstrumentationNames.RabbitMQ] = ["RabbitMQ.Client.*"],
        [InstrumentationNames.Wolverine] = ["Wolverine"],
        [InstrumentationNames.Yarp] = ["Yarp.ReverseProxy"],
    };
}

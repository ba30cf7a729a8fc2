using System.Collections.Generic;

namespace StandardObservability.Conventions.Tracing;

/// <summary>Activity sources that are heard by default, by the name of the switch that turns each group off.</summary>
public static class ActivitySourceNames
{
    /// <summary>Server spans of ASP.NET Core.</summary>
    public const string AspNetCore = "Microsoft.AspNetCore";

    /// <summary>Client spans of <c>HttpClient</c>.</summary>
    public const string HttpClient = "System.Net.Http";

    /// <summary>Producer and consumer spans of messages, which <c>MessageDestination</c> starts.</summary>
    public const string Messages = "StandardObservability.Messages";

    /// <summary>Sources that well-known libraries emit by themselves. Hearing one that is absent costs nothing.</summary>
    /// <remarks>Key: name of the switch under <c>Observability:Traces:Instrumentations</c>. A trailing <c>*</c> matches any rest.</remarks>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> WellKnown { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        ["HttpClient"] = [HttpClient],
        ["Messages"] = [Messages],
        ["Azure"] = ["Azure.*"],
        ["Confluent.Kafka"] = ["Confluent.Kafka*"],
        ["Elastic"] = ["Elastic.Transport"],
        ["GrpcClient"] = ["Grpc.Net.Client"],
        ["HotChocolate"] = ["HotChocolate.Diagnostics"],
        ["MassTransit"] = ["MassTransit"],
        ["MongoDB"] = ["MongoDB.Driver*"],
        ["MySqlConnector"] = ["MySqlConnector"],
        ["Npgsql"] = ["Npgsql"],
        ["NServiceBus"] = ["NServiceBus.*"],
        ["Orleans"] = ["Microsoft.Orleans.*"],
        ["Quartz"] = ["Quartz"],
        ["RabbitMQ"] = ["RabbitMQ.Client.*"],
        ["Wolverine"] = ["Wolverine"],
        ["Yarp"] = ["Yarp.ReverseProxy"],
    };
}

namespace StandardObservability.Conventions;

/// <summary>
/// Names of the built-in instrumentations. Each can be disabled under <c>Observability:Traces:Instrumentations</c> or
/// <c>Observability:Metrics:Instrumentations</c>.
/// </summary>
public static class InstrumentationNames
{
    /// <summary>ASP.NET Core: server spans and metrics of requests.</summary>
    public const string AspNetCore = "AspNetCore";

    /// <summary>Metrics of the Kestrel web server.</summary>
    public const string Kestrel = "Kestrel";

    /// <summary>This library's own metrics: what its outputs produced, sent and lost.</summary>
    public const string Outputs = "Outputs";

    /// <summary>Metrics of the .NET runtime.</summary>
    public const string Runtime = "Runtime";

    /// <summary>Microsoft.Data.SqlClient and System.Data.SqlClient.</summary>
    public const string SqlClient = "SqlClient";

    /// <summary><c>HttpClient</c>: client spans, metrics of requests and DNS look-ups.</summary>
    public const string HttpClient = "HttpClient";

    /// <summary>Spans of messages, started by <c>MessageDestination</c>.</summary>
    public const string Messages = "Messages";

    /// <summary>AWS SDK for .NET, with the package StandardObservability.Aws: spans, durations, and trace context of messages.</summary>
    public const string AwsSdk = "AwsSdk";

    /// <summary>Azure SDK.</summary>
    public const string Azure = "Azure";

    /// <summary>Confluent.Kafka.</summary>
    public const string ConfluentKafka = "Confluent.Kafka";

    /// <summary>Elasticsearch client.</summary>
    public const string Elastic = "Elastic";

    /// <summary>Entity Framework Core: metrics.</summary>
    public const string EntityFrameworkCore = "EntityFrameworkCore";

    /// <summary>Microsoft.Extensions.AI.</summary>
    public const string ExtensionsAI = "ExtensionsAI";

    /// <summary>Grpc.Net.Client.</summary>
    public const string GrpcClient = "GrpcClient";

    /// <summary>Hot Chocolate.</summary>
    public const string HotChocolate = "HotChocolate";

    /// <summary>MassTransit.</summary>
    public const string MassTransit = "MassTransit";

    /// <summary>MongoDB driver.</summary>
    public const string MongoDB = "MongoDB";

    /// <summary>MySqlConnector.</summary>
    public const string MySqlConnector = "MySqlConnector";

    /// <summary>Npgsql.</summary>
    public const string Npgsql = "Npgsql";

    /// <summary>NServiceBus.</summary>
    public const string NServiceBus = "NServiceBus";

    /// <summary>The client of OpenAI.</summary>
    public const string OpenAI = "OpenAI";

    /// <summary>Microsoft Orleans.</summary>
    public const string Orleans = "Orleans";

    /// <summary>Polly and Microsoft.Extensions.Http.Resilience: metrics.</summary>
    public const string Polly = "Polly";

    /// <summary>Quartz.NET.</summary>
    public const string Quartz = "Quartz";

    /// <summary>RabbitMQ.Client.</summary>
    public const string RabbitMQ = "RabbitMQ";

    /// <summary>Semantic Kernel.</summary>
    public const string SemanticKernel = "SemanticKernel";

    /// <summary>SignalR: spans of hub calls. Its metrics belong to <see cref="AspNetCore"/>.</summary>
    public const string SignalR = "SignalR";

    /// <summary>Wolverine.</summary>
    public const string Wolverine = "Wolverine";

    /// <summary>YARP.</summary>
    public const string Yarp = "Yarp";
}

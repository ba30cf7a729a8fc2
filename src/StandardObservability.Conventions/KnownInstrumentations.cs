using System.Collections.Generic;
using StandardObservability.Conventions.Metrics;
using StandardObservability.Conventions.Tracing;

namespace StandardObservability.Conventions;

/// <summary>The libraries whose activity sources and meters are collected by name. One that is not in the process costs nothing.</summary>
/// <remarks>
/// docs/instrumentations.md is generated from this list. With embedded metric format, a service that uses every library that is not
/// <see cref="Instrumentation.IsOffWithEmf"/> stays within 100 CloudWatch metrics, as a test computes.
/// </remarks>
internal static class KnownInstrumentations
{
    private const string DotNet = "10.0.12";

    /// <summary>All libraries: first .NET's own and this one, then others by name.</summary>
    public static IReadOnlyList<Instrumentation> All { get; } =
    [
        new(InstrumentationNames.AspNetCore, "ASP.NET Core", DotNet)
        {
            IsTried = true,
            IsWeb = true,
            Meters =
            [
                "Microsoft.AspNetCore.Hosting",
                "Microsoft.AspNetCore.Routing",
                "Microsoft.AspNetCore.Diagnostics",
                "Microsoft.AspNetCore.RateLimiting",
                "Microsoft.AspNetCore.Http.Connections",
                "Microsoft.AspNetCore.Authentication",
                "Microsoft.AspNetCore.Authorization",
                MeterNames.Requests,
            ],
            Instruments = 18,
        },
        new(InstrumentationNames.Kestrel, "Kestrel", DotNet)
        {
            IsTried = true,
            IsWeb = true,
            Meters = ["Microsoft.AspNetCore.Server.Kestrel"],
            Instruments = 8,
        },
        new(InstrumentationNames.Runtime, ".NET runtime", DotNet) { IsTried = true, Meters = ["System.Runtime", MeterNames.Process], Instruments = 20 },
        new(InstrumentationNames.HttpClient, "HttpClient, DNS", DotNet)
        {
            IsTried = true,
            Sources = [ActivitySourceNames.HttpClient],
            Meters = ["System.Net.Http", "System.Net.NameResolution"],
            Instruments = 6,
        },
        new(InstrumentationNames.Messages, "StandardObservability messages") { IsTried = true, Sources = [ActivitySourceNames.Messages] },
        new(InstrumentationNames.SignalR, "SignalR hubs and client", DotNet)
        {
            IsTried = true,
            Sources = ["Microsoft.AspNetCore.SignalR.Server", "Microsoft.AspNetCore.SignalR.Client"],
        },
        new(InstrumentationNames.AwsSdk, "AWS SDK for .NET 4", "4.1.0")
        {
            IsTried = true,
            Sources = [ActivitySourceNames.AwsSdk],
            Meters = [ActivitySourceNames.AwsSdk],
            Instruments = 1,
        },
        new(InstrumentationNames.Azure, "Azure SDK", "1.64.0") { Assembly = "Azure.", Sources = ["Azure.*"] },
        new(InstrumentationNames.ConfluentKafka, "Confluent.Kafka with its instrumentation") { Assembly = "Confluent.Kafka", Sources = ["Confluent.Kafka*"] },
        new(InstrumentationNames.Elastic, "Elastic.Transport", "1.1.0") { Sources = ["Elastic.Transport"] },
        new(InstrumentationNames.EntityFrameworkCore, "Entity Framework Core", "10.0.15")
        {
            IsTried = true,
            Meters = ["Microsoft.EntityFrameworkCore"],
            Instruments = 7,
            IsOffWithEmf = true,
        },
        new(InstrumentationNames.ExtensionsAI, "Microsoft.Extensions.AI", "10.11.0")
        {
            IsTried = true,
            Sources = ["Experimental.Microsoft.Extensions.AI"],
            Meters = ["Experimental.Microsoft.Extensions.AI"],
            Instruments = 5,
            IsOffWithEmf = true,
        },
        new(InstrumentationNames.GrpcClient, "Grpc.Net.Client", "2.85.0") { IsTried = true, Sources = [ActivitySourceNames.GrpcClient] },
        new(InstrumentationNames.HotChocolate, "Hot Chocolate") { Sources = ["HotChocolate.Diagnostics"] },
        new(InstrumentationNames.MassTransit, "MassTransit", "8.5.12")
        {
            Sources = ["MassTransit"],
            Meters = ["MassTransit"],
            Instruments = 32,
            IsOffWithEmf = true,
        },
        new(InstrumentationNames.MongoDB, "MongoDB.Driver", "3.14.0") { Assembly = "MongoDB.Driver", Sources = ["MongoDB.Driver*"] },
        new(InstrumentationNames.MySqlConnector, "MySqlConnector", "2.6.2")
        {
            IsTried = true,
            Sources = ["MySqlConnector"],
            Meters = ["MySqlConnector"],
            Instruments = 9,
        },
        new(InstrumentationNames.Npgsql, "Npgsql", "10.0.3") { IsTried = true, Sources = ["Npgsql"], Meters = ["Npgsql"], Instruments = 11 },
        new(InstrumentationNames.NServiceBus, "NServiceBus") { Assembly = "NServiceBus", Sources = ["NServiceBus.*"] },
        new(InstrumentationNames.OpenAI, "OpenAI", "2.10.0")
        {
            Sources = ["OpenAI.ChatClient"],
            Meters = ["OpenAI.ChatClient"],
            Instruments = 2,
            IsOffWithEmf = true,
        },
        new(InstrumentationNames.Orleans, "Microsoft Orleans", "10.4.2")
        {
            Assembly = "Orleans.",
            Sources = ["Microsoft.Orleans.*"],
            Meters = ["Microsoft.Orleans"],
            Instruments = 110,
            IsOffWithEmf = true,
        },
        new(InstrumentationNames.Polly, "Polly, Microsoft.Extensions.Http.Resilience", "8.9.1") { IsTried = true, Meters = ["Polly"], Instruments = 3 },
        new(InstrumentationNames.Quartz, "Quartz.NET", "4.7.3")
        {
            IsTried = true,
            Sources = ["Quartz"],
            Meters = ["Quartz"],
            Instruments = 11,
            IsOffWithEmf = true,
        },
        new(InstrumentationNames.RabbitMQ, "RabbitMQ.Client", "7.2.2") { Assembly = "RabbitMQ.Client", Sources = ["RabbitMQ.Client.*"] },
        new(InstrumentationNames.SemanticKernel, "Semantic Kernel", "1.82.0")
        {
            Assembly = "Microsoft.SemanticKernel",
            Sources = ["Microsoft.SemanticKernel*"],
            Meters = ["Microsoft.SemanticKernel*"],
            Instruments = 7,
            IsOffWithEmf = true,
        },
        new(InstrumentationNames.Wolverine, "Wolverine", "6.62.0")
        {
            Assembly = "Wolverine",
            Sources = ["Wolverine"],
            Meters = ["Wolverine:*"],
            Instruments = 19,
            IsOffWithEmf = true,
        },
        new(InstrumentationNames.Yarp, "YARP", "2.3.0") { Sources = ["Yarp.ReverseProxy"] },
    ];
}

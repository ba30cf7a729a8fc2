using System.Globalization;
using System.Text.Json;
using Packages.Tests.Projects;
using Xunit;

namespace Packages.Tests.Policies;

/// <summary>E12: the estimate before deployment and the series that the program then has, under load, by the policy that was there before.</summary>
[Collection(AcmeCollection.Name)]
public sealed class CostTests(PackageFeed feed, AcmePolicy acme, ObservabilityTool tool)
{
    private const string Code = """
        using System.Diagnostics.Metrics;
        using Microsoft.Extensions.Hosting;

        var builder = Microsoft.Extensions.Hosting.Host.CreateApplicationBuilder(args);
        builder.AddAcmeDefaults();
        using var host = builder.Build();
        await host.StartAsync();
        Parallel.For(0, 100_000, Orders.Place);
        await host.StopAsync();

        enum Carrier { C00, C01, C02, C03, C04, C05, C06, C07, C08, C09, C10, C11, C12, C13, C14, C15, C16, C17, C18, C19, C20, C21, C22, C23, C24, C25, C26, C27, C28, C29, C30, C31, C32, C33, C34, C35, C36, C37, C38, C39, C40, C41, C42, C43, C44, C45, C46, C47, C48, C49 }

        static class Orders
        {
            static readonly string Instance = Environment.ProcessId.ToString();
            static readonly Meter Meter = new("Acme.Shop");
            static readonly Counter<long> Placed = Meter.CreateCounter<long>("acme.order.placed", "{order}");
            static readonly Counter<long> Shipped = Meter.CreateCounter<long>("acme.order.shipped", "{order}");

            public static void Place(int number)
            {
                Placed.Add(1, new("acme.order.channel", number % 2 == 0 ? "web" : "store"), new("acme.gift", number % 3 == 0));
                Shipped.Add(1, new KeyValuePair<string, object?>("acme.tenant.tier", $"tier {number / 50 % 5}")/*ADDED*/);
            }
        }
        """;

    private const string ConsoleExporter = """<ItemGroup><PackageReference Include="OpenTelemetry.Exporter.Console" Version="1.20.1" /></ItemGroup>""";

    [Theory]
    [InlineData("", 1)]
    [InlineData(", new KeyValuePair<string, object?>(\"acme.carrier\", (Carrier)(number % 50))", 1)]
    [InlineData(", new KeyValuePair<string, object?>(\"acme.city\", $\"city {number}\")", 1)]
    [InlineData("", 3)]
    [InlineData(", new KeyValuePair<string, object?>(\"service.instance.id\", Instance)", 3)]
    public async Task E12_the_estimate_is_within_15_percent_of_the_series_under_load(string added, int replicas)
    {
        var service = new PolicyService(feed, acme);
        await service.WriteAsync(code: Code.Replace("/*ADDED*/", added, StringComparison.Ordinal), project: ConsoleExporter);
        (await service.BuildAsync("-p:ContinuousIntegrationBuild=true")).Successful();

        var cost = await tool.RunAsync(feed, service.Folder, "cost", "--format", "json", "--instances", replicas.ToString(CultureInfo.InvariantCulture));
        using var estimate = JsonDocument.Parse(cost.Output);
        HashSet<string> counted = new(StringComparer.Ordinal);
        for (var replica = 0; replica < replicas; replica++)
        {
            counted.UnionWith(await FindSeriesAsync(service));
        }

        Assert.InRange(estimate.RootElement.GetProperty("series").GetInt64(), counted.Count * 0.85, counted.Count * 1.15);
    }

    // The console exporter of OpenTelemetry writes each point as a line with its times and attributes, and a line with its value. Replicas share what
    // has equal attributes, as in CloudWatch.
    private async Task<IEnumerable<string>> FindSeriesAsync(PolicyService service)
    {
        var run = await feed.DotNet.RunProgramAsync("env", service.Folder, "OTEL_METRICS_EXPORTER=console", "dotnet", service.Assembly);
        var metrics = run.Successful().Output.Split("Metric Name: ").Where(static metric => metric.StartsWith("acme.", StringComparison.Ordinal));
        return metrics.SelectMany(static metric => metric.Split("\nValue: ").SkipLast(1).Select(point => $"{metric.Split(',', '\n')[0]} {point.Split('\n')[^1].Split(']')[^1]}"));
    }
}

using Microsoft.CodeAnalysis;
using Xunit;

namespace StandardObservability.Analyzers.Tests.Inventory;

public sealed class InventoryTests
{
    private const string Code = """
        using System;
        using System.Collections.Generic;
        using System.Diagnostics;
        using System.Diagnostics.Metrics;
        using Microsoft.Extensions.Logging;

        enum Channel { Web, Store, Phone }

        static partial class Shop
        {
            static readonly Meter Meter = new("acme.shop");
            static readonly ActivitySource Source = new("acme.shop");
            static readonly Counter<long> Placed = Meter.CreateCounter<long>("acme.order.placed", "{order}");
            static readonly Histogram<double> Unused = Meter.CreateHistogram<double>("acme.order.duration", unit: "s");

            static void Run(Channel channel, bool isGift, string region, Activity? activity)
            {
                Placed.Add(1, new("acme.channel", channel), new KeyValuePair<string, object?>("acme.gift", isGift));
                Placed.Add(1, new TagList { { "acme.region", region } });
                activity?.SetTag("acme.region", region);
                activity?.SetTag("acme.region", region);
            }

            [LoggerMessage(7, LogLevel.Information, "Placed in {Region}", EventName = "OrderPlaced")]
            static partial void LogPlaced(ILogger logger, string region);
            static partial void LogPlaced(ILogger logger, string region) { }
        }
        """;

    [Fact]
    public async Task Lists_what_the_project_can_emit()
    {
        var findings = await CompiledCode.AnalyzeAsync(CompiledCode.Create(Code), AnalyzedCode.Policy, ("TelemetryInventory", "true"));

        Assert.Equal(
            [
                "attribute acme.channel signal=metric type=enum(3)",
                "attribute acme.gift signal=metric type=boolean",
                "attribute acme.region signal=metric type=string",
                "attribute acme.region signal=span type=string",
                "counter acme.order.placed attributes=acme.channel:enum(3),acme.gift:boolean meter=acme.shop type=long unit={order}",
                "event OrderPlaced attributes=region:string id=7",
                "histogram acme.order.duration meter=acme.shop type=double unit=s",
                "meter acme.shop",
                "source acme.shop",
            ],
            findings.Where(static d => d.Id == "TEL001").Select(Describe).Order(StringComparer.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Lists_nothing_unless_the_build_asks_for_it()
        => Assert.DoesNotContain(await CompiledCode.AnalyzeAsync(CompiledCode.Create(Code), AnalyzedCode.Policy), static d => d.Id == "TEL001");

    private static string Describe(Diagnostic finding)
    {
        var facts = finding.Properties.Where(static p => p.Key is not ("kind" or "name") && p.Value != null).OrderBy(static p => p.Key, StringComparer.Ordinal);
        return string.Join(' ', [finding.Properties["kind"], finding.Properties["name"], .. facts.Select(static p => $"{p.Key}={p.Value}")]);
    }
}

using System.Globalization;
using StandardObservability.Conventions.Commands;
using StandardObservability.Conventions.Metrics;
using StandardObservability.Dashboards.Tests.CloudWatch;
using StandardObservability.Dashboards.Tests.CloudWatch.Templates;
using Xunit;

namespace StandardObservability.Dashboards.Tests.Outputs;

/// <summary>CloudWatch adds up the metrics of all instances. Alarms about a process compare what one process does.</summary>
public sealed class SeveralInstancesTests
{
    private const int Minutes = 20;
    private const int Processors = 2;

    private static readonly DateTimeOffset Start = new(2026, 11, 29, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(1, 60)]
    [InlineData(5, 60)]
    [InlineData(5, 10)]
    public void A_busy_fleet_fires_as_one_busy_instance_does(int instances, int intervalSeconds)
    {
        Assert.Empty(Run(instances, intervalSeconds, cpuShare: 0.5, pauseShare: 0.05));
        Assert.Equal(["cpu-saturation", "gc-pressure"], Run(instances, intervalSeconds, cpuShare: 0.95, pauseShare: 0.12));
    }

    private static IEnumerable<string> Run(int instances, int intervalSeconds, double cpuShare, double pauseShare)
    {
        var metrics = new CloudWatchMetrics();
        for (var second = 0; second < Minutes * 60; second += intervalSeconds)
        {
            for (var instance = 0; instance < instances; instance++)
            {
                var time = Start.AddSeconds(second);
                Ingest(metrics, time, "dotnet.process.cpu.count", "Count", Processors);
                Ingest(metrics, time, "dotnet.gc.pause.time", "Seconds", pauseShare * intervalSeconds);

                // Two documents, one for each cpu.mode.
                Ingest(metrics, time, "dotnet.process.cpu.time", "Seconds", cpuShare * intervalSeconds * Processors * 0.8);
                Ingest(metrics, time, "dotnet.process.cpu.time", "Seconds", cpuShare * intervalSeconds * Processors * 0.2);
            }
        }

        var service = new EmittingService("shop", isWeb: true, "ns", MetricDimensions.Default, exportInterval: TimeSpan.FromSeconds(intervalSeconds));
        var template = TemplateDouble.Load(CloudWatchTemplate.Render(StandardModel.For("shop"), service).Text, new Dictionary<string, string> { ["LogGroupName"] = "/ecs/shop" });
        return new AlarmDouble(metrics, template).InAlarm(Start.AddMinutes(Minutes)).Select(static n => n["shop-production-".Length..]).Order(StringComparer.Ordinal);
    }

    private static void Ingest(CloudWatchMetrics metrics, DateTimeOffset time, string metric, string unit, double value) => metrics.Ingest(
        $$"""
        {"_aws":{"Timestamp":{{time.ToUnixTimeMilliseconds()}},"CloudWatchMetrics":[{"Namespace":"ns","Dimensions":[["Service","Environment"]],"Metrics":[{"Name":"{{metric}}","Unit":"{{unit}}"}]}]},"Service":"shop","Environment":"production","{{metric}}":{{value.ToString(CultureInfo.InvariantCulture)}}}
        """);
}

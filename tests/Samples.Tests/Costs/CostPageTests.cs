using System.Globalization;
using Judges;
using StandardObservability.Dashboards;
using Xunit;

namespace Samples.Tests.Costs;

/// <summary>The figures of docs/costs.md: measured from a running sample, and calculated from what is measured with the table of prices.</summary>
public sealed class CostPageTests
{
    private const int SecondsOfMonth = 30 * 24 * 3600;

    // The example of the page.
    private const int Instances = 2;
    private const int RequestsPerSecond = 50;
    private const double Sampled = 0.05;
    private const decimal MillionTraces = 5.00m;

    private static readonly string Page = File.ReadAllText(Path.Combine(AcmeGatesTests.Root, "docs", "costs.md"));

    [JudgedFact]
    public async Task The_page_has_what_a_sample_really_writes()
    {
        var measured = await MeasuredService.MeasureAsync();

        Assert.Multiple(
            () => AssertNear(measured.LineBytes, "log line of a request", 0.02),
            () => AssertNear(measured.MetricBytes, "metrics of an instance, a minute", 0.2),
            () => AssertNear(measured.Metrics, "CloudWatch metrics of the service", 0.05),
            () => AssertNear(measured.Spans, "spans of a request", 0),
            () => AssertNear(measured.TraceBytes, "spans of a request on the wire", 0.1));
    }

    [Fact]
    public void The_example_is_calculated_from_the_measured_figures_and_the_prices()
    {
        var prices = PriceTable.Default;
        double requests = (double)Instances * RequestsPerSecond * SecondsOfMonth;
        var (lines, documents) = (requests * Measured("log line of a request") / 1e9, Instances * (SecondsOfMonth / 60) * Measured("metrics of an instance, a minute") / 1e9);
        var traces = requests * Sampled / 1e6;
        var model = StandardModel.For("SERVICE");

        Assert.Multiple(
            () => AssertRow("log lines", $"{lines:0.0} GB", (decimal)lines * prices.LogGigabyte),
            () => AssertRow("EMF documents", $"{documents:0.00} GB", (decimal)documents * prices.LogGigabyte),
            () => AssertRow("CloudWatch metrics", $"{Measured("CloudWatch metrics of the service"):0}", (decimal)Measured("CloudWatch metrics of the service") * prices.Metric),
            () => AssertRow("traces in X-Ray, 5 % sampled", $"{traces:0.00} million", (decimal)traces * MillionTraces),
            () => AssertRow("alarms of the standard model", $"{model.Alarms.Count}", prices.OfAlarms(model)),
            () => AssertRow("dashboard", "1", prices.Dashboard));
        Assert.Contains(prices.Source, Page, StringComparison.Ordinal);
    }

    private static void AssertNear(double measured, string what, double tolerance)
        => Assert.True(Math.Abs(measured - Measured(what)) <= measured * tolerance, string.Create(CultureInfo.InvariantCulture, $"{what}: measured {measured:0.0}, and the page has {Measured(what)}"));

    private static double Measured(string what) => double.Parse(Cells(what)[1].Split(' ')[0], NumberStyles.Number, CultureInfo.InvariantCulture);

    private static void AssertRow(string what, string quantity, decimal price)
        => Assert.Equal(string.Create(CultureInfo.InvariantCulture, $"{quantity} | ${price:0.00}"), string.Join(" | ", Cells(what)[1..3]));

    private static string[] Cells(string row) => [.. Page.Split('\n').Single(l => l.StartsWith($"| {row} |", StringComparison.Ordinal)).Split('|')[1..].Select(static c => c.Trim())];
}

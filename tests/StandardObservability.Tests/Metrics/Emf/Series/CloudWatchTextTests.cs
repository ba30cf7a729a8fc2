using CsCheck;
using Judges;
using Xunit;

namespace StandardObservability.Tests.Metrics.Emf.Series;

/// <summary>Names, dimension values, units and namespaces as CloudWatch accepts them.</summary>
public sealed class CloudWatchTextTests
{
    [JudgedFact]
    public async Task Metrics_and_dimensions_with_reserved_names_get_a_prefix()
    {
        var host = await EmfHost.StartAsync(new("Observability:Metrics:Dimensions:plain", "Service,_aws"), new("Observability:ServiceVersion", new string('v', 20_000)));
        foreach (var name in (string[])["Service", "Environment", "service.version", "plain"])
        {
            host.Meter.CreateCounter<int>(name).Add(1, new("Service", "mine"), new("_aws", "mine"));
        }

        var read = await EmfHost.StopAsync(host);

        Assert.Equal(1, read["metric.Service"].Sum);
        Assert.Equal(1, read["metric.Environment"].Sum);
        Assert.Equal(1, read["metric.service.version"].Sum);
        Assert.Equal(1, read["plain{attributes.Service=mine,attributes._aws=mine}"].Sum);
    }

    [JudgedFact]
    public async Task Different_attribute_values_become_different_dimension_values()
    {
        var host = await EmfHost.StartAsync(new KeyValuePair<string, string?>("Observability:Metrics:Dimensions:odd", "v"));
        var counter = host.Meter.CreateCounter<long>("odd");
        object?[] values = ["café", "caf%C3%A9", "", " ", null, "emoji 😀", "100% sure", new string('x', 5000), new string('x', 5000) + "y", "\u0001", "\ud800", true, 1.5, new[] { 1, 2 }];
        foreach (var value in values)
        {
            counter.Add(1, new KeyValuePair<string, object?>("v", value));
        }

        counter.Add(1);
        var read = await EmfHost.StopAsync(host);

        var details = read.Series.Where(static s => s.Key.StartsWith("odd{", StringComparison.Ordinal)).ToDictionary();
        Assert.Equal(values.Length + 1, details.Values.Sum(static s => s.Sum));
        Assert.Equal(1, details["odd{v=caf%C3%A9}"].Sum);
        Assert.Equal(1, details["odd{v=caf%25C3%25A9}"].Sum);
        Assert.Equal(1, details["odd{v=100% sure}"].Sum);
        Assert.Equal(3, details["odd{v=(empty)}"].Sum + details.GetValueOrDefault("odd{v= }", new()).Sum);
        Assert.Equal(1, details["odd{v=(none)}"].Sum);
        Assert.Equal(2, details.Keys.Count(static k => k.Contains("xxxx", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("s", "Seconds")]
    [InlineData("By", "Bytes")]
    [InlineData("{request}", "Count")]
    [InlineData("%", "Percent")]
    [InlineData("By/s", "Bytes/Second")]
    [InlineData("ns", null)]
    [InlineData("1", null)]
    [InlineData(null, null)]
    public async Task Units_become_CloudWatch_units_or_are_omitted(string? unit, string? expected)
    {
        var host = await EmfHost.StartAsync();
        host.Meter.CreateCounter<long>("units.tested", unit).Add(1);
        await host.DisposeAsync();

        var metric = Assert.Single(
            EmfHost.Documents(host).SelectMany(static d => d.GetProperty("_aws").GetProperty("CloudWatchMetrics")[0].GetProperty("Metrics").EnumerateArray()),
            static m => m.GetProperty("Name").GetString() == "units.tested");

        Assert.Equal(expected, metric.TryGetProperty("Unit", out var found) ? found.GetString() : null);
    }

    [Fact]
    public async Task Uses_the_namespace_of_AWS_EMF_NAMESPACE_then_of_the_section_then_the_service_namespace()
    {
        Assert.Equal("env/x", await NamespaceAsync(new("AWS_EMF_NAMESPACE", "env/x"), new("Observability:Metrics:Namespace", "section")));
        Assert.Equal("section", await NamespaceAsync(new("Observability:Metrics:Namespace", "section"), new("Observability:ServiceNamespace", "shop")));
        Assert.Equal("my_shop", await NamespaceAsync(new KeyValuePair<string, string?>("Observability:ServiceNamespace", "my shop")));
        Assert.Equal("StandardObservability", await NamespaceAsync());
        Assert.Equal("StandardObservability", await NamespaceAsync(new KeyValuePair<string, string?>("AWS_EMF_NAMESPACE", ":::")));
        Assert.Equal("_AWS/Mine", await NamespaceAsync(new KeyValuePair<string, string?>("AWS_EMF_NAMESPACE", "AWS/Mine")));
    }

    private static async Task<string?> NamespaceAsync(params KeyValuePair<string, string?>[] settings)
    {
        var host = await EmfHost.StartAsync(settings);
        host.Work();
        await host.DisposeAsync();
        return EmfHost.Documents(host)[0].GetProperty("_aws").GetProperty("CloudWatchMetrics")[0].GetProperty("Namespace").GetString();
    }
}

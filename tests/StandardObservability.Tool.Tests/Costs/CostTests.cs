using Xunit;

namespace StandardObservability.Tool.Tests.Costs;

public sealed class CostTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public CostTests() => _folder.Write("telemetry.policy.json", PolicyText.Acme);

    public void Dispose() => _folder.Dispose();

    private ToolRun Cost(string attributes, params string[] arguments) => Cost(attributes, "json", arguments);

    private ToolRun Cost(string attributes, string format, string[] arguments)
    {
        _folder.Write("obj/telemetry.sarif", SarifText.Of(SarifText.Instrument("acme.order.paid", attributes: attributes)));
        return ToolRun.In(_folder.Path, ["cost", "--format", format, .. arguments]);
    }

    [Fact]
    public void The_real_build_of_the_shop_has_an_estimate()
    {
        var run = ToolRun.In(ShopBuild.Folder, "cost");

        Assert.Equal("""
            acme.order.duration: 2000 series (acme.order.number unbounded; limited)
            acme.order.placed: 2000 series (acme.gift 2 x acme.order.channel 2 x acme.tenant.tier 5 x acme.user.id unbounded; limited)
            acme.order.shipped: 3 series (acme.carrier 3)
            order_count: 1 series (no attributes)
            paid: 1 series (no attributes)
            TEL113: The number of values of 'acme.order.number' of 'acme.order.duration' is not known, so its limit counts. Write "max_values" for it in the policy, or remove it.
            TEL113: The number of values of 'acme.user.id' of 'acme.order.placed' is not known, so its limit counts. Write "max_values" for it in the policy, or remove it.
            Total: 4005 series, 1201.50 USD a month.
            Not included: log events, traces, and metrics by OTLP. They cost by the gigabyte or by the trace, so by traffic, which no build knows.
            Prices: US East (N. Virginia), November 2026; 0.30 USD for each series a month.

            """, run.Output);
        Assert.Equal(0, run.ExitCode);
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("acme.gift:boolean", 2)]
    [InlineData("acme.carrier:enum(50)", 50)]
    [InlineData("acme.order.channel:string", 3)]
    [InlineData("acme.tenant.tier:string", 5)]
    [InlineData("acme.order.channel:string,acme.tenant.tier:string", 15)]
    [InlineData("acme.carrier:enum(200),acme.tenant.tier:string", 500)]
    [InlineData("acme.free:string", 500)]
    [InlineData("?:string", 500)]
    [InlineData("acme.from.attribute", 500)]
    [InlineData("acme.a:enum(2000000000),acme.b:enum(2000000000),acme.c:enum(2000000000)", 500)]
    public void Series_are_the_product_of_the_values_and_at_most_the_limit(string attributes, long series) =>
        Assert.Equal(series, Cost(attributes).Json.GetProperty("series").GetInt64());

    [Fact]
    public void Each_constant_of_the_code_is_a_value()
    {
        static string Site(int line) => $$"""
            { "ruleId": "TEL001", "message": { "text": "" }, "locations": [{ "physicalLocation": { "artifactLocation": { "uri": "a.cs" }, "region": { "startLine": {{line}} } } }],
              "properties": { "customProperties": { "kind": "attribute", "name": "acme.result", "signal": "metric", "type": "constant", "value": "{{line}}" } } }
            """;
        _folder.Write("obj/telemetry.sarif", SarifText.Of(SarifText.Instrument("acme.order.paid", attributes: "acme.result:constant"), Site(1), Site(2), Site(3)));

        Assert.Contains("acme.order.paid: 3 series (acme.result 3)", ToolRun.In(_folder.Path, "cost").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_instrument_without_measurements_has_the_attributes_of_the_policy()
    {
        _folder.Write("obj/telemetry.sarif", SarifText.Of(SarifText.Instrument("acme.order.placed")));

        Assert.Contains("acme.order.placed: 2 series (acme.order.channel 2)", ToolRun.In(_folder.Path, "cost").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("acme.tenant.tier:string,service.instance.id:string", 15, 4.5)]
    [InlineData("acme.tenant.tier:string", 5, 1.5)]
    [InlineData("acme.unknown:string,host.name:string", 1500, 450)]
    public void Instances_multiply_only_series_with_an_attribute_of_the_instance(string attributes, int series, double dollars)
    {
        var json = Cost(attributes, "--instances", "3").Json;

        Assert.Equal(series, json.GetProperty("series").GetInt64());
        Assert.Equal((decimal)dollars, json.GetProperty("usdPerMonth").GetDecimal());
    }

    [Theory]
    [InlineData("15.00", 0)]
    [InlineData("14.99", 1)]
    public void E12_An_added_attribute_of_50_values_shows_old_and_new_and_fails_above_the_budget(string budget, int exitCode)
    {
        _folder.Write("former.sarif", SarifText.Of(SarifText.Instrument("acme.order.paid")));

        var run = Cost("acme.carrier:enum(50)", "text", ["--former-sarif", "former.sarif", "--budget", budget]);

        Assert.Equal(exitCode, run.ExitCode);
        Assert.Contains("Changed: acme.order.paid: 1 -> 50 series.", run.Output, StringComparison.Ordinal);
        Assert.Contains("Total: 1 -> 50 series, 0.30 -> 15.00 USD a month.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_former_policy_is_compared_too()
    {
        _folder.Write("former.json", PolicyText.With("\"max_values\": 5", "\"max_values\": 4"));

        Assert.Equal(4, Cost("acme.tenant.tier:string", "--former-policy", "former.json").Json.GetProperty("formerSeries").GetInt64());
    }

    [Fact]
    public void Prices_can_be_replaced()
    {
        _folder.Write("prices.json", """{ "Source": "Frankfurt, May 2027", "Metric": 0.05 }""");

        var json = Cost("acme.tenant.tier:string", "--prices", "prices.json").Json;

        Assert.Equal("Frankfurt, May 2027", json.GetProperty("prices").GetString());
        Assert.Equal(0.25m, json.GetProperty("usdPerMonth").GetDecimal());
    }

    [Theory]
    [InlineData("{ \"Metrik\": 1 }", "prices.json is not a price table: ")]
    [InlineData("null", "prices.json is not a price table: it is null.")]
    public void A_file_that_is_not_a_price_table_is_a_tool_error(string text, string message)
    {
        _folder.Write("prices.json", text);

        var run = Cost("", "--prices", "prices.json");

        Assert.Equal(4, run.ExitCode);
        Assert.StartsWith("error: " + message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_build_without_an_inventory_is_a_tool_error()
    {
        _folder.Write("obj/telemetry.sarif", SarifText.Of());

        var run = ToolRun.In(_folder.Path, "cost");

        Assert.Equal(4, run.ExitCode);
        Assert.Contains("<TelemetryInventory>true</TelemetryInventory>", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_policy_with_faults_exits_with_3()
    {
        _folder.Write("telemetry.policy.json", "{}");

        Assert.Equal(3, Cost("").ExitCode);
    }

    [Fact]
    public void Markdown_has_a_row_for_each_metric() =>
        Assert.Contains("| acme.order.paid | 5 | acme.tenant.tier 5 |", Cost("acme.tenant.tier:string", "markdown", []).Output, StringComparison.Ordinal);
}

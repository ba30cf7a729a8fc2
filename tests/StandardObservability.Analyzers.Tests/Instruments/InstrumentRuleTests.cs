using Xunit;

namespace StandardObservability.Analyzers.Tests.Instruments;

public sealed class InstrumentRuleTests
{
    [Theory]
    [InlineData("""Meter.CreateCounter<long>({|TEL101:"order_count"|}, "{order}");""")]
    [InlineData("""Meter.CreateCounter<long>({|TEL101:"acme.Order"|}, "{order}");""")]
    [InlineData("""Meter.CreateCounter<long>({|TEL101:"acme.order-count"|}, "{order}");""")]
    [InlineData("""Meter.CreateCounter<long>({|TEL101:"1acme.order"|}, "{order}");""")]
    [InlineData("""Meter.CreateCounter<long>({|TEL101:"acme order"|}, "{order}");""")]
    [InlineData("""Meter.CreateCounter<long>({|TEL101:"acme..order"|}, "{order}");""")]
    [InlineData("""Meter.CreateCounter<long>({|TEL101:"acme.order."|}, "{order}");""")]
    [InlineData("""Meter.CreateCounter<long>({|TEL101:"acme.ördér"|}, "{order}");""")]
    [InlineData("""Meter.CreateCounter<long>({|TEL101:""|}, "{order}");""")]
    public Task Reports_a_name_that_breaks_the_naming_rule(string statement) => AnalyzedCode.CheckStatementsAsync(statement);

    [Theory]
    [InlineData("""Meter.CreateCounter<long>({|TEL103:"acme.order.paid"|});""")]
    [InlineData("""Meter.CreateCounter<long>("acme.order.paid", {|TEL103:"orders"|});""")]
    [InlineData("""Meter.CreateCounter<long>("acme.order.paid", {|TEL103:""|});""")]
    [InlineData("""Meter.CreateHistogram<double>("acme.order.duration", {|TEL103:"seconds"|});""")]
    [InlineData("""Meter.CreateHistogram<double>("acme.order.duration", description: "How long.", unit: {|TEL103:"Milliseconds"|});""")]
    [InlineData("""Meter.CreateObservableGauge("acme.order.waiting", () => 1L, {|TEL103:"count"|});""")]
    [InlineData("""Meter.CreateUpDownCounter<int>("acme.order.waiting", {|TEL103:"{}"|});""")]
    [InlineData("""Meter.CreateGauge<int>("acme.order.waiting", {|TEL103:"MB"|});""")]
    public Task Reports_a_unit_that_is_missing_or_not_UCUM(string statement) => AnalyzedCode.CheckStatementsAsync(statement);

    [Theory]
    [InlineData("""Meter.CreateHistogram<double>("acme.order.duration", "s");""")]
    [InlineData("""Meter.CreateHistogram<double>("acme.order.size", "By");""")]
    [InlineData("""Meter.CreateCounter<long>("acme.order.paid", unit: "{order}");""")]
    [InlineData("""Meter.CreateCounter<long>("acme.order.rate", "{order}/s");""")]
    [InlineData("""Meter.CreateCounter<long>("acme.order.share", "1");""")]
    [InlineData("""Meter.CreateCounter<long>("acme.order.paid", text);""")]
    [InlineData("""Meter.CreateCounter<long>(text, "nonsense");""")]
    [InlineData("""Meter.CreateHistogram<double>("http.server.request.duration", "s");""")]
    [InlineData("""const string Name = "acme.order.paid"; Meter.CreateCounter<long>(Name, "{order}");""")]
    public Task Finds_nothing_in_a_good_or_computed_instrument(string statement) => AnalyzedCode.CheckStatementsAsync(statement);

    [Theory]
    [InlineData("""Meter.CreateHistogram<long>({|TEL105:"acme.order.placed"|}, "{order}");""")]
    [InlineData("""Meter.CreateCounter<long>("acme.order.placed", {|TEL105:"{item}"|});""")]
    [InlineData("""Meter.CreateCounter<long>({|TEL105:"acme.order.placed"|});""")]
    [InlineData("""Meter.CreateHistogram<double>("http.server.request.duration", {|TEL105:"ms"|});""")]
    public Task Reports_an_instrument_that_contradicts_the_catalogue(string statement) => AnalyzedCode.CheckStatementsAsync(statement);

    [Theory]
    [InlineData("""Meter.CreateCounter<long>({|TEL303:"otel.orders"|}, "{order}");""")]
    [InlineData("""Meter.CreateCounter<long>({|TEL303:"aws.orders"|}, "{order}");""")]
    [InlineData("""Meter.CreateCounter<long>({|TEL303:"http.orders"|}, "{order}");""")]
    public Task Reports_a_name_in_a_namespace_of_OpenTelemetry_or_AWS(string statement) => AnalyzedCode.CheckStatementsAsync(statement);

    [Fact]
    public Task Reports_a_deprecated_instrument() => AnalyzedCode.CheckStatementsAsync("""Meter.CreateCounter<long>({|TEL304:"acme.order.old"|}, "{order}");""");

    [Fact]
    public Task Reports_a_name_that_a_closed_catalogue_does_not_have() => AnalyzedCode.CheckStatementsAsync(
        """Meter.CreateCounter<long>({|TEL102:"acme.order.plced"|}, "{order}");""",
        AnalyzedCode.Policy.Replace("\"TEL102\": \"off\"", "\"TEL102\": \"warn\"").Replace("\"owned\"", "\"catalogue\": \"closed\", \"owned\""));

    [Fact]
    public Task Reports_instruments_of_one_name_that_differ() => AnalyzedCode.CheckAsync("""
        class First { readonly Counter<long> _paid = new Meter("acme.shop").CreateCounter<long>("acme.order.paid", "{order}"); }
        class Second { readonly Counter<long> _paid = {|TEL111:new Meter("acme.shop").CreateCounter<long>("acme.order.paid", "{payment}")|}; }
        class Third { readonly Histogram<long> _paid = {|TEL111:new Meter("acme.other").CreateHistogram<long>("acme.order.paid", "{order}")|}; }
        class Same { readonly Counter<long> _paid = new Meter("acme.shop").CreateCounter<long>("acme.order.paid", "{order}"); }
        """);

    [Theory]
    [InlineData("""_ = new Meter({|TEL401:"Contoso.Shop"|});""")]
    [InlineData("""_ = new ActivitySource({|TEL401:"shop"|});""")]
    [InlineData("""_ = new ActivitySource("Acme.Shop"); _ = new Meter(text); _ = new Meter(new MeterOptions("acme.shop"));""")]
    public Task Reports_a_meter_or_source_whose_name_is_not_owned(string statement) => AnalyzedCode.CheckStatementsAsync(statement);

    [Fact]
    public Task Reports_the_instruments_of_attributes() => AnalyzedCode.CheckAsync("""
        static partial class Metrics
        {
            [{|TEL101:Microsoft.Extensions.Diagnostics.Metrics.Counter("acme.order.channel", Name = "order_count")|}]
            public static partial OrderCount CreateOrderCount(Meter meter);
            public static partial OrderCount CreateOrderCount(Meter meter) => new();
            [{|TEL107:Microsoft.Extensions.Diagnostics.Metrics.Histogram<double>("acme.user.id", Name = "acme.order.value")|}]
            public static partial OrderCount CreateValue(Meter meter);
            public static partial OrderCount CreateValue(Meter meter) => new();
        }
        class OrderCount;
        """);

    [Fact]
    public Task Finds_the_instruments_of_a_factory() => AnalyzedCode.CheckAsync("""
        class Metrics(IMeterFactory factory)
        {
            readonly Counter<long> _paid = factory.Create("acme.shop").CreateCounter<long>("acme.order.paid", {|TEL103:"orders"|});
            readonly Meter _other = factory.Create({|TEL401:"other"|});
        }
        """);

    [Theory]
    [InlineData("""Meter?.CreateCounter<long>("acme.order.paid", {|TEL103:@"orders"|});""")]
    [InlineData("""const string Prefix = "acme"; Meter.CreateCounter<long>({|TEL101:Prefix + ".Order"|}, "{order}"); Meter.CreateCounter<long>({|TEL101:$"{Prefix}.Paid"|}, "{order}");""")]
    [InlineData("""Meter.CreateCounter<long>({|TEL103:"acme.order.paid"|}, unit: null, description: null, tags: []);""")]
    [InlineData("""Meter.CreateCounter<long>(unit: {|TEL103:"orders"|}, name: "acme.order.paid");""")]
    [InlineData("""Meter.CreateObservableCounter<long>({|TEL103:"acme.order.paid"|}, () => [new Measurement<long>(1, new KeyValuePair<string, object?>("acme.order", {|TEL106:id|}))]);""")]
    [InlineData("""Func<Counter<long>> create = () => Meter.CreateCounter<long>("acme.order.paid", {|TEL103:"orders"|});""")]
    [InlineData("""Meter.CreateCounter<long>({|TEL101:"acme.order\u0000"|}, "{order}");""")]
    public Task Sees_each_form_of_a_call(string statement) => AnalyzedCode.CheckStatementsAsync(statement);

    [Fact]
    public Task Ignores_methods_of_other_types_with_the_same_names() => AnalyzedCode.CheckAsync("""
        class Meter2 { public void CreateCounter<T>(string name, string unit) { } }
        class User { void Run(Meter2 meter) => meter.CreateCounter<long>("Order Count", "orders"); }
        """);
}

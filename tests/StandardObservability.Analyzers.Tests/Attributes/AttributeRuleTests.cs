using Xunit;

namespace StandardObservability.Analyzers.Tests.Attributes;

public sealed class AttributeRuleTests
{
    [Theory]
    [InlineData("""Placed.Add(1, new KeyValuePair<string, object?>("acme.order", {|TEL106:id|}));""")]
    [InlineData("""Placed.Add(1, new KeyValuePair<string, object?>("acme.order", {|TEL106:id.ToString("N")|}));""")]
    [InlineData("""Placed.Add(1, new KeyValuePair<string, object?>("acme.order", {|TEL106:Guid.NewGuid()|}));""")]
    [InlineData("""Placed.Add(1, new KeyValuePair<string, object?>("acme.order", {|TEL106:DateTime.UtcNow|}));""")]
    [InlineData("""Placed.Add(1, new KeyValuePair<string, object?>("acme.order", {|TEL106:(DateTimeOffset?)DateTimeOffset.UtcNow|}));""")]
    [InlineData("""Placed.Add(1, new KeyValuePair<string, object?>("acme.error", {|TEL106:error.Message|}));""")]
    [InlineData("""Placed.Add(1, new KeyValuePair<string, object?>("acme.error", {|TEL106:error|}));""")]
    [InlineData("""Placed.Add(1, new KeyValuePair<string, object?>("acme.error", {|TEL106:error?.StackTrace ?? "none"|}));""")]
    [InlineData("""Placed.Add(1, new KeyValuePair<string, object?>("acme.trace", {|TEL106:activity.TraceId.ToString()|}));""")]
    [InlineData("""Placed.Add(1, new KeyValuePair<string, object?>("acme.trace", {|TEL106:activity.Id|}));""")]
    [InlineData("""Placed.Add(1, new KeyValuePair<string, object?>("acme.order", {|TEL106:$"order {id}"|}));""")]
    [InlineData("""Placed.Add(1, new KeyValuePair<string, object?>("acme.order", {|TEL106:"order " + id|}));""")]
    [InlineData("""Placed.Add(1, new KeyValuePair<string, object?>("acme.order", {|TEL106:string.Format("order {0}", id)|}));""")]
    [InlineData("""var order = id.ToString(); Placed.Add(1, new KeyValuePair<string, object?>("acme.order", {|TEL106:order|}));""")]
    [InlineData("""Placed.Add(1, new TagList { { "acme.order", {|TEL106:id|} } });""")]
    [InlineData("""var tags = new TagList(); tags.Add("acme.order", {|TEL106:id|}); Placed.Add(1, tags);""")]
    [InlineData("""Placed.Add(1, new[] { new KeyValuePair<string, object?>("acme.order", {|TEL106:id|}) });""")]
    [InlineData("""Placed.Add(1, [new KeyValuePair<string, object?>("acme.order", {|TEL106:id|})]);""")]
    [InlineData("""Placed.Add(1, KeyValuePair.Create<string, object?>("acme.order", {|TEL106:id|}));""")]
    [InlineData("""_ = new Measurement<long>(1, new KeyValuePair<string, object?>("acme.order", {|TEL106:id|}));""")]
    [InlineData("""Placed.Add(1, new KeyValuePair<string, object?>("acme.path", {|TEL106:new Uri(text).AbsolutePath|}));""")]
    [InlineData("""Placed.Add(1, new KeyValuePair<string, object?>("acme.bytes", {|TEL106:new byte[3]|}));""")]
    public Task Reports_a_value_without_end_as_an_attribute_of_a_metric(string statement) => AnalyzedCode.CheckStatementsAsync(statement);

    [Theory]
    [InlineData("""Placed.Add(1, new KeyValuePair<string, object?>("acme.kind", text));""")]
    [InlineData("""Placed.Add(1, new KeyValuePair<string, object?>("acme.kind", error.GetType().Name));""")]
    [InlineData("""Placed.Add(1, new KeyValuePair<string, object?>("acme.kind", id == Guid.Empty));""")]
    [InlineData("""Placed.Add(1, new KeyValuePair<string, object?>("acme.host", new Uri(text).Host));""")]
    [InlineData("""Placed.Add(1, new KeyValuePair<string, object?>("acme.day", DateTime.UtcNow.DayOfWeek));""")]
    [InlineData("""Placed.Add(1, new KeyValuePair<string, object?>("acme.kind", $"{activity.Kind}"));""")]
    [InlineData("""activity.SetTag("acme.order", id); activity.SetTag("acme.error", error.Message);""")]
    public Task Finds_nothing_in_values_with_an_end_and_on_spans(string statement) => AnalyzedCode.CheckStatementsAsync(statement);

    [Theory]
    [InlineData("""activity.SetTag({|TEL101:"OrderChannel"|}, "web");""")]
    [InlineData("""activity.AddTag({|TEL101:"acme.order channel"|}, "web");""")]
    [InlineData("""Placed.Add(1, new KeyValuePair<string, object?>({|TEL101:"Channel"|}, "web"));""")]
    [InlineData("""activity.SetTag({|TEL303:"aws.order"|}, "web"); activity.SetTag({|TEL303:"http.order"|}, "web"); activity.SetTag("http.route", "/");""")]
    [InlineData("""activity.SetTag({|TEL304:"acme.chan"|}, "web"); activity.SetTag({|TEL304:"http.method"|}, "GET");""")]
    [InlineData("""activity.SetTag("acme.order.count", {|TEL305:"three"|}); activity.SetTag("acme.order.count", 3);""")]
    [InlineData("""activity.SetTag("acme.order.channel", {|TEL305:"fax"|}); activity.SetTag("acme.order.channel", text);""")]
    [InlineData("""activity.SetTag("http.response.status_code", {|TEL305:"200"|});""")]
    [InlineData("""activity.AddEvent(new("paid", tags: new ActivityTagsCollection { { {|TEL101:"Order"|}, 1 } }));""")]
    [InlineData("""logger.LogInformation("Order {OrderChannel} of {Order} in {@Kind,5:x}", text, number, text);""")]
    public Task Checks_keys_and_types(string statement) => AnalyzedCode.CheckStatementsAsync(statement);

    [Theory]
    [InlineData("""Placed.Add(1, new KeyValuePair<string, object?>({|TEL107:"acme.user.id"|}, text)); activity.SetTag("acme.user.id", text);""")]
    [InlineData("""Placed.Add(1, new TagList { { {|TEL107:"acme.user.id"|}, text } });""")]
    public Task Reports_an_attribute_that_is_denied_on_metrics(string statement) => AnalyzedCode.CheckStatementsAsync(statement);

    [Theory]
    [InlineData("""activity.SetTag({|TEL204:"acme.user.email"|}, text);""")]
    [InlineData("""activity.SetTag({|TEL204:"acme.password"|}, text); activity.SetTag({|TEL204:"acme.api_key"|}, text);""")]
    [InlineData("""logger.LogInformation({|TEL204:"Signed in with {Password}"|}, text);""")]
    [InlineData("""logger.LogInformation("{{Password}} {Order", text);""")]
    public Task Reports_a_classified_or_secret_key(string statement) => AnalyzedCode.CheckStatementsAsync(statement);

    [Fact]
    public Task Reports_a_classified_property_in_each_kind_of_telemetry() => AnalyzedCode.CheckAsync("""
        using Microsoft.Extensions.Compliance.Classification;
        class PrivateAttribute() : DataClassificationAttribute(new DataClassification("acme", "private"));
        class User { [Private] public string Email { get; set; } = ""; public string Country { get; set; } = ""; }
        static partial class Log
        {
            static readonly Counter<long> Placed = new Meter("acme.shop").CreateCounter<long>("acme.order.placed", "{order}");
            static void Run(User user, Activity activity, ILogger logger, [Private] string name)
            {
                activity.SetTag("acme.contact", {|TEL204:user.Email|});
                activity.SetTag("acme.contact", {|TEL204:name|});
                activity.SetTag("acme.country", user.Country);
                logger.LogInformation("User {Contact} in {Country}", {|TEL204:user.Email|}, user.Country);
                Placed.Add(1, new KeyValuePair<string, object?>("acme.contact", {|TEL204:user.Email|}));
                var local = user.Email;
                logger.LogWarning("User {Contact}", {|TEL204:local|});
                SignedIn(logger, user.Email);
            }
            [LoggerMessage(1, LogLevel.Information, "{Contact}")]
            static partial void SignedIn(ILogger logger, [Private] string contact);
            static partial void SignedIn(ILogger logger, string contact) { }
        }
        """);
}

using StandardObservability.Analyzers.CodeFixes;
using Xunit;

namespace StandardObservability.Analyzers.Tests.Fixes;

public sealed class CodeFixTests
{
    [Fact]
    public Task Writes_the_unit_of_UCUM() => FixTextAsync(
        """Meter.CreateCounter<long>("acme.order.paid", {|TEL103:"orders"|}); Meter.CreateHistogram<double>("acme.order.wait", unit: {|TEL103:"milliseconds"|});""",
        """Meter.CreateCounter<long>("acme.order.paid", "{order}"); Meter.CreateHistogram<double>("acme.order.wait", unit: "ms");""");

    [Fact]
    public Task Adds_the_unit_of_the_catalogue() => FixTextAsync(
        """Meter.CreateCounter<long>({|TEL105:"acme.order.placed"|}, description: "Orders.");""",
        """Meter.CreateCounter<long>("acme.order.placed", description: "Orders.", unit: "{order}");""");

    [Fact]
    public Task E7_writes_the_name_that_replaces_a_deprecated_one() => FixTextAsync(
        """activity.SetTag({|TEL304:"acme.chan"|}, "web"); activity.SetTag({|TEL304:"http.method"|}, "GET");""",
        """activity.SetTag("acme.order.channel", "web"); activity.SetTag("http.request.method", "GET");""");

    [Fact]
    public Task E7_changes_a_constant_where_it_is_declared() => AnalyzedCode.FixAsync<ConstantTextFix>(
        """
        static class Keys { public const string Channel = "acme.chan"; }
        class Orders
        {
            void Run(Activity activity, TagList tags)
            {
                activity.SetTag({|TEL304:Keys.Channel|}, "web");
                tags.Add({|TEL304:Keys.Channel|}, "store");
            }
        }
        """,
        """
        static class Keys { public const string Channel = "acme.order.channel"; }
        class Orders
        {
            void Run(Activity activity, TagList tags)
            {
                activity.SetTag(Keys.Channel, "web");
                tags.Add(Keys.Channel, "store");
            }
        }
        """);

    [Fact]
    public Task Removes_an_attribute_of_a_measurement() => AnalyzedCode.FixAsync<RemovedAttributeFix>(
        AnalyzedCode.InMethod("""        Placed.Add(1, new KeyValuePair<string, object?>("acme.order.channel", "web"), new KeyValuePair<string, object?>({|TEL107:"acme.user.id"|}, text));"""),
        AnalyzedCode.InMethod("""        Placed.Add(1, new KeyValuePair<string, object?>("acme.order.channel", "web"));"""));

    [Fact]
    public Task Removes_a_statement_that_sets_an_attribute() => AnalyzedCode.FixAsync<RemovedAttributeFix>(
        AnalyzedCode.InMethod("""
                    // The order.
                    activity.SetTag("acme.order", id);
                    activity.SetTag({|TEL204:"acme.user.email"|}, text);
                    activity?.SetTag({|TEL204:"acme.user.email"|}, text);
                    var tags = new TagList();
                    tags.Add("acme.order", {|TEL106:id|});
            """),
        AnalyzedCode.InMethod("""
                    // The order.
                    activity.SetTag("acme.order", id);
                    var tags = new TagList();
            """));

    [Fact]
    public Task Offers_no_removal_of_a_call_in_a_chain()
    {
        var code = AnalyzedCode.InMethod("""activity.SetTag("acme.order", id).SetTag({|TEL204:"acme.user.email"|}, text);""");
        return AnalyzedCode.FixAsync<RemovedAttributeFix>(code, code);
    }

    private static Task FixTextAsync(string statements, string expected) =>
        AnalyzedCode.FixAsync<ConstantTextFix>(AnalyzedCode.InMethod(statements), AnalyzedCode.InMethod(expected));
}

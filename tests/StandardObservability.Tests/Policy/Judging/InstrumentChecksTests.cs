using StandardObservability.Conventions.Policy;
using StandardObservability.Conventions.Policy.Catalogue;
using StandardObservability.Conventions.Policy.Judging;
using StandardObservability.Conventions.Policy.Rules;
using Xunit;

namespace StandardObservability.Tests.Policy.Judging;

public sealed class InstrumentChecksTests
{
    private static readonly TelemetryPolicy Acme = PolicyTexts.ParseWith("""
        "extends": ["otel-semconv/1.44"], "owned": ["acme.*"], "names": { "namespaceRequired": true }, "catalogue": "closed",
        "metrics": [{ "name": "acme.order.placed", "instrument": "counter", "unit": "{order}" },
                    { "name": "acme.orders", "deprecated": { "reason": "renamed", "renamed_to": "acme.order.placed" } },
                    { "name": "acme.anything" }]
        """);

    [Theory]
    [InlineData("acme.order.placed", nameof(InstrumentKind.Counter), "{order}", "")]
    [InlineData("acme.order.placed", nameof(InstrumentKind.Gauge), "{order}", RuleIds.CatalogueMismatch)]
    [InlineData("acme.order.placed", nameof(InstrumentKind.Counter), "1", RuleIds.CatalogueMismatch)]
    [InlineData("acme.order.placed", nameof(InstrumentKind.Counter), null, RuleIds.CatalogueMismatch)]
    [InlineData("acme.orders", nameof(InstrumentKind.Counter), "{order}", RuleIds.DeprecatedName)]
    [InlineData("acme.anything", nameof(InstrumentKind.Gauge), "1", "")]
    [InlineData("acme.anything", nameof(InstrumentKind.Gauge), "things", RuleIds.Unit)]
    [InlineData("acme.missing", nameof(InstrumentKind.Counter), "1", RuleIds.UnknownName)]
    [InlineData("orders", nameof(InstrumentKind.Counter), "orders", RuleIds.Name + " " + RuleIds.Unit)]
    [InlineData("http.server.request.duration", nameof(InstrumentKind.Histogram), "s", "")]
    [InlineData("http.server.request.duration", nameof(InstrumentKind.Histogram), "ms", RuleIds.CatalogueMismatch)]
    public void Judges_name_kind_and_unit(string name, string kind, string? unit, string rules)
        => Assert.Equal(rules, string.Join(' ', InstrumentChecks.Check(Acme, new InstrumentFacts(name, Enum.Parse<InstrumentKind>(kind)) { Unit = unit }).Select(static f => f.Rule.Id)));

    [Fact]
    public void A_unit_that_a_compiler_cannot_know_is_not_judged()
        => Assert.Empty(InstrumentChecks.Check(Acme, new InstrumentFacts("acme.order.placed", InstrumentKind.Counter) { IsUnitKnown = false }));

    [Fact]
    public void A_message_names_problem_reason_remedy_and_policy()
    {
        var finding = InstrumentChecks.Check(Acme, new InstrumentFacts("acme.order.placed", InstrumentKind.Gauge) { Unit = "{order}" }).Single();

        Assert.Equal(
            "Instrument 'acme.order.placed' is a gauge, and acme 1.0.0 defines a counter. Services that emit one metric differently cannot be compared. Create it as a counter. (policy acme 1.0.0)",
            finding.Describe(Acme));
    }
}

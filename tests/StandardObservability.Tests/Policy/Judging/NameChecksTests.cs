using StandardObservability.Conventions.Policy;
using StandardObservability.Conventions.Policy.Judging;
using StandardObservability.Conventions.Policy.Rules;
using Xunit;

namespace StandardObservability.Tests.Policy.Judging;

public sealed class NameChecksTests
{
    private static readonly TelemetryPolicy Acme = PolicyTexts.ParseWith("""
        "extends": ["otel-semconv/1.44"], "owned": ["acme.*", "Acme.*"], "names": { "namespaceRequired": true }, "attributes": [{ "key": "acme.tenant.tier" }]
        """);

    [Theory]
    [InlineData("acme.order.placed", null, null)]
    [InlineData("other.thing", null, null)]
    [InlineData("orders", RuleIds.Name, "acme.orders")]
    [InlineData("OrdersPlaced", RuleIds.Name, "acme.orders_placed")]
    [InlineData("http.orders", RuleIds.ForeignNamespace, "acme.http.orders")]
    [InlineData("otel.orders", RuleIds.ForeignNamespace, "acme.otel.orders")]
    [InlineData("aws.orders", RuleIds.ForeignNamespace, "acme.aws.orders")]
    [InlineData("订单", RuleIds.Name, "acme.name")]
    [InlineData("httpx.orders", null, null)]
    public void Judges_a_name_that_no_catalogue_defines(string name, string? rule, string? suggestion)
    {
        var finding = NameChecks.Check(Acme, "Instrument", name, similar: null, Acme.IsNamespaceRequired);

        Assert.Equal(rule, finding?.Rule.Id);
        Assert.Equal(suggestion is null ? null : $"Use a name such as \"{suggestion}\".", finding?.Remedy);
    }

    [Fact]
    public void A_namespace_is_not_reserved_for_its_owner()
    {
        var aws = PolicyTexts.ParseWith("\"owned\": [\"aws.*\"]");

        Assert.Null(NameChecks.Check(aws, "Instrument", "aws.orders", similar: null));
    }

    [Fact]
    public void A_name_without_a_namespace_is_a_finding_only_when_the_policy_requires_one()
        => Assert.Null(NameChecks.Check(PolicyTexts.ParseWith(""), "Instrument", "orders", similar: null));

    [Theory]
    [InlineData("acme.tenant.tear", "acme.tenant.tier")]
    [InlineData("acme.tenant.tier", null)]
    [InlineData("acme.tenant.level", null)]
    [InlineData("http.rote", "http.route")]
    public void Finds_the_key_that_is_meant(string key, string? expected) => Assert.Equal(expected, NameChecks.FindSimilarAttribute(Acme, key));
}

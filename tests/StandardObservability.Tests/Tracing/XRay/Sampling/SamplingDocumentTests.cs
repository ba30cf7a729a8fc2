using CsCheck;
using Judges.XRay;
using StandardObservability.Text;
using StandardObservability.Tracing.XRay.Sampling.Polling;
using StandardObservability.Tracing.XRay.Sampling.Rules;
using Xunit;

namespace StandardObservability.Tests.Tracing.XRay.Sampling;

public sealed class SamplingDocumentTests
{
    [Fact]
    public void A_rule_is_read_as_XRay_writes_it()
    {
        var page = ReadRules("""{"NextToken":"n","SamplingRuleRecords":[{"CreatedAt":1.67799933E9,"ModifiedAt":1.67799933E9,"SamplingRule":{"Attributes":{"foo":"bar","doo":"baz"},"FixedRate":0.05,"HTTPMethod":"GET","Host":"h","Priority":1E3,"ReservoirSize":10,"ResourceARN":"arn","RuleARN":"arn:aws:xray:us-west-2:123456789000:sampling-rule/Rule1","RuleName":"Rule1","ServiceName":"s","ServiceType":"AWS::Foo::Bar","URLPath":"/p","Version":1}}]}""");

        Assert.Equal("n", page.NextToken);
        var rule = Assert.Single(page.Rules);
        Assert.Equal(("Rule1", 1000, 0.05, 10.0), (rule.Name, rule.Priority, rule.FixedRate, rule.ReservoirSize));
        Assert.Equal(("s", "AWS::Foo::Bar", "arn", "GET", "/p", "h"), (rule.ServiceName, rule.ServiceType, rule.ResourceArn, rule.HttpMethod, rule.UrlPath, rule.Host));
        Assert.Equal([new("foo", "bar"), new("doo", "baz")], rule.Attributes);
    }

    [Theory]
    [InlineData("\"Version\":1", "\"Version\":2")]
    [InlineData("\"FixedRate\":0", "\"FixedRate\":1.5")]
    [InlineData("\"FixedRate\":0", "\"FixedRate\":\"0\"")]
    [InlineData("\"Priority\":1", "\"Priority\":null")]
    [InlineData("\"ReservoirSize\":0", "\"ReservoirSize\":-1")]
    [InlineData("\"RuleName\":\"r\"", "\"RuleName\":\"\"")]
    [InlineData("\"RuleName\":\"r\"", "\"RuleName\":\"a name of more than thirty-two characters\"")]
    public void A_rule_that_cannot_be_used_is_left_out_and_the_others_stay(string good, string bad)
    {
        var broken = XRayRules.Rule("r").Replace(good, bad, StringComparison.Ordinal);

        Assert.NotEqual(XRayRules.Rule("r"), broken);
        Assert.Equal("Default", Assert.Single(ReadRules(XRayRules.Answer(broken, XRayRules.Default)).Rules).Name);
    }

    [Fact]
    public void A_pattern_longer_than_any_that_XRay_allows_is_left_out()
        => Assert.Empty(ReadRules(XRayRules.Answer(XRayRules.Rule("r", path: new string('*', 501)))).Rules);

    [Fact]
    public void Targets_are_read_with_missing_members()
    {
        var answer = ReadTargets("""{"SamplingTargetDocuments":[{"RuleName":"rule1","FixedRate":0.1,"ReservoirQuota":2,"ReservoirQuotaTTL":1530923107.0,"Interval":10},{"RuleName":"rule3","FixedRate":0.003},{"RuleName":"rule4","FixedRate":null,"ReservoirQuota":null,"ReservoirQuotaTTL":null,"Interval":null}],"LastRuleModification":1530920505.0,"UnprocessedStatistics":[{"RuleName":"rule2","ErrorCode":"400","Message":"Unknown rule"}]}""");

        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1530920505), answer.LastRuleModification);
        Assert.Equal(
            [
                new SamplingTarget("rule1", 0.1, 2, DateTimeOffset.FromUnixTimeSeconds(1530923107), TimeSpan.FromSeconds(10)),
                new SamplingTarget("rule3", 0.003, null, null, null),
                new SamplingTarget("rule4", null, null, null, null),
            ],
            answer.Targets);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("7")]
    [InlineData("""{"SamplingRuleRecords":{},"SamplingTargetDocuments":"x"}""")]
    public void A_document_that_is_not_an_answer_is_refused(string json)
    {
        Assert.Throws<InvalidDataException>(() => ReadRules(json));
        Assert.Throws<InvalidDataException>(() => ReadTargets(json));
    }

    /// <summary>Values of every kind at every place where the two answers have a member.</summary>
    [Fact]
    public void Any_json_at_any_place_is_read_or_left_out()
    {
        var value = Gen.OneOf(((string[])["null", "true", "-1", "0", "0.5", "1e308", "1e999", "\"\"", "\"*\"", "[]", "{}", "[null]", "[{}]", "{\"a\":1}", "\"2026\"", "\"\\ud800\"", "{\"\\udc00\":\"x\"}", "{\"a\":\"\\ud800\"}", "99999999999999999999"]).Select(Gen.Const).ToArray());
        Gen.Select(value.Array[14], Gen.Int[0, 3]).Sample(
            static (v, shape) =>
            {
                var rule = $$"""{"RuleName":{{v[0]}},"FixedRate":{{v[1]}},"Priority":{{v[2]}},"ReservoirSize":{{v[3]}},"Version":{{v[4]}},"Attributes":{{v[5]}},"URLPath":{{v[6]}},"Host":{{v[7]}}}""";
                var record = shape == 0 ? v[8] : $$"""{"SamplingRule":{{rule}}}""";
                ReadRules($$"""{"SamplingRuleRecords":[{{record}}],"NextToken":{{v[9]}}}""");
                var target = shape == 1 ? v[8] : $$"""{"RuleName":{{v[0]}},"FixedRate":{{v[1]}},"ReservoirQuota":{{v[10]}},"ReservoirQuotaTTL":{{v[11]}},"Interval":{{v[12]}}}""";
                ReadTargets($$"""{"SamplingTargetDocuments":[{{target}}],"LastRuleModification":{{v[13]}}}""");
            },
            iter: 20_000);
    }

    private static SamplingRulesPage ReadRules(string json) => SamplingRulesPage.Read(LenientJson.Parse(json));

    private static SamplingTargets ReadTargets(string json) => SamplingTargets.Read(LenientJson.Parse(json));
}

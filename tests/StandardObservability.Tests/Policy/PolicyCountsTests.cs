using System.Globalization;
using StandardObservability.Conventions;
using StandardObservability.Policy;
using Xunit;

namespace StandardObservability.Tests.Policy;

public sealed class PolicyCountsTests
{
    [Fact]
    public void A_service_that_breaks_every_rule_in_every_way_has_seven_series_and_its_totals_are_right()
    {
        var counts = new PolicyCounts();
        var combinations = Enumerable.Range(100, 24).SelectMany(static r => new[] { PolicyActionNames.Warn, PolicyActionNames.Drop }, static (r, a) => (Rule: string.Create(CultureInfo.InvariantCulture, $"TEL{r}"), Action: a)).ToList();
        combinations.ForEach(c => counts.Add(c.Rule, c.Action));
        combinations.ForEach(c => counts.Add(c.Rule, c.Action));

        var reported = counts.Reported.ToList();
        Assert.Equal(7, reported.Count);
        Assert.Equal(2 * 48, reported.Sum(static r => r.Count));
        Assert.Equal(2 * 42, reported.Single(static r => r is { Rule: PolicyAttributeNames.Other, Action: PolicyAttributeNames.Other }).Count);
        Assert.Equal(24, counts.BrokenRules);
    }

    [Fact]
    public void A_combination_keeps_its_series_so_no_count_falls()
    {
        var counts = new PolicyCounts();
        var before = new Dictionary<(string, string), long>();
        for (var rule = 0; rule < 40; rule++)
        {
            counts.Add($"TEL{rule % 20}", PolicyActionNames.Count);
            var now = counts.Reported.ToDictionary(static r => (r.Rule, r.Action), static r => r.Count);
            Assert.All(before, b => Assert.True(now[b.Key] >= b.Value, b.Key.ToString()));
            before = now;
        }
    }

    [Fact]
    public async Task Threads_that_count_at_once_lose_nothing()
    {
        var counts = new PolicyCounts();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Enumerable.Range(0, 9_000).ToList().ForEach(i => counts.Add($"TEL{i % 9}", PolicyActionNames.Warn)))));

        Assert.Equal(72_000, counts.Reported.Sum(static r => r.Count));
        Assert.Equal(9, counts.BrokenRules);
    }

    [Fact]
    public void A_rule_whose_findings_are_all_exempt_is_not_broken()
    {
        var counts = new PolicyCounts();
        counts.Add("TEL103", PolicyActionNames.Exempt);
        Assert.Equal(0, counts.BrokenRules);

        counts.Add("TEL103", PolicyActionNames.Warn);
        counts.Add("TEL103", PolicyActionNames.Drop);
        Assert.Equal(1, counts.BrokenRules);
    }
}

using System.Diagnostics;
using StandardObservability.Tracing.Sampling;
using StandardObservability.Tracing.XRay.Sampling.Rules;
using Xunit;

namespace StandardObservability.Tests.Tracing.XRay.Sampling.Rules;

public sealed class RuleLimitsTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public void Rate_one_samples_everything_and_each_report_starts_from_zero()
    {
        var rule = Active(rate: 1, reservoir: 0);

        Keeps(rule, true);
        Assert.Equal(new RuleCounts(1, 1, 0), rule.Statistics.Take());
        Assert.Equal(new RuleCounts(0, 0, 0), rule.Statistics.Take());
    }

    [Fact]
    public void Rate_zero_without_a_reservoir_samples_nothing()
    {
        var rule = Active(rate: 0, reservoir: 0);

        Keeps(rule, false);
        Assert.Equal(new RuleCounts(1, 0, 0), rule.Statistics.Take());
    }

    [Fact]
    public void One_a_second_is_borrowed_before_there_is_a_target()
    {
        var rule = Active(rate: 0, reservoir: 100);

        Keeps(rule, true, false);
        Assert.Equal(new RuleCounts(2, 1, 1), rule.Statistics.Take());
        _time.Advance(TimeSpan.FromSeconds(1));
        Keeps(rule, true, false);
    }

    [Fact]
    public void A_quota_applies_until_it_ends_then_only_the_rate()
    {
        var rule = Active(rate: 0, reservoir: 100);
        rule.ApplyTarget(new SamplingTarget("r", 0, 2, _time.GetUtcNow().AddSeconds(10), null));

        Keeps(rule, true, true, false);
        _time.Advance(TimeSpan.FromSeconds(9.9));
        Keeps(rule, true, true, false);
        _time.Advance(TimeSpan.FromSeconds(0.1));
        Keeps(rule, false);
        Assert.Equal(new RuleCounts(7, 4, 0), rule.Statistics.Take());
    }

    [Fact]
    public void A_target_without_a_quota_uses_its_rate()
    {
        var rule = Active(rate: 0, reservoir: 100);
        rule.ApplyTarget(new SamplingTarget("r", 1, null, null, null));

        Keeps(rule, true, true);
        Assert.Equal(new RuleCounts(2, 2, 0), rule.Statistics.Take());
    }

    [Fact]
    public void A_target_without_a_rate_keeps_the_rate_of_the_rule()
    {
        var rule = Active(rate: 1, reservoir: 0);
        rule.ApplyTarget(new SamplingTarget("r", null, null, null, null));

        Keeps(rule, true, true);
    }

    [Fact]
    public void A_report_does_not_fill_the_reservoir_again()
    {
        var rule = Active(rate: 0, reservoir: 100);
        var target = new SamplingTarget("r", 0, 2, _time.GetUtcNow().AddSeconds(100), null);
        rule.ApplyTarget(target);
        Keeps(rule, true, true, false);

        rule.ApplyTarget(target);

        Keeps(rule, false);
    }

    [Fact]
    public void The_rate_is_correct_for_ids_that_start_with_the_time()
    {
        var rule = Active(rate: 0.2, reservoir: 0);
        var random = new Random(7);

        var kept = Enumerable.Range(0, 20_000).Count(_ => rule.Keeps(
            ActivityTraceId.CreateFromString($"{_time.GetUtcNow().ToUnixTimeSeconds():x8}{random.NextInt64():x16}{random.Next():x8}")));

        Assert.InRange(kept, 4_000 - 170, 4_000 + 170);
    }

    [Fact]
    public void Counts_of_many_threads_are_complete_and_sampled_never_exceeds_requests()
    {
        var rule = Active(rate: 0.5, reservoir: 100);
        var total = new RuleStatistics();
        var deciding = Task.Run(() => Parallel.For(0, 100_000, _ => rule.Keeps(ActivityTraceId.CreateRandom())));
        while (!deciding.IsCompleted)
        {
            Add(rule.Statistics.Take());
        }

        Add(rule.Statistics.Take());
        Assert.Equal(100_000, total.Take().Requests);

        void Add(RuleCounts counts)
        {
            Assert.True(counts.Borrowed <= counts.Sampled && counts.Sampled <= counts.Requests, counts.ToString());
            total.Return(counts);
        }
    }

    private static void Keeps(ActiveRule rule, params bool[] expected) => Assert.Equal(expected, expected.Select(_ => rule.Keeps(ActivityTraceId.CreateRandom())));

    private ActiveRule Active(double rate, double reservoir)
    {
        var rule = new SamplingRule("r", 1, rate, reservoir);
        return new ActiveRule(rule, new RuleLimits(rule, _time, new TimePrefix(_time)), new RuleStatistics());
    }
}

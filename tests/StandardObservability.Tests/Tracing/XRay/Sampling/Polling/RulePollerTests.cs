using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Judges;
using Judges.XRay;
using Microsoft.Extensions.Logging;
using StandardObservability.Tracing.XRay.Sampling;
using StandardObservability.Tracing.XRay.Sampling.Polling;
using StandardObservability.Tracing.XRay.Sampling.Rules;
using Xunit;

namespace StandardObservability.Tests.Tracing.XRay.Sampling.Polling;

/// <summary>The poller against a proxy on a real socket, by a clock that the test moves.</summary>
public sealed class RulePollerTests : IAsyncLifetime
{
    private static readonly TimeSpan ReportInterval = TimeSpan.FromSeconds(10.2);

    private readonly ManualTime _time = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly RecordingLogger _log = new();
    private readonly RuleCache _cache;
    private XRayProxy _proxy = null!;
    private Task _polling = Task.CompletedTask;

    public RulePollerTests() => _cache = new RuleCache(_time);

    private IEnumerable<string> Rules => _cache.Rules.Select(static r => r.Rule.Name);

    public async ValueTask InitializeAsync() => _proxy = await XRayProxy.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await Task.WhenAny(_polling, Task.Delay(Poll.DefaultTimeout));
        await _proxy.DisposeAsync();
        _stopping.Dispose();
        Assert.Empty(_proxy.ProtocolErrors);
    }

    [Fact]
    public async Task Rules_are_fetched_at_once_and_again_after_the_interval()
    {
        await StartAsync();

        Assert.Equal(["Default"], Rules);
        _proxy.Rules = static _ => XRayRules.Answer(XRayRules.Rule("new"), XRayRules.Default);
        await AdvanceAsync(TimeSpan.FromSeconds(299));
        Assert.Single(_proxy.RulesRequests);
        await AdvanceAsync(TimeSpan.FromSeconds(6));

        Assert.Equal(["new", "Default"], Rules);
    }

    [Fact]
    public async Task Rules_come_from_all_pages()
    {
        _proxy.Rules = static token => token switch
        {
            null => XRayRules.Page("second", XRayRules.Rule("a")),
            "second" => XRayRules.Page("third", XRayRules.Rule("b")),
            _ => XRayRules.Page(null, XRayRules.Default),
        };

        await StartAsync();

        Assert.Equal(["a", "b", "Default"], Rules);
    }

    [Fact]
    public async Task Reading_stops_after_the_most_pages()
    {
        _proxy.Rules = static _ => XRayRules.Page("again", XRayRules.Rule("a"));

        await StartAsync();

        Assert.Equal(20, _proxy.RulesRequests.Count);
        Assert.Contains("Last error: the answer has more than 20 pages.", Assert.Single(_log.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Decisions_are_reported_and_the_target_is_applied()
    {
        _proxy.Rules = static _ => XRayRules.Answer(XRayRules.Rule("r", reservoir: 5));
        _proxy.Targets = _ => Targets("r", quota: 2, ttl: 60, interval: 10);
        await StartAsync();
        Decide(3);

        await AdvanceAsync(ReportInterval);

        var document = Assert.Single(Assert.Single(_proxy.Reports));
        Assert.Equal("r", document.GetProperty("RuleName").GetString());
        Assert.Equal((3, 1, 1), Counts(document));
        Assert.Equal(_time.GetUtcNow().ToUnixTimeMilliseconds() / 1000.0, document.GetProperty("Timestamp").GetDouble(), 0.001);
        Assert.Equal([true, true, false], Decide(3));
        await AdvanceAsync(ReportInterval);
        Assert.Equal((3, 2, 0), Counts(_proxy.Reports[1][0]));
    }

    [Fact]
    public async Task Ten_thousand_failed_fetches_do_not_end_the_polling()
    {
        var endpoint = _proxy.Endpoint;
        await _proxy.DisposeAsync();
        await StartAsync(endpoint);

        // A refused connection. Each step is longer than the longest pause.
        for (var fetch = 1; fetch < 10_000; fetch++)
        {
            _time.Advance(TimeSpan.FromMinutes(6));
            while (_time.Waiting != 1)
            {
                await Task.Yield();
            }
        }

        _proxy = await XRayProxy.StartAsync(endpoint.Port);
        await AdvanceAsync(TimeSpan.FromMinutes(6));

        Assert.Equal(["Default"], Rules);
    }

    [Fact]
    public async Task Reports_follow_the_shortest_interval_of_the_targets()
    {
        _proxy.Targets = _ => Targets("Default", quota: 0, ttl: 60, interval: 3);
        await StartAsync();
        await AdvanceAsync(ReportInterval);

        await AdvanceAsync(TimeSpan.FromSeconds(3.2));

        Assert.Equal(2, _proxy.Reports.Count);
    }

    [Fact]
    public async Task Sixty_rules_are_reported_in_calls_of_twenty_five()
    {
        _proxy.Rules = static _ => XRayRules.Answer([.. Enumerable.Range(0, 60).Select(static i => XRayRules.Rule($"r{i:00}", priority: i + 1))]);
        await StartAsync();

        await AdvanceAsync(ReportInterval);

        Assert.Equal([25, 25, 10], _proxy.Reports.Select(static r => r.Count));
        Assert.Equal(60, _proxy.Reports.SelectMany(static r => r).Select(static d => d.GetProperty("RuleName").GetString()).Distinct().Count());
        Assert.Single(_proxy.Reports.SelectMany(static r => r).Select(static d => d.GetProperty("ClientID").GetString()).Distinct());
    }

    [Fact]
    public async Task A_changed_rule_is_fetched_at_once_and_only_once()
    {
        await StartAsync();
        var modified = _time.GetUtcNow().AddSeconds(5).ToUnixTimeSeconds();
        _proxy.Targets = _ => $$"""{"SamplingTargetDocuments":[],"LastRuleModification":{{modified}}}""";
        _proxy.Rules = static _ => XRayRules.Answer(XRayRules.Rule("changed"));

        await AdvanceAsync(ReportInterval);
        await AdvanceAsync(ReportInterval);

        Assert.Equal(["changed"], Rules);
        Assert.Equal(2, _proxy.RulesRequests.Count);
    }

    [Fact]
    public async Task A_change_is_seen_when_the_services_clock_is_ahead()
    {
        await StartAsync();
        var modified = _time.GetUtcNow().AddHours(-1).ToUnixTimeSeconds();
        _proxy.Targets = _ => $$"""{"SamplingTargetDocuments":[],"LastRuleModification":{{modified}}}""";
        await AdvanceAsync(ReportInterval);
        Assert.Single(_proxy.RulesRequests);

        modified++;
        await AdvanceAsync(ReportInterval);

        Assert.Equal(2, _proxy.RulesRequests.Count);
    }

    [Fact]
    public async Task A_rule_that_stays_keeps_its_counts_and_its_target_and_one_that_changed_only_its_counts()
    {
        _proxy.Rules = static _ => XRayRules.Answer(XRayRules.Rule("r", reservoir: 5));
        _proxy.Targets = _ => Targets("r", quota: 2, ttl: 6000, interval: 10);
        await StartAsync();
        await AdvanceAsync(ReportInterval);
        var old = _cache.Rules[0];

        _cache.Replace([old.Rule with { Priority = 7 }], new ServiceFacts(null, null, null));
        Assert.Same(old.Limits, _cache.Rules[0].Limits);
        Assert.Same(old.Statistics, _cache.Rules[0].Statistics);

        _cache.Replace([old.Rule with { FixedRate = 1 }], new ServiceFacts(null, null, null));
        Assert.NotSame(old.Limits, _cache.Rules[0].Limits);
        Assert.Same(old.Statistics, _cache.Rules[0].Statistics);
        Assert.Equal([true, true, true], Decide(3));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("not json")]
    [InlineData("""{"SamplingRuleRecords":[]}""")]
    [InlineData("""{"SamplingRuleRecords":[{"SamplingRule":{"RuleName":"r"}}]}""")]
    public async Task A_wrong_answer_keeps_the_last_rules(string answer)
    {
        await StartAsync();
        _proxy.Rules = _ => answer;

        await AdvanceAsync(TimeSpan.FromSeconds(306));

        Assert.True(_proxy.RulesRequests.Count > 1);
        Assert.Equal(["Default"], Rules);
        Assert.Single(_log.Lines);
    }

    [Fact]
    public async Task An_answer_of_more_than_a_megabyte_is_refused()
    {
        _proxy.Rules = static _ => new string(' ', 1024 * 1024) + XRayRules.Answer(XRayRules.Default);

        await StartAsync();

        Assert.Empty(Rules);
        Assert.Contains("Last error: Cannot write more bytes to the buffer than the configured maximum buffer size: 1048576.", Assert.Single(_log.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rules_are_kept_for_an_hour_of_failures_and_counts_until_they_can_be_reported()
    {
        _proxy.Rules = static _ => XRayRules.Answer(XRayRules.Rule("r", rate: 1));
        await StartAsync();
        Decide(3);
        _proxy.Status = 500;

        for (var minute = 0; minute < 59; minute++)
        {
            await AdvanceAsync(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(["r"], Rules);
        _proxy.Status = 200;
        await AdvanceAsync(ReportInterval);
        Assert.Equal((3, 3, 0), Counts(_proxy.Reports[^1][0]));

        _proxy.Status = 500;
        for (var minute = 0; minute < 75; minute++)
        {
            await AdvanceAsync(TimeSpan.FromMinutes(1));
        }

        Assert.Empty(Rules);
    }

    [Fact]
    public async Task A_failure_is_logged_at_once_then_once_a_minute_and_so_is_the_recovery()
    {
        _proxy.Status = 403;
        await StartAsync();

        Assert.Equal(
            $"X-Ray sampling rules failing: GetSamplingRules at {_proxy.Endpoint} has failed 1 times since 2026-11-22T12:00:00.0000000+00:00. Last error: the answer is 403: {{\"message\":\"not authorized to perform: xray:GetSamplingRules\"}}. The last rules apply for up to an hour, then one new trace a second and 5 % of the rest are sampled; the service is unaffected. Check that the CloudWatch agent, collector or daemon listens there and may call xray:GetSamplingRules and xray:GetSamplingTargets. See docs/events.md#510.",
            Assert.Single(_log.Lines));
        await AdvanceAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(2, _proxy.RulesRequests.Count);
        Assert.Single(_log.Lines);
        await AdvanceAsync(TimeSpan.FromSeconds(31));
        Assert.Equal(2, _log.Lines.Count);

        _proxy.Status = 200;
        await AdvanceAsync(TimeSpan.FromSeconds(80));

        Assert.Equal($"X-Ray sampling rules recovered: GetSamplingRules at {_proxy.Endpoint} works again after 3 failures.", _log.Lines.Last());
    }

    [Fact]
    public async Task A_proxy_that_starts_later_is_found_soon()
    {
        var endpoint = _proxy.Endpoint;
        await _proxy.DisposeAsync();
        await StartAsync(endpoint);
        Assert.Empty(Rules);

        _proxy = await XRayProxy.StartAsync(endpoint.Port);
        await AdvanceAsync(TimeSpan.FromSeconds(10));

        Assert.Equal(["Default"], Rules);
    }

    [Fact]
    public async Task Polling_ends_when_the_host_stops()
    {
        await StartAsync();

        await _stopping.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _polling.WaitAsync(Poll.DefaultTimeout));
    }

    private static (long Requests, long Sampled, long Borrowed) Counts(JsonElement document) => (
        document.GetProperty("RequestCount").GetInt64(),
        document.GetProperty("SampledCount").GetInt64(),
        document.GetProperty("BorrowCount").GetInt64());

    private string Targets(string rule, int quota, int ttl, int interval) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"SamplingTargetDocuments":[{"RuleName":"{{rule}}","FixedRate":0,"ReservoirQuota":{{quota}},"ReservoirQuotaTTL":{{_time.GetUtcNow().AddSeconds(ttl).ToUnixTimeSeconds()}},"Interval":{{interval}}}],"LastRuleModification":1E9}""");

    private bool[] Decide(int times) => [.. Enumerable.Range(0, times).Select(_ => _cache.Rules[0].Keeps(ActivityTraceId.CreateRandom()))];

    private Task StartAsync(Uri? endpoint = null)
    {
        var setting = XRaySamplerSetting.Default with { Endpoint = endpoint ?? _proxy.Endpoint };
        var poller = new RulePoller(_cache, new SamplingProxy(setting.Endpoint, _time), setting, static () => new ServiceFacts("checkout", null, null), _log, _time);
        _polling = Task.Run(() => poller.RunAsync(_stopping.Token));
        return SettleAsync();
    }

    /// <summary>Moves the clock, and waits until the poller waits again.</summary>
    private Task AdvanceAsync(TimeSpan by)
    {
        _time.Advance(by);
        return SettleAsync();
    }

    private Task SettleAsync() => Poll.UntilAsync(() => _time.Waiting == 1, Poll.DefaultTimeout, "the poller waits");

    private sealed class RecordingLogger : ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
            => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            => Lines.Enqueue(formatter(state, exception));
    }
}

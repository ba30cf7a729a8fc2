using Microsoft.Extensions.Logging;
using StandardObservability.Tracing.XRay.Sampling.Rules;

namespace StandardObservability.Tracing.XRay.Sampling.Polling;

/// <summary>Fetches the sampling rules, reports their statistics and applies the targets of the answer, one call after the other.</summary>
/// <remarks>
/// Source: AWS X-Ray Developer Guide, "Using sampling rules with the X-Ray API". A failed call changes nothing: rules, targets
/// and counts are kept. Until the first rules arrive, retries are frequent: the proxy often starts after the service.
/// </remarks>
internal sealed class RulePoller(
    RuleCache cache, SamplingProxy proxy, XRaySamplerSetting setting, Func<ServiceFacts> service, ILogger logger, TimeProvider time)
{
    /// <summary>The report interval, unless X-Ray's targets have a shorter one.</summary>
    private static readonly TimeSpan ReportInterval = TimeSpan.FromSeconds(10);

    /// <summary>A target of X-Ray has whole seconds; a proxy that answers 0 must not be called without a pause.</summary>
    private static readonly TimeSpan ShortestInterval = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan RulesJitter = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ReportJitter = TimeSpan.FromMilliseconds(100);

    private readonly SamplingHealth _fetching = new("GetSamplingRules", setting.Endpoint, logger, time);
    private readonly SamplingHealth _reporting = new("SamplingTargets", setting.Endpoint, logger, time);
    private readonly long _started = time.GetTimestamp();
    private TimeSpan _rulesDue;
    private TimeSpan _reportDue = ReportInterval;
    private TimeSpan _retryDelay = ReportInterval;
    private DateTimeOffset? _firstFetched;
    private DateTimeOffset? _knownModification;

    private TimeSpan Now => time.GetElapsedTime(_started);

    /// <summary>Polls until the token is cancelled.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await PollAsync(stopping);
            }
            catch (Exception e) when (!stopping.IsCancellationRequested)
            {
                // Nothing may end the loop: the service would sample by its last rules until it is restarted.
                _reportDue = Now + ReportInterval;
                _reporting.Fail(e.Message);
            }

            await WaitAsync(stopping);
        }
    }

    private async Task PollAsync(CancellationToken stopping)
    {
        if (Now >= _rulesDue)
        {
            await FetchAsync(stopping);
        }

        if (Now >= _reportDue)
        {
            await ReportAsync(stopping);
        }

        cache.Expire();
    }

    private async Task FetchAsync(CancellationToken stopping)
    {
        try
        {
            // A rule that is changed during the call has to count as changed after it.
            var requested = time.GetUtcNow();
            cache.Replace(await proxy.GetRulesAsync(stopping), service());
            _firstFetched ??= requested;
            _rulesDue = Now + setting.PollingInterval + (RulesJitter * Random.Shared.NextDouble());
            _retryDelay = ReportInterval;
            _fetching.Succeed();
        }
        catch (Exception e) when (!stopping.IsCancellationRequested)
        {
            var delay = _retryDelay < setting.PollingInterval ? _retryDelay : setting.PollingInterval;
            _rulesDue = Now + delay;
            _retryDelay = delay * 2;
            _fetching.Fail(e.Message);
        }
    }

    private async Task ReportAsync(CancellationToken stopping)
    {
        var interval = ReportInterval;
        foreach (var report in StatisticsReport.Take(cache.Rules))
        {
            if (await SendAsync(report, stopping) is not { } answer)
            {
                break;
            }

            ApplyTargets(answer);
            interval = answer.Targets.Min(static t => t.Interval) is { } wanted && wanted < interval ? wanted : interval;
        }

        _reportDue = Now + (interval > ShortestInterval ? interval : ShortestInterval) + (ReportJitter * Random.Shared.NextDouble());
    }

    private async Task<SamplingTargets?> SendAsync(StatisticsReport report, CancellationToken stopping)
    {
        try
        {
            var answer = await proxy.GetTargetsAsync(report, stopping);
            _reporting.Succeed();
            return answer;
        }
        catch (Exception e) when (!stopping.IsCancellationRequested)
        {
            report.Return();
            _reporting.Fail(e.Message);
            return null;
        }
    }

    private void ApplyTargets(SamplingTargets answer)
    {
        cache.ApplyTargets(answer.Targets);
        if (answer.LastRuleModification is not { } modified)
        {
            return;
        }

        // The first time X-Ray's clock is compared with ours, later with itself: ours may be wrong.
        if (modified > (_knownModification ?? _firstFetched))
        {
            _rulesDue = Now;
        }

        _knownModification = modified;
    }

    private async Task WaitAsync(CancellationToken stopping)
    {
        var wait = (_rulesDue < _reportDue ? _rulesDue : _reportDue) - Now;
        if (wait > TimeSpan.Zero)
        {
            // Task.Delay truncates to whole milliseconds. A delay that ends early would make this loop spin.
            await Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)), time, stopping);
        }
    }
}

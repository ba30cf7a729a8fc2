using System.Diagnostics;
using StandardObservability.Tracing.Sampling;

namespace StandardObservability.Tracing.XRay.Sampling.Rules;

/// <summary>How many traces a rule samples: those of its reservoir, then a ratio of the rest.</summary>
/// <remarks>
/// Source: AWS X-Ray Developer Guide, "Using sampling rules with the X-Ray API". Until X-Ray has given this process a quota of the
/// rule's shared reservoir, one trace a second is borrowed from it. After a quota ends, only the ratio applies.
/// </remarks>
internal sealed class RuleLimits
{
    private readonly TimeProvider _time;
    private readonly TimePrefix _timePrefix;
    private readonly RatioSampler _share;
    private readonly Reservoir? _reservoir;
    private readonly long _reservoirEnds;
    private readonly bool _borrows;

    /// <summary>The limits of a rule for which X-Ray has given no target yet.</summary>
    public RuleLimits(SamplingRule rule, TimeProvider time, TimePrefix timePrefix)
        : this(rule.FixedRate, rule.ReservoirSize > 0 ? new Reservoir(1, 1, time) : null, long.MaxValue, borrows: true, time, timePrefix)
    {
    }

    private RuleLimits(double share, Reservoir? reservoir, long reservoirEnds, bool borrows, TimeProvider time, TimePrefix timePrefix)
    {
        (_time, _timePrefix, _reservoir, _reservoirEnds, _borrows) = (time, timePrefix, reservoir, reservoirEnds, borrows);
        _share = new RatioSampler(share, timePrefix);
    }

    /// <summary>The limits of X-Ray's target.</summary>
    public RuleLimits WithTarget(SamplingTarget target, SamplingRule rule)
    {
        var share = target.FixedRate ?? rule.FixedRate;
        if (target is not { ReservoirQuota: > 0 and var quota, ReservoirQuotaTtl: { } ttl })
        {
            return new RuleLimits(share, reservoir: null, reservoirEnds: 0, borrows: false, _time, _timePrefix);
        }

        // A reservoir with the same quota is kept: a new one would be full after every report.
        var reservoir = !_borrows && _reservoir?.PerSecond == quota ? _reservoir : new Reservoir(quota, Math.Max(quota, 1), _time);
        var seconds = Math.Clamp((ttl - _time.GetUtcNow()).TotalSeconds, 0, TimeSpan.SecondsPerDay);
        return new RuleLimits(share, reservoir, _time.GetTimestamp() + (long)(seconds * _time.TimestampFrequency), borrows: false, _time, _timePrefix);
    }

    public bool Keeps(ActivityTraceId traceId, RuleStatistics statistics)
    {
        var fromReservoir = TakesFromReservoir();
        if (!fromReservoir && !_share.Keeps(traceId))
        {
            statistics.AddDropped();
            return false;
        }

        if (fromReservoir && _borrows)
        {
            statistics.AddBorrowed();
        }
        else
        {
            statistics.AddKept();
        }

        return true;
    }

    private bool TakesFromReservoir()
    {
        if (_reservoir is null)
        {
            return false;
        }

        var now = _time.GetTimestamp();
        return now < _reservoirEnds && _reservoir.TryTake(now);
    }
}

using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using StandardObservability.Conventions;
using StandardObservability.Conventions.Policy.Judging;
using StandardObservability.Conventions.Policy.Rules;
using StandardObservability.Metrics.Rules;
using StandardObservability.Policy;

namespace StandardObservability.Diagnosis.Uncollected;

/// <summary>Judges owned meters and activity sources that are not collected when they are created, without enabling them.</summary>
internal sealed class UncollectedOwnedNames : IDisposable
{
    /// <summary>A service that generates names does not fill its memory.</summary>
    private const int MaxNames = 1000;

    private readonly HostPolicy _policy;
    private readonly PolicyJudge _judge;
    private readonly InstrumentRules? _rules;
    private readonly ConcurrentDictionary<string, bool> _found = new(StringComparer.Ordinal);
    private readonly MeterListener _meters = new();
    private readonly ActivityListener _sources;

    /// <param name="policy">The policy of the host, which is usable.</param>
    /// <param name="rules">Which meters are collected, or <see langword="null"/> when metrics have no output.</param>
    public UncollectedOwnedNames(HostPolicy policy, InstrumentRules? rules)
    {
        (_policy, _judge, _rules) = (policy, policy.Judge!, rules);
        _sources = new ActivityListener { ShouldListenTo = OnSource };
    }

    /// <summary>Begins to listen. OpenTelemetry's listeners must have begun before.</summary>
    public void Start()
    {
        ActivitySource.AddActivityListener(_sources);
        if (_rules is not null)
        {
            _meters.InstrumentPublished = OnInstrument;
            _meters.Start();
        }
    }

    public void Dispose()
    {
        _meters.Dispose();
        _sources.Dispose();
    }

    private bool OnSource(ActivitySource source)
    {
        if (!source.HasListeners())
        {
            Judge("activity source", source.Name, "ActivitySources");
        }

        return false;
    }

    private void OnInstrument(Instrument instrument, MeterListener listener)
    {
        // An instrument that a view drops is not enabled either, and its meter is collected.
        if (!instrument.Enabled && !_rules!.IsCollected(instrument.Meter.Name))
        {
            Judge("meter", instrument.Meter.Name, "Meters");
        }
    }

    private void Judge(string kind, string name, string option)
    {
        if (_policy.Owns(name) && _found.Count < MaxNames && _found.TryAdd($"{kind} {name}", true))
        {
            _judge.Judge(
                new PolicyFinding(
                    PolicyRules.Get(RuleIds.NotCollected),
                    name,
                    $"The {kind} '{name}' is not collected.",
                    $"Add this name to Observability:{option}, or a prefix such as Shop.*."),
                PolicyActionNames.Warn);
        }
    }
}

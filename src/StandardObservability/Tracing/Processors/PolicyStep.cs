using System.Diagnostics;
using OpenTelemetry;
using StandardObservability.Conventions;
using StandardObservability.Conventions.Policy.Catalogue;
using StandardObservability.Conventions.Policy.Judging;
using StandardObservability.Conventions.Policy.Rules;
using StandardObservability.Policy;
using StandardObservability.Redaction;

namespace StandardObservability.Tracing.Processors;

/// <summary>
/// Judges the attributes of spans of owned sources when they end: denied ones are removed, classified ones redacted, long ones shortened, and those
/// beyond the limit of a span removed.
/// </summary>
internal sealed class PolicyStep(HostPolicy policy, PolicyJudge judge) : SpanStep
{
    private readonly int _maxLength = Math.Max(1, judge.Policy.Limits.AttributeLength ?? int.MaxValue);
    private readonly int _maxAttributes = judge.Policy.Limits.SpanAttributes ?? int.MaxValue;
    private readonly PolicyAttributes _attributes = policy.Attributes!;
    private readonly OwnedSources _sources = new(policy);

    public override void End(Activity span, BaseProvider? provider)
    {
        if (!_sources.Contain(span.Source))
        {
            return;
        }

        var changes = FindChanges(span, out var count);
        if (changes is not null)
        {
            Apply(span, changes);
        }

        if (count > _maxAttributes)
        {
            RemoveLast(span);
        }
    }

    private List<(string Key, object? Value)>? FindChanges(Activity activity, out int count)
    {
        count = 0;
        List<(string Key, object? Value)>? changes = null;
        foreach (ref readonly var tag in activity.EnumerateTagObjects())
        {
            count++;

            // Most attributes end here, so it costs a few instructions.
            if (!_attributes.MayContain(tag.Key) && !(tag.Value is string text && text.Length > _maxLength))
            {
                continue;
            }

            if (TryChange(tag.Key, tag.Value, out var value))
            {
                (changes ??= []).Add((tag.Key, value));
            }
        }

        return changes;
    }

    private static void Apply(Activity activity, List<(string Key, object? Value)> changes)
    {
        foreach (var (key, value) in changes)
        {
            Replace(activity, key, value);
        }
    }

    /// <summary>Removes the attributes that were set last, if the span still has too many.</summary>
    private void RemoveLast(Activity activity)
    {
        string[] keys = [.. activity.TagObjects.Select(static t => t.Key)];
        if (CapturedChecks.CheckSpan(judge.Policy, activity.DisplayName, keys.Length) is { } finding && judge.Judge(finding, PolicyActionNames.Remove))
        {
            Array.ForEach(keys[_maxAttributes..], key => activity.SetTag(key, null));
        }
    }

    /// <summary>An activity can have a key twice.</summary>
    private static void Replace(Activity activity, string key, object? value)
    {
        while (activity.GetTagItem(key) is not null)
        {
            activity.SetTag(key, null);
        }

        activity.SetTag(key, value);
    }

    private bool TryChange(string key, object? value, out object? changed)
    {
        changed = null;
        if (_attributes.Check(key, TelemetrySignals.Span) is { } finding)
        {
            var isDenied = _attributes.IsDenied(key, TelemetrySignals.Span);
            changed = isDenied ? null : RedactionPolicy.KeyMarker;
            return judge.Judge(finding, isDenied ? PolicyActionNames.Remove : PolicyActionNames.Redact, isAlwaysDone: !isDenied);
        }

        if (value is not string { Length: var length } text || length <= _maxLength)
        {
            return false;
        }

        changed = text[..(char.IsHighSurrogate(text[_maxLength - 1]) ? _maxLength - 1 : _maxLength)];
        return judge.Judge(DescribeLength(key, length), PolicyActionNames.Shorten);
    }

    private PolicyFinding DescribeLength(string key, int length) => new(
        PolicyRules.Get(RuleIds.SizeLimit),
        key,
        $"The value of '{key}' has {length} characters, and {_maxLength} are allowed.",
        "Write what identifies it, and the whole value to a log event.");
}

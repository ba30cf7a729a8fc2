namespace StandardObservability.Tool.Verification.Scores;

/// <summary>Which rules a service passed so far. A rule that failed once stays failed.</summary>
internal sealed class ServiceVerdicts
{
    private readonly SortedDictionary<string, (ScoreRule Rule, bool? IsPassed)> _rules = new(StringComparer.Ordinal);

    /// <summary>The rules that were decided.</summary>
    public IReadOnlyList<(ScoreRule Rule, bool IsPassed)> Decided =>
        [.. _rules.Values.Where(r => r.IsPassed is not null).Select(r => (r.Rule, r.IsPassed!.Value))];

    /// <summary>Adds the verdict on one item.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="isPassed">Whether it passes, or <see langword="null"/> when it cannot be decided.</param>
    public void Add(ScoreRule rule, bool? isPassed)
    {
        var before = _rules.TryGetValue(rule.Id, out var known) ? known.IsPassed : true;
        _rules[rule.Id] = (rule, before == false || isPassed == false ? false : before is null || isPassed is null ? null : true);
    }
}

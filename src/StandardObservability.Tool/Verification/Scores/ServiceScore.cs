using System.Globalization;
using StandardObservability.Conventions.Policy.Judging;

namespace StandardObservability.Tool.Verification.Scores;

/// <summary>The part of the Instrumentation Score of a service that captured telemetry decides.</summary>
/// <param name="Service">Its <c>service.name</c>; empty without one.</param>
/// <param name="Verdicts">The rules that were decided, and whether they passed, in the order of their ids.</param>
internal sealed record ServiceScore(string Service, IReadOnlyList<(ScoreRule Rule, bool IsPassed)> Verdicts)
{
    private const int Digits = 2;

    /// <summary>The weights of passed rules, divided by the weights of all that were decided, times 100.</summary>
    public double Score =>
        Math.Round(100.0 * Verdicts.Where(v => v.IsPassed).Sum(v => v.Rule.Weight) / Verdicts.Sum(v => v.Rule.Weight), Digits);

    /// <summary>Ids of the rules that passed.</summary>
    public IEnumerable<string> Passed => Verdicts.Where(v => v.IsPassed).Select(v => v.Rule.Id);

    /// <summary>Ids of the rules that failed.</summary>
    public IEnumerable<string> Failed => Verdicts.Where(v => !v.IsPassed).Select(v => v.Rule.Id);

    /// <summary>One sentence.</summary>
    public string Describe() => string.Create(
        CultureInfo.InvariantCulture,
        $"Instrumentation Score of {Name}: {Score} of 100. It is partial: {Plural.Of(Verdicts.Count, "rule")} could be decided, {Result}");

    private string Name => Service.Length == 0 ? "a service without a name" : PrintableText.Name(Service);

    private string Result => Failed.Any() ? $"{string.Join(", ", Failed)} failed." : "all passed.";
}

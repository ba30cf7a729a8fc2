namespace StandardObservability.Benchmarks.Reporting;

/// <summary>The result of one suite.</summary>
/// <param name="Title">Name of the suite.</param>
/// <param name="Method">How it measures, in a few sentences of Markdown.</param>
internal sealed record SuiteResult(string Title, string Method)
{
    public IReadOnlyList<string> Columns { get; init; } = [];

    public IReadOnlyList<IReadOnlyList<string>> Rows { get; init; } = [];

    public IReadOnlyList<Bar> Bars { get; init; } = [];

    /// <summary>Why the suite did not run and how to fix that, or <see langword="null"/> if it ran.</summary>
    public string? Skipped { get; init; }
}

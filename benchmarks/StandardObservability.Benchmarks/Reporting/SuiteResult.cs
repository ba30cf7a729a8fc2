namespace StandardObservability.Benchmarks.Reporting;

/// <summary>What one suite found.</summary>
/// <param name="Title">Name of the suite.</param>
/// <param name="Method">How it measures, in a few sentences.</param>
internal sealed record SuiteResult(string Title, string Method)
{
    public IReadOnlyList<string> Columns { get; init; } = [];

    public IReadOnlyList<IReadOnlyList<string>> Rows { get; init; } = [];

    public IReadOnlyList<Bar> Bars { get; init; } = [];

    /// <summary>Why the suite did not run and what would make it run, or <see langword="null"/> when it ran.</summary>
    public string? Skipped { get; init; }
}

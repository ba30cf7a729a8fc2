namespace StandardObservability.Conventions.Policy.Json;

/// <summary>A place where a text is not JSON.</summary>
/// <param name="line">Its line, from 1.</param>
/// <param name="column">Its column, from 1.</param>
/// <param name="problem">What is there, one sentence.</param>
/// <param name="remedy">What to write, one sentence.</param>
internal sealed class JsonFault(int line, int column, string problem, string remedy)
{
    /// <summary>Its line, from 1.</summary>
    public int Line { get; } = line;

    /// <summary>Its column, from 1.</summary>
    public int Column { get; } = column;

    /// <summary>What is there, one sentence.</summary>
    public string Problem { get; } = problem;

    /// <summary>What to write, one sentence.</summary>
    public string Remedy { get; } = remedy;
}

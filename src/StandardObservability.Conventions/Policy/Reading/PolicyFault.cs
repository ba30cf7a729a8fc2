namespace StandardObservability.Conventions.Policy.Reading;

/// <summary>What is wrong with a policy or a file of exemptions.</summary>
/// <param name="file">The file, as the caller names it, or the name of a standard.</param>
/// <param name="line">The line, from 1.</param>
/// <param name="column">The column, from 1.</param>
/// <param name="path">The place within the document, for example <c>metrics[2].unit</c>.</param>
/// <param name="problem">What is there, one sentence.</param>
/// <param name="reason">Why it matters, one sentence.</param>
/// <param name="remedy">What to write, one sentence.</param>
internal sealed class PolicyFault(string file, int line, int column, string path, string problem, string reason, string remedy)
{
    /// <summary>The file, as the caller names it, or the name of a standard.</summary>
    public string File { get; } = file;

    /// <summary>The line, from 1.</summary>
    public int Line { get; } = line;

    /// <summary>The column, from 1.</summary>
    public int Column { get; } = column;

    /// <summary>The place within the document, for example <c>metrics[2].unit</c>. Empty for faults of syntax.</summary>
    public string Path { get; } = path;

    /// <summary>What is there, one sentence.</summary>
    public string Problem { get; } = problem;

    /// <summary>Why it matters, one sentence.</summary>
    public string Reason { get; } = reason;

    /// <summary>What to write, one sentence.</summary>
    public string Remedy { get; } = remedy;

    /// <summary>Problem, reason and remedy.</summary>
    public string Message => $"{Problem} {Reason} {Remedy}";

    /// <summary>One line in the form of compilers: file, position and message.</summary>
    public string Describe() => $"{File}({Line},{Column}): {Message}";
}

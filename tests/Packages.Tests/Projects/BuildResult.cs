using System.Text.RegularExpressions;

namespace Packages.Tests.Projects;

/// <summary>What a command of dotnet wrote, and how it ended.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">Standard output and standard error.</param>
internal sealed record BuildResult(int ExitCode, string Output)
{
    /// <summary>The errors and warnings of analyzers and compiler, each once: severity and id.</summary>
    public IReadOnlyList<string> Findings =>
        [.. Regex.Matches(Output, "(error|warning) ([A-Z]+[0-9]+)").Select(static match => match.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>The result when the command succeeded.</summary>
    public BuildResult Successful() => ExitCode == 0 ? this : throw new InvalidOperationException(Output);
}

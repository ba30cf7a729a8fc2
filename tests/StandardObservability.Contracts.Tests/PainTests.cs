using System.Globalization;
using System.Text.RegularExpressions;
using Xunit;

namespace StandardObservability.Contracts.Tests;

/// <summary>The complaints about libraries of this kind that this one promises to avoid. Tests that prove it are named by number.</summary>
public sealed partial class PainTests
{
    private static readonly Dictionary<int, string> Pains = new()
    {
        [1] = "Crash at start when telemetry settings are missing",
        [2] = "No clean way to disable it",
        [3] = "Registering twice throws or doubles",
        [4] = "Duplicate logs with Serilog beside OpenTelemetry",
        [5] = "Duplicate attribute keys break back ends",
        [6] = "Logs are lost at shutdown",
        [7] = "No flush for short jobs",
        [8] = "Telemetry is lost when Lambda freezes",
        [9] = "A failing export is invisible",
        [10] = "A file of diagnostics on a read-only disk",
        [11] = "Permissions that standard output does not need",
        [14] = "EMF is not thread-safe, and namespaces mix",
        [15] = "EMF memory grows while the agent is down",
        [16] = "EMF limits of metrics, values, dimensions and size",
        [17] = "The CloudWatch bill explodes",
        [18] = "Overflow of attribute combinations hides data silently",
        [21] = "Precedence of code, variables and files",
        [25] = "Slow start, or a crash with Native AOT",
    };

    [Fact]
    public void Each_pain_has_a_test_and_each_number_has_a_pain()
    {
        var tested = Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests"), "*Tests.cs", SearchOption.AllDirectories)
            .SelectMany(static file => TestName().Matches(File.ReadAllText(file)))
            .Select(static match => int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture))
            .Distinct();

        Assert.Equal(Pains.Keys.Order(), tested.Order());
    }

    [GeneratedRegex(@"(?:Fact|Theory|\))\]\s+public (?:async Task|void) Pain_([0-9]{2})_[A-Za-z0-9_]+\(")]
    private static partial Regex TestName();
}

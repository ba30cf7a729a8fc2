using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Xunit;

namespace StandardObservability.Tests.Diagnosis;

/// <summary>Standard outputs that do not take lines, and a disk that takes no file: the service goes on, and ends as if nothing were.</summary>
[Collection(AloneTests.Name)]
public sealed partial class BadOutputTests
{
    private const string NobodyReads = """pipe=$(mktemp -u) && mkfifo "$pipe" && exec 1<>"$pipe" && rm "$pipe" && exec "$@" """;

    // No file can be made below /proc, not even by root; that it cannot is tried first.
    private const string ReadOnly = """cd /proc/tty && ! (: >file) 2>/dev/null && exec "$@" """;

    [Theory]
    [InlineData("full", """exec "$@" >/dev/full""", 60_000)]
    [InlineData("closed", """exec "$@" >&-""", 60_000)]
    [InlineData("nobody reads", NobodyReads, 20_000)]
    [InlineData("read-only disk", ReadOnly, 0)]
    public async Task The_service_goes_on_and_ends_in_time(string output, string shellLine, int leastLost)
    {
        await using var process = ProcessResult.StartInShell(shellLine, output == "read-only disk" ? NoFolders : [], "work");
        var (worst, memory) = Worked(await process.WaitForErrorLineAsync(static l => l.StartsWith("worked", StringComparison.Ordinal)));
        var asked = Stopwatch.GetTimestamp();
        var code = await process.StopAsync();
        var took = Stopwatch.GetElapsedTime(asked);

        Assert.Equal(0, code);
        Assert.InRange(worst, 0, 1_000);
        Assert.InRange(memory, 0, 24_000_000);
        Assert.InRange(took.TotalSeconds, 0, 15);
        Assert.InRange(Lost(process.Error.Text), leastLost, leastLost == 0 ? 60_010 - process.Output.Lines.Count : 60_010);
    }

    [Theory]
    [InlineData("""exec "$@" >/dev/full""")]
    [InlineData("""exec "$@" >&-""")]
    [InlineData(NobodyReads)]
    public async Task A_crash_ends_in_time_all_the_same(string shellLine)
    {
        var started = Stopwatch.GetTimestamp();
        var ending = await ProcessResult.RunToEndAsync(ProcessResult.StartInShell(shellLine, new Dictionary<string, string>(), "thread"));

        Assert.Equal(128 + 6, ending.ExitCode);
        Assert.InRange(Stopwatch.GetElapsedTime(started).TotalSeconds, 0, 10);
    }

    private static Dictionary<string, string> NoFolders => new() { ["TMPDIR"] = "/proc/tty", ["HOME"] = "/proc/tty" };

    private static (int WorstMilliseconds, long Memory) Worked(string line)
        => line.Split(' ') is [_, var worst, var memory] ? (int.Parse(worst, CultureInfo.InvariantCulture), long.Parse(memory, CultureInfo.InvariantCulture)) : default;

    /// <summary>What the last report said, which the application's own logger has heard.</summary>
    private static int Lost(string errors) => LossLine().Matches(errors) is [.., var last] ? int.Parse(last.Groups[1].ValueSpan, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex("^Telemetry was lost\\. Output: stdout\\.logs\\. .*Lost since the start: ([0-9]+) of [0-9]+\\.", RegexOptions.Multiline)]
    private static partial Regex LossLine();
}

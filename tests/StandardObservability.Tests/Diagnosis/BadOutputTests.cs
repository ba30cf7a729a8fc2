using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Judges;
using Xunit;

namespace StandardObservability.Tests.Diagnosis;

/// <summary>With a standard output that accepts no lines, or a read-only disk, the service keeps running and ends normally.</summary>
[Collection(AloneTests.Name)]
public sealed partial class BadOutputTests
{
    private const string UnreadPipe = """pipe=$(mktemp -u) && mkfifo "$pipe" && exec 1<>"$pipe" && rm "$pipe" && exec "$@" """;

    // Not even root can create a file below /proc. The script checks that first.
    private const string ReadOnly = """cd /proc/tty && ! (: >file) 2>/dev/null && exec "$@" """;

    [Theory]
    [InlineData("full", """exec "$@" >/dev/full""", 60_000)]
    [InlineData("closed", """exec "$@" >&-""", 60_000)]
    [InlineData("unread pipe", UnreadPipe, 20_000)]
    [InlineData("read-only disk", ReadOnly, 0)]
    public async Task The_service_keeps_running_and_ends_in_time(string output, string shellLine, int leastLost)
    {
        await using var process = ProcessResult.StartInShell(shellLine, output == "read-only disk" ? NoFolders : [], "work");
        var (worst, memory) = ParseWorkLine(await process.WaitForErrorLineAsync(static l => l.StartsWith("worked", StringComparison.Ordinal)));
        var stopping = Stopwatch.GetTimestamp();
        var code = await process.StopAsync();
        var took = Stopwatch.GetElapsedTime(stopping);

        Assert.Equal(0, code);
        Assert.InRange(worst, 0, 1_000);
        Assert.InRange(memory, 0, 24_000_000);
        Assert.InRange(took.TotalSeconds, 0, 15);
        Assert.InRange(Lost(process.Error.Text), leastLost, leastLost == 0 ? 60_010 - process.Output.Lines.Count : 60_010);
    }

    [Theory]
    [InlineData("""exec "$@" >/dev/full""")]
    [InlineData("""exec "$@" >&-""")]
    [InlineData(UnreadPipe)]
    public async Task A_crashing_service_ends_in_time_too(string shellLine)
    {
        var started = Stopwatch.GetTimestamp();
        var ending = await ProcessResult.RunToEndAsync(ProcessResult.StartInShell(shellLine, new Dictionary<string, string>(), "thread"));

        Assert.Equal(128 + 6, ending.ExitCode);
        Assert.InRange(Stopwatch.GetElapsedTime(started).TotalSeconds, 0, 10);
    }

    [Theory]
    [InlineData("job", 0, "Connection refused")]
    [InlineData("thread", 128 + 6, "too late")]
    public async Task Pain_10_On_a_read_only_disk_the_original_error_is_on_the_console(string scenario, int exitCode, string error)
    {
        var ending = await ProcessResult.RunToEndAsync(ProcessResult.StartInShell(ReadOnly, new Dictionary<string, string>([.. NoFolders, .. DeadEndpoint]), scenario));

        Assert.Equal(exitCode, ending.ExitCode);
        Assert.Contains(ending.Events, e => e.GetRawText().Contains(error, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("job")]
    [InlineData("thread")]
    public async Task Pain_10_No_file_is_written_where_files_can_be_written(string scenario)
    {
        var folder = Directory.CreateTempSubdirectory("no-files");
        try
        {
            var ending = await ProcessResult.RunToEndAsync(ProcessResult.StartInShell(
                """cd "$HOME" && exec "$@" """,
                new Dictionary<string, string>([.. DeadEndpoint, new("HOME", folder.FullName), new("TMPDIR", folder.FullName), new("DOTNET_EnableDiagnostics", "0")]),
                scenario));

            Assert.NotEmpty(ending.Events);
            Assert.Empty(folder.EnumerateFileSystemInfos());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Dictionary<string, string> DeadEndpoint => new() { ["OTEL_EXPORTER_OTLP_ENDPOINT"] = $"http://127.0.0.1:{FreePort.Next()}" };

    private static Dictionary<string, string> NoFolders => new() { ["TMPDIR"] = "/proc/tty", ["HOME"] = "/proc/tty" };

    private static (int WorstMilliseconds, long Memory) ParseWorkLine(string line)
        => line.Split(' ') is [_, var worst, var memory]
            ? (int.Parse(worst, CultureInfo.InvariantCulture), long.Parse(memory, CultureInfo.InvariantCulture))
            : default;

    /// <summary>The number of lost lines in the last report of the application's own logger.</summary>
    private static int Lost(string errors)
        => LossLine().Matches(errors) is [.., var last] ? int.Parse(last.Groups[1].ValueSpan, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex("^Telemetry was lost\\. Output: stdout\\.logs\\. .*Lost since the start: ([0-9]+) of [0-9]+\\.", RegexOptions.Multiline)]
    private static partial Regex LossLine();
}

using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace StandardObservability.Tests.Diagnosis;

/// <summary>Eight threads log as fast as possible until the process ends. Each line arrives complete, in order and once, or is counted as lost.</summary>
[Collection(AloneTests.Name)]
public sealed partial class FloodTests
{
    private const int Threads = 8;

    // The host's own limit for its services and outputs, on a busy machine too.
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Pain_06_Delivers_or_counts_every_line_until_the_host_stops()
    {
        var ending = await ProcessResult.RunToEndAsync(ProcessResult.Start("flood"));

        Assert.Equal(0, ending.ExitCode);
        AssertAllDeliveredOrCounted(ending, Written(ending));
        Assert.Equal(Threads * 10_000, Written(ending).Values.Sum());
    }

    [Fact]
    public async Task Pain_06_Delivers_or_counts_every_line_until_SIGTERM_and_stops_within_its_budget()
    {
        await using var process = ProcessResult.Start("endless flood");
        await process.WaitForLineAsync(static l => l.Contains("\"Line 500 of 0\"", StringComparison.Ordinal));
        var stopping = Stopwatch.GetTimestamp();
        await process.StopAsync();
        var took = Stopwatch.GetElapsedTime(stopping);
        var ending = await ProcessResult.WaitForExitAsync(process);

        Assert.Equal(0, ending.ExitCode);
        Assert.InRange(took, TimeSpan.Zero, Budget);
        Assert.True(Written(ending).Values.Sum() >= 500);
        AssertAllDeliveredOrCounted(ending, Written(ending));
    }

    [Fact]
    public async Task Delivers_or_counts_every_line_until_an_unhandled_exception()
    {
        var ending = await ProcessResult.RunToEndAsync(ProcessResult.Start("flood and crash"));

        // Lines that are lost after the crash line was written are the last ones, and are not counted.
        var crash = Assert.Single(ending.CrashLines);
        var counted = crash.GetProperty("timestamp").GetDateTimeOffset() - TimeSpan.FromMilliseconds(250);
        var lost = crash.TryGetProperty("Lost", out var count) ? count.GetInt64() : 0;
        Assert.Equal(128 + 6, ending.ExitCode);
        Assert.True(Gaps(Delivered(ending.Events.Where(e => e.GetProperty("timestamp").GetDateTimeOffset() < counted))) <= lost);
        Assert.InRange(Delivered(ending.Events)[0].Count, 5_000 - lost, 5_000);
    }

    private static void AssertAllDeliveredOrCounted(ProcessResult ending, Dictionary<int, int> written)
    {
        var delivered = Delivered(ending.Events);
        var report = ending.Events.LastOrDefault(static e => e.TryGetProperty("event_id", out var id) && id.GetInt32() == Conventions.EventIds.OutputLosing);
        var lost = report.ValueKind == JsonValueKind.Undefined ? 0 : report.GetProperty("Lost").GetInt64();
        var missing = written.Sum(w => w.Value - delivered.GetValueOrDefault(w.Key, []).Count);

        // Lines of the host may be lost too. There are fewer than ten.
        Assert.Equal(Threads, written.Count);
        Assert.InRange(missing, Math.Max(0, lost - 10), lost);
    }

    /// <summary>The numbers of the delivered lines of each thread, which are unique and in order.</summary>
    private static Dictionary<int, List<int>> Delivered(IEnumerable<JsonElement> events)
    {
        var delivered = Enumerable.Range(0, Threads).ToDictionary(static t => t, static _ => new List<int>());
        foreach (var line in events.Where(static e => e.TryGetProperty("Writer", out _)))
        {
            delivered[line.GetProperty("Writer").GetInt32()].Add(line.GetProperty("Number").GetInt32());
        }

        Assert.All(delivered.Values, static numbers => Assert.True(numbers.Zip(numbers.Skip(1)).All(static pair => pair.First < pair.Second)));
        return delivered;
    }

    private static long Gaps(Dictionary<int, List<int>> delivered)
        => delivered.Values.Sum(static numbers => numbers.Count == 0 ? 0 : numbers[^1] + 1 - numbers.Count);

    /// <summary>The number of lines that each thread reports to have written.</summary>
    private static Dictionary<int, int> Written(ProcessResult ending)
        => WroteLine().Matches(ending.Error).ToDictionary(static m => Number(m, 1), static m => Number(m, 2));

    private static int Number(Match match, int group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex("^wrote ([0-9]+) ([0-9]+)$", RegexOptions.Multiline)]
    private static partial Regex WroteLine();
}

using System.Globalization;
using Judges;
using StandardObservability.Faults.Tests.Network;
using StandardObservability.Faults.Tests.Runs;
using Xunit;

namespace StandardObservability.Faults.Tests.Faults;

/// <summary>The service itself produces more than usual, or has fewer resources than usual.</summary>
public sealed class OverloadTests(FaultTable table)
{
    private static readonly string Seconds = FaultRun.Duration.TotalSeconds.ToString("0", CultureInfo.InvariantCulture);

    [JudgedFact]
    public async Task A_hundred_thousand_lines_a_second_are_written_or_counted()
    {
        var file = Path.Combine(Path.GetTempPath(), $"lines-{Guid.NewGuid():N}");
        await using var run = await FaultRun.StartAsync(new FaultSetup
        {
            ShellLine = $"exec \"$@\" > {file}",
            Environment = new Dictionary<string, string> { ["OTEL_LOGS_EXPORTER"] = "console" },
        });
        await Task.WhenAll(run.Service.PostAsync($"/lines?perSecond=100000&seconds={Seconds}"), run.Bare.PostAsync($"/lines?perSecond=100000&seconds={Seconds}"));
        await run.LoadAsync();
        var figures = await run.StopAsync("100,000 log lines a second");
        table.Add(figures);
        var lines = await File.ReadLinesAsync(file).CountAsync();
        File.Delete(file);

        figures.AssertHarmless();
        var output = figures.Output("stdout.logs");
        Assert.Equal(output.Sent, lines);
        Assert.InRange(output.Produced, 100_000 * (long)FaultRun.Duration.TotalSeconds, long.MaxValue);
    }

    [JudgedFact]
    public async Task A_million_values_of_one_attribute_are_folded_with_one_warning()
    {
        await using var run = await FaultRun.StartAsync();
        var counting = Task.WhenAll(run.Service.PostAsync("/values?count=1000000"), run.Bare.PostAsync("/values?count=1000000"));
        await run.LoadAsync();
        await counting;
        var figures = await run.StopAsync("a million attribute values");
        table.Add(figures);

        figures.AssertHarmless();
        await figures.AssertReceivedAsync(run.Receiver);
        var last = (await run.Receiver.MetricPointsAsync()).Where(static p => p.MetricName == "work.values").GroupBy(static p => p.Time).MaxBy(static g => g.Key)!;
        Assert.Equal(1_000_000, last.Sum(static p => p.Value));
        var warning = Assert.Single(run.Service.Process.Output.Lines, static l => l.Contains("\"event_id\":302", StringComparison.Ordinal));
        Assert.Contains("work.values", warning, StringComparison.Ordinal);
        Assert.Contains("user.id", warning, StringComparison.Ordinal);
    }

    [JudgedFact]
    public async Task A_blocked_thread_pool_delays_no_telemetry_thread()
    {
        await using var run = await FaultRun.StartAsync();
        await Task.WhenAll(run.Service.PostAsync($"/block?threads=100&seconds={Seconds}"), run.Bare.PostAsync($"/block?threads=100&seconds={Seconds}"));
        await run.LoadAsync();
        await run.RecoverAsync();
        var figures = await run.StopAsync("the thread pool is blocked");
        table.Add(figures);

        Assert.Equal(0, figures.With.Failed);
        Assert.All(figures.Outputs, static o => Assert.True(o.IsBalanced, o.ToString()));
        await figures.AssertReceivedAsync(run.Receiver);
    }

    [JudgedFact]
    public async Task Little_memory_and_a_dead_receiver_do_not_end_the_service()
    {
        // 100 MiB for the heap of the whole service.
        await using var run = await FaultRun.StartAsync(new FaultSetup { Environment = new Dictionary<string, string> { ["DOTNET_GCHeapHardLimit"] = "0x6400000" } });
        await run.Proxy.SetFaultAsync(NetworkFault.Unanswered);
        await Task.WhenAll(run.Service.PostAsync($"/lines?perSecond=20000&seconds={Seconds}"), run.Bare.PostAsync($"/lines?perSecond=20000&seconds={Seconds}"));
        await run.LoadAsync();
        await run.Proxy.SetFaultAsync(NetworkFault.None);
        await run.RecoverAsync();
        var figures = await run.StopAsync("100 MiB of heap, unanswered");
        table.Add(figures);

        figures.AssertHarmless();
        Assert.Equal(0, run.Service.Process.ExitCode);
    }
}

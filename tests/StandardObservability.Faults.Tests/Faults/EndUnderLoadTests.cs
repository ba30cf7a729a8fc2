using Judges;
using Judges.Otlp;
using StandardObservability.Faults.Tests.Runs;
using Xunit;

namespace StandardObservability.Faults.Tests.Faults;

/// <summary>The process ends while requests are served.</summary>
public sealed class EndUnderLoadTests(FaultTable table)
{
    /// <summary>Longer than a line (10 ms) or a span (half a second) waits for others.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(2);

    [JudgedFact]
    public async Task SIGTERM_loses_nothing()
    {
        await using var run = await FaultRun.StartAsync();
        await run.LoadAsync();
        using var stopped = new CancellationTokenSource();
        var load = run.LoadOnAsync(stopped.Token);
        var figures = await run.StopAsync("SIGTERM under load");
        await stopped.CancelAsync();
        await load;
        table.Add(figures);

        Assert.Equal(0, run.Service.Process.ExitCode);
        Assert.All(figures.Outputs, static o => Assert.True(o.IsBalanced && o.Lost == 0, o.ToString()));
        await figures.AssertReceivedAsync(run.Receiver);
        Assert.Equal(figures.Output("stdout.logs").Sent, run.Service.Process.Output.Lines.Count);
    }

    [JudgedFact]
    public async Task SIGKILL_loses_only_what_waits_for_others()
    {
        await using var run = await FaultRun.StartAsync();
        await run.LoadAsync();
        var served = run.Served;
        using var stopped = new CancellationTokenSource();
        var load = run.LoadOnAsync(stopped.Token);
        await Task.Delay(LongestWait);
        run.Service.Process.Kill();
        await run.Service.Process.WaitForExitAsync();
        await stopped.CancelAsync();
        await load;

        var lines = run.Service.Process.Output.Lines.Count(static l => l.Contains("\"Worked on ", StringComparison.Ordinal));
        var spans = (await run.Receiver.SpansAsync()).Count(static s => s.Kind == OtlpSpanKind.Server);
        Assert.InRange(lines, served, int.MaxValue);
        Assert.InRange(spans, served, int.MaxValue);
    }
}

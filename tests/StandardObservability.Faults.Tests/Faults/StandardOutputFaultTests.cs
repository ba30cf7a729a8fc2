using Judges;
using StandardObservability.Faults.Tests.Runs;
using Xunit;

namespace StandardObservability.Faults.Tests.Faults;

/// <summary>Standard output is slow, not read, closed or full.</summary>
public sealed class StandardOutputFaultTests(FaultTable table)
{
    private const string LogOutput = "stdout.logs";

    [JudgedTheory]
    [InlineData("standard output, 40 kB a second", 100)]
    [InlineData("standard output is not read", Timeout.Infinite)]
    public async Task A_slow_reader_costs_lines_only(string name, int pause)
    {
        using var pipe = new NamedPipe();
        pipe.Read();
        await using var run = await FaultRun.StartAsync(new FaultSetup { ShellLine = pipe.ShellLine });
        pipe.Pause = TimeSpan.FromMilliseconds(pause);
        await run.Service.PostAsync($"/lines?perSecond=20000&seconds={FaultRun.Duration.TotalSeconds:0}");
        await run.LoadAsync();
        pipe.Pause = TimeSpan.Zero;
        await run.RecoverAsync();
        var figures = await run.StopAsync(name);
        table.Add(figures);

        figures.AssertHarmless();
        Assert.InRange(figures.Output(LogOutput).LostBy("queue_full"), 1, long.MaxValue);
        await Poll.UntilAsync(() => pipe.Lines == figures.Output(LogOutput).Sent, Poll.DefaultTimeout, $"{pipe.Lines} lines read of {figures.Output(LogOutput)}");
    }

    [JudgedFact]
    public async Task A_closed_reader_costs_lines_only()
    {
        using var pipe = new NamedPipe();
        pipe.Read();
        await using var run = await FaultRun.StartAsync(new FaultSetup { ShellLine = pipe.ShellLine });
        pipe.Close();
        await run.LoadAsync();
        var read = pipe.Lines;
        pipe.Read();
        await run.RecoverAsync();
        await Poll.UntilAsync(() => pipe.Lines > read, Poll.DefaultTimeout, "lines after the pipe was opened again");
        var figures = await run.StopAsync("standard output is closed");
        table.Add(figures);

        figures.AssertHarmless();
        Assert.InRange(figures.Output(LogOutput).LostBy("unreachable"), 1, long.MaxValue);
    }

    [JudgedFact]
    public async Task A_full_disk_costs_lines_only()
    {
        await using var run = await FaultRun.StartAsync(new FaultSetup { ShellLine = "exec \"$@\" > /dev/full" });
        await run.LoadAsync();
        var figures = await run.StopAsync("standard output is full");
        table.Add(figures);

        figures.AssertHarmless();
        Assert.Equal(0, figures.Output(LogOutput).Sent);
        await figures.AssertReceivedAsync(run.Receiver);
    }
}

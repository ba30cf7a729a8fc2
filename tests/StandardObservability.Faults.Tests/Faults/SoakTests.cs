using System.Globalization;
using Judges;
using StandardObservability.Faults.Tests.Network;
using StandardObservability.Faults.Tests.Runs;
using Xunit;

namespace StandardObservability.Faults.Tests.Faults;

/// <summary>Faults follow each other for a long time: <c>./build.sh soak MINUTES</c>.</summary>
public sealed class SoakTests(FaultTable table)
{
    private static readonly TimeSpan Duration = TimeSpan.FromMinutes(
        double.Parse(Environment.GetEnvironmentVariable("SOAK_MINUTES") ?? "10", CultureInfo.InvariantCulture));

    private static readonly NetworkFault[] Faults =
    [
        NetworkFault.Refused, NetworkFault.None, NetworkFault.Unanswered, NetworkFault.None, NetworkFault.Slow,
        NetworkFault.ResetInRequest, NetworkFault.ResetInResponse, NetworkFault.EndlessResponse, NetworkFault.None,
    ];

    [JudgedFact(Explicit = true)]
    public async Task Memory_does_not_grow_while_faults_come_and_go()
    {
        await using var run = await FaultRun.StartAsync();
        List<double> memory = [];
        for (var (started, round) = (DateTimeOffset.UtcNow, 0); DateTimeOffset.UtcNow - started < Duration; round++)
        {
            await run.Proxy.SetFaultAsync(Faults[round % Faults.Length]);
            await run.LoadAsync();
            Assert.Equal(0, run.Failed);
            memory.Add(run.Service.Memory);
        }

        await run.Proxy.SetFaultAsync(NetworkFault.None);
        await run.RecoverAsync();
        var figures = await run.StopAsync($"all network faults in turn for {Duration.TotalMinutes:0} minutes");
        table.Add(figures);

        Assert.All(figures.Outputs, static o => Assert.True(o.IsBalanced, o.ToString()));
        await figures.AssertReceivedAsync(run.Receiver);
        var third = memory.Count / 3;
        Assert.InRange(memory[^third..].Average(), 0, memory[third..(2 * third)].Average() + 10);
    }
}

using System.Globalization;
using Judges;
using StandardObservability.Faults.Tests.Network;
using StandardObservability.Faults.Tests.Runs;
using Xunit;

namespace StandardObservability.Faults.Tests.Faults;

/// <summary>Faults follow each other: each once, or for the minutes of <c>./build.sh soak MINUTES</c>.</summary>
public sealed class SoakTests(FaultTable table)
{
    /// <summary>Growth from the second to the last third, in MiB. A single lost batch for each fault would be more.</summary>
    private const double MostGrowth = 20;

    private static readonly NetworkFault[] Faults =
    [
        NetworkFault.Refused, NetworkFault.None, NetworkFault.Unanswered, NetworkFault.None, NetworkFault.Slow,
        NetworkFault.ResetInRequest, NetworkFault.ResetInResponse, NetworkFault.EndlessResponse, NetworkFault.None,
    ];

    [JudgedFact]
    public async Task Memory_does_not_grow_while_faults_come_and_go()
    {
        await using var run = await FaultRun.StartAsync();
        List<double> memory = [];
        for (var (started, round) = (DateTimeOffset.UtcNow, 0); round < Faults.Length || DateTimeOffset.UtcNow - started < FaultRun.Soak; round++)
        {
            await run.Proxy.SetFaultAsync(Faults[round % Faults.Length]);
            await run.LoadAsync(FaultRun.IsSoak ? FaultRun.Duration : TimeSpan.FromSeconds(1));
            Assert.Equal(0, run.Failed);
            memory.Add(run.Service.Memory);
        }

        await run.Proxy.SetFaultAsync(NetworkFault.None);
        await run.RecoverAsync();
        var figures = await run.StopAsync(FaultRun.IsSoak ? $"all network faults in turn for {FaultRun.Soak.TotalMinutes:0} minutes" : "all network faults in turn, 1 s each");
        table.Add(figures);

        Assert.All(figures.Outputs, static o => Assert.True(o.IsBalanced, o.ToString()));
        await figures.AssertReceivedAsync(run.Receiver);
        var third = memory.Count / 3;
        Assert.True(
            memory[^third..].Average() <= memory[third..(2 * third)].Average() + MostGrowth,
            $"Resident memory in MiB after each fault: {string.Join(", ", memory.Select(static m => m.ToString("0", CultureInfo.InvariantCulture)))}");
    }
}

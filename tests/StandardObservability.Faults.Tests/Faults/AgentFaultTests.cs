using Judges;
using StandardObservability.Faults.Tests.Network;
using StandardObservability.Faults.Tests.Runs;
using Xunit;

namespace StandardObservability.Faults.Tests.Faults;

/// <summary>The CloudWatch agent that receives embedded metrics fails and recovers.</summary>
public sealed class AgentFaultTests(FaultTable table)
{
    [JudgedTheory]
    [InlineData(nameof(NetworkFault.None))]
    [InlineData(nameof(NetworkFault.Refused))]
    [InlineData(nameof(NetworkFault.Unanswered))]
    [InlineData(nameof(NetworkFault.ResetInRequest))]
    public async Task A_failing_agent_costs_metrics_only(string name)
    {
        var fault = Enum.Parse<NetworkFault>(name);
        using var agent = new LineReceiver();
        await using var proxy = FaultyProxy.Start(agent.Endpoint);
        await using var run = await FaultRun.StartAsync(new FaultSetup
        {
            Environment = new Dictionary<string, string>
            {
                ["OTEL_METRICS_EXPORTER"] = "awsemf",
                ["AWS_EMF_AGENT_ENDPOINT"] = $"tcp://127.0.0.1:{proxy.Port}",
            },
        });
        await Poll.UntilAsync(() => agent.Lines > 0, Poll.DefaultTimeout, "documents before the fault");
        await UntilAllArrivedAsync(agent);
        await proxy.SetFaultAsync(fault);
        await run.LoadAsync();
        await UntilAllArrivedAsync(agent);
        await proxy.SetFaultAsync(NetworkFault.None);
        var before = agent.Lines;
        await Poll.UntilAsync(() => agent.Lines > before, Poll.DefaultTimeout, "documents after the fault");
        var figures = await run.StopAsync($"CloudWatch agent: {name}");
        table.Add(figures);

        figures.AssertHarmless();
        var output = figures.Output("emf");
        Assert.Equal(0, output.Lost);

        // The agent acknowledges nothing, so documents of a connection that it resets count as sent.
        await Poll.UntilAsync(
            () => agent.Lines == output.Sent || (fault == NetworkFault.ResetInRequest && agent.Lines < output.Sent),
            Poll.DefaultTimeout,
            $"{output}, {agent.Lines} received");
    }

    /// <summary>A change of the fault resets connections, and so what is on its way.</summary>
    private static async Task UntilAllArrivedAsync(LineReceiver agent)
    {
        int before;
        do
        {
            before = agent.Lines;
            await Task.Delay(200);
        }
        while (agent.Lines != before);
    }
}

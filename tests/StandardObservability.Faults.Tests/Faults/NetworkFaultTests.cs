using Judges;
using StandardObservability.Faults.Tests.Network;
using StandardObservability.Faults.Tests.Runs;
using Xunit;

namespace StandardObservability.Faults.Tests.Faults;

/// <summary>The network between the service and its receiver fails and recovers.</summary>
public sealed class NetworkFaultTests(FaultTable table)
{
    public static TheoryData<string, string> Faults => new()
    {
        { nameof(NetworkFault.None), "http/protobuf" },
        { nameof(NetworkFault.None), "grpc" },
        { nameof(NetworkFault.Refused), "http/protobuf" },
        { nameof(NetworkFault.Refused), "grpc" },
        { nameof(NetworkFault.Unanswered), "http/protobuf" },
        { nameof(NetworkFault.Unanswered), "grpc" },
        { nameof(NetworkFault.Slow), "http/protobuf" },
        { nameof(NetworkFault.ResetInRequest), "http/protobuf" },
        { nameof(NetworkFault.ResetInRequest), "grpc" },
        { nameof(NetworkFault.ResetInResponse), "http/protobuf" },
        { nameof(NetworkFault.EndlessResponse), "http/protobuf" },
        { nameof(NetworkFault.UntrustedCertificate), "http/protobuf" },
    };

    [JudgedTheory]
    [MemberData(nameof(Faults))]
    public async Task A_failing_network_costs_telemetry_only(string name, string protocol)
    {
        var fault = Enum.Parse<NetworkFault>(name);
        using var certificates = new ProxyCertificates();
        var trusted = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.pem");
        certificates.WriteTrusted(trusted);
        await using var run = await FaultRun.StartAsync(fault == NetworkFault.UntrustedCertificate
            ? new FaultSetup
            {
                Protocol = protocol,
                Certificates = certificates,
                Environment = new Dictionary<string, string> { ["OTEL_EXPORTER_OTLP_CERTIFICATE"] = trusted },
            }
            : new FaultSetup { Protocol = protocol });

        if (fault != NetworkFault.None)
        {
            await run.Proxy.SetFaultAsync(fault);
        }

        await run.LoadAsync();
        await run.Proxy.SetFaultAsync(NetworkFault.None);
        await run.RecoverAsync();
        var figures = await run.StopAsync($"{name}, {protocol}");
        table.Add(figures);
        File.Delete(trusted);

        figures.AssertHarmless();
        await figures.AssertReceivedAsync(run.Receiver);
    }

    [JudgedFact]
    public async Task A_host_name_that_does_not_resolve_costs_telemetry_only()
    {
        await using var run = await FaultRun.StartAsync(new FaultSetup { Host = "receiver.invalid" });
        await run.LoadAsync();
        var figures = await run.StopAsync("DNS fails");
        table.Add(figures);

        figures.AssertHarmless();
        Assert.All(figures.Outputs.Where(static o => o.Name.StartsWith("otlp", StringComparison.Ordinal)), static o => Assert.Equal(0, o.Sent));
    }

    [JudgedFact(Skip = "The hosts file cannot be written, so a name cannot begin to resolve.", SkipUnless = nameof(HostsFile.CanWrite), SkipType = typeof(HostsFile))]
    public async Task Telemetry_arrives_when_the_host_name_resolves_again()
    {
        var name = $"receiver-{Guid.NewGuid():N}.invalid";
        await using var run = await FaultRun.StartAsync(new FaultSetup { Host = name });
        await run.LoadAsync();
        using var hosts = HostsFile.Add(name);
        await run.RecoverAsync();
        var figures = await run.StopAsync("DNS fails and recovers");
        table.Add(figures);

        figures.AssertHarmless();
        await figures.AssertReceivedAsync(run.Receiver);
    }
}

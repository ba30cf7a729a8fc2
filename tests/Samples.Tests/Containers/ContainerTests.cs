using System.Text.Json;
using Judges;
using Judges.Receiving;
using Samples.Tests.Publishing;
using Xunit;

namespace Samples.Tests.Containers;

/// <summary>What docs/containers.md promises, tried without an engine, with what the kernel has for containers.</summary>
public sealed class ContainerTests
{
    private const int Interrupt = 2;
    private const int Quit = 3;
    private const int Terminate = 15;

    private static readonly HttpClient Client = new(new SocketsHttpHandler { ActivityHeadersPropagator = null });

    /// <summary>Settings, redirections of the shell, and the signals that stop the program.</summary>
    public static TheoryData<string, string, int[]> Hardships => new()
    {
        { "", "", [Terminate, Terminate] },
        { "", "", [Interrupt] },
        { "", "", [Quit] },
        { "WRITABLE=yes", "", [Terminate] },
        { "", "<&-", [Terminate] },
        { "", "2>&-", [Terminate] },
        { "", ">&-", [Terminate] },
        { "", ">/dev/full", [Terminate] },
        { "DOTNET_EnableDiagnostics=1", "", [Terminate] },
        { "DOTNET_gcServer=1 DOTNET_GCHeapHardLimit=0x8000000", "", [Terminate] },
        { "DOTNET_PROCESSOR_COUNT=1 DOTNET_GCHeapHardLimit=0x2000000", "", [Terminate] },
        { "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=true DOTNET_TieredPGO=0", "", [Terminate] },
    };

    [JudgedTheory]
    [EachBuild]
    public async Task A_service_as_process_1_without_rights_and_with_a_read_only_root_emits_everything(SampleBuild build)
    {
        Assert.SkipWhen(Container.FindReasonToSkip() is not null, Container.FindReasonToSkip() ?? "");
        await using var container = new Container(build);
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var service = container.Start(Otlp(receiver));

        await RequestAsync(container, service);
        AssertIsContained(Container.FindProgram(service), container);
        Container.Signal(service, Terminate);

        Assert.Equal(0, await service.WaitForExitAsync());
        Assert.Equal("", service.Error.Text);
        var lines = service.Output.Lines.Select(static l => JsonElement.Parse(l)).ToList();
        Assert.Contains(lines, static l => l.TryGetProperty("http.route", out var route) && route.GetString() == "/orders/{id}");
        var stop = lines.Single(static l => l.TryGetProperty("event_id", out var id) && id.GetInt32() == 702).GetProperty("Outputs").GetString()!;
        Assert.Equal(4, stop.Split(", 0 lost").Length);
        Assert.Contains("GET /orders/{id}", (await receiver.SpansAsync()).Select(static s => s.Name));
        Assert.Contains("http.server.request.duration", (await receiver.MetricPointsAsync()).Select(static p => p.MetricName));
        Assert.Equal(["checkout.db"], Directory.EnumerateFileSystemEntries(container.Data).Select(Path.GetFileName));
    }

    [JudgedTheory]
    [MemberData(nameof(Hardships))]
    public async Task It_answers_and_flushes_also_under(string settings, string redirect, int[] signals)
    {
        Assert.SkipWhen(Container.FindReasonToSkip() is not null, Container.FindReasonToSkip() ?? "");
        await using var container = new Container(SampleBuild.Jit);
        await using var receiver = await OtlpReceiver.StartAsync();
        var variables = settings.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(static s => (s.Split('=')[0], s.Split('=')[1]));
        await using var service = container.Start([.. Otlp(receiver), .. variables], redirect);

        await RequestAsync(container, service);
        Array.ForEach(signals, s => Container.Signal(service, s));

        Assert.Equal(0, await service.WaitForExitAsync());
        Assert.Contains("GET /orders/{id}", (await receiver.SpansAsync()).Select(static s => s.Name));
        Assert.Equal(["checkout.db"], Directory.EnumerateFileSystemEntries(container.Data).Select(Path.GetFileName));
        Assert.All(service.Output.Lines, static l => Assert.Equal(JsonValueKind.Object, JsonElement.Parse(l).ValueKind));
        Assert.Equal(redirect.StartsWith('>'), service.Output.Lines.Count == 0);
    }

    [JudgedFact]
    public async Task The_doctor_runs_beside_the_service_without_a_shell()
    {
        Assert.SkipWhen(Container.FindReasonToSkip() is not null, Container.FindReasonToSkip() ?? "");
        await using var container = new Container(SampleBuild.Jit);
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var service = container.Start(Otlp(receiver));
        await RequestAsync(container, service);

        await using var doctor = container.Start(Otlp(receiver), "", "observability", "doctor");

        Assert.Equal(0, await doctor.WaitForExitAsync());
        Assert.Contains("doctor", doctor.Output.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Null(service.ExitCode);
    }

    private static (string, string)[] Otlp(OtlpReceiver receiver) =>
        [("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.HttpEndpoint.ToString()), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf")];

    private static async Task RequestAsync(Container container, ServiceProcess service)
    {
        await service.WaitForHttpAsync(new Uri(container.Address, "health"));
        using var response = await Client.GetAsync(new Uri(container.Address, "orders/1"));
        Assert.Equal(System.Net.HttpStatusCode.NotFound, response.StatusCode);
    }

    private static void AssertListensOnlyAt(int port, int program)
    {
        const string Listening = "0A";
        var sockets = Directory.EnumerateFiles($"/proc/{program}/fd").Select(static f => new FileInfo(f).LinkTarget).ToHashSet();
        var ports = new[] { "tcp", "tcp6" }.SelectMany(f => File.ReadLines($"/proc/{program}/net/{f}").Skip(1))
            .Select(static l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(l => l[3] == Listening && sockets.Contains($"socket:[{l[9]}]"))
            .Select(static l => Convert.ToInt32(l[1].Split(':')[1], 16));
        Assert.Equal([port], ports);
        var local = File.ReadLines($"/proc/{program}/net/unix").Skip(1).Where(l => sockets.Contains($"socket:[{l.Split(' ', StringSplitOptions.RemoveEmptyEntries)[6]}]"));
        Assert.Empty(local);
    }

    // Read from the kernel: a test in a container that is none would prove nothing.
    private static void AssertIsContained(int program, Container container)
    {
        var status = File.ReadAllText($"/proc/{program}/status");
        Assert.Matches("\nUid:\t1654\t1654\t1654\t1654\n", status);
        Assert.Matches("\nNSpid:\t[0-9]+\t1\n", status);
        Assert.Matches("\nCapEff:\t0000000000000000\n", status);

        // A later mount hides an earlier one at its place. Only root may write below /sys and to the other file systems of the kernel.
        var writable = File.ReadLines($"/proc/{program}/mounts").Select(static m => m.Split(' '))
            .GroupBy(static m => m[1], static m => (Type: m[2], Options: m[3].Split(',')))
            .Where(static m => m.Last().Type is "ext4" or "xfs" or "btrfs" or "overlay" or "tmpfs" && m.Last().Options.Contains("rw"))
            .Select(static m => m.Key).Where(static m => !m.StartsWith("/sys/", StringComparison.Ordinal));
        Assert.Equal([container.Data], writable);
        AssertListensOnlyAt(container.Address.Port, program);
    }
}

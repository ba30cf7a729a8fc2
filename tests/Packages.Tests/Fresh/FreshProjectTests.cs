using System.Net;
using System.Text.Json;
using Judges;
using Judges.Receiving;
using Xunit;

namespace Packages.Tests.Fresh;

/// <summary>The packages in the projects that the SDK's templates and ours create: they compile without a warning, run, and everything arrives.</summary>
[Collection(FreshCollection.Name)]
public sealed class FreshProjectTests(FreshSolution solution, ITestOutputHelper output)
{
    // No activity, so that the request starts its trace in the service.
    private static readonly HttpClient Client = new(new SocketsHttpHandler { ActivityHeadersPropagator = null });

    public static TheoryData<string, string> Runs => [.. FreshProject.All.Where(static p => p != FreshProject.Lambda).SelectMany(static p => (string[])["Development", "Production"], static (p, e) => (p.Template, e))];

    [Fact]
    public void They_build_with_warnings_as_errors()
    {
        var missing = solution.Build.Output.Split('\n').Where(static l => l.Contains("NU1603", StringComparison.Ordinal)).Select(static l => l.Trim()).Distinct().ToList();
        output.WriteLine($"{missing.Count} packages that the registry does not have in the exact version:\n{string.Join('\n', missing)}");

        solution.Build.Successful();
        Assert.DoesNotContain(solution.Build.Findings, static f => !f.EndsWith(" NU1603", StringComparison.Ordinal));
    }

    [JudgedTheory]
    [MemberData(nameof(Runs))]
    public async Task A_log_line_a_span_and_a_metric(string template, string environment)
    {
        solution.Build.Successful();
        var project = FreshProject.All.Single(p => p.Template == template);
        await using var receiver = await OtlpReceiver.StartAsync();
        var address = new Uri($"http://127.0.0.1:{FreePort.Next()}");
        await using var service = ServiceProcess.Start(solution.Assembly(project), Variables(environment, address, receiver));

        await UseAsync(project, service, address);

        Assert.Equal(0, await service.StopAsync());
        Assert.Contains(await receiver.SpansAsync(), s => s.Name == project.Span && Equals(s.Resource["service.name"], project.Name));
        Assert.Contains(await receiver.MetricPointsAsync(), p => p.MetricName == (project.Path == null ? "dotnet.process.cpu.count" : "http.server.request.duration"));
        Assert.All(service.Output.Lines, l => Assert.Equal(environment == "Production", IsJson(l)));
        Assert.Equal("", service.Error.Text);
        Assert.Empty(receiver.ProtocolErrors);
    }

    private static Dictionary<string, string> Variables(string environment, Uri address, OtlpReceiver receiver) => new(StringComparer.Ordinal)
    {
        ["DOTNET_ENVIRONMENT"] = environment,
        ["ASPNETCORE_ENVIRONMENT"] = environment,
        ["ASPNETCORE_URLS"] = address.ToString(),
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = receiver.HttpEndpoint.ToString(),
        ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
    };

    // A web service answers a request and logs it. The worker logs each second, and the console program ends.
    private static async Task UseAsync(FreshProject project, ServiceProcess service, Uri address)
    {
        await service.WaitForLineAsync(static l => l.Contains("Observability started", StringComparison.Ordinal));
        if (project.Path == null)
        {
            await service.WaitForLineAsync(static l => l.Contains("Worker running at", StringComparison.Ordinal) || l.Contains("Hello, World!", StringComparison.Ordinal) || l.Contains("Job 1 is done", StringComparison.Ordinal));
            return;
        }

        await service.WaitForLineAsync(static l => l.Contains("Application started", StringComparison.Ordinal));
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, project.Path)) { VersionPolicy = HttpVersionPolicy.RequestVersionExact };
        request.Version = project.Template == "grpc" ? HttpVersion.Version20 : HttpVersion.Version11;
        using var response = await Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        await service.WaitForLineAsync(l => l.Contains($"GET {project.Path}", StringComparison.Ordinal));
    }

    private static bool IsJson(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return document.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}

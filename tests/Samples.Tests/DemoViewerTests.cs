using System.Net.Http.Json;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using Judges;
using Samples.Tests.Publishing;
using Xunit;

namespace Samples.Tests;

/// <summary>The demo with Aspire's dashboard, judged by what the dashboard has received.</summary>
public sealed partial class DemoViewerTests
{
    private static readonly string[] Services = ["Checkout.Api", "Checkout.Worker", "Inventory.Api"];

    [Fact]
    public async Task The_viewer_has_all_signals_of_all_services_and_stops_with_the_demo()
    {
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && RuntimeInformation.OSArchitecture == Architecture.X64, "The package of Aspire's dashboard is that of Linux x64.");
        await using var demo = ServiceProcess.Start(SampleProgram.Find(SampleBuild.Jit, "Demo"), environment: null, "--viewer");
        using var viewer = new HttpClient { BaseAddress = await FindAddressAsync(demo) };

        await Poll.UntilAsync(async () => await CountCompleteAsync(viewer) == Services.Length, Poll.DefaultTimeout, "all signals of all services");
        foreach (var service in Services)
        {
            Assert.NotEmpty(await ReadAsync(viewer, $"spans?resource={service}&limit=10", "resourceSpans"));
            Assert.NotEmpty(await ReadAsync(viewer, $"logs?resource={service}&limit=10", "resourceLogs"));
        }

        Assert.Equal(0, await demo.StopAsync());
        Assert.Empty(demo.Error.Text);
        await Assert.ThrowsAsync<HttpRequestException>(() => viewer.GetAsync(new Uri("/", UriKind.Relative)));
    }

    [Theory]
    [InlineData("--viewer and --otlp both name the receiver", "--viewer", "--otlp", "http://localhost:4318")]
    [InlineData("\"--view\" is not an argument of the demo.", "--view")]
    public async Task Wrong_arguments_are_explained(string explanation, params string[] arguments)
    {
        await using var demo = ServiceProcess.Start(SampleProgram.Find(SampleBuild.Jit, "Demo"), environment: null, arguments);

        Assert.Equal(1, await demo.WaitForExitAsync());
        Assert.StartsWith(explanation, demo.Error.Text, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"Aspire's dashboard (http://127\.0\.0\.1:\d+/)\n")]
    private static partial Regex AddressLine();

    private static async Task<Uri> FindAddressAsync(ServiceProcess demo)
    {
        await Poll.UntilAsync(() => demo.ExitCode is not null || AddressLine().IsMatch(demo.Output.Text), TimeSpan.FromMinutes(2), "the story of the demo");
        Assert.SkipWhen(demo.Error.Text.Contains("cannot be downloaded", StringComparison.Ordinal), "The package of Aspire's dashboard cannot be downloaded here.");
        Assert.True(AddressLine().IsMatch(demo.Output.Text), demo.Output.Text + demo.Error.Text);
        return new Uri(AddressLine().Match(demo.Output.Text).Groups[1].Value);
    }

    private static async Task<int> CountCompleteAsync(HttpClient viewer)
        => (await viewer.GetFromJsonAsync<JsonElement>(new Uri("api/telemetry/resources", UriKind.Relative))).EnumerateArray().Count(static r =>
            Services.Contains(r.GetProperty("name").GetString())
            && r.GetProperty("hasLogs").GetBoolean() && r.GetProperty("hasTraces").GetBoolean() && r.GetProperty("hasMetrics").GetBoolean());

    private static async Task<JsonElement.ArrayEnumerator> ReadAsync(HttpClient viewer, string what, string member)
        => (await viewer.GetFromJsonAsync<JsonElement>(new Uri($"api/telemetry/{what}", UriKind.Relative))).GetProperty("data").GetProperty(member).EnumerateArray();
}

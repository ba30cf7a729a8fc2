using System.Text;
using System.Text.RegularExpressions;
using Judges;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using StandardObservability.AspNetCore.LocalPage;
using StandardObservability.Conventions;
using Xunit;

namespace StandardObservability.AspNetCore.Tests.LocalPage;

/// <summary>Where there is no page, and where nothing is recorded.</summary>
public sealed partial class PageAbsenceTests
{
    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    [InlineData("development-eu")]
    public async Task Outside_of_Development_there_is_no_page(string environment)
    {
        await using var host = await PageHost.StartAsync(environment: environment);
        await using var other = await PageHost.StartAsync(map: static app => app.MapFallback(static () => "the application"), environment: environment);

        Assert.Equal(404, await host.StatusAsync("/"));
        Assert.Equal(404, await host.StatusAsync("/data"));
        Assert.Equal(200, await other.StatusAsync("/data"));
        Assert.Null(host.Services.GetService<RunningPage>());
    }

    [Theory]
    [InlineData("Observability:LocalPage:Enabled", "false")]
    [InlineData("Observability:Enabled", "false")]
    [InlineData("OTEL_SDK_DISABLED", "true")]
    public async Task A_setting_disables_it(string key, string value)
    {
        await using var host = await PageHost.StartAsync(b => b.Configuration.AddInMemoryCollection([new(key, value)]));

        Assert.Equal(404, await host.StatusAsync("/data"));
        Assert.Null(host.Services.GetRequiredService<RunningPage>().Recording);
    }

    [Fact]
    public async Task A_host_that_leaves_Development_after_the_registration_has_no_page()
    {
        await using var host = await PageHost.StartAsync(static b => b.Environment.EnvironmentName = "Production");

        Assert.Equal(404, await host.StatusAsync("/data"));
    }

    [Fact]
    public async Task A_model_that_throws_costs_the_page_and_not_the_service()
    {
        await using var host = await PageHost.StartAsync(static b => b.Services.AddServiceModel(static _ => throw new InvalidOperationException("no model")));

        Assert.Equal(404, await host.StatusAsync("/data"));
        Assert.Contains(host.Lines.Events, static e => e.Id.Id == EventIds.LocalPageNotStarted && e.Message.Contains("no model", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_service_in_production_loads_no_dashboards_and_compiles_no_method_of_the_page()
    {
        var trace = Path.GetTempFileName();
        await using (var service = ServiceProcess.Start(Path.Combine(AppContext.BaseDirectory, "CommandService.dll"), new Dictionary<string, string>
        {
            ["SHAPE"] = "web",
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
            ["DOTNET_EnableEventPipe"] = "1",
            ["DOTNET_EventPipeOutputPath"] = trace,
            ["DOTNET_EventPipeConfig"] = "Microsoft-Windows-DotNETRuntime:0x10:5",
        }))
        {
            var listening = await service.WaitForLineAsync(static l => l.Contains("Now listening on", StringComparison.Ordinal));
            await service.WaitForHttpAsync(new Uri(new Uri(Address().Match(listening).Value), "/orders/200"));
            var loaded = await File.ReadAllTextAsync($"/proc/{service.Id}/maps");
            Assert.Contains("StandardObservability.AspNetCore.dll", loaded, StringComparison.Ordinal);
            Assert.DoesNotContain("StandardObservability.Dashboards.dll", loaded, StringComparison.Ordinal);
            await service.StopAsync();
        }

        var compiled = await File.ReadAllBytesAsync(trace);
        File.Delete(trace);
        Assert.True(Contains(compiled, "StandardObservability.AspNetCore.Hosting.StandardWeb"));
        Assert.False(Contains(compiled, "StandardObservability.AspNetCore.LocalPage."));
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Address();

    /// <summary>The runtime's trace has names in UTF-16.</summary>
    private static bool Contains(byte[] trace, string name) => trace.AsSpan().IndexOf(Encoding.Unicode.GetBytes(name)) >= 0;
}

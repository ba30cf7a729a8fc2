using System.Text;
using Xunit;

namespace Judges.Tests;

public sealed class ServiceProcessTests
{
    private static readonly string Probe = Path.Combine(AppContext.BaseDirectory, "Probe.dll");

    [Fact]
    public async Task Serves_until_it_is_stopped()
    {
        var url = new Uri($"http://127.0.0.1:{FreePort.Next()}");
        await using var service = ServiceProcess.Start(Probe, new Dictionary<string, string> { ["ASPNETCORE_URLS"] = $"{url}" });

        await service.WaitForHttpAsync(new Uri(url, "health"));
        Assert.Null(service.ExitCode);

        Assert.Equal(0, await service.StopAsync());
        Assert.Equal(0, service.ExitCode);
        Assert.Equal(["ready", "stopped"], service.Output.Lines);
    }

    [Fact]
    public async Task Inherits_nothing_that_would_configure_the_service()
    {
        Environment.SetEnvironmentVariable("Observability__Team", "of the tests");
        var given = new Dictionary<string, string> { ["OTEL_SERVICE_NAME"] = "probe" };
        await using var service = ServiceProcess.Start(Probe, given, "environment");

        await service.WaitForExitAsync();

        Assert.Contains("OTEL_SERVICE_NAME", service.Output.Lines);
        Assert.Contains("PATH", service.Output.Lines);
        Assert.DoesNotContain("Observability__Team", service.Output.Lines);
    }

    [Fact]
    public async Task Keeps_every_byte_and_only_complete_lines_as_lines()
    {
        await using var service = ServiceProcess.Start(Probe, null, "crash");

        Assert.Equal("first line", await service.WaitForErrorLineAsync(line => line.StartsWith("first", StringComparison.Ordinal)));
        Assert.Equal(3, await service.WaitForExitAsync());

        Assert.Equal(["first line"], service.Error.Lines);
        Assert.Equal("first line\nno line end", service.Error.Text);
        Assert.Equal(Encoding.UTF8.GetBytes("first line\nno line end"), service.Error.Bytes.ToArray());
    }

    [Fact]
    public async Task Does_not_wait_for_a_line_of_a_program_that_has_ended()
    {
        await using var service = ServiceProcess.Start(Probe, null, "crash");

        var ended = await Assert.ThrowsAsync<InvalidOperationException>(() => service.WaitForLineAsync(line => line == "ready"));

        Assert.Equal(
            """
            The program ended before the expected line on standard output
            exit code: 3
            standard output:

            standard error:
            first line
            no line end
            """,
            ended.Message);
    }

    [Fact]
    public async Task Kills_a_program_that_does_not_stop_in_time()
    {
        await using var service = ServiceProcess.Start(Probe, null, "ignore SIGTERM");
        await service.WaitForLineAsync(line => line == "ignoring SIGTERM");

        Assert.Equal(128 + 9, await service.StopAsync(TimeSpan.FromMilliseconds(100)));
    }
}

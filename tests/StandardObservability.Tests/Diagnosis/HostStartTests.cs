using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Xunit;

namespace StandardObservability.Tests.Diagnosis;

/// <summary>Hosts that would have no telemetry, each for one reason that users run into.</summary>
public sealed class HostStartTests
{
    private const string NotStarted =
        "The host was built and not started, so its spans and metrics are not collected and cannot be flushed. "
        + "Call StartAsync() on the host before the work, and StopAsync() after it. See docs/events.md#103.";

    [Fact]
    public async Task A_flush_of_a_host_that_was_not_started_returns_false_and_says_why_once()
    {
        await using var host = WorkerHost.Build();
        host.Work();

        Assert.False(await host.Services.FlushTelemetryAsync());
        Assert.False(await host.Services.FlushTelemetryAsync());

        Assert.Equal(["Worked on 7", NotStarted], Messages(host));
    }

    [Fact]
    public async Task The_end_of_a_host_that_was_not_started_says_why_nothing_was_collected()
    {
        var host = WorkerHost.Build();
        host.Work();
        await host.DisposeAsync();

        Assert.Equal([NotStarted, "Worked on 7"], Messages(host).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_host_that_was_started_gets_no_such_warning()
    {
        var host = await WorkerHost.StartAsync();
        Assert.True(await host.Services.FlushTelemetryAsync());
        await host.DisposeAsync();

        Assert.DoesNotContain(NotStarted, Messages(host));
    }

    [Fact]
    public async Task A_host_whose_start_fails_gets_no_such_warning()
    {
        var host = WorkerHost.Build(set: static b =>
        {
            b.Services.AddHostedService(static _ => new FailingService());
            b.AddStandardObservability();
        });
        await Assert.ThrowsAsync<InvalidOperationException>(host.StartAsync);
        await host.DisposeAsync();

        Assert.DoesNotContain(NotStarted, Messages(host));
    }

    [Fact]
    public async Task A_host_whose_start_fails_logs_its_report_at_its_end()
    {
        var host = WorkerHost.Build(set: static b =>
        {
            b.AddStandardObservability();
            b.Services.AddHostedService(static _ => new FailingService());
        });
        await Assert.ThrowsAsync<InvalidOperationException>(host.StartAsync);
        Assert.DoesNotContain(Messages(host), IsReport);
        await host.DisposeAsync();

        Assert.Single(Messages(host), IsReport);
    }

    /// <summary>As a server that handles Lambda's invocations while it starts.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_start_that_does_not_end_logs_its_report_at_the_next_flush_or_after_some_seconds(bool flushes)
    {
        var end = new TaskCompletionSource();
        await using var host = WorkerHost.Build(set: b =>
        {
            b.AddStandardObservability();
            b.Services.AddHostedService(_ => new SlowService(end.Task));
        });
        var start = host.StartAsync();
        if (flushes)
        {
            await host.Services.FlushTelemetryAsync();
        }

        Assert.True(SpinWait.SpinUntil(() => Messages(host).Any(IsReport), TimeSpan.FromSeconds(20)));
        Assert.False(start.IsCompleted);
        end.SetResult();
        await start;
        await host.Services.FlushTelemetryAsync();
        Assert.Single(Messages(host), IsReport);
    }

    [Fact]
    public async Task The_report_follows_the_start_by_itself()
    {
        await using var host = await WorkerHost.StartAsync();

        Assert.True(SpinWait.SpinUntil(() => Messages(host).Any(IsReport), TimeSpan.FromSeconds(20)));
    }

    [Fact]
    public async Task A_host_that_stops_at_once_logs_its_report_before_the_one_of_the_stop()
    {
        var host = await WorkerHost.StartAsync();
        await host.DisposeAsync();

        var messages = Messages(host).ToList();
        Assert.InRange(messages.FindIndex(static m => IsReport(m)), 0, messages.FindIndex(static m => m.StartsWith("Observability is stopping", StringComparison.Ordinal)) - 1);
        Assert.Single(messages, IsReport);
    }

    [Fact]
    public async Task Hosted_services_without_a_lifecycle_log_the_report_when_they_start()
    {
        await using var host = WorkerHost.Build();
        foreach (var service in host.Services.GetServices<IHostedService>())
        {
            await service.StartAsync(TestContext.Current.CancellationToken);
        }

        await host.Services.FlushTelemetryAsync();
        Assert.Single(Messages(host), IsReport);
    }

    [Fact]
    public async Task A_disabled_library_does_not_warn_that_the_host_was_not_started()
    {
        var host = WorkerHost.Build([new("OTEL_SDK_DISABLED", "true")]);
        Assert.False(await host.Services.FlushTelemetryAsync());
        await host.DisposeAsync();

        Assert.DoesNotContain(NotStarted, Messages(host));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Logs_are_written_although_all_providers_were_cleared_after_the_registration(bool isStarted)
    {
        await using var host = WorkerHost.Build(set: static b =>
        {
            b.AddStandardObservability();
            b.Logging.ClearProviders();
        });
        if (isStarted)
        {
            await host.StartAsync();
            host.Work();
        }

        await host.Services.FlushTelemetryAsync();

        Assert.Contains(isStarted ? "Worked on 7" : NotStarted, Messages(host));
        if (isStarted)
        {
            Assert.Contains("JSON on standard output (added again after the application's Logging.ClearProviders())", Report(host).GetProperty("Logs").GetString()!, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Cleared_providers_that_were_replaced_stay_cleared_and_a_warning_says_so()
    {
        var logs = new CollectedLogs();
        await using var host = await WorkerHost.StartAsync(set: b =>
        {
            b.AddStandardObservability();
            b.Logging.ClearProviders().AddProvider(logs);
        });
        host.Work();
        await host.Services.FlushTelemetryAsync();

        Assert.Empty(Messages(host));
        Assert.Contains(
            "Log calls bypass StandardObservability, so their lines have no service identity and are not redacted. Reason: the application removed the logger "
            + "provider and added others; call Logging.ClearProviders() before AddStandardObservability(). See docs/events.md#102.",
            logs.Messages);
    }

    private static System.Text.Json.JsonElement Report(WorkerHost host)
        => host.Events.Single(static e => e.GetProperty("message").GetString()!.StartsWith("Observability started.", StringComparison.Ordinal));

    private static bool IsReport(string message) => message.StartsWith("Observability started.", StringComparison.Ordinal);

    private static IEnumerable<string> Messages(WorkerHost host) => host.Events.Select(static e => e.GetProperty("message").GetString()!);

    private sealed class FailingService : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => throw new InvalidOperationException("no database");

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private sealed class SlowService(Task end) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => end;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}

using System.Diagnostics;
using System.Text.Json;
using Judges;
using Judges.Receiving;
using Xunit;

namespace StandardObservability.Tests.Diagnosis.Crash;

/// <summary>The log line of an unhandled exception, in processes that really end.</summary>
public sealed class StandardCrashLogTests
{
    private const string Message = "Unhandled exception. The process is terminating.";

    [Theory]
    [InlineData("before the build", "EndingService.CrashException", "thrown before the build")]
    [InlineData("build", "System.AggregateException", "Some services are not able to be constructed")]
    [InlineData("built", "EndingService.CrashException", "thrown before the start")]
    [InlineData("thread", "EndingService.CrashException", "password=")]
    [InlineData("thread with enrichment", "EndingService.CrashException", "password=")]
    [InlineData("two threads", "EndingService.CrashException", "thrown by ")]
    [InlineData("two hosts", "EndingService.CrashException", "password=")]
    [InlineData("stop", "EndingService.CrashException", "thrown by the stop")]
    [InlineData("after", "EndingService.CrashException", "thrown after the host")]
    public async Task An_exception_that_ends_the_process_is_one_critical_line(string scenario, string type, string reason)
    {
        var ours = await ProcessResult.RunAsync(scenario);

        var line = Assert.Single(ours.CriticalLines);
        Assert.Equal(Message, line.GetProperty("message").GetString());
        Assert.Equal(701, line.GetProperty("event_id").GetInt32());
        Assert.Equal(("ending", "production", "StandardObservability"), (Text(line, "service"), Text(line, "environment"), Text(line, "category")));
        Assert.Equal(type, Text(line, "exception.type"));
        Assert.StartsWith(reason, Text(line, "exception.message"), StringComparison.Ordinal);
        Assert.StartsWith(type, Text(line, "exception.stacktrace"), StringComparison.Ordinal);
        Assert.Equal(128 + 6, ours.ExitCode);
        Assert.Contains("Unhandled exception. " + type, ours.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("build")]
    [InlineData("thread")]
    [InlineData("stop")]
    public async Task The_exit_code_and_the_message_of_the_runtime_are_the_same_without_the_library(string scenario)
    {
        var ours = await ProcessResult.RunAsync(scenario);
        var withoutLibrary = await ProcessResult.RunWithoutLibraryAsync(scenario);

        Assert.Equal(withoutLibrary.ExitCode, ours.ExitCode);
        Assert.Equal(withoutLibrary.Error, ours.Error);
    }

    [Fact]
    public async Task A_log_level_that_does_not_exist_is_logged_although_no_logger_can_be_created()
    {
        var ending = await ProcessResult.RunAsync("work", ("Logging__LogLevel__Default", "Warn"));

        var line = Assert.Single(ending.CriticalLines);
        Assert.Equal(("ending", "System.InvalidOperationException"), (Text(line, "service"), Text(line, "exception.type")));
        Assert.Equal(701, line.GetProperty("event_id").GetInt32());
        Assert.Contains("'Warn'", Text(line, "exception.message"), StringComparison.Ordinal);
        Assert.DoesNotContain("CrashReport", ending.Error, StringComparison.Ordinal);
        Assert.Equal(128 + 6, ending.ExitCode);
    }

    [Fact]
    public async Task An_exception_in_the_options_delegate_is_logged()
    {
        var ending = await ProcessResult.RunAsync("options");

        var line = Assert.Single(ending.CrashLines);
        Assert.Equal(("ending", "thrown by the options"), (Text(line, "service"), Text(line, "exception.message")));
        Assert.Equal(128 + 6, ending.ExitCode);
    }

    [Theory]
    [InlineData("start", "Error", 11)]
    [InlineData("start alone", "Error", 11)]
    [InlineData("background", "Critical", 10)]
    public async Task An_exception_that_the_host_logs_is_not_logged_again(string scenario, string level, int id)
    {
        var ours = await ProcessResult.RunAsync(scenario);
        var withoutLibrary = await ProcessResult.RunWithoutLibraryAsync(scenario);

        Assert.Single(ours.Events, e =>
            Text(e, "level") == level && e.GetProperty("event_id").GetInt32() == id && Text(e, "exception.type") == "EndingService.CrashException");
        Assert.Empty(ours.CrashLines);
        Assert.Equal(withoutLibrary.ExitCode, ours.ExitCode);
    }

    [Fact]
    public async Task An_exception_that_the_application_catches_is_not_logged()
    {
        var ending = await ProcessResult.RunAsync("caught");

        Assert.Empty(ending.CrashLines);
        Assert.Equal(3, ending.ExitCode);
    }

    [Fact]
    public async Task The_line_has_the_trace_of_its_thread_and_no_secret()
    {
        var ending = await ProcessResult.RunAsync("thread", ("OTEL_SERVICE_NAME", "shop"));

        var line = Assert.Single(ending.CrashLines);
        Assert.Equal(("shop", "System.TimeoutException"), (Text(line, "service"), Text(line, "exception.inner.1.type")));
        Assert.Matches("^[0-9a-f]{32}$", Text(line, "trace_id"));
        Assert.Contains(ending.Events, e => Text(e, "message") == "Before the crash" && Text(e, "span_id") == Text(line, "span_id"));
        Assert.DoesNotContain("hunter2", string.Concat(ending.Output), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("thread")]
    [InlineData("before the build")]
    public async Task In_Development_it_is_readable(string scenario)
    {
        var ending = await ProcessResult.RunAsync(scenario, ("DOTNET_ENVIRONMENT", "Development"));

        Assert.Single(ending.Output, static l => l.Contains(" StandardObservability  " + Message, StringComparison.Ordinal) && !l.StartsWith('{'));
        Assert.Contains(ending.Output, static l => l.StartsWith("EndingService.CrashException: ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("thread", "OTEL_LOGS_EXPORTER", "none")]
    [InlineData("thread", "Observability__Enabled", "false")]
    [InlineData("thread", "OTEL_SDK_DISABLED", "true")]
    [InlineData("before the build", "OTEL_LOGS_EXPORTER", "none")]
    [InlineData("before the build", "Observability__Enabled", "false")]
    public async Task Nothing_is_logged_when_logs_are_disabled(string scenario, string name, string value)
    {
        var ending = await ProcessResult.RunAsync(scenario, (name, value));

        Assert.DoesNotContain(Message, string.Concat(ending.Output), StringComparison.Ordinal);
        Assert.Equal(128 + 6, ending.ExitCode);
    }

    [JudgedFact]
    public async Task Pending_OTLP_data_is_exported_with_it()
    {
        await using var receiver = await OtlpReceiver.StartAsync();

        await ProcessResult.RunAsync("thread", Otlp(receiver));

        Assert.Single(await receiver.LogRecordsAsync(), static r => r.Body is Message);
        Assert.Single(await receiver.SpansAsync(), static s => s.Name == "before");
        Assert.NotEmpty(await receiver.MetricPointsAsync());
    }

    [JudgedFact]
    public async Task A_host_that_was_never_built_logs_it_and_opens_no_connection()
    {
        await using var receiver = await OtlpReceiver.StartAsync();

        var ending = await ProcessResult.RunAsync("build", Otlp(receiver));

        Assert.Single(ending.CrashLines);
        Assert.Empty(receiver.Requests);
    }

    [JudgedTheory]
    [InlineData("thread")]
    [InlineData("build")]
    public async Task A_receiver_that_does_not_respond_delays_the_end_for_a_limited_time_and_loses_no_line(string scenario)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        using var never = new CancellationTokenSource();
        receiver.Respond = _ => OtlpReply.Success with { SendAfter = Task.Delay(Timeout.Infinite, never.Token) };
        var started = Stopwatch.GetTimestamp();

        var ending = await ProcessResult.RunAsync(scenario, Otlp(receiver));

        Assert.InRange(Stopwatch.GetElapsedTime(started).TotalSeconds, 0, 10);
        Assert.Single(ending.CrashLines);
        Assert.Equal(128 + 6, ending.ExitCode);
        await never.CancelAsync();
    }

    private static (string, string)[] Otlp(OtlpReceiver receiver) =>
    [
        ("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.HttpEndpoint.ToString()),
        ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
        ("OTEL_LOGS_EXPORTER", "otlp"),
    ];

    private static string? Text(JsonElement line, string field) => line.TryGetProperty(field, out var value) ? value.GetString() : null;
}

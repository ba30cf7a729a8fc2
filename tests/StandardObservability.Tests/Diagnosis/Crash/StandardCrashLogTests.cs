using System.Diagnostics;
using System.Text.Json;
using Judges;
using Judges.Receiving;
using Xunit;

namespace StandardObservability.Tests.Diagnosis.Crash;

/// <summary>The line of an exception that ends the process, in processes that really end.</summary>
public sealed class StandardCrashLogTests
{
    private const string Message = "Unhandled exception. The process is terminating.";

    [Theory]
    [InlineData("before the build", "EndingService.CrashException", "thrown before the build")]
    [InlineData("build", "System.AggregateException", "Some services are not able to be constructed")]
    [InlineData("built", "EndingService.CrashException", "thrown before the start")]
    [InlineData("thread", "EndingService.CrashException", "password=")]
    [InlineData("two threads", "EndingService.CrashException", "thrown by ")]
    [InlineData("two hosts", "EndingService.CrashException", "password=")]
    [InlineData("stop", "EndingService.CrashException", "thrown by the stop")]
    [InlineData("after", "EndingService.CrashException", "thrown after the host")]
    public async Task An_exception_that_ends_the_process_is_one_critical_line(string way, string type, string reason)
    {
        var ours = await ProcessResult.RunAsync(way);

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
    public async Task The_exit_code_and_the_words_of_the_runtime_are_what_they_are_without_us(string way)
    {
        var ours = await ProcessResult.RunAsync(way);
        var bare = await ProcessResult.RunWithoutLibraryAsync(way);

        Assert.Equal(bare.ExitCode, ours.ExitCode);
        Assert.Equal(bare.Error, ours.Error);
    }

    [Fact]
    public async Task Options_in_code_that_throw_are_told_of_without_them()
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
    public async Task What_hosting_has_logged_is_written_and_not_repeated(string way, string level, int id)
    {
        var ours = await ProcessResult.RunAsync(way);
        var bare = await ProcessResult.RunWithoutLibraryAsync(way);

        Assert.Single(ours.Events, e => Text(e, "level") == level && e.GetProperty("event_id").GetInt32() == id && Text(e, "exception.type") == "EndingService.CrashException");
        Assert.Empty(ours.CrashLines);
        Assert.Equal(bare.ExitCode, ours.ExitCode);
    }

    [Fact]
    public async Task An_exception_that_the_application_catches_is_its_own()
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
    public async Task In_Development_it_is_for_a_person(string way)
    {
        var ending = await ProcessResult.RunAsync(way, ("DOTNET_ENVIRONMENT", "Development"));

        Assert.Single(ending.Output, static l => l.Contains(" StandardObservability  " + Message, StringComparison.Ordinal) && !l.StartsWith('{'));
        Assert.Contains(ending.Output, static l => l.StartsWith("EndingService.CrashException: ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("thread", "OTEL_LOGS_EXPORTER", "none")]
    [InlineData("thread", "Observability__Enabled", "false")]
    [InlineData("thread", "OTEL_SDK_DISABLED", "true")]
    [InlineData("before the build", "OTEL_LOGS_EXPORTER", "none")]
    [InlineData("before the build", "Observability__Enabled", "false")]
    public async Task Nothing_of_ours_is_written_when_logs_are_off(string way, string name, string value)
    {
        var ending = await ProcessResult.RunAsync(way, (name, value));

        Assert.DoesNotContain(Message, string.Concat(ending.Output), StringComparison.Ordinal);
        Assert.Equal(128 + 6, ending.ExitCode);
    }

    [JudgedFact]
    public async Task What_waits_for_OTLP_is_sent_with_it()
    {
        await using var receiver = await OtlpReceiver.StartAsync();

        await ProcessResult.RunAsync("thread", Otlp(receiver));

        Assert.Single(await receiver.LogRecordsAsync(), static r => r.Body is Message);
        Assert.Single(await receiver.SpansAsync(), static s => s.Name == "before");
        Assert.NotEmpty(await receiver.MetricPointsAsync());
    }

    [JudgedFact]
    public async Task A_host_that_was_never_built_writes_its_line_and_opens_no_connection()
    {
        await using var receiver = await OtlpReceiver.StartAsync();

        var ending = await ProcessResult.RunAsync("build", Otlp(receiver));

        Assert.Single(ending.CrashLines);
        Assert.Empty(receiver.Requests);
    }

    [JudgedTheory]
    [InlineData("thread")]
    [InlineData("build")]
    public async Task A_receiver_that_does_not_answer_holds_the_end_up_for_a_bounded_time_and_costs_no_line(string way)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        using var never = new CancellationTokenSource();
        receiver.Respond = _ => OtlpReply.Success with { SendAfter = Task.Delay(Timeout.Infinite, never.Token) };
        var started = Stopwatch.GetTimestamp();

        var ending = await ProcessResult.RunAsync(way, Otlp(receiver));

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

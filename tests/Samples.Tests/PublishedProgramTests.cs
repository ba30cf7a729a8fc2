using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Judges;
using Judges.Receiving;
using Samples.Tests.Publishing;
using Xunit;

namespace Samples.Tests;

/// <summary>Behaviour that depends on reflection or on the runtime, for each way to build a program.</summary>
public sealed class PublishedProgramTests
{
    private const string Debug = "Logging__LogLevel__Checkout.Api";

    // The budget in docs/native-aot.md.
    private static readonly TimeSpan StartBudget = TimeSpan.FromMilliseconds(50);

    [Theory]
    [EachBuild]
    public async Task Objects_in_log_lines_are_redacted_by_key_and_by_class(SampleBuild build)
    {
        await using var shop = await Shop.OpenAsync(build, new() { [Debug] = "Debug" });

        using var placed = await shop.OrderAsync("espresso", 1, customer: new { name = "Ada", email = "ada@example.com" });
        using var refused = await shop.OrderAsync("password=sunshine");
        await shop.CloseAsync();

        var received = Line(shop.Checkout, "Received");
        var placedFor = Line(shop.Checkout, "PlacedFor");
        Assert.Equal("PlaceOrder { Sku = espresso, Quantity = 1, Customer = Customer { Name = Ada, Email = REDACTED-email } }", received.GetProperty("Order").GetString());
        Assert.Equal("REDACTED-classified", placedFor.GetProperty("Customer").GetString());
        Assert.Contains("Sku = password=REDACTED-key", shop.Checkout.Output.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("sunshine", shop.Checkout.Output.Text, StringComparison.Ordinal);
    }

    [Theory]
    [EachBuild]
    public async Task The_doctor_runs_in_each_build(SampleBuild build)
    {
        await using var doctor = ServiceProcess.Start(SampleProgram.Find(build, "Checkout.Worker"), arguments: ["observability", "doctor"]);

        await doctor.WaitForExitAsync();

        Assert.Contains("Problems: ", doctor.Output.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", doctor.Output.Text, StringComparison.Ordinal);
    }

    [Theory]
    [EachBuild]
    public async Task A_program_that_cannot_start_ends_with_a_crash_line_and_the_exit_code_of_the_runtime(SampleBuild build)
    {
        await using var worker = ServiceProcess.Start(
            SampleProgram.Find(build, "Checkout.Worker"), new Dictionary<string, string> { ["Database__Path"] = "/no/such/folder/orders.db" });

        var exitCode = await worker.WaitForExitAsync();

        Assert.Equal(128 + 6, exitCode);
        var line = Line(worker, "UnhandledException");
        Assert.Equal(("Critical", "Checkout.Worker"), (line.GetProperty("level").GetString(), line.GetProperty("service").GetString()));
        Assert.Equal("Microsoft.Data.Sqlite.SqliteException", line.GetProperty("exception.type").GetString());
        Assert.Contains("TracedSqlite.SqliteDatabase", line.GetProperty("exception.stacktrace").GetString(), StringComparison.Ordinal);
        Assert.Contains("Unhandled exception. Microsoft.Data.Sqlite.SqliteException", worker.Error.Text, StringComparison.Ordinal);
    }

    [Theory]
    [EachBuild]
    public async Task Only_a_published_program_has_no_local_page_and_says_so(SampleBuild build)
    {
        await using var shop = await Shop.OpenAsync(build, new() { ["ASPNETCORE_ENVIRONMENT"] = "Development" });

        using var page = await shop.Client.GetAsync(new Uri("_observability", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(build == SampleBuild.Jit ? HttpStatusCode.OK : HttpStatusCode.NotFound, page.StatusCode);
        Assert.Equal(build != SampleBuild.Jit, shop.Checkout.Output.Text.Contains("The local page is not in this program", StringComparison.Ordinal));
    }

    [JudgedTheory]
    [EachBuild]
    public async Task Pain_25_The_start_report_names_all_outputs_and_the_last_report_counts_what_arrived(SampleBuild build)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var shop = await Shop.OpenAsync(build, new()
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = receiver.HttpEndpoint.ToString(),
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            ["OTEL_LOGS_EXPORTER"] = "console,otlp",
            ["OTEL_METRICS_EXPORTER"] = "otlp,awsemf",
            ["Observability__Team"] = "payments",
        });

        using var placed = await shop.OrderAsync("espresso");
        await shop.CloseAsync();

        var start = Line(shop.Checkout, "StartReport");
        var stop = Line(shop.Checkout, "StopReport").GetProperty("Outputs").GetString();
        foreach (var signal in (string[])["Logs", "Metrics", "Traces"])
        {
            Assert.Contains(receiver.HttpEndpoint.Authority, start.GetProperty(signal).GetString(), StringComparison.Ordinal);
        }

        Assert.Contains("payments", start.GetProperty("Settings").GetString(), StringComparison.Ordinal);
        var records = (await receiver.LogRecordsAsync()).Count(static r => r.Resource["service.name"] as string == "Checkout.Api");
        var spans = (await receiver.SpansAsync()).Count(static s => s.Resource["service.name"] as string == "Checkout.Api");

        // The last report is a record itself, and is sent after it was counted.
        Assert.Contains($"otlp.logs {records - 1} produced, {records - 1} sent, 0 lost", stop, StringComparison.Ordinal);
        Assert.Contains($"otlp.traces {spans} produced, {spans} sent, 0 lost", stop, StringComparison.Ordinal);
    }

    /// <summary>The shortest of several starts: a busy machine makes some longer, and none shorter.</summary>
    [Fact]
    public async Task Pain_25_On_Lambda_the_registration_delays_the_start_of_a_native_program_by_its_budget_at_most()
    {
        Assert.SkipWhen(SampleProgram.FindReasonToSkip(SampleBuild.NativeAot) is not null, SampleProgram.FindReasonToSkip(SampleBuild.NativeAot) ?? "");
        var (with, without) = (TimeSpan.MaxValue, TimeSpan.MaxValue);

        await Poll.UntilAsync(
            async () =>
            {
                with = Shortest(with, await StartWorkerAsync(new("OTEL_SDK_DISABLED", "false")));
                without = Shortest(without, await StartWorkerAsync(new("OTEL_SDK_DISABLED", "true")));
                return with - without <= StartBudget;
            },
            TimeSpan.FromMinutes(1),
            "a start within the budget");

        static TimeSpan Shortest(TimeSpan one, TimeSpan other) => one < other ? one : other;
    }

    /// <returns>The time from the start of the process to the line that the host has started.</returns>
    private static async Task<TimeSpan> StartWorkerAsync(KeyValuePair<string, string> setting)
    {
        var folder = Directory.CreateTempSubdirectory("start");
        try
        {
            var started = Stopwatch.GetTimestamp();
            await using var worker = ServiceProcess.Start(SampleProgram.Find(SampleBuild.NativeAot, "Checkout.Worker"), new Dictionary<string, string>([
                setting,
                new("AWS_LAMBDA_FUNCTION_NAME", "worker"),
                new("AWS_EXECUTION_ENV", "AWS_Lambda_dotnet10"),
                new("Database__Path", Path.Combine(folder.FullName, "orders.db"))]));
            await worker.WaitForLineAsync(static l => l.Contains("Application started", StringComparison.Ordinal));
            return Stopwatch.GetElapsedTime(started);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static JsonElement Line(ServiceProcess process, string eventName) => process.Output.Lines
        .Select(static l => JsonDocument.Parse(l).RootElement)
        .First(e => e.TryGetProperty("event_name", out var name) && name.GetString() == eventName);
}

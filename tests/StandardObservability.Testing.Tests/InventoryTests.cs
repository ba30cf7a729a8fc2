using Xunit;

namespace StandardObservability.Testing.Tests;

public sealed class InventoryTests
{
    private const string Expected =
        """
        counter|acme.done|{item}|kind:string, size:int/string
        log|LogInformationOf|information|Name:string
        span|work|internal|acme.flag:boolean, acme.share:double, acme.tags:string[]

        """;

    [Fact]
    public async Task Lists_names_units_and_types_of_the_application_sorted()
    {
        await using var telemetry = new TelemetryCapture();
        await using var worker = await StartAsync(telemetry);

        Assert.Equal(Expected, telemetry.Inventory());
    }

    [Fact]
    public async Task An_equal_file_is_accepted_and_the_received_one_removed()
    {
        await using var telemetry = new TelemetryCapture();
        await using var worker = await StartAsync(telemetry);
        using var approved = new TemporaryFile(Expected.ReplaceLineEndings("\r\n"));
        await File.WriteAllTextAsync(approved.Received, "of an earlier run");

        telemetry.AssertInventory(approved.Path);

        Assert.False(File.Exists(approved.Received));
    }

    [Fact]
    public async Task A_difference_is_shown_with_the_command_that_accepts_it()
    {
        await using var telemetry = new TelemetryCapture();
        await using var worker = await StartAsync(telemetry);
        using var approved = new TemporaryFile(Expected.Replace("{item}", "By", StringComparison.Ordinal));

        var failure = Assert.Throws<TelemetryAssertionException>(() => telemetry.AssertInventory(approved.Path));

        Assert.Equal(
            $$"""
            The inventory differs from {{approved.Path}}:
            - counter|acme.done|By|kind:string, size:int/string
            + counter|acme.done|{item}|kind:string, size:int/string
            If the change is intended, accept it: mv '{{approved.Received}}' '{{approved.Path}}'
            """,
            failure.Message);
        Assert.Equal(Expected, await File.ReadAllTextAsync(approved.Received));
    }

    [Fact]
    public async Task A_missing_file_is_reported_with_the_command_that_creates_it()
    {
        await using var telemetry = new TelemetryCapture();
        await using var worker = await StartAsync(telemetry);
        using var approved = new TemporaryFile(text: null);

        var failure = Assert.Throws<TelemetryAssertionException>(() => telemetry.AssertInventory(approved.Path));

        Assert.Equal(
            $"The approved inventory {approved.Path} does not exist.\nIf the change is intended, accept it: mv '{approved.Received}' '{approved.Path}'",
            failure.Message);
    }

    private static async Task<Worker> StartAsync(TelemetryCapture telemetry)
    {
        var worker = await Worker.StartAsync(telemetry);
        worker.Count("acme.done", 1, "{item}", new("kind", "web"), new("size", 7));
        worker.Count("acme.done", 1, "{item}", new KeyValuePair<string, object?>("size", "large"));
        Worker.Trace("work", ("acme.share", 0.5), ("acme.flag", true), ("acme.tags", new[] { "a" }));
        Worker.Trace("work");
        worker.Logger().LogInformationOf("inventory");
        return worker;
    }
}

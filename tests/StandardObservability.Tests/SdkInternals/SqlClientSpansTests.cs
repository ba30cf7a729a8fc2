using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using OpenTelemetry.Trace;
using Xunit;

namespace StandardObservability.Tests.SdkInternals;

/// <summary>Writes the events of Microsoft.Data.SqlClient. Alone, because each host of this process hears them.</summary>
[Collection(AloneTests.Name)]
public sealed class SqlClientSpansTests
{
    private const string Before = "Microsoft.Data.SqlClient.WriteCommandBefore";
    private const string After = "Microsoft.Data.SqlClient.WriteCommandAfter";

    private readonly List<Activity> _spans = [];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Queries_of_the_driver_have_spans(bool isUsedBeforeTheStart)
    {
        using var driver = isUsedBeforeTheStart ? new DiagnosticListener("SqlClientDiagnosticListener") : null;
        await using var host = await StartAsync();
        using var later = new DiagnosticListener("SqlClientDiagnosticListener");

        // In a process with an earlier host, the package's own observer answers first, so that a thread of the pool starts it.
        Assert.True(SpinWait.SpinUntil(() => IsTraced(driver ?? later), TimeSpan.FromSeconds(30)));
        _spans.Clear();
        Query(driver ?? later);
        Query(driver ?? later);

        Assert.Equal(2, _spans.Count);
        Assert.All(_spans, static s => Assert.Equal("Orders", s.GetTagItem("db.namespace")));
    }

    [Fact]
    public async Task A_setting_disables_the_spans()
    {
        await using var host = await StartAsync(new KeyValuePair<string, string?>("Observability:Traces:Instrumentations:SqlClient", "false"));
        using var driver = new DiagnosticListener("SqlClientDiagnosticListener");

        Query(driver);

        Assert.Empty(_spans);
    }

    [Fact]
    public async Task A_host_that_has_stopped_starts_no_spans()
    {
        var host = await StartAsync();
        await host.DisposeAsync();
        using var driver = new DiagnosticListener("SqlClientDiagnosticListener");

        Query(driver);

        Assert.Empty(_spans);
    }

    private bool IsTraced(DiagnosticListener driver)
    {
        Query(driver);
        return _spans.Count > 0;
    }

    private Task<WorkerHost> StartAsync(params KeyValuePair<string, string?>[] settings) => WorkerHost.StartAsync(settings, b =>
    {
        b.AddStandardObservability();
        b.Services.AddOpenTelemetry().WithTracing(t => t.AddInMemoryExporter(_spans));
    });

    /// <summary>What the driver does for a command: it asks before each event. The command is of another driver, and is not executed.</summary>
    private static void Query(DiagnosticListener driver)
    {
        using var connection = new NpgsqlConnection("Host=db.example;Database=Orders");
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT 1";
        foreach (var name in (string[])[Before, After])
        {
            if (driver.IsEnabled(name))
            {
                driver.Write(name, new { Command = command });
            }
        }
    }
}

using Judges;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using StandardObservability.Conventions;
using StandardObservability.Databases.Tests.Orders;
using StandardObservability.Databases.Tests.Servers;
using Xunit;

namespace StandardObservability.Databases.Tests;

/// <summary>Metrics of Npgsql and Entity Framework Core against a real server.</summary>
public sealed class MetricTests(PostgreSqlServer server)
{
    private const string Npgsql = "Npgsql";
    private const string EntityFrameworkCore = "Microsoft.EntityFrameworkCore";

    [JudgedFact]
    public async Task Both_libraries_emit_the_number_of_metrics_of_the_documented_table()
    {
        await using var host = await StartAsync();
        await UseAsync(host);

        var names = (await host.MetricPointsAsync()).Select(static p => (p.ScopeName, p.MetricName)).Distinct().ToList();

        Assert.Equal(Instruments("Npgsql"), names.Count(static n => n.ScopeName == Npgsql));
        Assert.Equal(Instruments("EntityFrameworkCore"), names.Count(static n => n.ScopeName == EntityFrameworkCore));
    }

    [JudgedFact]
    public async Task With_embedded_metric_format_several_pools_cost_no_more_than_the_documented_number()
    {
        await using var host = await StartAsync(new KeyValuePair<string, string?>("OTEL_METRICS_EXPORTER", "awsemf"));
        await UseAsync(host);

        var metrics = await host.EmfMetricsAsync();

        var database = metrics.Where(static m => m.Metric.StartsWith("db.client.", StringComparison.Ordinal)).ToList();
        Assert.Equal(Instruments("Npgsql"), database.Count);
        Assert.All(database, static m => Assert.Equal("Environment, Service", m.Dimensions));
        Assert.DoesNotContain(metrics, static m => m.Metric.StartsWith("microsoft.entityframeworkcore", StringComparison.Ordinal));
    }

    private static int Instruments(string name) => KnownInstrumentations.All.Single(i => i.Name == name).Instruments;

    /// <summary>Uses three pools, of which one is exhausted once.</summary>
    private async Task UseAsync(DatabaseHost host)
    {
        await using (var scope = host.Services.CreateAsyncScope())
        {
            var context = scope.ServiceProvider.GetRequiredService<OrderContext>();
            await context.Database.EnsureCreatedAsync();
            await context.Orders.CountAsync();
        }

        await using var stock = NpgsqlDataSource.Create(await server.ConnectAsync("stock"));
        await using var failing = stock.CreateCommand("SELEC 1");
        await Assert.ThrowsAsync<PostgresException>(() => failing.ExecuteNonQueryAsync());
        await using var one = NpgsqlDataSource.Create(await server.ConnectAsync("orders") + ";Maximum Pool Size=1;Timeout=1");
        await using var connection = await one.OpenConnectionAsync();
        await Assert.ThrowsAsync<NpgsqlException>(async () => await one.OpenConnectionAsync());
    }

    private async Task<DatabaseHost> StartAsync(params KeyValuePair<string, string?>[] settings)
    {
        var connection = await server.ConnectAsync("metrics");
        return await DatabaseHost.StartAsync(b => b.Services.AddDbContext<OrderContext>(o => o.UseNpgsql(connection)), settings);
    }
}

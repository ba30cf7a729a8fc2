using Judges;
using Judges.XRay.Segments;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Trace;
using StandardObservability.Databases.Tests.Orders;
using StandardObservability.Databases.Tests.Servers;
using Xunit;

namespace StandardObservability.Databases.Tests;

/// <summary>Statements of Entity Framework Core, alone and with OpenTelemetry's instrumentation beside the driver's spans.</summary>
public sealed class EntityFrameworkCoreTests(PostgreSqlServer server)
{
    /// <summary>PostgreSQL's code of a unique violation.</summary>
    private const string UniqueViolation = "23505";

    [JudgedTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_statement_is_one_call_of_one_node_with_and_without_the_instrumentation(bool isInstrumented)
    {
        await using var host = await StartAsync(isInstrumented);
        await host.WorkAsync(async () =>
        {
            await UseAsync(host, static context => context.Database.EnsureCreatedAsync());
            await UseAsync(host, static context => context.AddAndSaveAsync(new Order { Email = "anna@example.com" }));
            await UseAsync(host, static context => context.Orders.Where(static o => o.Email == "anna@example.com").ToListAsync());
        });

        var documents = await host.SegmentsAsync(ExporterVersion.V0117);

        var statements = documents.Where(static d => d.Sql?.Query is not null).Select(static d => d.Sql!.Query!).ToList();
        Assert.Single(statements, static q => q.StartsWith("INSERT INTO", StringComparison.Ordinal));
        Assert.Single(statements, static q => q.StartsWith("SELECT o.", StringComparison.Ordinal));
        Assert.Equal([$"{Database(isInstrumented)}@127.0.0.1", "shop"], TraceMap.Draw(documents).Nodes);
    }

    [JudgedTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Each_retry_is_a_fault_of_its_own_with_the_cause(bool isInstrumented)
    {
        await using var host = await StartAsync(isInstrumented);
        await host.WorkAsync(async () =>
        {
            await UseAsync(host, static context => context.Database.EnsureCreatedAsync());
            await UseAsync(host, static context => context.AddAndSaveAsync(new Order { Id = 5000 }));
            await Assert.ThrowsAsync<RetryLimitExceededException>(() => UseAsync(host, static context => context.AddAndSaveAsync(new Order { Id = 5000 })));
            await UseAsync(host, static context => context.Database.ExecuteSqlRawAsync("DELETE FROM \"Orders\""));
        });

        var faults = (await host.SegmentsAsync(ExporterVersion.V0156)).Where(static d => d.Fault).ToList();

        Assert.Equal(3, faults.Count);
        Assert.All(faults, static f => Assert.Equal("Npgsql.PostgresException", Assert.Single(f.Causes).Type));
        Assert.All(faults, static f => Assert.StartsWith($"{UniqueViolation}: duplicate key value", f.Causes[0].Message, StringComparison.Ordinal));
    }

    [JudgedFact]
    public async Task The_failure_of_a_later_row_is_a_fault()
    {
        await using var host = await StartAsync(isInstrumented: false);
        await host.WorkAsync(async () =>
        {
            await UseAsync(host, static context => context.Database.EnsureCreatedAsync());
            await Assert.ThrowsAnyAsync<Exception>(() => UseAsync(host, static async context =>
            {
                await context.Database.ExecuteSqlRawAsync("DELETE FROM \"Orders\"; INSERT INTO \"Orders\" VALUES (6001, '')");
                context.Orders.Add(new Order { Id = 6000 });
                await context.AddAndSaveAsync(new Order { Id = 6001 });
            }));
        });

        var faults = (await host.SegmentsAsync(ExporterVersion.V0156)).Where(static d => d.Fault).ToList();
        Assert.Equal(3, faults.Count);
        Assert.All(faults, static f => Assert.Single(f.Causes));
    }

    [JudgedFact]
    public async Task Spans_that_are_kept_because_a_request_was_slow_have_one_for_each_statement_too()
    {
        await using var host = await StartAsync(
            isInstrumented: true, new("OTEL_TRACES_SAMPLER", "always_off"), new("Observability:Traces:DetailAboveMilliseconds", "1"));
        await host.WorkAsync(() => UseAsync(host, static context => context.Database.ExecuteSqlRawAsync("SELECT pg_sleep(0.01)")));

        var spans = await host.SpansAsync();

        Assert.Single(spans, static s => s.ScopeName == "OpenTelemetry.Instrumentation.EntityFrameworkCore");
        Assert.DoesNotContain(spans, static s => s.ScopeName == "Npgsql" && s.Attributes.ContainsKey("db.query.text"));
    }

    [JudgedFact]
    public async Task A_statement_that_the_instrumentation_filters_out_keeps_the_span_of_its_driver()
    {
        var connection = await server.ConnectAsync("filtered");
        await using var host = await DatabaseHost.StartAsync(builder =>
        {
            builder.Services.AddDbContext<OrderContext>(o => o.UseNpgsql(connection));
            builder.Services.AddOpenTelemetry().WithTracing(static t => t.AddEntityFrameworkCoreInstrumentation(static o => o.Filter = static (_, _) => false));
        });
        await host.WorkAsync(() => UseAsync(host, static context => context.Database.ExecuteSqlRawAsync("SELECT 7")));

        Assert.Equal(["SELECT 7"], (await host.SegmentsAsync(ExporterVersion.V0156)).Select(static d => d.Sql?.Query).OfType<string>());
    }

    [JudgedFact]
    public async Task A_file_of_SQLite_is_one_node_named_by_the_file()
    {
        var file = Path.Combine(Path.GetTempPath(), $"stock-{Guid.NewGuid():N}.db");
        await using var host = await DatabaseHost.StartAsync(builder =>
        {
            builder.Services.AddDbContext<OrderContext>(o => o.UseSqlite($"Data Source={file};Pooling=False"));
            builder.Services.AddOpenTelemetry().WithTracing(static t => t.AddEntityFrameworkCoreInstrumentation());
        });
        await host.WorkAsync(async () =>
        {
            await UseAsync(host, static context => context.Database.EnsureCreatedAsync());
            await UseAsync(host, static context => context.AddAndSaveAsync(new Order { Id = 1 }));
            await Assert.ThrowsAsync<DbUpdateException>(() => UseAsync(host, static context => context.AddAndSaveAsync(new Order { Id = 1 })));
        });

        var documents = await host.SegmentsAsync(ExporterVersion.V0156);

        File.Delete(file);
        Assert.Equal(["shop", Path.GetFileName(file)], TraceMap.Draw(documents).Nodes);
        Assert.Single(documents, static d => d is { Fault: true, Sql: { DatabaseType: "sqlite", Query: not null } });
    }

    private static string Database(bool isInstrumented) => isInstrumented ? "instrumented" : "alone";

    private static async Task UseAsync(DatabaseHost host, Func<OrderContext, Task> work)
    {
        await using var scope = host.Services.CreateAsyncScope();
        await work(scope.ServiceProvider.GetRequiredService<OrderContext>());
    }

    private async Task<DatabaseHost> StartAsync(bool isInstrumented, params KeyValuePair<string, string?>[] settings)
    {
        var connection = await server.ConnectAsync(Database(isInstrumented));
        return await DatabaseHost.StartAsync(
            builder =>
            {
                builder.Services.AddDbContext<OrderContext>(o => o.UseNpgsql(
                    connection, static npgsql => npgsql.EnableRetryOnFailure(2, TimeSpan.FromMilliseconds(10), [UniqueViolation])));
                if (isInstrumented)
                {
                    builder.Services.AddOpenTelemetry().WithTracing(static t => t.AddEntityFrameworkCoreInstrumentation());
                }
            },
            settings);
    }
}

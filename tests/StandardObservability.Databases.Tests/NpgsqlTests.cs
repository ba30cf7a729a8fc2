using Judges;
using Judges.XRay.Segments;
using Npgsql;
using NpgsqlTypes;
using StandardObservability.Databases.Tests.Servers;
using Xunit;

namespace StandardObservability.Databases.Tests;

/// <summary>Spans of Npgsql that work succeeds with, and their segments.</summary>
public sealed class NpgsqlTests(PostgreSqlServer server)
{
    private const string Scope = "Npgsql";

    public static TheoryData<ExporterVersion> Versions => [ExporterVersion.V0117, ExporterVersion.V0156];

    [JudgedTheory]
    [MemberData(nameof(Versions))]
    public async Task Two_databases_of_a_server_are_two_nodes_however_many_statements_run(ExporterVersion version)
    {
        var (orders, stock) = (await server.ConnectAsync("orders"), await server.ConnectAsync("stock"));
        await using var host = await DatabaseHost.StartAsync();
        await host.WorkAsync(async () =>
        {
            foreach (var connection in (string[])[orders, stock, orders])
            {
                await using var source = NpgsqlDataSource.Create(connection);
                await ExecuteAsync(source, "SELECT 1");
                await ExecuteAsync(source, "SELECT $1", 2);
            }
        });

        var map = TraceMap.Draw(await host.SegmentsAsync(version));

        Assert.Equal(["orders@127.0.0.1", "shop", "stock@127.0.0.1"], map.Nodes);
        Assert.Equal(["client -> shop", "shop -> orders@127.0.0.1", "shop -> stock@127.0.0.1"], map.Edges);
    }

    [JudgedFact]
    public async Task A_statement_is_one_span_with_the_sql_block()
    {
        var connection = await server.ConnectAsync("orders");
        await using var host = await DatabaseHost.StartAsync();
        await host.WorkAsync(async () =>
        {
            await using var source = NpgsqlDataSource.Create(connection);
            await ExecuteAsync(source, "SELECT $1", 7);
        });

        var calls = (await host.SegmentsAsync(ExporterVersion.V0156)).Where(static d => d.Sql is not null).ToList();

        var address = $"postgresql://127.0.0.1:{new NpgsqlConnectionStringBuilder(connection).Port}/orders";
        Assert.Equal(
            [new XRaySql(address, "postgresql", null, "postgres"), new XRaySql(address, "postgresql", "SELECT $1", "postgres")],
            calls.Select(static c => c.Sql));
        Assert.All(calls, static c => Assert.Equal(("remote", false, false), (c.Namespace, c.Fault, c.Error)));
    }

    [JudgedFact]
    public async Task A_transaction_has_a_span_for_each_statement_and_none_for_its_commands()
        => Assert.Equal(
            ["CREATE TEMP TABLE t (id int)", "INSERT INTO t VALUES (1)"],
            await StatementsAsync(static async source =>
            {
                await using var connection = await source.OpenConnectionAsync();
                await using var transaction = await connection.BeginTransactionAsync();
                await using (var create = new NpgsqlCommand("CREATE TEMP TABLE t (id int)", connection, transaction))
                {
                    await create.ExecuteNonQueryAsync();
                }

                await using var insert = new NpgsqlCommand("INSERT INTO t VALUES (1)", connection, transaction);
                await insert.ExecuteNonQueryAsync();
                await transaction.SaveAsync("point");
                await transaction.RollbackAsync("point");
                await transaction.CommitAsync();
            }));

    [JudgedFact]
    public async Task A_batch_is_one_span()
        => Assert.Equal(
            ["SELECT 1;\nSELECT 2"],
            await StatementsAsync(static async source =>
            {
                await using var batch = source.CreateBatch();
                batch.BatchCommands.Add(new NpgsqlBatchCommand("SELECT 1"));
                batch.BatchCommands.Add(new NpgsqlBatchCommand("SELECT 2"));
                await batch.ExecuteNonQueryAsync();
            }));

    [JudgedFact]
    public async Task A_copy_is_one_span()
        => Assert.Equal(
            ["CREATE TEMP TABLE c (id int)", "COPY c (id) FROM STDIN (FORMAT BINARY)", "COPY c TO STDOUT"],
            await StatementsAsync(static async source =>
            {
                await using var connection = await source.OpenConnectionAsync();
                await using var create = new NpgsqlCommand("CREATE TEMP TABLE c (id int)", connection);
                await create.ExecuteNonQueryAsync();
                await using (var import = await connection.BeginBinaryImportAsync("COPY c (id) FROM STDIN (FORMAT BINARY)"))
                {
                    await import.StartRowAsync();
                    await import.WriteAsync(1, NpgsqlDbType.Integer);
                    await import.CompleteAsync();
                }

                using var export = await connection.BeginTextExportAsync("COPY c TO STDOUT");
                Assert.Equal("1\n", await export.ReadToEndAsync());
            }));

    [JudgedFact]
    public async Task Each_new_connection_of_a_pool_is_one_span_of_the_same_node()
    {
        var connection = await server.ConnectAsync("orders");
        await using var host = await DatabaseHost.StartAsync();
        await host.WorkAsync(async () =>
        {
            await using var source = NpgsqlDataSource.Create(connection);
            for (var i = 0; i < 3; i++)
            {
                await using var first = await source.OpenConnectionAsync();
                await using var second = await source.OpenConnectionAsync();
            }
        });

        var spans = await host.SpansAsync();

        Assert.Equal(["CONNECT orders", "CONNECT orders"], spans.Where(static s => s.ScopeName == Scope).Select(static s => s.Name));
    }

    private async Task<IReadOnlyList<string>> StatementsAsync(Func<NpgsqlDataSource, Task> work)
    {
        var connection = await server.ConnectAsync("orders");
        await using var host = await DatabaseHost.StartAsync();
        await host.WorkAsync(async () =>
        {
            await using var source = NpgsqlDataSource.Create(connection);
            await work(source);
        });
        var calls = (await host.SpansAsync()).SelectMany(static s => SegmentTranslation.Translate(s, ExporterVersion.V0156)).Where(static d => d.Sql is not null).ToList();
        Assert.All(calls, static c => Assert.Equal(("orders@127.0.0.1", false), (c.Name, c.Fault)));
        return [.. calls.Select(static c => c.Sql!.Query).OfType<string>()];
    }

    private static async Task ExecuteAsync(NpgsqlDataSource source, string text, params object[] parameters)
    {
        await using var command = source.CreateCommand(text);
        foreach (var value in parameters)
        {
            command.Parameters.Add(new() { Value = value });
        }

        await command.ExecuteNonQueryAsync();
    }
}

using Judges;
using Judges.XRay.Segments;
using Npgsql;
using StandardObservability.Databases.Tests.Servers;
using Xunit;

namespace StandardObservability.Databases.Tests;

/// <summary>Spans of Npgsql for work that fails, and their segments.</summary>
public sealed class NpgsqlFailureTests(PostgreSqlServer server)
{
    [JudgedTheory]
    [InlineData("INSERT INTO failing VALUES (1), (1)", "23505: duplicate key value violates unique constraint \"failing_pkey\"")]
    [InlineData("SELEC 1", "42601: syntax error at or near \"SELEC\"")]
    [InlineData("SELECT 1 / 0", "22012: division by zero")]
    public async Task A_statement_that_the_server_rejects_is_a_fault_of_its_database_with_the_cause(string text, string message)
    {
        var call = await FailAsync<PostgresException>(text);

        var (type, cause) = Assert.Single(call.Causes);
        Assert.Equal(("Npgsql.PostgresException", true), (type, cause.StartsWith(message, StringComparison.Ordinal)));
        Assert.Equal(text, call.Sql!.Query);
    }

    [JudgedFact]
    public async Task A_statement_that_takes_too_long_is_a_fault()
        => Assert.Equal(
            [("Npgsql.NpgsqlException", "Exception while reading from stream")],
            (await FailAsync<NpgsqlException>("SELECT pg_sleep(20)", static c => c.CommandTimeout = 1)).Causes);

    [JudgedFact]
    public async Task A_cancelled_statement_is_a_fault()
    {
        using var cancellation = new CancellationTokenSource();
        cancellation.CancelAfter(TimeSpan.FromMilliseconds(300));

        var call = await FailAsync<OperationCanceledException>("SELECT pg_sleep(20)", token: cancellation.Token);

        Assert.Equal([("System.OperationCanceledException", "Query was cancelled")], call.Causes);
    }

    /// <summary>Npgsql 10.0.3 ends the span without the error, which it reads later. When this test fails, docs/xray.md can lose a sentence.</summary>
    [JudgedFact]
    public async Task Npgsql_does_not_record_the_failure_of_a_statement_after_one_that_returned_rows()
    {
        var connection = await server.ConnectAsync("orders");
        await using var host = await DatabaseHost.StartAsync();
        await host.WorkAsync(async () =>
        {
            await using var source = NpgsqlDataSource.Create(connection);
            await using var batch = source.CreateBatch();
            batch.BatchCommands.Add(new NpgsqlBatchCommand("SELECT 1"));
            batch.BatchCommands.Add(new NpgsqlBatchCommand("SELEC 2"));
            await Assert.ThrowsAsync<PostgresException>(() => batch.ExecuteNonQueryAsync());
        });

        Assert.False(Assert.Single(await host.SegmentsAsync(ExporterVersion.V0156), static d => d.Sql?.Query is not null).Fault);
    }

    [JudgedTheory]
    [InlineData("Host=127.0.0.1;Port=1;Username=app;Database=gone", "gone@127.0.0.1", "postgresql://127.0.0.1:1/gone", "app")]
    [InlineData("Host=127.0.0.1;Port=1;Username=app", "app@127.0.0.1", "postgresql://127.0.0.1:1/app", "app")]
    [InlineData("Host=db.shop.invalid;Username=app;Database=gone", "gone@db.shop.invalid", "postgresql://db.shop.invalid:5432/gone", "app")]
    public async Task A_server_that_cannot_be_reached_is_the_node_of_its_database(string connection, string node, string address, string user)
    {
        await using var host = await DatabaseHost.StartAsync();
        await host.WorkAsync(async () =>
        {
            await using var source = NpgsqlDataSource.Create($"{connection};Password={PostgreSqlServer.Password};Timeout=5");
            await Assert.ThrowsAnyAsync<Exception>(async () => await source.OpenConnectionAsync());
        });

        var call = Assert.Single(await host.SegmentsAsync(ExporterVersion.V0117), static d => d.Sql is not null);

        Assert.Equal((node, true, new XRaySql(address, "postgresql", null, user)), (call.Name, call.Fault, call.Sql));
        Assert.NotEmpty(call.Causes);
    }

    [JudgedFact]
    public async Task A_rejected_login_is_a_fault_of_the_database_that_it_was_for()
    {
        var connection = new NpgsqlConnectionStringBuilder(await server.ConnectAsync("orders")) { Username = "locked" }.ConnectionString;
        await using var host = await DatabaseHost.StartAsync();
        await host.WorkAsync(async () =>
        {
            await using var source = NpgsqlDataSource.Create(connection);
            await Assert.ThrowsAsync<PostgresException>(async () => await source.OpenConnectionAsync());
        });

        var call = Assert.Single(await host.SegmentsAsync(ExporterVersion.V0156), static d => d.Sql is not null);

        Assert.Equal(("orders@127.0.0.1", true, "locked"), (call.Name, call.Fault, call.Sql!.User));
        Assert.Equal([("Npgsql.PostgresException", "28P01: password authentication failed for user \"locked\"")], call.Causes);
    }

    [JudgedFact]
    public async Task A_data_source_with_a_name_of_its_own_keeps_its_node_when_the_server_is_gone()
    {
        var connection = new NpgsqlConnectionStringBuilder(await server.ConnectAsync("orders"));
        await using var host = await DatabaseHost.StartAsync();
        await host.WorkAsync(async () =>
        {
            await OpenAsync(connection, succeeds: true);
            connection.Port = FreePort.Next();
            await OpenAsync(connection, succeeds: false);
        });

        var calls = (await host.SegmentsAsync(ExporterVersion.V0156)).Where(static d => d.Sql is not null);

        Assert.Equal([("orders@127.0.0.1", false), ("orders@127.0.0.1", true)], calls.Select(static c => (c.Name, c.Fault)));

        static async Task OpenAsync(NpgsqlConnectionStringBuilder connection, bool succeeds)
        {
            await using var source = new NpgsqlDataSourceBuilder(connection.ConnectionString) { Name = "orders-of-the-shop" }.Build();
            var error = await Record.ExceptionAsync(async () => await (await source.OpenConnectionAsync()).DisposeAsync());
            Assert.Equal(succeeds, error is null);
        }
    }

    /// <summary>Runs a statement that fails and returns its segment.</summary>
    private async Task<XRaySegment> FailAsync<TException>(string text, Action<NpgsqlCommand>? set = null, CancellationToken token = default)
        where TException : Exception
    {
        var connection = await server.ConnectAsync("orders");
        await using var host = await DatabaseHost.StartAsync();
        await host.WorkAsync(async () =>
        {
            await using var source = NpgsqlDataSource.Create(connection);
            await using var create = source.CreateCommand("CREATE TABLE IF NOT EXISTS failing (id int PRIMARY KEY)");
            await create.ExecuteNonQueryAsync(CancellationToken.None);
            await using var command = source.CreateCommand(text);
            set?.Invoke(command);
            await Assert.ThrowsAnyAsync<TException>(() => command.ExecuteNonQueryAsync(token));
        });

        var call = Assert.Single(await host.SegmentsAsync(ExporterVersion.V0156), static d => d.Fault);
        Assert.Equal(("orders@127.0.0.1", "remote"), (call.Name, call.Namespace));
        return call;
    }
}

using Judges;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using StandardObservability.Databases.Tests.Orders;
using StandardObservability.Databases.Tests.Servers;
using Xunit;

namespace StandardObservability.Databases.Tests;

/// <summary>Passwords, parameters and personal data of statements stay in the process, in all signals.</summary>
public sealed class SecretTests(PostgreSqlServer server)
{
    private const string Email = "anna@example.com";
    private const string Parameter = "parameter-of-a-statement";

    [JudgedTheory]
    [InlineData("otlp")]
    [InlineData("awsemf")]
    public async Task Passwords_parameters_and_personal_data_leave_in_no_signal(string metrics)
    {
        // Each of these makes Npgsql write more than by default: the password into the name of the pool, and the row into an exception.
        var connection = await server.ConnectAsync("secrets") + ";Persist Security Info=True;Include Error Detail=True";
        await using var host = await DatabaseHost.StartAsync(
            b => b.Services.AddDbContext<OrderContext>(o => o.UseNpgsql(connection)), new KeyValuePair<string, string?>("OTEL_METRICS_EXPORTER", metrics));
        await host.WorkAsync(async () =>
        {
            await using var source = NpgsqlDataSource.Create(connection);
            await ExecuteAsync(source, "CREATE TABLE IF NOT EXISTS people (email text PRIMARY KEY)");
            await ExecuteAsync(source, $"INSERT INTO people VALUES ('{Email}') ON CONFLICT DO NOTHING");
            await ExecuteAsync(source, "SELECT $1", Parameter);
            await Assert.ThrowsAsync<PostgresException>(() => ExecuteAsync(source, "INSERT INTO people VALUES ($1)", Email));
            await Assert.ThrowsAsync<PostgresException>(() => ExecuteAsync(source, $"SELEC '{Email}'"));
            await using var wrong = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connection) { Username = "locked" });
            await Assert.ThrowsAsync<PostgresException>(async () => await wrong.OpenConnectionAsync());
            await using var scope = host.Services.CreateAsyncScope();
            var context = scope.ServiceProvider.GetRequiredService<OrderContext>();
            await context.Database.EnsureCreatedAsync();
            var parameter = Parameter;
            await Assert.ThrowsAsync<PostgresException>(() => context.Orders.Where(o => o.Email == parameter).ToListAsync());
        });

        var everything = await host.EverythingAsync();

        Assert.Contains("INSERT INTO people VALUES ('REDACTED-email')", everything, StringComparison.Ordinal);
        Assert.Contains("db.client.operation", everything, StringComparison.Ordinal);
        Assert.DoesNotContain(PostgreSqlServer.Password, everything, StringComparison.Ordinal);
        Assert.DoesNotContain(Parameter, everything, StringComparison.Ordinal);
        Assert.DoesNotContain("anna", everything, StringComparison.Ordinal);
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

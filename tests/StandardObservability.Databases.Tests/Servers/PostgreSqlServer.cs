using System.Diagnostics;
using System.Text;
using Judges;
using Npgsql;
using Xunit;

namespace StandardObservability.Databases.Tests.Servers;

/// <summary>One real PostgreSQL server for all tests, of Debian's package. It starts for the first test that needs it.</summary>
public sealed class PostgreSqlServer : IAsyncLifetime
{
    /// <summary>A password that no signal may contain.</summary>
    public const string Password = "tr0ub4dor-and-3";

    private readonly StringBuilder _output = new();
    private readonly Lazy<Task<int>> _port;
    private Process? _process;

    public PostgreSqlServer() => _port = new(StartAsync);

    public static string Host => "127.0.0.1";

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>A connection string for a database, which is created when it does not exist.</summary>
    /// <exception cref="JudgeUnavailableException">PostgreSQL is not installed.</exception>
    public async Task<string> ConnectAsync(string database)
    {
        var connection = new NpgsqlConnectionStringBuilder
        {
            Host = Host,
            Port = await _port.Value,
            Username = "postgres",
            Password = Password,
            Database = "postgres",
            Pooling = false,
        };
        await using (var server = NpgsqlDataSource.Create(connection))
        {
            await using var found = server.CreateCommand("SELECT 1 FROM pg_database WHERE datname = $1");
            found.Parameters.Add(new() { Value = database });
            if (await found.ExecuteScalarAsync() is null)
            {
                await using var create = server.CreateCommand($"CREATE DATABASE \"{database}\"");
                await create.ExecuteNonQueryAsync();
            }
        }

        (connection.Database, connection.Pooling) = (database, true);
        return connection.ConnectionString;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is null)
        {
            return;
        }

        _process.StandardInput.Close();
        await _process.WaitForExitAsync().WaitAsync(Poll.DefaultTimeout);
        _process.Dispose();
    }

    private static string FindPrograms()
        => (Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql") : [])
            .Select(static version => Path.Combine(version, "bin"))
            .Where(static bin => File.Exists(Path.Combine(bin, "postgres")))
            .Order(StringComparer.Ordinal)
            .LastOrDefault()
            ?? throw new JudgeUnavailableException(
                "PostgreSQL is not installed, so statements cannot run on a real server. Install Debian's package postgresql, or run ./build.sh setup.");

    private async Task<int> StartAsync()
    {
        var (programs, port) = (FindPrograms(), FreePort.Next());
        var folder = Path.Combine(Path.GetTempPath(), $"postgres-{Guid.NewGuid():N}");
        var script = Path.Combine(AppContext.BaseDirectory, "Servers", "postgres.sh");
        _process = Process.Start(new ProcessStartInfo("/bin/sh", [script, programs, folder, $"{port}"])
        {
            RedirectStandardInput = true,
            RedirectStandardError = true,
        })!;
        _process.ErrorDataReceived += (_, line) => _output.AppendLine(line.Data);
        _process.BeginErrorReadLine();
        await Poll.UntilAsync(() => AcceptsAsync(port), Poll.DefaultTimeout, () => $"a PostgreSQL server. Its output: {_output}");
        return port;
    }

    private async Task<bool> AcceptsAsync(int port)
    {
        if (_process!.HasExited)
        {
            throw new InvalidOperationException($"The PostgreSQL server ended: {_output}");
        }

        try
        {
            await using var connection = new NpgsqlConnection($"Host={Host};Port={port};Username=postgres;Database=postgres;Pooling=false");
            await connection.OpenAsync();
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }
}

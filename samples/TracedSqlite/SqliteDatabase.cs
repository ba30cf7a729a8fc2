using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace TracedSqlite;

/// <summary>One SQLite file. Each statement is exactly one span; <see cref="CreateAsync"/> and <see cref="PeekAsync"/> are silent.</summary>
/// <param name="path">The database file; it is created when it is missing, its folder is not.</param>
/// <param name="sourceName">The name of the spans' source: the application's own, which is exported by default.</param>
public sealed class SqliteDatabase(string path, string sourceName) : IDisposable
{
    private readonly string _connectionString = new SqliteConnectionStringBuilder { DataSource = path }.ToString();
    private readonly string _fileName = Path.GetFileName(path);
    private readonly ActivitySource _source = new(sourceName);

    /// <summary>Creates what is missing. No span: it happens once, before there is a request to explain.</summary>
    public async Task CreateAsync(string schema, CancellationToken cancellationToken = default)
    {
        await using var connection = await OpenAsync(cancellationToken);
        // Write-ahead logging lets readers go on while one sender writes. The file remembers it.
        await using var command = CreateCommand(connection, $"PRAGMA journal_mode = WAL; {schema}", []);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Whether a query has a row. No span: it is for what a timer or a health probe asks, where "no" is no news.</summary>
    public async Task<bool> PeekAsync(string query, CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
        await using var command = CreateCommand(connection, query, []);
        return await command.ExecuteScalarAsync(cancellationToken) is not null;
    }

    /// <summary>Runs a statement and returns how many rows it changed.</summary>
    public Task<int> ExecuteAsync(SqlStatement statement, IReadOnlyList<SqliteParameter> parameters, CancellationToken cancellationToken)
        => TraceAsync(statement, parameters, command => command.ExecuteNonQueryAsync(cancellationToken), cancellationToken);

    /// <summary>Runs a statement and returns its rows.</summary>
    public Task<IReadOnlyList<T>> QueryAsync<T>(
        SqlStatement statement, IReadOnlyList<SqliteParameter> parameters, Func<SqliteDataReader, T> read, CancellationToken cancellationToken)
        => TraceAsync(statement, parameters, command => ReadAsync(command, read, cancellationToken), cancellationToken);

    /// <summary>Also closes the pooled connections, so that the file can be deleted.</summary>
    public void Dispose()
    {
        using var connection = new SqliteConnection(_connectionString);
        SqliteConnection.ClearPool(connection);
        _source.Dispose();
    }

    private async Task<T> TraceAsync<T>(
        SqlStatement statement, IReadOnlyList<SqliteParameter> parameters, Func<SqliteCommand, Task<T>> run, CancellationToken cancellationToken)
    {
        using var span = StatementSpan.Start(_source, statement, _fileName);
        try
        {
            await using var connection = await OpenAsync(cancellationToken);
            await using var command = CreateCommand(connection, statement.Text, parameters);
            return await run(command);
        }
        catch (Exception exception)
        {
            StatementSpan.Fail(span, exception);
            throw;
        }
    }

    private async Task<SqliteConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(_connectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            // One writer at a time is SQLite's rule; the next one waits its turn in SQLite, not in the driver's 150 ms steps.
            await using var command = CreateCommand(connection, "PRAGMA busy_timeout = 5000; PRAGMA synchronous = NORMAL;", []);
            await command.ExecuteNonQueryAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    [SuppressMessage("Security", "CA2100", Justification = "The text comes from constants of the stores; values travel as parameters.")]
    private static SqliteCommand CreateCommand(SqliteConnection connection, string text, IReadOnlyList<SqliteParameter> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = text;
        command.Parameters.AddRange(parameters);
        return command;
    }

    private static async Task<IReadOnlyList<T>> ReadAsync<T>(SqliteCommand command, Func<SqliteDataReader, T> read, CancellationToken cancellationToken)
    {
        var rows = new List<T>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(read(reader));
        }

        return rows;
    }
}

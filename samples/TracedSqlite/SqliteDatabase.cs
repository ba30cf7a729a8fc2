using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace TracedSqlite;

/// <summary>An SQLite database file. Each statement creates one span, except those of <see cref="CreateAsync"/>, <see cref="PeekAsync"/> and <see cref="ListAsync"/>.</summary>
/// <param name="path">The database file. It is created if it is missing, its folder is not.</param>
/// <param name="sourceName">The name of the activity source. The source with the application's name is exported by default.</param>
public sealed class SqliteDatabase(string path, string sourceName) : IDisposable
{
    private readonly string _connectionString = new SqliteConnectionStringBuilder { DataSource = path }.ToString();
    private readonly string _fileName = Path.GetFileName(path);
    private readonly ActivitySource _source = new(sourceName);

    /// <summary>Creates missing tables. Creates no span, because it happens once before the first request.</summary>
    public async Task CreateAsync(string schema, CancellationToken cancellationToken = default)
    {
        await using var connection = await OpenAsync(cancellationToken);
        // Write-ahead logging lets readers continue while one client writes. The setting is stored in the file.
        await using var command = CreateCommand(connection, $"PRAGMA journal_mode = WAL; {schema}", []);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Whether a query returns a row. Creates no span, because timers and health checks call it often.</summary>
    public async Task<bool> PeekAsync(string query, CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
        await using var command = CreateCommand(connection, query, []);
        return await command.ExecuteScalarAsync(cancellationToken) is not null;
    }

    /// <summary>The rows of a query. Creates no span, because metrics read them.</summary>
    public async Task<IReadOnlyList<T>> ListAsync<T>(string query, Func<SqliteDataReader, T> read, CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
        await using var command = CreateCommand(connection, query, []);
        return await ReadAsync(command, read, cancellationToken);
    }

    /// <summary>Runs a statement and returns how many rows it changed.</summary>
    public Task<int> ExecuteAsync(SqlStatement statement, IReadOnlyList<SqliteParameter> parameters, CancellationToken cancellationToken)
        => TraceAsync(statement, parameters, command => command.ExecuteNonQueryAsync(cancellationToken), cancellationToken);

    /// <summary>Runs a statement and returns its rows.</summary>
    public Task<IReadOnlyList<T>> QueryAsync<T>(
        SqlStatement statement, IReadOnlyList<SqliteParameter> parameters, Func<SqliteDataReader, T> read, CancellationToken cancellationToken)
        => TraceAsync(statement, parameters, command => ReadAsync(command, read, cancellationToken), cancellationToken);

    /// <summary>Closes the pooled connections too, so that the file can be deleted.</summary>
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
            // SQLite allows one writer at a time. The next writer waits in SQLite, not in the driver with its steps of 150 ms.
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

    [SuppressMessage("Security", "CA2100", Justification = "The text consists of constants; values are parameters.")]
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

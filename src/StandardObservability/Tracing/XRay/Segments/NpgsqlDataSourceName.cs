using System.Data.Common;
using System.Globalization;

namespace StandardObservability.Tracing.XRay.Segments;

/// <summary>Server, database and user in the name of an Npgsql data source, which is by default the connection string without the password.</summary>
/// <remarks>The span of a connection that cannot be opened has no other attribute with its server and database.</remarks>
internal sealed record NpgsqlDataSourceName(string? Host, int Port, string? Database, string? User)
{
    private const int DefaultPort = 5432;

    private static readonly NpgsqlDataSourceName Unknown = new(null, 0, null, null);

    public static NpgsqlDataSourceName Parse(string? name)
    {
        if (name is null || !name.Contains('=', StringComparison.Ordinal))
        {
            return Unknown;
        }

        try
        {
            var values = new DbConnectionStringBuilder { ConnectionString = name };
            var user = Find(values, "Username");
            var port = int.TryParse(Find(values, "Port"), CultureInfo.InvariantCulture, out var number) ? number : DefaultPort;
            return new(Find(values, "Host"), port, Find(values, "Database") ?? user, user);
        }
        catch (ArgumentException)
        {
            // The application has named the data source.
            return Unknown;
        }
    }

    private static string? Find(DbConnectionStringBuilder values, string key)
        => values.TryGetValue(key, out var value) && value is string { Length: > 0 } text ? text : null;
}

using System.Globalization;

namespace StandardObservability.Tracing.XRay.Segments.Names;

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

        if (ConnectionString.Parse(name) is not { } values)
        {
            // The application has named the data source.
            return Unknown;
        }

        var user = values.GetValueOrDefault("Username");
        var port = int.TryParse(values.GetValueOrDefault("Port"), CultureInfo.InvariantCulture, out var number) ? number : DefaultPort;
        return new(values.GetValueOrDefault("Host"), port, values.GetValueOrDefault("Database") ?? user, user);
    }
}

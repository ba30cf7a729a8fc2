namespace StandardObservability.Conventions.Tracing.Calls;

/// <summary>Attributes of database client spans.</summary>
/// <remarks>Source: OpenTelemetry semantic conventions 1.40, database.</remarks>
internal static class DatabaseAttributeNames
{
    /// <summary>Database system, for example <c>postgresql</c> or <c>microsoft.sql_server</c>.</summary>
    public const string SystemName = "db.system.name";

    /// <summary>Name of the database.</summary>
    public const string Namespace = "db.namespace";

    /// <summary>Text of the query.</summary>
    public const string QueryText = "db.query.text";

    /// <summary>Code of the database for a failure, for example <c>23505</c>.</summary>
    public const string ResponseStatusCode = "db.response.status_code";

    /// <summary>Npgsql's own attribute: the name of the data source, by default its connection string without the password.</summary>
    public const string NpgsqlDataSource = "db.npgsql.data_source";
}

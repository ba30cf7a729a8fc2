using System.Diagnostics;
using StandardObservability.Conventions.Tracing;

namespace StandardObservability.Tracing.XRay.Segments;

/// <summary>
/// Adds to a database span what gives it one node for each database and the block <c>sql</c>: the former names of attributes that OpenTelemetry
/// has renamed since.
/// </summary>
internal static class DatabaseSegment
{
    public static void Describe(Activity span, in RemoteCall call, RemoteNames names)
    {
        var node = names.Databases.Find(span, in call);

        // Instrumentations set the server as the peer, which merges all of its databases. Another name is the application's.
        if (call.PeerService is null || call.PeerService == call.Host)
        {
            span.AddTag(XRayAttributeNames.RemoteService, node.Name);
        }

        Add(span, in call, FormerDatabaseAttributes.System, XRayAttributeNames.DbSystem, FormerSystem(call.DatabaseSystem!));
        Add(span, in call, FormerDatabaseAttributes.Name, XRayAttributeNames.DbName, node.Database);
        Add(span, in call, FormerDatabaseAttributes.Statement, XRayAttributeNames.DbStatement, call.Query);
        Add(span, in call, FormerDatabaseAttributes.ConnectionString, XRayAttributeNames.DbConnectionString, node.Address);
        Add(span, in call, FormerDatabaseAttributes.User, XRayAttributeNames.DbUser, node.User);
    }

    /// <remarks>Source: OpenTelemetry, "Migration guide: database semantic conventions", values of <c>db.system.name</c>.</remarks>
    private static string FormerSystem(string system) => system switch
    {
        "microsoft.sql_server" => "mssql",
        "oracle.db" => "oracle",
        "ibm.db2" => "db2",
        _ => system,
    };

    private static void Add(Activity span, in RemoteCall call, FormerDatabaseAttributes attribute, string name, string? value)
    {
        if (value is not null && (call.Former & attribute) == 0)
        {
            span.AddTag(name, value);
        }
    }
}

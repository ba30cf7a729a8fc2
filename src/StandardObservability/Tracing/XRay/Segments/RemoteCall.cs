using System.Diagnostics;
using System.Globalization;
using StandardObservability.Conventions;
using StandardObservability.Conventions.Tracing;
using StandardObservability.Conventions.Tracing.Calls;

namespace StandardObservability.Tracing.XRay.Segments;

/// <summary>The attributes of a client, producer or consumer span that identify what it calls, read in one pass.</summary>
internal struct RemoteCall
{
    private const string SqliteSystem = "sqlite";

    /// <summary>Name for the node, from the application or another library.</summary>
    public string? RemoteService { get; private set; }

    /// <summary>Name of the called service, from the application or an instrumentation.</summary>
    public string? PeerService { get; private set; }

    /// <summary>Host name of the server.</summary>
    public string? Host { get; private set; }

    /// <summary>Port of the server; 0 when it is not known.</summary>
    public int Port { get; private set; }

    /// <summary>Whether AWS's SDK makes the call. The exporter names it by its AWS service.</summary>
    public bool IsAwsSdk { get; private set; }

    /// <summary>Database system, by its current or former name.</summary>
    public string? DatabaseSystem { get; private set; }

    /// <summary>Name of the database.</summary>
    public string? Database { get; private set; }

    /// <summary>Text of the query.</summary>
    public string? Query { get; private set; }

    /// <summary>Name of Npgsql's data source.</summary>
    public string? DataSource { get; private set; }

    /// <summary>Which of the former attributes of databases are present.</summary>
    public FormerDatabaseAttributes Former { get; private set; }

    /// <summary>Messaging system, for example <c>aws_sqs</c>.</summary>
    public string? MessagingSystem { get; private set; }

    /// <summary>Name of the queue or topic.</summary>
    public string? Destination { get; private set; }

    public static RemoteCall Read(Activity span)
    {
        var call = default(RemoteCall);
        foreach (ref readonly var tag in span.EnumerateTagObjects())
        {
            if (tag.Value is string text)
            {
                call.ReadText(tag.Key, text);
            }
            else if (tag.Key == AttributeNames.ServerPort && tag.Value is IConvertible port)
            {
                call.Port = PortOf(port);
            }
        }

        if (span.Source.Name == InstrumentationSourceNames.EntityFrameworkCore)
        {
            call.ReadEntityFrameworkServer();
        }

        return call;
    }

    /// <summary>The instrumentation of Entity Framework Core writes the server, or the file of SQLite, as the peer.</summary>
    private void ReadEntityFrameworkServer()
    {
        Host ??= PeerService;
        PeerService = null;
        if (DatabaseSystem == SqliteSystem && Host is { Length: > 0 } file)
        {
            (Database, Host) = (Path.GetFileName(file.Split('?')[0]), null);
        }
    }

    private void ReadText(string key, string value)
    {
        switch (key)
        {
            case AttributeNames.ServerAddress: Host = value; break;
            case XRayAttributeNames.RemoteService: RemoteService = value; break;
            case XRayAttributeNames.PeerService: PeerService = value; break;
            case XRayAttributeNames.RpcSystem: IsAwsSdk = value == XRayAttributeNames.AwsApi; break;
            case AttributeNames.MessagingSystem: MessagingSystem = value; break;
            case AttributeNames.MessagingDestinationName: Destination = value; break;
            case DatabaseAttributeNames.SystemName: DatabaseSystem = value; break;
            case DatabaseAttributeNames.Namespace: Database = value; break;
            case DatabaseAttributeNames.QueryText: Query = value; break;
            case DatabaseAttributeNames.NpgsqlDataSource: DataSource = value; break;
            default: ReadFormer(key, value); break;
        }
    }

    private void ReadFormer(string key, string value)
    {
        switch (key)
        {
            case XRayAttributeNames.DbSystem: (DatabaseSystem, Former) = (DatabaseSystem ?? value, Former | FormerDatabaseAttributes.System); break;
            case XRayAttributeNames.DbName: (Database, Former) = (Database ?? value, Former | FormerDatabaseAttributes.Name); break;
            case XRayAttributeNames.DbStatement: Former |= FormerDatabaseAttributes.Statement; break;
            case XRayAttributeNames.DbUser: Former |= FormerDatabaseAttributes.User; break;
            case XRayAttributeNames.DbConnectionString: Former |= FormerDatabaseAttributes.ConnectionString; break;
        }
    }

    /// <summary>An application may have set any type and any number.</summary>
    private static int PortOf(IConvertible port)
    {
        try
        {
            return port.ToInt32(CultureInfo.InvariantCulture) is > 0 and <= ushort.MaxValue and var number ? number : 0;
        }
        catch (Exception)
        {
            return 0;
        }
    }
}

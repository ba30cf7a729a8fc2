namespace TracedSqlite;

/// <summary>Attribute names of OpenTelemetry's stable conventions for database client spans.</summary>
internal static class AttributeNames
{
    public const string DbSystemName = "db.system.name";
    public const string DbNamespace = "db.namespace";
    public const string DbOperationName = "db.operation.name";
    public const string DbCollectionName = "db.collection.name";
    public const string DbQueryText = "db.query.text";
    public const string DbResponseStatusCode = "db.response.status_code";
    public const string ErrorType = "error.type";
}

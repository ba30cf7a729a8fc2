using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace TracedSqlite;

/// <summary>The client span of one SQL statement: the statement, the database file and the error.</summary>
internal static class StatementSpan
{
    public static Activity? Start(ActivitySource source, SqlStatement statement, string fileName)
        => source.StartActivity($"{statement.Operation} {statement.Collection}", ActivityKind.Client)
            ?.SetTag(AttributeNames.DbSystemName, "sqlite")
            .SetTag(AttributeNames.DbNamespace, fileName)
            .SetTag(AttributeNames.DbOperationName, statement.Operation)
            .SetTag(AttributeNames.DbCollectionName, statement.Collection)
            .SetTag(AttributeNames.DbQueryText, statement.Text);

    public static void Fail(Activity? span, Exception exception)
    {
        if (span is null)
        {
            return;
        }

        if (exception is SqliteException failure)
            span.SetTag(AttributeNames.DbResponseStatusCode, failure.SqliteErrorCode.ToString(CultureInfo.InvariantCulture));
        span.SetTag(AttributeNames.ErrorType, exception.GetType().FullName);
        span.SetStatus(ActivityStatusCode.Error, exception.Message);
    }
}

using System.Collections;
using Amazon.Runtime;

namespace StandardObservability.Aws.Parameters;

/// <summary>Makes values of span attributes of values of the SDK.</summary>
internal static class ParameterValue
{
    private static readonly string[] TransactionTablePaths =
        ["Get.TableName", "Put.TableName", "Update.TableName", "Delete.TableName", "ConditionCheck.TableName"];

    /// <summary>Texts, numbers and constants of the SDK. Everything else may contain payload and is left out.</summary>
    public static object? Plain(object value) => value switch
    {
        string { Length: > 0 } or int or long or bool => value,
        ConstantClass constant => constant.Value,
        _ => null,
    };

    /// <summary>A text as an array with one item.</summary>
    public static object? Array(object value) => Plain(value)?.ToString() is { } text ? new[] { text } : null;

    /// <summary>Name of a table, which a request may name by its ARN.</summary>
    public static object? Table(object value) => value is string { Length: > 0 } text ? new[] { TableName(text) } : null;

    /// <summary>Names of the tables of a transaction, each once. Its items are not read.</summary>
    public static object? TransactionTables(object value)
        => value is IEnumerable items
            && items.Cast<object>().SelectMany(TablesOf).Distinct(StringComparer.Ordinal).ToArray() is { Length: > 0 } names
                ? names
                : null;

    /// <summary>Names of the tables that are the keys of a map.</summary>
    public static object? TableKeys(object value)
        => value is IDictionary { Count: > 0 } map ? map.Keys.Cast<string>().Select(TableName).ToArray() : null;

    /// <summary>Name of a queue or topic: the last part of its URL or ARN.</summary>
    public static object? Destination(object value) => value is string { Length: > 0 } text ? AfterLast(AfterLast(text.TrimEnd('/'), "/"), ":") : null;

    /// <summary>Name of a stream, from its ARN or that of one of its consumers.</summary>
    public static object? Stream(object value) => value is string { Length: > 0 } text ? AfterLast(text, ":stream/").Split('/')[0] : null;

    /// <summary>ARN of the state machine, from the ARN of one of its executions or map runs.</summary>
    public static object? StateMachine(object value)
        => value is string text && text.Split(':') is [_, _, _, _, _, "execution" or "express" or "mapRun", var machine, _, ..] parts
            ? $"{string.Join(':', parts[..5])}:stateMachine:{machine.Split('/')[0]}"
            : null;

    /// <summary>Name of a function, which a request may name by its ARN and with a version.</summary>
    public static object? Function(object value) => value is string { Length: > 0 } text ? AfterLast(text, "function:").Split(':')[0] : null;

    /// <summary>The ARN of a topic; that of an endpoint, which names a device, is left out.</summary>
    public static object? Topic(object value) => value is string { Length: > 0 } text && !text.Contains('/', StringComparison.Ordinal) ? text : null;

    /// <summary>Name of a topic, from its ARN.</summary>
    public static object? TopicName(object value) => Topic(value) is { } topic ? Destination(topic) : null;

    /// <summary>An ARN; a name is left out.</summary>
    public static object? Arn(object value) => value is string text && text.StartsWith("arn:", StringComparison.Ordinal) ? text : null;

    /// <summary>Number of items.</summary>
    public static object? Count(object value) => value is ICollection { Count: > 0 } items ? items.Count : null;

    private static IEnumerable<string> TablesOf(object action)
        => TransactionTablePaths
            .Select(path => SdkModel.Read(action, path) is { } table && Table(table) is string[] names ? names[0] : null)
            .OfType<string>();

    private static string TableName(string text) => AfterLast(text, ":table/").Split('/')[0];

    private static string AfterLast(string text, string separator)
        => text.LastIndexOf(separator, StringComparison.Ordinal) is >= 0 and var index ? text[(index + separator.Length)..] : text;
}

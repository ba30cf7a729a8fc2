using System.Collections;
using Amazon.Runtime;

namespace StandardObservability.Aws.Parameters;

/// <summary>Makes values of span attributes of values of the SDK.</summary>
internal static class ParameterValue
{
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
    public static object? Table(object value) => value is string { Length: > 0 } text ? new[] { AfterLast(text, ":table/").Split('/')[0] } : null;

    /// <summary>The keys of a map.</summary>
    public static object? Keys(object value)
        => value is IDictionary { Count: > 0 } map ? map.Keys.Cast<object>().Select(static k => k.ToString()!).ToArray() : null;

    /// <summary>Name of a queue or topic: the last part of its URL or ARN.</summary>
    public static object? Destination(object value) => value is string { Length: > 0 } text ? AfterLast(AfterLast(text.TrimEnd('/'), "/"), ":") : null;

    /// <summary>Name of a function, which a request may name by its ARN and with a version.</summary>
    public static object? Function(object value) => value is string { Length: > 0 } text ? AfterLast(text, "function:").Split(':')[0] : null;

    /// <summary>An ARN; a name is left out.</summary>
    public static object? Arn(object value) => value is string text && text.StartsWith("arn:", StringComparison.Ordinal) ? text : null;

    /// <summary>Number of items.</summary>
    public static object? Count(object value) => value is ICollection { Count: > 0 } items ? items.Count : null;

    private static string AfterLast(string text, string separator)
        => text.LastIndexOf(separator, StringComparison.Ordinal) is >= 0 and var index ? text[(index + separator.Length)..] : text;
}

using System.Collections;

namespace StandardObservability.Logging.Properties;

/// <summary>Recognizes values that can be rendered without running code of the application, which could log.</summary>
internal static class PlainValues
{
    private const int MaxItems = 64;
    private const int MaxDepth = 3;

    /// <summary>The value, or the name of its type when rendering it may run code of the application.</summary>
    public static object? KeepOrName(object? value) => IsPlain(value, depth: 0) ? value : value!.GetType().Name;

    private static bool IsPlain(object? value, int depth) => value switch
    {
        null or string or Uri or Version or Type or Enum => true,
        ICollection items => depth < MaxDepth && IsRuntimeType(value) && items.Count <= MaxItems && items.Cast<object?>().All(i => IsPlain(i, depth + 1)),
        KeyValuePair<string, object?> pair => IsPlain(pair.Value, depth + 1),
        DictionaryEntry pair => IsPlain(pair.Key, depth + 1) && IsPlain(pair.Value, depth + 1),
        IFormattable => value.GetType().IsValueType && IsRuntimeType(value),
        _ => value.GetType().IsPrimitive,
    };

    private static bool IsRuntimeType(object value) => value.GetType() is var type && (type.IsArray || type.Assembly == typeof(object).Assembly);
}

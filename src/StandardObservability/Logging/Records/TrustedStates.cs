using StandardObservability.Logging.Properties;

namespace StandardObservability.Logging.Records;

/// <summary>Recognizes states and scopes that OpenTelemetry may read unchanged, so that most calls need no copy.</summary>
internal static class TrustedStates
{
    /// <summary>A copy is smaller than the values that a generated state boxes each time it is read.</summary>
    private const string FormattedLogValues = "Microsoft.Extensions.Logging.FormattedLogValues";

    /// <summary>Whether a state may be exported unchanged: reading it cannot throw, its names differ, and no value is a lazy sequence.</summary>
    public static bool Accepts(object? state, RecordCall call)
        => state is IReadOnlyList<KeyValuePair<string, object?>> list
        && (state is KeyValuePair<string, object?>[] or List<KeyValuePair<string, object?>> || IsFormattedLogValues(state))
        && Accepts(list, call, hasTemplate: true);

    /// <inheritdoc cref="Accepts(object, RecordCall)"/>
    public static bool AcceptsScope(object? scope, RecordCall call)
        => scope is IReadOnlyList<KeyValuePair<string, object?>> list
        && (IsFormattedLogValues(scope) || IsHostScope(scope.GetType()))
        && Accepts(list, call, hasTemplate: false);

    private static bool IsFormattedLogValues(object state) => state.GetType().FullName == FormattedLogValues;

    private static bool IsHostScope(Type type) => type is { Namespace: { } name } && name.StartsWith("Microsoft.AspNetCore.", StringComparison.Ordinal);

    private static bool Accepts(IReadOnlyList<KeyValuePair<string, object?>> list, RecordCall call, bool hasTemplate)
    {
        try
        {
            var last = list.Count - 1;
            for (var i = 0; i <= last; i++)
            {
                var (name, value) = list[i];
                if (name == PropertyName.OriginalFormat ? hasTemplate && (i != last || value is not string) : !call.Accepts(name, value))
                {
                    return false;
                }
            }

            return true;
        }
        catch (Exception)
        {
            // A call with fewer arguments than placeholders.
            return false;
        }
    }
}

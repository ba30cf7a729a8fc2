namespace StandardObservability.SdkInternals.Logs;

/// <summary>Recognizes the scope in which .NET's logger factory passes the ids of the current activity to log providers.</summary>
/// <remarks>The type is private to Microsoft.Extensions.Logging, so it is recognized by its name.</remarks>
internal static class ActivityLogScope
{
    private const string TypeName = "Microsoft.Extensions.Logging.LoggerFactoryScopeProvider+ActivityLogScope";

    /// <summary>The type, and another one that was compared, once they are found: comparing names costs more, above all in native programs.</summary>
    private static Type? _type;
    private static Type? _other;

    public static bool Matches(object? scope)
    {
        var type = scope?.GetType();
        return type is not null && !ReferenceEquals(type, _other) && (ReferenceEquals(type, _type) || HasName(type));
    }

    private static bool HasName(Type type)
    {
        if (type.FullName != TypeName)
        {
            // A reference would keep the assembly of a collectible type loaded.
            _other = type.IsCollectible ? _other : type;
            return false;
        }

        _type = type;
        return true;
    }
}

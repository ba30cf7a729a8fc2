namespace StandardObservability.SdkInternals.Logs;

/// <summary>Recognizes the scope in which .NET's logger factory passes the ids of the current activity to log providers.</summary>
/// <remarks>The type is private to Microsoft.Extensions.Logging, so it is recognized by its name.</remarks>
internal static class ActivityLogScope
{
    private const string TypeName = "Microsoft.Extensions.Logging.LoggerFactoryScopeProvider+ActivityLogScope";

    public static bool Matches(object? scope) => scope?.GetType().FullName == TypeName;
}

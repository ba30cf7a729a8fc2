namespace StandardObservability.SdkInternals.Logs;

/// <summary>Recognizes scopes that .NET opens and whose content a line has already or does not need.</summary>
internal static class RepeatingScopes
{
    /// <summary>Passes the ids of the current activity to log providers.</summary>
    private static readonly ScopeType Activity = new("Microsoft.Extensions.Logging.LoggerFactoryScopeProvider+ActivityLogScope");

    /// <summary>
    /// The number that Kestrel gives to a connection. It means nothing outside of the process; Kestrel's own events about connections have it as
    /// a property.
    /// </summary>
    private static readonly ScopeType Connection = new("Microsoft.AspNetCore.Server.Kestrel.Core.Internal.ConnectionLogScope");

    public static bool Contain(object? scope) => Connection.Matches(scope) || Activity.Matches(scope);
}

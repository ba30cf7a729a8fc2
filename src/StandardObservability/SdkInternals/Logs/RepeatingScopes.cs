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

    /// <summary>Recognizes a scope of a private type by the name of the type.</summary>
    /// <param name="name">Full name of the type.</param>
    private sealed class ScopeType(string name)
    {
        /// <summary>The type, and another one that was compared, once they are found: comparing names costs more, above all in native programs.</summary>
        private Type? _type;
        private Type? _other;

        public bool Matches(object? scope)
        {
            var type = scope?.GetType();
            return type is not null && !ReferenceEquals(type, _other) && (ReferenceEquals(type, _type) || HasName(type));
        }

        private bool HasName(Type type)
        {
            if (type.FullName != name)
            {
                // A reference would keep the assembly of a collectible type loaded.
                _other = type.IsCollectible ? _other : type;
                return false;
            }

            _type = type;
            return true;
        }
    }
}

namespace StandardObservability.SdkInternals.Logs;

/// <summary>Recognizes a scope of a private type by the name of the type.</summary>
/// <param name="name">Full name of the type.</param>
internal sealed class ScopeType(string name)
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

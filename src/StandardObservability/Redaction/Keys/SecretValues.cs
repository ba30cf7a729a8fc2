using StandardObservability.Text;

namespace StandardObservability.Redaction.Keys;

/// <summary>Decides whether a value of any type is secret because of its key.</summary>
internal static class SecretValues
{
    /// <summary>Whether a value is secret because of its key.</summary>
    /// <param name="secrecy">Which values of the key are secret.</param>
    /// <param name="value">The value.</param>
    /// <param name="isInUrl">Whether it is a parameter of a URL or of a form.</param>
    public static bool IsSecret(KeySecrecy secrecy, object? value, bool isInUrl = false) => value switch
    {
        null or bool or string { Length: 0 } => false,
        _ when secrecy == KeySecrecy.None => false,
        string text => AmbiguousValue.IsSecret(secrecy, text, isInUrl),
        _ when secrecy == KeySecrecy.Always => true,
        int or long or short or uint or ulong or decimal when secrecy != KeySecrecy.Passphrase
            => AmbiguousValue.IsSecret(secrecy, ValueText.Render(value), isInUrl),
        Guid => AmbiguousValue.IsSecret(secrecy, ValueText.Render(value), isInUrl),
        _ => false,
    };
}

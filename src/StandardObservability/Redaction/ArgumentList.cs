using StandardObservability.Redaction.Keys;

namespace StandardObservability.Redaction;

/// <summary>A list of command-line arguments, where an option and its value are two items: <c>["--password", "…"]</c>.</summary>
internal static class ArgumentList
{
    /// <summary>Whether an item is the secret value of the option before it.</summary>
    /// <param name="policy">Decides which options are secret.</param>
    /// <param name="before">The item before, or <see langword="null"/>.</param>
    /// <param name="item">The item.</param>
    public static bool IsSecret(RedactionPolicy policy, object? before, object? item)
        => before is string option
            && option.StartsWith('-')
            && !option.AsSpan().ContainsAny(" =:")
            && item is string value
            && !value.StartsWith('-')
            && SecretValues.IsSecret(policy.FindSecrecy(option.AsSpan().TrimStart('-')), value);
}

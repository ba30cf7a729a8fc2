namespace StandardObservability.Redaction.Keys;

/// <summary>An option and its value that are two items of a list of command-line arguments: <c>["--password", "…"]</c>.</summary>
internal static class ArgumentOption
{
    /// <summary>Reads the name of an option and its value from two neighbouring items.</summary>
    public static bool TryRead(object? before, object? item, out ReadOnlySpan<char> name, out string value)
    {
        name = default;
        value = item as string ?? string.Empty;
        if (before is not string option || !option.StartsWith('-') || option.AsSpan().ContainsAny(" =:") || item is not string || value.StartsWith('-'))
        {
            return false;
        }

        name = option.AsSpan().TrimStart('-');
        return true;
    }
}

namespace StandardObservability.Tool;

/// <summary>Counts in sentences.</summary>
internal static class Plural
{
    /// <summary>The count and the noun, with an s unless the count is 1.</summary>
    public static string Of(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";
}

namespace StandardObservability.Logging.Detail;

/// <summary>The names that filter rules have for the provider of the lines on standard output.</summary>
internal static class StandardOutputProviderName
{
    /// <summary>The name in the section <c>Logging</c>.</summary>
    public const string Alias = "StandardObservability";

    public const string Type = "StandardObservability.Logging.StandardOutputLoggerProvider";

    public static bool Selects(string? provider) => provider is Alias or Type;
}

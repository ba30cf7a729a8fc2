using Microsoft.Extensions.Logging;

namespace StandardObservability.SdkInternals.Logs;

/// <summary>The names by which filter rules select .NET's console logger provider.</summary>
/// <remarks>They are written here because this package does not reference Microsoft.Extensions.Logging.Console.</remarks>
internal static class ConsoleLoggerProviderName
{
    /// <summary>Full name of the provider's type, which takes precedence over the alias.</summary>
    public const string Type = "Microsoft.Extensions.Logging.Console.ConsoleLoggerProvider";

    private const string Alias = "Console";

    public static bool IsSelectedBy(LoggerFilterRule rule) => rule.ProviderName is Alias or Type;
}

using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace StandardObservability.Diagnosis.Doctor;

/// <summary>Log levels in the section <c>Logging</c> that .NET does not know. It throws for them when the host is built.</summary>
internal static class UnknownLevels
{
    private const string Section = "Logging";
    private const string Levels = "LogLevel";

    public static IEnumerable<DoctorFinding> Find(IConfiguration configuration) => FindLevels(configuration.GetSection(Section))
        .Where(static l => l.Value is { Length: > 0 } level && !Enum.TryParse<LogLevel>(level, ignoreCase: true, out _))
        .Select(static l => DoctorFinding.Problem(
            $"{l.Key} is {l.Value}, which is not a level of .NET, so the host cannot be built and the service ends.",
            "Set it to Trace, Debug, Information, Warning, Error, Critical or None. Serilog's Verbose is Trace, and its Fatal is Critical.",
            DoctorPages.FailedBuild));

    /// <summary>The levels of all providers and those of single ones.</summary>
    private static IEnumerable<KeyValuePair<string, string?>> FindLevels(IConfigurationSection logging) => logging.GetChildren()
        .Select(static s => s.Key.Equals(Levels, StringComparison.OrdinalIgnoreCase) ? s : s.GetSection(Levels))
        .SelectMany(static s => s.AsEnumerable());
}

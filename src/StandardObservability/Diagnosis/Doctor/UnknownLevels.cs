using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace StandardObservability.Diagnosis.Doctor;

/// <summary>Log levels in the section <c>Logging</c> that .NET does not know. It throws for them when the host is built.</summary>
internal static class UnknownLevels
{
    private const string Section = "Logging";
    private const string Levels = "LogLevel";

    /// <summary>Judges the levels of all providers and those of single ones.</summary>
    public static IEnumerable<DoctorFinding> Find(IConfiguration configuration)
    {
        foreach (var section in configuration.GetSection(Section).GetChildren())
        {
            var levels = section.Key.Equals(Levels, StringComparison.OrdinalIgnoreCase) ? section : section.GetSection(Levels);
            foreach (var (key, level) in levels.AsEnumerable())
            {
                if (level is { Length: > 0 } && !Enum.TryParse<LogLevel>(level, ignoreCase: true, out _))
                {
                    yield return DoctorFinding.Problem(
                        $"{key} is {level}, which is not a level of .NET, so the host cannot be built and the service ends.",
                        "Set it to Trace, Debug, Information, Warning, Error, Critical or None. Serilog's Verbose is Trace, and its Fatal is Critical.",
                        DoctorPages.FailedBuild);
                }
            }
        }
    }
}

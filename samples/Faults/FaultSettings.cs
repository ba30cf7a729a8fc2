using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Faults;

/// <summary>The faults of a service. By default it has none.</summary>
/// <param name="ErrorShare">Share of requests that fail with an exception, 0 to 1.</param>
/// <param name="AddedLatency">Milliseconds that each request takes longer.</param>
/// <param name="SlowDependency">Milliseconds that pass before each call of the other service or of the database.</param>
/// <param name="HoggedThreads">Number of work items that block a thread of the pool again and again.</param>
public sealed record FaultSettings(double ErrorShare = 0, int AddedLatency = 0, int SlowDependency = 0, int HoggedThreads = 0)
{
    /// <summary>Longest latency: a minute.</summary>
    public const int MaxLatency = 60_000;

    /// <summary>Most work items that block threads.</summary>
    public const int MaxHoggedThreads = 2_000;

    private const string Section = "Faults";

    /// <summary>Reads the section <c>Faults</c>.</summary>
    /// <exception cref="InvalidOperationException">A value is not a number or out of range.</exception>
    public static FaultSettings Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        var settings = new FaultSettings(
            Read(section, nameof(ErrorShare), 0.0),
            Read(section, nameof(AddedLatency), 0),
            Read(section, nameof(SlowDependency), 0),
            Read(section, nameof(HoggedThreads), 0));
        return settings.FindProblems() is [var first, ..] ? throw new InvalidOperationException($"{Section}: {first}") : settings;
    }

    /// <summary>What is out of range, one sentence each.</summary>
    public IReadOnlyList<string> FindProblems()
    {
        var problems = new List<string>();
        if (ErrorShare is not (>= 0 and <= 1))
        {
            problems.Add(FormattableString.Invariant($"errorShare is {ErrorShare}. It is a share between 0 and 1; use 0.3 to let 30 % of the requests fail."));
        }

        Check(problems, "addedLatency", AddedLatency, MaxLatency, "milliseconds");
        Check(problems, "slowDependency", SlowDependency, MaxLatency, "milliseconds");
        Check(problems, "hoggedThreads", HoggedThreads, MaxHoggedThreads, "work items");
        return problems;
    }

    private static void Check(List<string> problems, string name, int value, int max, string unit)
    {
        if (value < 0 || value > max)
        {
            problems.Add(FormattableString.Invariant($"{name} is {value}. It is a number of {unit} between 0 and {max}."));
        }
    }

    private static T Read<T>(IConfigurationSection section, string name, T otherwise)
        where T : IParsable<T>
        => section[name] is not { Length: > 0 } text ? otherwise
            : T.TryParse(text, CultureInfo.InvariantCulture, out var value) ? value
            : throw new InvalidOperationException($"{Section}:{name} is \"{text}\", which is not a number in range.");
}

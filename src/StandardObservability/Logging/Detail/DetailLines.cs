using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StandardObservability.Export.Detail;

namespace StandardObservability.Logging.Detail;

/// <summary>
/// Lets debug lines below the configured level reach the formatter while a local root span is open, and holds them until it ends. Lines of
/// .NET itself are not held: a request has dozens of them.
/// </summary>
internal sealed class DetailLines(DetailSettings settings, DetailBudget budget) : IPostConfigureOptions<LoggerFilterOptions>
{
    private volatile ConfiguredLevels? _levels;

    public bool IsEnabled => settings.IsEnabled;

    /// <summary>Replaces the rules for the lines on standard output by one that applies them, and lets debug lines pass.</summary>
    public void PostConfigure(string? name, LoggerFilterOptions options)
    {
        if (!settings.IsEnabled)
        {
            return;
        }

        _levels = new ConfiguredLevels(options);
        foreach (var rule in options.Rules.Where(static r => StandardOutputProviderName.Selects(r.ProviderName)).ToList())
        {
            options.Rules.Remove(rule);
        }

        options.Rules.Add(new LoggerFilterRule(StandardOutputProviderName.Type, categoryName: null, LogLevel.Trace, (_, category, level) => Pass(category!, level)));
    }

    /// <returns>Whether the line is below the configured level, so that the caller must not write it.</returns>
    public bool TryHold(string category, LogLevel level, ReadOnlySpan<byte> line)
        => _levels?.Allow(category, level) == false && TraceDetail.FindOrCreate(Activity.Current, budget)?.AddLine(line) != true;

    private bool Pass(string category, LogLevel level)
        => _levels!.Allow(category, level) || (level >= LogLevel.Debug && !IsPlatform(category) && TraceDetail.CanHold(Activity.Current));

    private static bool IsPlatform(string category)
        => category.StartsWith("Microsoft.", StringComparison.Ordinal) || category.StartsWith("System.", StringComparison.Ordinal);
}

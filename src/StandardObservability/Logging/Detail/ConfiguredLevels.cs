using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace StandardObservability.Logging.Detail;

/// <summary>The levels that the application configured for the lines on standard output, by category.</summary>
/// <remarks>Selects the rule of a category as .NET's logger factory does: rules for the provider first, then the longest category, then the last rule.</remarks>
internal sealed class ConfiguredLevels(LoggerFilterOptions options)
{
    private readonly LoggerFilterRule[] _rules = [.. options.Rules.Where(r => r.ProviderName is null || StandardOutputProviderName.Selects(r.ProviderName))];
    private readonly ConcurrentDictionary<string, LoggerFilterRule> _byCategory = new(StringComparer.Ordinal);
    private readonly LogLevel _smallest = options.MinLevel;

    public bool Allow(string category, LogLevel level)
    {
        var rule = _byCategory.GetOrAdd(category, static (c, self) => self.Select(c), this);
        return level >= (rule.LogLevel ?? LogLevel.Trace) && (rule.Filter is null || rule.Filter(StandardOutputProviderName.Type, category, level));
    }

    private LoggerFilterRule Select(string category)
    {
        LoggerFilterRule? best = null;
        foreach (var rule in _rules.Where(r => Matches(r.CategoryName, category)))
        {
            best = best is null || IsBetter(rule, best) ? rule : best;
        }

        return best ?? new LoggerFilterRule(null, null, _smallest, null);
    }

    private static bool IsBetter(LoggerFilterRule rule, LoggerFilterRule best)
        => rule.ProviderName is null != best.ProviderName is null
            ? rule.ProviderName is not null
            : (rule.CategoryName?.Length ?? -1) >= (best.CategoryName?.Length ?? -1);

    /// <summary>A rule's category is a prefix, or has one <c>*</c>.</summary>
    private static bool Matches(string? pattern, string category)
    {
        if (pattern is null)
        {
            return true;
        }

        var star = pattern.IndexOf('*', StringComparison.Ordinal);
        var (prefix, suffix) = star < 0 ? (pattern, string.Empty) : (pattern[..star], pattern[(star + 1)..]);
        return category.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) && category.EndsWith(suffix, StringComparison.OrdinalIgnoreCase);
    }
}

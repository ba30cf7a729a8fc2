using Microsoft.Extensions.Configuration;

namespace StandardObservability.Serilog.Hosting;

/// <summary>Finds Serilog's console sink in the section <c>Serilog</c>, also within other sinks.</summary>
internal static class ConsoleSink
{
    private const string Section = "Serilog";
    private const string Name = "Console";

    /// <summary>The sink and its key in the configuration, or <see langword="null"/>.</summary>
    public static string? Find(IConfiguration configuration)
        => FindKey(configuration.GetSection(Section), isSink: false) is { } key ? $"the sink {Name} of {key}" : null;

    private static string? FindKey(IConfigurationSection section, bool isSink)
    {
        foreach (var child in section.GetChildren())
        {
            var isChildSink = isSink || IsSinkList(child.Key);
            if (isChildSink && IsNamed(child))
            {
                return child.Path;
            }

            // Below a sink only its arguments can contain others: Args:configure of Async, Args:configureLogger of Logger.
            if (FindKey(child, IsSinkList(child.Key)) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private static bool IsNamed(IConfigurationSection sink) => Name.Equals(sink.Value ?? sink["Name"], StringComparison.OrdinalIgnoreCase);

    private static bool IsSinkList(string key)
        => key.StartsWith("WriteTo", StringComparison.OrdinalIgnoreCase)
        || key.StartsWith("AuditTo", StringComparison.OrdinalIgnoreCase)
        || key.Equals("configure", StringComparison.OrdinalIgnoreCase);
}

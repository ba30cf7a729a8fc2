using StandardObservability.Conventions;
using StandardObservability.Export.Otlp;
using StandardObservability.Settings;
using StandardObservability.Settings.Features;

namespace StandardObservability.Export;

/// <summary>Chooses the outputs of each signal from <c>OTEL_{TRACES,METRICS,LOGS}_EXPORTER</c>, the endpoints and the platform.</summary>
internal sealed class OutputSelection(StandardVariables variables, OtlpTargets targets, SettingProblems problems)
{
    private const string Otlp = "otlp";
    private const string Console = "console";
    private const string Emf = "awsemf";
    private const string None = "none";

    public SignalOutputs Traces()
    {
        var names = FindNames(ConfigurationNames.TracesExporter, "traces", [Otlp, Console, None]);
        var otlp = names is null ? targets.FindConfigured(OtlpSignal.Traces) : names.Contains(Otlp) ? targets.Require(OtlpSignal.Traces) : null;
        var console = names?.Contains(Console) ?? false;
        return new SignalOutputs
        {
            Otlp = otlp,
            Console = console,
            Note = UnusableNote(OtlpSignal.Traces),
            DisabledReason = otlp is not null || console ? null : DisabledReason(names, ConfigurationNames.TracesExporter, OtlpSignal.Traces),
        };
    }

    public SignalOutputs Metrics(bool emfByDefault)
    {
        var names = FindNames(ConfigurationNames.MetricsExporter, "metrics", [Otlp, Emf, Console, None]);
        var otlp = names is null ? targets.FindConfigured(OtlpSignal.Metrics) : names.Contains(Otlp) ? targets.Require(OtlpSignal.Metrics) : null;
        var emf = names?.Contains(Emf) ?? (emfByDefault && !targets.IsConfigured(OtlpSignal.Metrics));
        var console = names?.Contains(Console) ?? false;
        return new SignalOutputs
        {
            Otlp = otlp,
            Emf = emf,
            Console = console,
            Note = UnusableNote(OtlpSignal.Metrics),
            DisabledReason = otlp is not null || emf || console ? null : DisabledReason(names, ConfigurationNames.MetricsExporter, OtlpSignal.Metrics),
        };
    }

    /// <remarks>
    /// Standard output stays enabled with OTLP, because it also works without a network. An endpoint alone enables OTLP for logs only in
    /// Development: elsewhere a log router usually collects standard output, and each event would be stored and billed twice.
    /// </remarks>
    public SignalOutputs Logs(StandardOutputFormat standardOutput, bool isDevelopment)
    {
        var names = FindNames(ConfigurationNames.LogsExporter, "logs", [Otlp, Console, None]);
        if (names is [None])
        {
            return new SignalOutputs { DisabledReason = $"{ConfigurationNames.LogsExporter} is none" };
        }

        var otlp = names is not null ? names.Contains(Otlp) ? targets.Require(OtlpSignal.Logs) : null
            : isDevelopment ? targets.FindConfigured(OtlpSignal.Logs)
            : null;
        return new SignalOutputs
        {
            Otlp = otlp,
            StandardOutput = standardOutput,
            Note = otlp is null && names is null && !isDevelopment && targets.IsConfigured(OtlpSignal.Logs)
                ? $"not by OTLP, because {ConfigurationNames.LogsExporter} is not set; set it to otlp to send log records too"
                : UnusableNote(OtlpSignal.Logs),
            DisabledReason = otlp is not null || standardOutput != StandardOutputFormat.Off ? null : "Observability:Logs:StandardOutput is Off",
        };
    }

    /// <summary>The known names of a variable, or <see langword="null"/> when the defaults apply.</summary>
    private List<string>? FindNames(string key, string signal, string[] known)
    {
        if (variables.FindSwitch(key) is not { } value)
        {
            return null;
        }

        var all = value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(static n => n.ToLowerInvariant())
            .Distinct(StringComparer.Ordinal)
            .ToList();
        var usable = all.FindAll(n => known.Contains(n, StringComparer.Ordinal));
        foreach (var unknown in all.Except(usable, StringComparer.Ordinal))
        {
            problems.Add($"{key} names \"{unknown}\", which is not known here. Known are {string.Join(", ", known[..^1])} and {known[^1]}; "
                + $"{Consequence(signal, usable)}.");
        }

        if (usable.Count > 1 && usable.Remove(None))
        {
            problems.Add($"{key} is \"{value}\". none cannot be combined with other names and is ignored.");
        }

        if (signal != "logs")
        {
            RemoveConsoleWithoutPackage(key, signal, usable);
        }

        return usable.Count > 0 ? usable : signal == "logs" ? null : [None];
    }

    /// <summary>Console is standard output for logs. For the other signals it is an exporter that the application references.</summary>
    private void RemoveConsoleWithoutPackage(string key, string signal, List<string> usable)
    {
        if (usable.Contains(Console) && !ConsoleExporterPackage.IsInstalled)
        {
            usable.Remove(Console);
            var consequence = usable.Count > 0 ? Consequence(signal, usable) : $"{signal} are disabled";
            problems.Add($"{key} names console, which needs a package that the application does not reference. "
                + $"Run dotnet add package {ConsoleExporterPackage.Name}; until then {consequence}.");
        }
    }

    private static string Consequence(string signal, List<string> usable) => (signal, usable.Count) switch
    {
        (_, > 0) => $"the rest, {string.Join(", ", usable)}, is used",
        ("logs", _) => "logs go to standard output as if it were not set",
        _ => $"{signal} are disabled until one of them is set",
    };

    private string? UnusableNote(OtlpSignal signal)
        => targets.FindUnusable(signal) is { } unusable ? $"not by OTLP, because {unusable} cannot be used" : null;

    private string DisabledReason(List<string>? names, string key, OtlpSignal signal) => names switch
    {
        [None] => $"{key} is {variables.FindSwitch(key)}",
        _ when targets.FindUnusable(signal) is { } unusable => $"{unusable} cannot be used",
        _ => $"no output is set; set {ConfigurationNames.OtlpPrefix}ENDPOINT to the URL of an OTLP receiver"
            + (signal == OtlpSignal.Metrics ? $", or {key} to awsemf where standard output reaches CloudWatch Logs" : string.Empty),
    };
}

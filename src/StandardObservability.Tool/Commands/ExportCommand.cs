using System.CommandLine;
using StandardObservability.Conventions.Policy;
using StandardObservability.Conventions.Policy.Judging;
using StandardObservability.Tool.Input;
using StandardObservability.Tool.Input.Builds;
using StandardObservability.Tool.Input.Policies;
using StandardObservability.Tool.Input.Telemetry;
using StandardObservability.Tool.Weaver;

namespace StandardObservability.Tool.Commands;

/// <summary><c>observability export</c>.</summary>
internal sealed class ExportCommand(ToolContext context)
{
    private readonly Argument<string> _folder = new("folder") { Description = "The folder to write, which is created." };
    private readonly Option<string?> _policy = new("--policy") { Description = "The policy. Default: telemetry.policy.json.", HelpName = "FILE" };
    private readonly Option<string[]> _telemetry = new("--telemetry")
    {
        Description = "Telemetry captured in tests, one OTLP export request in JSON a line, to export as samples.",
        HelpName = "FILE",
    };

    private readonly Option<string[]> _sarif = new("--sarif")
    {
        Description = "SARIF 2.1 of a build, whose meters and sources count as owned. Default: all obj/**/telemetry.sarif.",
        HelpName = "FILE",
    };

    private readonly Option<string?> _schemaUrl = new("--schema-url")
    {
        Description = "The URL that identifies the registry and its version. Default: https://example.com/POLICY/VERSION.",
        HelpName = "URL",
    };

    /// <summary>Creates the command.</summary>
    public static Command Create(ToolContext context) => new ExportCommand(context).Create();

    private Command Create()
    {
        var command = new Command(
            "export",
            $"Writes the policy as a registry of OpenTelemetry Weaver, and telemetry as samples of its live check. {ExitCodes.Short}")
        {
            _folder, _policy, _telemetry, _sarif, _schemaUrl,
        };
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult result)
    {
        var loaded = result.GetValue(_policy) is { } path
            ? LoadedPolicy.Read(context.Resolve(path), context)
            : LoadedPolicy.Find([context.Folder], context);
        if (loaded.Policy is not { } policy)
        {
            loaded.Faults.ToList().ForEach(fault => context.Error.WriteLine(PrintableText.Line(fault.Describe())));
            return ExitCodes.UnusablePolicy;
        }

        var folder = context.Resolve(result.GetValue(_folder)!);
        Directory.CreateDirectory(folder);
        WriteRegistry(folder, policy, result.GetValue(_schemaUrl) ?? $"https://example.com/{policy.Name}/{policy.Version}");
        if (result.GetValue(_telemetry) is { Length: > 0 } telemetry)
        {
            WriteSamples(folder, policy, telemetry, result.GetValue(_sarif) ?? []);
        }

        return ExitCodes.Success;
    }

    private void WriteRegistry(string folder, TelemetryPolicy policy, string schemaUrl)
    {
        var registry = new RegistryExport(policy);
        Write(folder, RegistryNames.ManifestFile, registry.WriteManifest(schemaUrl));
        Write(folder, RegistryNames.DefinitionFile, registry.WriteDefinitions());
        context.Output.WriteLine(
            $"{policy.Citation}: {Plural.Of(policy.Catalogue.Attributes.Count, "attribute")} and {Plural.Of(registry.Metrics.Count, "metric")} are exported.");
        foreach (var metric in registry.IncompleteMetrics)
        {
            var missing = metric.Instrument == null ? "an instrument" : "a unit";
            context.Output.WriteLine(PrintableText.Line($"Metric '{metric.Name}' is left out: Weaver requires {missing}."));
        }

        context.Output.WriteLine("Rules, modes, limits, required resource attributes and exemptions are left out: a registry has none.");
    }

    private void WriteSamples(string folder, TelemetryPolicy policy, string[] telemetry, string[] sarif)
    {
        var builds = sarif.Length > 0 ? [.. sarif.Select(context.Resolve)] : InputFiles.Find(context.Folder, "telemetry.sarif", isOutput: true);
        var scopes = InventoryItem.FindScopes(builds.SelectMany(path => SarifReader.Read(path, context).Inventory));
        var samples = new SampleExport(policy, scopes);
        foreach (var path in telemetry)
        {
            OtlpFile.Read(context.Resolve(path), context, (request, _) => samples.Add(request));
        }

        Write(folder, RegistryNames.SamplesFile, samples.Write());
        context.Output.WriteLine($"{Plural.Of(samples.Count, "different sample")} of owned names.");
    }

    private void Write(string folder, string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        context.Output.WriteLine(context.Show(path));
    }
}

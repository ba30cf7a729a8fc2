using System.CommandLine;
using System.Globalization;
using StandardObservability.Conventions.Policy;
using StandardObservability.Tool.Input;
using StandardObservability.Tool.Input.Policies;
using StandardObservability.Tool.Verification;

namespace StandardObservability.Tool.Commands;

/// <summary>The options of commands that verify: <c>verify</c> and <c>accept</c>.</summary>
internal sealed class InputOptions
{
    private const string SarifName = "telemetry.sarif";

    private readonly Argument<string[]> _folders = new("paths")
    {
        Description = "Folders whose builds, policy and exemptions are verified. Default: the current folder.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string[]> _sarif = Many("--sarif", "SARIF 2.1 of a build. Default: all obj/**/telemetry.sarif beneath the paths.");
    private readonly Option<string[]> _telemetry = Many("--telemetry", "Telemetry captured in tests: one OTLP export request in JSON a line.");
    private readonly Option<string[]> _assembly = Many("--assembly", "Assembly of the build output, which must have the stamp of the policy.");
    private readonly Option<string?> _policy = One(
        "--policy",
        "The policy. Default: telemetry.policy.json beneath the paths, or else the standards house/1 and otel-semconv/1.44.");
    private readonly Option<string?> _former = One("--former-policy", "The policy before this change. Findings that it did not enforce are marked.");
    private readonly Option<string[]> _exemptions = Many("--exemptions", "Exemptions. Default: all telemetry.exemptions.json beneath the paths.");
    private readonly Option<string?> _today = new("--today")
    {
        Description = "The day from whose view is judged, as in 2027-01-31. Default: today in UTC.",
        HelpName = "DAY",
    };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_folders);
        foreach (var option in new Option[] { _sarif, _telemetry, _assembly, _policy, _former, _exemptions, _today })
        {
            command.Add(option);
        }
    }

    /// <summary>The inputs of a command line.</summary>
    /// <exception cref="ToolException">There is nothing to verify, or an option has a wrong value.</exception>
    public VerifyInputs Read(ParseResult result, ToolContext context)
    {
        if (result.GetValue(_folders)?.FirstOrDefault(folder => folder.StartsWith('-')) is { } unknown)
        {
            throw new ToolException($"{unknown} is not an option.", "It would be read as a folder.", "Run \"observability verify --help\" for the options.");
        }

        IReadOnlyList<string> folders = result.GetValue(_folders) is { Length: > 0 } given ? [.. given.Select(context.Resolve)] : [context.Folder];
        var inputs = new VerifyInputs(
            result.GetValue(_policy) is { } policy ? LoadedPolicy.Read(context.Resolve(policy), context) : LoadedPolicy.Find(folders, context),
            ReadDay(result, context))
        {
            Former = result.GetValue(_former) is { } former ? LoadedPolicy.Read(context.Resolve(former), context) : null,
            Telemetry = Resolve(result, _telemetry, context),
            Assemblies = Resolve(result, _assembly, context),
            Builds = Resolve(result, _sarif, context, folders, SarifName, isOutput: true),
            Exemptions = Resolve(result, _exemptions, context, folders, PolicyFileNames.Exemptions, isOutput: false),
        };
        return inputs.Builds.Count + inputs.Telemetry.Count + inputs.Assemblies.Count > 0
            ? inputs
            : throw new ToolException(
                $"No obj/**/{SarifName} is beneath {string.Join(", ", folders.Select(context.Show))}, "
                    + "and neither --sarif nor --telemetry nor --assembly is given.",
                "There is nothing to verify.",
                $"Build first with <ErrorLog>obj/{SarifName},version=2.1</ErrorLog>, or pass the files.");
    }

    /// <summary>The day of <c>--today</c>, or the day of the clock in UTC.</summary>
    public DateTime ReadDay(ParseResult result, ToolContext context)
    {
        if (result.GetValue(_today) is not { } text)
        {
            return context.Time.GetUtcNow().UtcDateTime.Date;
        }

        return DateTime.TryParseExact(
            text,
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var day)
            ? day
            : throw new ToolException(
                $"--today is \"{text}\", which is not a day of the calendar.",
                "It decides which exemptions are valid.",
                "Write year, month and day, as in 2027-01-31.");
    }

    private static List<string> Resolve(ParseResult result, Option<string[]> option, ToolContext context) =>
        [.. (result.GetValue(option) ?? []).Select(context.Resolve)];

    private static List<string> Resolve(
        ParseResult result,
        Option<string[]> option,
        ToolContext context,
        IReadOnlyList<string> folders,
        string name,
        bool isOutput) =>
        result.GetValue(option) is { Length: > 0 }
            ? Resolve(result, option, context)
            : [.. folders.SelectMany(folder => InputFiles.Find(folder, name, isOutput)).Distinct(StringComparer.Ordinal)];

    private static Option<string[]> Many(string name, string description) => new(name) { Description = description, HelpName = "FILE" };

    private static Option<string?> One(string name, string description) => new(name) { Description = description, HelpName = "FILE" };
}

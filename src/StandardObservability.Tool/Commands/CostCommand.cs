using System.CommandLine;
using StandardObservability.Conventions.Policy;
using StandardObservability.Conventions.Policy.Judging;
using StandardObservability.Dashboards;
using StandardObservability.Dashboards.Commands;
using StandardObservability.Tool.Costs;
using StandardObservability.Tool.Input;
using StandardObservability.Tool.Input.Builds;
using StandardObservability.Tool.Input.Policies;
using StandardObservability.Tool.Reports;

namespace StandardObservability.Tool.Commands;

/// <summary><c>observability cost</c>.</summary>
internal sealed class CostCommand(ToolContext context)
{
    private readonly Option<string[]> _sarif = new("--sarif") { Description = "SARIF 2.1 of a build. Default: all obj/**/telemetry.sarif.", HelpName = "FILE" };
    private readonly Option<string?> _policy = new("--policy") { Description = "The policy. Default: telemetry.policy.json.", HelpName = "FILE" };
    private readonly Option<string[]> _formerSarif = new("--former-sarif") { Description = "SARIF 2.1 of the build before this change.", HelpName = "FILE" };
    private readonly Option<string?> _formerPolicy = new("--former-policy") { Description = "The policy before this change.", HelpName = "FILE" };
    private readonly Option<int> _instances = new("--instances")
    {
        Description = "Instances that run at the same time. They multiply series with an attribute of the instance, such as service.instance.id.",
        HelpName = "N",
        DefaultValueFactory = _ => 1,
    };

    private readonly Option<string?> _prices = new("--prices")
    {
        Description = "Prices of your region, as the command dashboards of a service reads them.",
        HelpName = "FILE",
    };

    private readonly Option<decimal?> _budget = new("--budget") { Description = "US dollars a month. Costs above it exit with 1.", HelpName = "USD" };
    private readonly OutputOptions _output = new(CostReport.Formats);

    /// <summary>Creates the command.</summary>
    public static Command Create(ToolContext context) => new CostCommand(context).Create();

    private Command Create()
    {
        var command = new Command(
            "cost",
            $"Estimates series and costs of metrics before deployment, from the inventory of builds and the policy. {ExitCodes.Short}")
        {
            _sarif, _policy, _formerSarif, _formerPolicy, _instances, _prices, _budget,
        };
        _output.AddTo(command);
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult result)
    {
        var policy = Require(result.GetValue(_policy) is { } path
            ? LoadedPolicy.Read(context.Resolve(path), context)
            : LoadedPolicy.Find([context.Folder], context));
        var former = result.GetValue(_formerPolicy) is { } formerPath ? Require(LoadedPolicy.Read(context.Resolve(formerPath), context)) : null;
        if (policy == null || (result.GetValue(_formerPolicy) != null && former == null))
        {
            return ExitCodes.UnusablePolicy;
        }

        var inventory = Read(result.GetValue(_sarif) is { Length: > 0 } given
            ? [.. given.Select(context.Resolve)]
            : InputFiles.Find(context.Folder, "telemetry.sarif", isOutput: true));
        var formerFiles = result.GetValue(_formerSarif) ?? [];
        var formerInventory = formerFiles.Length > 0 ? Read([.. formerFiles.Select(context.Resolve)]) : former == null ? null : inventory;
        var estimate = new CostEstimate(
            new SeriesEstimator(policy, inventory).Estimate(),
            formerInventory == null ? null : new SeriesEstimator(former ?? policy, formerInventory).Estimate(),
            ReadInstances(result),
            ReadPrices(result.GetValue(_prices)),
            result.GetValue(_budget));
        _output.Write(result, context, (format, _) => CostReport.Write(format, estimate));
        return estimate.IsAboveBudget ? ExitCodes.Findings : ExitCodes.Success;
    }

    private PriceTable ReadPrices(string? file)
    {
        try
        {
            return file == null ? PriceTable.Default : PriceFile.Parse(TextFile.Read(context.Resolve(file), file), file);
        }
        catch (ArgumentException problem)
        {
            throw new ToolException(problem.Message, problem);
        }
    }

    private TelemetryPolicy? Require(LoadedPolicy loaded)
    {
        foreach (var fault in loaded.Faults)
        {
            context.Error.WriteLine(PrintableText.Line(fault.Describe()));
        }

        return loaded.Policy;
    }

    private List<InventoryItem> Read(IReadOnlyList<string> files)
    {
        var inventory = files.Select(path => SarifReader.Read(path, context)).SelectMany(log => log.Inventory).ToList();
        return inventory.Exists(item => item.Instrument != null)
            ? inventory
            : throw new ToolException(
                files.Count == 0 ? "No obj/**/telemetry.sarif was found." : $"{Plural.Of(files.Count, "SARIF file")} without an instrument.",
                "Series are estimated from the inventory of builds.",
                "Build with <ErrorLog>obj/telemetry.sarif,version=2.1</ErrorLog> and <TelemetryInventory>true</TelemetryInventory>.");
    }

    private int ReadInstances(ParseResult result) => result.GetValue(_instances) is var count and > 0
        ? count
        : throw new ToolException($"--instances is {result.GetValue(_instances)}.", "Series are multiplied by it.", "Write 1 or more.");
}

using System.CommandLine;
using StandardObservability.Conventions.Policy;
using StandardObservability.Tool.Acceptance;
using StandardObservability.Tool.Reports;
using StandardObservability.Tool.Verification;

namespace StandardObservability.Tool.Commands;

/// <summary><c>observability accept</c>.</summary>
internal static class AcceptCommand
{
    private static readonly string[] Default = [PolicyFileNames.Exemptions];

    /// <summary>Creates the command.</summary>
    public static Command Create(ToolContext context)
    {
        var inputs = new InputOptions();
        var owner = new Option<string>("--owner") { Description = "The team that is responsible.", HelpName = "TEAM", Required = true };
        var ticket = new Option<string>("--ticket") { Description = "The ticket in which the findings are corrected.", HelpName = "TICKET", Required = true };
        var days = new Option<int>("--days") { Description = "Days from today on which the exemptions are valid.", HelpName = "N", Required = true };
        var reason = new Option<string?>("--reason") { Description = "Why it takes time.", HelpName = "TEXT" };
        var command = new Command(
            "accept",
            $"Writes today's enforced findings into {PolicyFileNames.Exemptions}, with an owner and an end. {ExitCodes.Short}") { owner, ticket, days, reason };
        inputs.AddTo(command);
        command.SetAction(result =>
        {
            var request = new AcceptRequest(result.GetValue(owner)!, result.GetValue(ticket)!, result.GetValue(days), result.GetValue(reason));
            return Run(inputs.Read(result, context), request, context);
        });
        return command;
    }

    private static int Run(VerifyInputs inputs, AcceptRequest request, ToolContext context)
    {
        var files = inputs.Exemptions.Count == 0 ? Default.Select(context.Resolve).ToList() : inputs.Exemptions;
        if (files.Count > 1)
        {
            throw new ToolException(
                $"There are {files.Count} files of exemptions: {string.Join(", ", files.Take(5).Select(context.Show))}.",
                "It is unclear which one gets the new exemptions.",
                $"Pass --exemptions {context.Show(files[0])}, for example.");
        }

        var existing = inputs.Policy.Policy is { } readable ? ExemptionFile.Read(files[0], readable, inputs.Day, context) : [];
        var report = new Verifier(inputs with { Exemptions = [.. files.Where(File.Exists)] }, context).Verify();
        if (inputs.Policy.Policy is not { } policy)
        {
            context.Output.Write(TextReport.Write(report, context.UsesColour));
            return report.ExitCode;
        }

        var accepted = FindingAcceptance.Accept(report, policy, existing, request);
        if (accepted.Added.Count > 0)
        {
            ExemptionFile.Save(files[0], accepted.All);
        }

        context.Output.Write(AcceptReport.Write(accepted, context.Show(files[0])));
        return (report with { Findings = accepted.Refused }).ExitCode;
    }
}

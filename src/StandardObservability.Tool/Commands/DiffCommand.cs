using System.CommandLine;
using StandardObservability.Tool.Evolution;
using StandardObservability.Tool.Input.Policies;
using StandardObservability.Tool.Reports;
using StandardObservability.Tool.Verification;

namespace StandardObservability.Tool.Commands;

/// <summary><c>observability diff</c>.</summary>
internal static class DiffCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create(ToolContext context)
    {
        var old = new Argument<string>("old") { Description = "The former policy." };
        var current = new Argument<string>("new") { Description = "The present policy." };
        var output = new OutputOptions(DiffReport.Formats);
        var command = new Command(
            "diff",
            $"Classifies the changes of a policy as patch, minor or major, and fails when the version permits less. {ExitCodes.Short}") { old, current };
        output.AddTo(command);
        command.SetAction(result =>
        {
            var before = LoadedPolicy.Read(context.Resolve(result.GetValue(old)!), context);
            var after = LoadedPolicy.Read(context.Resolve(result.GetValue(current)!), context);
            if (before.Policy == null || after.Policy == null)
            {
                var report = new VerifyReport(
                    before.Policy == null ? before.File : after.File,
                    DateTime.UnixEpoch,
                    [.. FaultFindings.Create(before.Faults.Concat(after.Faults))]);
                context.Output.Write(TextReport.Write(report, context.UsesColour));
                return report.ExitCode;
            }

            var diff = PolicyDiff.Compare(before.Policy, after.Policy);
            output.Write(result, context, (format, _) => DiffReport.Write(format, diff));
            return diff.IsPermitted ? ExitCodes.Success : ExitCodes.Findings;
        });
        return command;
    }
}

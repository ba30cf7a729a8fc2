using System.CommandLine;
using StandardObservability.Tool.Reports;
using StandardObservability.Tool.Verification;

namespace StandardObservability.Tool.Commands;

/// <summary><c>observability verify</c>.</summary>
internal static class VerifyCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create(ToolContext context)
    {
        var inputs = new InputOptions();
        var output = new OutputOptions(ReportFormat.All);
        var command = new Command("verify", "Verifies builds, captured telemetry and exemptions against the policy. " + ExitCodes.Short);
        inputs.AddTo(command);
        output.AddTo(command);
        command.SetAction(result =>
        {
            var report = new Verifier(inputs.Read(result, context), context).Verify();
            output.Write(result, context, (format, usesColour) => ReportFormat.Write(format, report, usesColour));
            return report.ExitCode;
        });
        return command;
    }
}

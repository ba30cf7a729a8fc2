using System.CommandLine;
using StandardObservability.Conventions.Policy.Judging;
using StandardObservability.Conventions.Policy.Reading;
using StandardObservability.Tool.Input;
using StandardObservability.Tool.Input.Policies;
using StandardObservability.Tool.Weaver;

namespace StandardObservability.Tool.Commands;

/// <summary><c>observability import</c>.</summary>
internal static class ImportCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create(ToolContext context)
    {
        var file = new Argument<string>("registry") { Description = "The registry: the output of \"weaver registry resolve --format json\"." };
        var output = new Option<string?>("--output") { Description = "File to write instead of the standard output.", HelpName = "FILE" };
        var command = new Command("import", $"Writes the attributes and metrics of a resolved registry of OpenTelemetry Weaver as a policy. {ExitCodes.Short}")
        {
            file, output,
        };
        command.SetAction(result => Run(context, result.GetValue(file)!, result.GetValue(output)));
        return command;
    }

    private static int Run(ToolContext context, string file, string? output)
    {
        var import = RegistryImport.Read(ResolvedRegistry.Read(TextFile.Read(context.Resolve(file), file), file));
        var text = PolicyDocument.Write(import);
        if (output == null)
        {
            context.Output.Write(text);
        }
        else
        {
            File.WriteAllText(context.Resolve(output), text);
        }

        // The standard output is the policy.
        var faults = PolicyReader.Read(text, output ?? "policy", LoadedPolicy.FindStandard).Faults;
        foreach (var line in import.Notes.Concat(faults.Select(fault => fault.Describe())))
        {
            context.Error.WriteLine(PrintableText.Line(line));
        }

        return faults.Count == 0 ? ExitCodes.Success : ExitCodes.UnusablePolicy;
    }
}

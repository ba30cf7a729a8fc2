using System.CommandLine;
using StandardObservability.Conventions.Policy.Judging;
using StandardObservability.Tool.Commands;

namespace StandardObservability.Tool;

/// <summary>Parses the command line and runs a command.</summary>
internal static class ToolProgram
{
    /// <summary>Runs the tool.</summary>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static int Run(IReadOnlyList<string> arguments, ToolContext context)
    {
        try
        {
            return Invoke(CreateRoot(context).Parse(arguments), context);
        }
        catch (ToolException problem)
        {
            return Fail(context, problem.Message);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return Fail(context, $"A file could not be read or written: {problem.Message} Nothing was verified. Check the path and its permissions.");
        }
        catch (Exception problem)
        {
            return Fail(context, $"The tool failed: {problem.GetType().Name}: {problem.Message} Nothing was verified. Report it with the command line.");
        }
        finally
        {
            Flush(context.Output);
        }
    }

    // The reader of a pipe may end before the last line, as head does. The exit code still counts.
    private static void Flush(TextWriter output)
    {
        try
        {
            output.Flush();
        }
        catch (IOException)
        {
            // No one reads the output any more.
        }
    }

    private static RootCommand CreateRoot(ToolContext context) => new("Verifies telemetry against the policy of an organization.\n\n" + ExitCodes.Help)
    {
        VerifyCommand.Create(context),
        AcceptCommand.Create(context),
        DiffCommand.Create(context),
        CostCommand.Create(context),
        ExplainCommand.Create(context),
        ExportCommand.Create(context),
        ImportCommand.Create(context),
        ServiceCommand.Create("render", "Writes dashboard, alarms and runbook of a service.", context),
        ServiceCommand.Create("doctor", "Sends one span, one measurement and one log record of a service, and fails when telemetry is lost.", context),
        ServiceCommand.Create("check", "Fails when the files of a service differ from its model.", context),
    };

    private static int Invoke(ParseResult result, ToolContext context)
    {
        if (result.Errors.Count > 0)
        {
            var problems = string.Join(" ", result.Errors.Select(error => error.Message));
            return Fail(context, $"{problems} Run \"observability --help\" for the commands and their options.");
        }

        var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false, Output = context.Output, Error = context.Error };
        return result.Invoke(configuration);
    }

    private static int Fail(ToolContext context, string message)
    {
        context.Error.WriteLine($"error: {PrintableText.Line(message)}");
        return ExitCodes.ToolError;
    }
}

using System.CommandLine;
using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace StandardObservability.Tool.Commands;

/// <summary>Commands of the service, <c>observability render</c> for example: only its program knows its model and its settings.</summary>
internal static class ServiceCommand
{
    private static readonly PosixSignal[] Signals = [PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP, PosixSignal.SIGQUIT];

    /// <summary>Creates a command.</summary>
    /// <param name="name">The command of the service.</param>
    /// <param name="description">What it does.</param>
    /// <param name="context">The run.</param>
    public static Command Create(string name, string description, ToolContext context)
    {
        var project = new Option<string?>("--project") { Description = "Project of the service. Default: that of the current folder.", HelpName = "FILE" };
        var command = new Command(name, $"{description} All other arguments and the exit code are those of the service's command.") { project };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(result => Run([.. FindArguments(result.GetValue(project), name), .. result.UnmatchedTokens], context.Folder));
        return command;
    }

    private static IEnumerable<string> FindArguments(string? project, string name) =>
        ["run", "--no-launch-profile", .. project == null ? Array.Empty<string>() : ["--project", project], "--", "observability", name];

    // The process shares the terminal, so it also gets what is typed.
    private static int Run(IEnumerable<string> arguments, string folder)
    {
        using var process = new Process { StartInfo = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder } };
        var (started, killing) = (new TaskCompletionSource(), new Lock());
        var registrations = Signals.Select(signal => PosixSignalRegistration.Create(signal, context =>
        {
            context.Cancel = true;
            started.Task.Wait();
            lock (killing)
            {
                Kill(process);
            }
        })).ToList();
        Start(process, started);
        process.WaitForExit();
        // The service ends before the processes that it has started. All are to end before this one.
        lock (killing)
        {
            registrations.ForEach(registration => registration.Dispose());
            return process.ExitCode;
        }
    }

    // A signal may come at any time, so it is handled before the process starts.
    private static void Start(Process process, TaskCompletionSource started)
    {
        try
        {
            process.Start();
        }
        catch (Win32Exception problem)
        {
            throw new ToolException(
                $"dotnet cannot be started: {problem.Message}",
                "The command runs in the service itself.",
                "Install the .NET SDK, and add it to PATH.");
        }
        finally
        {
            started.SetResult();
        }
    }

    private static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended.
        }
    }
}

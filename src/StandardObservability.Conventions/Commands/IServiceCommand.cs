namespace StandardObservability.Conventions.Commands;

/// <summary>
/// A command that the program of a service runs instead of the service: <c>dotnet run -- observability NAME ARGUMENTS</c>. It runs when the
/// host has been built, so it can read what the program registered. No hosted service starts.
/// </summary>
public interface IServiceCommand
{
    /// <summary>The first argument after <c>observability</c>, for example <c>render</c>.</summary>
    string Name { get; }

    /// <summary>The arguments and what the command does, one line, for example <c>render DIR  writes the dashboard to DIR</c>.</summary>
    string Usage { get; }

    /// <summary>Runs the command.</summary>
    /// <param name="context">The arguments, and what the service emits.</param>
    /// <returns>The exit code of the process: 0 if everything is right, 1 if the command found a problem, 2 for wrong arguments.</returns>
    int Run(ServiceCommandContext context);
}

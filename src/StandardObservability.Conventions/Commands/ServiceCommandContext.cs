using System.Collections.Generic;
using System.IO;

namespace StandardObservability.Conventions.Commands;

/// <summary>What a command reads and where it writes.</summary>
/// <param name="arguments">The arguments after the name of the command.</param>
/// <param name="output">Standard output.</param>
/// <param name="error">Standard error.</param>
/// <param name="service">How the service emits its metrics.</param>
public sealed class ServiceCommandContext(IReadOnlyList<string> arguments, TextWriter output, TextWriter error, EmittingService service)
{
    /// <summary>The arguments after the name of the command.</summary>
    public IReadOnlyList<string> Arguments { get; } = arguments;

    /// <summary>Standard output.</summary>
    public TextWriter Output { get; } = output;

    /// <summary>Standard error.</summary>
    public TextWriter Error { get; } = error;

    /// <summary>How the service emits its metrics.</summary>
    public EmittingService Service { get; } = service;
}

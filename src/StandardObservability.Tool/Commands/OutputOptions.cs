using System.CommandLine;

namespace StandardObservability.Tool.Commands;

/// <summary>The options <c>--format</c> and <c>--output</c>.</summary>
internal sealed class OutputOptions
{
    private readonly Option<string> _format;
    private readonly Option<string?> _output = new("--output") { Description = "File to write instead of the standard output.", HelpName = "FILE" };

    /// <summary>Creates the options.</summary>
    /// <param name="formats">The formats, the default first.</param>
    public OutputOptions(string[] formats)
    {
        _format = new("--format") { Description = $"One of {string.Join(", ", formats)}.", HelpName = "FORMAT", DefaultValueFactory = _ => formats[0] };
        _format.AcceptOnlyFromAmong(formats);
    }

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_format);
        command.Add(_output);
    }

    /// <summary>Writes what the function returns for the format and for whether colours are shown.</summary>
    /// <exception cref="ToolException">The file cannot be written.</exception>
    public void Write(ParseResult result, ToolContext context, Func<string, bool, string> write)
    {
        var format = result.GetValue(_format)!;
        if (result.GetValue(_output) is not { } path)
        {
            context.Output.Write(write(format, context.UsesColour));
            return;
        }

        try
        {
            File.WriteAllText(context.Resolve(path), write(format, false));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new ToolException($"{path} cannot be written: {problem.Message}", "It is the file of --output.", "Pass a file in an existing folder.");
        }
    }
}

using System.Text;

namespace StandardObservability.Tool;

/// <summary>What surrounds a run of the tool.</summary>
/// <param name="Output">Where results are written.</param>
/// <param name="Error">Where notices and errors are written.</param>
/// <param name="Folder">The folder that paths are relative to.</param>
/// <param name="Time">The clock, unless <c>--today</c> is given.</param>
/// <param name="UsesColour">Whether the output is a terminal that shows colours.</param>
internal sealed record ToolContext(TextWriter Output, TextWriter Error, string Folder, TimeProvider Time, bool UsesColour)
{
    /// <summary>The context of this process. Colours are for people: a build server sets CI, and https://no-color.org is respected.</summary>
    public static ToolContext OfProcess()
    {
        var isPlain = Console.IsOutputRedirected || IsSet("NO_COLOR") || IsSet("CI") || Environment.GetEnvironmentVariable("TERM") == "dumb";
        var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = false };
        return new ToolContext(output, Console.Error, Directory.GetCurrentDirectory(), TimeProvider.System, UsesColour: !isPlain);
    }

    /// <summary>The path as an absolute one.</summary>
    public string Resolve(string path) => Path.GetFullPath(path, Folder);

    /// <summary>The path as reports show it: relative to the folder when it is beneath, with forward slashes.</summary>
    public string Show(string path)
    {
        var relative = Path.GetRelativePath(Folder, path);
        return (relative.StartsWith("..", StringComparison.Ordinal) || Path.IsPathRooted(relative) ? path : relative).Replace('\\', '/');
    }

    private static bool IsSet(string variable) => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(variable));
}

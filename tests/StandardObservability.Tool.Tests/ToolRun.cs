using System.Text.Json;

namespace StandardObservability.Tool.Tests;

/// <summary>A run of the tool within the process of the test.</summary>
internal sealed record ToolRun(int ExitCode, string Output, string Error)
{
    /// <summary>The output as JSON.</summary>
    public JsonElement Json => JsonElement.Parse(Output);

    /// <summary>The findings of the output in JSON.</summary>
    public IReadOnlyList<JsonElement> Findings => [.. Json.GetProperty("findings").EnumerateArray()];

    /// <summary>Rules and targets of the findings, for example <c>TEL101 order_count</c>.</summary>
    public IReadOnlyList<string> Targets => [.. Findings.Select(static f => $"{f.GetProperty("rule").GetString()} {f.GetProperty("target").GetString()}")];

    /// <summary>Runs the tool in a folder.</summary>
    public static ToolRun In(string folder, params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = ToolProgram.Run(arguments, new ToolContext(output, error, folder, TimeProvider.System, UsesColour: false));
        return new ToolRun(code, output.ToString(), error.ToString());
    }

    /// <summary>Runs <c>verify</c> on a day, with a report in JSON.</summary>
    public static ToolRun Verify(TestFolder folder, params string[] arguments) =>
        In(folder.Path, ["verify", "--format", "json", "--today", "2026-12-01", .. arguments]);
}

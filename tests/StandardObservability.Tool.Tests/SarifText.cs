using System.Text.Json;

namespace StandardObservability.Tool.Tests;

/// <summary>SARIF in the form of C# compilers, for what the build of the shop does not have.</summary>
internal static class SarifText
{
    /// <summary>A log with results.</summary>
    public static string Of(params string[] results) => $$"""
        { "$schema": "http://json.schemastore.org/sarif-2.1.0", "version": "2.1.0",
          "runs": [{ "tool": { "driver": { "name": "Microsoft (R) Visual C# Compiler" } }, "results": [{{string.Join(",\n", results)}}] }] }
        """;

    /// <summary>An instrument of the inventory.</summary>
    public static string Instrument(string name, string unit = "{order}", string kind = "counter", string attributes = "", int line = 1) =>
        Result("TEL001", $"{kind} {name}", line, ("kind", kind), ("name", name), ("unit", unit), ("attributes", attributes), ("meter", "acme.shop"));

    /// <summary>A finding.</summary>
    public static string Finding(string rule, string target, string message, int line = 1) => Result(rule, message, line, ("target", target), ("mode", "warn"));

    private static string Result(string rule, string message, int line, params (string Name, string Value)[] properties) => JsonSerializer.Serialize(new
    {
        ruleId = rule,
        message = new { text = message },
        locations = new[] { new { physicalLocation = new { artifactLocation = new { uri = "Orders.cs" }, region = new { startLine = line, startColumn = 5 } } } },
        properties = new { customProperties = properties.ToDictionary(static p => p.Name, static p => p.Value) },
    });
}

using StandardObservability.Conventions.Policy;
using StandardObservability.Conventions.Policy.Reading;
using StandardObservability.Conventions.Policy.Standards;
using Xunit;

namespace StandardObservability.Tests.Policy;

/// <summary>Policies for tests.</summary>
internal static class PolicyTexts
{
    /// <summary>The name of the file in messages.</summary>
    public const string File = PolicyFileNames.Policy;

    /// <summary>The semantic conventions, as programs embed them that carry them.</summary>
    public static string SemanticConventions { get; } = Embedded("otel-semconv-1.44.json");

    /// <summary>A file that is embedded in the tests.</summary>
    public static string Embedded(string name)
    {
        using var reader = new StreamReader(typeof(PolicyTexts).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    /// <summary>A policy with a name, a version and further members.</summary>
    public static string With(string members) => $$"""{ "policy": "acme", "version": "1.0.0"{{(members.Length == 0 ? "" : $", {members}")}} }""";

    /// <summary>All standards.</summary>
    public static string? FindStandard(string name) => name == "otel-semconv/1.44" ? SemanticConventions : PolicyStandards.Find(name);

    /// <summary>Reads a policy for a program that carries all standards.</summary>
    public static PolicyReading Read(string text) => PolicyReader.Read(text, File, FindStandard);

    /// <summary>A policy without faults.</summary>
    public static TelemetryPolicy Parse(string text)
    {
        var reading = Read(text);
        Assert.Empty(reading.Faults.Select(static f => f.Describe()));
        return reading.Policy!;
    }

    /// <summary>A policy with a name, a version and further members, without faults.</summary>
    public static TelemetryPolicy ParseWith(string members) => Parse(With(members));
}

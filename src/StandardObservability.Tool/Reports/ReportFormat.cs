namespace StandardObservability.Tool.Reports;

/// <summary>The formats of <c>verify</c>.</summary>
internal static class ReportFormat
{
    /// <summary>For people.</summary>
    public const string Text = "text";

    /// <summary>All formats.</summary>
    public static string[] All { get; } = [Text, "json", "sarif", "junit", "github", "markdown", "facts"];

    /// <summary>Writes a report in a format.</summary>
    public static string Write(string format, Verification.VerifyReport report, bool usesColour) => format switch
    {
        "json" => JsonReport.Write(report),
        "sarif" => SarifReport.Write(report),
        "junit" => JUnitReport.Write(report),
        "github" => GitHubReport.Write(report),
        "facts" => Facts.FactsReport.Write(report),
        "markdown" => MarkdownReport.Write(report),
        _ => TextReport.Write(report, usesColour),
    };
}

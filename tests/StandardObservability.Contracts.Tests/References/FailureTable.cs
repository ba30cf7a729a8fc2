using System.Globalization;
using System.Text;
using StandardObservability.Export.Otlp.Failures;

namespace StandardObservability.Contracts.Tests.References;

/// <summary>The table of failing exports, from the remedies that event 600 and the doctor have.</summary>
internal static class FailureTable
{
    public static string Create()
    {
        var table = new StringBuilder("| the message contains | cause and remedy |\n|---|---|\n");
        foreach (var cause in FailureRemedy.Answers.Concat(FailureRemedy.Causes))
        {
            table.Append(CultureInfo.InvariantCulture, $"| {string.Join(", ", cause.Parts.Select(static p => $"`{p}`"))} | {cause.Remedy} |\n");
        }

        return table.Append(CultureInfo.InvariantCulture, $"| anything else | {FailureRemedy.Unknown} |\n").ToString();
    }
}

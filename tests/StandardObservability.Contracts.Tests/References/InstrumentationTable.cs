using System.Globalization;
using System.Text;
using StandardObservability.Conventions;

namespace StandardObservability.Contracts.Tests.References;

/// <summary>The table of libraries whose activity sources and meters are collected, from the one list in the code.</summary>
internal static class InstrumentationTable
{
    public static string Create()
    {
        var table = new StringBuilder("| library | version | spans | metrics | EMF metrics | switch |\n|---|---|---|---|---|---|\n");
        foreach (var instrumentation in KnownInstrumentations.All)
        {
            table.Append('|').AppendJoin('|', Row(instrumentation).Select(static c => $" {c} ")).Append("|\n");
        }

        return table.ToString();
    }

    private static string[] Row(Instrumentation of) =>
    [
        of.Library,
        of.Version is null ? of.IsTried ? "this one" : "not read" : of.Version + (of.IsTried ? ", tried" : ", read"),
        List(of.Name == InstrumentationNames.AspNetCore ? ["Microsoft.AspNetCore"] : of.Sources),
        List(of.Meters),
        of.Instruments == 0 ? "none" : of.Instruments.ToString(CultureInfo.InvariantCulture) + (of.IsOffWithEmf ? ", disabled" : string.Empty),
        $"`{of.Name}`",
    ];

    private static string List(IReadOnlyList<string> names) => names.Count == 0 ? "none" : string.Join(", ", names.Select(static n => $"`{n}`"));
}

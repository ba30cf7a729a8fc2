using StandardObservability.Benchmarks.Reporting;

namespace StandardObservability.Benchmarks.Instructions.Groups;

/// <summary>Writing EMF documents.</summary>
internal static class DocumentGroup
{
    private const double Limit = 1.25;

    private static readonly (int Metrics, int Documents)[] Sizes = [(1, 10_000), (10, 5_000), (100, 2_000)];

    public static InstructionGroup Create() => new("Instructions per document of embedded metric format", """
        Documents of 1, 10 and 100 metrics under three dimensions. `floor` writes the same bytes from fragments that were cut out of our own
        document beforehand, with the numbers written in place.
        """)
    {
        Cases = [.. Sizes.SelectMany(static s => (InstructionCase[])[InstructionCase.Theirs(Floor(s.Metrics), s.Documents), InstructionCase.Ours(Ours(s.Metrics), Floor(s.Metrics), s.Documents)])],
        Bars = static costs => Sizes.SelectMany(s => (Bar[])[costs.AtMost(Limit, Ours(s.Metrics), Floor(s.Metrics)), costs.NoBytes(Ours(s.Metrics))]),
    };

    private static string Floor(int metrics) => $"emf-{metrics}-floor";

    private static string Ours(int metrics) => $"emf-{metrics}-ours";
}

using InstructionCounts.Emf;
using InstructionCounts.Export;

namespace InstructionCounts;

/// <summary>Everything that can be counted, by name.</summary>
internal static class Cases
{
    public static ICase Create(string name) => name switch
    {
        "emf-1-floor" => new CachedFragments(1),
        "emf-1-ours" => new EmfDocument(1),
        "emf-10-floor" => new CachedFragments(10),
        "emf-10-ours" => new EmfDocument(10),
        "emf-100-floor" => new CachedFragments(100),
        "emf-100-ours" => new EmfDocument(100),
        _ when name.StartsWith("export-", StringComparison.Ordinal) => new ExportCycle(name["export-".Length..]),
        _ => new CounterCase(name),
    };
}

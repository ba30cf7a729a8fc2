namespace StandardObservability.Benchmarks.StartUp;

/// <summary>A program with its settings.</summary>
/// <param name="Key">Name on the command line and in files.</param>
/// <param name="Name">Name in the results.</param>
/// <param name="Pipeline">Name of the pipeline in the programs of the folder StartUp.</param>
internal sealed record StartVariant(string Key, string Name, string Pipeline)
{
    public StartShape Shape { get; init; }

    public bool UsesOtlp { get; init; }

    public Dictionary<string, string> Variables { get; init; } = [];

    public IReadOnlyList<string> Arguments { get; init; } = [];

    public bool IsAzure => Pipeline == "Azure";

    /// <summary>The variant of the same shape without telemetry.</summary>
    public StartVariant Bare => StartVariants.All.First(v => v.Shape == Shape && v.Pipeline == "Bare");

    /// <summary>The variant of the same shape with which ours is compared.</summary>
    public StartVariant HandWired => StartVariants.All.First(v => v.Shape == Shape && v.Pipeline == "HandWired");
}

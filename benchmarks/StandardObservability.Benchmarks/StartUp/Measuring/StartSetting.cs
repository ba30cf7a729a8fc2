using StandardObservability.Benchmarks.StartUp.Programs;

namespace StandardObservability.Benchmarks.StartUp.Measuring;

/// <summary>How a program is published and what it may use.</summary>
/// <param name="Name">Name in the results.</param>
/// <param name="Kind">How it is published.</param>
/// <param name="IsQuarter">Whether it gets a quarter of a core.</param>
internal sealed record StartSetting(string Name, PublishKind Kind, bool IsQuarter)
{
    public static StartSetting FrameworkDependent { get; } = new("framework-dependent", PublishKind.FrameworkDependent, IsQuarter: false);

    public static StartSetting ReadyToRun { get; } = new("ReadyToRun", PublishKind.ReadyToRun, IsQuarter: false);

    public static StartSetting NativeAot { get; } = new("Native AOT", PublishKind.NativeAot, IsQuarter: false);

    public static StartSetting Quarter { get; } = new("a quarter of a core", PublishKind.FrameworkDependent, IsQuarter: true);

    public static IReadOnlyList<StartSetting> All { get; } = [FrameworkDependent, ReadyToRun, NativeAot, Quarter];

    /// <summary>Azure's distribution is not compared as a native program.</summary>
    public bool Includes(StartVariant variant) => Kind != PublishKind.NativeAot || !variant.IsAzure;
}

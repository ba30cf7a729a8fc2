using Xunit;

namespace Packages.Tests.Contents;

/// <summary>The packages of this repository, each with the packages that it needs. Every user pays for them, so a new one is a decision.</summary>
internal static class PackageNames
{
    private const string Ours = "StandardObservability";

    /// <summary>Names of other packages by the name of ours.</summary>
    public static IReadOnlyDictionary<string, string[]> Needed { get; } = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        [Ours] = ["Microsoft.Extensions.Hosting.Abstractions", "OpenTelemetry.Exporter.OpenTelemetryProtocol", $"{Ours}.Conventions"],
        [$"{Ours}.Analyzers"] = [],
        [$"{Ours}.AspNetCore"] = [Ours, $"{Ours}.Dashboards"],
        [$"{Ours}.Aws"] = ["AWSSDK.Core", Ours],
        [$"{Ours}.Cdk"] = ["Amazon.CDK.Lib", "Constructs", $"{Ours}.Conventions", $"{Ours}.Dashboards"],
        [$"{Ours}.Conventions"] = [],
        [$"{Ours}.Dashboards"] = ["Microsoft.Extensions.DependencyInjection.Abstractions", $"{Ours}.Conventions"],
        [$"{Ours}.Serilog"] = ["Serilog", "Serilog.Extensions.Hosting", "Serilog.Settings.Configuration", Ours],
        [$"{Ours}.Templates"] = [],
        [$"{Ours}.Testing"] = [Ours],
        [$"{Ours}.Tool"] = [],
    };

    /// <summary>All names, for theories.</summary>
    public static TheoryData<string> All => [.. Needed.Keys];

    /// <summary>Those with an assembly to compile against.</summary>
    public static TheoryData<string> Libraries => [.. Needed.Keys.Where(static n => n is not ($"{Ours}.Analyzers" or $"{Ours}.Templates" or $"{Ours}.Tool"))];
}

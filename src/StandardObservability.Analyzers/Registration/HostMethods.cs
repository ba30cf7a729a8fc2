using System;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace StandardObservability.Analyzers.Registration;

/// <summary>The methods that build hosts, register telemetry and bypass the registration.</summary>
internal static class HostMethods
{
    private const string RegistrationAttribute = "ObservabilityRegistrationAttribute";

    private static readonly string[] _hostTypes =
    [
        "Microsoft.AspNetCore.Builder.WebApplication",
        "Microsoft.Extensions.Hosting.Host",
        "Microsoft.AspNetCore.WebHost",
    ];

    /// <summary>Whether the method creates the builder of a host.</summary>
    public static bool CreatesHost(IMethodSymbol method) => method.IsStatic
        && method.Name.StartsWith("Create", StringComparison.Ordinal)
        && method.Name.EndsWith("Builder", StringComparison.Ordinal)
        && Array.IndexOf(_hostTypes, method.ContainingType.ToDisplayString()) >= 0;

    /// <summary>Whether the method has <c>[ObservabilityRegistration]</c>, in this project or in a referenced assembly.</summary>
    public static bool IsRegistration(IMethodSymbol method) => (method.ReducedFrom ?? method).OriginalDefinition.GetAttributes()
        .Any(attribute => string.Equals(attribute.AttributeClass?.Name, RegistrationAttribute, StringComparison.Ordinal));

    /// <summary>What the method does beside the registration, as a message continues after its name, or <see langword="null"/>.</summary>
    public static string? FindBypass(IMethodSymbol method)
    {
        var name = method.Name;
        if (name == "ClearProviders" && IsIn(method, "Microsoft.Extensions.Logging"))
        {
            return "removes the log output";
        }

        if (!IsInOpenTelemetry(method) && !(name.StartsWith("UseAzureMonitor", StringComparison.Ordinal) && IsIn(method, "Azure")))
        {
            return null;
        }

        if (name is "SetSampler" or "SetResourceBuilder")
        {
            return name == "SetSampler" ? "replaces the sampler" : "replaces the identity of the service";
        }

        var addsExporter = name.StartsWith("Add", StringComparison.Ordinal) && name.EndsWith("Exporter", StringComparison.Ordinal);
        var isExporter = addsExporter || name is "UseOtlpExporter" or "UseAzureMonitor";
        return isExporter ? "sends telemetry past the outputs of the standard"
            : name is "CreateTracerProviderBuilder" or "CreateMeterProviderBuilder" ? "builds a second pipeline"
            : null;
    }

    private static bool IsInOpenTelemetry(IMethodSymbol method) =>
        IsIn(method, "OpenTelemetry") || (method.ContainingAssembly?.Name.StartsWith("OpenTelemetry", StringComparison.Ordinal) ?? false);

    private static bool IsIn(IMethodSymbol method, string root)
    {
        var space = method.ContainingNamespace?.ToDisplayString() ?? "";
        return space.StartsWith(root, StringComparison.Ordinal) && (space.Length == root.Length || space[root.Length] == '.');
    }
}

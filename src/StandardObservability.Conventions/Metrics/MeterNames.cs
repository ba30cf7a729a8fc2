using System.Collections.Generic;
using StandardObservability.Conventions.Tracing;

namespace StandardObservability.Conventions.Metrics;

/// <summary>Meters that are collected by default, in groups that can be disabled. The key is one of <see cref="InstrumentationNames"/>.</summary>
internal static class MeterNames
{
    /// <summary>The meter of this library for requests.</summary>
    public const string Requests = "StandardObservability.AspNetCore";

    /// <summary>Meters of every .NET host.</summary>
    /// <remarks>Source: built-in metrics of .NET 10, learn.microsoft.com, "built-in metrics".</remarks>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Host { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        [InstrumentationNames.Runtime] = ["System.Runtime"],
        [InstrumentationNames.HttpClient] = ["System.Net.Http", "System.Net.NameResolution"],
        [InstrumentationNames.AwsSdk] = [ActivitySourceNames.AwsSdk],
    };

    /// <summary>Meters of an ASP.NET Core application.</summary>
    /// <remarks>Source: ASP.NET Core built-in metrics of .NET 10.</remarks>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> AspNetCore { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        [InstrumentationNames.AspNetCore] =
        [
            "Microsoft.AspNetCore.Hosting",
            "Microsoft.AspNetCore.Routing",
            "Microsoft.AspNetCore.Diagnostics",
            "Microsoft.AspNetCore.RateLimiting",
            "Microsoft.AspNetCore.Http.Connections",
            "Microsoft.AspNetCore.Authentication",
            "Microsoft.AspNetCore.Authorization",
            Requests,
        ],
        [InstrumentationNames.Kestrel] = ["Microsoft.AspNetCore.Server.Kestrel"],
    };
}

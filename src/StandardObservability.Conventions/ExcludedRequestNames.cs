namespace StandardObservability.Conventions;

/// <summary>Kinds of requests without telemetry. <c>Observability:ExcludedRequests</c> includes one: <c>StaticFiles=false</c>.</summary>
public static class ExcludedRequestNames
{
    /// <summary>Requests to health checks, and checks that run in the background.</summary>
    public const string HealthChecks = "HealthChecks";

    /// <summary>Files of <c>MapStaticAssets</c> and <c>UseStaticFiles</c>, except HTML pages.</summary>
    public const string StaticFiles = "StaticFiles";

    /// <summary>The connections of Blazor's circuits.</summary>
    public const string BlazorCircuits = "BlazorCircuits";
}

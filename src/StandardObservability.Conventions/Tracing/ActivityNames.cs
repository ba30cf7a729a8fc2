namespace StandardObservability.Conventions.Tracing;

/// <summary>Names under which libraries start activities that this library has to recognize.</summary>
public static class ActivityNames
{
    /// <summary>The server activity of ASP.NET Core.</summary>
    public const string AspNetCoreRequest = "Microsoft.AspNetCore.Hosting.HttpRequestIn";
}

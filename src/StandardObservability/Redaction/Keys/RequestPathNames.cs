namespace StandardObservability.Redaction.Keys;

/// <summary>The names under which ASP.NET Core and Serilog.AspNetCore log the path of a request.</summary>
internal static class RequestPathNames
{
    public static bool Contains(string name) => name is "RequestPath" or "Path";
}
